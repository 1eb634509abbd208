"""Normalisation of one meaning: what it says, seen from a reference, as a TIMEX3 value and a window.

Everything here is a pure function of the meaning and the `Anchor`, so that an explanation can be run again.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

from timeline import civil, timex3
from timeline.meaning import (
    Clock,
    DayPart,
    Duration,
    Fixed,
    Holiday,
    Nth,
    Partial,
    Repeat,
    Shift,
    Vague,
    Weekday,
)
from timeline.when import Precision, Resolution, Unresolved, When

Side = Literal["", "past", "future"]

NO_REFERENCE = "the document's date is not known"
NO_STORY = "no date was told before that it could be counted from"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a meaning is seen from: the reference's window, and the side that an open meaning lies on.

    `side` is "past" (at or before the reference), "future" (at or after it), or "" for the nearest.
    """

    reference: When | None = None
    side: Side = ""
    why_not: str = NO_REFERENCE

    @property
    def day(self) -> int | None:
        """The reference's first day."""
        return None if self.reference is None else self.reference.first


@dataclass(frozen=True, slots=True)
class Outcome:
    """A TIMEX3 value, and the same as a window."""

    value: str
    when: Resolution


def resolve(meaning: object, anchor: Anchor) -> Outcome:
    """The value and the window of a meaning, seen from an anchor; where nothing fits, `Unresolved` with its reason."""
    return _RESOLVERS[type(meaning)](meaning, anchor)


def _dated(when: When) -> Outcome:
    return Outcome(timex3.write(when), when)


def _open(value: str, anchor: Anchor) -> Outcome:
    return Outcome(value, Unresolved(anchor.why_not))


def _fixed(meaning: Fixed, anchor: Anchor) -> Outcome:
    return Outcome(meaning.value or timex3.write(meaning.when), meaning.when)


# ---- calendar fields without a year


def _partial(meaning: Partial, anchor: Anchor) -> Outcome:
    if anchor.day is None:
        return _open(_partial_value(meaning), anchor)
    if meaning.decade is not None:
        return _dated(When.of_decade(_nearest_ending(meaning.decade, anchor.day)))
    if meaning.month is None and meaning.day is not None:
        return _dated(_day_of_month(meaning.day, anchor))
    year = civil.date_of(anchor.day)[0]
    if meaning.year is not None:
        return _dated(_in_year(meaning, _nearest_ending(meaning.year, anchor.day)))
    if meaning.direction == 0 and not meaning.day:
        return _dated(_in_year(meaning, year))
    candidates = [_in_year(meaning, y) for y in range(year - 4, year + 5) if _exists(meaning, y)]
    return _dated(_chosen(candidates, meaning.direction, anchor))


def _in_year(meaning: Partial, year: int) -> When:
    if meaning.season:
        return When.of_season(year, meaning.season)
    if meaning.quarter:
        return When.of_quarter(year, meaning.quarter)
    if meaning.half:
        return When.of_half(year, meaning.half)
    if meaning.day:
        return When.of_day(year, meaning.month or 1, meaning.day)
    return When.of_month(year, meaning.month or 1)


def _exists(meaning: Partial, year: int) -> bool:
    return not meaning.day or civil.is_date(year, meaning.month or 1, meaning.day)


def _partial_value(meaning: Partial) -> str:
    if meaning.decade is not None:
        return f"XX{meaning.decade // 10}"
    if meaning.season:
        return "XXXX-" + timex3.season_code(meaning.season)
    if meaning.quarter:
        return f"XXXX-Q{meaning.quarter}"
    if meaning.half:
        return f"XXXX-H{meaning.half}"
    month = "XX" if meaning.month is None else f"{meaning.month:02d}"
    return f"XXXX-{month}" + (f"-{meaning.day:02d}" if meaning.day else "")


def _nearest_ending(ending: int, day: int) -> int:
    """The last year with these two last figures that begins at or before the reference."""
    year = civil.date_of(day)[0]
    return year - (year - ending) % 100


def _day_of_month(day: int, anchor: Anchor) -> When:
    assert anchor.day is not None
    year, month, _ = civil.date_of(anchor.day)
    if anchor.reference is not None and anchor.reference.precision == Precision.MONTH:
        return When.of_day(year, month, day)
    months = [civil.date_of(civil.add_months(civil.day_number(year, month), i))[:2] for i in range(-2, 3)]
    return _chosen([When.of_day(y, m, day) for y, m in months if civil.is_date(y, m, day)], None, anchor)


def _chosen(candidates: list[When], direction: int | None, anchor: Anchor) -> When:
    """The candidate (of a list in order) on the side asked for; "last" and "next" leave the reference itself out."""
    day = anchor.day
    assert day is not None
    before = [when for when in candidates if when.last is not None and when.last < day]
    after = [when for when in candidates if when.first is not None and when.first > day]
    here = [when for when in candidates if when not in before and when not in after]
    if direction == -1 and before:
        return before[-1]
    if direction == 1 and after:
        return after[0]
    if here:
        return here[0]
    if anchor.side == "past" or direction == -1:
        return before[-1]
    if anchor.side == "future" or direction == 1:
        return after[0]
    near = (after[0].first or 0) - day <= day - (before[-1].last or 0)
    return after[0] if near else before[-1]


