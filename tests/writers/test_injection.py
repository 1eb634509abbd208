"""Text stays text in every format: a thousand payloads in every field, through every registered writer, none live."""

import csv
import io
import json
import re
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from typing import Any

import pytest
from payloads import CORES, payloads

from timeline.calendar.when import Unresolved, When
from timeline.model import Document, Event, Quote, Skipped, Source, Status, Timeline, Timex, Trail
from timeline.writers import formats, writer_for
from timeline.writers.options import WriteOptions
from timeline.writers.tags import FORMS

ALL = payloads()
EACH_CORE = [core for family in CORES.values() for core in family]
_ACTIVE = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
_WEB = re.compile(r"https?://\S*")


def test_there_are_a_thousand() -> None:
    assert len(set(ALL)) >= 1_000


def timeline_of(texts: list[str]) -> Timeline:
    """Every field that a source can fill, filled with each of the texts."""
    events = tuple(_event(number, text) for number, text in enumerate(texts, 1))
    undated = tuple(_undated(text) for text in texts[:20])
    sources = tuple(
        Source(number, f"{number} {text}", text, text, text, When.of_day(2015, 1, 2), "inferred", text)
        for number, text in enumerate(texts, 1)
    )
    return Timeline(events, undated, sources, (Skipped(texts[0], texts[-1]),), texts[0], {})


def _event(number: int, text: str) -> Event:
    when = When.of_number(735_000 + number)
    timex = Timex(0, 1, text, "DATE", text, when, mod=text, rule=text, reference=text, reference_origin=text)
    return Event(
        headline=text,
        when=when.assuming(text) if number % 2 else when,
        quotes=(Quote(f"{number} {text}", 0, len(text), text),),
        trail=Trail(f"{number} {text}", timex, text, text, notes=(text,)),
        status=list(Status)[number % len(Status)],
        said=text,
        speaker=text,
        participants=(text,),
        place=text,
        quantities=(text,),
        sources=(number,),
        key=f"{number}{text}",
    )


def _undated(text: str) -> Event:
    return Event(text, Unresolved(text, None, text), (), Trail(text, None, notes=(text,)), said=text, speaker=text)


def written(timeline: Timeline, form: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    writer_for(form)(timeline, stream, WriteOptions(**options))
    return stream.getvalue()


def inert(text: str) -> None:
    """No control character, escape, direction override or invisible character stands in the file as such."""
    found = _ACTIVE.search(text)
    assert found is None, f"{found[0]!r} at {text[max(0, found.start() - 40) : found.end() + 10]!r}" if found else ""


def check_txt(data: bytes, timeline: Timeline) -> None:
    inert(data.decode())
    painted = re.sub(r"\x1b\[[0-9;]*m", "", written(timeline, "txt", color=True).decode())
    inert(painted)
    assert painted == data.decode()
    lines = written(timeline, "txt", width=0).decode().split("\n")
    assert len(lines) == len(timeline.events) + len(timeline.undated) + 1
    inert("".join(lines))


def check_csv(data: bytes, timeline: Timeline) -> None:
    inert(data.decode())
    rows = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
    assert len(rows) == 1 + len(timeline.events) + len(timeline.undated)
    assert {len(row) for row in rows} == {len(rows[0])}
    for cell in (cell for row in rows for cell in row):
        assert not re.search("(?:^|[;\t] ?)[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]", cell), cell


def check_json(data: bytes, timeline: Timeline) -> None:
    inert(data.decode())
    value = json.loads(data)
    assert [event["headline"] for event in value["events"]] == [event.headline for event in timeline.events]


def check_jsonl(data: bytes, timeline: Timeline) -> None:
    inert(data.decode())
    told = [json.loads(line) for line in data.decode().split("\n") if line]
    assert [one["headline"] for one in told if one["type"] == "event"] == [e.headline for e in timeline.events]


def check_jsonld(data: bytes, timeline: Timeline) -> None:
    inert(data.decode())
    assert b"<" not in data
    value = json.loads(data)
    assert len(value["itemListElement"]) == len(timeline.events)
    for item in value["itemListElement"]:
        assert all(_WEB.fullmatch(article.get("url", "http://")) for article in item["item"].get("subjectOf", []))


def check_calendar(data: bytes, timeline: Timeline) -> None:
    import icalendar

    inert(data.decode())
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"") and b"\r" not in data.replace(b"\r\n", b"")
    calendar = icalendar.Calendar.from_ical(data)
    entries = calendar.walk("VEVENT")
    assert len(entries) == len(timeline.events)
    known = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "STATUS", "TRANSP", "LOCATION", "URL"}
    assert {name for entry in entries for name in entry} <= known
    assert {child.name for child in calendar.walk()} == {"VCALENDAR", "VEVENT"}
    assert all(_WEB.fullmatch(str(entry["URL"])) for entry in entries if "URL" in entry)


