"""Fonts: DejaVu Sans, which comes with matplotlib; for what it lacks the first installed font that has it."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

BASE = "DejaVu Sans"
STAND_IN = "\u25a1"
"""A square about as wide as an ideograph, which the base font has."""

_PACKAGES = {
    "CJK": "fonts-noto-cjk",
    "HIRAGANA": "fonts-noto-cjk",
    "KATAKANA": "fonts-noto-cjk",
    "HANGUL": "fonts-noto-cjk",
}
"""Script (first word of a character's Unicode name) -> the Debian package that draws it; others: fonts-noto-core."""

_CJK_NAMES = (
    "cjk",
    "wqy",
    "wenquanyi",
    "gothic",
    "mincho",
    "hei",
    "ming",
    "song",
    "hiragino",
    "pingfang",
    "malgun",
    "nanum",
)


@dataclass(frozen=True, slots=True)
class Fonts:
    """The families that a picture's words need, the base first, and the characters that none of them has."""

    families: tuple[str, ...] = (BASE,)
    lost: frozenset[str] = frozenset()

    def shown(self, text: str) -> str:
        """The text as it can be drawn: a square for what no font has, nothing for a mark without its font.

        A glyph that is missing is drawn wider than it is measured, so none may be left to the drawing library.
        """
        if self.lost.isdisjoint(text):
            return text
        return "".join(_stand_in(char) if char in self.lost else char for char in text)


def _stand_in(char: str) -> str:
    return "" if unicodedata.category(char) == "Mn" else STAND_IN


def fonts_for(texts: Iterable[str], warn: Callable[[str], None]) -> Fonts:
    """The fonts for the texts; what no installed font has is named once through `warn`."""
    missing = sorted(_lacking({char for text in texts for char in text}))
    chosen = [BASE]
    lost: list[str] = []
    for char in sorted(missing, key=lambda char: unicodedata.category(char) == "Mn"):
        family = _family_for(char, tuple(chosen[1:]))
        if not family:
            lost.append(char)
        elif family not in chosen:
            chosen.append(family)
    named = [char for char in lost if unicodedata.category(char) != "Mn"]
    if named:
        warn(_advice(named))
    return Fonts(tuple(chosen), frozenset(lost))


def _advice(lost: list[str]) -> str:
    scripts = sorted({_script(char) for char in lost})
    packages = sorted({_PACKAGES.get(script, "fonts-noto-core") for script in scripts})
    shown = " ".join(lost[:8]) + (" ..." if len(lost) > 8 else "")
    names = ", ".join(script if script == "CJK" else script.capitalize() for script in scripts[:4])
    return f"no installed font has {len(lost)} of the characters ({names}: {shown}); install {' or '.join(packages)}"


def _script(char: str) -> str:
    first = unicodedata.name(char, "UNKNOWN").split()[0].split("-")[0]
    return "CJK" if first in ("FULLWIDTH", "HALFWIDTH", "IDEOGRAPHIC") else first


def _lacking(chars: set[str]) -> set[str]:
    """The characters that the base font does not draw; spaces and format characters need no glyph."""
    known = _charmap(_base_path())
    return {char for char in chars if ord(char) not in known and unicodedata.category(char) not in ("Zs", "Cf")}


def _base_path() -> str:
    from matplotlib import get_data_path  # noqa: PLC0415

    return str(Path(get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf")


@lru_cache(maxsize=4)
def _charmap(path: str) -> frozenset[int]:
    from matplotlib.ft2font import FT2Font  # noqa: PLC0415

    return frozenset(FT2Font(path).get_charmap())


def _family_for(char: str, chosen: tuple[str, ...]) -> str:
    """The family for a character: one that is chosen already, else the first installed whose name fits its script."""
    script = _script(char).casefold()
    wanted = _CJK_NAMES if script.upper() in _PACKAGES else (script,)

    def rank(entry: tuple[str, str]) -> tuple[bool, bool, bool, str, str]:
        name = entry[0].casefold()
        fits = any(word in name for word in wanted)
        return entry[0] not in chosen, not fits, "sans" not in name, name, entry[1]

    for name, path in sorted(_installed(), key=rank):
        if _has(path, ord(char)):
            return name
    return ""


@lru_cache(maxsize=1)
def _installed() -> tuple[tuple[str, str], ...]:
    """Upright, regular fonts as (family, path); asked of the system, for matplotlib keeps a list that may be old."""
    from matplotlib.font_manager import findSystemFonts, fontManager  # noqa: PLC0415

    known = {entry.fname: entry for entry in fontManager.ttflist}
    for path in findSystemFonts():
        if path not in known:
            _register(path)
    return tuple(
        sorted(
            {
                (entry.name, entry.fname)
                for entry in fontManager.ttflist
                if "last resort" not in entry.name.casefold()
                and entry.style == "normal"
                and entry.weight in (400, "normal", "regular", "medium", "book")
            }
        )
    )


def _register(path: str) -> None:
    from matplotlib.font_manager import fontManager  # noqa: PLC0415

    if all(entry.fname != path for entry in fontManager.ttflist):
        try:
            fontManager.addfont(path)
        except (OSError, RuntimeError, ValueError):
            return


@lru_cache(maxsize=4096)
def _has(path: str, code: int) -> bool:
    font = _font(path)
    return font is not None and font.scalable and font.get_char_index(code) != 0


@lru_cache(maxsize=512)
def _font(path: str):  # type: ignore[no-untyped-def]  # FT2Font or None; matplotlib has no types here
    from matplotlib.ft2font import FT2Font  # noqa: PLC0415

    try:
        return FT2Font(path)
    except (OSError, RuntimeError):
        return None
