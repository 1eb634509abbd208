"""Timelines that layouts break on, and what counts as broken in a picture of them."""

import random
from itertools import pairwise

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg

from timeline.calendar import civil
from timeline.calendar.when import Precision, Unresolved, When
from timeline.model import Event, Source, Status, Timeline, Trail
from timeline.writers.options import WriteOptions
from timeline.writers.picture import scene_of
from timeline.writers.picture.draw import build, fitting_dpi, our_settings
from timeline.writers.picture.scene import Line, Scene

_TEXT = """
    harbour strike council minister votes against the of a in $5m $x^2$ $\\frac{1}{2}$ \\alpha {curly} <b>&amp; 100% #1
    _a_b 港口 罷工委員會宣布 アンケート 항구파업 إضراب الميناء مستمر שביתה בנמל बंदरगाह हड़ताल ท่าเรือประท้วง забастовка
    ÅÉÎÕÜ ﬁn é👩‍🚀 ¿qué? – — … “quoted”
"""
WORDS = _TEXT.split()
GROUPS = ("politics", "economy", "a group with quite a long name indeed", "港口", "", "x", "y", "z")


def nasty(seed: int) -> Timeline:
    """A random timeline: 1 to 200 events, years -3000 to 9999, bursts, ties, windows, long words, many scripts."""
    dice = random.Random(seed)
    count = dice.choice((1, 2, 3, 5, 6, 7, 12, 24, 25, 40, 60, 61, 120, 200))
    centre = civil.day_number(dice.choice((-3000, -44, 0, 1, 1066, 1969, 2015, 2023, 9000)), dice.randrange(1, 13))
    spread = dice.choice((0, 3, 40, 400, 4_000, 300_000))
    events = sorted((_event(dice, centre, spread) for _ in range(count)), key=lambda e: e.when.sort_key())  # type: ignore[union-attr]
    sources = tuple(_source(dice, number) for number in range(1, dice.randrange(2, 9)))
    undated = tuple(_undated(dice) for _ in range(dice.choice((0, 0, 1, 6))))
    return Timeline(tuple(events), undated, sources, title=_words(dice, dice.choice((1, 4, 20))))


def options(seed: int) -> WriteOptions:
    """Random but valid options."""
    dice = random.Random(-seed - 1)
    return WriteOptions(
        width=dice.choice((None, None, None, 700, 1400, 2600)),
        theme=dice.choice(("light", "dark")),
        dpi=dice.choice((72, 100, 160)),
        columns=dice.choice((None, None, None, 1, 2, 3)),
        all_labels=dice.random() < 0.15,
        max_labels=dice.choice((60, 60, 10)),
        color_by=dice.choice(("", "place", "status", "source")),
        scale=dice.choice(("time", "time", "time", "even")),
    )


def _words(dice: random.Random, most: int) -> str:
    words = [dice.choice(WORDS) for _ in range(dice.randrange(1, most + 1))]
    if dice.random() < 0.12:
        words.insert(
            dice.randrange(len(words) + 1), dice.choice(("x" * 80, "漢" * 80, "W" * 30, "https://a.org/" + "p/" * 30))
        )
    return " ".join(words)


def _event(dice: random.Random, centre: int, spread: int) -> Event:
    day = centre + int(dice.choice((dice.random(), dice.betavariate(0.3, 3))) * spread)
    day = min(max(day, civil.day_number(-3000)), civil.day_number(9999))
    headline = _words(dice, dice.choice((4, 9, 20)))
    sources = tuple(dice.sample(range(1, 9), dice.choice((0, 1, 1, 2, 7))))
    status = dice.choice((Status.HAPPENED, Status.HAPPENED, *Status))
    more = {"status": status, "speaker": _words(dice, 2), "place": dice.choice(GROUPS), "salience": dice.random()}
    return Event(headline, _when(dice, day), (), Trail("", None), sources=sources, **more)  # type: ignore[arg-type]


