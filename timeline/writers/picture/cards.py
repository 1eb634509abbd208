"""A few events as cards above and below a dark ruler; the same solver, along x."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from timeline.calendar.when import When
from timeline.writers.dates import breakable, date_label
from timeline.writers.picture.items import Item, Surroundings, surroundings
from timeline.writers.picture.scene import Line
from timeline.writers.picture.sheet import Sheet, Style
from timeline.writers.picture.solver import Rail, Stretch, cut, place
from timeline.writers.picture.theme import BODY, MARK_SIZE, TINY
from timeline.writers.picture.ticks import Tick, ticks, with_year

_CARD_MOST, _CARD_LEAST = 216.0, 96.0
_GAP = 12.0
_PAD_LEFT, _PAD_RIGHT, _PAD = 11.0, 10.0, 7.0
_BAND = 18.0
_STALK = 26.0
_BREAK = 74.0
_NOTE = 6.6
_END = 10.0
_TICK_ROOM = 44.0
_MOST_ABOVE = 3


@dataclass(frozen=True, slots=True)
class Card:
    """An event in lines of words; `above` the ruler or below it; `x` is its left edge."""

    item: Item
    date: tuple[str, ...]
    words: tuple[str, ...]
    width: float
    above: bool
    x: float = 0.0
    mark: float = 0.0

    @property
    def height(self) -> float:
        """With its padding."""
        return (len(self.date) + len(self.words)) * _DATE.leading + 2 * _PAD - 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the ruler from `x` on, on which days are linear; `cut` says what was left out before it."""

    x: float
    width: float
    first: float
    last: float
    cut: str

    def at(self, day: float) -> float:
        """Where a day is."""
        inner = self.width - 2 * _END
        return self.x + _END + (day - self.first) / (self.last - self.first) * inner


@dataclass(frozen=True, slots=True)
class Plan:
    """Cards and ruler, placed along x from 0."""

    cards: tuple[Card, ...]
    pieces: tuple[Piece, ...]
    width: float
    windows: frozenset[str]


_DATE = Style(BODY, "", bold=True)
_WORDS = Style(BODY, "")


def natural_width(sheet: Sheet, items: Sequence[Item]) -> float:
    """How wide the cards would like to stand, side by side."""
    wide = [_card(sheet, item, None, _CARD_MOST, above=True).width + _GAP for item in items]
    on_one_side = (
        wide if len(items) <= _MOST_ABOVE else [max(pair) for pair in zip(wide[::2], [*wide[1::2], 0], strict=False)]
    )
    return sum(on_one_side) * 1.25


def plan(sheet: Sheet, items: Sequence[Item], width: float) -> Plan:
    """Place the cards; the ruler is as wide as asked."""
    one_side = len(items) <= _MOST_ABOVE
    on_a_side = len(items) if one_side else (len(items) + 1) // 2
    most = max(_CARD_LEAST, min(_CARD_MOST, (width - _GAP * (on_a_side - 1)) / on_a_side))
    made: list[Card] = []
    before: When | None = None
    for index, item in enumerate(items):
        made.append(_card(sheet, item, before, most, above=one_side or index % 2 == 0))
        before = item.when
    pieces = _pieces(made, surroundings(tuple(items), tuple(items)), width)
    return Plan(tuple(_placed(made, pieces, width)), tuple(pieces), width, _kinds(items, pieces))


def _card(sheet: Sheet, item: Item, before: When | None, most: float, *, above: bool) -> Card:
    room = most - _PAD_LEFT - _PAD_RIGHT
    date = sheet.wrap(breakable(date_label(item.when, before)), room, _DATE, max_lines=0)
    words = sheet.wrap(item.words, room, _WORDS, tail=item.marks, max_lines=5)
    widest = max([sheet.width(line, _DATE) for line in date] + [sheet.width(line, _WORDS) for line in words])
    return Card(item, tuple(date), tuple(words), widest + _PAD_LEFT + _PAD_RIGHT, above)


