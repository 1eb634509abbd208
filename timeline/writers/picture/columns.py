"""One column of rows beside a rail: planned first (so that its height is known), then drawn to a height.

From left to right: tick labels, lanes with bars and brackets, the rail with its markers, leaders, dates, headlines.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from timeline.calendar.when import When
from timeline.writers.dates import breakable, date_label, year_label
from timeline.writers.labels import is_told_as_fact
from timeline.writers.picture.items import Item, Surroundings
from timeline.writers.picture.scene import Line
from timeline.writers.picture.sheet import Sheet, Style
from timeline.writers.picture.solver import Rail, Stretch, cut, lanes
from timeline.writers.picture.theme import MARK_SIZE
from timeline.writers.picture.ticks import Tick, ticks, with_year, year_of

_TICK_AREA = 46.0
_LANE = 5.2
_MOST_LANES = 5
_LEADER = 36.0
_DATE_GAP = 12.0
_BREAK = 30.0
_STRETCH_MOST = 1.6
_LEAST_WINDOW = 7.0


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled item in lines of words."""

    item: Item
    dates: tuple[str, ...]
    words: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Measures:
    """The sizes of one column, in points: everything that does not depend on where rows come to stand."""

    size: float
    gap: float
    lanes: int
    date_width: float
    word_width: float

    @property
    def rail(self) -> float:
        """The rail's distance from the column's left edge."""
        return _TICK_AREA + self.lanes * _LANE + 7

    @property
    def dates(self) -> float:
        """The dates' distance from the left edge."""
        return self.rail + _LEADER

    @property
    def words(self) -> float:
        """The headlines' distance from the left edge."""
        return self.dates + self.date_width + _DATE_GAP

    @property
    def width(self) -> float:
        """The whole column's width."""
        return self.words + self.word_width


@dataclass(frozen=True, slots=True)
class Column:
    """A planned column: rows, the runs of rail they stand on, what surrounds them."""

    rows: tuple[Row, ...]
    rail: Rail
    runs: tuple[Stretch, ...]
    around: Surroundings
    measures: Measures
    even: bool

    @property
    def height(self) -> float:
        """From the top of the first row to the bottom of the last, with its breaks."""
        return sum(self.depth(run) for run in self.runs) + _BREAK * (len(self.runs) - 1)

    def stretched(self, height: float) -> "Column":
        """The column drawn taller, as far as that helps: rows come nearer to their dates."""
        spare = height - self.height
        total = sum(run.length for run in self.runs)
        if spare <= 1 or total <= 0:
            return self
        factor = min(_STRETCH_MOST, 1 + spare / total)
        runs = tuple(replace(self.rail.fit(r.start, r.stop, r.length * factor), cost=r.cost) for r in self.runs)
        return replace(self, runs=runs)

    def depth(self, run: Stretch) -> float:
        """From the top of a run's first row to the bottom of its last, or of its rail."""
        line = self.line
        below = max(run.rows[k] + self.rows[run.start + k].height for k in range(run.stop - run.start))
        return max(run.length + run.overhang + line, below)

    @property
    def line(self) -> float:
        """The distance of two lines of a row."""
        return self.rows[0].height / max(len(self.rows[0].dates), len(self.rows[0].words), 1)


def plan(sheet: Sheet, labelled: Sequence[Item], around: Surroundings, room: Measures, *, even: bool) -> Column:
    """The column of some items: words wrapped, the axis cut where that pays; `even` heeds no time between them."""
    rows = _rows(sheet, labelled, room)
    pitches = tuple(row.height + room.gap for row in rows)
    steps = accumulate(pitches[:-1], initial=0.0)
    days = tuple(steps) if even else tuple(item.start for item in labelled)
    lows, highs = (days, days) if even else (around.lows, around.highs)
    gaps = (0.0,) * len(rows) if even else around.gaps
    plain = Style(room.size, "").leading + room.gap
    ends = days if even else tuple(max(item.end, item.start) for item in labelled)
    rail = Rail(days, ends, pitches, gaps, lows, highs, around.crowd(len(rows)), plain)
    runs = [rail.fit(0, len(rows), sum(pitches[:-1]))] if even else cut(rail)
    return Column(rows, rail, tuple(runs), around, room, even)


