"""What a picture consists of, before any drawing library sees it. Points, x to the right, y down."""

from dataclasses import dataclass, field, replace
from typing import Literal

from timeline.writers.picture.fonts import Fonts

Point = tuple[float, float]
Align = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `y` is its baseline; `link` is an http(s) address or ""."""

    x: float
    y: float
    text: str
    size: float
    color: str
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    link: str = ""

    def moved(self, dx: float, dy: float) -> "Text":
        """The same text elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True, slots=True)
class Line:
    """An open line through points; `role` tells leaders from the rest."""

    points: tuple[Point, ...]
    color: str
    width: float = 0.8
    dashed: bool = False
    role: str = ""

    def moved(self, dx: float, dy: float) -> "Line":
        """The same line elsewhere."""
        return replace(self, points=tuple((x + dx, y + dy) for x, y in self.points))


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    color: str

    def moved(self, dx: float, dy: float) -> "Box":
        """The same rectangle elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker centred on a point; `shape` is a matplotlib marker code; a hollow one is filled with the ground."""

    x: float
    y: float
    shape: str
    color: str
    filled: bool
    ground: str

    def moved(self, dx: float, dy: float) -> "Mark":
        """The same marker elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy)


Shape = Text | Line | Box | Mark


@dataclass(slots=True)
class Scene:
    """Shapes in drawing order on a canvas that grows as they are added."""

    ground: str
    fonts: Fonts = field(default_factory=Fonts)
    width: float = 0.0
    height: float = 0.0
    shapes: list[Shape] = field(default_factory=list)

    def add(self, *shapes: Shape) -> None:
        """Put shapes on top of what is there."""
        self.shapes.extend(shapes)
