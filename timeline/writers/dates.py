"""How a date is worded, for every writer: as exact as it is known and no more so.

English and pure: no locale, no clock.
"""

from dataclasses import replace

from timeline.calendar import civil
from timeline.calendar.when import Precision, When
from timeline.writers.wrapping import GLUE

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEASON_NAMES = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_PARTS_OF_DAY = ((6, "night"), (12, "morning"), (18, "afternoon"), (22, "evening"), (24, "night"))
_YEAR_DAYS = 365.2425
_MONTH_DAYS = _YEAR_DAYS / 12
_DASH = " – "
_UNIT_MONTHS = {
    Precision.MILLENNIUM: 12_000,
    Precision.CENTURY: 1_200,
    Precision.DECADE: 120,
    Precision.YEAR: 12,
    Precision.HALF: 6,
    Precision.SEASON: 3,
    Precision.QUARTER: 3,
    Precision.MONTH: 1,
}


def date_label(when: When, after: When | None = None) -> str:
    """A date in words: "Feb 2015?", "c. Sep 2018", "23 Mar – 3 Apr 2021", "31st c. BCE", "late Jul 2015", "since 2011".

    The year is left out where `after`, the date of the line above, lies wholly in that year; the day too, where both
    are times of one day. "after X" and "before X" name the last unit that is excluded, so that they are true to a day.
    """
    context = _context_year(after)
    if when.first is None or when.last is None:
        return _open(when, context)
    return _doubted(when, _clock_only(when, after) or _body(when, when.first, when.last, context))


def breakable(label: str) -> str:
    """A date label for a narrow column: it breaks only between its two ends, or before its time of day."""
    glued = label.replace(" ", GLUE).replace(f",{GLUE}", ", ")
    return glued.replace(f"{GLUE}–{GLUE}", f"{GLUE}– ").replace(f"{GLUE}and{GLUE}", f" and{GLUE}")


def iso_bounds(when: When) -> tuple[str, str]:
    """The earliest and the latest moment as ISO 8601 writes them, "" where an end is open; with minutes where known."""
    first = "" if when.first is None else civil.iso(when.first)
    last = "" if when.last is None else civil.iso(when.last)
    if when.minutes is None or when.precision < Precision.PART:
        return first, last
    return first and f"{first}T{_clock(when.minutes[0])}", last and f"{last}T{_clock(when.minutes[1])}"


def gap_label(days: int, *, at_least: bool = False) -> str:
    """A stretch of time to two digits or so: "87 years", "18 months", "9 days"; rounded down where `at_least`."""
    rounded = _floor if at_least else round
    if days < 60:
        return counted(days, "day")
    if days < 2 * _YEAR_DAYS - 1:
        return counted(rounded(days / _MONTH_DAYS), "month")
    return counted(rounded(days / _YEAR_DAYS), "year")


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 event", "1,200 events"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def year_label(year: int) -> str:
    """A year as people write it: 2015, "44 BCE" for -43, "476 CE" and "12000 CE" where the number alone misleads."""
    if year < 1:
        return f"{1 - year} BCE"
    return str(year) if 1000 <= year <= 9999 else f"{year} CE"


def day_label(number: int, context: int | None = None) -> str:
    """A day: "26 Jan 2015"; without its year where that is `context`."""
    year, month, day = civil.date_of(number)
    return _with_year(f"{day} {MONTHS[month - 1]}", year, context)


def _with_year(text: str, year: int, context: int | None) -> str:
    return text if year == context else f"{text} {year_label(year)}"


def _context_year(after: When | None) -> int | None:
    """The year that the line above leaves in the reader's mind, if it leaves one."""
    if after is None or after.first is None or after.last is None or after.precision < Precision.YEAR:
        return None
    first, last = civil.date_of(after.first)[0], civil.date_of(after.last)[0]
    return first if first == last else None


def _clock_only(when: When, after: When | None) -> str:
    timed = after is not None and after.minutes is not None and when.minutes is not None
    if after is None or not timed or after.first != after.last or (when.first, when.last) != (after.first, after.last):
        return ""
    return _time_of_day(when)


