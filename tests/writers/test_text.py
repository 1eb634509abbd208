"""The terminal's timeline: golden pages, widths, colour, ASCII, one line an event."""

import functools
import io
import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.calendar import edtf
from timeline.calendar.when import Unresolved
from timeline.model import Event, Quote, Source, Status, Timeline, Timex, Trail
from timeline.writers import formats, text, writer_for
from timeline.writers.options import WriteOptions

GOLDEN = Path(__file__).parents[1] / "golden"


def event(date: str, headline: str, *sources: int, **more: object) -> Event:
    return Event(headline, edtf.parse(date), (), Trail("", None), sources=sources, **more)  # type: ignore[arg-type]


FERRY = Timeline(
    events=(
        event("1905-06-03", "The ferry company is founded", 2, place="Port"),
        event("1941/1946", "The ferries stand still", 2, place="Port"),
        event("2019-11~", "Old pier begins to sink", 1, place="Pier"),
        event("2020", "The year without a summer season", 1, place="Pier"),
        event("2020-02-03T06:15:00", "Ferry “Möwe” hits the pier and loses its ramp", 1, 3, place="Pier"),
        event("2020-02-03T18:40:00", "All 84 passengers are ashore", 1, place="Pier"),
        event("2020-02-04/2020-02-20", "The line is closed while divers look for the ramp", 3, place="Port"),
        event("2020-03?", "渡船公司宣布賠償每位乘客三萬元並公開道歉", 3, place="Port"),
        event("2020-05", "The pier is rebuilt for $12m", 1, place="Pier", status=Status.PLANNED),
        event("2020-05-09", "The captain was asleep", 3, place="Port", status=Status.REPORTED, speaker="a deckhand"),
    ),
    undated=(
        Event(
            "Divers find the ramp",
            Unresolved("the document's date is not known", bound="after 4 Feb 2020?"),
            (Quote("b.txt", 0, 31, "Divers found the ramp on Monday."),),
            Trail(
                "b.txt", Timex(25, 31, "Monday", "DATE", "XXXX-WXX-1", Unresolved("x"), rule="weekday"), "found", "obl"
            ),
            said="Monday",
            sources=(3,),
        ),
    ),
    documents=(
        Source(1, "a.txt", "Ferry hits pier", "Coast Daily", "https://example.org/ferry", edtf.parse("2020-02-03")),
        Source(2, "b.txt", "A hundred years of ferries"),
        Source(3, "c.txt", date=edtf.parse("2020-03?"), date_origin="inferred"),
    ),
    title="The ferry and the pier",
)


def page(timeline: Timeline, **options: object) -> str:
    stream = io.BytesIO()
    text.write(timeline, stream, WriteOptions(**options))  # type: ignore[arg-type]
    return stream.getvalue().decode("utf-8")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("ferry_80.txt", {}),
        ("ferry_40_ascii.txt", {"width": 40, "ascii": True, "color_by": "place"}),
        ("ferry_120_color.txt", {"width": 120, "color": True, "color_by": "place"}),
        ("ferry_0.txt", {"width": 0}),
        ("ferry_60_explain.txt", {"width": 60, "explain": True}),
    ],
)
def test_golden_pages(name: str, options: dict[str, object]) -> None:
    assert page(FERRY, **options) == (GOLDEN / name).read_text(encoding="utf-8")


def test_every_line_keeps_to_the_width() -> None:
    for width in range(40, 201, 8):
        for line in page(FERRY, width=width, explain=True).splitlines():
            assert text.cells(line) <= width


def test_widths_out_of_range_are_brought_into_it() -> None:
    assert page(FERRY, width=3) == page(FERRY, width=40)
    assert page(FERRY, width=999) == page(FERRY, width=200)


def test_ascii_is_ascii_and_color_only_adds_escapes() -> None:
    page(FERRY, ascii=True).encode("ascii")
    plain = re.sub(r"\x1b\[[0-9;]*m", "", page(FERRY, color=True))
    assert [line.rstrip() for line in plain.splitlines()] == page(FERRY).splitlines()
    assert "\x1b" not in page(FERRY)


def test_one_line_an_event() -> None:
    lines = page(FERRY, width=0).splitlines()
    assert len(lines) == len(FERRY.events) + len(FERRY.undated)
    assert all(line.count("\t") == 2 for line in lines)
    assert lines[-1] == "undated (Monday, after 4 Feb 2020?)\tDivers find the ramp\t[3]"


def test_nothing_a_source_says_reaches_the_terminal_as_a_command() -> None:
    evil = "\x1b]0;owned\x07\x1b[2J\u202eevil\r\nforged line\t[9]"
    timeline = Timeline(
        (replace(event("2020", evil), place=evil),),
        (replace(FERRY.undated[0], headline=evil, said=evil, when=Unresolved(evil, bound=evil)),),
        (Source(1, evil, evil, evil, evil),),
        title=evil,
    )
    for options in ({}, {"width": 0}, {"explain": True}, {"color_by": "place", "ascii": True}):
        written = page(timeline, **options)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", written)
        assert not [line for line in written.splitlines() if line.startswith("forged")]


def test_nothing_to_show() -> None:
    assert page(Timeline(())) == "Timeline\n0 events\n\n"
    assert page(Timeline(()), width=0) == ""


words = st.text(st.sampled_from("ab yz$漢字한글शमकال-–é́👩‍🚀 "), min_size=1, max_size=90)


@settings(derandomize=True, max_examples=120, deadline=None)
@given(st.lists(st.tuples(st.integers(-3000, 9999), words), max_size=12), st.integers(40, 200), words)
def test_any_story_keeps_to_the_width(rows: list[tuple[int, str]], width: int, title: str) -> None:
    events = tuple(
        event(edtf.write(edtf.parse(f"{year:05d}" if year < 0 else f"{year:04d}")), w, 1) for year, w in sorted(rows)
    )
    written = page(Timeline(events, title=title), width=width)
    assert all(text.cells(line) <= width for line in written.splitlines())


def test_the_table_of_writers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "txt" in formats() and "png" in formats()
    made = [writer_for(name) for name in ("txt", ".TXT", "a/b.c/story.txt")]
    assert all(isinstance(one, functools.partial) and one.args == (text.write,) for one in made)


def test_an_unknown_format_names_the_known_ones() -> None:
    from timeline.errors import WriteError

    with pytest.raises(WriteError, match=r"no writer for 'story\.xyz'; choose one of: .*png.*txt"):
        writer_for("story.xyz")


def test_other_distributions_add_writers(monkeypatch: pytest.MonkeyPatch) -> None:
    import timeline.writers as table

    mine = SimpleNamespace(load=lambda: text.write)
    monkeypatch.setattr(table, "_plugins", lambda: {"mine": mine, "txt": SimpleNamespace(load=lambda: None)})
    assert "mine" in formats()
    assert writer_for("a.mine") is text.write
    assert writer_for("a.txt") is not None
