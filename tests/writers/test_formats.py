"""Every format read back by the format's own reader: what it holds, what it leaves out, and that this is said once."""

import csv
import datetime
import io
import json
import re
import warnings
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from stories import story
from timelines import timelines, windows

from timeline.calendar import civil, edtf
from timeline.calendar.when import Precision, When
from timeline.errors import WriteError
from timeline.model import Event, Quote, Source, Status, Timeline, Trail
from timeline.saved.columns import COLUMNS
from timeline.writers import formats, labels, writer_for
from timeline.writers.frame import frame
from timeline.writers.options import WriteOptions

SCHEMA = Path(__file__).parents[2] / "docs" / "schema.json"
OURS = ["csv", "html", "ics", "json", "jsonl", "jsonld", "md", "mmd", "tilse.txt", "timelinejs.json", "vis.json"]
STORY = story(60)


def written(timeline: Timeline, form: str, **options: Any) -> str:
    stream = io.BytesIO()
    writer_for(form)(timeline, stream, WriteOptions(**options))
    return stream.getvalue().decode("utf-8")


def warned(timeline: Timeline, form: str) -> list[str]:
    told: list[str] = []
    written(timeline, form, warn=told.append)
    return told


def one(when: When, headline: str = "The ferry sinks", **more: Any) -> Timeline:
    return Timeline((Event(headline, when, (), Trail("", None), **more),))


def test_all_are_registered() -> None:
    assert set(OURS) <= set(formats())


@pytest.mark.parametrize("form", OURS)
@pytest.mark.parametrize("size", [0, 1, 60])
def test_the_same_timeline_gives_the_same_bytes(form: str, size: int) -> None:
    assert written(story(size), form) == written(story(size), form)


@pytest.mark.parametrize("form", OURS)
def test_a_title_can_be_given(form: str) -> None:
    if form not in {"csv", "tilse.txt", "vis.json"}:
        assert "Another name" in written(STORY, form, title="Another name")


@pytest.mark.slow
@pytest.mark.parametrize("form", OURS)
@given(timeline=timelines(most=4))
@settings(max_examples=15)
def test_any_timeline_can_be_written(form: str, timeline: Timeline) -> None:
    assert isinstance(written(timeline, form), str)


@pytest.mark.parametrize("form", OURS)
def test_what_is_left_out_is_said_once(form: str) -> None:
    assert len(warned(STORY, form)) == (0 if form in {"html", "json", "jsonl", "md"} else 1)
    assert warned(Timeline(()), form) == []


class TestJson:
    @lru_cache(maxsize=1)  # noqa: B019 - one schema for all tests
    def validator(self) -> Any:
        from jsonschema import Draft202012Validator

        schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        return Draft202012Validator(schema)

    @pytest.mark.slow
    @given(timeline=timelines())
    @settings(max_examples=40)
    def test_fits_the_schema(self, timeline: Timeline) -> None:
        self.validator().validate(json.loads(written(timeline, "json")))

    @pytest.mark.parametrize(
        "change",
        [
            lambda value: value.update(version=3),
            lambda value: value["events"][0].pop("headline"),
            lambda value: value["events"][0].update(status="sure"),
            lambda value: value["events"][0].update(earliest="yesterday"),
            lambda value: value["undated"][0].update(edtf="2015"),
            lambda value: value["documents"][0].update(unknown=1),
        ],
    )
    def test_the_schema_refuses_what_does_not_fit(self, change: Any) -> None:
        value = json.loads(written(STORY, "json"))
        change(value)
        assert not self.validator().is_valid(value)

    def test_a_line_is_a_record(self) -> None:
        records = [json.loads(line) for line in written(STORY, "jsonl").splitlines()]
        kinds = [record.pop("type") for record in records]
        assert kinds[0] == "timeline"
        assert [kinds.count(kind) for kind in ("document", "skipped", "event", "undated")] == [7, 1, 60, 2]
        whole = json.loads(written(STORY, "json"))
        assert records[-2:] == whole["undated"]
        assert records[1:8] == whole["documents"]


