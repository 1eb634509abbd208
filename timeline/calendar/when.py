"""When: what is known of a moment. A window of days, how exact it is, what is doubtful, what was assumed.

Not `datetime`: that cannot hold 44 BCE, "the 1990s", "since 2011" or doubt. A resolution of a time expression is one of
`When | Ambiguous | Unresolved`: that a date is not known is a value, not an exception and not a guess.
"""

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Literal

from timeline.calendar import civil

Modifier = Literal["", "early", "mid", "late"]

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The first month of each (northern, meteorological) season; winter ends in the following year."""


class Precision(IntEnum):
    """How fine a date is told, coarse to fine; compare with `<`."""

    MILLENNIUM = 0
    CENTURY = 1
    DECADE = 2
    YEAR = 3
    HALF = 4
    SEASON = 5
    QUARTER = 6
    MONTH = 7
    WEEK = 8
    DAY = 9
    PART = 10
    HOUR = 11
    MINUTE = 12


@dataclass(frozen=True, slots=True)
class When:
    """A window of days [first, last] that holds the event, or through which it lasts.

    `first` and `last` are day numbers of `timeline.calendar.civil`, clamped to its calendar, `None` where that end is
    open ("since 2011"). Raises `ValueError` for a window that ends before it begins.
    `lasting` tells a duration from a point somewhere within. `minutes` are the first and the last minute (0 to 1439,
    from midnight of `first` and of `last`, local to the text) where a time of day is known. `approximate` and
    `uncertain` are EDTF's `~` and `?`. `assumed` says in words what was inferred to get here; where it is not empty,
    `uncertain` is true.
    """

    first: int | None
    last: int | None
    precision: Precision = Precision.DAY
    lasting: bool = False
    approximate: bool = False
    uncertain: bool = False
    modifier: Modifier = ""
    minutes: tuple[int, int] | None = None
    assumed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None and self.last < self.first:
            raise ValueError(f"a window must not end ({self.last}) before it begins ({self.first})")
        for end in ("first", "last"):
            number = getattr(self, end)
            if number is not None and number != civil.clamped(number):
                object.__setattr__(self, end, civil.clamped(number))

    @staticmethod
    def of_day(year: int, month: int, day: int) -> "When":
        """One day."""
        number = civil.day_number(year, month, day)
        return When(number, number)

    @staticmethod
    def of_number(number: int) -> "When":
        """One day, by its day number."""
        return When(number, number)

    @staticmethod
    def of_week(year: int, week: int) -> "When":
        """One ISO 8601 week, Monday to Sunday."""
        monday = civil.week_start(year, week)
        return When(monday, monday + 6, Precision.WEEK)

    @staticmethod
    def of_month(year: int, month: int) -> "When":
        """One month."""
        return When(*civil.month_span(year, month), Precision.MONTH)

    @staticmethod
    def of_quarter(year: int, quarter: int) -> "When":
        """A quarter of a calendar year, 1 to 4."""
        return _of_months(year, 3 * quarter - 2, 3, Precision.QUARTER)

    @staticmethod
    def of_half(year: int, half: int) -> "When":
        """A half of a calendar year, 1 or 2."""
        return _of_months(year, 6 * half - 5, 6, Precision.HALF)

    @staticmethod
    def of_season(year: int, season: str) -> "When":
        """A season (a key of `SEASONS`) by the year in which it begins."""
        return _of_months(year, SEASONS[season], 3, Precision.SEASON)

    @staticmethod
    def of_year(year: int) -> "When":
        """One year; 0 is 1 BCE."""
        return When(*civil.years_span(year, year), Precision.YEAR)

    @staticmethod
    def of_decade(first_year: int) -> "When":
        """Ten years by the first: 1990 is the 1990s."""
        return When(*civil.years_span(first_year, first_year + 9), Precision.DECADE)

    @staticmethod
    def of_century(first_year: int) -> "When":
        """A hundred years by the first: 1900 is 19XX, 1900 to 1999."""
        return When(*civil.years_span(first_year, first_year + 99), Precision.CENTURY)

    @staticmethod
    def of_millennium(first_year: int) -> "When":
        """A thousand years by the first."""
        return When(*civil.years_span(first_year, first_year + 999), Precision.MILLENNIUM)

    @property
    def is_open(self) -> bool:
        """Whether an end of the window is not known."""
        return self.first is None or self.last is None

    @property
    def is_exact(self) -> bool:
        """Whether this is one day (or finer), told without doubt."""
        known = self.first is not None and self.first == self.last
        return known and self.precision >= Precision.DAY and not (self.approximate or self.uncertain)

    @property
    def first_known(self) -> int | None:
        """The day of the beginning (of the end, where the beginning is open); `None` where neither is known."""
        return self.first if self.first is not None else self.last

    @property
    def year(self) -> int | None:
        """The year of the first known day."""
        known = self.first_known
        return None if known is None else civil.date_of(known)[0]

    def sort_key(self) -> tuple[float, float, int]:
        """Earliest first, then the wider window: "2023" before "Jan 2023" before "1 Jan 2023 at 07:00"."""
        first = self.first_known
        last = self.last if self.last is not None else float("inf")
        return first if first is not None else float("inf"), -last, self.minutes[0] if self.minutes else -1

    def assuming(self, *reasons: str) -> "When":
        """The same window marked as inferred, with the reasons."""
        return replace(self, uncertain=True, assumed=self.assumed + reasons)

    def contains(self, other: "When") -> bool:
        """Whether the other window lies wholly inside this one."""
        low = self.first is None or (other.first is not None and self.first <= other.first)
        high = self.last is None or (other.last is not None and other.last <= self.last)
        return low and high

    def is_after(self, other: "When | None") -> bool:
        """Whether all of it lies after another date; no where an end that tells is not known."""
        return self.first is not None and other is not None and other.last is not None and self.first > other.last

    def overlaps(self, other: "When") -> bool:
        """Whether a day can lie in both windows."""
        return not (self.is_after(other) or other.is_after(self))

    def part(self, modifier: Modifier) -> "When":
        """The early, mid or late third of the window ("late July"); an open window is only labelled.

        The three thirds of three days or more share no day and leave none out: of July they are the 1st to the 10th,
        the 11th to the 20th, and the rest.
        """
        if self.first is None or self.last is None or not modifier:
            return replace(self, modifier=modifier)
        days, third = self.last - self.first + 1, ("early", "mid", "late").index(modifier)
        first = self.first + days * third // 3
        return replace(self, first=first, last=max(first, self.first + days * (third + 1) // 3 - 1), modifier=modifier)


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several dates fit what the text says, and nothing in it decides; `readings` are all of them, earliest first."""

    readings: tuple[When, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Unresolved:
    """No date can be given. `reason` says why; `bounds` is the window that the text allows, and `bound` says it in
    words."""

    reason: str
    bounds: When | None = None
    bound: str = ""


Resolution = When | Ambiguous | Unresolved


def _of_months(year: int, month: int, count: int, precision: Precision) -> When:
    first = civil.day_number(year, month)
    last_year, last_month, _ = civil.date_of(civil.add_months(first, count - 1))
    return When(first, civil.month_span(last_year, last_month)[1], precision)
