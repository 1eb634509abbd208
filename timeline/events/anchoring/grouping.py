"""Which of a word's dates count: one for each event, the finest; of "in 1947 and in 1968" both."""

from dataclasses import replace
from itertools import groupby, pairwise

from timeline.calendar.when import When
from timeline.events.anchoring.anchor import ENTRY, NEW_DATE, Anchor
from timeline.events.anchoring.date_phrase import without_remains
from timeline.events.anchoring.eligibility import is_bare_clock, is_day
from timeline.events.anchoring.eventhood import tells_event
from timeline.lexicon.events import EventWords

_UNKNOWN_DAY = "XXXX-XX-XX"
"""The value of a day that is told and not known: "the next day" where no day stands before it."""

_JOINTS = frozenset(
    {
        ",",
        ";",
        "and",
        "&",
        "again",
        "then",
        "also",
        "once",
        "more",
        "later",
        "both",
        "in",
        "on",
        "at",
        "the",
        "from",
        "between",
    }
)
"""Words between two dates of one event that happened twice: "in October 2009 and again in May 2010"."""


def _parts(anchors: list[Anchor]) -> list[list[Anchor]]:
    """The anchors of one word, parted where it has several dates of one kind with nothing but "and" between them."""
    new = [one for one in anchors if one.relation == NEW_DATE]
    if new and len(new) < len(anchors):
        cover = frozenset[int]().union(*(one.cover for one in anchors))
        return [[replace(one, cover=cover) for one in part] for part in (_rest(anchors, new), new)]
    told = sorted(anchors, key=lambda one: one.timex.start)
    runs: list[list[Anchor]] = [told[:1]]
    for before, after in pairwise(told):
        if _is_another(before, after):
            runs.append([])
        runs[-1].append(after)
    if len(runs) == 1 or not all(map(_is_one, runs)):
        return [anchors]
    cover = frozenset[int]().union(*(one.cover for one in told)) | _between(told)
    return [[replace(one, cover=cover) for one in run] for run in runs]


def _rest(anchors: list[Anchor], apart: list[Anchor]) -> list[Anchor]:
    return [one for one in anchors if one not in apart]


def _is_one(run: list[Anchor]) -> bool:
    """Whether all dates of a run are one, told more and less exactly, or as a range."""
    whens = {one.timex.when for one in run if isinstance(one.timex.when, When) and _is_like(one, run[0])}
    return len(whens) == 1


def _is_another(before: Anchor, after: Anchor) -> bool:
    """Whether a date is a second one of the same event, and not the same date told more exactly."""
    gap = before.tree.tokens[_end(before) : _start(after)]
    words = [one.text.lower() for one in gap]
    joined = bool(words) and set(words) <= _JOINTS and not {",", "and", "&", ";"}.isdisjoint(words)
    apart = before.timex.when != after.timex.when and _is_like(before, after)
    ranged = any(one.timex.begin or one.timex.end_point for one in (before, after))
    return joined and apart and not (ranged and "and" not in words)


def _is_like(one: Anchor, other: Anchor) -> bool:
    """Whether two dates are told as exactly: two years, two days, two times of day."""
    first, second = one.timex.when, other.timex.when
    known = isinstance(first, When) and isinstance(second, When)
    if known and isinstance(first, When) and isinstance(second, When) and (first.lasting or second.lasting):
        return True
    return (
        known
        and isinstance(first, When)
        and isinstance(second, When)
        and first.precision == second.precision
        and is_bare_clock(one.timex) == is_bare_clock(other.timex)
    )


def _start(anchor: Anchor) -> int:
    return anchor.tree.within(anchor.timex.start, anchor.timex.end)[0].index


def _end(anchor: Anchor) -> int:
    return anchor.tree.within(anchor.timex.start, anchor.timex.end)[-1].index + 1


def _between(told: list[Anchor]) -> frozenset[int]:
    """The words between several dates of one event."""
    places = (place for one, other in pairwise(told) for place in range(_end(one), _start(other)))
    return frozenset(place for place in places if told[0].tree.tokens[place].text.lower() in _JOINTS)


def one_each(anchors: list[Anchor], words: EventWords, *, personal: bool) -> list[Anchor]:
    """One anchor for each dated word of a sentence, and for each of several dates that it has, in the order of their
    expressions."""
    groups = groupby(sorted(anchors, key=governor_index), key=governor_index)
    told = (_one_anchor(part) for _, group in groups for part in _parts(list(group)))
    return sorted((one for one in told if tells_event(one, words, personal=personal)), key=lambda one: one.timex.start)


def governor_index(anchor: Anchor) -> int:
    """The place of the dated word, -1 where a sentence has none."""
    return -1 if anchor.governor is None else anchor.governor.index


def _one_anchor(anchors: list[Anchor]) -> Anchor:
    """One anchor for all expressions of one governor: the finest date counts, and none of them stays in the line.

    A time of day beside a day takes its place on that day.
    """
    told = [one for one in anchors if one.timex.type != "DURATION"] or anchors
    cover = frozenset[int]().union(*(one.cover for one in told))
    days = [one for one in anchors if is_day(one.timex)]
    clocks = _without_ends([one for one in anchors if is_bare_clock(one.timex)])
    unknown = [one for one in anchors if one.timex.value == _UNKNOWN_DAY]
    if unknown and clocks:
        return without_remains(replace(unknown[0], cover=cover))
    if len(days) == 1 and len(clocks) == 1:
        return without_remains(replace(clocks[0], cover=cover, day=days[0].timex))
    return without_remains(replace(max(anchors, key=_fineness), cover=cover))


def _without_ends(clocks: list[Anchor]) -> list[Anchor]:
    """The times of day without those that only end a window of two: "between 1:30 and 4 p.m."."""
    window = len(clocks) > 1 and all(one.timex.begin and one.timex.when == clocks[0].timex.when for one in clocks)
    return clocks[:1] if window else clocks


def _fineness(anchor: Anchor) -> tuple[bool, int, bool, bool, int]:
    """Which of a word's dates counts: the finest, and of two days the one that hangs on the word itself."""
    when = anchor.timex.when
    dated = isinstance(when, When)
    precision = when.precision if isinstance(when, When) else 0
    return dated, precision, not anchor.signal, not _is_of_occasion(anchor), -anchor.timex.start


def _is_of_occasion(anchor: Anchor) -> bool:
    """Whether a day stands inside what came before or after: "after weeks of talks on Monday, they met on Tuesday"."""
    if anchor.relation == ENTRY:
        return False  # the date above a list stands in none of its sentences
    day = anchor.tree.within(anchor.timex.start, anchor.timex.end)[-1]
    path = [one for one in anchor.tree.path_up(day) if one.tag != "CD"]
    above = path[: path.index(anchor.governor)] if anchor.governor in path else []
    return any(one.tag == "IN" and one.text.lower() in ("after", "before", "following") for one in above[3:])
