"""The years of a chronicle: its entries follow each other in time, so what one of them tells binds its neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.calendar import edtf
from timeline.calendar.when import When
from timeline.events.anchoring.anchor import Anchor
from timeline.events.timing.tense import Redirect, side_of_anchor
from timeline.lexicon.events import EventWords
from timeline.model import Timex

_MARKS = frozenset({"-", "--", "–", "—", ":"})
"""What stands behind the date that opens an entry."""

_FEWEST = 3
"""Entries that make a chronicle."""

_NOTE = "The entries around it follow each other in time, which tells its year."

_LEADING = 2
"""Tokens: a date that begins before opens its entry, also behind a bullet."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading of an entry's date: its first day, and how many days it lies from the day of writing."""

    timex: Timex
    day: int
    distance: int


@dataclass(frozen=True, slots=True)
class _Chain:
    """The reading of an entry behind those of the entries before it; `cost` is the sum of their distances."""

    reading: _Reading
    cost: int
    before: "_Chain | None" = None

    def readings(self) -> list[_Reading]:
        """All readings of the chain, from the first entry on."""
        found, chain = [self.reading], self.before
        while chain is not None:
            found.append(chain.reading)
            chain = chain.before
        return found[::-1]


def in_order(told: list[list[Anchor]], words: EventWords, redirect: Redirect) -> list[list[Anchor]]:
    """The anchors of a document's trees, the opening dates of a chronicle in one order, up or down.

    An entry whose tense does not tell its year ("April 22 - the rig sinks") gets the year that keeps the order; of all
    orders that of the days nearest to the day of writing, taken together.
    """
    entries = [place for place, some in enumerate(told) if some and _opens_entry(some[0])]
    if len(entries) < _FEWEST:
        return told
    readings = [_readings(told[place][0], words, redirect) for place in entries]
    chains = [chain for step in (1, -1) if (chain := _nearest(readings, step)) is not None]
    if not chains:
        return told
    best = min(chains, key=lambda chain: chain.cost)
    for place, reading in zip(entries, best.readings(), strict=True):
        told[place][0] = _moved(told[place][0], reading.timex)
    return told


def _moved(anchor: Anchor, timex: Timex) -> Anchor:
    return anchor if timex.when == anchor.timex.when else replace(anchor, timex=timex, note=_NOTE)


def _opens_entry(anchor: Anchor) -> bool:
    """Whether a date opens its sentence, with a mark behind it: "April 22 - the rig sinks"."""
    dated = isinstance(anchor.timex.when, When) and anchor.timex.when.first is not None
    if anchor.timex.start < max(anchor.tree.sentence.entry, anchor.tree.sentence.start):
        return dated
    tokens = anchor.tree.within(anchor.timex.start, anchor.timex.end)
    behind = anchor.tree.tokens[tokens[-1].index + 1 : tokens[-1].index + 2]
    return dated and tokens[0].index < _LEADING and any(one.text in _MARKS for one in behind)


def _readings(anchor: Anchor, words: EventWords, redirect: Redirect) -> list[_Reading]:
    """The date of an entry as it stands, and on both sides of the day of writing where its tense does not tell."""
    timex = anchor.timex
    told = not timex.reference or side_of_anchor(anchor, words) in ("past", "future")
    sides = [timex] if told else [timex, redirect(timex, "before"), redirect(timex, "after")]
    written = edtf.parse(timex.reference).first if timex.reference else None
    firsts = ((one, one.when.first) for one in sides if isinstance(one.when, When))
    return [
        _Reading(one, day, abs(day - written) if written is not None and not told else 0)
        for one, day in firsts
        if day is not None
    ]


def _nearest(readings: Sequence[Sequence[_Reading]], step: int) -> _Chain | None:
    """The cheapest chain with one reading of each entry, each in order after the one before; `None` where there is no
    such chain."""
    chains = [_Chain(one, one.distance) for one in readings[0]]
    for choices in readings[1:]:
        chains = [chain for one in choices if (chain := _longer(chains, one, step)) is not None]
    return min(chains, key=lambda chain: chain.cost, default=None)


def _longer(chains: Sequence[_Chain], reading: _Reading, step: int) -> _Chain | None:
    """The cheapest of some chains that a reading can follow, with it at its end."""
    fitting = [chain for chain in chains if (reading.day - chain.reading.day) * step >= 0]
    best = min(fitting, key=lambda chain: chain.cost, default=None)
    return None if best is None else _Chain(reading, best.cost + reading.distance, best)
