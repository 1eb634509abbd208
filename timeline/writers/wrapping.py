"""Breaking text into lines of a width, in whatever unit the caller measures: character cells, points."""

import re
from collections.abc import Callable, Iterator

Measure = Callable[[str], float]

GLUE = "\u00a0"
"""A space at which no line breaks: it holds the source mark at the last word."""

ELLIPSIS = "…"

_IDEOGRAPHIC = "\u2e80-\u303f\u3041-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"
_CLOSING = (
    "\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u30fb\u30fc\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f"
)
_OPENING = "\u3008\u300a\u300c\u300e\u3010\u3014\u3016\uff08"
_UNIT = re.compile(f"[{_OPENING}]?[{_IDEOGRAPHIC}][\u3099\u309a\ufe00-\ufe0f]?[{_CLOSING}]{{0,4}}|[^{_IDEOGRAPHIC}]+|.")
"""What holds together within a word: an ideograph with its punctuation, or a run of any other script."""

_EXTENDS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u093c"
    "\u093e-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc\u09be-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0b01-\u0b03"
    "\u0b3c-\u0b57\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c56\u0d3b-\u0d4d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ebc"
    "\u102b-\u103e\u17b4-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U0001f3fb-\U0001f3ff]"
)
"""Signs that a line must not begin with, for they belong to the letter before them (a coarse form of UAX #29)."""

_BREAKS_WELL = "/-_.?&=+"


def wrap(text: str, limit: float, measure: Measure, *, tail: str = "", max_lines: int = 0) -> list[str]:
    """The text in lines no wider than `limit`; greedy, at spaces and between ideographs, a longer word where it must.

    `tail` stays glued to the last word. With `max_lines` what does not fit is cut at a word, with an ellipsis, before
    the tail. A single character wider than the limit stands alone. At least one line comes back.
    """
    pieces = _fitting(_pieces(text, tail), limit, measure)
    lines = _fill(pieces, limit, measure)
    if not max_lines or len(lines) <= max_lines:
        return [_join(line) for line in lines]
    kept = [_join(line) for line in lines[: max_lines - 1]]
    return [*kept, _cut(lines[max_lines - 1], limit, measure, tail)]


_Piece = tuple[str, bool]
"""Words and whether a space goes before them."""


def _pieces(text: str, tail: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    for word in text.split(" "):
        for index, unit in enumerate(_UNIT.findall(word)):
            pieces.append((unit, index == 0 and bool(pieces)))
    if not tail:
        return pieces or [("", False)]
    if not pieces:
        return [(tail, False)]
    last, space = pieces[-1]
    return [*pieces[:-1], (last + GLUE + tail, space)]


def _fitting(pieces: list[_Piece], limit: float, measure: Measure) -> Iterator[_Piece]:
    """The pieces, those that are wider than a line broken: at glue first, then within words."""
    for text, space in pieces:
        if measure(text) <= limit:
            yield text, space
            continue
        parts = text.split(GLUE)
        while len(parts) > 1 and measure(GLUE.join(parts[-2:])) <= limit:
            parts[-2:] = [GLUE.join(parts[-2:])]
        for number, part in enumerate(parts):
            for index, chunk in enumerate(_chunks(part, limit, measure)):
                yield chunk, index == 0 and (space or number > 0)


def _chunks(word: str, limit: float, measure: Measure) -> Iterator[str]:
    """A long word in parts, broken after a mark such as "/" where one is near the end, never inside a letter."""
    letters = _letters(word)
    while letters:
        count = _longest(letters, limit, measure)
        if count < len(letters):
            good = next((i for i in range(count, count // 2, -1) if letters[i - 1] in _BREAKS_WELL), count)
            count = max(1, good)
        yield "".join(letters[:count])
        letters = letters[count:]


def _longest(letters: list[str], limit: float, measure: Measure) -> int:
    """How many letters fit, at least one; by bisection, for measuring is dear."""
    low, high = 1, len(letters)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure("".join(letters[:middle])) <= limit else (low, middle - 1)
    return low


def _letters(word: str) -> list[str]:
    letters: list[str] = []
    for char in word:
        if letters and (_EXTENDS.match(char) or letters[-1].endswith("\u200d")):
            letters[-1] += char
        else:
            letters.append(char)
    return letters


def _fill(pieces: Iterator[_Piece], limit: float, measure: Measure) -> list[list[_Piece]]:
    lines: list[list[_Piece]] = [[]]
    used, blank = 0.0, measure(" ")
    for text, space in pieces:
        wide = measure(text)
        more = wide + (blank if space and lines[-1] else 0)
        if lines[-1] and used + more > limit:
            lines.append([])
            used, more = 0.0, wide
        lines[-1].append((text, space))
        used += more
    return lines


def _join(line: list[_Piece]) -> str:
    return "".join(f" {text}" if space and index else text for index, (text, space) in enumerate(line))


def _cut(line: list[_Piece], limit: float, measure: Measure, tail: str) -> str:
    end = ELLIPSIS + (GLUE + tail if tail else "")
    letters = _letters(_join(line))
    while letters and measure("".join(letters).rstrip() + end) > limit:
        letters.pop()
    words = "".join(letters)
    at_word = words.rpartition(" ")[0] if len(letters) < len(_letters(_join(line))) else words
    return (at_word or words).rstrip(" ,;:") + end
