"""Placing rows beside a rail: bounded isotonic regression, axis cuts by dynamic programming, lanes for intervals.

All lengths are points along the rail; nothing here knows what is drawn.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

STRETCHES = (1.0, 1.12, 1.25, 1.45)
"""How much longer than its rows need a stretch of rail may be drawn to come nearer to the dates."""

_WHITE_COST = 0.8
"""What a row of white space costs, in rows of displacement: measured by eye on thirty pictures."""

_MERGED_COST = 1.0
_STROKE, _STROKES_MOST = 1.1, 10
_WINDOW_ROWS, _REACH_ROWS, _REACH_SHARE = 1.6, 3.0, 0.3
"""How long a window is drawn where it alone gives the scale; how far windows may reach beyond the last marker."""

MEAN_DISPLACEMENT = 1.35
"""Labels may stand so many rows from their date on average before the axis is cut."""

BREAK_SAVES = 3.2
"""So many rows of displacement must each further break save."""

_MAX_BREAKS = 8
_MAX_CUTS = 24
"""So many of the widest gaps are considered: the rest would not pay, and the search stays quadratic in few."""


def place(targets: Sequence[float], pitches: Sequence[float], low: float, high: float) -> list[float]:
    """The positions nearest to the targets (least squares) that are at least a pitch apart and within [low, high].

    `pitches[i]` is the least distance from i to i + 1 (the last is not used); `targets` must not decrease. Where the
    rows do not fit, `high` gives way. Pool adjacent violators (Ayer et al. 1955) after subtracting the summed pitches;
    clamping the free optimum gives the bounded one. Linear time.
    """
    offsets = [0.0]
    for pitch in pitches[: len(targets) - 1]:
        offsets.append(offsets[-1] + pitch)
    blocks: list[tuple[float, int]] = []
    for target, offset in zip(targets, offsets, strict=False):
        total, count = target - offset, 1
        while blocks and blocks[-1][0] * count >= total * blocks[-1][1]:
            before = blocks.pop()
            total, count = total + before[0], count + before[1]
        blocks.append((total, count))
    free = [total / count for total, count in blocks for _ in range(count)]
    top = max(low, high - offsets[-1])
    return [min(max(value, low), top) + offset for value, offset in zip(free, offsets, strict=False)]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of items [start, stop) on one linear piece of rail, with the places of its markers and of its rows.

    Markers of the days `first` to `last` stand on `length` points, at `per_day` points a day, and the piece goes on to
    the day `shown`. Where the markers are of one moment, they stand in its middle.
    """

    start: int
    stop: int
    first: float
    last: float
    shown: float
    length: float
    per_day: float
    marks: tuple[float, ...] = ()
    rows: tuple[float, ...] = ()
    cost: float = 0.0

    def at(self, day: float) -> float:
        """Where a day is on the piece, in points from its beginning."""
        base = 0.0 if self.last > self.first else self.length / 2
        return base + (day - self.first) * self.per_day

    @property
    def overhang(self) -> float:
        """How far the piece goes on behind its length, for windows that reach beyond the last marker."""
        return max(0.0, self.at(self.shown) - self.length)