PAGE_TAGS = frozenset(
    [
        *("html", "head", "meta", "title", "style", "script", "svg", "body", "header", "main", "footer", "section"),
        *("div", "a", "h1", "h2", "h3", "p", "span", "ol", "ul", "li", "dl", "dt", "dd", "details", "summary", "time"),
        *("bdi", "b", "blockquote", "mark", "form", "label", "input", "button"),
    ]
)


def elements(markup: bytes) -> Iterator[Any]:
    from lxml import html

    for element in html.document_fromstring(markup.decode()).iter():
        assert isinstance(element.tag, str), "a comment or a processing instruction"
        yield element


def harmless(element: Any, tags: Collection[str]) -> None:
    assert element.tag in tags, element.tag
    for name, value in element.attrib.items():
        assert not name.startswith("on") and name not in {"style", "src", "srcdoc", "action", "formaction"}, name
        if name in {"href", "{http://www.w3.org/1999/xlink}href"}:
            assert value.startswith("#") or _WEB.fullmatch(value), value


def check_page(data: bytes, timeline: Timeline) -> None:
    inert(data.decode())
    found = list(elements(data))
    for element in found:
        harmless(element, PAGE_TAGS)
    scripts = [element for element in found if element.tag == "script"]
    assert [script.get("type") for script in scripts] == ["application/json", None]
    assert len(json.loads(scripts[0].text)["events"]) == len(timeline.events) + len(timeline.undated)
    assert scripts[1].text == next(
        e.text for e in elements(written(Timeline(()), "html")) if e.get("id") is None and e.tag == "script"
    )
    assert sum(element.get("class", "").startswith("event ") for element in found) == len(timeline.events) + len(
        timeline.undated
    )
    policy = next(element.get("content") for element in found if element.get("http-equiv"))
    assert "default-src 'none'" in policy and "unsafe" not in policy
    identifiers = [element.get("id") for element in found if element.get("id")]
    assert len(identifiers) == len(set(identifiers))


def check_markdown(data: bytes, timeline: Timeline) -> None:
    from markdown_it import MarkdownIt

    inert(data.decode())
    for explain in (False, True):
        markdown = MarkdownIt("gfm-like", {"html": True, "linkify": False})
        rendered = markdown.render(written(timeline, "md", explain=explain).decode())
        found = list(elements(rendered.encode()))
        for element in found:
            harmless(element, {"html", "body", "div", "h1", "h2", "p", "ul", "li", "strong", "em", "a", "blockquote"})
        dates = [element for element in found if element.tag == "strong"]
        assert len(dates) == len(timeline.events)
        assert all(element.get("href") is None or element.getparent().tag == "li" for element in found)


def check_mermaid(data: bytes, timeline: Timeline) -> None:
    inert(data.decode())
    plain = r"(?:[^:;#<>%\n]|#[0-9]+;)*"
    first, title, *rest = data.decode().removesuffix("\n").split("\n")
    assert first == "timeline"
    assert re.fullmatch(f"    title {plain}", title)
    told = [line for line in rest if not re.fullmatch(f"    section {plain}", line)]
    assert all(re.fullmatch(f"        {plain}(?: : {plain})+", line) for line in told)
    assert sum(line.count(" : ") for line in told) == len(timeline.events)


def check_tilse(data: bytes, timeline: Timeline) -> None:
    inert(data.decode())
    blocks = re.split(r"(?m)^-{10,}\n", data.decode())
    assert len(blocks) == len(timeline.events) + 1
    for block in blocks[:-1]:
        assert len(re.findall(r"(?m)^[0-9]{4}-[0-9]{2}-[0-9]{2}$", block)) == 1


