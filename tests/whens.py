"""Random windows over the whole calendar, for property tests of the values."""

from hypothesis import strategies as st

from timeline.calendar.civil import FIRST_DAY, LAST_DAY
from timeline.calendar.when import SEASONS, Modifier, Precision, When
from timeline.limits import MAX_YEAR

YEARS = st.integers(1990, 2030) | st.integers(-60, 60) | st.integers(-MAX_YEAR, MAX_YEAR)
DAYS = st.integers(700_000, 740_000) | st.integers(-800, 800) | st.integers(FIRST_DAY, LAST_DAY)
MODIFIERS: tuple[Modifier, ...] = ("early", "mid", "late")

UNITS = st.one_of(
    st.builds(When.of_number, DAYS),
    st.builds(When.of_week, YEARS, st.integers(1, 52)),
    st.builds(When.of_month, YEARS, st.integers(1, 12)),
    st.builds(When.of_quarter, YEARS, st.integers(1, 4)),
    st.builds(When.of_half, YEARS, st.integers(1, 2)),
    st.builds(When.of_season, YEARS, st.sampled_from([*SEASONS])),
    st.builds(When.of_year, YEARS),
    st.builds(When.of_decade, YEARS.map(lambda year: year // 10 * 10)),
    st.builds(When.of_century, YEARS.map(lambda year: year // 100 * 100)),
    st.builds(When.of_millennium, YEARS.map(lambda year: year // 1000 * 1000)),
)
"""Calendar units, as their constructors make them."""


@st.composite
def stretches(draw: st.DrawFn) -> When:
    """Windows with any ends (at least one is known), of any precision."""
    first, length = draw(DAYS), draw(st.integers(0, 800) | st.integers(0, 500_000))
    ends = draw(st.sampled_from([(first, first + length), (first, None), (None, first)]))
    return When(*ends, draw(st.sampled_from(Precision)))


@st.composite
def whens(draw: st.DrawFn) -> When:
    """Any window: units, their thirds, stretches, open ends, clock times; lasting or not, with every doubt."""
    when = draw(UNITS | stretches() | st.builds(When.part, UNITS, st.sampled_from(MODIFIERS)))
    minutes = draw(
        st.none() | st.tuples(st.integers(0, 1439), st.integers(0, 1439)).map(lambda two: (min(two), max(two)))
    )
    return When(
        when.first,
        when.last,
        when.precision,
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.booleans()),
        when.modifier,
        minutes if when.precision >= Precision.PART else None,
    )
