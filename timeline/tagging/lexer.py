"""Text to a line of letters: every token becomes one letter of the language's alphabet, `OTHER` where none fits.

Nothing of the text is changed or skipped: the tokens joined are the text, so places are sums of lengths.
"""

import re
from typing import Any, NamedTuple

from timeline.tagging.language import OTHER, Language

MAX_FIGURES = 9
"""Longer runs of figures are no date, count or year, and are never turned into integers."""

_TOKEN = re.compile(
    r"(?:https?://|www\.)\S++"
    r"|[AaPp]\.[Mm]\.?(?!\w)|[oO][’']clock(?!\w)|[AB]\.[CD]\.(?:E\.)?"
    r"|[^\W\d_]++(?:[0-9_]\w*+)?"
    r"| "
    r"|[$£€¥#@]\w(?:[\w]|[.,](?=[0-9]))*+"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?(?!\w)"
    r"|[1-4][QqHh](?:[0-9]{4}|[’']?[0-9]{2})(?!\w)"
    r"|[0-9]++(?:(?:[–-][0-9]++){2,}+|(?:[.,:/][0-9]++)++)?+(?:(?:st|nd|rd|th|ST|ND|RD|TH|s)(?!\w))?"
    r"|[’'](?:[sS]|[0-9]{2}s?)(?!\w)"
    r"|\s++|.",
    re.DOTALL,
)
_BOUNDS = ((1, "N59"), (13, "N12"), (25, "N24"), (32, "N31"), (60, "N59"), (100, "N99"), (1000, "N999"))
_CODE = re.compile(r"(?:[QqHh][1-4]|(?:FY|fy)'?(?:[0-9]{2}|[0-9]{4})|[1-4][QqHh][’']?[0-9]{2,4})\Z")
_PUNCTUATION = {**{mark: mark for mark in "-,/'.:&\";~–"}, "’": "'", "‘": "'", "`": "'", "—": "–"}


class Token(NamedTuple):
    """A token with its letter, its value and its place; `rule` names the rule that made it, "" for one of the
    text's.
    """

    letter: str
    value: Any
    start: int
    end: int
    rule: str = ""
    kinds: tuple[str, ...] = ()
    link: str = ""


def split(text: str) -> list[str]:
    """The tokens of a text, white space among them; joined they are the text."""
    return _TOKEN.findall(text)


def letters(tokens: list[str], language: Language) -> str:
    """One letter for each token."""
    words, classes = language.words, language.classes
    found: list[str] = []
    previous = ""
    for token in tokens:
        if token in words:
            found.append(words[token][0])
        elif token == " ":
            found.append(" ")
        elif token in _PUNCTUATION:
            found.append(_PUNCTUATION[token])
        elif _is_figure(token[0]) or _is_figure(token[-1]) or _is_figure(token[1:2]):
            found.append(classes.get(shape(token)[0], OTHER))
        elif token.isspace():
            found.append(" " if token.count("\n") < 2 else OTHER)
        else:
            if previous and token[0].isalpha() and _is_figure(previous[-1]):
                found[-1] = OTHER
            found.append(OTHER)
        previous = token
    return "".join(found)


def value(token: str, language: Language) -> Any:
    """The value of a token: its word's, its number's, or its own text."""
    if token in language.words:
        return language.words[token][1]
    if _is_figure(token[0]) or _is_figure(token[-1]) or _is_figure(token[1:2]):
        return shape(token)[1]
    return token


def shape(token: str) -> tuple[str, Any]:
    """The class of a token with figures (see `language.SHAPES`; "" for none), and its value."""
    if token.isdecimal() and token.isascii():
        return _integer(token)
    if token[10:11] == "T" and _is_figure(token[0]):
        return "NMOMENT", token
    if token[1:2] in tuple("QqHh") and _CODE.match(token):
        return "NCODE", token.upper()
    if token[0] in "'’":
        return ("NSHORT", int(token[1:])) if _is_figure(token[-1]) else ("NTENS", token[1:3])
    if not _is_figure(token[0]):
        return ("NCODE", token.upper()) if _CODE.match(token) else ("", None)
    if _is_figure(token[-1]):
        return _compound(token)
    return _suffixed(token)


def _is_figure(char: str) -> bool:
    return "0" <= char <= "9" if char else False


def _integer(token: str) -> tuple[str, Any]:
    if len(token) > MAX_FIGURES or (len(token) > 2 and token[0] == "0" and len(token) != 4):
        return "", None
    number = int(token)
    if len(token) == 4:
        return ("NYEAR" if 1000 <= number < 2200 else "N4"), number
    return next((name for bound, name in _BOUNDS if number < bound), "NBIG"), number


def _suffixed(token: str) -> tuple[str, Any]:
    figures = token.rstrip("stndrhSTNDRH")
    if not figures.isdecimal() or len(figures) > 4:
        return "", None
    if not token.endswith("s"):
        return "NTH", int(figures)
    if not figures.endswith("0") or len(figures) not in (2, 4):
        return "", None
    return "NTENS" if len(figures) == 4 else "NTENS2", figures


def _compound(token: str) -> tuple[str, Any]:
    parts = re.split(r"[.,:/–-]", token)
    marks = {char for char in token if not _is_figure(char)}
    if max(map(len, parts)) > MAX_FIGURES or len(marks) > 1:
        return "", None
    mark = marks.pop()
    if mark == ":" and len(parts) < 4 and len(parts[1]) == 2:
        return "NCLOCK" if len(parts[0]) > 1 else "NHOUR", tuple(map(int, parts))
    if mark == "," and len(parts[0]) < 4 and all(len(part) == 3 for part in parts[1:]):
        return "NBIG", int("".join(parts)) if len(parts) < 4 else 10**MAX_FIGURES
    if len(parts) == 3 and mark in "./-":
        return "NDATE", token
    if len(parts) == 2:
        return _pair(mark, parts, token)
    return "", None


def _pair(mark: str, parts: list[str], token: str) -> tuple[str, Any]:
    if mark == ".":
        return "NPOINT", float(token)
    return ("NSLASH", (int(parts[0]), int(parts[1]))) if mark == "/" else ("", None)
