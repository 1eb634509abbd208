"""Shifts: the calendar unit, or the date, that lies so many units from a reference."""

from dataclasses import replace

from timeline.calendar import civil, timex3
from timeline.calendar.when import Precision, When
from timeline.tagging.anchor import Outcome, dated, undated

_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "season": 3}
_YEARS = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}
_RUNNING = {
    "week": Precision.WEEK,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
    "century": Precision.CENTURY,
}
_MINUTES = {"hour": 60, "minute": 1, "second": 0}
_OPEN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "weekend": "XXXX-WXX-WE"}


def open_value(unit: str) -> str:
    """The value of a unit of which nothing else is known."""
    return _OPEN.get(unit, "XXXX")


def shifted(reference: When, amount: int, unit: str, *, calendar: bool) -> Outcome:
    """The unit that lies so many units from the one that holds the reference's first day.

    A shift that is no calendar unit ("a year ago") keeps a quarter a quarter. A reference that is coarser than the unit
    leaves the date open: three days after something in 1980 is some day of 1980.
    """
    if unit in _MINUTES:
        return _clock_shift(reference, amount * _MINUTES[unit])
    if unit == "year" and not calendar and reference.precision in (Precision.QUARTER, Precision.HALF):
        return dated(_same_part(reference, amount))
    if unit in _YEARS and not calendar:
        amount, unit = amount * _YEARS[unit], "year"
    if _is_coarser(reference, unit):
        known = timex3.write(reference)
        return undated(known + timex3.unknown(reference, unit), f"only {known} is known of what it is counted from")
    return dated(_unit(reference.first or 0, amount, unit))


def _is_coarser(reference: When, unit: str) -> bool:
    finest = Precision.DAY if unit in ("day", "night") else Precision.WEEK if unit in _DAYS else None
    return finest is not None and reference.precision <= Precision.MONTH


def _same_part(reference: When, years: int) -> When:
    first, last = reference.first or 0, reference.last or 0
    start = civil.add_months(first, 12 * years)
    return replace(reference, first=start, last=civil.add_months(last + 1, 12 * years) - 1)


def _unit(day: int, amount: int, unit: str) -> When:
    year, month, _ = civil.date_of(day)
    if unit in ("day", "night"):
        return When.of_number(day + amount)
    if unit in _DAYS:
        return When.of_week(*civil.iso_week(day + _DAYS[unit] * amount))
    if unit == "weekend":
        saturday = day - civil.weekday(day) + 5 + 7 * amount
        return When(saturday, saturday + 1, Precision.WEEK)
    if unit in _MONTHS:
        return _month_unit(civil.add_months(civil.day_number(year, month), _MONTHS[unit] * amount), unit)
    return _year_unit(year + amount * _YEARS.get(unit, 1), unit)


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


def running(day: int, amount: int, unit: str) -> When:
    """The unit's length up to a day ("the past year") or from the day after it on ("in the next year")."""
    edge = moved(day, amount, unit)
    if edge is None:
        return When(day, day, _RUNNING[unit])
    return When(edge, day, _RUNNING[unit]) if amount < 0 else When(day + 1, edge, _RUNNING[unit])


def before(when: When, day: int, amount: int, unit: str) -> When:
    """What lies more than so many units back: the last unit that ends there, and no later day."""
    edge = moved(day, amount, unit)
    first = moved(edge, -1, unit) if edge is not None and unit in _RUNNING else None
    return when if edge is None or first is None else replace(when, first=first + 1, last=edge)


def _clock_shift(reference: When, minutes: int) -> Outcome:
    """Hours and minutes move a clock time; of a mere day they leave the hour open."""
    if reference.precision < Precision.DAY:
        known = timex3.write(reference)
        return undated(known, f"only {known} is known of what it is counted from")
    if reference.minutes is None or reference.precision < Precision.HOUR:
        day = replace(reference, precision=Precision.DAY, minutes=None)
        return Outcome(timex3.write(day) + "TXX", replace(day, approximate=True))
    days, minute = divmod(reference.minutes[0] + minutes, 24 * 60)
    number = (reference.first or 0) + days
    return dated(When(number, number, Precision.MINUTE, minutes=(minute, minute)))


def moved(day: int, amount: float, unit: str) -> int | None:
    """The day that lies so many units from a day, `None` for units that are no lengths or too many of them."""
    if abs(amount) > 9_999:
        return None
    if unit in _MINUTES:
        return day + round(amount * _MINUTES[unit] / (24 * 60))
    if unit in _DAYS:
        return day + round(amount * _DAYS[unit])
    if unit in _MONTHS:
        return civil.add_months(day, round(amount * _MONTHS[unit]))
    if unit in _YEARS:
        return civil.add_months(day, round(amount * 12 * _YEARS[unit]))
    return None
