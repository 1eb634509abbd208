"""From events to what is drawn of them: windows in days, marks, words; who gets a label; where the axis may be cut."""

from dataclasses import dataclass
from itertools import pairwise

from timeline.model import Event, Status, Timeline
from timeline.when import Precision, When
from timeline.writers import categories, labels
from timeline.writers.options import WriteOptions
from timeline.writers.picture.theme import SHAPES

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
    """The items that get a label: the most salient, then the most reported, then the earliest; in order of dates."""
    if len(items) <= most:
        return items
    ranked = sorted(
        range(len(items)),
        key=lambda i: (-items[i].event.salience, -len(set(items[i].event.sources)), i),
    )
    return tuple(items[i] for i in sorted(ranked[:most]))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """For each labelled item: how much time may be cut before it, and the days that are used on its side of a cut."""

    gaps: tuple[float, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]
    everything: tuple[Item, ...]

    def part(self, start: int, stop: int) -> "Surroundings":
        """Those of the labelled items [start, stop), with all items in their range of days."""
        lows, highs = self.lows[start:stop], self.highs[start:stop]
        inside = tuple(item for item in self.everything if lows[0] <= item.start <= highs[-1])
        return Surroundings(self.gaps[start:stop], lows, highs, inside)


def surroundings(labelled: tuple[Item, ...], everything: tuple[Item, ...]) -> Surroundings:
    """The widest true gap before each labelled item, computed from all events, labelled or not."""
    gaps, lows, highs = [0.0], [min((item.start for item in everything), default=0.0)], []
    position, reach, used = 0, float("-inf"), 0.0
    for before, after in pairwise(labelled):
        widest, low, high = 0.0, after.start, before.start
        while position < len(everything) and everything[position].start <= after.start:
            item = everything[position]
            if item.start > before.start and item.start - reach > widest:
                widest, low, high = item.start - reach, item.start, used
            elif item.start < after.start and widest == 0:
                high = max(high, item.start)
            reach, used = max(reach, item.end), item.start
            position += 1
        gaps.append(widest if widest >= 1 else 0.0)
        lows.append(low)
        highs.append(high)
    highs.append(max((item.start for item in everything), default=0.0))
    return Surroundings(tuple(gaps), tuple(lows), tuple(highs), everything)


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
    first = when.first if when.first is not None else when.last
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
