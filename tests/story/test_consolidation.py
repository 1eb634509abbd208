"""One event of several mentions: the best date, the best line, every quote, and what they tell differently."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mentions import DAY, WORDS, day, sources, told

from timeline.calendar.when import Ambiguous, Resolution, Unresolved, When
from timeline.model import Disagreement, Event, Mention, Status
from timeline.story.consolidation import event_of, merged

MONTH, YEAR = When.of_month(2019, 3), When.of_year(2019)
LINE = "The coast guard rescues the crew of the burning tanker off Kalmar"
OTHER_LINES = (
    "Crew of the burning tanker off Kalmar rescued by the coast guard on the third try",
    "“All safe”, says the coast guard after the crew of the burning tanker is rescued",
    "Parliament passes the budget after a night of talks about the northern railway",
)


def when_of(*whens: Resolution, leads: str = "") -> Resolution:
    """The date of an event that the articles a, b, c ... tell with these dates; those in `leads` only lead with it."""
    letters = "abcdefgh"[: len(whens)]
    return event_of(
        [told(LINE, letter, when, lead=letter in leads) for letter, when in zip(letters, whens, strict=True)], WORDS
    ).when


@pytest.mark.parametrize(
    ("best", "others"),
    [
        (day(4), (MONTH,)),
        (day(4), (MONTH, MONTH, MONTH)),
        (MONTH, (YEAR, YEAR)),
        (day(5), (day(5), day(4))),
        (day(4), (When(day(3).first, day(6).first),) * 2),
        (day(4), (Unresolved("none"), Unresolved("none"))),
        (day(5), (day(4).assuming("the year"),)),
        (When(day(4).first, day(4).first), (Ambiguous((MONTH,), "two"),)),
    ],
)
def test_the_most_exact_and_best_supported_date(best: Resolution, others: tuple[Resolution, ...]) -> None:
    assert when_of(best, *others) == best
    assert when_of(*others, best) == best


def test_what_is_told_in_words_is_surer_than_a_lead() -> None:
    assert when_of(day(5), day(5), day(4), leads="ab") == day(4)
    assert when_of(day(5), day(5), MONTH, leads="ab") == MONTH
    assert when_of(day(5), day(4), day(5), leads="abc") == day(5)


def test_an_article_counts_once_for_a_date() -> None:
    often = [told(LINE, "a", day(5), start=90 * place) for place in range(3)]
    assert event_of([*often, told(LINE, "b", day(4)), told(LINE, "c", day(4))], WORDS).when == day(4)


def test_without_a_date_an_event_has_what_its_mention_has() -> None:
    assert when_of(Unresolved("none")) == Unresolved("none")
    assert when_of(Ambiguous((DAY,), "two")) == Ambiguous((DAY,), "two")


def test_the_line_is_of_the_event_s_day_and_tells_what_most_tell() -> None:
    mentions = [
        told(OTHER_LINES[2], "a"),
        told(LINE, "b"),
        told(OTHER_LINES[0], "c"),
        told(LINE, "d", MONTH),
        told("Rescue", "e"),
        told(OTHER_LINES[1], "f"),
    ]
    event = event_of(mentions, WORDS)
    assert event.headline in (LINE, OTHER_LINES[0])
    assert event.mentions[0].when == event.when == DAY
    assert set(event.mentions) == set(mentions)


def test_what_the_event_is_told_with_comes_from_the_mention_of_its_line() -> None:
    plain = told(LINE, "b", anchor="rescues", status=Status.REPORTED, said="on Monday", speaker="the board",
                 participants=("Berg",), quantities=("3 men",), confidence=0.9)  # fmt: skip
    event = event_of([told("Rescue", "a", MONTH, place="Kalmar"), plain], WORDS)
    for name in ("headline", "when", "trail", "status", "said", "speaker", "participants", "quantities", "confidence"):
        assert getattr(event, name) == getattr(plain, name)


def test_a_place_that_the_line_s_mention_has_not_is_the_one_that_most_tell() -> None:
    mentions = [told("Rescue", letter, MONTH, place=place) for letter, place in zip("abc", ("Kalmar", "Oslo", "Kalmar"),
                                                                                    strict=True)]  # fmt: skip
    assert event_of([*mentions, told(LINE, "d")], WORDS).place == "Kalmar"
    assert event_of([*mentions, told(LINE, "d", place="Visby")], WORDS).place == "Visby"
    assert event_of([told(LINE, "d")], WORDS).place == ""


def test_every_quote_and_source_is_there_once() -> None:
    one = told(LINE, "c")
    event = event_of([one, told(LINE, "a", start=50), replace(one, said="then"), told("Rescue", "b", source=0)], WORDS)
    assert event.sources == (1, 3)
    assert len(event.quotes) == len(set(event.quotes)) == 3
    assert event.quotes[0] == event.mentions[0].quote


def test_the_key_is_that_of_the_mention_that_was_published_first() -> None:
    issued = {1: 20, 2: 10, 3: 15}
    mentions = [told(LINE, letter, key=letter * 2) for letter in "abc"]
    event = event_of(mentions, WORDS, issued)
    assert event.key == "bb"
    assert sorted(event.other_keys) == ["aa", "cc"]
    assert event_of(mentions, WORDS).key == "aa"
    assert event_of(mentions, WORDS, {3: 15}).key == "cc"
    assert event_of([*mentions, told(LINE, "b", start=9, key="b0", sentence=4)], WORDS, issued).key == "bb"
    assert event_of([replace(mentions[1], key=""), mentions[2]], WORDS, issued).key == "cc"


def test_the_key_stays_the_same_when_later_articles_are_added() -> None:
    early = [told("Rescue of the crew", "b", anchor="Rescue"), told(LINE, "c", anchor="rescues")]
    late = [told(line, letter, anchor=word) for line, letter, word in zip(OTHER_LINES[:2], "ad", ("rescued",) * 2,
                                                                         strict=True)]  # fmt: skip
    dates = sources("abcd", [day(9), day(4), day(5), day(7)])
    (before,) = merged(early, WORDS, dates)
    after = next(one for one in merged([*late, *early], WORDS, dates) if before.key in (one.key, *one.other_keys))
    assert len(after.mentions) > len(before.mentions)
    assert after.key == before.key == "b0"


def disagreements(*mentions: Mention) -> dict[str, tuple[tuple[str, tuple[int, ...]], ...]]:
    return {one.what: one.said for one in event_of(mentions, WORDS).disagreements}


def test_numbers_of_one_thing_that_differ_are_shown_with_their_articles() -> None:
    mentions = [
        told(LINE, letter, quantities=quantities)
        for letter, quantities in zip(
            "abcd", (("10 dead", "3 ships"), ("at least 12 Dead",), ("10 dead", "3 ships"), ()), strict=True
        )
    ]
    assert disagreements(*mentions) == {"dead": (("10", (1, 3)), ("at least 12", (2,)))}
    assert disagreements(mentions[0], mentions[2], mentions[3]) == {}


def test_a_number_without_a_thing_is_no_disagreement() -> None:
    assert disagreements(told(LINE, "a", quantities=("10",)), told(LINE, "b", quantities=("12",))) == {}
    assert disagreements(told(LINE, "a", quantities=("",)), told(LINE, "b", quantities=("",))) == {}


def test_two_numbers_of_a_thing_in_one_mention_are_two_things() -> None:
    """Of "3 people were killed and 40 people hurt" the thing does not say which number is meant."""
    both = told(LINE, "a", quantities=("3 people", "40 people"))
    assert disagreements(both) == {}
    assert disagreements(both, told(LINE, "b", quantities=("5 people",))) == {}


def test_days_that_differ_are_shown() -> None:
    said = disagreements(told(LINE, "a", day(5)), told(LINE, "b", day(4)), told(LINE, "c", day(5)))
    assert said == {"day": (("2019-03-05", (1, 3)), ("2019-03-04", (2,)))}


@pytest.mark.parametrize("other", [told(LINE, "b", day(5), lead=True), told(LINE, "b", MONTH), told(LINE, "b", day(4))])
def test_a_lead_and_a_coarse_date_do_not_disagree(other: Mention) -> None:
    assert disagreements(told(LINE, "a", day(4)), other) == {}


def test_one_that_nobody_else_tells_disagrees_with_nobody() -> None:
    assert event_of([told(LINE, quantities=("10 dead",))], WORDS).disagreements == ()
    assert Disagreement("day", ()).said == ()


def test_merging_makes_events_where_they_were_first_told_and_links_them() -> None:
    budget = told(OTHER_LINES[2], "a", anchor="passes")
    plan = told(LINE, "b", anchor="rescue", status=Status.PLANNED, start=90)
    rescues = [told(LINE, letter, anchor="rescues") for letter in "bc"]
    events = merged([budget, rescues[0], plan, rescues[1]], WORDS, sources("abc"))
    assert [event.sources for event in events] == [(1,), (2, 3), (2,)]
    assert events[1].related == (events[2].key,)
    assert events[2].related == (events[1].key,)
    assert merged([], WORDS) == ()


LINES = (LINE, *OTHER_LINES, "Rescue")
MENTIONS = st.lists(
    st.tuples(
        st.sampled_from(LINES),
        st.sampled_from("abcd"),
        st.sampled_from([DAY, day(5), MONTH, YEAR, Unresolved("none")]),
        st.sampled_from([(), ("10 dead",), ("12 dead",), ("3 dead", "4 dead")]),
        st.booleans(),
    ),
    max_size=10,
).map(
    lambda rows: [
        told(line, document, when, start=100 * place, quantities=quantities, lead=lead)  # type: ignore[arg-type]
        for place, (line, document, when, quantities, lead) in enumerate(rows)
    ]
)


@given(MENTIONS)
def test_every_mention_is_in_one_event(mentions: list[Mention]) -> None:
    events = merged(mentions, WORDS, sources("abcd"))
    kept = [one.key for event in events for one in event.mentions]
    assert len(kept) == len(set(kept))
    assert {one.key for one in mentions if not one.lead} <= set(kept) <= {one.key for one in mentions}
    for event in events:
        assert sorted((event.key, *event.other_keys)) == sorted(one.key for one in event.mentions)
        assert {one.quote for one in event.mentions} == set(event.quotes)
        assert event.sources == tuple(sorted({one.source for one in event.mentions}))
        assert event.headline == event.mentions[0].headline
        for one in event.disagreements:
            assert len(one.said) > 1
            assert {number for _, numbers in one.said for number in numbers} <= {*event.sources}


@given(MENTIONS, st.randoms(use_true_random=False))
def test_the_order_changes_neither_keys_nor_dates(mentions: list[Mention], dice: random.Random) -> None:
    shuffled = dice.sample(mentions, len(mentions))
    assert names(merged(shuffled, WORDS, sources("abcd"))) == names(merged(mentions, WORDS, sources("abcd")))


def names(events: tuple[Event, ...]) -> set[object]:
    return {(event.key, frozenset(event.other_keys), event.related, event.disagreements) for event in events}


def test_what_one_article_alone_leads_with_is_an_event_in_an_archive_only() -> None:
    lead = told("The coast guard rescued the crew of a tanker", "a", lead=True)
    again = told("The coast guard rescued the crew of a tanker", "b", lead=True)
    assert merged([lead], WORDS, sources("ab")) == ()
    (both,) = merged([lead, again], WORDS, sources("ab"))
    assert both.sources == (1, 2)
    archive = [replace(sources("a")[0], number=number) for number in range(1, 61)]
    assert len(merged([lead], WORDS, archive)) == 1