# ---- weekdays and shifts


def _weekday(meaning: Weekday, anchor: Anchor) -> Outcome:
    if anchor.day is None:
        return _open(f"XXXX-WXX-{meaning.weekday + 1}", anchor)
    ahead = (meaning.weekday - civil.weekday(anchor.day)) % 7
    if meaning.direction == -1:
        ahead = ahead - 7
    elif meaning.direction == 1:
        ahead = ahead or 7
    elif ahead and (anchor.side == "past" or (anchor.side == "" and ahead > 3)):
        ahead -= 7
    return _dated(When.of_number(anchor.day + ahead))


_UNIT_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_UNIT_YEARS = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}
_UNIT_MONTHS = {"month": 1, "quarter": 3, "half": 6, "season": 3}
_OPEN_VALUES = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "weekend": "XXXX-WXX-WE"}


def _shift(meaning: Shift, anchor: Anchor) -> Outcome:
    day = anchor.day
    if day is None or anchor.reference is None:
        return _open(_OPEN_VALUES.get(meaning.unit, "XXXX"), anchor)
    return _dated(shifted(anchor.reference, meaning.amount, meaning.unit))


def shifted(reference: When, amount: int, unit: str) -> When:
    """The calendar unit that lies so many units from the one that holds the reference's first day."""
    day = reference.first or 0
    year, month, _ = civil.date_of(day)
    if unit in ("day", "night"):
        return When.of_number(day + amount)
    if unit in ("week", "fortnight"):
        return When.of_week(*civil.iso_week(day + _UNIT_DAYS[unit] * amount))
    if unit == "weekend":
        saturday = day - civil.weekday(day) + 5 + 7 * amount
        return When(saturday, saturday + 1, Precision.WEEK)
    if unit in _UNIT_MONTHS:
        return _month_unit(civil.add_months(civil.day_number(year, month), _UNIT_MONTHS[unit] * amount), unit)
    if unit in _UNIT_YEARS:
        return _year_unit(year + amount * _UNIT_YEARS[unit], unit)
    return When.of_number(day)


def _month_unit(day: int, unit: str) -> When:
    year, month, _ = civil.date_of(day)
    if unit == "quarter":
        return When.of_quarter(year, (month + 2) // 3)
    if unit == "half":
        return When.of_half(year, (month + 5) // 6)
    return When.of_month(year, month)


def _year_unit(year: int, unit: str) -> When:
    if unit == "decade":
        return When.of_decade(year // 10 * 10)
    if unit == "century":
        return When.of_century(year // 100 * 100)
    if unit == "millennium":
        return When.of_millennium(year // 1000 * 1000)
    return When.of_year(year)


# ---- times of day


def _on(day: object, anchor: Anchor) -> Outcome:
    return resolve(Shift(0, "day") if day is None else day, anchor)


def _clock(meaning: Clock, anchor: Anchor) -> Outcome:
    time = f"T{meaning.minute // 60:02d}:{meaning.minute % 60:02d}" + _zone(meaning.zone)
    outcome = _on(meaning.on, anchor)
    if not isinstance(outcome.when, When):
        return Outcome(outcome.value + time, outcome.when)
    minute = min(meaning.minute, 1439)
    return Outcome(outcome.value + time, replace(outcome.when, precision=Precision.MINUTE, minutes=(minute, minute)))


def _zone(offset: int | None) -> str:
    if offset is None:
        return ""
    return "Z" if offset == 0 else f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02d}:{abs(offset) % 60:02d}"


def _day_part(meaning: DayPart, anchor: Anchor) -> Outcome:
    code, first, last = timex3.DAY_PARTS[meaning.part]
    outcome = _on(meaning.on, anchor)
    if not isinstance(outcome.when, When):
        return Outcome(outcome.value + code, outcome.when)
    return Outcome(outcome.value + code, replace(outcome.when, precision=Precision.PART, minutes=(first, last)))


def _nth(meaning: Nth, anchor: Anchor) -> Outcome:
    return _open("XXXX", anchor)


def _holiday(meaning: Holiday, anchor: Anchor) -> Outcome:
    return _open("XXXX", anchor)


# ---- durations, sets, vague references


def _duration(meaning: Duration, anchor: Anchor) -> Outcome:
    return Outcome(timex3.period(meaning.amounts), Unresolved("it tells how long, not when"))


def _repeat(meaning: Repeat, anchor: Anchor) -> Outcome:
    return Outcome(meaning.value, Unresolved("it tells how often, not when"))


def _vague(meaning: Vague, anchor: Anchor) -> Outcome:
    if meaning.value == "PRESENT_REF" and anchor.reference is not None:
        return Outcome(meaning.value, replace(anchor.reference, approximate=True))
    return Outcome(meaning.value, Unresolved("the text gives no date for it"))


_RESOLVERS: dict[type, Callable[[Any, Anchor], Outcome]] = {
    Fixed: _fixed,
    Partial: _partial,
    Weekday: _weekday,
    Shift: _shift,
    Clock: _clock,
    DayPart: _day_part,
    Nth: _nth,
    Holiday: _holiday,
    Duration: _duration,
    Repeat: _repeat,
    Vague: _vague,
}
