"""How many events fall where, as bars across the top: all events, on one linear axis without cuts."""

from collections.abc import Sequence

from timeline.writers.dates import counted
from timeline.writers.picture.items import Item
from timeline.writers.picture.scene import Line
from timeline.writers.picture.sheet import Sheet, Style
from timeline.writers.picture.theme import TINY
from timeline.writers.picture.ticks import ticks

HEIGHT = 34.0
_BAR = 6.4
_TICK_ROOM = 46.0


def draw(sheet: Sheet, items: Sequence[Item], x: float, y: float, width: float) -> float:
    """The histogram with its top edge at `y`; the bottom edge of its tick labels comes back."""
    first, last = items[0].start, max(item.start for item in items)
    bars = max(1, int(width // _BAR))
    span = max(last - first, 1.0)
    counts = [[0] * len(sheet.look.palette) for _ in range(bars)]
    for item in items:
        counts[min(bars - 1, int((item.start - first) / span * bars))][item.group] += 1
    tallest = max(sum(column) for column in counts)
    style = Style(TINY, sheet.look.soft, align="right")
    words = f"tallest bar: {counted(tallest, 'event')}"
    sheet.write(x + width, y + style.leading / 2, words, style)
    floor = y + style.leading + HEIGHT
    for group in range(len(sheet.look.palette)):
        for index, column in enumerate(counts):
            below = sum(column[:group]) / tallest * HEIGHT
            high = column[group] / tallest * HEIGHT
            if high:
                sheet.box(
                    x + index * width / bars, floor - below - high, width / bars - 0.9, high, sheet.look.palette[group]
                )
    sheet.scene.add(Line(((x, floor + 0.5), (x + width, floor + 0.5)), sheet.look.rail, 1.0))
    return _axis(sheet, (first, first + span), x, floor, width)


def _axis(sheet: Sheet, days: tuple[float, float], x: float, floor: float, width: float) -> float:
    first, last = days
    y = floor + 4 + TINY * 0.7
    free = x - 2.0
    for tick in ticks(first, last, width, _TICK_ROOM):
        style = Style(TINY, sheet.look.ink if tick.major else sheet.look.soft, bold=tick.major, align="center")
        at = x + (tick.day - first) / (last - first) * width
        half = sheet.width(tick.label, style) / 2
        middle = min(max(at, x + half), x + width - half)
        if middle - half < free:
            continue
        free = middle + half + 6
        sheet.scene.add(Line(((at, floor), (at, floor + 3)), sheet.look.rail))
        sheet.write(middle, y, tick.label, style)
    return y + TINY
