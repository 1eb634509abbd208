"""Fonts: DejaVu Sans, which comes with matplotlib; for what it lacks the first installed font that has it."""

import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

BASE = "DejaVu Sans"

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


def families(texts: Iterable[str], warn: Callable[[str], None]) -> list[str]:
    """The font families that the texts need, the base first; what no font has is named once through `warn`."""
    missing = sorted(_lacking({char for text in texts for char in text}))
    chosen = [BASE]
    lost: list[str] = []
    for char in missing:
        family = _family_for(char, tuple(chosen[1:]))
        if not family:
            lost.append(char)
        elif family not in chosen:
            chosen.append(family)
    if lost:
        warn(_advice(lost))
    return chosen


def _advice(lost: list[str]) -> str:
    scripts = sorted({_script(char) for char in lost})
    packages = sorted({_PACKAGES.get(script, "fonts-noto-core") for script in scripts})
    shown = " ".join(lost[:8]) + (" ..." if len(lost) > 8 else "")
    names = ", ".join(script if script == "CJK" else script.capitalize() for script in scripts[:4])
    return f"no installed font has {len(lost)} of the characters ({names}: {shown}); install {' or '.join(packages)}"


def _script(char: str) -> str:
    return unicodedata.name(char, "UNKNOWN").split()[0].split("-")[0]


def _lacking(chars: set[str]) -> set[str]:
    """The characters that the base font does not draw; spaces and joiners need no glyph."""
    known = _charmap(_base_path())
    return {char for char in chars if ord(char) not in known and unicodedata.category(char) not in ("Zs", "Cf", "Mn")}


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
