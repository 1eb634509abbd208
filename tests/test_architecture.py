"""ARCHITECTURE.md names rooms and modules that there are, and leaves out no room."""

import re
from pathlib import Path

import pytest

from timeline import api

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "timeline"
ROWS = re.findall(
    r"^\| `([\w/]+?)/?`(?:, [^|]*)? \| (.*) \|$", (ROOT / "ARCHITECTURE.md").read_text("utf-8"), re.MULTILINE
)
NAMES = {path.stem for path in PACKAGE.rglob("*") if path.suffix in (".py", "")}


@pytest.mark.parametrize(("room", "text"), ROWS)
def test_what_a_row_names_is_there(room: str, text: str) -> None:
    assert (PACKAGE / room).is_dir() or (PACKAGE / f"{room}.py").is_file()
    public = set(vars(api)) | set(vars(api.Timeline))
    assert set(re.findall(r"`([a-z_]+)`", text)) <= NAMES | public


def test_every_room_has_a_row() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert rooms <= {room.split("/")[0] for room, _ in ROWS}
