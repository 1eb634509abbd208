"""Rendering against its peers, in one run: label overlaps, leader crossings, labels cut off, CPU seconds.

    python benchmarks/rendering.py                 makes its own environment in a temporary folder for the peers
    python benchmarks/rendering.py --keep FOLDER   keeps that environment there for the next run

Peers: the timeline recipe of matplotlib's own gallery (stems of cycling heights), and two libraries that move labels,
adjustText and textalloc, on the same axis with their default settings. All draw the same events with the same words on
a canvas as wide as ours. Extents are the renderer's. CPU is that of the whole process, imports and file included. Of
more than 60 events we label 60 and mark the rest; "all labels" is ours with every event labelled, as the peers do.
"""

import argparse
import io
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import venv
from functools import partial
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OURS = ("timeline", "all labels")
PEERS = ("recipe", "adjustText", "textalloc")
STORIES = {
    "30 in a year": (30, 1.0),
    "60 in a year": (60, 1.0),
    "120 in bursts": (120, 0.35),
    "500 in a year": (500, 1.0),
}
SUBJECTS = ("The harbour council", "Prime Minister Okafor", "A salvage team", "Parliament", "Police in Lyon")
PREDICATES = (
    "approves an emergency budget",
    "publishes a leaked report",
    "calls a 48-hour walkout",
    "signs a ceasefire",
)
Story = list[tuple[int, str]]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--keep", type=Path, help="where the peers' environment is kept")
    arguments.add_argument("--one", nargs=2, metavar=("TOOL", "STORY"), help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.one:
        print(json.dumps(measured(*chosen.one)))
        return
    with tempfile.TemporaryDirectory() as temporary:
        python = environment(chosen.keep or Path(temporary) / "peers")
        print(f"{'':16}{'tool':12}{'overlaps':>10}{'crossings':>11}{'cut off':>9}{'labels':>8}{'CPU s':>8}")
        for story in STORIES:
            for tool in (*OURS, *PEERS):
                print(row(story, tool, Path(sys.executable) if tool in OURS else python), flush=True)


def environment(folder: Path) -> Path:
    """An interpreter with the peers installed."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "matplotlib", "adjustText", "textalloc"], check=True)
    return python


def row(story: str, tool: str, python: Path) -> str:
    try:
        run = subprocess.run(
            [python, __file__, "--one", tool, story],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=600,
            check=True,
        )
    except subprocess.TimeoutExpired:
        return f"{story:16}{tool:12}  more than 600 s"
    except subprocess.CalledProcessError as error:
        return f"{story:16}{tool:12}  fails: {error.stderr.strip().splitlines()[-1][:100]}"
    found = json.loads(run.stdout.splitlines()[-1])
    counts = f"{found['overlaps']:>10,}{found['crossings']:>11,}{found['clipped']:>9,}{found['labels']:>8,}"
    return f"{story:16}{tool:12}{counts}{found['cpu']:>8.2f}"


def measured(tool: str, story: str) -> dict[str, float]:
    return TOOLS[tool](events(story))


def spent() -> float:
    """The computing time of this process so far."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def events(story: str) -> Story:
    """Days of a year (spread evenly, or in bursts for a shape below 1) with headlines of about 45 letters."""
    count, shape = STORIES[story]
    dice = random.Random(story)
    days = sorted(int(365 * (dice.random() if shape == 1 else dice.betavariate(shape, 2.0))) for _ in range(count))
    return [(day, f"{dice.choice(SUBJECTS)} {dice.choice(PREDICATES)}") for day in days]


def ours(story: Story, *, all_labels: bool = False) -> dict[str, float]:
    """Our PNG is written as anybody's would be; the extents are then taken without counting their cost."""
    from timeline.calendar import civil
    from timeline.calendar.when import When
    from timeline.model import Event, Timeline, Trail
    from timeline.writers.options import WriteOptions
    from timeline.writers.picture import scene_of, write_png
    from timeline.writers.picture.draw import build, our_settings
    from timeline.writers.picture.scene import Line

    start = civil.day_number(2023)
    timeline = Timeline(tuple(Event(words, When.of_number(start + day), (), Trail("", None)) for day, words in story))
    options = WriteOptions(all_labels=all_labels)
    write_png(timeline, io.BytesIO(), options)
    cpu = spent()
    scene = scene_of(timeline, options)
    with our_settings():
        figure = build(scene, 160)
        texts = [artist for artist in figure.artists if hasattr(artist, "get_text")]
        leaders = [shape.points for shape in scene.shapes if isinstance(shape, Line) and shape.role == "leader"]
        return {**counted(figure, texts, leaders), "labels": len(leaders), "cpu": cpu}


def axes() -> tuple[object, object]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(11.25, 7.5), dpi=160)
    FigureCanvasAgg(figure)
    axis = figure.add_axes((0.03, 0.08, 0.94, 0.88))
    axis.set(xlim=(-8, 373), ylim=(-7, 7))
    return figure, axis


