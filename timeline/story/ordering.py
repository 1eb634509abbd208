"""The order of events: a total order that respects what is known, whatever order the documents came in."""

from collections.abc import Iterable

from timeline.calendar.when import Ambiguous, Unresolved, When
from timeline.model import Event


def in_time_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Dated events, earliest first; a window before the days inside it ("2023", "Jan 2023", "1 Jan 2023")."""
    return tuple(sorted(events, key=_time_key))


def in_story_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events as their documents tell them: document by document, from its beginning to its end."""
    return tuple(sorted(events, key=_story_key))


def within(event: Event, earliest: When | None, latest: When | None) -> bool:
    """Whether some day of an event can lie between two dates, each of which may be missing."""
    first, last = earliest.first if earliest else None, latest.last if latest else None
    if first is not None and last is not None and last < first:
        return False
    window = When(first, last)
    if isinstance(event.when, When):
        return window.overlaps(event.when)
    if isinstance(event.when, Ambiguous):
        return any(window.overlaps(reading) for reading in event.when.readings)
    bounds = event.when.bounds if isinstance(event.when, Unresolved) else None
    return bounds is None or window.overlaps(bounds)


def _time_key(event: Event) -> tuple[object, ...]:
    assert isinstance(event.when, When)
    return event.when.sort_key(), *_story_key(event)


def _story_key(event: Event) -> tuple[object, ...]:
    """Where the event is first told; then what tells events of one place apart, so that none is left to chance."""
    timex = event.trail.timex
    start = timex.start if timex is not None else event.quotes[0].start if event.quotes else 0
    return min(event.sources, default=0), start, event.headline, event.key, event.status, event.said
