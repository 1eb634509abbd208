"""TimelineJS (version 3) JSON: a slide for each dated event, with its quote and a link to the source.

TimelineJS shows texts as HTML, so all that a source says is escaped here. Dates are shown in our words
(`display_date`), since a month or a decade would show as its first day.
"""

from collections.abc import Mapping
from html import escape
from typing import Any, BinaryIO

from timeline.calendar import civil
from timeline.calendar.when import Precision, When
from timeline.model import Event, Timeline
from timeline.writers import labels
from timeline.writers.eventhtml import source_html
from timeline.writers.javascript import datable
from timeline.writers.json import encoded
from timeline.writers.omissions import say_left_out
from timeline.writers.options import WriteOptions


def write(timeline: Timeline, stream: BinaryIO, options: WriteOptions) -> None:
    """Write the JSON. Events without a date are left out, which is said once."""
    shown = datable(timeline)
    title = {"headline": escape(labels.title(timeline, options.title)), "text": escape(labels.summary(timeline))}
    said_in = {source.name: source_html(source) for source in timeline.documents}
    value = {"title": {"text": title}, "events": [_slide(*one, said_in) for one in shown]}
    stream.write(encoded(value, indent=2))
    say_left_out(options, len(timeline.events) + len(timeline.undated) - len(shown), "TimelineJS needs a date")


def _slide(event: Event, when: When, first: int, said_in: Mapping[str, str]) -> dict[str, Any]:
    slide: dict[str, Any] = {"start_date": _date(first, when, 0)}
    if when.last is not None and when.last > first:
        slide["end_date"] = _date(when.last, when, 1)
    slide["display_date"] = escape(labels.date_label(when))
    slide["text"] = {"headline": escape(labels.headline(event)), "text": _text(event, said_in)}
    return slide


def _date(day: int, when: When, end: int) -> dict[str, int]:
    year, month, number = civil.date_of(day)
    date = {"year": year, "month": month, "day": number}
    if when.minutes is not None and when.precision >= Precision.HOUR:
        date |= {"hour": when.minutes[end] // 60, "minute": when.minutes[end] % 60}
    return date


def _text(event: Event, said_in: Mapping[str, str]) -> str:
    """The first quote and where it stands, as HTML."""
    if not event.quotes:
        return ""
    quote = event.quotes[0]
    place = f", {escape(labels.clean(quote.place))}" if quote.place else ""
    source = (said_in.get(quote.document) or escape(labels.clean(quote.document))) + place
    return f"<p>{escape(labels.clean(quote.text))}</p><p>{source}</p>"
