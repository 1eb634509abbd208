"""Which events are shown: the first by rank, each once, no day too often; all where there are few."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mentions import DAY, WORDS, day, event, told

from timeline.calendar.when import Resolution, Unresolved, When
from timeline.model import Event, Status
from timeline.story.selection import Choice, selected

SYLLABLES = ("ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu")


def line(number: int) -> str:
    """A line that shares no word with the lines of other numbers."""
    letters = SYLLABLES[number % 15] + SYLLABLES[number // 15 % 15]
    other = "bdfghklmnprstvz"[number // 225]
    return f"{other}{letters} {letters}{other}"


def story(count: int, days: int = 1000, first: When = DAY) -> list[Event]:
    """So many events that tell different things, one after the other over so many days, the last ranked first."""
    assert first.first is not None
    return [
        event(line(number), When.of_number(first.first + number % days), rank=count - number, key=str(number))
        for number in range(count)
    ]


def shown(events: list[Event], documents: int = 9, **choice: object) -> list[Event]:
    found = selected(events, Choice(**choice), WORDS, documents)  # type: ignore[arg-type]
    assert [replace(one, selected=True) for one in found] == [replace(one, selected=True) for one in events]
    return [one for one in found if one.selected]


@pytest.mark.parametrize("count", [0, 1, 40])
def test_a_short_story_is_shown_whole(count: int) -> None:
    assert len(shown(story(count))) == count


def test_one_article_is_shown_whole() -> None:
    assert len(shown(story(90), documents=1)) == 90
    assert len(shown([replace(one, headline="The same", when=DAY) for one in story(90)], documents=1)) == 90


@pytest.mark.parametrize(("count", "number"), [(41, 20), (100, 20), (225, 30), (900, 40)])
def test_a_long_story_shows_its_key_events(count: int, number: int) -> None:
    assert [one.rank for one in shown(story(count))] == [*range(number, 0, -1)]


def test_all_are_shown_that_were_left_out_before() -> None:
    events = [replace(one, selected=False, headline="The same") for one in story(90)]
    assert len(shown(events, everything=True)) == 90
    assert len(shown(events, everything=True, top=3, per_day=1)) == 90


@pytest.mark.parametrize("top", [1, 7, 60])
def test_the_top(top: int) -> None:
    assert [one.rank for one in shown(story(90), top=top)] == [*range(top, 0, -1)]
    assert len(shown(story(30), documents=1, top=top)) == min(30, top)


def test_events_without_a_rank_come_in_their_order() -> None:
    events = [replace(one, rank=0) for one in story(50)]
    assert [one.key for one in shown(events, top=3)] == ["0", "1", "2"]


@pytest.mark.parametrize("per_day", [1, 2, 5])
def test_so_many_of_a_day(per_day: int) -> None:
    found = shown(story(60, days=6), per_day=per_day)
    assert len(found) == 6 * per_day
    assert {one.rank for one in found} == {*range(1, 6 * per_day + 1)}


def test_no_day_drowns_the_others() -> None:
    """A burst of a hundred events that all rank before those of the other days."""
    burst = [replace(one, rank=place) for place, one in enumerate(story(100, days=1), 1)]
    others = [replace(one, rank=200 + place, when=day(6 + place), headline=line(300 + place))
              for place, one in enumerate(story(20))]  # fmt: skip
    found = shown([*burst, *others], top=20)
    assert len(found) == 20
    assert sum(one.when == DAY for one in found) == 3
    assert sum(one.when == DAY for one in shown([*burst, *others], top=8)) == 3


def test_one_window_counts_as_a_day_and_no_date_as_none() -> None:
    month = [replace(one, when=When.of_month(2019, 3)) for one in story(50)]
    undated = [replace(one, when=Unresolved("none")) for one in story(50)]
    assert len(shown(month, per_day=2)) == 2
    assert len(shown(undated, per_day=2)) == 50


TWICE = "The coast guard rescues the crew of the burning tanker off Kalmar"
ALIKE = "The coast guard has rescued the crew of a burning tanker near Kalmar"


def pair(one: Event, other: Event) -> int:
    """How many of two events are shown, the first ranked first, among others."""
    two = [replace(one, rank=1, key="one"), replace(other, rank=2, key="other")]
    found = shown([*two, *(replace(other, rank=place + 9) for place, other in enumerate(story(50)))], top=30)
    assert found[0].key == "one"
    return sum(each.key in ("one", "other") for each in found)


@pytest.mark.parametrize("when", [DAY, day(6), When.of_month(2019, 3), Unresolved("none")])
def test_nothing_is_told_twice(when: Resolution) -> None:
    assert pair(event(TWICE), event(TWICE, when)) == 1
    assert pair(event(TWICE), event(ALIKE, when)) == 1
    assert pair(event(TWICE), event("Parliament passes the budget after talks", when)) == 2


def test_the_same_line_far_away_in_time_is_told_once_and_a_like_one_twice() -> None:
    like = "The coast guard rescues the crew of a trawler in the northern ice after a storm"
    assert pair(event(TWICE), event(TWICE, day(20))) == 1
    assert pair(event(TWICE), event(like, day(20))) == 2


def test_a_plan_of_long_before_is_another_thing_to_tell() -> None:
    assert pair(event(TWICE), event(TWICE, day(20), status=Status.PLANNED)) == 2
    assert pair(event(TWICE, status=Status.PLANNED), event(TWICE, day(20), status=Status.PLANNED)) == 1


def test_a_bare_noun_is_shown_where_its_day_has_no_line() -> None:
    bare = [event(word, when, signs=("noun",)) for word, when in (("Storm", DAY), ("Flood", DAY), ("Fire", day(9)))]
    lines = [event(TWICE), *(replace(one, when=day(20)) for one in story(50))]
    ranked = [replace(one, rank=place, key=str(place)) for place, one in enumerate([lines[0], *bare, *lines[1:]], 1)]
    assert {one.headline for one in shown(ranked, top=5)} >= {TWICE, "Fire"}
    assert {"Storm", "Flood"}.isdisjoint(one.headline for one in shown(ranked, top=5))


def test_what_another_event_s_mentions_tell_is_not_told_again() -> None:
    wide = event(TWICE, mentions=(told(TWICE), told("The captain of the trawler sent a call for help", "b")))
    inner = event("Captain sent a call for help")
    assert pair(wide, inner) == 1
    assert pair(event(TWICE), inner) == 2
    assert pair(wide, replace(inner, when=day(20))) == 2


def test_what_came_of_a_plan_is_shown_in_its_place() -> None:
    fact = event("Ministers signed the harbour treaty", day(8), rank=90, key="fact")
    plan = event(
        "The treaty is to be signed by the ministers", status=Status.PLANNED, rank=1, key="plan", related=("fact",)
    )
    found = shown([plan, fact, *(replace(one, rank=one.rank + 1) for one in story(50))], top=3)
    assert "fact" in {one.key for one in found}
    assert "plan" not in {one.key for one in found}
    assert shown([replace(plan, related=("gone",))], top=3)[0].key == "plan"


EVENTS = st.lists(
    st.builds(
        event,
        st.one_of(st.integers(0, 40).map(line), st.sampled_from([TWICE, ALIKE])),
        st.sampled_from([DAY, day(5), day(9), When.of_month(2019, 3), Unresolved("none")]),
        status=st.sampled_from(Status),
        confidence=st.sampled_from([0.3, 1.0]),
        selected=st.booleans(),
    ),
    max_size=60,
).map(lambda some: [replace(one, rank=place, key=str(place)) for place, one in enumerate(some, 1)])


@given(EVENTS, st.integers(1, 50), st.integers(1, 6))
def test_never_more_than_asked_for(events: list[Event], top: int, per_day: int) -> None:
    assert len(shown(events, top=top)) <= top
    found = shown(events, top=top, per_day=per_day)
    assert len(found) <= top
    for when in {one.when for one in found if isinstance(one.when, When)}:
        assert sum(one.when == when for one in found) <= per_day


@given(EVENTS, st.integers(1, 30))
def test_the_first_event_is_shown_and_no_line_twice(events: list[Event], top: int) -> None:
    found = shown(events, top=top)
    assert bool(found) == bool(events)
    facts = [one.headline for one in found if one.status != Status.PLANNED and one.when == DAY]
    assert len(facts) == len(set(facts))


def test_what_weighs_too_little_is_no_key_event_however_few_there_are() -> None:
    events = [replace(one, salience=0.1) if place % 2 else one for place, one in enumerate(story(60))]
    kept = shown(events, top=50)
    assert len(kept) == 30
    assert all(one.salience == 1.0 for one in kept)
    assert len(shown(events, everything=True)) == 60


def test_a_plan_that_came_true_gives_its_place_to_the_fact() -> None:
    plan = event("The court will sentence the mayor", rank=1, status=Status.PLANNED, related=("fact",), key="plan")
    fact = event("The court sentences the mayor to a year", rank=9, key="fact", related=("plan",))
    others = [replace(one, rank=one.rank + 20) for one in story(45)]
    assert [one.key for one in shown([plan, fact, *others], top=1)] == ["fact"]


def test_a_bare_noun_stands_alone_on_its_day_only() -> None:
    bare = event("Blast in the harbour", rank=2, signs=("noun",))
    full = event("A silo blew up on the quay and killed nine dockers", rank=1)
    other = event("Collapse of a pier", day(9), rank=3, signs=("noun",))
    others = [replace(one, rank=one.rank + 20, when=When.of_year(1990)) for one in story(45)]
    assert {one.headline for one in shown([bare, full, other, *others], top=2)} == {full.headline, other.headline}


def test_what_was_and_what_was_not_are_two() -> None:
    found = [
        event("The president said he would not resign", rank=1, key="stays"),
        event("The president said he would resign", day(5), rank=2, key="goes"),
        *(replace(one, rank=one.rank + 20, when=When.of_year(1990)) for one in story(45)),
    ]
    assert {one.key for one in shown(found, top=2)} == {"stays", "goes"}


def test_events_saved_without_a_rank_are_taken_by_salience() -> None:
    events = [replace(one, rank=0, salience=one.rank / 100) for one in story(50)]
    assert [one.salience for one in shown(events, top=3)] == [0.5, 0.49, 0.48]
