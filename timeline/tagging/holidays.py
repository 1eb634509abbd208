"""Named days of a year, by their definitions."""

from timeline.calendar import civil


def day_of(definition: str, year: int) -> int | None:
    """The day number of a named day in a year, `None` where it does not exist.

    "12-25" is a month and a day, "11-3-4" the fourth Thursday of November (Monday 0; -1 is the last), "easter -2" two
    days from Easter Sunday. Easter is given for the years of the Gregorian calendar in which `dateutil` knows it.
    """
    if definition.startswith("easter"):
        return _easter(year, int(definition.split()[1]))
    month, day, *nth = (int(part) for part in definition.split("-", maxsplit=2))
    if not nth:
        return civil.day_number(year, month, day)
    return nth_weekday(year, month, day, nth[0])


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> int | None:
    """The nth weekday (Monday 0) of a month, -1 for the last; `None` where the month has no such day."""
    first, last = civil.month_span(year, month)
    if nth < 0:
        return last - (civil.weekday(last) - weekday) % 7
    day = first + (weekday - civil.weekday(first)) % 7 + 7 * (nth - 1)
    return day if day <= last else None


def _easter(year: int, shift: int) -> int | None:
    if not 1583 <= year <= 4099:
        return None
    from dateutil.easter import easter

    return easter(year).toordinal() + shift
