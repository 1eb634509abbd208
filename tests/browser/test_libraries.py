"""The JavaScript libraries read what we write for them. They come from npm; where they are missing the tests skip."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from payloads import CORES
from stories import story

from timeline.calendar import civil, edtf
from timeline.calendar.when import When
from timeline.model import Event, Timeline, Trail
from timeline.writers import labels, writer_for
from timeline.writers.options import WriteOptions

pytest.importorskip("selenium", reason="selenium is not installed")
pytestmark = [pytest.mark.sockets, pytest.mark.slow]
STORY = story(60)
NASTY = Timeline(
    tuple(
        Event(core, When.of_number(735_000 + number), (), Trail("d", None), key=str(number))
        for number, core in enumerate(core for family in CORES.values() for core in family)
        if labels.clean(core)
    ),
    title=CORES["page"][0],
)


def written(timeline: Timeline, form: str) -> str:
    stream = io.BytesIO()
    writer_for(form)(timeline, stream, WriteOptions())
    return stream.getvalue().decode("utf-8")


@pytest.fixture
def host(browser: Any, tmp_path: Path) -> Callable[..., Any]:
    """A page with a library's script and style and an empty element `v`."""

    def opened(script: Path, style: Path | None = None) -> Any:
        sheet = f'<link rel="stylesheet" href="{style.as_uri()}">' if style else ""
        page = tmp_path / "host.html"
        page.write_text(
            f'<!doctype html><meta charset="utf-8">{sheet}<script src="{script.as_uri()}"></script>'
            '<div id="v" style="height:600px;width:1000px"></div>',
            encoding="utf-8",
        )
        browser.get(page.as_uri())
        return browser

    return opened


@pytest.mark.parametrize("timeline", [STORY, NASTY], ids=["story", "nasty"])
def test_vis_timeline(host: Callable[..., Any], node_module: Callable[[str], Path], timeline: Timeline) -> None:
    page = host(
        node_module("vis-timeline/standalone/umd/vis-timeline-graph2d.min.js"),
        node_module("vis-timeline/styles/vis-timeline-graph2d.min.css"),
    )
    told = page.execute_async_script(
        "const items = JSON.parse(arguments[0]), done = arguments[1];"
        "const shown = new vis.Timeline(document.getElementById('v'), new vis.DataSet(items), {height: 20000});"
        "setTimeout(() => done([shown.getItemRange(), shown.itemSet ? Object.keys(shown.itemSet.items).length : 0,"
        "[...document.querySelectorAll('.vis-item-content')].map((one) => one.textContent), window.live || 0,"
        "document.querySelectorAll('#v img, #v script').length]), 500)",
        written(timeline, "vis.json"),
    )
    _, count, texts, live, elements = told
    assert count == len(timeline.events)
    words = {" ".join(labels.headline(event).split()) for event in timeline.events}
    assert {" ".join(text.split()) for text in texts} <= words
    assert len(texts) > len(timeline.events) / 2
    assert (live, elements) == (0, 0)


@pytest.mark.parametrize("date", ["-0043-03-15", "2015-01-26", "Y12000"])
def test_vis_timeline_reads_any_year(host: Callable[..., Any], node_module: Callable[[str], Path], date: str) -> None:
    page = host(node_module("vis-timeline/standalone/umd/vis-timeline-graph2d.min.js"))
    when = edtf.parse(date)
    timeline = Timeline((Event("x", when, (), Trail("", None)),))
    year = page.execute_script(
        "const items = JSON.parse(arguments[0]);"
        "const shown = new vis.Timeline(document.getElementById('v'), new vis.DataSet(items), {});"
        "return Object.values(shown.itemSet.items)[0].data.start.getFullYear()",
        written(timeline, "vis.json"),
    )
    assert year == when.year


@pytest.mark.parametrize("timeline", [STORY, NASTY], ids=["story", "nasty"])
def test_timelinejs(host: Callable[..., Any], node_module: Callable[[str], Path], timeline: Timeline) -> None:
    page = host(
        node_module("@knight-lab/timelinejs/dist/js/timeline.js"),
        node_module("@knight-lab/timelinejs/dist/css/timeline.css"),
    )
    told = page.execute_async_script(
        "const done = arguments[1], shown = new TL.Timeline('v', JSON.parse(arguments[0]), {font: null});"
        "shown.on('loaded', () => setTimeout(() => done([shown.config.events.map((one) => [one.start_date.data.year,"
        "one.text.headline]), window.live || 0, document.querySelectorAll('#v script, #v img[src=x]').length]), 200))",
        written(timeline, "timelinejs.json"),
    )
    slides, live, elements = told
    years = [civil.date_of(e.when.first)[0] for e in timeline.events if isinstance(e.when, When) and e.when.first]
    assert sorted(int(year) for year, _ in slides) == sorted(years)
    assert (live, elements) == (0, 0)


