"""The terminal's timeline: the same order and words as the picture, in character cells.

`width` 0 gives one line an event for grep: EDTF date, headline with status, source marks, separated by tabs; an event
without a date has "undated" in the first field, with what the text says.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import BinaryIO

from timeline.calendar import civil, edtf
from timeline.calendar.when import When
from timeline.model import Event, Timeline
from timeline.writers import categories, labels
from timeline.writers.dates import breakable
from timeline.writers.explaining import quote_lines, reason_lines, weight_lines
from timeline.writers.options import WriteOptions
from timeline.writers.wrapping import GLUE, wrap

MIN_WIDTH, MAX_WIDTH, DEFAULT_WIDTH = 40, 200, 80
_DENSITY_FROM = 8
_DENSITY_WIDTH = 60
_BOLD, _DIM, _ITALIC = "1", "2", "2;3"
_HUES = ("34", "33", "35", "32", "31", "36", "37")

_ASCII_FILLED, _ASCII_HOLLOW = "*ABCDE", "oabcde"
_FILLED, _HOLLOW, _BAR = "●■◆▲▼★", "○□◇△▽☆", "┃"
_RAIL, _TOP, _GAP, _BULLET = "│", "┬", "┆", "•"
_BLOCKS = " ▁▂▃▄▅▆▇█"
_ASCII = str.maketrans(
    {
        **dict.fromkeys("‘’‚‹›", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("–—−‐‑", "-"),
        **dict.fromkeys("│·", "|"),
        **dict(zip("┃┬┆•", "#+:-", strict=True)),
        "…": "...",
    }
)
_ASCII_BLOCKS = " .:-=+*#@"


def write(timeline: Timeline, stream: BinaryIO, options: WriteOptions) -> None:
    """Write the timeline as text: UTF-8, or pure ASCII where `options.ascii` (what has no ASCII form becomes "?")."""
    paper = _Paper.of(options)
    lines = _one_liners(timeline) if options.width == 0 else _page(timeline, options, paper)
    for line in lines:
        stream.write(paper.encode(line))


@dataclass(frozen=True, slots=True)
class _Paper:
    """How wide the text may be and what it may be written with."""

    width: int
    color: bool
    ascii: bool

    @staticmethod
    def of(options: WriteOptions) -> "_Paper":
        wanted = DEFAULT_WIDTH if options.width is None else options.width
        return _Paper(max(MIN_WIDTH, min(MAX_WIDTH, wanted)), options.color, options.ascii)

    def paint(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self.color and style and text.strip() else text

    def marks(self, *, exact: bool) -> str:
        """The marks by group."""
        if self.ascii:
            return _ASCII_FILLED if exact else _ASCII_HOLLOW
        return _FILLED if exact else _HOLLOW

    def plain(self, text: str) -> str:
        """The text as this paper can carry it; done before measuring, so that columns stay straight."""
        if not self.ascii:
            return text
        parts = text.translate(_ASCII).split(GLUE)
        return GLUE.join(part.encode("ascii", "replace").decode() for part in parts)

    def wrap(self, text: str, width: int, tail: str = "") -> list[str]:
        return [line.replace(GLUE, " ") for line in wrap(self.plain(text), width, cells, tail=tail)]

    def encode(self, line: str) -> bytes:
        return self.plain(f"{line.rstrip()}\n").encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class _Row:
    """A year header, a gap or an event, before it is laid out; `rail` continues the mark below its first line."""

    date: str
    mark: str
    words: str
    hue: str
    event: Event | None = None
    style: str = ""
    rail: str = _RAIL


def cells(text: str) -> int:
    """How many character cells a terminal gives to a text: two to an ideograph, none to a combining mark."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415  - its tables take a while to load and most news is ASCII

    width: int = wcswidth(text)
    return width if width >= 0 else len(text)


def _one_liners(timeline: Timeline) -> Iterator[str]:
    for event in timeline.events:
        date = edtf.write(event.when) if isinstance(event.when, When) else "undated"
        yield "\t".join((date, labels.headline(event), labels.marks(event)))
    for line in labels.undated_lines(timeline):
        said = ", ".join(part for part in (line.said, line.bound) if part)
        yield "\t".join((f"undated ({said})" if said else "undated", line.headline, line.marks))


