"""The text form of timeline summarisation (the tilse toolkit, the Timeline17 and Crisis data): dates with sentences.

A line with the day, the sentences told of it, a line of dashes. The sentences are those of the sources, since the field
scores them against summaries. It has days only: an event stands on its day, or on the first of those it lasts.
"""

import re
from itertools import groupby
from typing import BinaryIO

from timeline.calendar import civil
from timeline.calendar.when import When
from timeline.model import Event, Timeline
from timeline.writers import labels
from timeline.writers.omissions import say_left_out
from timeline.writers.options import WriteOptions

_DASHES = "-" * 32
_MARKER = re.compile(r"-+|[0-9]{4}-[0-9]{2}-[0-9]{2}")


def write(timeline: Timeline, stream: BinaryIO, options: WriteOptions) -> None:
    """Write UTF-8. Events whose day is not known are left out, which is said once."""
    shown = [(day, event) for event in timeline.events if (day := _day(event)) is not None]
    for day, told in groupby(shown, key=lambda item: item[0]):
        sentences = dict.fromkeys(_sentence(event) for _, event in told)
        stream.write("\n".join((civil.iso(day), *sentences, _DASHES, "")).encode("utf-8"))
    say_left_out(options, len(timeline.events) + len(timeline.undated) - len(shown), "the tilse form needs a day")


def _day(event: Event) -> int | None:
    """The day of an event, or the first of those it lasts, in a year of four digits."""
    when = event.when
    if not isinstance(when, When) or when.first is None or not 1 <= civil.date_of(when.first)[0] <= 9999:
        return None
    return when.first if when.lasting or when.first == when.last else None


def _sentence(event: Event) -> str:
    words = labels.clean(event.quotes[0].text) if event.quotes else ""
    sentence = words or labels.headline(event)
    return f"“{sentence}”" if _MARKER.fullmatch(sentence) else sentence