@pytest.mark.parametrize("timeline", [story(15), NASTY], ids=["story", "nasty"])
def test_mermaid(host: Callable[..., Any], node_module: Callable[[str], Path], timeline: Timeline) -> None:
    page = host(node_module("mermaid/dist/mermaid.min.js"))
    told = page.execute_async_script(
        "const done = arguments[1]; mermaid.initialize({startOnLoad: false});"
        "mermaid.render('g', arguments[0]).then((drawn) => { document.getElementById('v').innerHTML = drawn.svg;"
        "done([document.getElementById('v').textContent, document.querySelectorAll('#v script, #v img').length]) })"
        ".catch((error) => done(['ERROR ' + error, 0]))",
        written(timeline, "mmd"),
    )
    text, elements = told
    shown = "".join(text.split())
    missing = [e.headline for e in timeline.events if "".join(labels.headline(e).split()) not in shown]
    assert (missing, elements) == ([], 0)


def test_the_scale_of_the_page_agrees_with_the_calendar(browser: Any) -> None:
    """The page's own calendar, in JavaScript, against `timeline.calendar.civil`."""
    source = Path(writer_for("html").__code__.co_filename).parent / "page" / "scale.js"
    days = [*range(-400_000, 4_500_000, 9_973), 0, 1, -305, 719_163]
    browser.get("about:blank")
    told = browser.execute_script(
        f"{source.read_text(encoding='utf-8')}"
        "return arguments[0].map((day) => [dateOf(day), dayNumber(...dateOf(day)), isoDay(day)])",
        days,
    )
    for day, (date, back, iso) in zip(days, told, strict=True):
        assert tuple(date) == civil.date_of(day)
        assert back == day
        assert iso == civil.iso(day).lstrip("+")


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("2015", "2015"),
        (" 2015-02 ", "2015-02"),
        ("2015-2-3", "2015-02-03"),
        ("2016-02-29", "2016-02-29"),
        ("44 BCE", "-0043"),
        ("-0043-03", "-0043-03"),
        ("12000", "Y12000"),
        ("2015-02-29", None),
        ("2015-13", None),
        ("soon", None),
        ("9999999", None),
    ],
)
def test_typed_dates(browser: Any, typed: str, date: str | None) -> None:
    source = Path(writer_for("html").__code__.co_filename).parent / "page" / "scale.js"
    browser.get("about:blank")
    read = browser.execute_script(f"{source.read_text(encoding='utf-8')} return readDate(arguments[0])", typed)
    when = edtf.parse(date) if date else None
    assert read == ([when.first, when.last] if when else None)


def test_long_gaps_are_cut_and_the_scale_runs_both_ways(browser: Any) -> None:
    source = Path(writer_for("html").__code__.co_filename).parent / "page" / "scale.js"
    windows = [[0, 1], [10, 11], [25, 30], [40_000, 40_001], [40_020, 40_021], [40_033, 40_034]]
    cuts, ends, back = browser.execute_script(
        f"{source.read_text(encoding='utf-8')}"
        "const scale = makeScale(0, 40034, findCuts(arguments[0]));"
        "const places = [...Array(50).keys()].map((n) => (n / 49) * scale.size);"
        "return [scale.cuts.map((cut) => [cut.from, cut.to]), [scale.at(0), scale.at(40034) === scale.size],"
        "places.map((place) => scale.at(scale.day(place)) - place)]",
        windows,
    )
    assert len(cuts) == 1
    assert 30 < cuts[0][0] < cuts[0][1] < 40_000
    assert ends == [0, True]
    assert max(map(abs, back)) < 1e-6
    even = json.loads(json.dumps([[n * 100, n * 100 + 1] for n in range(9)]))
    assert browser.execute_script(f"{source.read_text(encoding='utf-8')} return findCuts(arguments[0])", even) == []