def _page(timeline: Timeline, options: WriteOptions, paper: _Paper) -> Iterator[str]:
    yield from _head(timeline, options, paper)
    groups = categories.group(timeline, timeline.events, options.color_by)
    dated, undated = list(_plan(timeline, groups, paper)), list(_undated(timeline))
    yield from _list(dated, options, paper)
    if undated:
        yield paper.paint(f"No date found ({len(undated):,})", _BOLD)
        yield from _list(undated, options, paper)
    yield from _sources(timeline, paper)
    yield from _legend(groups, paper)


def _list(rows: list[_Row], options: WriteOptions, paper: _Paper) -> Iterator[str]:
    column = _column([row.date for row in rows], paper)
    for row in rows:
        yield from _lay(row, column, paper)
        if options.explain:
            yield from _explain(row, column, paper)
    if rows:
        yield ""


def _legend(groups: categories.Groups, paper: _Paper) -> Iterator[str]:
    if len(groups.names) > 1:
        marks = paper.marks(exact=True)
        names = (f"{paper.paint(marks[i], _HUES[i])} {name.replace(' ', GLUE)}" for i, name in enumerate(groups.names))
        yield ""
        yield "  ".join(names)


def _head(timeline: Timeline, options: WriteOptions, paper: _Paper) -> Iterator[str]:
    for line in paper.wrap(labels.title(timeline, options.title), paper.width):
        yield paper.paint(line, _BOLD)
    for line in paper.wrap(labels.summary(timeline), paper.width):
        yield paper.paint(line, _DIM)
    density = _density(timeline, paper)
    if density:
        yield density
    yield ""


