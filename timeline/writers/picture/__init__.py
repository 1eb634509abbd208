"""The timeline as a picture: PNG, SVG, PDF. matplotlib is imported only when one is written."""

from typing import BinaryIO

from timeline.model import Timeline
from timeline.writers import labels
from timeline.writers.options import WriteOptions
from timeline.writers.picture.layout import Brief, brief, description, lay_out
from timeline.writers.picture.scene import Scene
from timeline.writers.picture.sheet import Sheet
from timeline.writers.picture.theme import LOOKS


def write_png(timeline: Timeline, stream: BinaryIO, options: WriteOptions) -> None:
    """Write a PNG with its description as alternative text in the metadata; at most 16,000 pixels a side."""
    _write(timeline, stream, options, "png")


def write_svg(timeline: Timeline, stream: BinaryIO, options: WriteOptions) -> None:
    """Write an SVG whose words are text that can be selected, with links to the sources."""
    _write(timeline, stream, options, "svg")


def write_pdf(timeline: Timeline, stream: BinaryIO, options: WriteOptions) -> None:
    """Write a PDF of one page whose words are text that can be selected, with links to the sources."""
    _write(timeline, stream, options, "pdf")


def scene_of(timeline: Timeline, options: WriteOptions) -> Scene:
    """The picture as shapes in points."""
    from timeline.writers.picture.draw import our_settings  # noqa: PLC0415
    from timeline.writers.picture.fonts import fonts_for  # noqa: PLC0415
    from timeline.writers.picture.measure import Gauge  # noqa: PLC0415

    order = brief(timeline, options)
    fonts = fonts_for(_words(order), options.warn)
    look = LOOKS[options.theme]
    scene = Scene(look.ground, fonts)
    with our_settings():
        lay_out(Sheet(scene, look, Gauge(fonts)), order)
    return scene


def _write(timeline: Timeline, stream: BinaryIO, options: WriteOptions, form: str) -> None:
    from timeline.writers.picture.draw import save  # noqa: PLC0415

    scene = scene_of(timeline, options)
    title = labels.title(timeline, options.title)
    save(scene, stream, form, options.dpi, (title, description(timeline, title)))


def _words(order: Brief) -> list[str]:
    """All text from the sources that the picture may show."""
    timeline = order.timeline
    words = [labels.title(timeline, order.options.title), *order.cast.groups]
    words += [text for _, text in labels.source_lines(timeline)]
    shown = (*(item.event for item in order.labelled), *order.cast.homeless, *timeline.undated)
    return words + [text for event in shown for text in (labels.headline(event), labels.clean(event.said))]
