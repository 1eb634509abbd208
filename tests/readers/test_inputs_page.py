import doctest
from pathlib import Path

import pytest

from timeline.readers.kinds import SUFFIXES

PAGE = Path(__file__).parents[2] / "docs" / "inputs.md"


@pytest.mark.slow
def test_the_examples_do_what_they_say() -> None:
    tried = doctest.testfile(str(PAGE), module_relative=False)
    assert tried.attempted
    assert not tried.failed


def test_the_page_lists_every_suffix() -> None:
    text = PAGE.read_text("utf-8")
    assert [suffix for suffix in SUFFIXES if f"`{suffix}`" not in text] == []
