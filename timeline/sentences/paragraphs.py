"""Paragraphs by line breaks: a blank line ends one, a line break inside hard-wrapped text does not."""

import re
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_LONGEST_WRAPPED = 100
"""Text is hard-wrapped at 64 to 80 columns, seldom at up to 100; longer lines are paragraphs of their own."""
_SYMBOL = 16
_SYMBOL_OPENS = re.compile(r"\(\s{0,6}[A-Z0-9]{1,6}\s?\.$")
_SYMBOL_ENDS = re.compile(r"[A-Z]{1,3}\s{0,6}\)")
"""A share's symbol that a sentence splitter has cut in two: "( BP ." and "L )"."""
_SHARE_FULL = 0.6
_FEWEST_WRAPPED = 3

Span = tuple[int, int]


def spans(text: str) -> list[Span]:
    """The paragraphs as (start, end), without the blanks around them; together they hold every non-blank character."""
    lines = _lines(text)
    width = _wrap_width(text, lines)
    paragraphs: list[Span] = []
    for number, (start, end) in enumerate(lines):
        if number and _goes_on(text, lines[number - 1], (start, end), width):
            paragraphs[-1] = paragraphs[-1][0], end
        else:
            paragraphs.append((start, end))
    return paragraphs


def _lines(text: str) -> list[Span]:
    found = []
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            found.append((start, start + len(stripped)))
    return found


def _is_adjacent(text: str, line: Span, following: Span) -> bool:
    """Whether no blank line lies between."""
    return len(_BREAK.findall(text, line[1], following[0])) == 1


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the next line's first word did not fit any more: what every greedy line breaker obeys."""
    word = text[following[0] : min(following[1], following[0] + width)].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(word) > width


def _wrap_width(text: str, lines: list[Span]) -> int:
    """The column at which the text was wrapped, or 0 where each line is a paragraph."""
    width = max((end - start for start, end in lines), default=0)
    if not 40 <= width <= _LONGEST_WRAPPED:
        return 0
    pairs = [pair for pair in pairwise(lines) if _is_adjacent(text, *pair)]
    full = sum(_is_full(text, *pair, width) for pair in pairs)
    return width if len(pairs) >= _FEWEST_WRAPPED and full >= _SHARE_FULL * len(pairs) else 0


def _goes_on(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the line break between the two is only a wrap."""
    if not _is_adjacent(text, line, following):
        return False
    if _SYMBOL_OPENS.search(text, max(line[0], line[1] - _SYMBOL), line[1]) and _SYMBOL_ENDS.match(text, following[0]):
        return True
    if text[following[0]] == ",":
        return True  # a splitter has taken the stop of "D-Mass." for a sentence's
    if width:
        return _is_full(text, line, following, width)
    return text[following[0]].islower() and text[line[1] - 1] not in ".!?:;”\"'’)"
