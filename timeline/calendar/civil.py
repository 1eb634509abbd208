"""Calendar arithmetic on day numbers: plain integers, any year, no clock, never an exception.

Day 1 is 0001-01-01 in the proleptic Gregorian calendar, as in `datetime.date.toordinal`; year 0 is 1 BCE.
The two conversions follow H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (public domain).
"""

from timeline.limits import MAX_YEAR

_DAYS_BEFORE_MARCH_0000 = 305
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def day_number(year: int, month: int = 1, day: int = 1) -> int:
    """The day number of a date; a year out of range is clamped, a day past the month's end is its last day.

    >>> day_number(1, 1, 1), day_number(2015, 2, 31) == day_number(2015, 2, 28)
    (1, True)
    """
    year = max(-MAX_YEAR, min(MAX_YEAR, year))
    month = max(1, min(12, month))
    day = max(1, min(days_in_month(year, month), day))
    shifted = year - (month <= 2)
    era, year_of_era = divmod(shifted, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146_097 + day_of_era - _DAYS_BEFORE_MARCH_0000


def date_of(number: int) -> tuple[int, int, int]:
    """The (year, month, day) of a day number; the inverse of `day_number`."""
    era, day_of_era = divmod(number + _DAYS_BEFORE_MARCH_0000, 146_097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted_month + 2) // 5 + 1
    month = (shifted_month + 2) % 12 + 1
    return year_of_era + era * 400 + (month <= 2), month, day


def is_leap(year: int) -> bool:
    """Whether a (proleptic, astronomical) year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """The number of days of a month, 28 to 31."""
    return 29 if month == 2 and is_leap(year) else _MONTH_DAYS[month - 1]


def is_date(year: int, month: int, day: int) -> bool:
    """Whether such a day exists: 2015-02-29 does not."""
    return 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)


def add_months(number: int, months: int) -> int:
    """The same day of the month so many months on (or back); 31 January + 1 month is the last of February.

    Beyond the range of years it is `FIRST_DAY` or `LAST_DAY`, so that more months never lead to an earlier day.
    """
    year, month, day = date_of(number)
    years, month0 = divmod(month - 1 + months, 12)
    if abs(year + years) > MAX_YEAR:
        return LAST_DAY if months > 0 else FIRST_DAY
    return day_number(year + years, month0 + 1, day)


FIRST_DAY, LAST_DAY = day_number(-MAX_YEAR), day_number(MAX_YEAR, 12, 31)
"""The ends of the calendar: no window reaches beyond them."""


def clamped(number: int) -> int:
    """The day, or the end of the calendar that it lies beyond."""
    return max(FIRST_DAY, min(LAST_DAY, number))


def weekday(number: int) -> int:
    """The weekday, Monday 0 to Sunday 6."""
    return (number - 1) % 7


def iso_week(number: int) -> tuple[int, int]:
    """The ISO 8601 (year, week) that holds a day."""
    thursday = number - weekday(number) + 3
    year = date_of(thursday)[0]
    return year, (thursday - day_number(year)) // 7 + 1


def week_start(year: int, week: int) -> int:
    """The Monday of an ISO 8601 week."""
    fourth = day_number(year, 1, 4)
    return fourth - weekday(fourth) + 7 * (week - 1)


def month_span(year: int, month: int) -> tuple[int, int]:
    """The first and the last day number of a month."""
    return day_number(year, month), day_number(year, month, days_in_month(year, month))


def years_span(first: int, last: int) -> tuple[int, int]:
    """The first and the last day number of a run of years."""
    return day_number(first), day_number(last, 12, 31)


def iso(number: int) -> str:
    """The day as ISO 8601 writes it: `2015-01-26`; five digits and more as `+12000-01-01`, BCE as `-0043-03-15`."""
    year, month, day = date_of(number)
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{day:02d}"
