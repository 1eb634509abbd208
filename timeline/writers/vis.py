"""Items for vis-timeline: a JSON list to give to `new vis.DataSet(items)`.

vis-timeline shows `content` as HTML, so all that a source says is escaped here. A duration is a `range`; any other date
is a `point` at its first day, since a box as wide as a month would say that the event lasted a month.
"""

from html import escape
from typing import Any, BinaryIO

from timeline.calendar import civil
from timeline.calendar.when import Precision, When
from timeline.model import Event, Timeline
from timeline.writers import labels
from timeline.writers.javascript import datable
from timeline.writers.json import encoded
from timeline.writers.omissions import say_left_out
from timeline.writers.options import WriteOptions


def write(timeline: Timeline, stream: BinaryIO, options: WriteOptions) -> None:
    """Write the items. Events without a date are left out, which is said once."""
    shown = datable(timeline)
    stream.write(encoded([_item(number, *one) for number, one in enumerate(shown, 1)], indent=2))
    say_left_out(options, len(timeline.events) + len(timeline.undated) - len(shown), "vis-timeline needs a date")


def moment(day: int, minute: int = 0) -> str:
    """A local moment as JavaScript reads it; years beyond four digits have a sign and six digits (ECMA-262)."""
    year, month, number = civil.date_of(day)
    digits = f"{year:04d}" if 0 <= year <= 9999 else f"{year:+07d}"
    return f"{digits}-{month:02d}-{number:02d}T{minute // 60:02d}:{minute % 60:02d}:00"


def _item(number: int, event: Event, when: When, first: int) -> dict[str, Any]:
    timed = when.minutes is not None and when.precision >= Precision.HOUR
    item = {
        "id": number,
        "content": escape(labels.headline(event)),
        "start": moment(first, when.minutes[0] if timed and when.minutes else 0),
        "type": "point",
        "title": escape(f"{labels.date_label(when)}: {labels.headline(event)}"),
        "className": str(event.status),
    }
    if when.lasting and when.first is not None and when.last is not None:
        item |= {"type": "range", "end": moment(when.last + 1)}
    return item
