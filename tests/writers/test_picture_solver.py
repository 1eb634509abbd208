"""The solver, the lanes and the ticks, on their own."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.calendar import civil
from timeline.writers.picture.solver import Rail, cut, lanes, place
from timeline.writers.picture.ticks import ticks

lengths = st.floats(0, 1000, allow_nan=False)


@pytest.mark.slow
@settings(max_examples=300)
@given(st.lists(st.tuples(lengths, st.floats(1, 60)), min_size=1, max_size=25), st.floats(0, 200), st.floats(0, 3000))
def test_rows_keep_apart_within_bounds_and_no_other_placement_is_nearer(
    rows: list[tuple[float, float]], low: float, room: float
) -> None:
    targets = sorted(target for target, _ in rows)
    pitches = [pitch for _, pitch in rows]
    high = low + max(room, sum(pitches[:-1]))
    placed = place(targets, pitches, low, high)
    assert all(b - a >= pitch - 1e-6 for (a, b), pitch in zip(pairwise(placed), pitches, strict=False))
    assert placed[0] >= low - 1e-6 and placed[-1] <= high + 1e-6
    dice = random.Random(1)
    for _ in range(40):
        other = _nudged(placed, pitches, low, high, dice)
        assert _away(placed, targets) <= _away(other, targets) + 1e-3


def _nudged(placed: list[float], pitches: list[float], low: float, high: float, dice: random.Random) -> list[float]:
    """Another placement that is allowed: each row moved a little, then pushed back to where it fits."""
    other: list[float] = []
    for index, value in enumerate(placed):
        least = other[-1] + pitches[index - 1] if other else low
        most = high - sum(pitches[index:-1])
        other.append(min(max(value + dice.uniform(-20, 20), least), max(most, least)))
    return other


def _away(placed: list[float], targets: list[float]) -> float:
    return sum((row - target) ** 2 for row, target in zip(placed, targets, strict=True))


def test_placing_is_linear_for_many_rows() -> None:
    placed = place([0.0] * 200_000, [1.0] * 200_000, 0.0, 200_000.0)
    assert placed[0] == 0.0 and placed[-1] == 199_999.0


def rail(days: list[float], gaps: list[float]) -> Rail:
    every, nobody = tuple(days), (0,) * len(days)
    return Rail(every, every, (17.0,) * len(days), tuple(gaps), every, every, nobody, 17.0)


def test_evenly_spread_days_are_not_cut() -> None:
    days = [float(day) for day in range(0, 200, 10)]
    assert len(cut(rail(days, [0.0, *[10.0] * 19]))) == 1


def test_a_far_day_is_cut_off_once() -> None:
    days = [0.0, *(30_000.0 + day for day in range(12))]
    runs = cut(rail(days, [0.0, 29_999.0, *[1.0] * 11]))
    assert [(run.start, run.stop) for run in runs] == [(0, 1), (1, 13)]


def test_no_piece_shows_days_of_the_next() -> None:
    days = (0.0, 10.0, 12.0)
    pieces = Rail(days, (365.0, 10.0, 12.0), (17.0,) * 3, (0.0, 9.0, 1.0), days, days, (0,) * 3, 17.0)
    assert pieces.fit(0, 1, 0.0).shown == 10.0
    assert pieces.fit(0, 3, 34.0).shown > 12.0


def test_nothing_is_cut_where_nothing_may_be() -> None:
    days = [0.0, *(30_000.0 + day for day in range(12))]
    assert len(cut(rail(days, [0.0] * 13))) == 1


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 90)), max_size=40), st.integers(1, 6))
def test_intervals_in_a_lane_do_not_meet(windows: list[tuple[int, int]], most: int) -> None:
    intervals = sorted((float(start), float(start + length)) for start, length in windows)
    chosen = lanes(intervals, most)
    for lane in range(most):
        inside = [interval for interval, at in zip(intervals, chosen, strict=True) if at == lane]
        assert all(a[1] < b[0] for a, b in pairwise(inside))
    assert all(lane is None or lane < most for lane in chosen)


@settings(max_examples=300)
@given(
    st.integers(civil.day_number(-3000), civil.day_number(12_000)),
    st.floats(0.02, 6_000_000),
    st.floats(10, 2000),
    st.floats(14, 60),
)
def test_ticks_are_in_range_in_order_apart_and_named_differently(
    start: int, span: float, length: float, room: float
) -> None:
    found = ticks(float(start), start + span, length, room)
    assert all(start <= tick.day <= start + span for tick in found)
    assert all((b.day - a.day) / span * length >= room * 0.6 for a, b in pairwise(found))
    assert all(a.label != b.label for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("first", "last", "length", "labels"),
    [
        ((2021, 3, 23), (2021, 4, 4), 200.0, "23 Mar, 25 Mar, 27 Mar, 29 Mar, 1 Apr, 3 Apr"),
        ((2023, 1, 5), (2023, 12, 19), 400.0, "Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec"),
        ((1869, 11, 17), (2018, 9, 1), 120.0, "1900, 1950, 2000"),
        ((-3100, 1, 1), (1900, 1, 1), 150.0, "3000 BCE, 2000 BCE, 1000 BCE, 1 CE, 1000"),
        ((2021, 3, 29), (2021, 3, 30), 100.0, "29 Mar, 06:00, 12:00, 18:00, 30 Mar"),
    ],
)
def test_ticks_are_round(first: tuple[int, ...], last: tuple[int, ...], length: float, labels: str) -> None:
    found = ticks(civil.day_number(*first), civil.day_number(*last), length, 21.0)
    assert ", ".join(tick.label for tick in found) == labels
