"""Ticks for a stretch of time axis of any length, an hour to ten thousand years: round dates, not too dense."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from timeline.calendar import civil
from timeline.writers.dates import MONTHS, year_label

_HOURS = (1, 2, 3, 6, 12)
_DAYS = ((1, range(1, 32)), (2, range(1, 30, 2)), (7, (1, 8, 15, 22)), (14, (1, 15)))
_MONTHS = (1, 2, 3, 6)
_ROUND = (1, 2, 5)
_MOST = 400


@dataclass(frozen=True, slots=True)
class Tick:
    """A round date on the axis: its day (with a fraction), its name, whether it begins the next larger unit."""

    day: float
    label: str
    major: bool = False


def ticks(first: float, last: float, length: float, room: float) -> list[Tick]:
    """Ticks of the finest unit whose ticks stand at least `room` apart on `length` points from day to day."""
    if last <= first or length <= 0:
        return []
    per_day = length / (last - first)
    found = next(_units(first, last, per_day, room))
    return [tick for tick in found if first <= tick.day <= last][:_MOST]


def with_year(tick: Tick) -> Tick:
    """The tick with its year said: "Apr" becomes "Apr 2014"; a year stays as it is."""
    year = year_label(year_of(tick.day))
    return tick if tick.label == year else replace(tick, label=f"{tick.label} {year}")


def year_of(day: float) -> int:
    """The year of a day with a fraction."""
    return civil.date_of(int(day // 1))[0]


def _units(first: float, last: float, per_day: float, room: float) -> Iterator[list[Tick]]:
    for hours in _HOURS:
        if per_day * hours / 24 >= room:
            yield _hourly(first, last, hours)
    for days, numbers in _DAYS:
        if per_day * days >= room:
            yield _daily(first, last, numbers)
    for months in _MONTHS:
        if per_day * months * 30 >= room:
            yield _monthly(first, last, months)
    scale = 1
    while True:
        for factor in _ROUND:
            if per_day * 365 * scale * factor >= room:
                yield _yearly(first, last, scale * factor)
        scale *= 10


def _hourly(first: float, last: float, step: int) -> list[Tick]:
    found = []
    for hour in range(int(first * 24 // step * step), int(last * 24) + 1, step):
        day, clock = divmod(hour, 24)
        _, month, number = civil.date_of(day)
        found.append(Tick(hour / 24, f"{clock:02d}:00") if clock else Tick(day, f"{number} {MONTHS[month - 1]}", True))
    return found


def _daily(first: float, last: float, numbers: range | tuple[int, ...]) -> list[Tick]:
    found = []
    for day in range(int(first // 1), int(last // 1) + 1):
        year, month, number = civil.date_of(day)
        if number in numbers:
            label = year_label(year) if (month, number) == (1, 1) else f"{number} {MONTHS[month - 1]}"
            found.append(Tick(day, label, number == 1))
    return found


def _monthly(first: float, last: float, step: int) -> list[Tick]:
    found = []
    for year in range(year_of(first), year_of(last) + 1):
        for month in range(1, 13, step):
            label = year_label(year) if month == 1 else MONTHS[month - 1]
            found.append(Tick(civil.day_number(year, month), label, month == 1))
    return found


def _yearly(first: float, last: float, step: int) -> list[Tick]:
    """Years that are round as people count: 3000 BCE, 1 CE where 0 would be, 1900."""
    low, high = year_of(first), year_of(last)
    found = []
    for count in range(low // step - 1, high // step + 2):
        year = count * step if count > 0 else 1 if count == 0 else count * step + 1
        if step > 1 or count != 0:
            found.append(Tick(civil.day_number(year), year_label(year), _is_round(count, step)))
    return found


def _is_round(count: int, step: int) -> bool:
    larger = 10 ** len(str(step))
    return bool(count * step % larger == 0)