def check_libraries(data: bytes, timeline: Timeline) -> None:
    """The texts that TimelineJS and vis-timeline will show as HTML."""
    inert(data.decode())
    value = json.loads(data)
    shown = value if isinstance(value, list) else [slide["text"] for slide in [value["title"], *value["events"]]]
    for item in shown:
        for text in (part for part in item.values() if isinstance(part, str) and part):
            for element in elements(f"<div>{text}</div>".encode()):
                harmless(element, {"html", "body", "div", "p", "a"})
                assert set(element.attrib) <= {"href", "rel"}


def check_svg(data: bytes, timeline: Timeline) -> None:
    from lxml import etree

    inert(data.decode())
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for element in etree.fromstring(data, parser).iter(etree.Element):
        tag = etree.QName(element).localname
        assert tag.lower() not in {"script", "foreignobject", "iframe", "image", "handler", "set", "animate"}, tag
        for name, value in element.attrib.items():
            local = etree.QName(name).localname
            assert not local.startswith("on"), name
            if local == "href":
                assert value.startswith("#") or _WEB.fullmatch(value), value


def check_png(data: bytes, timeline: Timeline) -> None:
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        image.load()
        assert set(image.info) & {"Title", "Description"}
        for text in (value for value in image.info.values() if isinstance(value, str)):
            inert(text)


def check_pdf(data: bytes, timeline: Timeline) -> None:
    assert data.startswith(b"%PDF-")
    assert not re.search(rb"/(?:JavaScript|JS|Launch|OpenAction|SubmitForm|EmbeddedFile|GoToR)\b", data)
    assert all(uri.startswith((b"http://", b"https://")) for uri in re.findall(rb"/URI\s*\(([^)]*)", data))


CHECKS: dict[str, Callable[[bytes, Timeline], None]] = {
    "csv": check_csv,
    "html": check_page,
    "ics": check_calendar,
    "json": check_json,
    "jsonl": check_jsonl,
    "jsonld": check_jsonld,
    "md": check_markdown,
    "mmd": check_mermaid,
    "pdf": check_pdf,
    "png": check_png,
    "svg": check_svg,
    "tilse.txt": check_tilse,
    "timelinejs.json": check_libraries,
    "txt": check_txt,
    "vis.json": check_libraries,
}
DRAWN = {"png", "svg", "pdf"}
"""These take seconds for hundreds of labels: they get each core once, as it is."""


@lru_cache(maxsize=2)
def story(drawn: bool) -> Timeline:
    return timeline_of(EACH_CORE if drawn else ALL)


@pytest.mark.slow
@pytest.mark.parametrize("form", formats())
def test_no_payload_is_live(form: str) -> None:
    assert form in CHECKS, f"a writer without a check: {form}"
    timeline = story(form in DRAWN)
    CHECKS[form](written(timeline, form, all_labels=True) if form in DRAWN else written(timeline, form), timeline)


@pytest.mark.parametrize("form", FORMS)
def test_no_payload_is_live_among_time_expressions(form: str) -> None:
    """`timeline tag` writes texts too; its TimeML keeps them exactly, but for what XML cannot hold."""
    from lxml import etree

    for text in ALL:
        timex = Timex(0, len(text), text, "DATE", text, When.of_year(2015), mod=text, rule=text, reference=text)
        made = FORMS[form](Document(f"{text} {text}", "2015-01-26", text), [timex])
        inert(made)
        if form == "timeml":
            root = etree.fromstring(made.encode())
            assert [element.tag for element in root.iter()] == ["TimeML", "DOCID", "DCT", "TIMEX3", "TEXT", "TIMEX3"]
            held = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", "\ufffd", f"{text} {text}")
            assert "".join(root.find("TEXT").itertext()) == held
        elif form == "jsonl":
            assert json.loads(made)["text"] == text
        else:
            assert made.count("\n") == 1


@pytest.mark.parametrize("form", sorted(set(CHECKS) - DRAWN - {"txt"}))
def test_the_check_of_a_format_can_fail(form: str) -> None:
    """A check that lets an escape sequence pass would prove nothing."""
    data = written(timeline_of(["x"]), form).replace(b"x", b"\x1b[31m")
    with pytest.raises((AssertionError, ValueError)):
        CHECKS[form](data, timeline_of(["x"]))
