"""EDTF in and out: the canonical string of a `When`, after ISO 8601-2:2019 (Library of Congress EDTF, levels 0 to 2).

A point somewhere within a window that is no calendar unit is written as a set of possible days,
`[2015-07-21..2015-07-31]`; a window that lasts is an interval, `2014-04/2015-02`; an open end is `..`. Parts of a day
other than clock times have no EDTF form and are written as the day. What EDTF has no word for ("late") stays on the
`When`.

Three things that EDTF's grammar leaves out are written in its manner rather than lost: doubt about a set, a season or
a clock time (`[2015-07-21~..2015-07-31~]`), clock times in an interval, months and days of a year beyond 9999.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from timeline.calendar import civil
from timeline.calendar.when import SEASONS, Precision, When
from timeline.errors import DateError
from timeline.limits import MAX_DATE_CHARS

_PARTS_OF_YEAR: dict[int, Callable[[int], When]] = {
    **{21 + i: partial(When.of_season, season=season) for i, season in enumerate(SEASONS)},
    **{33 + i: partial(When.of_quarter, quarter=1 + i) for i in range(4)},
    **{40 + i: partial(When.of_half, half=1 + i) for i in range(2)},
}
"""EDTF's month numbers beyond 12: seasons, quarters, semesters."""

_UNKNOWN_DIGITS = {Precision.DECADE: 1, Precision.CENTURY: 2, Precision.MILLENNIUM: 3}
_PRECISION_OF_MASK = {digits: precision for precision, digits in _UNKNOWN_DIGITS.items()}
_POINT = re.compile(
    r"(?P<year>Y-?[0-9]{5,6}|-?[0-9X]{4})"
    r"(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-5][0-9])(?::[0-5][0-9])?)?)?)?"
    r"(?P<doubt>[?~%]?)"
)
_DOUBT = {"": (False, False), "?": (False, True), "~": (True, False), "%": (True, True)}
_MARKS = {doubt: mark for mark, doubt in _DOUBT.items()}
_LAST_MINUTE = 24 * 60 - 1


def write(when: When) -> str:
    """The EDTF string of a window; the same window always gives the same string.

    A window with both ends open has no date, and its string is none that `parse` reads.
    """
    mark = _MARKS[when.approximate, when.uncertain]
    low, high = (end and end + mark for end in _ends(when))
    if when.lasting:
        return f"{low or '..'}/{high or '..'}"
    return low if low and low == high else f"[{low}..{high}]"


def parse(text: str) -> When:
    """The window that an EDTF string means.

    Read are dates, times, seasons, quarters, halves, decades, centuries and millennia (`199X`), intervals, one-of sets
    with a range, open ends and the qualifiers `?`, `~`, `%` at the end of a date. Raises `DateError` for anything else,
    for days that do not exist, and for years beyond the calendar's.
    """
    body = text.strip()
    if body.startswith("[") and body.endswith("]") and ".." in body:
        low, _, high = body[1:-1].partition("..")
        return _window(low, high, text, lasting=False)
    if "/" in body:
        low, _, high = body.partition("/")
        return _window(low, high, text, lasting=True)
    return _point(body, text)


# ---- writing


def _ends(when: When) -> tuple[str, str]:
    """Both ends without doubt, "" for an open one; twice the same where one string says it all."""
    is_day = when.first is not None and when.first == when.last
    if when.minutes is not None and when.precision >= Precision.HOUR and (when.lasting or is_day):
        opening, closing = when.minutes
        return _clock(when.first, opening), _clock(when.last, closing if when.lasting else opening)
    unit = _unit(when)
    if unit:
        return unit, unit
    shown = _shown(when)
    return _date(when.first, shown), _date(when.last, shown)


def _unit(when: When) -> str:
    """A window below the day's precision as one calendar unit, or "" where it is none."""
    if when.first is None or when.precision >= Precision.DAY:
        return ""
    year, month, _ = civil.date_of(when.first)
    for text, unit in _units(when.precision, year, month):
        if (unit.first, unit.last, unit.precision) == (when.first, when.last, when.precision):
            return text
    return ""


def _units(precision: Precision, year: int, month: int) -> list[tuple[str, When]]:
    """The calendar units of a precision that may begin in a month, each with its string."""
    if precision == Precision.YEAR:
        return [(_year(year), When.of_year(year))]
    if precision == Precision.MONTH:
        return [(f"{_year(year)}-{month:02d}", When.of_month(year, month))]
    if precision not in _UNKNOWN_DIGITS:
        return [(f"{_year(year)}-{code}", part(year)) for code, part in _PARTS_OF_YEAR.items()]
    digits = _UNKNOWN_DIGITS[precision]
    nearest_to_zero = year if year >= 0 else year + 10**digits - 1
    text = _year(nearest_to_zero)[:-digits] + "X" * digits
    unit = _masked(text) if abs(year) <= 9999 else None
    return [(text, unit)] if unit else []