def _doubted(when: When, body: str) -> str:
    return f"{'c. ' if when.approximate else ''}{body}{'?' if when.uncertain else ''}"


def _body(when: When, first: int, last: int, context: int | None) -> str:
    unit = _unit(when, first, context)
    if when.modifier and unit:
        return f"{when.modifier} {unit}"
    if unit and _is_unit(when.precision, first, last):
        return unit
    ends = _range(when, first, last, context)
    return ends if when.lasting or when.precision >= Precision.PART else f"between {ends.replace(_DASH, ' and ')}"


def _open(when: When, context: int | None) -> str:
    if when.first is not None:
        word, day = ("since", when.first) if when.lasting else ("after", when.first - 1)
        return f"{word} {_doubted(when, _edge(when, when.first, day, context))}"
    if when.last is not None:
        word, day = ("until", when.last) if when.lasting else ("before", when.last + 1)
        return f"{word} {_doubted(when, _edge(when, when.last + 1, day, context))}"
    return "date open"


def _edge(when: When, boundary: int, day: int, context: int | None) -> str:
    """The day as part of the coarsest unit, no finer than the precision, that begins or ends at the boundary."""
    _, month, first = civil.date_of(boundary)
    named, named_month, _ = civil.date_of(day)
    if when.precision <= Precision.YEAR and (month, first) == (1, 1):
        return year_label(named)
    if when.precision <= Precision.MONTH and first == 1:
        return _with_year(MONTHS[named_month - 1], named, context)
    text = day_label(day, context)
    return f"{text}, {_time_of_day(when)}" if when.lasting and when.minutes else text


def _is_unit(precision: Precision, first: int, last: int) -> bool:
    """Whether the window is the whole of one calendar unit of its precision."""
    if precision >= Precision.DAY:
        return first == last
    start = _unit_start(precision, first)
    return start == first and _next_start(precision, start) == last + 1


def _unit_start(precision: Precision, day: int) -> int:
    """The first day of the unit that holds a day. Centuries count back from 1 BCE as EDTF's `-00XX` does."""
    if precision == Precision.WEEK:
        return day - civil.weekday(day)
    year, month, _ = civil.date_of(day)
    size = _UNIT_MONTHS[precision]
    if size > 12:
        years = size // 12
        return civil.day_number(year - year % years if year >= 0 else year - (year - 1) % years)
    offset = 2 if precision == Precision.SEASON else 0
    return civil.add_months(civil.day_number(year, month), -((month - 1 - offset) % size))


def _next_start(precision: Precision, start: int) -> int:
    return start + 7 if precision == Precision.WEEK else civil.add_months(start, _UNIT_MONTHS[precision])


def _unit(when: When, day: int, context: int | None) -> str:
    """The name of the unit (of the window's precision) that holds a day; "" where it has none, as a BCE decade."""
    if when.precision >= Precision.DAY:
        text = day_label(day, context)
        clock = _time_of_day(when) if when.first == when.last else ""
        return f"{text}, {clock}" if clock else text
    year, month, number = civil.date_of(_unit_start(when.precision, day))
    match when.precision:
        case Precision.MONTH:
            return _with_year(MONTHS[month - 1], year, context)
        case Precision.YEAR:
            return year_label(year)
        case Precision.WEEK:
            return "week of " + _with_year(f"{number} {MONTHS[month - 1]}", year, context)
        case Precision.SEASON:
            return f"{_SEASON_NAMES[month]} {year_label(year)}" + (_next_year(year) if month == 12 else "")
        case Precision.QUARTER:
            return f"Q{(month + 2) // 3} {year_label(year)}"
        case Precision.HALF:
            return f"{'first' if month == 1 else 'second'} half of {year_label(year)}"
        case _:
            return _long_unit(when.precision, year)


def _next_year(year: int) -> str:
    """A winter's second year: "–15" after 2014; in full where the digits above the last two change."""
    following = year + 1
    return f"–{following % 100:02d}" if 1000 <= year < 9999 and following % 100 else f"–{year_label(following)}"


