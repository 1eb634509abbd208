"""Calendar arithmetic against `datetime` where that reaches, and against a second algorithm everywhere else."""

import calendar
import datetime
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whens import DAYS, YEARS

from timeline.calendar import civil
from timeline.limits import MAX_YEAR

ANY_NUMBER = st.integers(-(10**12), 10**12) | st.integers(-(10**30), 10**30)


def by_month_table(year: int, month: int, day: int) -> int:
    """The day number the long way: whole years by counting leap days, then the months one by one."""
    before = year - 1
    lengths = [31, 29 if is_leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return 365 * before + before // 4 - before // 100 + before // 400 + sum(lengths[: month - 1]) + day


def is_leap(year: int) -> bool:
    return calendar.isleap(year)


def every_day(first: int, last: int) -> Iterator[tuple[int, int, int]]:
    """All dates of some years, by counting months."""
    for year in range(first, last + 1):
        for month in range(1, 13):
            length = (29 if is_leap(year) else 28) if month == 2 else 30 if month in (4, 6, 9, 11) else 31
            for day in range(1, length + 1):
                yield year, month, day


@pytest.mark.parametrize("first", [1800, -201])
def test_every_day_of_400_years_is_its_successor_number(first: int) -> None:
    number = by_month_table(first, 1, 1)
    for date in every_day(first, first + 399):
        assert civil.day_number(*date) == number
        assert civil.date_of(number) == date
        number += 1
    assert number - by_month_table(first, 1, 1) == 146_097


@pytest.mark.parametrize("first", [1800, -201])
def test_every_month_of_400_years_a_month_and_a_year_on_and_back(first: int) -> None:
    """The days at a month's ends and one in its middle: what lies between them goes the middle's way."""
    for year, month, day in every_day(first, first + 399):
        if 1 < day < 27 and day != 15:
            continue
        number = civil.day_number(year, month, day)
        for months, (then, of_year) in {
            1: (month % 12 + 1, year + (month == 12)),
            -1: ((month - 2) % 12 + 1, year - (month == 1)),
            12: (month, year + 1),
            -12: (month, year - 1),
        }.items():
            length = calendar.mdays[then] + (then == 2 and is_leap(of_year))
            assert civil.date_of(civil.add_months(number, months)) == (of_year, then, min(day, length))


def test_datetime_agrees_in_its_range() -> None:
    for number in range(1, datetime.date.max.toordinal() + 1, 61):
        day = datetime.date.fromordinal(number)
        assert civil.date_of(number) == (day.year, day.month, day.day)
        assert civil.day_number(day.year, day.month, day.day) == number
        assert civil.weekday(number) == day.weekday()
        assert civil.iso_week(number) == day.isocalendar()[:2]
        assert civil.iso(number) == day.isoformat()


def test_the_turn_of_every_year_has_the_right_iso_week() -> None:
    for year in range(1, 4000):
        for day in (*range(-4, 1), *range(1, 5)):
            date = datetime.date(year + 1, 1, 1) + datetime.timedelta(days=day)
            iso_year, week, weekday = date.isocalendar()
            assert civil.iso_week(date.toordinal()) == (iso_year, week)
            assert civil.week_start(iso_year, week) == date.toordinal() - weekday + 1


@pytest.mark.parametrize(
    ("year", "weeks"), [(2015, 53), (2016, 52), (2020, 53), (2026, 53), (2032, 53), (2000, 52), (-400 + 15, 53)]
)
def test_years_of_53_weeks(year: int, weeks: int) -> None:
    last = civil.week_start(year, weeks)
    assert civil.iso_week(last) == (year, weeks)
    assert civil.iso_week(last + 7) == (year + 1, 1)


def test_before_our_era() -> None:
    assert civil.is_leap(0)
    assert civil.day_number(0, 12, 31) == 0
    assert civil.day_number(0, 2, 29) == civil.day_number(0, 3, 1) - 1
    assert civil.iso(civil.day_number(-43, 3, 15)) == "-0043-03-15"
    assert civil.iso(civil.day_number(0)) == "0000-01-01"
    assert civil.iso(civil.day_number(9_999, 12, 31)) == "9999-12-31"
    assert civil.iso(civil.day_number(10_000)) == "+10000-01-01"
    assert civil.weekday(0) == 6  # 31 December of 1 BCE, the day before a Monday


@pytest.mark.parametrize(
    ("given_date", "clamped"),
    [
        ((MAX_YEAR + 1, 3, 4), (MAX_YEAR, 3, 4)),
        ((10**40, 12, 31), (MAX_YEAR, 12, 31)),
        ((-(10**40), 1, 1), (-MAX_YEAR, 1, 1)),
        ((2015, 2, 31), (2015, 2, 28)),
        ((2015, 13, 1), (2015, 12, 1)),
        ((2015, 0, 0), (2015, 1, 1)),
        ((-MAX_YEAR - 7, 5, -3), (-MAX_YEAR, 5, 1)),
    ],
)
def test_dates_out_of_range_are_clamped(given_date: tuple[int, int, int], clamped: tuple[int, int, int]) -> None:
    assert civil.date_of(civil.day_number(*given_date)) == clamped


@pytest.mark.parametrize(
    ("number", "months", "expected"),
    [
        (civil.LAST_DAY, 1, civil.LAST_DAY),
        (civil.day_number(MAX_YEAR, 12, 1), 3, civil.LAST_DAY),
        (civil.FIRST_DAY, -1, civil.FIRST_DAY),
        (civil.day_number(2015), 10**30, civil.LAST_DAY),
        (civil.day_number(2015), -(10**30), civil.FIRST_DAY),
    ],
)
def test_months_beyond_the_calendar_end_at_its_ends(number: int, months: int, expected: int) -> None:
    assert civil.add_months(number, months) == expected


@given(DAYS)
def test_numbers_and_dates_are_inverse(number: int) -> None:
    year, month, day = civil.date_of(number)
    assert civil.day_number(year, month, day) == by_month_table(year, month, day) == number
    assert civil.is_date(year, month, day)
    assert not civil.is_date(year, month, civil.days_in_month(year, month) + 1)


@given(DAYS, st.integers(-3_000, 3_000), st.integers(0, 3_000))
def test_more_months_never_lead_to_an_earlier_day(number: int, months: int, more: int) -> None:
    assert civil.add_months(number, months) <= civil.add_months(number, months + more)


@given(YEARS, st.integers(1, 12))
def test_months_and_years_follow_one_another(year: int, month: int) -> None:
    first, last = civil.month_span(year, month)
    assert last - first + 1 == civil.days_in_month(year, month)
    start, end = civil.years_span(year, year)
    assert end - start + 1 == 365 + civil.is_leap(year)
    assert start <= first <= last <= end


@given(ANY_NUMBER, st.integers(), st.integers())
def test_nothing_raises(number: int, one: int, other: int) -> None:
    civil.iso(number)
    civil.iso_week(number)
    assert 0 <= civil.weekday(number) <= 6
    assert civil.FIRST_DAY <= civil.clamped(number) <= civil.LAST_DAY
    civil.week_start(number, other)
    civil.years_span(one, other)
    assert civil.FIRST_DAY <= civil.day_number(number, one, other) <= civil.LAST_DAY
    assert civil.FIRST_DAY <= civil.add_months(civil.clamped(number), one) <= civil.LAST_DAY


@given(YEARS, st.integers(1, 52))
def test_weeks_begin_on_monday(year: int, week: int) -> None:
    monday = civil.week_start(year, week)
    assert civil.weekday(monday) == 0
    assert civil.iso_week(monday) == civil.iso_week(monday + 6) == (year, week)
