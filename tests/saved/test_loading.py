"""Timelines read back: exactly as written, as a person edited them, and clear errors for what cannot be."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import story
from timelines import timelines

from timeline.calendar import edtf
from timeline.calendar.when import Precision, Unresolved, When
from timeline.errors import ReadError
from timeline.model import Event, Quote, Skipped, Status, Timeline, Trail
from timeline.saved import loading
from timeline.saved.columns import guard, unguard
from timeline.writers import labels, writer_for
from timeline.writers.options import WriteOptions


def written(timeline: Timeline, form: str) -> str:
    stream = io.BytesIO()
    writer_for(form)(timeline, stream, WriteOptions())
    return stream.getvalue().decode("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("form", ["json", "jsonl"])
@given(timeline=timelines())
@settings(max_examples=60)
def test_json_holds_everything(form: str, timeline: Timeline) -> None:
    assert loading.loads(written(timeline, form)) == timeline


def _tabled(event: Event) -> tuple[object, ...]:
    """What a table keeps of an event."""
    when = event.when
    if isinstance(when, When):
        when = replace(
            when, assumed=tuple("; ".join(map(labels.clean, when.assumed)).split("; ")) if when.assumed else ()
        )
    else:
        when = Unresolved(labels.clean(when.reason))
    quote = event.quotes[:1]
    words = (event.headline, event.said, event.speaker, event.place, event.key)
    quotes = tuple((labels.clean(q.document), q.start, q.end, labels.clean(q.text)) for q in quote)
    return when, event.status, event.sources, quotes, tuple(map(labels.clean, words))


@pytest.mark.slow
@given(timeline=timelines())
@settings(max_examples=60)
def test_a_table_holds_dates_headlines_and_the_first_quote(timeline: Timeline) -> None:
    read = loading.loads(written(timeline, "csv"), "story.csv")
    assert [_tabled(event) for event in read.events] == [_tabled(event) for event in timeline.events]
    assert [_tabled(event) for event in read.undated] == [_tabled(event) for event in timeline.undated]
    told = {number for event in (*timeline.events, *timeline.undated) for number in event.sources}
    names = {source.number: labels.clean(source.name) for source in timeline.documents}
    assert {source.number: source.name for source in read.documents} == {number: names[number] for number in told}


@given(st.text(st.sampled_from("=+-@'; \t\rab\uff1d"), max_size=12))
def test_a_guarded_cell_is_text_and_comes_back(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d"))


def test_an_edited_date_wins_over_its_old_bounds_and_moves_the_event() -> None:
    timeline = story(8)
    value = json.loads(written(timeline, "json"))
    value["events"][0]["edtf"] = "2031-05"
    read = loading.loads(json.dumps(value), "story.json")
    assert read.events[-1].headline == timeline.events[0].headline
    assert read.events[-1].when == When.of_month(2031, 5)
    assert read.events[-1].trail.notes[-1] == "date edited in story.json"
    assert read.events[:-1] == timeline.events[1:]


def test_an_edited_date_in_a_table() -> None:
    rows = written(story(8), "csv").split("\r\n")
    rows[1] = rows[1].replace(rows[1].split(",")[1], "-0043-03-15?", 1)
    read = loading.loads("\n".join(rows), "story.csv")
    assert read.events[0].when == replace(When.of_day(-43, 3, 15), uncertain=True)
    assert read.events[0].trail.notes == ("date edited in story.csv",)


def test_an_edited_headline_a_removed_row_and_an_undated_event_given_a_date() -> None:
    timeline = story(8)
    value = json.loads(written(timeline, "json"))
    value["events"][1]["headline"] = "Better words"
    del value["events"][0]
    value["undated"][0]["edtf"] = "2015-01-26"
    read = loading.loads(json.dumps(value))
    assert "Better words" in [event.headline for event in read.events]
    assert len(read.events) == 8
    assert len(read.undated) == len(timeline.undated) - 1
    assert When.of_day(2015, 1, 26) in [event.when for event in read.events]


def test_the_shortest_timeline_by_hand() -> None:
    read = loading.load('{"events": [{"edtf": "1969-07-20", "headline": "The Eagle lands"}, {"headline": "A party"}]}')
    assert read.events[0].when == When.of_day(1969, 7, 20)
    assert read.events[0].status is Status.HAPPENED
    assert read.events[0].trail.notes == ()
    assert read.undated[0].when == Unresolved("no date given")


def test_the_shortest_table_by_hand() -> None:
    read = loading.load("edtf,headline,notes\n1969-07-20,The Eagle lands,mine\n\n,A party,\n")
    assert [edtf.write(event.when) for event in read.events if isinstance(event.when, When)] == ["1969-07-20"]
    assert [event.headline for event in read.undated] == ["A party"]


def test_sources_that_a_person_names_get_numbers() -> None:
    read = loading.loads("headline,sources\na,Reuters; AP\nb,[2] Der Spiegel\nc,AP\nd,\n")
    assert [(source.number, source.name) for source in read.documents] == [
        (2, "Der Spiegel"),
        (3, "Reuters"),
        (4, "AP"),
    ]
    assert [event.sources for event in read.undated] == [(3, 4), (2,), (4,), ()]


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_a_file(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"story.{form}"
    path.write_bytes(b"\xef\xbb\xbf" + written(story(5), form).encode("utf-8"))
    for given_path in (path, str(path)):
        assert [event.when for event in loading.load(given_path).events] == [event.when for event in story(5).events]


def test_bounds_without_a_date_string_and_wrong_bounds_do_not_stop_it() -> None:
    record = {"headline": "x", "edtf": "2015", "earliest": "soon", "latest": "2015-02-31", "precision": "day"}
    read = loading.loads(json.dumps({"events": [record]}))
    assert read.events[0].when == When.of_year(2015)
    assert isinstance(read.events[0].when, When)
    assert read.events[0].when.precision is Precision.YEAR


FAULTS = {
    "bad date": (
        '{"events": [\n{"headline": "a", "edtf": "2015"},\n{"headline": "b", "edtf": "26/01/2015"}]}',
        3,
        "EDTF",
    ),
    "no headline": ('{"events": [\n\n{"edtf": "2015"}]}', 3, "headline is missing"),
    "bad status": ('{"events": [{"headline": "a",\n"status": "sure"}]}', 1, "status 'sure' is none of: happened"),
    "wrong type": ('{"events": [{"headline": 7}]}', 1, "headline must be text, not 7"),
    "wrong list": ('{"events": [{"headline": "a", "sources": [true]}]}', 1, "whole numbers"),
    "not an object": ('{"events": [\n3]}', 2, "must hold objects"),
    "broken JSON": ('{"events": [\n{"headline": }]}', 2, "Expecting value"),
    "cut JSON": ('{"events": [\n{"headline": "a"}', 2, "expected"),
    "after the end": ('{"events": []}\n\nx', 3, "after the end"),
    "not a number": ('{"events": [{"headline": "a", "salience": NaN}]}', 0, "NaN"),
    "newer": ('{"version": 3, "events": []}', 0, "newer"),
    "a line": ('{"type": "timeline"}\n{"headline": "a"}\n{"headline": ""}', 3, "headline is missing"),
    "a line's type": ('{"type": "timeline"}\n{"type": "story"}', 2, "'story'"),
    "a broken line": ('{"type": "timeline"}\n{"headline"', 2, "Expecting"),
    "a cell": ("headline,edtf\na,2015\nb,2015-13\n", 3, "2015-13"),
    "a cell after a break": ('headline,edtf\n"a\nb",2015\nb,2015-13\n', 4, "2015-13"),
    "too many cells": ("headline,edtf\na,2015,x,y\n", 2, "more cells than columns"),
    "no table": ("some words\nand more\n", 1, "column named headline"),
    "quote": ('headline\n"a"b\n', 2, "expected after"),
    "huge number": ('{"events": [{"headline": "a", "salience": ' + "9" * 5000 + "}]}", 0, "digit"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_line(name: str) -> None:
    text, line, words = FAULTS[name]
    with pytest.raises(ReadError) as caught:
        loading.loads(text, "story")
    assert words in str(caught.value)
    assert str(caught.value).startswith(f"story: line {line}: " if line else "story: ")


def test_a_salience_is_a_share() -> None:
    for wrong in ("1" + "0" * 400, "1e999", "-0.5", "2"):
        with pytest.raises(ReadError, match="line 1: salience must be a number from 0 to 1"):
            loading.loads('{"events": [{"headline": "a", "salience": ' + wrong + "}]}")


def test_a_cell_as_long_as_an_article_comes_back() -> None:
    """The `csv` module takes no cell of more than 131,072 characters, where nothing is said."""
    before = csv.field_size_limit()
    (event, *_) = story(1).events
    long = replace(event, quotes=(replace(event.quotes[0], text="long " * 60_000 + "."),))
    (back,) = loading.loads(written(Timeline((long,)), "csv")).events
    assert back.quotes[0].text == long.quotes[0].text
    assert csv.field_size_limit() == before


def test_deep_nesting_is_an_error_not_a_crash() -> None:
    deep = '{"events": [{"headline": "a", "trail": ' + '{"merged": [' * 20_000 + "]}" * 20_000 + "}]}"
    with pytest.raises(ReadError):
        loading.loads(deep)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="No such file"):
        loading.load(tmp_path / "none.json")
    (tmp_path / "latin.csv").write_bytes(b"headline\nMalm\xf6\n")
    with pytest.raises(ReadError, match="UTF-8"):
        loading.load(tmp_path / "latin.csv")


@given(st.text(max_size=200) | st.text(st.sampled_from('{}[]":,\n abeventsdlhi0123456789.-'), max_size=200))
@settings(max_examples=200)
def test_any_text_gives_a_timeline_or_a_read_error(text: str) -> None:
    try:
        assert isinstance(loading.loads(text), Timeline)
    except ReadError as error:
        assert str(error).startswith("timeline: ")


def test_places_and_what_was_passed_over_are_read_back() -> None:
    quote = Quote("a.pdf", 0, 3, "It.", "page 2")
    event = Event("It fell", When.of_year(2015), (quote,), Trail("a.pdf", None))
    timeline = Timeline((event,), skipped=(Skipped("a.png", "of no kind", True), Skipped("b.txt", "is empty")))
    read = loading.loads(written(timeline, "json"))
    assert read.events[0].quotes == (quote,)
    assert read.skipped == timeline.skipped


def test_a_quote_without_a_place_is_written_as_before() -> None:
    quote = Quote("a.txt", 0, 3, "It.")
    event = Event("It fell", When.of_year(2015), (quote,), Trail("a.txt", None))
    value = json.loads(written(Timeline((event,), skipped=(Skipped("b.txt", "is empty"),)), "json"))
    assert value["events"][0]["quotes"] == [{"document": "a.txt", "start": 0, "end": 3, "text": "It."}]
    assert value["skipped"] == [{"name": "b.txt", "reason": "is empty"}]
