"""From events to what is drawn of them: windows in days, marks, words; who gets a label; where the axis may be cut."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from math import log1p

from timeline.calendar.when import Precision, When
from timeline.model import Event, Status, Timeline
from timeline.writers import categories, labels
from timeline.writers.options import WriteOptions
from timeline.writers.picture.theme import SHAPES

_WIDER = 1.5
_VAGUE = 360
PLAN_SHAPE, DENIED_SHAPE = ">", "X"


@dataclass(frozen=True, slots=True)
class Item:
    """An event to draw: it begins at `start` and its window ends before `end`, in days with fractions."""

    start: float
    end: float
    when: When
    event: Event
    group: int
    shape: str
    filled: bool
    link: str

    @property
    def words(self) -> str:
        """The headline with its status."""
        return labels.headline(self.event) or "(no headline)"

    @property
    def marks(self) -> str:
        """The source marks."""
        return labels.marks(self.event)

    @property
    def is_vague(self) -> bool:
        """Whether it lies somewhere within a year or more: such a range is too wide to keep an axis whole for."""
        return not self.when.lasting and self.end - self.start >= _VAGUE

    @property
    def is_window(self) -> bool:
        """Whether it is more than a moment on the axis."""
        return self.end > self.start


@dataclass(frozen=True, slots=True)
class Cast:
    """All that is drawn: items in order, the groups' names, the events that have no place on the axis."""

    items: tuple[Item, ...]
    groups: tuple[str, ...]
    homeless: tuple[Event, ...]


def cast(timeline: Timeline, options: WriteOptions) -> Cast:
    """The timeline's events as items in order of their dates."""
    placed = tuple(event for event in timeline.events if _has_place(event))
    groups = categories.group(timeline, placed, options.color_by)
    links = {source.number: web_address(source.url) for source in timeline.documents}
    items = [_item(event, group, links) for event, group in zip(placed, groups.of, strict=True)]
    items.sort(key=lambda item: item.when.sort_key())
    return Cast(tuple(items), groups.names, tuple(event for event in timeline.events if not _has_place(event)))


