"""EDTF in and out: the canonical string of a `When`, after ISO 8601-2:2019 (Library of Congress EDTF, levels 0 to 2).

A point somewhere within a window that is no calendar unit is written as a set of possible days,
`[2015-07-21..2015-07-31]`; a window that lasts is an interval, `2014-04/2015-02`; an open end is `..`. Parts of a day
other than clock times have no EDTF form and are written as the day. What EDTF has no word for ("late") stays on the
`When`.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from timeline import civil
from timeline.errors import DateError
from timeline.when import SEASONS, Precision, When

_SUBUNITS = {
    **{21 + i: (month, 3, Precision.SEASON) for i, month in enumerate(SEASONS.values())},
    **{33 + i: (1 + 3 * i, 3, Precision.QUARTER) for i in range(4)},
    **{40 + i: (1 + 6 * i, 6, Precision.HALF) for i in range(2)},
}
"""EDTF's month numbers beyond 12: seasons, quarters, semesters: first month, number of months, precision."""

_YEARS = {Precision.DECADE: 10, Precision.CENTURY: 100, Precision.MILLENNIUM: 1000}
_POINT = re.compile(
    r"(?P<year>Y-?[0-9]{5,7}|-?[0-9X]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
    r"(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::[0-9]{2})?)?(?P<doubt>[?~%]?)"
)
_DOUBT = {"": (False, False), "?": (False, True), "~": (True, False), "%": (True, True)}


def write(when: When) -> str:
    """The EDTF string of a window; the same window always gives the same string."""
    if when.first is None or when.last is None:
        return _pair(when)
    if not when.lasting or when.precision >= Precision.PART:
        single = _unit(when)
        if single:
            return single + _mark(when)
    elif _unit(when):
        return f"{_unit(when)}{_mark(when)}/{_unit(when)}{_mark(when)}"
    return _pair(when)


def parse(text: str) -> When:
    """The window that an EDTF string means.

    Read are dates, times, seasons, quarters, halves, decades and centuries (`199X`), intervals, one-of sets with a
    range, open ends and the qualifiers `?`, `~`, `%` at the end of a date. Raises `DateError` for anything else and
    for days that do not exist.
    """
    body = text.strip()
    if body.startswith("[") and body.endswith("]") and ".." in body:
        low, _, high = body[1:-1].partition("..")
        return _window(low, high, text, lasting=False)
    if "/" in body:
        low, _, high = body.partition("/")
        return _window(low, high, text, lasting=True)
    return _point(body, text)


def _mark(when: When) -> str:
    return {value: key for key, value in _DOUBT.items()}[when.approximate, when.uncertain]


def _year(year: int) -> str:
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def _unit(when: When) -> str:
    """The window as one calendar unit without its doubt, or "" where it is none."""
    assert when.first is not None and when.last is not None
    if when.precision >= Precision.DAY:
        return _day(when.first) + _clock(when) if when.first == when.last else ""
    year, month, _ = civil.date_of(when.first)
    for text in _candidates(when.precision, year, month):
        unit = _point(text, text)
        if (unit.first, unit.last) == (when.first, when.last):
            return text
    return ""


def _candidates(precision: Precision, year: int, month: int) -> list[str]:
    if precision in _YEARS:
        return _truncated(year, len(str(_YEARS[precision])) - 1)
    if precision == Precision.YEAR:
        return [_year(year)]
    if precision == Precision.MONTH:
        return [f"{_year(year)}-{month:02d}"]
    return [
        f"{_year(year)}-{code}" for code, (start, _, kind) in _SUBUNITS.items() if start == month and kind == precision
    ]


def _truncated(year: int, digits: int) -> list[str]:
    if abs(year) > 9999:
        return []
    last = year + 10**digits - 1
    text = _year(last if year < 0 else year)
    return [text[:-digits] + "X" * digits]


def _day(number: int) -> str:
    year, month, day = civil.date_of(number)
    return f"{_year(year)}-{month:02d}-{day:02d}"


def _clock(when: When) -> str:
    if when.precision < Precision.HOUR or when.minutes is None:
        return ""
    return f"T{when.minutes[0] // 60:02d}:{when.minutes[0] % 60:02d}:00"


