"""A total order, whatever order the events came in."""

import functools
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whens import whens

from timeline import lang
from timeline.calendar.civil import day_number
from timeline.calendar.when import Ambiguous, Precision, Resolution, Unresolved, When
from timeline.model import Event, Mention, Quote, Status, Timex, Trail
from timeline.story import ordering

WORDS = lang.coreference_words("en")

MARCH = When.of_month(2019, 3)


def told(headline: str, when: Resolution, source: int = 1, start: int = 0) -> Event:
    timex = Timex(start, start + 4, "then", "DATE", "", when)
    return Event(headline, when, (Quote("a", start, start + 9, headline),), Trail("a", timex), sources=(source,))


def test_windows_come_before_the_days_in_them() -> None:
    minute = replace(When.of_day(2019, 3, 1), precision=Precision.MINUTE, minutes=(420, 420))
    whens_in_order = [
        When.of_year(2018),
        When.of_year(2019),
        MARCH,
        When.of_day(2019, 3, 1),
        minute,
        When.of_year(2020),
    ]
    in_order = [told(str(place), when) for place, when in enumerate(whens_in_order)]
    assert list(ordering.in_time_order(in_order[::-1], WORDS)) == in_order


def test_one_date_is_told_in_the_order_of_the_documents() -> None:
    in_order = [told("z", MARCH, 1, 5), told("y", MARCH, 1, 80), told("w", MARCH, 2, 0), told("x", MARCH, 2, 0)]
    assert list(ordering.in_time_order(in_order[::-1], WORDS)) == in_order


def test_undated_events_stand_in_story_order() -> None:
    unknown = Unresolved("none")
    in_order = [told("z", unknown, 1, 5), told("y", Ambiguous((MARCH,), "two"), 1, 80), told("x", unknown, 2, 0)]
    assert list(ordering.in_story_order(in_order[::-1])) == in_order


def test_a_bare_event_has_its_place_too() -> None:
    bare = Event("a", MARCH, (), Trail("", None))
    quoted = Event("a", MARCH, (Quote("d", 7, 9, "x"),), Trail("", None), sources=(3, 2))
    assert ordering.in_time_order([quoted, bare], WORDS) == ordering.in_story_order([quoted, bare]) == (bare, quoted)


@pytest.mark.parametrize(
    "change", [{"key": "k"}, {"status": Status.PLANNED}, {"said": "Monday"}, {"headline": "b"}, {"sources": (4,)}]
)
def test_events_that_differ_are_never_tied(change: dict[str, object]) -> None:
    one = told("a", MARCH)
    other = replace(one, **change)  # type: ignore[arg-type]
    assert ordering.in_time_order([one, other], WORDS) == ordering.in_time_order([other, one], WORDS)
    assert ordering.in_story_order([one, other]) == ordering.in_story_order([other, one])


DATED = st.lists(
    st.builds(told, st.sampled_from("abc"), whens(), st.integers(1, 3), st.integers(0, 2)), max_size=6
).map(lambda some: [replace(event, key=str(place)) for place, event in enumerate(some)])


@given(DATED, st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_the_input_s(some: list[Event], dice: random.Random) -> None:
    shuffled = dice.sample(some, len(some))
    for order in (functools.partial(ordering.in_time_order, words=WORDS), ordering.in_story_order):
        assert order(shuffled) == order(some)
        assert sorted(map(id, order(some))) == sorted(map(id, some))


@given(DATED)
def test_time_never_runs_back(some: list[Event]) -> None:
    keys = [event.when.sort_key() for event in ordering.in_time_order(some, WORDS) if isinstance(event.when, When)]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("when", "inside"),
    [
        (When.of_day(2019, 3, 1), True),
        (When.of_day(2019, 2, 28), False),
        (When.of_day(2019, 4, 1), False),
        (When.of_year(2019), True),
        (When(None, day_number(2019, 2)), False),
        (When(day_number(2018), None), True),
        (Ambiguous((When.of_day(2019, 1, 3), When.of_day(2019, 3, 1)), "two"), True),
        (Ambiguous((When.of_day(2019, 1, 3), When.of_day(2019, 9, 1)), "two"), False),
        (Unresolved("none"), True),
        (Unresolved("none", When.of_year(2018)), False),
        (Unresolved("none", When.of_year(2019)), True),
    ],
)
def test_what_can_lie_between_two_dates(when: Resolution, inside: bool) -> None:
    assert ordering.within(told("a", when), MARCH, MARCH) is inside
    assert ordering.within(told("a", when), None, None)


def test_the_two_limits_may_be_one_day() -> None:
    day = When.of_day(2019, 3, 1)
    assert ordering.within(told("a", day), day, day)
    assert not ordering.within(told("a", When.of_day(2019, 3, 2)), day, day)


@given(whens(), whens(), whens())
def test_any_limits_are_possible(when: When, earliest: When, latest: When) -> None:
    event = told("a", when)
    both = ordering.within(event, earliest, latest)
    assert not both or (ordering.within(event, earliest, None) and ordering.within(event, None, latest))
    assert not ordering.within(event, When.of_year(2015), When.of_year(2014))


def _told(headline: str, anchor: str, **beside: tuple[str, ...]) -> Event:
    """An event of one day, with what its sentence places it beside."""
    day = When.of_day(2018, 5, 4)
    quote, trail = Quote("a", 0, len(headline), headline), Trail("a", None, anchor)
    mention = Mention(headline, day, quote, trail, **beside)
    return Event(headline, day, (quote,), trail, mentions=(mention,))


def test_what_a_text_places_after_another_comes_after_it() -> None:
    signed = _told("A treaty was signed after the vote", "signed", follows=("vote",))
    closed = _told("The square was closed before the vote", "closed", precedes=("vote",))
    voted = _told("Parliament voted on the treaty", "voted")
    other = _told("A ferry sank", "sank")
    told = [one.headline for one in ordering.in_time_order([signed, voted, other, closed], WORDS)]
    assert told.index(closed.headline) < told.index(voted.headline) < told.index(signed.headline)
    assert sorted(told) == sorted(one.headline for one in (signed, voted, other, closed))


def test_a_circle_leaves_every_event_once() -> None:
    one = _told("The march followed the vote", "march", follows=("vote",))
    two = _told("The vote followed the march", "vote", follows=("march",))
    assert len(ordering.in_time_order([one, two], WORDS)) == 2


def test_a_date_counts_before_what_a_text_places() -> None:
    late = replace(_told("The vote", "vote"), when=When.of_day(2018, 5, 6))
    early = _told("They met after the vote", "met", follows=("vote",))
    assert [one.headline for one in ordering.in_time_order([late, early], WORDS)] == [early.headline, late.headline]