def chosen(items: tuple[Item, ...], most: int) -> tuple[Item, ...]:
    """The items that get a label, in order of dates: the most salient, then most reported, evenly among equals."""
    if len(items) <= most:
        return items
    if most < 1:
        return ()
    weights = [(item.event.salience, len(set(item.event.sources))) for item in items]
    least = sorted(weights, reverse=True)[most - 1]
    above = [i for i, weight in enumerate(weights) if weight > least]
    equal = [i for i, weight in enumerate(weights) if weight == least]
    wanted = most - len(above)
    spread = [equal[(2 * k + 1) * len(equal) // (2 * wanted)] for k in range(wanted)]
    return tuple(items[i] for i in sorted({*above, *spread}))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """For each labelled item: how much time may be cut before it and in what words, and the days used on its side."""

    gaps: tuple[float, ...]
    words: tuple[str, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]
    everything: tuple[Item, ...]

    def crowd(self, labelled: int) -> tuple[int, ...]:
        """How many events without a label there are up to each high day, for so many labelled ones."""
        starts = [item.start for item in self.everything]
        return tuple(bisect_right(starts, self.highs[i]) - (i + 1) for i in range(labelled))

    def part(self, start: int, stop: int) -> "Surroundings":
        """Those of the labelled items [start, stop), with all items in their range of days."""
        lows, highs = self.lows[start:stop], self.highs[start:stop]
        inside = tuple(item for item in self.everything if lows[0] <= item.start <= highs[-1])
        return Surroundings(self.gaps[start:stop], self.words[start:stop], lows, highs, inside)


@dataclass(frozen=True, slots=True)
class Gap:
    """Whole days in which nothing begins: so many, after an event that began at `high`, before one at `low`.

    The last `empty` days of them are certainly without events: in the rest one may lie that is told only by its year.
    """

    days: float
    high: float
    low: float
    empty: float

    @property
    def words(self) -> str:
        """What a cut here says: that nothing happened only of days where that is certain, if they are most of it."""
        if self.empty >= self.days / 2:
            return f"{labels.gap_label(int(self.empty), at_least=True)} without events, axis cut"
        return f"{labels.gap_label(int(self.days), at_least=True)} cut from the axis"


def surroundings(labelled: tuple[Item, ...], everything: tuple[Item, ...]) -> Surroundings:
    """Where the axis may be cut before each labelled item: true gaps, computed from all events, labelled or not."""
    found = _gaps(everything)
    starts = [gap.low for gap in found]
    gaps, lows, highs, words = [0.0], [everything[0].start if everything else 0.0], [], [""]
    for index, (before, after) in enumerate(pairwise(labelled)):
        between = found[bisect_right(starts, before.start) : bisect_right(starts, after.start)]
        best = _least_in_the_way(between, labelled, index)
        gaps.append(best.days if best else 0.0)
        words.append(best.words if best else "")
        lows.append(best.low if best else after.start)
        highs.append(best.high if best else _last_before(everything, before, after))
    highs.append(everything[-1].start if everything else 0.0)
    return Surroundings(tuple(gaps), tuple(words), tuple(lows), tuple(highs), everything)


def _gaps(everything: tuple[Item, ...]) -> list[Gap]:
    found = []
    reach = may_reach = float("-inf")
    for before, item in pairwise(everything):
        day = before.start // 1 + 1
        reach = max(reach, day, before.start if before.is_vague else before.end)
        may_reach = max(may_reach, day, before.end)
        days = item.start // 1 - reach
        if days >= 1:
            empty = max(0.0, item.start // 1 - max(reach, may_reach))
            found.append(Gap(days // 1, before.start, item.start, empty // 1))
    return found


def _least_in_the_way(gaps: list[Gap], labelled: tuple[Item, ...], index: int) -> Gap | None:
    """Of the wide gaps between two labelled items the one that leaves the least on either side, in their own scale.

    None where no gap is wider than the events on its denser side are apart anyway.
    """
    before, after = labelled[index].start, labelled[index + 1].start
    scale_before, scale_after = _spacing(labelled[: index + 1][-3:]), _spacing(labelled[index + 1 : index + 4])
    widest = max((gap.days for gap in gaps), default=0.0)
    if widest < _WIDER * min(scale_before or scale_after, scale_after or scale_before):
        return None

    def in_the_way(gap: Gap) -> float:
        left, right = gap.high - before, after - gap.low
        return log1p(left / max(scale_before or left, 1)) + log1p(right / max(scale_after or right, 1))

    return min((gap for gap in gaps if gap.days >= widest / 4), key=in_the_way, default=None)


def _spacing(items: tuple[Item, ...]) -> float:
    """How many days a few items are apart on average; 0 for one alone."""
    return (items[-1].start - items[0].start) / max(1, len(items) - 1)


def _last_before(everything: tuple[Item, ...], before: Item, after: Item) -> float:
    """The beginning of the last event that is not later than the next labelled one."""
    place = bisect_left(everything, after.start, key=lambda item: item.start)
    return max(before.start, everything[place - 1].start) if place else before.start


def _has_place(event: Event) -> bool:
    return isinstance(event.when, When) and event.when.year is not None


def _item(event: Event, group: int, links: dict[int, str]) -> Item:
    assert isinstance(event.when, When)
    when = event.when
    start, end = _bounds(when)
    fact = labels.is_told_as_fact(event)
    shape = SHAPES[group] if fact else DENIED_SHAPE if event.status is Status.DENIED else PLAN_SHAPE
    link = next((links[number] for number in sorted(event.sources) if links.get(number)), "")
    return Item(start, end, when, event, group, shape, fact and _sharp(when), link)


def _sharp(when: When) -> bool:
    """Whether the mark is filled: what is told is exact to the day; of a stretch of time, to the day at both ends."""
    return when.precision >= Precision.DAY and not (when.approximate or when.uncertain or when.is_open)


def _bounds(when: When) -> tuple[float, float]:
    first = when.first_known
    last = when.last if when.last is not None else when.first
    assert first is not None and last is not None
    if when.minutes is not None and when.precision >= Precision.HOUR:
        return first + when.minutes[0] / 1440, last + when.minutes[1] / 1440
    if when.is_open or (first == last and not when.lasting):
        return float(first), float(first)
    return float(first), float(last + 1)


def web_address(url: str) -> str:
    """The address if it is a plain http(s) one: nothing else becomes a link."""
    cleaned = labels.clean(url)
    return cleaned if cleaned.casefold().startswith(("https://", "http://")) and " " not in cleaned else ""