def _pair(when: When) -> str:
    write_end = _end_writer(when)
    first = "" if when.first is None else write_end(when.first) + _mark(when)
    last = "" if when.last is None else write_end(when.last) + _mark(when)
    if when.lasting:
        return f"{first or '..'}/{last or '..'}"
    return first if first == last else f"[{first}..{last}]"


def _end_writer(when: When) -> Callable[[int], str]:
    """How both ends are written: as coarse as the precision allows without moving either."""
    first = None if when.first is None else civil.date_of(when.first)
    last = None if when.last is None else civil.date_of(when.last)
    starts_month = first is None or first[2] == 1
    ends_month = last is None or last[2] == civil.days_in_month(last[0], last[1])
    starts_year, ends_year = first is None or first[1:] == (1, 1), last is None or last[1:] == (12, 31)
    if when.precision <= Precision.YEAR and starts_year and ends_year:
        return lambda number: _year(civil.date_of(number)[0])
    if when.precision <= Precision.MONTH and starts_month and ends_month:
        return lambda number: _day(number)[:-3]
    return _day


def _window(low: str, high: str, text: str, *, lasting: bool) -> When:
    ends = [None if end in ("", "..") else _point(end, text) for end in (low, high)]
    known = [end for end in ends if end is not None]
    if not known:
        raise _error(text)
    first, last = (ends[0].first if ends[0] else None), (ends[1].last if ends[1] else None)
    if first is not None and last is not None and last < first:
        raise _error(text)
    doubt = (any(end.approximate for end in known), any(end.uncertain for end in known))
    finest = max(end.precision for end in known)
    whole = When(first, last, finest, lasting, *doubt)
    if not lasting and finest == Precision.DAY and whole.first is not None and whole.last == whole.first + 6:
        return replace(whole, precision=Precision.WEEK) if civil.weekday(whole.first) == 0 else whole
    return whole


def _point(text: str, whole: str) -> When:
    match = _POINT.fullmatch(text)
    if match is None:
        raise _error(whole)
    approximate, uncertain = _DOUBT[match["doubt"]]
    return replace(_calendar(match, whole), approximate=approximate, uncertain=uncertain)


def _calendar(match: re.Match[str], whole: str) -> When:
    if "X" in match["year"]:
        return _masked(match, whole)
    year = int(match["year"].removeprefix("Y"))
    if match["month"] is None:
        return When.of_year(year)
    month = int(match["month"])
    if match["day"] is None and month in _SUBUNITS:
        start, count, precision = _SUBUNITS[month]
        first = civil.day_number(year, start)
        return When(first, civil.add_months(first, count) - 1, precision)
    if match["day"] is None:
        if not 1 <= month <= 12:
            raise _error(whole)
        return When.of_month(year, month)
    return _timed(match, whole, year, month)


def _timed(match: re.Match[str], whole: str, year: int, month: int) -> When:
    if not civil.is_date(year, month, int(match["day"])):
        raise _error(whole)
    day = When.of_day(year, month, int(match["day"]))
    if match["hour"] is None:
        return day
    minute = int(match["hour"]) * 60 + int(match["minute"])
    if minute >= 24 * 60 or int(match["minute"]) > 59:
        raise _error(whole)
    return replace(day, precision=Precision.MINUTE, minutes=(minute, minute))


def _masked(match: re.Match[str], whole: str) -> When:
    digits = match["year"].lstrip("-")
    known = digits.rstrip("X")
    unknown = len(digits) - len(known)
    if match["month"] or "X" in known or not 1 <= unknown <= 3:
        raise _error(whole)
    low, high = int(known + "0" * unknown), int(known + "9" * unknown)
    first, last = (-high, -low) if match["year"].startswith("-") else (low, high)
    precision = (Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)[unknown - 1]
    return When(*civil.years_span(first, last), precision)


def _error(text: str) -> DateError:
    return DateError(f"{text!r} is not a date in EDTF; write for example 2015-01-26, 2015-02, 2014-04/2015-02 or 199X")