def recipe(story: Story) -> dict[str, float]:
    """https://matplotlib.org/stable/gallery/lines_bars_and_markers/timeline.html"""
    figure, axis = axes()
    levels = [(-5, 5, -3, 3, -1, 1)[number % 6] for number in range(len(story))]
    axis.vlines([day for day, _ in story], 0, levels, color="tab:red")
    texts = [
        axis.annotate(words, (day, level), (-3, 3 if level > 0 else -3), textcoords="offset points", fontsize=8,
                      ha="right", va="bottom" if level > 0 else "top")
        for (day, words), level in zip(story, levels, strict=True)
    ]  # fmt: skip
    return saved(figure, texts, [((day, 0), (day, level)) for (day, _), level in zip(story, levels, strict=True)], axis)


def adjusted(story: Story) -> dict[str, float]:
    from adjustText import adjust_text

    figure, axis = axes()
    axis.plot([day for day, _ in story], [0] * len(story), "o")
    texts = [axis.text(day, 0, words, fontsize=8) for day, words in story]
    _, arrows = adjust_text(texts, ax=axis, arrowprops={"arrowstyle": "-", "color": "gray"})
    leaders = [tuple(map(tuple, arrow.get_path().vertices[[0, -1]])) for arrow in arrows]
    return saved(figure, texts, leaders, None)


def allocated(story: Story) -> dict[str, float]:
    import textalloc

    figure, axis = axes()
    days, level = [day for day, _ in story], [0.0] * len(story)
    axis.plot(days, level, "o")
    _, lines, texts, _ = textalloc.allocate(
        axis, days, level, [words for _, words in story], x_scatter=days, y_scatter=level, textsize=8
    )
    leaders = [((line[0][0], line[1][0]), (line[0][1], line[1][1])) for line in lines if line is not None]
    return saved(figure, [text for text in texts if text is not None], leaders, axis)


def saved(
    figure: object, texts: list[object], leaders: list[tuple[tuple[float, float], ...]], axis: object
) -> dict[str, float]:
    figure.savefig(io.BytesIO(), format="png")  # type: ignore[attr-defined]
    cpu = spent()
    if axis is not None:
        leaders = [tuple(map(tuple, axis.transData.transform(line))) for line in leaders]  # type: ignore[attr-defined]
    return {**counted(figure, texts, leaders), "cpu": cpu}


def counted(figure: object, texts: list[object], leaders: list[tuple[tuple[float, float], ...]]) -> dict[str, float]:
    import numpy as np

    renderer = figure.canvas.get_renderer()  # type: ignore[attr-defined]
    boxes = np.array([text.get_window_extent(renderer).extents for text in texts])  # type: ignore[attr-defined]
    low, high = boxes[:, None, :2], boxes[:, None, 2:]
    shared = np.minimum(high, boxes[None, :, 2:]) - np.maximum(low, boxes[None, :, :2])
    edge = np.array([figure.bbox.width, figure.bbox.height])  # type: ignore[attr-defined]
    return {
        "overlaps": int(np.triu((shared > 0.5).all(2), 1).sum()),
        "crossings": crossings(leaders),
        "clipped": int(((boxes[:, :2] < -0.5) | (boxes[:, 2:] > edge + 0.5)).any(1).sum()),
        "labels": len(texts),
    }


def crossings(lines: list[tuple[tuple[float, float], ...]]) -> int:
    """Pairs of leaders that cross properly."""
    plain = [[(float(x), float(y)) for x, y in line] for line in lines]
    pieces = [(number, a, b) for number, line in enumerate(plain) for a, b in pairwise(line)]
    return sum(crossing(a, b, c, d) for i, (m, a, b) in enumerate(pieces) for n, c, d in pieces[i + 1 :] if m != n)


def crossing(a: tuple[float, ...], b: tuple[float, ...], c: tuple[float, ...], d: tuple[float, ...]) -> bool:
    def side(p: tuple[float, ...], q: tuple[float, ...], r: tuple[float, ...]) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < -1e-9 and side(c, d, a) * side(c, d, b) < -1e-9


TOOLS = {
    "timeline": ours,
    "all labels": partial(ours, all_labels=True),
    "recipe": recipe,
    "adjustText": adjusted,
    "textalloc": allocated,
}

if __name__ == "__main__":
    main()