class TestEdtf:
    """Our EDTF against the `edtf` package, but for what it cannot read: open ends, and what stands in `BEYOND_IT`."""

    BEYOND_IT = re.compile(r"Y|T.*[?~%]|\[.*[?~%]|-(?:2[1-4]|3[3-6]|4[01])[?~%]")

    @given(when=windows())
    @settings(max_examples=80)
    def test_the_package_reads_the_same_window(self, when: When) -> None:
        text = edtf.write(when)
        if when.first is None or when.last is None or self.BEYOND_IT.search(text):
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from edtf import parse_edtf

            read = parse_edtf(text)
            bounds = [tuple(bound())[:3] for bound in (read.lower_strict, read.upper_strict)]
        assert bounds == [civil.date_of(when.first), civil.date_of(when.last)]


class TestCsv:
    def test_rows_and_columns(self) -> None:
        text = written(STORY, "csv")
        assert text.count("\r\n") == text.count("\n") == 63
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        assert tuple(rows[0]) == COLUMNS
        assert [row["headline"] for row in rows] == [e.headline for e in (*STORY.events, *STORY.undated)]
        assert [row["edtf"] for row in rows[-2:]] == ["", ""]
        assert rows[-2]["reason"] == "the article has no date"
        assert rows[0]["sources"].startswith("[")

    def test_a_spreadsheet_sees_no_formula(self) -> None:
        timeline = one(When.of_day(-43, 3, 15), '=HYPERLINK("http://evil")', speaker="+1; =2")
        (row,) = csv.DictReader(io.StringIO(written(timeline, "csv"), newline=""))
        assert (row["headline"], row["speaker"]) == ('\'=HYPERLINK("http://evil")', "'+1; '=2")
        assert row["earliest"] == "'-0043-03-15"


class TestCalendar:
    def entries(self, timeline: Timeline) -> list[Any]:
        import icalendar

        return icalendar.Calendar.from_ical(written(timeline, "ics")).walk("VEVENT")

    def test_days(self) -> None:
        held = [e for e in STORY.events if isinstance(e.when, When) and e.when.last is not None]
        entries = self.entries(STORY)
        assert len(entries) == len(held)
        for entry, event in zip(entries, held, strict=True):
            assert isinstance(event.when, When)
            assert entry.decoded("dtstart").toordinal() == event.when.first
            assert entry.decoded("dtend").toordinal() - 1 == event.when.last
            assert str(entry["summary"]).startswith(labels.headline(event))
        assert len({str(entry["uid"]) for entry in entries}) == len(entries)

    def test_a_date_that_is_not_exact_says_so(self) -> None:
        (entry,) = self.entries(one(edtf.parse("2015-02?")))
        assert str(entry["summary"]) == "The ferry sinks (Feb 2015?)"
        assert entry.decoded("dtend") - entry.decoded("dtstart") == datetime.timedelta(days=28)

    def test_plans_are_tentative(self) -> None:
        (entry,) = self.entries(one(When.of_day(2015, 2, 3), status=Status.PLANNED))
        assert (str(entry["status"]), str(entry["transp"])) == ("TENTATIVE", "TRANSPARENT")

    @pytest.mark.parametrize("date", ["2015", "199X", "2015-01-26/..", "-0043-03-15", "Y12000", "9999-12-31"])
    def test_what_no_calendar_can_hold_is_left_out(self, date: str) -> None:
        assert self.entries(one(edtf.parse(date))) == []
        assert warned(one(edtf.parse(date)), "ics") == [
            "1 event is left out: a calendar has no place for a vague, open or missing date"
        ]

    def test_words_come_back_whole(self) -> None:
        words = "Ä; b, c: \\n “d” " + "日本語" * 60
        (entry,) = self.entries(one(When.of_day(2015, 2, 3), words))
        assert str(entry["summary"]) == words

    def test_the_key_makes_the_uid(self) -> None:
        uids = {
            str(self.entries(one(When.of_day(2015, 2, day), words, key="k1"))[0]["uid"])
            for day, words in ((3, "a"), (4, "b"))
        }
        assert len(uids) == 1


