"""Dates in figures that can be read in two ways, "04/05/2014": in which order a document writes day and month."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from timeline.calendar.meaning import Clock, DayPart, Figures, Fixed, TimeMention
from timeline.calendar.when import When

Order = Literal["", "day first", "month first"]

_FIGURES = re.compile(r"\b([0-9]{1,2})([/-])([0-9]{1,2})\2[0-9]")
_MOST_MONTHS = 12
_FEWEST = 3
"""Dates whose order says something: two are in order by one reading in two."""


def order_of(
    text: str, mentions: Sequence[TimeMention], written: When | None, habit: Order = "", beside: str = ""
) -> Order:
    """The order of day and month in a document's figures, "" where nothing shows it.

    A number over twelve shows it, also `beside` the text; else a reading by which something would have been told before
    it was; else the `habit` of its language or outlet; else that one order alone keeps dates in the order of a
    chronicle.
    """
    said = [text[one.start : one.end] for one in mentions if isinstance(_day(one.meaning), Fixed)]
    orders = _shown([*said, beside])
    if orders:
        return orders.pop() if len(orders) == 1 else ""
    figures = [day for one in mentions if isinstance(day := _day(one.meaning), Figures)]
    past = [day for one in mentions if one.tense == "past" and isinstance(day := _day(one.meaning), Figures)]
    contradicted = _by_writing(past, written) if past and written is not None else ""
    return contradicted or habit or ("" if past and written is not None else _by_order(figures))


def order_in(dates: Iterable[str]) -> Order:
    """The order that some dates of one list show, "" where none does or they differ."""
    orders = _shown(dates)
    return orders.pop() if len(orders) == 1 else ""


def settled(mentions: Sequence[TimeMention], order: Order) -> tuple[TimeMention, ...]:
    """The mentions with their dates in figures read in an order; where it is not known they stay open."""
    if not order:
        return tuple(mentions)
    return tuple(replace(one, meaning=_read(one.meaning, order)) for one in mentions)


def _read(meaning: object, order: Order) -> object:
    if isinstance(meaning, Figures):
        return Fixed(meaning.day_first if order == "day first" else meaning.month_first)
    if isinstance(meaning, Clock | DayPart):
        return replace(meaning, on=_read(meaning.on, order))
    return meaning


def _day(meaning: object) -> object:
    return meaning.on if isinstance(meaning, Clock | DayPart) else meaning


def _shown(said: Iterable[str]) -> set[Order]:
    orders: set[Order] = set()
    for found in (match for one in said for match in _FIGURES.finditer(one)):
        first, second = int(found[1]), int(found[3])
        if first > _MOST_MONTHS >= second:
            orders.add("day first")
        if second > _MOST_MONTHS >= first:
            orders.add("month first")
    return orders


def _by_writing(told: Iterable[Figures], written: When) -> Order:
    """What is told as past lies before the day of writing."""
    pairs = [(one.month_first, one.day_first) for one in told]
    late = [any(pair[place].is_after(written) for pair in pairs) for place in (0, 1)]
    if late == [True, False]:
        return "day first"
    return "month first" if late == [False, True] else ""


def _by_order(told: Sequence[Figures]) -> Order:
    """Three dates and more follow each other by one reading alone."""
    orders = [[getattr(one, name).first or 0 for one in told] for name in ("month_first", "day_first")]
    sorted_ = [days == sorted(days) for days in orders]
    if len(told) < _FEWEST or sorted_[0] == sorted_[1]:
        return ""
    return "month first" if sorted_[0] else "day first"
