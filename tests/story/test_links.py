"""The plan of a fact and the denial of a claim know of each other."""

import random
from dataclasses import replace

import pytest
from mentions import DAY, WORDS, day, event

from timeline.calendar.when import Resolution, Unresolved, When
from timeline.model import Event, Status
from timeline.story.links import linked

LINE = "Ministers sign the harbour treaty in Kalmar"


def held(status: Status, when: Resolution = DAY, headline: str = LINE, key: str = "") -> Event:
    return event(headline, when, status=status, key=key or str(status))


def related(*events: Event) -> list[tuple[str, ...]]:
    return [one.related for one in linked(events, WORDS)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Status.PLANNED, Status.HAPPENED),
        (Status.DENIED, Status.REPORTED),
        (Status.DENIED, Status.HAPPENED),
        (Status.PLANNED, Status.DENIED),
        (Status.PROPOSED, Status.PLANNED),
    ],
)
@pytest.mark.parametrize("days", [-1, 0, 1])
def test_what_is_held_otherwise_is_linked_both_ways(one: Status, other: Status, days: int) -> None:
    assert related(held(one, day(10)), held(other, day(10 + days))) == [(str(other),), (str(one),)]


@pytest.mark.parametrize(
    "other",
    [
        held(Status.HAPPENED, day(6)),
        held(Status.HAPPENED, day(2)),
        held(Status.HAPPENED, When.of_month(2019, 3)),
        held(Status.HAPPENED, Unresolved("none")),
        held(Status.HAPPENED, headline="Ministers reject the budget in Oslo"),
        held(Status.PLANNED, key="another"),
    ],
    ids=["two days later", "two days before", "month", "undated", "another event", "two plans"],
)
def test_what_is_not_linked(other: Event) -> None:
    assert related(held(Status.PLANNED), other) == [(), ()]
    assert related(other, held(Status.PLANNED)) == [(), ()]


def test_facts_are_not_linked_with_facts() -> None:
    assert related(held(Status.HAPPENED), held(Status.REPORTED)) == [(), ()]
    assert related() == []


def test_an_event_has_each_key_once_and_in_order() -> None:
    facts = [held(Status.HAPPENED, day(4), key="n"), held(Status.REPORTED, day(5), key="m")]
    plan, denial = held(Status.PLANNED), held(Status.DENIED)
    assert related(plan, *facts, denial) == [("denied", "m", "n"), ("denied", "planned"), ("denied", "planned"),
                                             ("m", "n", "planned")]  # fmt: skip


def test_nothing_else_of_an_event_changes() -> None:
    events = [held(Status.PLANNED), held(Status.HAPPENED), held(Status.HAPPENED, day(20), key="x")]
    assert [replace(one, related=()) for one in linked(events, WORDS)] == events


def test_on_a_crowded_day_the_order_of_the_input_does_not_matter() -> None:
    """Only so many are compared: those of most mentions, and of equal ones always the same."""
    crowd = [held(Status.HAPPENED, key=f"k{number:03d}") for number in range(120)]
    large = replace(crowd[119], headline=f"{LINE} at last", mentions=crowd[119].mentions * 2)
    events = [held(Status.PLANNED), *crowd[:119], large]
    found = {one.key: one.related for one in linked(events, WORDS)}
    assert "k119" in found["planned"]
    assert len(found["planned"]) < 100
    for seed in range(3):
        shuffled = random.Random(seed).sample(events, len(events))
        assert {one.key: one.related for one in linked(shuffled, WORDS)} == found
