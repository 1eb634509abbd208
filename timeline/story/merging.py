"""Cross-document event coreference: which mentions tell one event.

Mentions are compared where their dates allow it, in rounds: of one window; leads with the day that they may tell; a
straggler with the day beside its own; a coarse date with finer ones inside it. Neither the order of the input nor the
hash seed changes what is joined.
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from timeline.story.grouping import Groups, Odds, Pair, width
from timeline.story.similarity import Cues, likeness

_WORK = 4000
_NEAR = 8
"""Of n mentions that share a stem and may be compared by their dates, each is compared with `_WORK` / n, at least with
`_NEAR` on both sides: the nearest in the order of their content (sorted neighbourhood, Hernández and Stolfo 1995). So
the work grows with n, not with its square."""

_MOST = 20
"""A mention is compared with at most so many: those that share most stems with it."""

_TIMES = 3
"""A group of the day beside is joined to one at least so many times as large: two meetings in one city on two days
that are both told often are two events."""

_STRAGGLERS = 2
"""And it has at most so many mentions."""

_BARE_WORDS = 1
"""A line with at most so many words beside its trigger is bare."""

_WIDE = 0.2
_ENDLESS = 100 * 366
"""The longer a window is, the more events lie in it: the log-odds fall by `_WIDE` times the logarithm of its days."""

_CROWDED = 0.25
"""And the more mentions a window has, by `_CROWDED` times the logarithm of their number; not for a coarse date, which
more often means the day that is told of most."""

_KIN = "="
"""Marks the family of a trigger among stems."""

Days = tuple[int, int]
Window = tuple[int | None, int | None]

_Holders = tuple[list[int], list[int]]
"""Of the mentions that hold a stem the days on which they begin, in order, and their indices."""


@dataclass(frozen=True, slots=True)
class _Round:
    """Which mentions are compared: `days` gives those on which the others' windows begin (`None`: no comparison).

    `fits` decides about a pair, `may` about two groups. `odds` is added to the likeness of a pair: the log-odds that
    two mentions with such dates are one event, before anything else is known of them. In a `mutual` round each of a
    pair finds the other, and it is taken once. A pair has at least `shared` of `stems` in common.
    """

    days: Callable[[Cues], Days | None]
    fits: Callable[[Cues, Cues], bool]
    may: Callable[[Groups, int, int], bool]
    odds: float
    mutual: bool = False
    shared: int = 2


def grouped(cues: Sequence[Cues]) -> list[tuple[int, ...]]:
    """The mentions that tell one event, as indices of `cues`: each in one group, groups and members in input order.

    Mentions without a date stay apart: nothing says when they were.
    """
    order = in_order(cues)
    groups = Groups([cues[index] for index in order])
    index = _Index(groups.cues)
    crowds = _crowds(cues)
    for one in _ROUNDS:
        groups.join(index.pairs(one), _with_prior(one.odds, crowds), one.may)
    return sorted(tuple(sorted(order[member] for member in members)) for members in groups.members.values())


def in_order(cues: Sequence[Cues]) -> list[int]:
    """The indices of mentions by their content, so that their order in the input does not matter; like ones stand
    together."""
    by_line = sorted((one.trigger, sorted(one.words), index) for index, one in enumerate(cues))
    order = []
    for _, alike in groupby(by_line, key=lambda entry: entry[:2]):
        places = [index for *_, index in alike]
        order += sorted(places, key=lambda index: _content(cues[index])) if len(places) > 1 else places
    return order


def _content(one: Cues) -> tuple[object, ...]:
    """What tells mentions with the same words apart."""
    sets = (sorted(some) for some in (one.context, one.place, one.numbers))
    actors = [sorted(name) for name in one.actors]
    ends = (end if end is not None else -math.inf for end in (one.first, one.last))
    return *sets, actors, *ends, one.held, one.lead, one.document, one.sentence, one.kin, one.speech


def stems(one: Cues) -> set[str]:
    """What mentions of one event share at least two of: the trigger counts twice, a kin trigger once."""
    if not one.trigger:
        return set(one.words)
    return {*one.words, one.trigger, _KIN + (one.kin or one.trigger)}


def _with_prior(prior: float, crowds: Mapping[Window, float]) -> Odds:
    def odds(one: Cues, other: Cues) -> float:
        days, others = width(one), width(other)
        found = likeness(one, other) + prior
        if days == others:
            found -= crowds[one.first, one.last]
        if days or others:
            found -= _WIDE * math.log1p(min(max(days, others), _ENDLESS))
        return found

    return odds


def _crowds(cues: Sequence[Cues]) -> dict[Window, float]:
    """How much less likely two mentions of a window are one event for all that is told of it."""
    counts = Counter((one.first, one.last) for one in cues)
    return {window: _CROWDED * math.log(count) for window, count in counts.items()}


def _begin(one: Cues) -> int | None:
    return one.first if one.first is not None else one.last


class _Index:
    """The dated mentions by stem and by how they are held, in the order of the days on which they begin."""

    def __init__(self, cues: Sequence[Cues]) -> None:
        self.cues = cues
        self.stems = [stems(one) for one in cues]
        self.holders: dict[str, dict[str, _Holders]] = defaultdict(lambda: defaultdict(lambda: ([], [])))
        dated = sorted((begin, index) for index, one in enumerate(cues) if (begin := _begin(one)) is not None)
        self.begins = [begin for begin, _ in dated]
        for begin, index in dated:
            holders = self.holders[cues[index].held]
            for stem in self.stems[index]:
                begins, found = holders[stem]
                begins.append(begin)
                found.append(index)

    def pairs(self, one_round: _Round) -> Iterator[Pair]:
        """The pairs that a round compares."""
        for index, one in enumerate(self.cues):
            days = one_round.days(one)
            if days is not None and self._holds(days):
                yield from ((index, other) for other in self._like(index, days, one_round))

    def _holds(self, days: Days) -> bool:
        """Whether a mention begins on one of some days."""
        place = bisect_left(self.begins, days[0])
        return place < len(self.begins) and self.begins[place] <= days[1]

    def _like(self, index: int, days: Days, one_round: _Round) -> list[int]:
        holders = self.holders[self.cues[index].held]
        some = (_on_days(holders[stem], days, index, one_round.mutual) for stem in self.stems[index])
        near = Counter(chain.from_iterable(some))
        near.pop(index, None)
        close = [other for other, shared in near.items() if shared >= one_round.shared]
        found = [other for other in close if one_round.fits(self.cues[index], self.cues[other])]
        return found if len(found) <= _MOST else sorted(found, key=lambda other: (-near[other], other))[:_MOST]


def _on_days(held: _Holders, days: Days, index: int, mutual: bool) -> Sequence[int]:
    """Those that begin on some days; of too many of one day those nearest to a mention, of several days a spread. In a
    mutual round those before the mention will do, for it will be found by the others."""
    begins, found = held
    low, high = bisect_left(begins, days[0]), bisect_right(begins, days[1])
    count = high - low
    near = _NEAR if count <= 2 * _NEAR else max(_NEAR, _WORK // count)
    if days[0] != days[1]:
        return found[low : high : max(1, math.ceil(count / (2 * near)))]
    place = bisect_left(found, index, low, high)
    if count > 2 * near:
        low, high = max(low, place - near), min(high, place + near + 1)
    return found[low : place if mutual else high]


def _is_day(one: Cues) -> bool:
    return one.first is not None and one.first == one.last


# Mentions of one window.


def _own_day(one: Cues) -> Days | None:
    begin = _begin(one)
    return None if begin is None or one.lead else (begin, begin)


def _in_one_window(one: Cues, other: Cues) -> bool:
    return one.first == other.first and one.last == other.last and not other.lead


def _always(groups: Groups, one: int, other: int) -> bool:
    return True


# Leads, which tell of the day of their article or of the day before it.


def _day_and_day_before(one: Cues) -> Days | None:
    return (one.first - 1, one.first) if one.lead and one.first is not None else None


def _on_a_day(one: Cues, other: Cues) -> bool:
    return _is_day(one) and _is_day(other)


def _as_leads(groups: Groups, one: int, other: int) -> bool:
    """Whether a group of leads tells of a day that the other may be of."""
    early, late = sorted(
        (groups.leading[one], groups.leading[other]), key=lambda lead: (lead.first or 0, not lead.lead)
    )
    if early.first is None or late.first is None:
        return False
    return (late.lead and late.first - early.first in (0, 1)) or (early.lead and early.first == late.first)


# Stragglers: another day by a time zone, a night, a report of the day after.


def _day_after(one: Cues) -> Days | None:
    return (one.first + 1, one.first + 1) if _is_day(one) and one.first is not None and not one.lead else None


def _on_a_told_day(one: Cues, other: Cues) -> bool:
    return _is_day(other) and not other.lead


def _as_stragglers(groups: Groups, one: int, other: int) -> bool:
    few, many = sorted((groups.members[one], groups.members[other]), key=len)
    first, second = groups.leading[one].first, groups.leading[other].first
    beside = first is not None and second is not None and abs(first - second) == 1
    if not beside or len(few) > _STRAGGLERS or len(many) < _TIMES * len(few):
        return False
    documents = {groups.cues[member].document for member in many}
    return all(groups.cues[member].document not in documents for member in few)


# Coarse dates, which join finer ones inside them.


def _days_within(one: Cues) -> Days | None:
    return None if one.first is None or one.last is None or _is_day(one) or one.lead else (one.first, one.last)


def _within(one: Cues, other: Cues) -> bool:
    if other.first is None or other.last is None or one.first is None or one.last is None or other.lead:
        return False
    return one.first <= other.first and other.last <= one.last and width(other) < width(one)


def _as_part(groups: Groups, one: int, other: int) -> bool:
    fine, coarse = sorted((groups.leading[one], groups.leading[other]), key=width)
    return _within(coarse, fine) or (coarse.first, coarse.last) == (fine.first, fine.last)


# Bare words ("his death"), which say nothing that could differ and so join the large group of their time.


def _is_bare(one: Cues) -> bool:
    return bool(one.trigger) and not one.speech and len(one.words) <= _BARE_WORDS


def _own_day_if_bare(one: Cues) -> Days | None:
    return _own_day(one) if _is_bare(one) else None


def _days_within_if_bare(one: Cues) -> Days | None:
    return _days_within(one) if _is_bare(one) else None


def _of_one_kind(one: Cues, other: Cues) -> bool:
    same = one.trigger == other.trigger or (one.kin != "" and one.kin == other.kin)
    return same and (_in_one_window(one, other) or _within(one, other))


def _as_bare(groups: Groups, one: int, other: int) -> bool:
    """Whether half of a small group are bare, and the other is large and of its time."""
    few, many = sorted((groups.members[one], groups.members[other]), key=len)
    bare = sum(_is_bare(groups.cues[member]) for member in few)
    return 2 * bare >= len(few) and len(many) >= _TIMES * len(few) and _as_part(groups, one, other)


_ROUNDS = (
    _Round(_own_day, _in_one_window, _always, odds=-3.7, mutual=True),
    _Round(_own_day_if_bare, _of_one_kind, _as_bare, odds=-2.6, shared=1),
    _Round(_day_and_day_before, _on_a_day, _as_leads, odds=-4.5),
    _Round(_day_after, _on_a_told_day, _as_stragglers, odds=-5.0),
    _Round(_days_within, _within, _as_part, odds=-5.0),
    _Round(_days_within_if_bare, _of_one_kind, _as_bare, odds=-3.0, shared=1),
)
"""The rounds in their order, from sure to less sure. The odds were chosen on stories that were read."""