class TestMarkdown:
    def html(self, timeline: Timeline, **options: Any) -> str:
        from markdown_it import MarkdownIt

        return str(MarkdownIt("commonmark", {"html": True}).render(written(timeline, "md", **options)))

    def test_headings_items_and_links(self) -> None:
        html = self.html(STORY)
        assert re.findall("<h2>(.*?)</h2>", html) == ["2014", "2015", "No date found (2)", "Sources"]
        assert html.count("<li>") == 60 + 2 + 7
        assert html.count('<a href="https://example.org/harbour/') == len([s for s in STORY.documents if s.url])

    def test_an_explained_event_holds_its_quote_and_reasons(self) -> None:
        html = self.html(replace(STORY, events=STORY.events[:1], undated=()), explain=True)
        assert html.count("<blockquote>") == len(STORY.events[0].quotes)
        assert "rule relative" in html

    @pytest.mark.slow
    @given(timeline=timelines(most=2))
    @settings(max_examples=40)
    def test_words_are_shown_as_they_are(self, timeline: Timeline) -> None:
        from html import unescape

        shown = unescape(re.sub("<[^>]*>", "", self.html(replace(timeline, undated=()))))
        for event in timeline.events:
            assert labels.headline(event) in shown


class TestTilse:
    def read(self, text: str) -> dict[str, list[str]]:
        """The reader of the format: a day, its sentences, dashes."""
        days: dict[str, list[str]] = {}
        for block in re.split(r"(?m)^-{10,}$", text):
            lines = [line for line in block.strip().split("\n") if line]
            if lines:
                assert datetime.date.fromisoformat(lines[0])
                days[lines[0]] = lines[1:]
        return days

    def test_days_and_sentences(self) -> None:
        days = self.read(written(STORY, "tilse.txt"))
        exact = [
            e for e in STORY.events if isinstance(e.when, When) and (e.when.lasting or e.when.first == e.when.last)
        ]
        assert set(days) == {civil.iso(e.when.first) for e in exact if isinstance(e.when, When) and e.when.first}
        assert {sentence for told in days.values() for sentence in told} == {e.quotes[0].text for e in exact}
        assert list(days) == sorted(days)

    @pytest.mark.parametrize("words", ["-" * 12, "2015-02-04"])
    def test_a_sentence_cannot_end_an_entry(self, words: str) -> None:
        event = Event("x", When.of_day(2015, 2, 3), (Quote("d", 0, 9, words),), Trail("d", None))
        assert self.read(written(Timeline((event,)), "tilse.txt")) == {"2015-02-03": [f"“{words}”"]}


class TestJsonLd:
    def test_events_with_their_articles(self) -> None:
        value = json.loads(written(STORY, "jsonld"))
        assert (value["@context"], value["@type"], value["numberOfItems"]) == ("https://schema.org", "ItemList", 60)
        assert [item["position"] for item in value["itemListElement"]] == list(range(1, 61))
        event = value["itemListElement"][0]["item"]
        assert (event["@type"], event["startDate"]) == ("Event", "2014-11")
        assert {article["@type"] for article in event["subjectOf"]} == {"NewsArticle"}

    @pytest.mark.parametrize(
        ("date", "dates"),
        [
            ("2015-01-26", {"startDate": "2015-01-26"}),
            ("2015-02?", {"startDate": "2015-02"}),
            ("2015~", {"startDate": "2015"}),
            ("2015-33", {"startDate": "2015-01-01", "endDate": "2015-03-31"}),
            ("2014-04/2015-02", {"startDate": "2014-04-01", "endDate": "2015-02-28"}),
            ("2015-01-26/..", {"startDate": "2015-01-26"}),
            ("2015-01-26T07:40:00", {"startDate": "2015-01-26T07:40"}),
            ("-0043-03-15", {"startDate": "-0043-03-15"}),
        ],
    )
    def test_dates(self, date: str, dates: dict[str, str]) -> None:
        event = json.loads(written(one(edtf.parse(date)), "jsonld"))["itemListElement"][0]["item"]
        assert {key: event[key] for key in ("startDate", "endDate") if key in event} == dates

    def test_an_address_that_is_not_of_the_web_is_no_url(self) -> None:
        source = Source(1, "a", "A", url="javascript:alert(1)")
        timeline = replace(one(When.of_year(2015), sources=(1,)), documents=(source,))
        assert "javascript" not in written(timeline, "jsonld")


