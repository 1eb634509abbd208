"""Dates that stand alone above a part of a text, or at the head of an entry: they tell the year of what follows."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from timeline.calendar.meaning import Clock, DayPart, Partial, TimeMention
from timeline.calendar.when import Precision, When
from timeline.model import Frame
from timeline.tagging.engine import recognise
from timeline.tagging.language import Language

_MARKS = " \t:–—-|#*.[]()•"

FRAME = "the heading above it"
"""The origin of a date that is seen from the one that stands above it."""


def read_alone(
    text: str, mentions: Sequence[TimeMention], spans: Sequence[Frame], language: Language
) -> tuple[TimeMention, ...]:
    """The mentions of a text, those in headings and heads of entries read as if nothing stood around them: no word
    behind "1940 Soldiers march" or line before it says what "1940" is."""
    if not spans:
        return tuple(mentions)
    starts = [one.start for one in spans]
    apart = [one for one in mentions if not _is_inside(one.start, spans, starts)]
    tenses = {one.start: one.tense for one in mentions}
    alone = [
        replace(one, start=one.start + at.start, end=one.end + at.start, tense=tenses.get(one.start + at.start, ""))
        for at in spans
        for one in recognise(text[at.start : at.end].rstrip(_MARKS) + ":", language)
    ]
    return tuple(sorted((*apart, *alone), key=lambda one: one.start))


def _is_inside(place: int, spans: Sequence[Frame], starts: Sequence[int]) -> bool:
    before = bisect_right(starts, place) - 1
    return before >= 0 and place < spans[before].end


@dataclass(slots=True)
class Frames:
    """The dates that stand over the place that a text is read at, the coarsest first, each with how far it holds;
    `spans` are the headings and the heads of entries, in the order of the text."""

    spans: Sequence[Frame] = ()
    over: list[tuple[When, int]] = field(default_factory=list)
    _next: int = 0

    def hold_all(self, mentions: Iterable[TimeMention]) -> list[TimeMention]:
        """The mentions that stand in headings or at the heads of entries."""
        starts = [one.start for one in self.spans]
        return [one for one in mentions if _is_inside(one.start, self.spans, starts)]

    def holds(self, mention: TimeMention) -> bool:
        """Whether a mention stands in a heading or at the head of an entry; mentions come in the order of the text."""
        while self._next < len(self.spans) and self.spans[self._next].end <= mention.start:
            self._next += 1
        self.over = [one for one in self.over if mention.start < one[1]]
        return self._next < len(self.spans) and self.spans[self._next].start <= mention.start

    def remember(self, when: When) -> None:
        """Go on under a date of a heading, which ends those that are no coarser."""
        self.over = [one for one in self.over if one[0].precision < when.precision]
        single = when.first is not None and when.last is not None and not when.lasting
        self.over += [(when, self.spans[self._next].reach)] if single and when.precision >= Precision.YEAR else []

    def reference(self, meaning: object, *, heading: bool) -> When | None:
        """The date above that a meaning without its year or day is seen from, `None` where none tells it."""
        over = [when for when, _ in self.over]
        if isinstance(meaning, Clock | DayPart) and meaning.on is None:
            return _of(over, Precision.DAY, Precision.DAY)
        if not isinstance(meaning, Partial) or meaning.direction is not None or meaning.year is not None:
            return None
        if meaning.month or meaning.season or meaning.quarter:
            return _of(over, Precision.YEAR, Precision.MONTH if heading else Precision.DAY, year=True)
        return _of(over, Precision.MONTH, Precision.MONTH) if heading and meaning.day else None


def _of(over: Sequence[When], coarsest: Precision, finest: Precision, *, year: bool = False) -> When | None:
    """The finest of some dates that lies between two precisions, or its year."""
    found = next((one for one in reversed(over) if coarsest <= one.precision <= finest), None)
    if found is None or not year:
        return None if found is None else When(found.first, found.last, found.precision)
    return None if found.year is None else When.of_year(found.year)
