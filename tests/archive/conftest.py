"""Articles are read in the tests' own process, where the parser is loaded once."""

from collections.abc import Iterator

import pytest

from timeline import engines


@pytest.fixture(scope="module", autouse=True)
def _in_this_process() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline.engines.processes.Processes", lambda jobs: engines.engine())
        yield
