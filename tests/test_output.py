"""`output/` is what the README's first command makes from `seeds/`, today."""

import re
import shlex
from pathlib import Path

import pytest

from timeline.cli import main

ROOT = Path(__file__).parents[1]
COMMAND = next(line for line in (ROOT / "README.md").read_text("utf-8").splitlines() if line.startswith("python3 -m "))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the command writes, when it is run beside a copy of the seeds."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "output").mkdir()
    (folder / "seeds").symlink_to(ROOT / "seeds")
    words = shlex.split(COMMAND.rpartition("&&")[2])
    assert words[0] == ".venv/bin/timeline"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("COLUMNS", "80")
        assert main(words[1:]) == 0
    return folder / "output"


def test_the_list_is_up_to_date(made: Path) -> None:
    assert (made / "timeline.txt").read_text("utf-8") == (ROOT / "output" / "timeline.txt").read_text("utf-8")


def test_the_picture_is_up_to_date(made: Path) -> None:
    """Pixel for pixel, but for the edges of letters, which another version of matplotlib may shade otherwise."""
    from matplotlib import image

    today, kept = (image.imread(str(folder / "timeline.png")) for folder in (made, ROOT / "output"))
    assert today.shape == kept.shape
    assert abs(today - kept).mean() < 0.002


def test_nothing_else_is_kept_there() -> None:
    assert {path.name for path in (ROOT / "output").iterdir()} == set(re.findall(r"output/([\w.]+)", COMMAND))
