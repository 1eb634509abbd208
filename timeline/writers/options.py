"""What a reader may ask of any writer; each writer heeds what its format can show."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from timeline.errors import UsageError, nearest

Theme = Literal["light", "dark"]
ColorBy = Literal["", "source", "status", "place"]
Scale = Literal["time", "even"]


def _ignore(message: str) -> None:
    """Drop a warning: what a caller gets who does not ask for them."""


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """How a timeline is to be written.

    `title` replaces the timeline's own. `width` is in character cells for text (0: one line an event, `None`: 80) and
    in pixels for pictures (`None`: as wide as the words need). `color` and `ascii` are for terminals. `dpi` is a
    picture's dots per inch, `columns` its number of columns (`None`: by size), `max_labels` how many events are named,
    `all_labels` names all. `color_by` groups marks by colour and shape. `scale` "even" spaces rows evenly and says so.
    `explain` adds to each event its quote, rule and assumptions. `warn` is called with one line for each thing that
    could not be shown as it is.
    """

    title: str = ""
    width: int | None = None
    color: bool = False
    ascii: bool = False
    theme: Theme = "light"
    dpi: int = 160
    columns: int | None = None
    all_labels: bool = False
    max_labels: int = 60
    color_by: ColorBy = ""
    scale: Scale = "time"
    explain: bool = False
    warn: Callable[[str], None] = _ignore


_LEAST = {"width": 0, "dpi": 10, "columns": 1, "max_labels": 0}
_MOST = {"width": 20_000, "dpi": 1200, "columns": 20, "max_labels": 100_000}


def options_of(given: Mapping[str, Any]) -> WriteOptions:
    """The options of some keywords. Raises `UsageError` for a name or a value that there is not."""
    known = [field.name for field in fields(WriteOptions)]
    for name, value in given.items():
        if name not in known:
            raise UsageError(f"{name!r} is no option of a writer{nearest(name, known)}; there are {', '.join(known)}")
        if wanted := _wanted(name, value):
            raise UsageError(f"{name} must be {wanted}, not {value!r}")
    return WriteOptions(**given)


def _wanted(name: str, value: object) -> str:
    """What an option must be, "" where it is that."""
    words = get_args({"theme": Theme, "color_by": ColorBy, "scale": Scale}.get(name))
    if words:
        return "" if value in words else f"one of {', '.join(map(repr, words))}"
    if name in _LEAST:
        empty = value is None and name in {"width", "columns"}
        fits = isinstance(value, int) and not isinstance(value, bool) and _LEAST[name] <= value <= _MOST[name]
        return "" if empty or fits else f"a whole number from {_LEAST[name]} to {_MOST[name]}"
    if name == "title":
        return "" if isinstance(value, str) else "text"
    return "" if name == "warn" or isinstance(value, bool) else "True or False"