def _shown(when: When) -> Precision:
    """How both ends are written: as coarse as the precision allows without moving either."""
    for shown in (Precision.YEAR, Precision.MONTH):
        begins = when.first is None or _unit_of(when.first, shown).first == when.first
        ends = when.last is None or _unit_of(when.last, shown).last == when.last
        if when.precision <= shown and begins and ends:
            return shown
    return Precision.DAY


def _unit_of(number: int, precision: Precision) -> When:
    """The year or the month that holds a day."""
    year, month, _ = civil.date_of(number)
    return When.of_year(year) if precision == Precision.YEAR else When.of_month(year, month)


def _date(number: int | None, shown: Precision) -> str:
    if number is None:
        return ""
    year, month, day = civil.date_of(number)
    if shown == Precision.YEAR:
        return _year(year)
    return f"{_year(year)}-{month:02d}" + ("" if shown == Precision.MONTH else f"-{day:02d}")


def _clock(number: int | None, minute: int) -> str:
    return f"{_date(number, Precision.DAY)}T{minute // 60:02d}:{minute % 60:02d}:00" if number is not None else ""


def _year(year: int) -> str:
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


# ---- reading


def _window(low: str, high: str, text: str, *, lasting: bool) -> When:
    opening, closing = (None if end in ("", "..") else _point(end, text) for end in (low, high))
    known = [end for end in (opening, closing) if end is not None]
    first, last = opening.first if opening else None, closing.last if closing else None
    minutes = _minutes(opening, closing)
    reversed_ends = first is not None and last is not None and (last, minutes[1:]) < (first, minutes[:1])
    if not known or reversed_ends or (minutes and not lasting):
        raise _error(text)
    doubt = (any(end.approximate for end in known), any(end.uncertain for end in known))
    whole = When(first, last, max(end.precision for end in known), lasting, *doubt, minutes=minutes or None)
    return replace(whole, precision=Precision.WEEK) if _is_week(whole) else whole


def _minutes(opening: When | None, closing: When | None) -> tuple[int, int] | tuple[()]:
    """The minutes of an interval: an end without a clock time is a whole day."""
    first, last = opening.minutes if opening else None, closing.minutes if closing else None
    return (first[0] if first else 0, last[1] if last else _LAST_MINUTE) if first or last else ()


def _is_week(when: When) -> bool:
    """Whether a set of days is a week from Monday to Sunday."""
    if when.lasting or when.first is None or when.last is None or when.precision != Precision.DAY:
        return False
    return when.last == when.first + 6 and civil.weekday(when.first) == 0


def _point(text: str, whole: str) -> When:
    match = _POINT.fullmatch(text)
    unit = _calendar(match) if match else None
    if match is None or unit is None:
        raise _error(whole)
    approximate, uncertain = _DOUBT[match["doubt"]]
    return replace(unit, approximate=approximate, uncertain=uncertain)


def _calendar(match: re.Match[str]) -> When | None:
    """The calendar unit of a date, `None` where there is none such."""
    if "X" in match["year"]:
        return None if match["month"] else _masked(match["year"])
    year = int(match["year"].removeprefix("Y"))
    if match["month"] is None:
        return When.of_year(year)
    month = int(match["month"])
    if match["day"] is not None:
        return _day(match, year, month)
    if month in _PARTS_OF_YEAR:
        return _PARTS_OF_YEAR[month](year)
    return When.of_month(year, month) if 1 <= month <= 12 else None


def _day(match: re.Match[str], year: int, month: int) -> When | None:
    if not civil.is_date(year, month, int(match["day"])):
        return None
    day = When.of_day(year, month, int(match["day"]))
    if match["hour"] is None:
        return day
    minute = int(match["hour"]) * 60 + int(match["minute"])
    return replace(day, precision=Precision.MINUTE, minutes=(minute, minute)) if minute <= _LAST_MINUTE else None


def _masked(text: str) -> When | None:
    """The decade, century or millennium of a year whose last digits are `X`; before our era they count down."""
    digits = text.removeprefix("-")
    known = digits.rstrip("X")
    unknown = len(digits) - len(known)
    if "X" in known or unknown not in _PRECISION_OF_MASK:
        return None
    low, high = int(known + "0" * unknown), int(known + "9" * unknown)
    first, last = (-high, -low) if text.startswith("-") else (low, high)
    return When(*civil.years_span(first, last), _PRECISION_OF_MASK[unknown])


def _error(text: str) -> DateError:
    shown = text if len(text) <= MAX_DATE_CHARS else f"{text[:MAX_DATE_CHARS]}…"
    return DateError(f"{shown!r} is not a date in EDTF; write for example 2015-01-26, 2015-02, 2014-04/2015-02 or 199X")


setattr(When, "__str__", write)  # noqa: B010 - how a date reads where it is printed; `when` knows no notation
