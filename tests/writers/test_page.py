"""The page's HTML: its policy, its structure, its marks and quotes. `tests/browser` has it in a browser."""

import io
import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from stories import story
from timelines import timelines

from timeline.calendar import edtf
from timeline.calendar.when import When
from timeline.model import Event, Mention, Quote, Source, Status, Timeline, Timex, Trail
from timeline.writers import labels, writer_for
from timeline.writers.eventhtml import is_hollow, is_web_address, shape, source_html
from timeline.writers.options import WriteOptions
from timeline.writers.passages import passages

STORY = story(60)


def page(timeline: Timeline, **options: Any) -> Any:
    return html.document_fromstring(source(timeline, **options))


def source(timeline: Timeline, **options: Any) -> str:
    stream = io.BytesIO()
    writer_for("html")(timeline, stream, WriteOptions(**options))
    return stream.getvalue().decode("utf-8")


def event(date: str, headline: str = "The ferry sinks", **more: Any) -> Event:
    return Event(headline, edtf.parse(date), (), Trail("", None), **more)


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_policy_allows_exactly_the_style_and_the_script_of_the_page(theme: str) -> None:
    text = source(STORY, theme=theme)
    policy = page(STORY, theme=theme).find(".//meta[@http-equiv]").get("content")
    style = re.search("<style>(.*?)</style>", text, re.DOTALL)
    script = re.search("<script>(.*?)</script>", text, re.DOTALL)
    assert style and script
    for kind, found in (("style", style[1]), ("script", script[1])):
        digest = b64encode(sha256(found.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert policy.count("sha256-") == 2


def test_nothing_is_loaded_and_nothing_is_inline() -> None:
    document = page(STORY)
    assert not document.xpath("//@src | //@style | //@*[starts-with(name(), 'on')] | //link | //iframe | //img")
    assert "@import" not in source(STORY)
    assert "url(" not in source(STORY)
    assert "innerHTML" not in source(STORY)


def test_a_dark_page_is_dark_whatever_the_reader_has_set() -> None:
    assert "prefers-color-scheme" in source(STORY)
    assert "prefers-color-scheme" not in source(STORY, theme="dark")


def test_events_stand_under_their_years_which_their_dates_leave_out() -> None:
    told = (event("2014"), event("2014-11-03"), event("2014-12-30/2015-01-04"), event("2015-02-01T07:40:00"))
    document = page(Timeline(told))
    sections = document.xpath("//section[@class='year']")
    assert [[words(h) for h in section.iter("h2")] for section in sections] == [[], ["2014"], ["2015"]]
    dates = [[words(date) for date in section.xpath(".//*[@class='date']")] for section in sections]
    assert dates == [["2014"], ["3 Nov", "30 Dec – 4 Jan 2015"], ["1 Feb, 07:40"]]


def test_long_gaps_are_told_where_they_are() -> None:
    document = page(Timeline((event("1869-11-17"), event("1956-10-29"), event("1956-11-01"))))
    assert [words(gap) for gap in document.xpath("//*[@class='gap']")] == ["86 years without events"]


def test_a_gap_is_reckoned_from_the_end_of_what_lasts() -> None:
    document = page(Timeline((event("1869/1955"), event("1870-01-01"), event("1956-01-02"))))
    assert document.xpath("//*[@class='gap']") == []


@pytest.mark.slow
@given(timeline=timelines())
@settings(max_examples=25)
def test_every_event_is_there_once_with_an_address_of_its_own(timeline: Timeline) -> None:
    document = page(timeline)
    rows = document.xpath("//li[starts-with(@class, 'event ')]")
    told = [*timeline.events, *timeline.undated]
    assert [words(row.xpath(".//bdi")[0]) for row in rows] == [labels.clean(one.headline) for one in told]
    identifiers = document.xpath("//@id")
    assert len(identifiers) == len(set(identifiers))
    data = json.loads(document.get_element_by_id("data").text)
    assert len(data["events"]) == len(told)
    for one, (first, last, kind, status, _, _) in zip(told, data["events"], strict=True):
        when = one.when if isinstance(one.when, When) else When(None, None)
        assert (first, last, data["statuses"][status]) == (when.first, when.last, one.status)
        assert (kind > 1, kind % 2 == 1) == (when.lasting, is_hollow(when))


def test_an_address_stays_the_same_when_events_are_added() -> None:
    more = replace(STORY, events=(event("2001-01-01", key="new"), *STORY.events))
    assert set(page(STORY).xpath("//li[@class]/@id")) < set(page(more).xpath("//li[@class]/@id"))


@pytest.mark.parametrize(
    ("date", "marks"),
    [
        ("2015-01-26", ""),
        ("2015-01-26T07:40:00", ""),
        ("2015-01-26~", " hollow"),
        ("2015-01-26?", " hollow"),
        ("2015-02", " hollow"),
        ("2014-04/2015-02", " bar"),
        ("2014-04~/2015-02~", " bar hollow"),
        ("[..2015-02-01]", " hollow"),
    ],
)
def test_marks_say_how_the_date_is_known(date: str, marks: str) -> None:
    assert shape(event(date)) == marks
    legend = page(Timeline((event(date),))).xpath("//p[@class='key']/span/span/@class")
    assert legend == [f"m{marks}"]


def test_the_status_and_the_speaker_stand_beside_the_headline() -> None:
    told = event("2015-01-26", status=Status.DENIED, speaker="Moscow")
    assert [words(tag) for tag in page(Timeline((told,))).xpath("//*[@class='tag']")] == ["denied by Moscow"]


def test_only_days_of_our_era_have_a_machine_readable_date() -> None:
    dates = ("2015-01-26", "2015-01-26T07:40:00", "2015-02", "-0043-03-15", "Y12000")
    told = tuple(event(date) for date in dates)
    assert page(Timeline(told)).xpath("//time/@datetime") == ["2015-01-26", "2015-01-26T07:40"]


@pytest.mark.parametrize(
    ("address", "web"),
    [
        ("https://example.org/a?b=c&d=%20#e", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        (" https://example.org", False),
        ("https://example.org/a b", False),
        ('https://example.org/"', False),
        ("https://example.org/\u202egnp", False),
        ("//example.org", False),
        ("", False),
    ],
)
def test_what_becomes_a_link(address: str, web: bool) -> None:
    assert is_web_address(address) == web
    assert ("<a " in source_html(Source(1, "name", "Title", url=address))) == web


class TestPassages:
    TEXT = "It rained. On Monday, the ferry sank, and on Tuesday it was raised. Nobody was hurt.\nThe end."

    def shown(
        self, start: int, end: int, *spans: tuple[int, int], text: str | None = None
    ) -> list[tuple[str, str, str]]:
        """The marked words and what stands before and after, for a quote of `TEXT`."""
        body = self.TEXT if text is None else text
        trails = tuple(
            Trail("d", Timex(low, high, body[low:high], "DATE", "", When.of_year(2015))) for low, high in spans
        )
        quote, when = Quote("d", start, end, body[start:end]), When.of_year(2015)
        mentions = tuple(Mention("x", when, quote, trail) for trail in trails)
        told = Event("x", when, (quote,), trails[0] if trails else Trail("d", None), mentions=mentions)
        return [
            (one.before, "".join(f"<{part}>" if marked else part for part, marked in one.parts), one.after)
            for one in passages(told, {"d": body})
        ]

    def place(self, words: str) -> tuple[int, int]:
        start = self.TEXT.index(words)
        return start, start + len(words)

    def test_the_words_are_marked_by_their_place(self) -> None:
        start, end = self.place("On Monday, the ferry sank, and on Tuesday it was raised.")
        marked = "<On Monday>, the ferry sank, and <on Tuesday> it was raised."
        assert self.shown(start, end, self.place("on Tuesday"), self.place("On Monday")) == [("", marked, "")]

    def test_a_clause_stands_in_its_sentence(self) -> None:
        start, end = self.place("the ferry sank")
        assert self.shown(start, end) == [("On Monday, ", "the ferry sank", ", and on Tuesday it was raised. ")]

    def test_a_sentence_ends_at_its_line(self) -> None:
        start, end = self.place("The end")
        assert self.shown(start, end) == [("", "The end", ".")]

    def test_a_quote_that_the_text_does_not_hold_stands_alone(self) -> None:
        told = Event("x", When.of_year(2015), (Quote("d", 3, 6, "other"),), Trail("d", None))
        assert [(one.before, one.after) for one in passages(told, {"d": self.TEXT})] == [("", "")]
        assert [(one.before, one.after) for one in passages(told, {})] == [("", "")]

    def test_spans_that_overlap_or_lie_outside_are_not_marked_twice(self) -> None:
        start, end = self.place("On Monday, the ferry sank")
        found = self.shown(start, end, self.place("On Monday"), self.place("Monday, the"), self.place("hurt"))
        assert found[0][1] == "<On Monday>, the ferry sank"

    @given(st.data())
    @settings(max_examples=60)
    def test_nothing_of_the_quote_is_lost(self, data: st.DataObject) -> None:
        text = data.draw(st.text("ab .!\n\u202e“”", max_size=60))
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        low = data.draw(st.integers(start, end))
        high = data.draw(st.integers(low, end))
        ((_, marked, _),) = self.shown(start, end, (low, high), text=text)
        assert "".join(re.sub("[<>]", "", marked).split()) == "".join(labels.clean(text[start:end]).split())