def _when(dice: random.Random, day: int) -> When:
    year, month, _ = civil.date_of(day)
    doubt = {"approximate": dice.random() < 0.1, "uncertain": dice.random() < 0.1}
    minute = dice.randrange(1440)
    return dice.choice(
        (
            When(day, day, **doubt),
            When(day, day, Precision.MINUTE, minutes=(minute, minute), **doubt),
            When(day, day + dice.randrange(1, 60), lasting=True, **doubt),
            When(day, day + dice.randrange(1, 9_000), Precision.YEAR, **doubt),
            When(day, None, Precision.MONTH, dice.random() < 0.5, **doubt),
            When(None, day, **doubt),
            When.of_month(year, month),
            When.of_year(year),
            When.of_century(year // 100 * 100),
        )
    )


def _source(dice: random.Random, number: int) -> Source:
    url = dice.choice(("", "https://example.org/" + "a/" * dice.randrange(60), "javascript:alert(1)"))
    return Source(number, f"{number}.txt", _words(dice, 12), _words(dice, 2), url)


def _undated(dice: random.Random) -> Event:
    when = Unresolved("no date", bound=dice.choice(("", "after Feb 2015?")))
    return Event(_words(dice, 15), when, (), Trail("", None), said=dice.choice(("", "Monday", "x" * 40)), sources=(1,))


def faults(scene: Scene, dpi: int) -> dict[str, int]:
    """How many pairs of texts overlap, texts are cut off, leaders cross, rows stand out of order: with real extents."""
    with our_settings():
        figure = build(scene, fitting_dpi(scene, dpi))
        renderer = FigureCanvasAgg(figure).get_renderer()
        texts = [artist for artist in figure.artists if hasattr(artist, "get_text")]
        boxes = np.array([text.get_window_extent(renderer).extents for text in texts])
    wide, high = figure.bbox.width, figure.bbox.height
    leaders = [shape for shape in scene.shapes if isinstance(shape, Line) and shape.role == "leader"]
    return {
        "overlaps": overlapping(boxes),
        "clipped": int(((boxes[:, :2] < -0.5).any(1) | (boxes[:, 2] > wide + 0.5) | (boxes[:, 3] > high + 0.5)).sum()),
        "crossings": crossings([leader.points for leader in leaders]),
        "disorder": _disorder([leader.points for leader in leaders]),
        "too_large": int(max(wide, high) > 16_000),
        "unmeasured": sum(not scene.fonts.lost.isdisjoint(text.get_text()) for text in texts),
        "texts": len(boxes),
    }


def overlapping(boxes: np.ndarray, slack: float = 0.5) -> int:
    """The number of pairs of boxes (x0, y0, x1, y1) that share more than a hair."""
    low, high = boxes[:, None, :2], boxes[:, None, 2:]
    shared = np.minimum(high, boxes[None, :, 2:]) - np.maximum(low, boxes[None, :, :2])
    return int(np.triu((shared > slack).all(2), 1).sum())


def crossings(lines: list[tuple[tuple[float, float], ...]]) -> int:
    """The number of pairs of lines that cross properly (sharing an end point is not crossing)."""
    segments = [(number, a, b) for number, line in enumerate(lines) for a, b in pairwise(line)]
    return sum(
        _cross(a, b, c, d) for i, (one, a, b) in enumerate(segments) for two, c, d in segments[i + 1 :] if one != two
    )


def _cross(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float]) -> bool:
    def side(p: tuple[float, float], q: tuple[float, float], r: tuple[float, float]) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    apart = 1e-6
    one, two = side(a, b, c), side(a, b, d)
    three, four = side(c, d, a), side(c, d, b)
    return min(one, two) < -apart and max(one, two) > apart and min(three, four) < -apart and max(three, four) > apart


def _disorder(lines: list[tuple[tuple[float, float], ...]]) -> int:
    """Rows whose leaders end above an earlier event's in their column; cards that stand left of an earlier one."""
    ends: dict[tuple[str, float], list[float]] = {}
    for line in lines:
        x, y = line[-1]
        is_card = line[0][0] == line[1][0]
        ends.setdefault(("side", y) if is_card else ("column", x), []).append(x if is_card else y)
    return sum(a >= b for run in ends.values() for a, b in pairwise(run))


def drawn(seed: int) -> tuple[Timeline, WriteOptions, dict[str, int]]:
    """A nasty timeline, its options and the faults of its picture."""
    timeline, chosen = nasty(seed), options(seed)
    return timeline, chosen, faults(scene_of(timeline, chosen), chosen.dpi)