def _pieces(made: Sequence[Card], around: Surroundings, width: float) -> list[Piece]:
    """The ruler: cut where the solver says, each piece as wide as its share of cards."""
    days = tuple(card.item.start for card in made)
    pitch = width / len(made) * 0.8
    rail = Rail(
        days, days, (pitch,) * len(made), around.gaps, around.lows, around.highs, around.crowd(len(made)), pitch
    )
    runs = cut(rail)
    free = width - _BREAK * (len(runs) - 1)
    pieces, x = [], 0.0
    for run in runs:
        share = free * (run.stop - run.start) / len(made)
        first, last = _shown(made, run)
        pieces.append(Piece(x, share, first, last, around.words[run.start]))
        x += share + _BREAK
    return pieces


def _shown(made: Sequence[Card], run: Stretch) -> tuple[float, float]:
    """The days on a piece: those of its markers, and a part of the windows that go on behind them."""
    end = max(made[k].item.end for k in range(run.start, run.stop))
    span = run.last - run.first
    if span > 0:
        return run.first, max(run.last, min(end, run.last + span * 0.5))
    if end > run.first:
        return run.first, end
    return run.first - 3, run.first + 3


def _placed(made: Sequence[Card], pieces: Sequence[Piece], width: float) -> list[Card]:
    marks = [_mark(card.item, pieces) for card in made]
    spots: dict[int, float] = {}
    for above in (True, False):
        side = [k for k, card in enumerate(made) if card.above == above]
        if not side:
            continue
        wide = [made[k].width for k in side]
        pitches = [(a + b) / 2 + _GAP for a, b in pairwise(wide)]
        centres = place([marks[k] for k in side], [*pitches, 0.0], wide[0] / 2, width - wide[-1] / 2)
        spots |= {k: centre - made[k].width / 2 for k, centre in zip(side, centres, strict=True)}
    return [replace(card, x=spots[k], mark=marks[k]) for k, card in enumerate(made)]


def _mark(item: Item, pieces: Sequence[Piece]) -> float:
    piece = max((p for p in pieces if p.first <= item.start), key=lambda p: p.first, default=pieces[0])
    return piece.at(item.start)


def _kinds(items: Sequence[Item], pieces: Sequence[Piece]) -> frozenset[str]:
    return frozenset("bar" if item.when.lasting else "bracket" for item in items if _window(item, pieces) is not None)


def _window(item: Item, pieces: Sequence[Piece]) -> tuple[float, float] | None:
    """The ends of an item's window on the ruler, or none where it is too small to see."""
    if not item.is_window:
        return None
    piece = max((p for p in pieces if p.first <= item.start), key=lambda p: p.first, default=pieces[0])
    low, high = piece.at(item.start), piece.at(min(item.end, piece.last))
    return (low, high) if high - low >= 8 else None


def draw(sheet: Sheet, plan: Plan, x: float, y: float) -> float:
    """Draw the plan with its top left corner at (x, y); the bottom edge comes back."""
    above = [card for card in plan.cards if card.above]
    below = [card for card in plan.cards if not card.above]
    tallest = max(card.height for card in above)
    ruler = y + tallest + _STALK
    _ruler(sheet, plan, x, ruler)
    bottom = ruler + _BAND
    _breaks(sheet, plan, x, ruler)
    floor = bottom + (_STALK if below else 0)
    for side, edge in ((above, ruler), (below, bottom)):
        for card in side:
            _leader(sheet, card, x, edge, ruler - _STALK if card.above else floor)
        for card in side:
            _draw_window(sheet, card, plan, x, edge)
        for card in reversed(side):
            color = sheet.look.palette[card.item.group]
            sheet.mark(x + card.mark, edge, card.item.shape, color, filled=card.item.filled)
    for card in plan.cards:
        _draw_card(sheet, card, x + card.x, ruler - _STALK - card.height if card.above else floor)
    return floor + max((card.height for card in below), default=0.0) + 8


