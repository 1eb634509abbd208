"""Which events are shown: the ones that matter, each once, with no day drowned by another."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from timeline.calendar.when import When
from timeline.lexicon.coreference import CoreferenceWords
from timeline.model import Event, Status
from timeline.story.bags import bag, cosine
from timeline.story.cues import cues_of
from timeline.story.days import exact_day
from timeline.story.lines import is_bare, is_only_lead
from timeline.story.links import is_fact
from timeline.story.similarity import Cues, tell_one_kind

_SHOWN_WHOLE = 40
"""A story of so many events is shown whole, as is that of one article."""

_FEWEST, _MOST = 20, 40
"""Of a longer story so many events are shown: twice the root of their number, between these."""

_LEAST = 0.38
"""The salience below which nothing is a key event, however few there are: debris, asides, what lies off the story."""

_FIT = 0.3
"""The confidence below which a line is not shown: of the lines that were read one in five below it was good."""

_FEW = 10
"""Of a story of so few events every line is shown: a person reads them all."""

_PER_DAY, _SHARE_OF_DAY = 3, 0.15
"""So many events of one day, or this share of all that are shown: a story of one day may tell it in full."""

_LIKE, _NEAR_LIKE, _NEAR = 0.6, 0.45, 3
"""Lines that share so much (cosine of stems) are told once; those within so many days of each other with less."""

_HELD_BY, _INSIDE = 0.2, 0.75
"""A line is told already where so large a share of its stems stands in so large a share of another's mentions."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which events to show: so many (`top`), at most so many of one day (`per_day`), or `everything`.

    Without any of them a long story shows its key events.
    """

    top: int | None = None
    per_day: int | None = None
    everything: bool = False


def selected(events: Iterable[Event], choice: Choice, words: CoreferenceWords, documents: int = 0) -> tuple[Event, ...]:
    """The events with `selected` set; `documents` is the number of articles that they come from."""
    found = list(events)
    most = _number(len(found), choice, documents)
    if most is None:
        whole = choice.everything or len(found) <= _FEW
        return tuple(replace(event, selected=whole or _is_fit(event)) for event in found)
    per_day = choice.per_day or max(_PER_DAY, round(_SHARE_OF_DAY * most))
    kept = _Kept(found, words, per_day).first(most)
    return tuple(replace(event, selected=place in kept) for place, event in enumerate(found))


def _number(events: int, choice: Choice, documents: int) -> int | None:
    """How many events to show, `None` for all."""
    if choice.everything:
        return None
    if choice.top is not None:
        return choice.top
    if choice.per_day is not None:
        return events
    if events <= _SHOWN_WHOLE or documents == 1:
        return None
    return max(_FEWEST, min(_MOST, round(2 * math.sqrt(events))))


@dataclass(slots=True)
class _Kept:
    """The events that are shown so far, by their places; `cues` are those of each one's line, `lines` and `cores` the
    stems of the line and of what its mentions share."""

    events: Sequence[Event]
    words: CoreferenceWords
    per_day: int
    cues: dict[int, Cues] = field(default_factory=dict)
    lines: dict[int, frozenset[str]] = field(default_factory=dict)
    cores: dict[int, frozenset[str]] = field(default_factory=dict)
    on_day: Counter[object] = field(default_factory=Counter)

    def first(self, most: int) -> set[int]:
        """The places of so many events: by rank, without those that repeat one shown already."""
        facts = _facts(self.events)
        for place in sorted(range(len(self.events)), key=lambda one: (_rank(self.events[one]), one)):
            if len(self.lines) == most:
                break
            event = self.events[place]
            if not _is_fit(event) or (event.rank and event.salience < _LEAST):
                continue
            self._add(facts.get(place, place))
        return set(self.lines)

    def _add(self, place: int) -> None:
        event = self.events[place]
        cues, told, day = _cues(event, self.words), self.words.stems(event.headline), _day(event)
        most = 1 if is_bare(event) else self.per_day
        full = day is not None and self.on_day[day] >= most
        if full or place in self.lines or any(self._repeats(event, cues, told, other) for other in self.lines):
            return
        self.cues[place], self.lines[place] = cues, told
        self.cores[place] = _core(event, self.words)
        self.on_day[day] += 1

    def _repeats(self, event: Event, cues: Cues, told: frozenset[str], other: int) -> bool:
        """Whether an event would tell once more what another tells; a plan and what came of it on another day are
        two."""
        if cues.negated != self.cues[other].negated:
            return False
        if tell_one_kind(cues, self.cues[other]):
            return True
        near = _near(event, self.events[other]) or is_only_lead(event)
        if _is_plan(event) != _is_plan(self.events[other]) and not near:
            return False
        inside = bool(told) and len(told & self.cores[other]) >= _INSIDE * len(told)
        return cosine(told, self.lines[other]) > (_NEAR_LIKE if near else _LIKE) or (near and inside)


def _is_fit(event: Event) -> bool:
    return event.confidence >= _FIT


def _rank(event: Event) -> tuple[bool, int, float]:
    """What events are taken by: their rank, and those that were saved without one by their salience."""
    return not event.rank, event.rank, -event.salience


def _cues(event: Event, words: CoreferenceWords) -> Cues:
    """What is compared of an event's line; nothing of one that was saved without its mentions."""
    return cues_of(event.mentions[0], words) if event.mentions else Cues()


def _core(event: Event, words: CoreferenceWords) -> frozenset[str]:
    """The stems that many of an event's mentions hold."""
    lines = [words.stems(one.headline) for one in event.mentions] or [words.stems(event.headline)]
    return frozenset(stem for stem, count in bag(lines).items() if count >= _HELD_BY * len(lines))


def _facts(events: Sequence[Event]) -> Mapping[int, int]:
    """For each plan that came true the place of what came of it: that is shown in its place."""
    keys = {event.key: place for place, event in enumerate(events) if event.key}
    found = {}
    for place, event in enumerate(events):
        places = [keys[key] for key in event.related if key in keys] if _is_plan(event) else []
        facts = [one for one in places if is_fact(events[one])]
        if facts:
            found[place] = min(facts, key=lambda one: (events[one].rank, one))
    return found


def _is_plan(event: Event) -> bool:
    return event.status == Status.PLANNED


def _near(event: Event, other: Event) -> bool:
    """Whether two events are within a few days of each other, or one of them has no exact day."""
    one, two = exact_day(event.when), exact_day(other.when)
    return one is None or two is None or abs(one - two) <= _NEAR


def _day(event: Event) -> object:
    """What counts as the day of an event: its day, or else its window."""
    day = exact_day(event.when)
    if day is not None or not isinstance(event.when, When):
        return day
    return event.when.first, event.when.last
