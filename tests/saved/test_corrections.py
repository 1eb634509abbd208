"""Corrections by hand: what they change, what they leave, and what is said about those that do not fit."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import story
from timelines import timelines

from timeline.calendar import edtf
from timeline.calendar.when import When
from timeline.errors import ReadError
from timeline.model import Status, Timeline
from timeline.saved import corrections
from timeline.saved.corrections import Correction, apply, parse

STORY = story(12)
FORMS = {
    "CSV": (
        "key,action,edtf,headline,status\nk000003,,2031-05,,\nk000001,remove,,,\nu1,change,2015-01-26?,Winds,reported\n"
    ),
    "JSON": """[
        {"key": "k000003", "date": "2031-05"},
        {"key": "k000001", "action": "Remove"},
        {"key": "u1", "edtf": "2015-01-26?", "headline": "Winds", "status": "reported"}
    ]""",
    "JSON Lines": (
        '{"key": "k000003", "edtf": "2031-05"}\n{"key": "k000001", "action": "remove"}\n\n'
        '{"key": "u1", "edtf": "2015-01-26?", "headline": "Winds", "status": "reported"}\n'
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_date_a_removal_a_headline_and_a_status(form: str) -> None:
    told: list[str] = []
    made = apply(STORY, parse(FORMS[form]), "mine.csv", told.append)
    by_key = {event.key: event for event in made.events}
    assert made.events[-1].key == "k000003"
    assert made.events[-1].when == When.of_month(2031, 5)
    assert "k000001" not in by_key
    assert by_key["u1"].when == edtf.parse("2015-01-26?")
    assert (by_key["u1"].headline, by_key["u1"].status) == ("Winds", Status.REPORTED)
    assert {key for key, event in by_key.items() if "corrected by mine.csv" in event.trail.notes} == {"k000003", "u1"}
    assert len(made.events) == len(STORY.events)
    assert [event.key for event in made.undated] == ["u2"]
    assert told == []


def test_all_else_stays_as_it_was() -> None:
    made = apply(STORY, parse(FORMS["CSV"]), "mine.csv")
    touched = {"k000003", "k000001", "u1"}
    assert [e for e in made.events if e.key not in touched] == [e for e in STORY.events if e.key not in touched]
    assert replace(made, events=(), undated=()) == replace(STORY, events=(), undated=())


def test_an_unknown_key_is_told_and_not_fatal() -> None:
    told: list[str] = []
    assert apply(STORY, [Correction("gone", headline="x")], "mine.csv", told.append) == STORY
    assert told == ["mine.csv: no event has the key 'gone'; that correction is not used"]


def test_a_key_still_fits_when_its_event_was_merged_into_another() -> None:
    lead = replace(STORY.events[0], key="new", other_keys=("old", "older"))
    merged = replace(STORY, events=(lead, *STORY.events[1:]))
    assert apply(merged, [Correction("older", headline="Better")], "f").events[0].headline == "Better"


def test_an_events_own_key_comes_before_the_same_key_of_a_merged_mention() -> None:
    lead = replace(STORY.events[0], other_keys=(STORY.events[1].key,))
    merged = replace(STORY, events=(lead, *STORY.events[1:]))
    made = apply(merged, [Correction(STORY.events[1].key, remove=True)], "f")
    assert [event.key for event in made.events] == [event.key for event in STORY.events if event != STORY.events[1]]


def test_a_correction_that_says_what_is_there_changes_nothing() -> None:
    rows = [
        Correction(event.key, when=edtf.parse(edtf.write(event.when)), headline=event.headline, status=event.status)
        for event in STORY.events
        if isinstance(event.when, When)
    ]
    assert apply(STORY, rows, "story.csv") == STORY


def test_removing_twice_and_changing_what_was_removed() -> None:
    key = STORY.events[0].key
    told: list[str] = []
    rows = [Correction(key, remove=True), Correction(key, remove=True), Correction(key, headline="x")]
    assert len(apply(STORY, rows, "f", told.append).events) == len(STORY.events) - 1
    assert told == []


@pytest.mark.slow
@given(timeline=timelines(), data=st.data())
@settings(max_examples=40)
def test_corrections_made_twice_are_made_once(timeline: Timeline, data: st.DataObject) -> None:
    keys = [event.key for event in (*timeline.events, *timeline.undated)] + ["none"]
    one = st.builds(
        Correction,
        st.sampled_from(keys),
        st.booleans(),
        st.sampled_from([None, When.of_year(1999), When.of_day(2015, 2, 3)]),
        st.sampled_from(["", "New words"]),
        st.sampled_from([None, Status.DENIED]),
    )
    rows = data.draw(st.lists(one, max_size=4, unique_by=lambda row: row.key))
    once = apply(timeline, rows, "f")
    assert apply(once, rows, "f") == once or len(set(keys)) < len(keys)
    dated = [event.when.sort_key() for event in once.events if isinstance(event.when, When)]
    assert dated == sorted(dated)


FAULTS = {
    "date": ("key,edtf\na,2015\nb,31.12.2015\n", "line 3: '31.12.2015' is not a date in EDTF"),
    "status": ("key,status\na,certain\n", "line 2: status 'certain' is none of"),
    "action": ("key,action\na,delete\n", "line 2: action 'delete' is none of: change, remove"),
    "no key": ("key,headline\n,x\n", "line 2: key is missing"),
    "no column": ("name,headline\na,x\n", "line 1: neither JSON nor a table with a column named key"),
    "item": ('[{"key": "a"},\n3]', "line 2: a correction must be an object"),
    "json": ('[{"key": "a"},\n{"key" "b"}]', "line 2: Expecting"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_line(name: str) -> None:
    text, words = FAULTS[name]
    with pytest.raises(ReadError) as caught:
        parse(text, "mine.csv")
    assert str(caught.value).startswith(f"mine.csv: {words}")


def test_a_guarded_cell_of_our_own_table_is_read_as_its_text() -> None:
    assert parse("key,edtf,headline\na,'-0043-03-15,'=x\n")[0] == Correction("a", False, When.of_day(-43, 3, 15), "=x")


def test_reading_a_file_that_is_not_there() -> None:
    with pytest.raises(ReadError, match="No such file"):
        corrections.read("no such corrections.csv")


def test_a_correction_still_fits_when_articles_are_added() -> None:
    """From text to text: the key of an event of one article, and the timeline of two that tell of it."""
    from timeline import build
    from timeline.model import Document

    first = Document(
        "The tanker Ostrea sank off Halvik on Monday. Divers found her bell in June 2014.", "2015-10-07", "a.txt"
    )
    second = Document("A court heard the crew on Friday. The tanker Ostrea sank on 5 October.", "2016-02-20", "b.txt")
    found = {event.key: event for event in build(first).events}
    (key,) = (key for key, event in found.items() if "sank" in event.headline)
    for articles in ([first, second], [second, first]):
        made = apply(build(articles), [Correction(key, when=When.of_day(2015, 10, 4))], "mine.csv", pytest.fail)
        (sunk,) = (event for event in made.events if "sank" in event.headline)
        assert (sunk.when, sunk.sources) == (When.of_day(2015, 10, 4), (1, 2))


@pytest.mark.parametrize("deep", ["[" * 100_000, '[{"key": ' + "[" * 100_000, '{"key": ' + "[" * 100_000])
def test_corrections_that_are_nested_without_an_end_are_an_error(deep: str) -> None:
    with pytest.raises(ReadError, match="nested too deeply"):
        parse(deep)
