"""iCalendar (RFC 5545): an all-day event for each day or stretch of days. The `icalendar` library folds and escapes.

A calendar has days only. What is known to the week or month becomes a stretch that says so in its title; what is
coarser, open at an end, or before year 1 or after 9999 has no place in it and is left out, which is said once.
"""

import datetime
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO

from timeline.calendar.when import When
from timeline.model import Event, Status, Timeline
from timeline.writers import labels
from timeline.writers.eventhtml import is_web_address
from timeline.writers.omissions import say_left_out
from timeline.writers.options import WriteOptions

if TYPE_CHECKING:
    import icalendar

MAX_VAGUE_DAYS = 31
"""A vaguer date than a month would fill a calendar with what happened on one day of it."""

_STAMP = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
"""RFC 5545 wants a time stamp; the clock's would make other bytes at every run."""

_TENTATIVE = {Status.PLANNED, Status.PROPOSED, Status.HYPOTHETICAL}


@dataclass(frozen=True, slots=True)
class _Sources:
    """The sources by number: how each is worded, and the web addresses of those that have one."""

    lines: dict[int, str]
    links: dict[int, str]

    @staticmethod
    def of(timeline: Timeline) -> "_Sources":
        links = {source.number: source.url for source in timeline.documents if is_web_address(source.url)}
        return _Sources(dict(labels.source_lines(timeline)), links)


def write(timeline: Timeline, stream: BinaryIO, options: WriteOptions) -> None:
    """Write a calendar. The same event has the same UID in every run, so that importing it again changes nothing."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//timeline//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", labels.title(timeline, options.title))
    shown = [(event, span) for event in timeline.events if (span := days(event)) is not None]
    known = _Sources.of(timeline)
    for event, span in shown:
        calendar.add_component(_entry(event, span, known))
    stream.write(calendar.to_ical())
    say_left_out(
        options,
        len(timeline.events) + len(timeline.undated) - len(shown),
        "a calendar has no place for a vague, open or missing date",
    )


def days(event: Event) -> tuple[datetime.date, datetime.date] | None:
    """The first day and the day after the last; `None` for what a calendar cannot hold."""
    when = event.when
    if not isinstance(when, When) or when.first is None or when.last is None:
        return None
    if not when.lasting and when.last - when.first >= MAX_VAGUE_DAYS:
        return None
    if when.first < 1 or when.last >= datetime.date.max.toordinal():
        return None
    return datetime.date.fromordinal(when.first), datetime.date.fromordinal(when.last + 1)


def _entry(event: Event, span: tuple[datetime.date, datetime.date], known: _Sources) -> "icalendar.Event":
    import icalendar

    entry = icalendar.Event()
    entry.add("uid", f"{_identity(event)}@timeline")
    entry.add("dtstamp", _STAMP)
    entry.add("dtstart", span[0])
    entry.add("dtend", span[1])
    entry.add("summary", _summary(event))
    entry.add("description", _description(event, known))
    entry.add("status", "TENTATIVE" if event.status in _TENTATIVE else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    if event.place:
        entry.add("location", labels.clean(event.place))
    link = next((known.links[number] for number in event.sources if number in known.links), "")
    if link:
        entry.add("url", link)
    return entry


def _identity(event: Event) -> str:
    words = event.key or f"{event.headline}\n{event.said}"
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _summary(event: Event) -> str:
    """The headline; with the date as it is known, where that is not just the day."""
    assert isinstance(event.when, When)
    words = labels.headline(event)
    return words if event.when.is_exact or event.when.lasting else f"{words} ({labels.date_label(event.when)})"


def _description(event: Event, known: _Sources) -> str:
    assert isinstance(event.when, When)
    lines = [labels.date_label(event.when), *(f"“{labels.clean(quote.text)}”" for quote in event.quotes)]
    sources = (f"[{number}] {known.lines[number]}" for number in event.sources if number in known.lines)
    return "\n".join([*lines, *sources])
