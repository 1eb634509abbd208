"""What the forms that JavaScript reads share: which events its dates can hold."""

from timeline.calendar.when import When
from timeline.model import Event, Timeline

MAX_YEAR = 270_000
"""JavaScript's dates end a little later (ECMA-262, "Time Values and Time Range": 100 million days around 1970)."""


def datable(timeline: Timeline) -> list[tuple[Event, When, int]]:
    """The events whose date JavaScript can hold, in order, each with that date and its first known day."""
    dated = ((event, event.when) for event in timeline.events if isinstance(event.when, When))
    known = ((event, when, when.first_known, when.year) for event, when in dated)
    return [
        (event, when, first)
        for event, when, first, year in known
        if first is not None and year is not None and abs(year) <= MAX_YEAR
    ]
