"""Which picture a timeline becomes, by its size: cards, one column, more columns, more columns under a histogram."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from timeline.model import Timeline
from timeline.writers import labels
from timeline.writers.options import WriteOptions
from timeline.writers.picture import cards, columns, furniture, histogram
from timeline.writers.picture.items import Cast, Item, cast, chosen, surroundings
from timeline.writers.picture.scene import Scene
from timeline.writers.picture.sheet import Sheet, Style
from timeline.writers.picture.theme import BODY, MARGIN, SMALL, SUBTITLE, TITLE

MOST_CARDS = 6
MOST_IN_ONE_COLUMN = 24
MOST_LABELS = 800
"""Even where all labels are asked for: more would not fit a picture that programs can open."""

_WIDE = 810.0
_LEAST_WIDTH = 330.0
_ONE_COLUMN_WORDS = 372.0
_COLUMN_GAP = 26.0
_MOST_COLUMNS = 6
_ROWS_A_COLUMN = 90


@dataclass(frozen=True, slots=True)
class Brief:
    """What is to be drawn, ready for any layout."""

    timeline: Timeline
    options: WriteOptions
    cast: Cast
    labelled: tuple[Item, ...]

    @property
    def wanted_width(self) -> float | None:
        """The width asked for in points, without the margins."""
        if self.options.width is None:
            return None
        return max(_LEAST_WIDTH, self.options.width * 72 / self.options.dpi - 2 * MARGIN)


def brief(timeline: Timeline, options: WriteOptions) -> Brief:
    """Who is drawn and who gets a label; what is left out is said through `options.warn`."""
    everyone = cast(timeline, options)
    most = MOST_LABELS if options.all_labels else max(0, min(options.max_labels, MOST_LABELS))
    labelled = chosen(everyone.items, most)
    if options.all_labels and len(labelled) < len(everyone.items):
        options.warn(f"only {MOST_LABELS:,} of {len(everyone.items):,} events are labelled: a picture holds no more")
    return Brief(timeline, options, everyone, labelled)


def lay_out(sheet: Sheet, order: Brief) -> None:
    """Draw the whole picture on the sheet and set the scene's size."""
    count, asked = len(order.labelled), order.options.columns
    if not count:
        width = _empty(sheet, order)
    elif asked is None and count <= MOST_CARDS and len(order.cast.items) == count and order.options.scale == "time":
        width = _with_cards(sheet, order)
    else:
        width = _with_columns(sheet, order, max(1, min(asked or _columns_for(count), count, _MOST_COLUMNS)))
    sheet.scene.width = width + 2 * MARGIN