def _ruler(sheet: Sheet, plan: Plan, x: float, y: float) -> None:
    for piece in plan.pieces:
        sheet.box(x + piece.x, y, piece.width, _BAND, sheet.look.band)
        free = x + piece.x + 4
        for tick in _piece_ticks(piece):
            free = _tick(sheet, tick, piece, (x, y), free)


def _piece_ticks(piece: Piece) -> list[Tick]:
    """The ticks of a piece, the first with its year unless it is one."""
    inner = piece.width - 2 * _END
    found = ticks(piece.first, piece.last, inner, _TICK_ROOM)
    found = found or ticks(piece.first, piece.last, inner, _TICK_ROOM / 2)
    if found:
        found[0] = with_year(found[0])
    return found


def _tick(sheet: Sheet, tick: Tick, piece: Piece, corner: tuple[float, float], free: float) -> float:
    """A tick and its label unless it would touch the one before; where the next may begin comes back."""
    x, y = corner
    style = Style(TINY, sheet.look.band_ink, bold=tick.major, align="center")
    at, half = x + piece.at(tick.day), sheet.width(tick.label, style) / 2
    middle = min(max(at, x + piece.x + half + 4), x + piece.x + piece.width - half - 4)
    sheet.scene.add(Line(((at, y), (at, y + 3)), sheet.look.band_ink))
    if middle - half < free - 0.1:
        return free
    sheet.write(middle, y + _BAND / 2 + 1.2, tick.label, style)
    return middle + half + 8


def _breaks(sheet: Sheet, plan: Plan, x: float, y: float) -> None:
    """The cuts in the ruler, each with how much time is left out: in its gap, where no leader passes."""
    style = Style(_NOTE, sheet.look.soft, italic=True, align="center")
    for piece in plan.pieces[1:]:
        left, right = x + piece.x - _BREAK, x + piece.x
        for edge in (left + 5, right - 5):
            for dx in (-1.9, 1.9):
                stroke = ((edge + dx - 2.2, y + _BAND / 2 + 6), (edge + dx + 2.2, y + _BAND / 2 - 6))
                sheet.scene.add(Line(stroke, sheet.look.rail, 1.3))
        lines = sheet.wrap(piece.cut, _BREAK - 22, style)
        first = y + _BAND / 2 - (len(lines) - 1) * _NOTE * 0.6
        for index, text in enumerate(lines):
            sheet.write((left + right) / 2, first + index * _NOTE * 1.2, text, style)


def _leader(sheet: Sheet, card: Card, x: float, edge: float, card_edge: float) -> None:
    color = sheet.look.palette[card.item.group]
    at = min(max(card.mark, card.x + 7), card.x + card.width - 7)
    sign = -1 if card.above else 1
    start, end = edge + sign * (MARK_SIZE / 2), card_edge
    points = ((x + card.mark, start), (x + card.mark, start + sign * 7), (x + at, end - sign * 6), (x + at, end))
    sheet.scene.add(Line(points, color, 0.9, role="leader"))


def _draw_window(sheet: Sheet, card: Card, plan: Plan, x: float, edge: float) -> None:
    window = _window(card.item, plan.pieces)
    if window is None:
        return
    sign = -1 if card.above else 1
    low, high = x + window[0], x + window[1]
    if card.item.when.lasting:
        y = edge - 3 if card.above else edge
        sheet.box(low, y, high - low, 3, sheet.look.palette[card.item.group])
        return
    level = edge + sign * 5.5
    sheet.scene.add(Line(((low, edge), (low, level), (high, level), (high, edge)), sheet.look.rail, 1.0))


def _draw_card(sheet: Sheet, card: Card, x: float, y: float) -> None:
    sheet.box(x, y, card.width, card.height, sheet.look.card)
    sheet.box(x, y, 2.6, card.height, sheet.look.palette[card.item.group])
    line = y + _PAD + _DATE.leading / 2 - 1
    line = sheet.write_lines(x + _PAD_LEFT, line, list(card.date), Style(BODY, sheet.look.ink, bold=True))
    sheet.write_lines(x + _PAD_LEFT, line, list(card.words), Style(BODY, sheet.look.ink), link=card.item.link)