def date_labels(labelled: Sequence[Item]) -> list[str]:
    """The dates of a column from top to bottom, each told after the one above it."""
    before: list[When | None] = [None, *(item.when for item in labelled)]
    return [breakable(date_label(item.when, above)) for item, above in zip(labelled, before, strict=False)]


def _rows(sheet: Sheet, labelled: Sequence[Item], room: Measures) -> tuple[Row, ...]:
    bold, plain = Style(room.size, "", bold=True), Style(room.size, "")
    rows = []
    for item, label in zip(labelled, date_labels(labelled), strict=True):
        dates = sheet.wrap(label, room.date_width, bold, max_lines=0)
        words = sheet.wrap(item.words, room.word_width, plain, tail=item.marks)
        height = max(len(dates), len(words)) * plain.leading
        rows.append(Row(item, tuple(dates), tuple(words), height))
    return tuple(rows)


def draw(sheet: Sheet, column: Column, x: float, y: float) -> frozenset[str]:
    """Draw a column with its top left corner at (x, y); the kinds of window drawn come back ("bar", "bracket")."""
    seen: set[str] = set()
    for index, run in enumerate(column.runs):
        if index:
            _break(sheet, column, x, y, column.around.words[run.start])
            y += _BREAK
        top = y + column.line / 2
        seen |= _piece(sheet, column, run, x, top)
        y += column.depth(run)
    return frozenset(seen)


def _break(sheet: Sheet, column: Column, x: float, y: float, words: str) -> None:
    """The mark of a cut on the rail, and in words how much time is left out."""
    rail, middle = x + column.measures.rail, y + _BREAK / 2 - 2
    look = sheet.look
    sheet.scene.add(Line(((rail, y - 4), (rail, y + _BREAK + 4)), look.rail, 1.8, dashed=True))
    for dy in (-1.8, 1.8):
        sheet.scene.add(Line(((rail - 4.5, middle + dy + 2.4), (rail + 4.5, middle + dy - 2.4)), look.rail, 1.4))
    style = Style(column.measures.size * 0.89, look.soft, italic=True)
    start = x + column.measures.dates
    sheet.write(start, middle, words, style)
    line = start + sheet.width(words, style) + 12
    if line < x + column.measures.width - 10:
        sheet.scene.add(Line(((line, middle), (x + column.measures.width, middle)), look.faint, 0.7, dashed=True))


def _piece(sheet: Sheet, column: Column, run: Stretch, x: float, top: float) -> set[str]:
    rail = x + column.measures.rail
    bottom = top + run.length + run.overhang
    _ticks(sheet, column, run, x, top)
    seen = _windows(sheet, column, run, rail, top)
    sheet.scene.add(Line(((rail, top - 8), (rail, bottom + 8)), sheet.look.rail, 1.8))
    _rug(sheet, column, run, rail, top)
    room = column.measures
    placed = list(zip(column.rows[run.start : run.stop], run.marks, run.rows, strict=True))
    for row, mark, line in placed:
        _leader(sheet, room, row.item, x, (top + mark, top + line))
    for row, mark, _ in reversed(placed):
        sheet.mark(rail, top + mark, row.item.shape, sheet.look.palette[row.item.group], filled=row.item.filled)
    for row, _, line in placed:
        _row(sheet, room, row, x, top + line)
    return seen


def _ticks(sheet: Sheet, column: Column, run: Stretch, x: float, top: float) -> None:
    if column.even:
        return
    found = ticks(run.first, run.shown, (run.shown - run.first) * run.per_day, column.measures.size * 2.4)
    edge, rail = x + _TICK_AREA - 6, x + column.measures.rail
    for tick in found:
        y = top + run.at(tick.day)
        sheet.scene.add(Line(((edge + 4, y), (rail, y)), sheet.look.faint))
        sheet.write(edge, y, tick.label, _tick_style(sheet, column, tick))
    if found and with_year(found[0]) != found[0]:
        year = year_label(year_of(found[0].day))
        y = top + run.at(found[0].day) - column.measures.size * 1.35
        style = Style(column.measures.size * 0.86, sheet.look.ink, bold=True, align="right")
        sheet.write(edge, y, year, style)


def _tick_style(sheet: Sheet, column: Column, tick: Tick) -> Style:
    return Style(
        column.measures.size * 0.86, sheet.look.ink if tick.major else sheet.look.soft, bold=tick.major, align="right"
    )


