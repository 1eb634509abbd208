"""Pictures: which layout, which words, which marks; what they claim; what stays out of them."""

import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from nasty import faults
from PIL import Image

from timeline.calendar import civil, edtf
from timeline.calendar.when import Unresolved, When
from timeline.model import Event, Source, Status, Timeline, Trail
from timeline.writers.options import WriteOptions
from timeline.writers.picture import fonts, scene_of, write_pdf, write_png, write_svg
from timeline.writers.picture.draw import build, our_settings
from timeline.writers.picture.scene import Box, Line, Mark, Scene, Text

Options = dict[str, object]


def event(date: str, headline: str = "The ferry sails", *sources: int, **more: object) -> Event:
    return Event(headline, edtf.parse(date), (), Trail("", None), sources=sources or (1,), **more)  # type: ignore[arg-type]


def story(*dates: str, **more: object) -> Timeline:
    source = Source(1, "a.txt", "On ferries", "Coast Daily", "https://example.org/a", edtf.parse("2024-05-17"))
    events = tuple(event(date, f"The ferry sails for the {number}th time") for number, date in enumerate(dates))
    return Timeline(events, documents=(source,), title="The ferry", **more)  # type: ignore[arg-type]


def days(count: int, start: int = civil.day_number(2023), step: float = 1.0) -> Timeline:
    """So many events, so many days apart."""
    return story(*(edtf.write(When.of_number(start + int(number * step))) for number in range(count)))


def scene(timeline: Timeline, **options: object) -> Scene:
    return scene_of(timeline, WriteOptions(**options))  # type: ignore[arg-type]


def words(drawn: Scene) -> list[str]:
    return [shape.text for shape in drawn.shapes if isinstance(shape, Text)]


def written(write: Callable[..., None], timeline: Timeline, **options: object) -> bytes:
    stream = io.BytesIO()
    write(timeline, stream, WriteOptions(**options))  # type: ignore[arg-type]
    return stream.getvalue()


@pytest.mark.parametrize("count", [0, 1, 2, 3, 6, 7, 15, 24, 25, 30, 60, 61, 500])
def test_every_size_is_drawn_without_fault(count: int) -> None:
    found = faults(scene(days(count, step=2.3)), 160)
    assert found.pop("texts") > 0
    assert not any(found.values()), found


def test_the_layout_follows_the_size() -> None:
    rails = {count: _rails(scene(days(count, step=2.3))) for count in (3, 7, 24, 25, 60)}
    assert rails == {3: 0, 7: 1, 24: 1, 25: 2, 60: 2}
    assert _rails(scene(days(10), columns=3)) == 3


def _rails(drawn: Scene) -> int:
    """The number of columns, by where their leaders begin."""
    leaders = [shape for shape in drawn.shapes if isinstance(shape, Line) and shape.role == "leader"]
    return len({round(line.points[0][0], 3) for line in leaders if line.points[0][1] == line.points[1][1]})


def test_more_than_sixty_are_counted_and_marked_and_the_subtitle_says_so() -> None:
    drawn = scene(days(200, step=1.7))
    assert "The 60 most reported events are labelled" in " ".join(words(drawn))
    assert sum(isinstance(shape, Mark) for shape in drawn.shapes) == 60
    assert any(text.startswith("tallest bar: ") for text in words(drawn))
    assert len(strokes(drawn)) == 140


def test_every_unlabelled_event_has_a_stroke_even_far_behind_the_last_label() -> None:
    timeline = days(200, step=1.7)
    events = tuple(replace(event, salience=float(number < 60)) for number, event in enumerate(timeline.events))
    assert len(strokes(scene(replace(timeline, events=events)))) == 140


def strokes(drawn: Scene) -> list[Box]:
    """The rug: a short stroke on the rail for an event without a label."""
    return [shape for shape in drawn.shapes if isinstance(shape, Box) and shape.width == 8]


def test_the_most_salient_are_labelled() -> None:
    timeline = days(100)
    events = tuple(replace(event, salience=float(number % 10 == 0)) for number, event in enumerate(timeline.events))
    drawn = " ".join(words(scene(replace(timeline, events=events), max_labels=10)))
    assert all(f"the {number}th time" in drawn for number in range(0, 100, 10))
    assert "The 10 most important events" in drawn and "the 5th time" not in drawn


@pytest.mark.slow
def test_a_hundred_thousand_events_draw() -> None:
    timeline = days(100_000, start=civil.day_number(-3000), step=30)
    with Image.open(io.BytesIO(written(write_png, timeline))) as picture:
        assert picture.size[0] == 1800 and picture.size[1] <= 6_000


@pytest.mark.slow
def test_all_labels_of_a_long_list_stay_within_the_largest_size() -> None:
    timeline = days(3_000, start=civil.day_number(-3000), step=30)
    said: list[str] = []
    with Image.open(io.BytesIO(written(write_png, timeline, all_labels=True, warn=said.append))) as picture:
        assert min(picture.size) > 4_000 and max(picture.size) <= 16_000
    assert said == ["only 800 of 3,000 events are labelled: a picture holds no more"]


