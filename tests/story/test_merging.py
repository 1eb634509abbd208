"""Mentions of one event become one event; everything that speaks against it keeps them apart."""

import random
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.calendar.when import Ambiguous, Precision, Resolution, Unresolved, When
from timeline.model import Event, Quote, Status, Timex, Trail
from timeline.story import merging

DAY = When.of_day(2019, 3, 4)
SEVEN = replace(DAY, precision=Precision.MINUTE, minutes=(420, 420))
LINES = [
    "Coast guard rescues the crew of the burning tanker",
    "Crew of a burning tanker rescued by the coast guard",
    "Coast guard rescued the tanker's crew",
    "Parliament passes the budget after a night of talks",
    "The budget is passed by parliament",
    "Engineers close the cracked bridge to lorries",
    "Cracked bridge closed to all lorries, engineers say",
    "Engineers close 3 cracked bridges to lorries",
]


def told(headline: str, document: str = "a", start: int = 0, when: Resolution = DAY, **more: object) -> Event:
    """An event as one document tells it."""
    quote = Quote(document, start, start + len(headline), headline)
    timex = Timex(start, start + 3, "Monday", "DATE", "2019-03-04", when)
    number = ord(document[0]) - ord("a") + 1
    event = Event(headline, when, (quote,), Trail(document, timex), sources=(number,), key=f"{document}{start}")
    return replace(event, **more)  # type: ignore[arg-type]


def lines(events: Iterable[Event]) -> list[str]:
    return [event.headline for event in events]


def test_one_event_of_two_papers_has_both_as_sources() -> None:
    one, other = told(LINES[0], "a"), told(LINES[1], "b", 40)
    (event,) = merging.merge([one, other])
    assert event.sources == (1, 2)
    assert event.quotes == (*one.quotes, *other.quotes)
    assert event.key == one.key
    assert event.other_keys == (other.key,)
    assert event.trail == replace(one.trail, merged=(other.trail,))
    assert event.when == DAY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told(LINES[0]), told(LINES[3], "b")),
        (told(LINES[0]), told(LINES[1], "b", when=When.of_day(2019, 3, 5))),
        (told(LINES[0]), told(LINES[1], "b", when=When.of_month(2019, 3))),
        (told("Fire kills 12 in a hotel by the harbour"), told("Fire kills 15 in a hotel by the harbour", "b")),
        (told(LINES[0]), told(LINES[0], "b", status=Status.PLANNED)),
        (told(LINES[0]), told(LINES[0], "b", status=Status.DENIED)),
        (told(LINES[0], status=Status.PLANNED), told(LINES[0], "b", status=Status.DENIED)),
        (told("Police arrest a banker in Lyon", participants=("Moreau",)),
         told("Police arrest a banker in Lyon", "b", participants=("Lefèvre",))),
        (told("Bomb explodes at a market", place="Lyon"), told("Bomb explodes at a market", "b", place="Turin")),
        (told("Bomb explodes at a market", when=SEVEN),
         told("Bomb explodes at a market", "b", when=replace(SEVEN, minutes=(1140, 1140)))),
        (told(LINES[5]), told(LINES[6], quotes=told(LINES[5]).quotes)),
        (told("Storm"), told("Storm", "b")),
        (told("!?"), told("!?", "b")),
        (told(LINES[0], when=When(DAY.first, None)), told(LINES[0], "b", when=When(DAY.first, None))),
        (told(LINES[0], when=Unresolved("no date")), told(LINES[0], "b", when=Unresolved("no date"))),
        (told(LINES[0], when=Ambiguous((DAY,), "two")), told(LINES[0], "b", when=Ambiguous((DAY,), "two"))),
    ],
    ids=[
        "other event",
        "other day",
        "the month and a day of it",
        "numbers",
        "plan and fact",
        "denial and fact",
        "plan and denial",
        "names",
        "places",
        "times of day",
        "one sentence",
        "a single word",
        "no word",
        "open dates",
        "no date",
        "two readings",
    ],
)  # fmt: skip
def test_what_stays_two(one: Event, other: Event) -> None:
    assert merging.merge([one, other]) == (one, other)
    assert merging.merge([other, one]) == (other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told(LINES[0]), told(LINES[0], "b")),
        (told(LINES[5]), told(LINES[6], "b", status=Status.REPORTED)),
        (told(LINES[0], status=Status.PLANNED), told(LINES[1], "b", status=Status.PLANNED)),
        (told("Fire kills 12 in a hotel by the harbour"), told("Fire in the hotel by the harbour kills guests", "b")),
        (told("Police arrest a banker", participants=("Jean Moreau",)),
         told("A banker is arrested by police", "b", participants=("Moreau", "Lefèvre"))),
        (told("Bomb explodes at a market", when=SEVEN), told("Bomb explodes at the market", "b")),
        (told("Bomb explodes at a market", when=SEVEN),
         told("Bomb explodes at the market", "b", when=replace(DAY, precision=Precision.PART, minutes=(360, 719)))),
        (told("Ministers approve the treaty", when=When.of_year(2019)),
         told("The treaty is approved by ministers", "b", when=When.of_year(2019))),
    ],
    ids=["the same line", "fact and report", "two plans", "one number", "one name", "one time", "morning", "years"],
)  # fmt: skip
def test_what_becomes_one(one: Event, other: Event) -> None:
    assert len(merging.merge([one, other])) == 1
    assert len(merging.merge([other, one])) == 1


