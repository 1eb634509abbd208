"""How wide words are when drawn: asked of the drawing library once for each word, then scaled."""

from collections.abc import Callable
from typing import Any

from timeline.writers.picture.fonts import Fonts

_ASKED_AT = 100.0
_SAFETY = 1.004
"""Rounding to pixels may widen a word a little."""


class Gauge:
    """Measures text in points in the given fonts. Unhinted, so that widths grow linearly with the size."""

    def __init__(self, fonts: Fonts) -> None:
        from matplotlib.backends.backend_agg import RendererAgg  # noqa: PLC0415
        from matplotlib.font_manager import FontProperties  # noqa: PLC0415

        self._renderer: Any = RendererAgg(1, 1, 72)  # type: ignore[no-untyped-call]
        self._shown = fonts.shown
        self._fonts = [
            FontProperties(family=list(fonts.families), size=_ASKED_AT),
            FontProperties(family=list(fonts.families), size=_ASKED_AT, weight="bold"),
            FontProperties(family=list(fonts.families), size=_ASKED_AT, style="italic"),
        ]
        self._known: tuple[dict[str, float], ...] = ({}, {}, {})

    def width(self, text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
        """The width of a text in points; words are measured apart, so that the cache serves every line."""
        kind = 1 if bold else 2 if italic else 0
        words = text.split(" ")
        blanks = (len(words) - 1) * self._word(" ", kind) if len(words) > 1 else 0.0
        return (sum(self._word(word, kind) for word in words if word) + blanks) * size / _ASKED_AT * _SAFETY

    def of(self, size: float, *, bold: bool = False) -> Callable[[str], float]:
        """A measure for `wrap` at one size."""
        return lambda text: self.width(text, size, bold=bold)

    def _word(self, word: str, kind: int) -> float:
        known = self._known[kind]
        if word not in known:
            shown = "n n" if word == " " else self._shown(word)
            width = self._renderer.get_text_width_height_descent(shown, self._fonts[kind], ismath=False)[0]
            if word == " ":
                width -= 2 * self._word("n", kind)
            known[word] = float(width)
        return known[word]