def test_a_far_event_cuts_the_axis_and_the_cut_is_true() -> None:
    drawn = scene(story("1943-06-01", *(f"2023-03-{day:02d}" for day in range(1, 12))))
    assert "79 years without events, axis cut" in words(drawn)


def test_an_unlabelled_event_in_the_gap_shortens_the_claim_and_keeps_its_stroke() -> None:
    labelled = [f"2023-03-{day:02d}" for day in range(1, 12)]
    timeline = story("1943-06-01", "1999-01-01", *labelled)
    timeline = replace(
        timeline, events=tuple(replace(e, salience=float(i != 1)) for i, e in enumerate(timeline.events))
    )
    drawn = scene(timeline, max_labels=12)
    assert [text for text in words(drawn) if "axis cut" in text] == ["24 years without events, axis cut"]
    assert len(strokes(drawn)) == 1


def test_a_stretch_that_lasts_is_not_cut() -> None:
    drawn = scene(story("1943/2023", *(f"2023-03-{day:02d}" for day in range(1, 12))))
    assert not [text for text in words(drawn) if "axis cut" in text]


def test_a_cut_claims_nothing_of_a_year_that_may_hold_an_event() -> None:
    drawn = scene(story("1943-06-01", "1990", *(f"1993-03-{day:02d}" for day in range(1, 12))))
    assert [text for text in words(drawn) if "cut" in text] == ["2 years without events, axis cut"]
    vague = scene(story("1943-06-01", "19XX", *(f"2023-03-{day:02d}" for day in range(1, 12))))
    assert "79 years without events, axis cut" not in words(vague)


def test_a_vague_year_does_not_squeeze_the_days_of_a_month() -> None:
    drawn = scene(story("1998", *(f"1998-02-{day:02d}" for day in range(10, 20)), "1998-11-03"))
    assert "8 months cut from the axis" in words(drawn)


def test_an_even_scale_says_so() -> None:
    drawn = scene(days(10, step=13), scale="even")
    assert any(text.endswith("not to scale") for text in words(drawn))
    rows = [s.points[-1][1] for s in drawn.shapes if isinstance(s, Line) and s.role == "leader"]
    assert len({round(b - a, 6) for a, b in pairwise(rows)}) == 1


def test_plans_are_hollow_and_labelled_and_claims_name_their_speaker() -> None:
    timeline = Timeline(
        (
            event("2024-01-01", "The tunnel opens"),
            event("2025-01-01", "The toll falls", status=Status.PLANNED),
            event("2025-02-01", "The mayor lied", status=Status.REPORTED, speaker="a clerk"),
            event("2025-03-01", "The books burned", status=Status.DENIED, speaker="the mayor"),
        )
    )
    drawn = scene(timeline)
    text = " ".join(words(drawn))
    assert "planned: The toll falls [1]" in text and "(according to a clerk) [1]" in text
    assert "denied by the mayor: The books burned [1]" in text
    assert "planned, proposed or supposed" in text and "denied" in words(drawn)
    filled = {shape.shape: shape.filled for shape in drawn.shapes if isinstance(shape, Mark)}
    assert filled == {"o": True, ">": False, "X": False}


def test_a_legend_has_only_the_marks_that_occur() -> None:
    assert "exact date or time not known" not in words(scene(days(10)))
    assert "duration" not in words(scene(story("2023-03", "2023-04-01")))
    assert "exact date or time not known" in words(scene(story("2023-03", "2023-04-01")))
    assert "possible range" in words(scene(story("2023-03", "2023-04-01")))
    assert "duration" in words(scene(story("2023-03-01/2023-03-20", "2023-04-01")))


def test_groups_have_a_colour_and_a_shape_each() -> None:
    timeline = days(12)
    places = ("Port", "Pier", "Sea", "Town", "Bridge", "Mole", "Quay", "")
    events = tuple(replace(event, place=places[number % 8]) for number, event in enumerate(timeline.events))
    drawn = scene(replace(timeline, events=events), color_by="place")
    kinds = {(shape.shape, shape.color) for shape in drawn.shapes if isinstance(shape, Mark)}
    assert len(kinds) == len({shape for shape, _ in kinds}) == len({color for _, color in kinds}) == 6
    assert "other" in words(drawn)


def test_undated_events_and_what_bounds_them() -> None:
    lost = Event("Divers find it", Unresolved("no date", bound="after Feb 2015?"), (), Trail("", None), said="Monday")
    text = words(scene(Timeline((), (lost,))))
    assert text[:3] == ["Timeline", "0 events · 1 undated", "No date found (1)"]
    assert "Monday" in text and "Divers find it" in text and "after Feb 2015?" in text