def _columns_for(count: int) -> int:
    """How many columns so many rows are set in: two, but for very long lists."""
    return 1 if count <= MOST_IN_ONE_COLUMN else max(2, min(_MOST_COLUMNS, count // _ROWS_A_COLUMN))


def _empty(sheet: Sheet, order: Brief) -> float:
    words = furniture.heading(order.timeline, order.options)
    width = order.wanted_width or max(420.0, _furniture_width(sheet, order, words))
    y = furniture.head(sheet, MARGIN, MARGIN, width, words)
    _finish(sheet, order, y, width)
    return width


def _with_cards(sheet: Sheet, order: Brief) -> float:
    words = furniture.heading(order.timeline, order.options)
    plan = cards.plan(sheet, order.labelled, order.wanted_width or _card_width(sheet, order, words))
    y = furniture.head(sheet, MARGIN, MARGIN, plan.width, words)
    entries = furniture.keys(order.cast, order.labelled, sheet, plan.windows)
    y = furniture.legend(sheet, MARGIN, y + 6, plan.width, entries)
    y = cards.draw(sheet, plan, MARGIN, y + 14)
    _finish(sheet, order, y, plan.width)
    return plan.width


def _card_width(sheet: Sheet, order: Brief, words: Sequence[str]) -> float:
    natural = cards.natural_width(sheet, order.labelled)
    return min(_WIDE - 2 * MARGIN, max(natural, _furniture_width(sheet, order, words), 440.0))


def _furniture_width(sheet: Sheet, order: Brief, words: Sequence[str]) -> float:
    """How wide the head and the undated events would like to be."""
    title = sheet.width(words[0], Style(TITLE, "", bold=True))
    head = min(560.0, max(title, *(sheet.width(line, Style(SUBTITLE, "")) for line in words[1:])))
    return max(head, furniture.undated_width(sheet, order.timeline))


def _with_columns(sheet: Sheet, order: Brief, number: int) -> float:
    words = furniture.heading(order.timeline, order.options)
    hidden = len(order.cast.items) - len(order.labelled)
    if hidden:
        words.append(_selection(order))
    planned = _planned(sheet, order, number)
    gaps = _COLUMN_GAP * (number - 1)
    width = sum(column.measures.width for column in planned) + gaps
    if number == 1 and order.wanted_width is None:
        width = max(width, _furniture_width(sheet, order, words), _LEAST_WIDTH)
    y = furniture.head(sheet, MARGIN, MARGIN, width, words)
    body = Sheet(Scene(sheet.scene.ground), sheet.look, sheet.gauge)
    bottom, windows = _columns(body, planned)
    entries = furniture.keys(order.cast, order.labelled, sheet, windows)
    y = furniture.legend(sheet, MARGIN, y + 6, width, entries)
    if hidden:
        y = histogram.draw(sheet, order.cast.items, MARGIN, y + 2, width)
    y += 16
    sheet.scene.add(*(shape.moved(0, y) for shape in body.scene.shapes))
    _finish(sheet, order, y + bottom + 8, width)
    return width


def _selection(order: Brief) -> str:
    count, everyone = len(order.labelled), len(order.cast.items)
    by = "important" if any(item.event.salience for item in order.cast.items) else "reported"
    return (
        f"The {count:,} most {by} events are labelled; all {everyone:,} are marked on the rail"
        " and counted in the histogram."
    )


def _planned(sheet: Sheet, order: Brief, number: int) -> list[columns.Column]:
    """The columns at equal heights as far as stretching helps."""
    around = surroundings(order.labelled, order.cast.items)
    bounds = _bounds(order.labelled, number)
    even = order.options.scale == "even"
    planned = []
    for start, stop in pairwise(bounds):
        room = _room(sheet, order, order.labelled[start:stop], number)
        part = around.part(start, stop)
        planned.append(columns.plan(sheet, order.labelled[start:stop], part, room, even=even))
    tallest = max(column.height for column in planned)
    return [column.stretched(tallest) for column in planned]


def _bounds(labelled: Sequence[Item], number: int) -> list[int]:
    """Where each column begins: near its fair share, at the widest gap in time there."""
    count = len(labelled)
    bounds = [0]
    for column in range(1, number):
        fair = round(count * column / number)
        slack = max(1, round(count / number * 0.12))
        near = range(max(bounds[-1] + 1, fair - slack), min(count - (number - column), fair + slack) + 1)
        bounds.append(max(near, key=lambda i: (labelled[i].start - labelled[i - 1].start, -abs(i - fair))))
    return [*bounds, count]


def _room(sheet: Sheet, order: Brief, labelled: Sequence[Item], number: int) -> columns.Measures:
    """The sizes of a column: one shrinks to its words, several share the width."""
    size, gap = (BODY, 5.0) if number == 1 else (SMALL, 5.0)
    bold, plain = Style(size, "", bold=True), Style(size, "")
    dates = _date_width(sheet, labelled, bold, 92.0 if number == 1 else 80.0)
    lanes = columns.lanes_needed(labelled)
    bare = columns.Measures(size, gap, lanes, dates, 0.0)
    if number > 1 or order.wanted_width is not None:
        total = order.wanted_width or (_WIDE - 2 * MARGIN) / 2 * number
        share = (total - _COLUMN_GAP * (number - 1)) / number
        return columns.Measures(size, gap, lanes, dates, max(90.0, share - bare.width))
    words = max(
        sheet.width(line, plain)
        for item in labelled
        for line in sheet.wrap(item.words, _ONE_COLUMN_WORDS, plain, tail=item.marks)
    )
    return columns.Measures(size, gap, lanes, dates, words + 1)


def _date_width(sheet: Sheet, labelled: Sequence[Item], style: Style, most: float) -> float:
    """As wide as the widest line of the dates, ranges broken between their ends where they are longer than `most`."""
    lines = [line for label in columns.date_labels(labelled) for line in sheet.wrap(label, most, style, max_lines=0)]
    return max(sheet.width(line, style) for line in lines) + 0.5


def _columns(sheet: Sheet, planned: Sequence[columns.Column]) -> tuple[float, frozenset[str]]:
    """Draw the columns side by side; the bottom of the tallest and the kinds of windows that occur come back."""
    x, seen = MARGIN, frozenset[str]()
    for column in planned:
        seen |= columns.draw(sheet, column, x, 0.0)
        x += column.measures.width + _COLUMN_GAP
    return max(column.height for column in planned), seen


def _finish(sheet: Sheet, order: Brief, y: float, width: float) -> None:
    bottom = furniture.foot(sheet, y + 8, width, order.timeline, order.cast.homeless)
    sheet.scene.height = bottom + MARGIN


def description(timeline: Timeline, title: str) -> str:
    """The picture in words, for who cannot see it."""
    ends = timeline.events[:1] + timeline.events[1:][-1:]
    told = [f"{labels.bound_label(event.when)}, {labels.headline(event)}." for event in ends]
    named = [f"{name}: {text}" for name, text in zip(("First", "Last"), told, strict=False)]
    return " ".join([f"Timeline of {title}: {labels.summary(timeline)}.", *named])
