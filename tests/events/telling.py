"""Short ways to ask what a text tells, for the tests of events."""

import pytest
from _pytest.mark import ParameterSet

from timeline import lang, pipeline
from timeline.calendar import edtf
from timeline.calendar.when import When
from timeline.model import Document, Event, Mention
from timeline.story.consolidation import event_of


def events_in(text: str, date: str | None = "2019-03-14") -> tuple[Mention, ...]:
    """What a news text that was written on a day (by default a Thursday) dates in words."""
    found = pipeline.mentions_of(Document(text, date=date, name="text"), pipeline.Options(kind="news")).mentions
    return tuple(one for one in found if not one.lead)


def event_in(text: str, date: str | None = "2019-03-14") -> Mention:
    """The only event of a text."""
    (event,) = events_in(text, date)
    return event


def as_event(mention: Mention) -> Event:
    """The event that one mention tells."""
    return event_of([mention], lang.coreference_words("en"))


def date_of(event: Mention) -> str:
    """The event's date in EDTF, "" where it has none."""
    return edtf.write(event.when) if isinstance(event.when, When) else ""


def failing(reason: str, *values: object) -> ParameterSet:
    """A case that is known to fail, with what is missing."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))
