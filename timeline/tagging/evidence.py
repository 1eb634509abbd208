"""What all of a document's dates together show: the order of its figures, the century of its short years."""

import re
from collections.abc import Iterable, Sequence

from timeline.calendar.meaning import Figures, Fixed, TimeMention
from timeline.calendar.when import When
from timeline.tagging.anchor import Side

_FIGURES = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2[0-9]")
_MOST_MONTHS = 12

_OURS = 30
"""Two figures below this may be a year of this century or of the last."""

CENTURY = "the century is not told: the twentieth is meant by two figures as a rule"
"""What is assumed of a year of two figures in a document that tells no other."""


def order_of(text: str, mentions: Sequence[TimeMention], written: When | None) -> Side:
    """The order of day and month in a document's figures, "" where nothing shows it.

    A number over twelve shows it; else a reading by which something would have been told before it was; else that one
    order alone keeps the dates in the order of a chronicle or near the day of writing.
    """
    shown = [_shown(text[one.start : one.end]) for one in mentions if isinstance(one.meaning, Fixed)]
    orders = {side for side in shown if side}
    if len(orders) == 1:
        return orders.pop()
    if orders:
        return ""
    figures = [one.meaning for one in mentions if isinstance(one.meaning, Figures)]
    past = [one.meaning for one in mentions if isinstance(one.meaning, Figures) and one.tense == "past"]
    return _by_writing(past, written) if past and written is not None else _by_order(figures)


def _shown(figures: str) -> Side:
    found = _FIGURES.match(figures)
    if found is None:
        return ""
    first, second = int(found[1]), int(found[3])
    if first > _MOST_MONTHS >= second:
        return "day first"
    return "month first" if second > _MOST_MONTHS >= first else ""


def _by_writing(told: Iterable[Figures], written: When) -> Side:
    """What is told as past lies before the day of writing."""
    pairs = [(one.month_first, one.day_first) for one in told]
    late = [any(pair[place].is_after(written) for pair in pairs) for place in (0, 1)]
    if late == [True, False]:
        return "day first"
    return "month first" if late == [False, True] else ""


_FEWEST = 3
"""Dates whose order says something: two are in order by one reading in two."""


def _by_order(told: Sequence[Figures]) -> Side:
    """Three dates and more follow each other by one reading alone."""
    orders = [[getattr(one, name).first or 0 for one in told] for name in ("month_first", "day_first")]
    sorted_ = [days == sorted(days) for days in orders]
    if len(told) < _FEWEST or sorted_[0] == sorted_[1]:
        return ""
    return "month first" if sorted_[0] else "day first"


def years_of(mentions: Iterable[TimeMention]) -> tuple[int, ...]:
    """The years that a document tells in full."""
    whens = (one.meaning.when for one in mentions if isinstance(one.meaning, Fixed))
    return tuple(year for when in whens if (year := when.year) is not None)


def century_of(ending: int, years: Sequence[int]) -> When | None:
    """What a year of two figures is seen from in a document without a date: the full year nearest to a year that ends
    so; without one, the end of the twentieth century, as assumed."""
    if years:
        return When.of_day(min(years, key=lambda year: min((year - ending) % 100, (ending - year) % 100)), 12, 31)
    return When.of_day(1999, 12, 31).assuming(CENTURY) if ending >= _OURS else None