def _windows(sheet: Sheet, column: Column, run: Stretch, rail: float, top: float) -> set[str]:
    """Bars of what lasts, brackets around what lies somewhere within, in lanes; equal windows share one."""
    shown: dict[tuple[float, float, bool], Item] = {}
    for row in () if column.even else column.rows[run.start : run.stop]:
        low, high = top + run.at(row.item.start), top + run.at(min(row.item.end, run.shown))
        if row.item.is_window and high - low >= _LEAST_WINDOW:
            shown.setdefault((low, high, row.item.when.lasting), row.item)
    places = lanes([(low, high) for low, high, _ in shown], _MOST_LANES)
    seen: set[str] = set()
    for ((low, high, lasting), item), lane in zip(shown.items(), places, strict=True):
        if lane is not None:
            draw_one = _bar if lasting else _bracket
            draw_one(sheet, item, rail, rail - 7 - lane * _LANE, _Extent(low, high, item.end > run.shown))
            seen.add("bar" if lasting else "bracket")
    return seen


@dataclass(frozen=True, slots=True)
class _Extent:
    """From where to where a window is drawn, and whether it goes on beyond the rail."""

    low: float
    high: float
    goes_on: bool


def _bar(sheet: Sheet, item: Item, rail: float, at: float, extent: _Extent) -> None:
    """The bar of a duration: filled where it is told as a fact, else its outline."""
    color, low, high = sheet.look.palette[item.group], extent.low, extent.high
    sheet.scene.add(Line(((at, low), (rail, low)), color))
    if is_told_as_fact(item.event):
        sheet.box(at - 1.4, low, 2.8, high - low, color)
    else:
        left, right = at - 1.4, at + 1.4
        sheet.scene.add(Line(((left, low), (right, low), (right, high), (left, high), (left, low)), color, 0.9))
    if extent.goes_on:
        _arrow(sheet, at, high, color)


def _bracket(sheet: Sheet, item: Item, rail: float, at: float, extent: _Extent) -> None:
    """The bracket of a possible range, from the marker on; its lower end is open where the range goes on."""
    color, low, high = sheet.look.rail, extent.low, extent.high
    end = ((at, high),) if extent.goes_on else ((at, high), (at + 2.6, high))
    sheet.scene.add(Line(((rail, low), (at, low), *end), color, 1.0))
    if extent.goes_on:
        _arrow(sheet, at, high, color)


def _arrow(sheet: Sheet, x: float, y: float, color: str) -> None:
    sheet.scene.add(Line(((x - 2.6, y - 2.6), (x, y + 0.6), (x + 2.6, y - 2.6)), color, 1.2))


def _rug(sheet: Sheet, column: Column, run: Stretch, rail: float, top: float) -> None:
    """A short stroke for every event that has no label, once for each place and colour."""
    named = {id(row.item) for row in column.rows}
    strokes: dict[tuple[int, int], None] = {}
    for item in column.around.everything:
        if run.first <= item.start <= run.last and id(item) not in named and not column.even:
            strokes.setdefault((round(run.at(item.start) * 2), item.group))
    for half_points, group in strokes:
        sheet.box(rail - 4, top + half_points / 2 - 0.4, 8, 0.8, sheet.look.palette[group])


def _leader(sheet: Sheet, room: Measures, item: Item, x: float, ends: tuple[float, float]) -> None:
    """The line from a marker to its row; all bend at the same places, so those of rows in order cannot cross."""
    mark, row = ends
    start, end = x + room.rail + MARK_SIZE / 2 + 1.4, x + room.dates - 5
    bend = ((start, mark), (start + 5, mark), (end - 4, row), (end, row))
    sheet.scene.add(Line(bend, sheet.look.palette[item.group], 0.8, role="leader"))


def _row(sheet: Sheet, room: Measures, row: Row, x: float, y: float) -> None:
    ink = sheet.look.ink
    sheet.write_lines(x + room.dates, y, list(row.dates), Style(room.size, ink, bold=True))
    sheet.write_lines(x + room.words, y, list(row.words), Style(room.size, ink), link=row.item.link)


def lanes_needed(items: Sequence[Item]) -> int:
    """How many lanes the windows of some items take at most."""
    windows = sorted({(item.start, item.end) for item in items if item.is_window})
    places = lanes(windows, _MOST_LANES)
    return max((lane + 1 for lane in places if lane is not None), default=0)
