"""Events that tell the same and are held otherwise: the plan of what happened, the denial of what was claimed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.lexicon.coreference import CoreferenceWords
from timeline.model import Event, Status
from timeline.story.bags import cosine
from timeline.story.days import exact_day

_LIKE = 0.5
"""The cosine of the stems of two lines from which on they tell the same."""

_DAYS = (-1, 0, 1)
_MOST = 50
"""Among the events of a day each is compared with so many, those of most mentions, so that the work stays linear."""


def linked(events: Iterable[Event], words: CoreferenceWords) -> tuple[Event, ...]:
    """The events, with the keys of those that tell the same held otherwise in `related`."""
    found = list(events)
    told = [words.stems(event.headline) for event in found]
    by_day: dict[int, list[int]] = defaultdict(list)
    for place in sorted(range(len(found)), key=lambda one: _name(found[one])):
        day = exact_day(found[place].when)
        if day is not None:
            by_day[day].append(place)
    related: dict[int, list[str]] = defaultdict(list)
    for place, event in enumerate(found):
        if not is_fact(event):
            for other in _near(event, found, by_day):
                if found[other].status != event.status and cosine(told[place], told[other]) >= _LIKE:
                    related[place].append(found[other].key)
                    related[other].append(event.key)
    return tuple(
        replace(event, related=tuple(sorted(set(related[place])))) if place in related else event
        for place, event in enumerate(found)
    )


def _name(event: Event) -> tuple[object, ...]:
    """What the events of a day are sorted by: those of most mentions first, whatever order they came in."""
    return -len(event.mentions), event.headline, event.key


def is_fact(event: Event) -> bool:
    """Whether an event is told as having happened, by the articles or by whom they quote."""
    return event.status in (Status.HAPPENED, Status.REPORTED)


def _near(event: Event, events: Sequence[Event], by_day: dict[int, list[int]]) -> Iterable[int]:
    """The places of other events of the same day and its neighbours."""
    day = exact_day(event.when)
    if day is None:
        return
    for step in _DAYS:
        yield from (place for place in by_day.get(day + step, [])[:_MOST] if events[place] is not event)
