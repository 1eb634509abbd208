"""TIMEX3 values of windows: `1998-02-06`, `1998-W06`, `1998-Q3`, `199` (a decade), `1998-02-06TNI`, `BC0480-08`.

After TimeML's TIMEX3 (ISO 8601 with letters for seasons and parts of the day) and TIMEX2 for years before our era.
"""

from collections.abc import Iterator

from timeline.calendar import civil
from timeline.calendar.when import SEASONS, Precision, When

DAY_PARTS = {
    "morning": ("TMO", 360, 719),
    "afternoon": ("TAF", 720, 1079),
    "midday": ("TMI", 690, 809),
    "evening": ("TEV", 1080, 1319),
    "night": ("TNI", 1260, 1439),
    "daytime": ("TDT", 360, 1079),
    "small hours": ("TNI", 0, 359),
    "dawn": ("TMO", 300, 419),
    "dusk": ("TEV", 1080, 1199),
}
"""Parts of a day: TIMEX3's code, the first and the last minute (a common reading; no standard fixes them)."""

_SEASON_CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
_CODES = {(first, last): code for code, first, last in DAY_PARTS.values()}


def write(when: When) -> str:
    """The TIMEX3 value of a closed window that is a calendar unit; of another one, that of its first day."""
    first = when.first_known
    assert first is not None
    year, month, _ = civil.date_of(first)
    writer = _UNITS.get(when.precision)
    return writer(first, year, month) if writer else day(first) + _time(when)


def day(number: int) -> str:
    """The value of one day."""
    year, month, in_month = civil.date_of(number)
    return f"{_year(year)}-{month:02d}-{in_month:02d}"


def _year(year: int) -> str:
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def _years(year: int, unknown: int) -> str:
    """A decade, century or millennium by its first year; one before our era by the figures its years share."""
    return _year(year)[:-unknown]


def _week(first: int) -> str:
    year, number = civil.iso_week(first)
    return f"{_year(year)}-W{number:02d}" + ("-WE" if civil.weekday(first) == 5 else "")


def _season(year: int, month: int) -> str:
    return f"{_year(year)}-{_SEASON_CODES[next(name for name, start in SEASONS.items() if start == month)]}"


def _time(when: When) -> str:
    if when.minutes is None:
        return ""
    if when.precision == Precision.PART:
        return _CODES.get(when.minutes, "")
    return f"T{when.minutes[0] // 60:02d}:{when.minutes[0] % 60:02d}"


_UNITS = {
    Precision.MILLENNIUM: lambda first, year, month: _years(year, 3),
    Precision.CENTURY: lambda first, year, month: _years(year, 2),
    Precision.DECADE: lambda first, year, month: _years(year, 1),
    Precision.YEAR: lambda first, year, month: _year(year),
    Precision.HALF: lambda first, year, month: f"{_year(year)}-H{month // 6 + 1}",
    Precision.SEASON: lambda first, year, month: _season(year, month),
    Precision.QUARTER: lambda first, year, month: f"{_year(year)}-Q{month // 3 + 1}",
    Precision.MONTH: lambda first, year, month: f"{_year(year)}-{month:02d}",
    Precision.WEEK: lambda first, year, month: _week(first),
}


_UNIT_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "WE",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
    "millennium": "ML",
    "half": "H",
    "unknown": "X",
}
_MULTIPLES = {"decade": (10, "year"), "century": (100, "year"), "millennium": (1000, "year"), "fortnight": (2, "week")}


def period(amounts: tuple[tuple[float | None, str], ...]) -> str:
    """The value of a duration: `P3M`, `PT1H30M`, `PXD` where the amount is not told; decades in years."""
    days, times = "", ""
    for amount, unit in _whole(amounts):
        factor, name = _MULTIPLES.get(unit, (1, unit)) if amount is not None else (1, unit)
        letters = _UNIT_LETTERS[name]
        number = "X" if amount is None else _number(amount * factor)
        if letters[0] == "T":
            times += number + letters[1:]
        else:
            days += number + letters
    return f"P{days}" + (f"T{times}" if times else "")


_FRACTIONS = {"year": (12, "month"), "hour": (60, "minute"), "minute": (60, "second")}


def _whole(amounts: tuple[tuple[float | None, str], ...]) -> Iterator[tuple[float | None, str]]:
    """Half years as months, half hours as minutes: the parts of a unit that are whole in the next finer one."""
    for amount, unit in amounts:
        if amount is None or amount == int(amount) or unit not in _FRACTIONS:
            yield amount, unit
            continue
        factor, finer = _FRACTIONS[unit]
        if amount >= 1:
            yield int(amount), unit
        yield round(amount % 1 * factor), finer


def _number(amount: float) -> str:
    return str(int(amount)) if amount == int(amount) else f"{amount:.2f}".rstrip("0")


def season_code(season: str) -> str:
    """The two letters of a season: SP, SU, FA, WI."""
    return _SEASON_CODES[season]


def unknown(when: When, unit: str) -> str:
    """What follows the value of a year or a month where a day, a week or a month of it is not known: `-XX-XX`."""
    if when.precision == Precision.MONTH:
        return "-XX"
    if when.precision != Precision.YEAR:
        return ""
    return {"day": "-XX-XX", "night": "-XX-XX", "month": "-XX"}.get(unit, "-WXX")
