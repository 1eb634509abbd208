"""A scene in the making: the look, the measure, and the few things that every layout writes on it."""

from dataclasses import dataclass

from timeline.writers.picture.measure import Gauge
from timeline.writers.picture.scene import Align, Box, Line, Mark, Scene, Text
from timeline.writers.picture.theme import LEADING, Look
from timeline.writers.wrapping import GLUE, wrap

_CENTRE = 0.36
"""From the middle of a line of text down to its baseline, in sizes: half the height of a capital."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text looks."""

    size: float
    color: str
    bold: bool = False
    italic: bool = False
    align: Align = "left"

    @property
    def leading(self) -> float:
        """The distance between the baselines of two lines."""
        return self.size * LEADING


@dataclass(frozen=True, slots=True)
class Sheet:
    """What layouts draw on: `y` always means the middle of a line of text, in points from the top."""

    scene: Scene
    look: Look
    gauge: Gauge

    def wrap(self, text: str, width: float, style: Style, *, tail: str = "", max_lines: int = 3) -> list[str]:
        """The text in lines that fit the width in this style; 0 lines is no limit."""
        measure = self.gauge.of(style.size, bold=style.bold)
        return wrap(text, width, measure, tail=tail, max_lines=max_lines)

    def width(self, text: str, style: Style) -> float:
        """How wide a line is in this style."""
        return self.gauge.width(text, style.size, bold=style.bold, italic=style.italic)

    def write(self, x: float, y: float, text: str, style: Style, *, link: str = "") -> None:
        """One line of text with its middle at `y`."""
        if not text.strip():
            return
        shown = text.replace(GLUE, " ")
        baseline = y + style.size * _CENTRE
        self.scene.add(Text(x, baseline, shown, style.size, style.color, style.bold, style.italic, style.align, link))

    def write_lines(self, x: float, y: float, lines: list[str], style: Style, *, link: str = "") -> float:
        """Lines below each other, the first with its middle at `y`; the middle of the line after them comes back."""
        for line in lines:
            self.write(x, y, line, style, link=link)
            y += style.leading
        return y

    def rule(self, x: float, y: float, width: float) -> None:
        """A thin line across."""
        self.scene.add(Line(((x, y), (x + width, y)), self.look.faint))

    def box(self, x: float, y: float, width: float, height: float, color: str) -> None:
        """A filled rectangle."""
        self.scene.add(Box(x, y, width, height, color))

    def mark(self, x: float, y: float, shape: str, color: str, *, filled: bool) -> None:
        """A marker; a thin ring of the ground keeps it apart from what is below it."""
        self.scene.add(Mark(x, y, shape, color, filled, self.look.ground))

    def bracket(self, x: float, top: float, bottom: float, to: float, color: str) -> None:
        """A square bracket along the rail, open towards `to`."""
        self.scene.add(Line(((to, top), (x, top), (x, bottom), (to, bottom)), color, 1.0))
