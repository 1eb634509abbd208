"""Colours and sizes of pictures. Sizes are points; colours keep their distance for colour-blind readers.

The two palettes' smallest distance (CAM02-UCS) is 16.5 under full protanopia, deuteranopia and tritanopia, with a
contrast of 3.4:1 or more against their ground.
"""

from dataclasses import dataclass

TITLE, SUBTITLE, BODY, SMALL, TINY = 18.0, 9.5, 9.0, 8.0, 7.5
LEADING = 1.42
MARGIN = 24.0
SHAPES = ("o", "s", "D", "^", "v", "*")
MARK_SIZE = 6.6
MAX_PIXELS = 16_000


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a theme: ground, text from strong to faint, the ruler of the cards, and one colour a group."""

    ground: str
    ink: str
    soft: str
    faint: str
    rail: str
    band: str
    band_ink: str
    card: str
    palette: tuple[str, ...]


LOOKS = {
    "light": Look(
        ground="#ffffff",
        ink="#1a1a1e",
        soft="#565f70",
        faint="#d4d7db",
        rail="#5a6374",
        band="#2f3a48",
        band_ink="#ffffff",
        card="#f3f4f9",
        palette=("#3f90da", "#e76300", "#832db6", "#9B2226", "#a96b59", "#717581"),
    ),
    "dark": Look(
        ground="#15181d",
        ink="#eef0f3",
        soft="#a3abb8",
        faint="#363c46",
        rail="#8a94a5",
        band="#333d4b",
        band_ink="#ffffff",
        card="#20252d",
        palette=("#3f90da", "#DDCC77", "#e76300", "#66CCEE", "#a96b59", "#94a4a2"),
    ),
}