def test_a_third_line_does_not_join_what_disagrees() -> None:
    numbers = [
        told("Fire in the harbour hotel kills 12 guests", "a"),
        told("Fire in the harbour hotel kills guests", "b"),
        told("Fire in the harbour hotel kills 15 guests", "c"),
    ]
    merged = merging.merge(numbers)
    assert len(merged) == 2
    assert not any({1, 3} <= set(event.sources) for event in merged)
    one = told(LINES[5])
    sentence = [one, replace(told(LINES[5], key="x"), quotes=one.quotes), told(LINES[5], "b")]
    assert len(merging.merge(sentence)) == 2


def test_the_surest_line_is_kept() -> None:
    doubtful = told(LINES[0], "a", when=DAY.assuming("the year"), confidence=0.9)
    report = told(LINES[0], "b", status=Status.REPORTED, confidence=1.0)
    unsure = told(LINES[0], "c", confidence=0.4)
    sure = told(LINES[1], "d", confidence=0.8)
    (event,) = merging.merge([doubtful, report, unsure, sure])
    assert event.headline == LINES[1]
    assert event.when == DAY
    assert event.status == Status.HAPPENED
    assert event.sources == (1, 2, 3, 4)
    assert [quote.document for quote in event.quotes] == ["d", "a", "b", "c"]
    assert event.other_keys == ("a0", "b0", "c0")


def test_keys_and_trails_of_events_that_were_merged_before_are_kept() -> None:
    (early,) = merging.merge([told(LINES[0], "a"), told(LINES[0], "b")])
    (late,) = merging.merge([told(LINES[1], "c"), told(LINES[1], "d")])
    (event,) = merging.merge([early, late])
    assert sorted([event.key, *event.other_keys]) == ["a0", "b0", "c0", "d0"]
    assert event.sources == (1, 2, 3, 4)
    assert len(event.quotes) == 4
    assert {trail.document for trail in all_trails(event.trail)} == {"a", "b", "c", "d"}


def all_trails(trail: Trail) -> list[Trail]:
    return [trail, *(inner for merged in trail.merged for inner in all_trails(merged))]


def test_events_stand_where_they_were_first_told() -> None:
    events = [told(LINES[5], "a"), told(LINES[0], "a", 90), told(LINES[3], "b"), told(LINES[1], "b", 90)]
    assert [event.sources for event in merging.merge(events)] == [(1,), (1, 2), (2,)]
    assert lines(merging.merge(events)) == [LINES[5], LINES[0], LINES[3]]


def test_nothing_comes_of_nothing() -> None:
    assert merging.merge([]) == ()
    bare = Event("Storm floods the old town", DAY, (), Trail("a", None))
    assert len(merging.merge([bare, replace(bare, key="x")])) == 1