@dataclass(frozen=True, slots=True)
class Rail:
    """What is to be placed: the items' days (in order), the ends of their windows, their pitches, what surrounds them.

    `gaps[i]` is how much time may be cut before item i, 0 where nothing may; a piece that begins at item i shows the
    days from `lows[i]`, one that ends with item i those to `highs[i]`. `crowd[i]` counts the events without a row up to
    and with that day: their strokes want room too. `row` is the height of a plain row.
    """

    days: tuple[float, ...]
    ends: tuple[float, ...]
    pitches: tuple[float, ...]
    gaps: tuple[float, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]
    crowd: tuple[int, ...]
    row: float

    def fit(self, start: int, stop: int, length: float) -> Stretch:
        """The items of a run on a piece of rail of the given length."""
        first, last = self.lows[start], self.highs[stop - 1]
        end = min([max(self.ends[start:stop]), *self.lows[stop : stop + 1]])
        if last > first:
            per_day = length / (last - first)
        else:
            per_day = _WINDOW_ROWS * self.row / (end - first) if end > first else 0.0
        shown = self._shown(last, end, length, per_day)
        empty = Stretch(start, stop, first, last, max(last, shown), length, per_day)
        marks = tuple(empty.at(day) for day in self.days[start:stop])
        return replace(empty, marks=marks, rows=tuple(place(marks, self.pitches[start:stop], 0.0, length)))

    def _shown(self, last: float, end: float, length: float, per_day: float) -> float:
        """The last day on a piece: all of its windows, or where that takes too much room only their beginning."""
        if per_day <= 0 or end <= last:
            return last
        room = max(_REACH_ROWS * self.row, _REACH_SHARE * length)
        return end if (end - last) * per_day <= room else last + self.row / per_day

    def best(self, start: int, stop: int) -> Stretch:
        """A run on the shortest length that brings its labels near their dates; else where it costs least."""
        need = sum(self.pitches[start : stop - 1])
        least = max(need, self._strokes(start, stop))
        choices = [self._costed(self.fit(start, stop, least * factor), need) for factor in STRETCHES]
        near = (c for c in choices if c.cost - self._white(c, need) <= MEAN_DISPLACEMENT * (stop - start))
        return next(near, None) or min(choices, key=lambda choice: choice.cost)

    def _strokes(self, start: int, stop: int) -> float:
        """The length that events without a row need for their strokes, where they reach beyond the labelled ones."""
        beyond = self.lows[start] < self.days[start] or self.highs[stop - 1] > self.days[stop - 1]
        hidden = self.crowd[stop - 1] - (self.crowd[start - 1] if start else 0)
        return min(max(2 * self.row, _STROKE * hidden), _STROKES_MOST * self.row) if beyond else 0.0

    def _costed(self, run: Stretch, need: float) -> Stretch:
        away = sum(abs(mark - label) for mark, label in zip(run.marks, run.rows, strict=True))
        merged = sum(1 for a, b in pairwise(run.marks) if 0 < b - a < self.row / 3)
        return replace(run, cost=away / self.row + _MERGED_COST * merged + self._white(run, need))

    def _white(self, run: Stretch, need: float) -> float:
        return _WHITE_COST * (run.length + run.overhang - need) / self.row


def cut(rail: Rail) -> list[Stretch]:
    """The runs in which the items are drawn: one, or several with the axis cut between them.

    Of all ways to cut with k breaks the cheapest is found for each k; the fewest breaks are taken that bring labels
    within `MEAN_DISPLACEMENT` rows of their dates, as long as each saves `BREAK_SAVES`.
    """
    count = len(rail.days)
    widest = sorted((i for i in range(1, count) if rail.gaps[i] > 0), key=lambda i: -rail.gaps[i])[:_MAX_CUTS]
    bounds = [0, *sorted(widest), count]
    ways = _ways(len(bounds) - 1, lambda a, b: rail.best(bounds[a], bounds[b]))
    chosen = 0
    for more in range(1, len(ways)):
        if _cost(ways[chosen]) <= MEAN_DISPLACEMENT * count:
            break
        if _cost(ways[chosen]) - _cost(ways[more]) >= BREAK_SAVES * (more - chosen):
            chosen = more
    return ways[chosen]


def _cost(runs: list[Stretch]) -> float:
    return sum(run.cost for run in runs)


def _ways(count: int, run: Callable[[int, int], Stretch]) -> list[list[Stretch]]:
    """For 0, 1, 2, ... breaks the cheapest division of `count` atoms into runs."""
    if count < 1:
        return [[]]
    runs = {(a, b): run(a, b) for a in range(count) for b in range(a + 1, count + 1)}
    best = {b: [runs[0, b]] for b in range(1, count + 1)}
    ways = [best[count]]
    for breaks in range(1, min(count, _MAX_BREAKS + 1)):
        best = {
            b: min(([*best[a], runs[a, b]] for a in range(breaks, b)), key=_cost) for b in range(breaks + 1, count + 1)
        }
        ways.append(best[count])
    return ways


def lanes(intervals: Sequence[tuple[float, float]], most: int) -> list[int | None]:
    """A lane for each interval (in order of their starts) so that none overlap in one; `None` beyond `most` lanes."""
    ends: list[float] = []
    chosen: list[int | None] = []
    for start, end in intervals:
        lane = next((i for i, last in enumerate(ends) if last < start), len(ends))
        if lane >= most:
            chosen.append(None)
            continue
        ends[lane:] = [end, *ends[lane + 1 :]]
        chosen.append(lane)
    return chosen