def _long_unit(precision: Precision, first_year: int) -> str:
    if precision == Precision.DECADE:
        return f"{first_year}s" if 1000 <= first_year <= 9999 else ""
    size, name = (100, "c.") if precision == Precision.CENTURY else (1000, "millennium")
    if first_year < 0:
        return f"{_ordinal((1 - first_year) // size)} {name} BCE"
    return f"{_ordinal(first_year // size + 1)} {name}{' CE' if first_year < 1000 else ''}"


def _ordinal(number: int) -> str:
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _range(when: When, first: int, last: int, context: int | None) -> str:
    (year, month, day), (end_year, end_month, end_day) = civil.date_of(first), civil.date_of(last)
    starts_month, ends_month = day == 1, end_day == civil.days_in_month(end_year, end_month)
    starts_year, ends_year = starts_month and month == 1, ends_month and end_month == 12
    if when.precision <= Precision.YEAR and starts_year and ends_year:
        return _years(year, end_year, spaced=not when.lasting)
    if when.precision <= Precision.MONTH and starts_month and ends_month:
        return _joined((MONTHS[month - 1], year), (MONTHS[end_month - 1], end_year), context)
    if when.minutes is not None:
        return _timed_range(when, first, last, context)
    if (year, month) == (end_year, end_month):
        dash = "–" if when.lasting else _DASH
        return _with_year(f"{day}{dash}{end_day} {MONTHS[month - 1]}", year, context)
    return _joined((f"{day} {MONTHS[month - 1]}", year), (f"{end_day} {MONTHS[end_month - 1]}", end_year), context)


def _years(first: int, last: int, *, spaced: bool) -> str:
    if first == last:
        return year_label(first)
    low, high = year_label(first), year_label(last)
    same_era = low.rpartition(" ")[2] == high.rpartition(" ")[2] and " " in low
    low = low.rpartition(" ")[0] if same_era else low
    return f"{low}–{high}" if (same_era or " " not in low + high) and not spaced else f"{low}{_DASH}{high}"


def _joined(low: tuple[str, int], high: tuple[str, int], context: int | None) -> str:
    """Two ends, their year said once where they share it."""
    if low[1] == high[1]:
        return _with_year(low[0] if low[0] == high[0] else f"{low[0]}{_DASH}{high[0]}", high[1], context)
    return f"{_with_year(*low, context)}{_DASH}{_with_year(*high, None)}"


def _timed_range(when: When, first: int, last: int, context: int | None) -> str:
    assert when.minutes is not None
    low, high = (_clock(minute) for minute in when.minutes)
    return f"{day_label(first, context)}, {low}{_DASH}{day_label(last, civil.date_of(first)[0])}, {high}"


def _time_of_day(when: When) -> str:
    if when.minutes is None:
        return ""
    low, high = when.minutes
    if when.precision == Precision.PART:
        middle = (low + high) / 120
        return next(name for hour, name in _PARTS_OF_DAY if middle < hour)
    if low == high or (when.precision == Precision.HOUR and low // 60 == high // 60):
        return _clock(low)
    return f"{_clock(low)}–{_clock(high)}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _floor(value: float) -> int:
    """Rounded down, but for the day or two that leap years put into a whole number of years."""
    return int(value + 0.01)


def end_label(when: When, *, end: bool) -> str:
    """One end of a window, for a span: the whole label of a point, the nearer day, month or year of a stretch."""
    whole = replace(when, minutes=None, precision=min(when.precision, Precision.DAY))
    if whole.first is None or whole.last is None:
        return date_label(whole)
    if whole.modifier or _is_unit(whole.precision, whole.first, whole.last):
        return date_label(whole)
    day, boundary = (whole.last, whole.last + 1) if end else (whole.first, whole.first)
    _, month, first = civil.date_of(boundary)
    if whole.precision <= Precision.YEAR and (month, first) == (1, 1):
        return _doubted(whole, year_label(civil.date_of(day)[0]))
    named = day_label(day)
    return _doubted(whole, named.partition(" ")[2] if whole.precision <= Precision.MONTH and first == 1 else named)