STORIES = st.lists(
    st.tuples(
        st.sampled_from(LINES),
        st.sampled_from("abcdef"),
        st.sampled_from([DAY, When.of_day(2019, 3, 5), When.of_month(2019, 3), Unresolved("none")]),
        st.sampled_from([Status.HAPPENED, Status.REPORTED, Status.PLANNED]),
        st.sampled_from([(), ("Moreau",), ("Jean Moreau", "Lefèvre"), ("Lefèvre",)]),
    ),
    max_size=14,
).map(
    lambda rows: [
        told(line, document, 100 * place, when, status=status, participants=names)
        for place, (line, document, when, status, names) in enumerate(rows)
    ]
)


@given(STORIES, st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_change_the_result(events: list[Event], dice: random.Random) -> None:
    shuffled = dice.sample(events, len(events))
    assert as_set(merging.merge(shuffled)) == as_set(merging.merge(events))


def as_set(events: Iterable[Event]) -> set[object]:
    """The events without the order in which their mentions came."""
    return {
        (
            event.key,
            event.headline,
            event.when,
            event.status,
            event.sources,
            *map(frozenset, (event.quotes, event.other_keys)),
        )
        for event in events
    }


@given(STORIES)
def test_every_mention_is_in_one_event_that_agrees(events: list[Event]) -> None:
    merged = merging.merge(events)
    by_key = {event.key: event for event in events}
    kept = [key for event in merged for key in (event.key, *event.other_keys)]
    assert sorted(kept) == sorted(by_key)
    for event in merged:
        parts = [by_key[key] for key in (event.key, *event.other_keys)]
        assert {quote for part in parts for quote in part.quotes} == set(event.quotes)
        assert len({part.status == Status.PLANNED for part in parts}) == 1
        assert len({(part.when.first, part.when.last) for part in parts if isinstance(part.when, When)}) <= 1
        assert len(parts) == 1 or isinstance(event.when, When)


@pytest.mark.parametrize(("words", "per_line"), [pytest.param(12, 6, marks=pytest.mark.slow), (5_000, 8)])
def test_a_crowded_day_costs_less_than_all_pairs(monkeypatch: pytest.MonkeyPatch, words: int, per_line: int) -> None:
    """5,000 events on one date: with few words all lines look alike, with many they hardly meet."""
    dice = random.Random(3)
    vocabulary = ["".join(letters) for letters in islice(product("abcdefgh", repeat=5), words)]
    events = [told(" ".join(dice.sample(vocabulary, per_line)), "a", 10 * place) for place in range(5_000)]
    compared = 0
    similarity = merging._similarity

    def counted(*arguments: object) -> float:
        nonlocal compared
        compared += 1
        return similarity(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(merging, "_similarity", counted)
    merging.merge(events)
    assert compared < len(events) * per_line * 2 * merging._NEAR
    assert compared < len(events) ** 2 / 10


def test_copies_of_one_line_meet_however_many_there_are() -> None:
    events = [told(LINES[0], chr(ord("a") + number // 100), number) for number in range(700)]
    assert len(merging.merge(events)) == 1


def test_a_bare_noun_joins_the_largest_event_of_its_day_that_tells_of_it() -> None:
    bare = told("Explosion", "c", confidence=0.4)
    small = told("An explosion shook a bakery in Ulvik", "d", 60)
    large = [told("Explosion on a ferry kills the two engineers", name) for name in "ab"]
    merged = merging.merge([bare, small, *large])
    assert sorted(event.sources for event in merged) == [(1, 2, 3), (4,)]


def test_a_bare_noun_ties_no_two_events_together() -> None:
    events = [
        told("Explosion on a ferry kills the two engineers", "a"),
        told("An explosion shook a bakery in Ulvik", "b"),
    ]
    merged = merging.merge([told("Explosion", "c", confidence=0.4), *events])
    assert len(merged) == 2


def test_a_bare_noun_of_another_day_or_of_one_sentence_stays() -> None:
    other = told("Explosion", "b", confidence=0.4, when=When.of_day(2019, 3, 5))
    assert len(merging.merge([told("Explosion on a ferry kills the two engineers"), other])) == 2
    whole = told("Explosion on a ferry kills the two engineers")
    same = replace(told("Explosion", confidence=0.4), quotes=whole.quotes)
    assert len(merging.merge([whole, same])) == 2
