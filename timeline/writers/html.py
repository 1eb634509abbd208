"""The interactive page: one file that works offline, and without JavaScript as a plain list.

Everything that a source says is escaped text; the only script and style are our own, allowed by their hashes in a
content security policy that allows nothing else. Layout, style and behaviour are in `page/`.
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from itertools import groupby
from operator import itemgetter
from string import Template
from typing import BinaryIO

from timeline.calendar.when import When
from timeline.model import Event, Source, Status, Timeline
from timeline.writers import labels
from timeline.writers.eventhtml import Known, event_html, is_hollow, shape, source_html
from timeline.writers.left_out import failures, passed_over_lines
from timeline.writers.options import WriteOptions

_POLICY = (
    "default-src 'none'; script-src '{script}'; style-src '{style}'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_SCRIPTS = ("scale.js", "story.js", "rail.js", "controls.js", "page.js")
_STYLES = ("page.css", "controls.css", "events.css", "media.css")
_DARK = "@media (prefers-color-scheme: dark)"
_ROWS = 100
"""How many rows a list has; of a long page the browser lays out only those lists that are in view."""

_LONG = 600
"""From how many events on a page is long. Reckoned heights make the scroll bar jump a little, which others need not."""

_IDENTIFIER = re.compile(r"[A-Za-z0-9_.:-]{1,80}")
"""The keys that can stand in an id and, unchanged, behind the # of an address."""

_KEY = {
    "": "exact date",
    " hollow": "exact date not known",
    " bar": "lasts",
    " bar hollow": "lasts, ends not exactly known",
}
"""What the shapes of marks say; shown of those that occur."""


def write(timeline: Timeline, stream: BinaryIO, options: WriteOptions) -> None:
    """Write the page as UTF-8. Light or dark as the reader has it set; always dark with `options.theme` "dark"."""
    stream.write(_page(timeline, options).encode("utf-8", "replace"))


def _page(timeline: Timeline, options: WriteOptions) -> str:
    style, script = _style(options.theme == "dark"), _script()
    summary = escape(labels.summary(timeline.shown()))
    identifiers, known = _identifiers(timeline), Known.of(timeline)
    return Template(_asset("template.html")).substitute(
        policy=_POLICY.format(script=_hash(script), style=_hash(style)),
        scheme="dark" if options.theme == "dark" else "light dark",
        title=escape(labels.title(timeline, options.title)),
        description=summary,
        summary=summary,
        alt=f"Timeline of {summary}. The list below tells the same.",
        size="long" if len(timeline.events) > _LONG else "short",
        key="".join(_key(timeline)),
        style=style,
        script=script,
        events="\n".join(_dated(timeline, identifiers, known)),
        undated="\n".join(_undated(timeline, identifiers[len(timeline.events) :], known)),
        sources="\n".join(_sources(timeline)),
        skipped="\n".join(_skipped(timeline)),
        data=_data(timeline),
    )


def _key(timeline: Timeline) -> Iterator[str]:
    shapes = {shape(event) for event in timeline.events}
    for name, words in _KEY.items():
        if name in shapes:
            yield f'<span><span class="m{name}"></span>{words}</span>'


@lru_cache(maxsize=16)
def _asset(name: str) -> str:
    return (files("timeline.writers") / "page" / name).read_text(encoding="utf-8")


def _style(dark: bool) -> str:
    style = "".join(map(_asset, _STYLES))
    return style.replace(_DARK, "@media all") if dark else style


def _script() -> str:
    return '(() => {\n"use strict";\n' + "".join(map(_asset, _SCRIPTS)) + "})();\n"


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _dated(timeline: Timeline, identifiers: list[str], known: Known) -> Iterator[str]:
    """The dated events in sections by year, with a line wherever nothing is told for long."""
    for year, rows in groupby(_rows(timeline), key=itemgetter(1)):
        for place, (gap, _, index, event) in enumerate(rows):
            if place == 0:
                yield f'<p class="gap">{gap}</p>' if gap else ""
                yield _section(year)
            else:
                yield '</ol><ol class="rows">' if place % _ROWS == 0 else ""
                yield f'<li class="gap">{gap}</li>' if gap else ""
            yield event_html(event, identifiers[index], year, known)
        yield "</ol></section>"


