"""Windows: their constructors, their order, their laws."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whens import DAYS, MODIFIERS, UNITS, YEARS, stretches, whens

from timeline.calendar import civil
from timeline.calendar.civil import day_number
from timeline.calendar.when import SEASONS, Modifier, Precision, When
from timeline.limits import MAX_YEAR

HUGE = st.integers(-(10**30), 10**30)
DAY_BEYOND = st.integers(-(10**12), 10**12)


@pytest.mark.parametrize(
    ("when", "first", "last", "precision"),
    [
        (When.of_day(2016, 2, 29), (2016, 2, 29), (2016, 2, 29), Precision.DAY),
        (When.of_week(2015, 53), (2015, 12, 28), (2016, 1, 3), Precision.WEEK),
        (When.of_month(2015, 2), (2015, 2, 1), (2015, 2, 28), Precision.MONTH),
        (When.of_quarter(2015, 4), (2015, 10, 1), (2015, 12, 31), Precision.QUARTER),
        (When.of_half(2016, 1), (2016, 1, 1), (2016, 6, 30), Precision.HALF),
        (When.of_season(2015, "spring"), (2015, 3, 1), (2015, 5, 31), Precision.SEASON),
        (When.of_season(2015, "summer"), (2015, 6, 1), (2015, 8, 31), Precision.SEASON),
        (When.of_season(2015, "autumn"), (2015, 9, 1), (2015, 11, 30), Precision.SEASON),
        (When.of_season(2015, "winter"), (2015, 12, 1), (2016, 2, 29), Precision.SEASON),
        (When.of_year(0), (0, 1, 1), (0, 12, 31), Precision.YEAR),
        (When.of_decade(1990), (1990, 1, 1), (1999, 12, 31), Precision.DECADE),
        (When.of_century(-100), (-100, 1, 1), (-1, 12, 31), Precision.CENTURY),
        (When.of_millennium(1000), (1000, 1, 1), (1999, 12, 31), Precision.MILLENNIUM),
    ],
)
def test_constructors(
    when: When, first: tuple[int, int, int], last: tuple[int, int, int], precision: Precision
) -> None:
    assert when == When(day_number(*first), day_number(*last), precision)
    assert when.year == first[0]
    assert not when.is_open


def test_precisions_are_ordered_from_coarse_to_fine() -> None:
    names = [
        "millennium",
        "century",
        "decade",
        "year",
        "half",
        "season",
        "quarter",
        "month",
        "week",
        "day",
        "part",
        "hour",
        "minute",
    ]
    assert [precision.name.lower() for precision in sorted(Precision)] == names


def test_a_window_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="must not end"):
        When(10, 9)


def test_the_order_is_the_one_of_a_reader() -> None:
    morning = replace(When.of_day(2023, 1, 1), precision=Precision.MINUTE, minutes=(420, 420))
    noon = replace(morning, minutes=(720, 720))
    january = When.of_month(2023, 1)
    in_order = [
        When.of_decade(2020),
        When.of_year(2022),
        When(day_number(2023), None, Precision.YEAR),
        When.of_year(2023),
        january,
        january.part("early"),
        When.of_day(2023, 1, 1),
        morning,
        noon,
        When.of_day(2023, 1, 2),
        When(None, day_number(2023, 1, 3)),
        When(None, None),
    ]
    assert [*sorted({*in_order}, key=When.sort_key)] == in_order


@pytest.mark.parametrize(
    ("when", "exact"),
    [
        (When.of_day(2015, 1, 26), True),
        (When(5, 5, Precision.MINUTE, minutes=(1, 1)), True),
        (replace(When.of_day(2015, 1, 26), approximate=True), False),
        (When.of_day(2015, 1, 26).assuming("the year"), False),
        (When.of_month(2015, 1), False),
        (When(5, 6), False),
        (When(5, None), False),
        (When(None, None), False),
        (When(5, 5, Precision.MONTH), False),
    ],
)
def test_what_is_exact(when: When, exact: bool) -> None:
    assert when.is_exact is exact


def test_open_ends() -> None:
    since, until = When(day_number(2011, 5), None), When(None, day_number(2011, 5))
    assert since.is_open
    assert until.is_open
    assert (since.year, until.year, When(None, None).year) == (2011, 2011, None)
    assert since.contains(When.of_year(2012))
    assert not When.of_year(2012).contains(since)
    assert not until.overlaps(When.of_year(2012))
    assert since.overlaps(until)
    assert since.part("late") == replace(since, modifier="late")


def test_what_is_assumed_is_uncertain_and_adds_up() -> None:
    when = When.of_year(2015).assuming("the year").assuming("the side", "the century")
    assert when.uncertain
    assert when.assumed == ("the year", "the side", "the century")


@pytest.mark.parametrize(
    ("when", "modifier", "first", "last"),
    [
        (When.of_month(2015, 7), "early", (2015, 7, 1), (2015, 7, 10)),
        (When.of_month(2015, 7), "mid", (2015, 7, 11), (2015, 7, 20)),
        (When.of_month(2015, 7), "late", (2015, 7, 21), (2015, 7, 31)),
        (When.of_month(2015, 4), "mid", (2015, 4, 11), (2015, 4, 20)),
        (When.of_month(2015, 4), "late", (2015, 4, 21), (2015, 4, 30)),
        (When.of_year(2015), "late", (2015, 9, 1), (2015, 12, 31)),
        (When.of_day(2015, 7, 4), "early", (2015, 7, 4), (2015, 7, 4)),
        (When.of_day(2015, 7, 4), "late", (2015, 7, 4), (2015, 7, 4)),
    ],
)
def test_thirds(when: When, modifier: Modifier, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    part = when.part(modifier)
    assert (part.first, part.last) == (day_number(*first), day_number(*last))
    assert part == replace(when, first=part.first, last=part.last, modifier=modifier)
    assert when.part("") == when


@given(DAYS, st.integers(2, 400_000))
def test_thirds_share_no_day_and_leave_none_out(first: int, longer: int) -> None:
    last = civil.clamped(first + longer)
    if last - first < 2:
        return
    early, mid, late = (When(first, last).part(modifier) for modifier in MODIFIERS)
    assert None not in (early.last, mid.last)
    assert (early.first, late.last) == (first, last)
    assert (mid.first, late.first) == ((early.last or 0) + 1, (mid.last or 0) + 1)
    lengths = [(part.last or 0) - (part.first or 0) + 1 for part in (early, mid, late)]
    assert max(lengths) - min(lengths) <= 1


@given(whens(), st.sampled_from(MODIFIERS))
def test_a_third_lies_in_its_window(when: When, modifier: Modifier) -> None:
    assert when.contains(when.part(modifier))


def days_of(when: When) -> set[int]:
    return set(range(when.first if when.first is not None else -60, (when.last if when.last is not None else 60) + 1))


SMALL = st.one_of(
    st.tuples(st.integers(-20, 20), st.integers(0, 20)).map(lambda two: When(two[0], two[0] + two[1])),
    st.integers(-20, 20).map(lambda day: When(day, None)),
    st.integers(-20, 20).map(lambda day: When(None, day)),
    st.just(When(None, None)),
)


@given(SMALL, SMALL)
def test_windows_are_sets_of_days(one: When, other: When) -> None:
    assert one.contains(other) == (days_of(other) <= days_of(one))
    assert one.overlaps(other) == other.overlaps(one) == bool(days_of(one) & days_of(other))
    assert one.is_after(other) == (min(days_of(one)) > max(days_of(other)))
    assert not one.is_after(None)


@given(whens(), whens(), whens())
def test_laws_of_containing(one: When, other: When, third: When) -> None:
    assert one.contains(one)
    if one.contains(other):
        assert one.overlaps(other)
        if other.contains(third):
            assert one.contains(third)
        if other.contains(one):
            assert (one.first, one.last) == (other.first, other.last)


@given(UNITS, stretches())
def test_a_window_comes_before_what_begins_with_it_or_in_it(one: When, other: When) -> None:
    if one.contains(other) and (one.first, one.last) != (other.first, other.last) and not other.is_open:
        assert one.sort_key() < other.sort_key()


@given(UNITS)
def test_units_lie_in_the_calendar(when: When) -> None:
    assert when.first is not None
    assert when.last is not None
    assert civil.FIRST_DAY <= when.first <= when.last <= civil.LAST_DAY


@given(HUGE, HUGE, st.sampled_from([*SEASONS]), st.sampled_from(MODIFIERS))
def test_no_year_is_too_far(year: int, number: int, season: str, modifier: Modifier) -> None:
    made = [
        When.of_day(year, number, number),
        When.of_number(number),
        When.of_week(year, number),
        When.of_month(year, number % 12 + 1),
        When.of_quarter(year, number % 4 + 1),
        When.of_half(year, number % 2 + 1),
        When.of_season(year, season),
        When.of_year(year),
        When.of_decade(year),
        When.of_century(year),
        When.of_millennium(year),
    ]
    for when in made:
        part = when.part(modifier)
        assert when.year is not None
        assert abs(when.year) <= MAX_YEAR
        assert when.contains(part)
        part.sort_key()


@pytest.mark.parametrize("year", [-MAX_YEAR, -MAX_YEAR + 1, -1, 0, 1, MAX_YEAR - 1, MAX_YEAR])
def test_the_ends_of_the_calendar(year: int) -> None:
    for season in SEASONS:
        assert When.of_season(year, season).year == year
    assert When.of_half(year, 2).last == civil.years_span(year, year)[1]
    assert When.of_week(year, 53).overlaps(When(*civil.years_span(year, year + 1)))


@given(DAY_BEYOND, DAY_BEYOND)
def test_windows_end_with_the_calendar(one: int, other: int) -> None:
    when = When(min(one, other), max(one, other))
    assert (when.first, when.last) == (civil.clamped(min(one, other)), civil.clamped(max(one, other)))


@given(YEARS)
def test_units_of_a_year_fill_it(year: int) -> None:
    whole = When.of_year(year)
    for units in (
        [When.of_month(year, month) for month in range(1, 13)],
        [When.of_quarter(year, quarter) for quarter in range(1, 5)],
        [When.of_half(year, half) for half in (1, 2)],
    ):
        assert (units[0].first, units[-1].last) == (whole.first, whole.last)
        for before, after in pairwise(units):
            assert (before.last or 0) + 1 == after.first