def test_an_event_whose_window_is_open_on_both_sides_has_no_place_on_the_axis() -> None:
    timeline = Timeline((Event("Some day it rains", When(None, None), (), Trail("", None)), event("2024-01-01")))
    assert "No date found (1)" in words(scene(timeline))


def test_svg_has_selectable_text_and_only_web_links() -> None:
    timeline = story("2023-03-01", "2023-04-01")
    evil = Source(2, "b.txt", "<script>alert(1)</script>", "$x^2$ &amp;", "javascript:alert(1)")
    svg = written(write_svg, replace(timeline, documents=(*timeline.documents, evil)))
    root = ElementTree.fromstring(svg)
    links = {node.get("{http://www.w3.org/1999/xlink}href") for node in root.iter("{http://www.w3.org/2000/svg}a")}
    assert links == {"https://example.org/a"}
    text = " ".join(node.text or "" for node in root.iter("{http://www.w3.org/2000/svg}text"))
    assert "The ferry sails for the 0th time" in text
    assert "$x^2$ &amp;, “<script>alert(1)</script>”" in text
    assert not list(root.iter("{http://www.w3.org/2000/svg}script"))


def test_pdf_links_to_the_sources() -> None:
    pdf = written(write_pdf, story("2023-03-01", "2023-04-01"))
    assert b"/URI (https://example.org/a)" in pdf
    assert b"CreationDate" not in pdf


def test_png_keeps_its_description_and_no_software_or_date() -> None:
    with Image.open(io.BytesIO(written(write_png, story("2023-03-01", "2023-04-01", "2023-05")))) as picture:
        info = picture.info
    assert set(info) == {"Title", "Description", "dpi"}
    assert info["Description"] == (
        "Timeline of The ferry: 3 events · 1 Mar 2023 to May 2023 · 1 source."
        " First: 1 Mar 2023, The ferry sails for the 0th time. Last: May 2023, The ferry sails for the 2th time."
    )


def test_the_readers_settings_are_ignored_and_left_alone() -> None:
    import matplotlib as mpl

    plain = written(write_png, days(9))
    with mpl.rc_context({"font.size": 30, "lines.linewidth": 9, "axes.facecolor": "red", "savefig.pad_inches": 2}):
        assert written(write_png, days(9)) == plain
        assert mpl.rcParams["font.size"] == 30


def test_a_script_without_a_font_is_named_once_with_a_package() -> None:
    said: list[str] = []
    timeline = story("2023-03-01", "2023-04-01")
    gothic = replace(timeline, title="\U00013000\U00013001 \U0001e900", events=timeline.events * 3)
    written(write_png, gothic, warn=said.append)
    assert len(said) <= 1
    for message in said:
        assert "no installed font has" in message and "install fonts-noto" in message


def test_what_no_font_has_is_named_with_the_package_that_draws_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_family_for", lambda char, chosen: "Some Sans" if char == "ก" else "")
    said: list[str] = []
    found = fonts.fonts_for(["plain é", "ก", "港口 क\u0901", "港"], said.append)
    assert found.families == ("DejaVu Sans", "Some Sans")
    assert found.shown("ก 港x क\u0901") == "ก □x □"
    lost = "no installed font has 3 of the characters (CJK, Devanagari: क 口 港)"
    assert said == [f"{lost}; install fonts-noto-cjk or fonts-noto-core"]


def test_what_no_font_has_is_drawn_as_wide_as_it_is_measured_and_kept_in_svg() -> None:
    odd = "\U0010f123" * 60
    timeline = replace(story("2023-03-01", "2023-04-01"), title=f"{odd} [1]")
    drawn = scene(timeline)
    assert "".join(words(drawn)).count("\U0010f123") == 60
    with our_settings():
        shown = [artist.get_text() for artist in build(drawn, 160).artists if hasattr(artist, "get_text")]
    assert "□" * 20 in " ".join(shown) and "\U0010f123" not in " ".join(shown)
    assert "\U0010f123" in written(write_svg, timeline).decode("utf-8")


def test_long_lists_below_the_rows_are_cut_and_counted() -> None:
    lost = tuple(Event(f"Event {k}", Unresolved("no date"), (), Trail("", None)) for k in range(100))
    sources = tuple(Source(k, f"{k}.txt") for k in range(1, 201))
    text = words(scene(Timeline((event("2024-01-01"),), lost, sources)))
    assert "… and 60 more" in text and "… and 140 more sources" in text and "No date found (100)" in text


@pytest.mark.slow
def test_matplotlib_is_imported_only_when_a_picture_is_drawn_and_pyplot_never() -> None:
    code = (
        "import sys, io, timeline.writers.picture as p\n"
        "from timeline.model import Timeline\nfrom timeline.writers.options import WriteOptions\n"
        "assert 'matplotlib' not in sys.modules\n"
        "p.write_png(Timeline(()), io.BytesIO(), WriteOptions())\n"
        "assert 'matplotlib' in sys.modules and 'matplotlib.pyplot' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