class TestJavaScript:
    """What the JavaScript libraries take; the libraries themselves read it in `tests/browser`."""

    def test_vis(self) -> None:
        items = json.loads(written(STORY, "vis.json"))
        assert len(items) == len({item["id"] for item in items}) == 60
        ranges = [item for item in items if item["type"] == "range"]
        closed = [e for e in STORY.events if isinstance(e.when, When) and e.when.lasting and e.when.last is not None]
        assert len(ranges) == len(closed)
        assert all(item["start"] < item["end"] for item in ranges)

    @pytest.mark.parametrize(
        ("date", "start"),
        [("-0043-03-15", "-000043-03-15T"), ("Y12000", "+012000-01-01T"), ("0476", "0476-01-01T")],
    )
    def test_years_as_javascript_writes_them(self, date: str, start: str) -> None:
        assert json.loads(written(one(edtf.parse(date)), "vis.json"))[0]["start"] == f"{start}00:00:00"

    def test_timelinejs(self) -> None:
        value = json.loads(written(STORY, "timelinejs.json"))
        assert len(value["events"]) == 60
        timed = next(e for e in STORY.events if isinstance(e.when, When) and e.when.precision is Precision.MINUTE)
        slide = value["events"][STORY.events.index(timed)]
        assert (slide["start_date"]["hour"], slide["start_date"]["minute"]) == (7, 40)
        assert value["events"][0]["display_date"] == "Nov 2014?"

    @pytest.mark.parametrize("form", ["vis.json", "timelinejs.json"])
    def test_years_beyond_its_dates_are_left_out(self, form: str) -> None:
        assert len(warned(one(When.of_year(300_000)), form)) == 1

    def test_mermaid(self) -> None:
        lines = written(one(edtf.parse("2015-02-03T07:40:00"), "a: b; #c"), "mmd").splitlines()
        assert lines == [
            "timeline",
            "    title Timeline",
            "    section 2015",
            "        3 Feb, 07#58;40 : a#58; b#59; #35;c",
        ]


class TestFrame:
    def test_a_row_for_each_event(self) -> None:
        table = frame(STORY)
        assert len(table) == 62
        assert list(table["headline"]) == [e.headline for e in (*STORY.events, *STORY.undated)]
        assert str(table["earliest"].dtype) == "datetime64[s]"
        assert table["edtf"].isna().sum() == 2
        assert list(table.index[:2]) == [event.key for event in STORY.events[:2]]

    @given(when=windows())
    @settings(max_examples=40)
    def test_any_year_fits(self, when: When) -> None:
        import numpy

        row = frame(one(when)).iloc[0]
        for bound, day in ((row["earliest"], when.first), (row["latest"], when.last)):
            expected = numpy.datetime64("NaT") if day is None else numpy.datetime64(day - civil.day_number(1970), "D")
            assert numpy.array_equal(bound.to_numpy().astype("datetime64[D]"), expected, equal_nan=True)

    def test_an_empty_one_has_the_columns(self) -> None:
        assert list(frame(Timeline(())).columns) == list(frame(STORY).columns)

    def test_without_pandas_it_says_how_to_get_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(__import__("sys").modules, "pandas", None)
        with pytest.raises(WriteError, match="pip install pandas"):
            frame(STORY)
