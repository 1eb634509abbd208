"""A scene on paper: the only module that hands anything to matplotlib. Same scene, same bytes."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from math import ceil
from threading import RLock
from typing import Any, BinaryIO, cast

from timeline.writers.picture.scene import Box, Line, Mark, Scene, Shape, Text
from timeline.writers.picture.theme import MARK_SIZE, MAX_PIXELS

_ALONE = RLock()
"""matplotlib's settings are the process's: one picture at a time changes them."""

_SETTINGS = {
    "text.usetex": False,
    "font.enable_last_resort": False,
    "text.parse_math": False,
    "text.hinting": "none",
    "svg.fonttype": "none",
    "svg.hashsalt": "timeline",
    "pdf.fonttype": 3,
    "pdf.compression": 6,
    "path.simplify": False,
    "savefig.facecolor": "auto",
}
_NO_DATES: dict[str, dict[str, Any]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}


def save(scene: Scene, stream: BinaryIO, form: str, dpi: int, words: tuple[str, str]) -> None:
    """Write the scene as "png", "svg" or "pdf"; `words` are the title and the description kept in its metadata."""
    title, description = words
    with our_settings():
        figure = build(scene, fitting_dpi(scene, dpi), as_words=form == "svg")
        named = {"Title": title, ("Subject" if form == "pdf" else "Description"): description}
        figure.savefig(stream, format=form, dpi=figure.dpi, metadata={**_NO_DATES[form], **named})


def fitting_dpi(scene: Scene, dpi: int) -> float:
    """The dots per inch asked for, or as many as keep both sides within `MAX_PIXELS`."""
    return min(float(dpi), (MAX_PIXELS - 1) * 72 / max(scene.width, scene.height, 1))


def build(scene: Scene, dpi: float, *, as_words: bool = False) -> Any:
    """The scene as a matplotlib figure (not one of pyplot's, so nothing is kept).

    `as_words` leaves characters that no font here has as they are: an SVG's viewer may have one.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415
    from matplotlib.transforms import Affine2D  # noqa: PLC0415

    wide, high = (ceil(side * dpi / 72) / dpi for side in (scene.width, scene.height))
    figure = Figure(figsize=(wide, high), dpi=dpi, facecolor=scene.ground)
    FigureCanvasAgg(figure)
    place = Affine2D().scale(1 / 72, -1 / 72).translate(0, high) + figure.dpi_scale_trans
    for order, artist in enumerate(_artists(_drawable(scene, as_words), [*scene.fonts.families, "sans-serif"], place)):
        artist.set_zorder(order)
        figure.add_artist(artist)
    return figure


def _drawable(scene: Scene, as_words: bool) -> list[Shape]:
    shown = scene.fonts.shown
    if as_words or not scene.fonts.lost:
        return scene.shapes
    return [replace(shape, text=shown(shape.text)) if isinstance(shape, Text) else shape for shape in scene.shapes]


@contextmanager
def our_settings() -> Iterator[None]:
    """matplotlib's own defaults and ours, whatever the reader's settings file says; put back afterwards."""
    import matplotlib as mpl  # noqa: PLC0415

    keep = ("backend", "interactive", "toolbar", "webagg", "tk.", "keymap", "docstring", "date.epoch", "datapath")
    defaults = {key: value for key, value in mpl.rcParamsDefault.items() if not key.startswith(keep)}
    with _ALONE, warnings.catch_warnings(), mpl.rc_context(cast(Any, {**defaults, **_SETTINGS})):
        warnings.filterwarnings("ignore", message=r"Glyph [0-9]+ .* missing from")  # `fonts` has told already
        yield


def _artists(shapes: list[Shape], families: list[str], place: Any) -> Iterator[Any]:
    """Neighbouring boxes of one colour and lines of one kind become one path: a rug may have thousands."""
    group: list[Shape] = []
    for shape in shapes:
        if group and _kind(shape) != _kind(group[0]):
            yield from _flush(group, families, place)
            group = []
        group.append(shape)
    if group:
        yield from _flush(group, families, place)


def _kind(shape: Shape) -> tuple[object, ...]:
    if isinstance(shape, Box):
        return Box, shape.color
    if isinstance(shape, Line):
        return Line, shape.color, shape.width, shape.dashed
    return (id(shape),)


def _flush(group: list[Shape], families: list[str], place: Any) -> Iterator[Any]:
    first = group[0]
    if isinstance(first, Box):
        yield _boxes([shape for shape in group if isinstance(shape, Box)], place)
    elif isinstance(first, Line):
        yield _lines([shape for shape in group if isinstance(shape, Line)], place)
    elif isinstance(first, Mark):
        yield from _mark(first, place)
    else:
        yield _text(first, families, place)


def _boxes(boxes: list[Box], place: Any) -> Any:
    from matplotlib.patches import PathPatch  # noqa: PLC0415
    from matplotlib.path import Path  # noqa: PLC0415

    corners, codes = [], []
    for box in boxes:
        right, bottom = box.x + box.width, box.y + box.height
        corners += [(box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom), (box.x, box.y)]
        codes += [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
    return PathPatch(Path(corners, codes), facecolor=boxes[0].color, linewidth=0, transform=place)


def _lines(lines: list[Line], place: Any) -> Any:
    from matplotlib.patches import PathPatch  # noqa: PLC0415
    from matplotlib.path import Path  # noqa: PLC0415

    points: list[tuple[float, float]] = []
    codes: list[Any] = []
    for line in lines:
        points += line.points
        codes += [Path.MOVETO] + [Path.LINETO] * (len(line.points) - 1)
    first = lines[0]
    return PathPatch(
        Path(points, codes),
        fill=False,
        edgecolor=first.color,
        linewidth=first.width,
        linestyle=(0, (1.5, 1.8)) if first.dashed else "-",
        capstyle="butt",
        joinstyle="round",
        transform=place,
    )


def _mark(mark: Mark, place: Any) -> Iterator[Any]:
    """A marker with a thin ring of the ground around it."""
    from matplotlib.markers import MarkerStyle  # noqa: PLC0415
    from matplotlib.patches import PathPatch  # noqa: PLC0415
    from matplotlib.transforms import Affine2D  # noqa: PLC0415

    style = MarkerStyle(mark.shape)
    scale = MARK_SIZE * (0.86 if mark.shape in "sD^v>" else 1.15 if mark.shape == "*" else 1.0)
    outline = style.get_path().transformed(style.get_transform()).transformed(Affine2D().scale(scale, -scale))
    path = outline.transformed(Affine2D().translate(mark.x, mark.y))
    yield PathPatch(path, facecolor=mark.ground, edgecolor=mark.ground, linewidth=2.2, transform=place)
    face = mark.color if mark.filled else mark.ground
    edge = 0.0 if mark.filled else 1.3
    yield PathPatch(path, facecolor=face, edgecolor=mark.color, linewidth=edge, joinstyle="miter", transform=place)


def _text(text: Any, families: list[str], place: Any) -> Any:
    from matplotlib.text import Text as Artist  # noqa: PLC0415

    assert isinstance(text, Text)
    return Artist(
        text.x,
        text.y,
        text.text,
        fontfamily=families,
        fontsize=text.size,
        fontweight="bold" if text.bold else "normal",
        fontstyle="italic" if text.italic else "normal",
        color=text.color,
        ha=text.align,
        va="baseline",
        parse_math=False,
        url=text.link or None,
        transform=place,
    )