def _density(timeline: Timeline, paper: _Paper) -> str:
    """How many events fall where, as a line of blocks between its two ends; "" for few events or a single day."""
    days = [event.when.first for event in timeline.events if isinstance(event.when, When)]
    known = [day for day in days if day is not None]
    if len(known) < _DENSITY_FROM or max(known) == min(known):
        return ""
    low, high = min(known), max(known)
    ends = _density_ends(low, high)
    room = min(_DENSITY_WIDTH, paper.width - sum(map(cells, ends)) - 2)
    counts = [0] * room
    for day in known:
        counts[(day - low) * room // (high - low + 1)] += 1
    blocks = _ASCII_BLOCKS if paper.ascii else _BLOCKS
    top = len(blocks) - 1
    bars = "".join(blocks[-(-count * top // max(counts))] for count in counts)
    return f"{paper.paint(ends[0], _DIM)} {bars} {paper.paint(ends[1], _DIM)}"


def _density_ends(low: int, high: int) -> tuple[str, str]:
    first, last = civil.date_of(low)[0], civil.date_of(high)[0]
    if first == last:
        return labels.day_label(low, first), labels.day_label(high, last)
    return labels.year_label(first), labels.year_label(last)


def _column(dates: list[str], paper: _Paper) -> int:
    """The width of the date column: that of the longest date, within reason."""
    longest = max((cells(paper.plain(date)) for date in dates), default=0)
    return min(longest, max(11, paper.width * 3 // 10))


def _plan(timeline: Timeline, groups: categories.Groups, paper: _Paper) -> Iterator[_Row]:
    """The rows in order: year headers where a year is not told by its rows, lines for long gaps, events."""
    reach: int | None = None
    long_gap = _long_gap(timeline)
    rail = _TOP
    dated = _dated(timeline)
    for (event, when), index, (header, label) in zip(dated, groups.of, _year_by_year(dated), strict=True):
        gap = when.first - reach - 1 if when.first is not None and reach is not None else 0
        if gap >= long_gap:
            yield _Row("", _GAP, labels.gap_label(gap), _DIM, style=_ITALIC)
        if header:
            yield _Row(header, rail, "", _DIM)
        reach = max((day for day in (reach, when.first, when.last) if day is not None), default=None)
        yield _Row(
            label,
            _mark(event, when, index, paper),
            _glued(labels.headline(event), labels.marks(event)),
            _HUES[index],
            event,
        )
        rail = _RAIL


def _dated(timeline: Timeline) -> list[tuple[Event, When]]:
    return [(event, event.when if isinstance(event.when, When) else When(None, None)) for event in timeline.events]


def _year_by_year(dated: list[tuple[Event, When]]) -> Iterator[tuple[str, str]]:
    """For each event the year header to put before it ("" for none) and its date label under that header."""
    current: int | None = None
    before: When | None = None
    for _, when in dated:
        year, header = when.year, ""
        if (
            year is not None
            and year != current
            and labels.date_label(when) != labels.date_label(when, When.of_year(year))
        ):
            current, header = year, labels.year_label(year)
        if year is None or year != current:
            yield "", labels.date_label(when)
            current = _only_year(when)
        else:
            same = before is not None and _only_year(before) == year
            yield header, labels.date_label(when, before if same else When.of_year(year))
        before = when


def _glued(words: str, marks: str, bound: str = "") -> str:
    """A headline with its marks held to its last word, and what bounds its date in one piece."""
    tail = f" ({bound.replace(' ', GLUE)})" if bound else ""
    return f"{words}{GLUE}{marks}{tail}" if marks else f"{words}{tail}"


def _only_year(when: When) -> int | None:
    """The one year a window lies in, else none."""
    if when.first is None or when.last is None:
        return None
    first, last = civil.date_of(when.first)[0], civil.date_of(when.last)[0]
    return first if first == last else None


def _mark(event: Event, when: When, index: int, paper: _Paper) -> str:
    if when.lasting:
        return _BAR
    return paper.marks(exact=when.is_exact and labels.is_told_as_fact(event))[index]


def _long_gap(timeline: Timeline) -> float:
    """From how many days on a gap is told: a year, or a quarter of a shorter story."""
    days = [day for e in timeline.events if isinstance(e.when, When) for day in (e.when.first, e.when.last)]
    known = [day for day in days if day is not None]
    return max(2, min(365, (max(known) - min(known)) / 4)) if known else 365


def _lay(row: _Row, column: int, paper: _Paper) -> Iterator[str]:
    """A row as lines: the date right-aligned, the mark, the words with a hanging indent."""
    dates = paper.wrap(breakable(row.date), column) if row.date else [""]
    words = paper.wrap(row.words, paper.width - column - 4) if row.words else [""]
    for index, (date, text) in enumerate(zip_longest(dates, words, fillvalue="")):
        pad = " " * (column - cells(date))
        mark = paper.paint(row.mark, row.hue) if index == 0 else paper.paint(row.rail, _DIM)
        yield f"{pad}{paper.paint(date, _BOLD)} {mark}  {paper.paint(text, row.style)}"


def _explain(row: _Row, column: int, paper: _Paper) -> Iterator[str]:
    """Under an event: its quotes, then how it got its date."""
    if row.event is None:
        return
    indent = f"{' ' * column} {paper.paint(row.rail, _DIM)}  "
    quotes = [f"“{words}” {name}".rstrip() for words, name in quote_lines(row.event)]
    for line in (*quotes, *reason_lines(row.event), *weight_lines(row.event)):
        for index, part in enumerate(paper.wrap(line, paper.width - column - 6)):
            yield indent + paper.paint(f"{'  ' if index else '- '}{part}", _DIM)


def _undated(timeline: Timeline) -> Iterator[_Row]:
    """The events without a date, what the text says of the time in the place of the date."""
    for line, event in zip(labels.undated_lines(timeline), timeline.undated, strict=True):
        yield _Row(line.said, _BULLET, _glued(line.headline, line.marks, line.bound), "", event, rail=" ")


def _sources(timeline: Timeline, paper: _Paper) -> Iterator[str]:
    for number, text in labels.source_lines(timeline):
        mark = f"[{number}] "
        lines = paper.wrap(text, paper.width - len(mark))
        for index, line in enumerate(lines):
            yield paper.paint((mark if index == 0 else " " * len(mark)) + line, _DIM)