def _section(year: int | None) -> str:
    heading = "" if year is None else f"<h2>{labels.year_label(year)}</h2>"
    return f'<section class="year">{heading}<ol class="rows">'


def _rows(timeline: Timeline) -> Iterator[tuple[str, int | None, int, Event]]:
    """Each dated event with the gap before it ("" if none) and the year above it, where its date can do without."""
    reach: int | None = None
    least = _long_gap(timeline)
    for index, event in enumerate(timeline.events):
        when = event.when if isinstance(event.when, When) else When(None, None)
        free = when.first - reach - 1 if when.first is not None and reach is not None else 0
        gap = f"{labels.gap_label(free, at_least=True)} without events" if free >= least else ""
        reach = max((day for day in (reach, when.first, when.last) if day is not None), default=None)
        yield gap, _heading_year(when), index, event


def _heading_year(when: When) -> int | None:
    year = when.year
    if year is None or labels.date_label(when) == labels.date_label(when, When.of_year(year)):
        return None
    return year


def _long_gap(timeline: Timeline) -> int:
    """A gap is told from a fifth of the story on, but not below ten days, and always from a year on."""
    ends = [
        day for event in timeline.events if isinstance(event.when, When) for day in (event.when.first, event.when.last)
    ]
    known = [day for day in ends if day is not None]
    return min(365, max(10, (max(known) - min(known)) // 5)) if known else 365


def _identifiers(timeline: Timeline) -> list[str]:
    """An id for each event, dated ones first: from its key, so that links stay good; else its number."""
    seen: set[str] = set()
    result = []
    for number, event in enumerate((*timeline.events, *timeline.undated), 1):
        usable = _IDENTIFIER.fullmatch(event.key) is not None and event.key not in seen
        seen.add(event.key)
        result.append(f"e-{event.key}" if usable else f"n-{number}")
    return result


def _undated(timeline: Timeline, identifiers: list[str], known: Known) -> Iterator[str]:
    if timeline.undated:
        yield f'<section class="undated"><h2>No date found ({len(timeline.undated):,})</h2><ol class="rows">'
        for event, identifier in zip(timeline.undated, identifiers, strict=True):
            yield event_html(event, identifier, None, known)
        yield "</ol></section>"


def _sources(timeline: Timeline) -> Iterator[str]:
    if timeline.documents:
        yield f'<h2>Sources ({len(timeline.documents):,})</h2><ol class="sources">'
        for source in timeline.documents:
            yield f'<li id="s-{source.number}"><span>[{source.number}]</span> <span>{source_html(source)}</span></li>'
        yield "</ol>"


def _skipped(timeline: Timeline) -> Iterator[str]:
    if timeline.skipped:
        yield f'<h2>Not used ({len(timeline.skipped):,})</h2><ul class="skipped">'
        for skipped in failures(timeline.skipped):
            yield f"<li>{escape(labels.clean(skipped.name))}: {escape(labels.clean(skipped.reason))}</li>"
        yield from (f"<li>{escape(line)}</li>" for line in passed_over_lines(timeline.skipped))
        yield "</ul>"


def _data(timeline: Timeline) -> str:
    """What the script cannot read off the list. A row an event: first, last day, kind, status, groups of sources,
    whether it is a key event."""
    groups = _groups(timeline)
    names = list(dict.fromkeys(groups.values()))
    place = {name: index for index, name in enumerate(names)}
    rows = [_row(event, groups, place) for event in (*timeline.events, *timeline.undated)]
    data = {"statuses": [str(status) for status in Status], "groups": names, "events": rows}
    text = json.dumps(data, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _row(event: Event, groups: dict[int, str], place: dict[str, int]) -> list[object]:
    when = event.when if isinstance(event.when, When) else When(None, None)
    kind = 2 * when.lasting + is_hollow(when)
    sources = sorted({place[groups[number]] for number in event.sources if number in groups})
    return [when.first, when.last, kind, list(Status).index(event.status), sources, int(event.selected)]


def _groups(timeline: Timeline) -> dict[int, str]:
    """What each source is filtered by: its outlet, so that many articles of few outlets make a short list."""
    return {source.number: _group(source) for source in timeline.documents}


def _group(source: Source) -> str:
    return (
        labels.clean(source.outlet) or labels.clean(source.title) or labels.clean(source.name) or f"[{source.number}]"
    )
