"""How much the days of a story weigh."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mentions import DAY, day, sources, told
from whens import whens

from timeline.calendar.when import Ambiguous, Precision, Unresolved, When
from timeline.model import Mention, Status
from timeline.story.days import articles_on, day_weights, exact_day, published


@pytest.mark.parametrize(
    ("when", "exact"),
    [
        (DAY, True),
        (When(DAY.first, DAY.last, Precision.MINUTE, minutes=(420, 420)), True),
        (When.of_month(2019, 3), False),
        (When(DAY.first, None), False),
        (When(DAY.first, day(5).first), False),
        (When(DAY.first, DAY.last, Precision.MONTH), False),
        (Unresolved("none"), False),
        (Ambiguous((DAY,), "two"), False),
        (None, False),
    ],
)
def test_an_exact_day(when: object, exact: bool) -> None:
    assert exact_day(when) == (DAY.first if exact else None)


def test_articles_without_a_day_are_not_published_on_one() -> None:
    assert published(sources("abc", [DAY, None, When.of_month(2019, 3)])) == {1: DAY.first}


def test_articles_are_counted_once_a_day_and_for_what_they_tell_in_words() -> None:
    mentions = [told("x", "a"), told("y", "a"), told("x", "b"), told("x", "c", lead=True), told("x", "c", day(5))]
    assert articles_on(mentions) == {DAY.first: 2, day(5).first: 1}


def test_a_day_that_leads_in_every_count_weighs_1() -> None:
    mentions = [told("x", "a"), told("y", "b"), told("z", "c", day(9), sentence=8)]
    weights = day_weights(mentions, sources("abc", [day(6), day(6), day(5)]))
    documents = sources("abc", [DAY, DAY, DAY])
    later = [told("x", letter, DAY) for letter in "abc"]
    assert max(weights, key=lambda one: weights[one]) == DAY.first
    assert day_weights(later, documents)[DAY.first] == pytest.approx(6 / 7)  # no article comes back to it
    assert day_weights(later, sources("abc", [day(5)] * 3))[DAY.first] == pytest.approx(6 / 7)  # the next day is none
    assert day_weights([], []) == {}


def test_seven_counts_have_equal_weight() -> None:
    """Two articles of the sixth tell of the fourth, one of them of the ninth as well, as a plan and far below."""
    mentions = [told("x", "a"), told("y", "b"), told("z", "b", day(9), sentence=8, status=Status.PLANNED)]
    weights = day_weights(mentions, sources("ab", [day(6), day(6)]))
    assert weights[DAY.first] == pytest.approx(6 / 7)
    assert weights[day(9).first] == pytest.approx((math.log(2) / math.log(3) + math.log(2) / math.log(3)) / 7)
    assert weights[day(6).first] == weights[day(5).first] == pytest.approx(1 / 7)
    assert set(weights) == {one.first for one in (DAY, day(5), day(6), day(9))}


def weight(*mentions: Mention) -> float:
    """The weight of the fourth beside a day that leads in every count."""
    large = [told("x", letter, day(20), sentence=place % 2) for place, letter in enumerate("mnopqr")]
    return day_weights([*large, *mentions], sources("abmnopqr", [day(4)] * 2 + [day(23)] * 6))[DAY.first or 0]


def test_what_makes_a_day_weigh_more() -> None:
    deep = told("x", "a", sentence=7)
    assert weight(deep) > weight()
    assert weight(deep, told("x", "b", sentence=7)) > weight(deep)
    assert weight(told("x", "a", sentence=4)) > weight(deep)
    assert weight(told("x", "a")) > weight(told("x", "a", sentence=1))
    assert weight(deep) > weight(told("x", "a", sentence=7, status=Status.PLANNED))
    assert weight(deep) > weight(deep, told("x", "m", day(5), sentence=7))
    assert weight(told("x", "m", sentence=7)) > weight(deep)
    assert weight(told("x", "a", sentence=7, lead=True)) == weight()


MENTIONS = st.lists(
    st.builds(told, st.just("x"), st.sampled_from("abc"), whens(), lead=st.booleans(), sentence=st.integers(0, 9)),
    max_size=8,
)


@given(MENTIONS, st.lists(whens(), min_size=3, max_size=3))
def test_weights_lie_between_0_and_1(mentions: list[Mention], dates: list[When]) -> None:
    weights = day_weights(mentions, sources("abc", dates))
    assert all(0 <= weight <= 1 for weight in weights.values())
    assert [*weights] == sorted(weights)
    assert set(articles_on(mentions)) <= set(weights)
