"""Read news, date the events it tells, put them in order, and show them.

>>> import timeline
>>> article = timeline.Document("The bridge was opened in May 1932.", name="bridge")
>>> timeline.tag(article.text)[0].value
'1932-05'

The public names are those of `__all__`. Each is loaded when it is first used, so that `import timeline` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.api import Timeline, build, date_events, extract, merge_events, read, replay, tag
    from timeline.calendar.when import When
    from timeline.errors import TimelineError
    from timeline.model import Document, Event, Quote, Status, Timex

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Event",
    "Quote",
    "Status",
    "Timeline",
    "TimelineError",
    "Timex",
    "When",
    "build",
    "date_events",
    "extract",
    "merge_events",
    "read",
    "replay",
    "tag",
]

_HOMES = {
    "timeline.api": ("Timeline", "build", "date_events", "extract", "merge_events", "read", "replay", "tag"),
    "timeline.errors": ("TimelineError",),
    "timeline.model": ("Document", "Event", "Quote", "Status", "Timex"),
    "timeline.calendar.when": ("When",),
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            value: object = getattr(import_module(home), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'timeline' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
