"""What a reader may ask of any writer; each writer heeds what its format can show."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

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
