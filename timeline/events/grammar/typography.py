"""How a line is set: its spaces, capitals, stops, quote marks and brackets."""

import re
from collections.abc import Iterable

from timeline.syntax.tree import Token

OPENING = {'"', "“", "„", "«", "``", "(", "[", "‘"}
"""Marks that open."""

QUOTES = frozenset('"“”„«»') | {"``", "''"}
"""Quote marks, as print and as corpora have them."""

_TIGHT_BEFORE = frozenset(".,;:!?%)]}'’”»") | {"n't", "'s", "’s", "''"}
"""What has no space before it where words between went."""

_NEVER_SPACED = frozenset(".,;:!?%)]”") | {"n't", "'s", "'ve", "'re", "'ll", "'d", "'m"}
"""What no printed text has a space before, though a text that was cut into tokens has."""

MARKS = frozenset("“”:")
"""What a replaced word may carry beside a name: the marks of a quotation and of its speaker."""

_TWICE = re.compile(r"\b(in|of|the|a|an|to|is|was|are|were|and|or|on|at|for|by|with|from|[A-Z]{2,})(?: \1\b)+")
"""A small word or an abbreviated name that the text has written twice: "in in", "a firm's HSK HSK's shares"."""

_LAST_COMMA = re.compile(r"""\s?,(["”])(?=,|$)""")
"""A comma that print sets before the mark that ends a quotation, where nothing follows or another comma does."""

_INNER_QUOTE = re.compile(r'(?<=[a-z])"(?=[a-z])')
"""A mark between two words that has lost its blank: "to"halt" fire"."""

_EMPTY_BRACKETS = re.compile(r"\s?\(\s*\)")
_COMMA_RUN = re.compile(r",(?:\s?,)+")
_LOOSE_STOP = re.compile(r"(?<=\w) (?=[.,](?:[\s,]|$))")
"""The blank before the stop of "D-Calif ." in a text that was cut into tokens."""

_SHORT_NAME = 5
"""Letters, with the stop, of what may be an abbreviated name: "Corp.", "Jr."."""


def spoken(tokens: Iterable[Token]) -> str:
    """The words of some tokens as they stand, with a space where the text has one or leaves something out."""
    words: list[str] = []
    end = None
    for token in tokens:
        words.append(token.text if end in (None, token.start) else " " + token.text)
        end = token.end
    return "".join(words)


def is_put_in(word: str, token: Token) -> bool:
    """Whether a name stands in the place of a pronoun."""
    return token.tag.startswith("PRP") and word.lower() != token.text.lower() and MARKS.isdisjoint(word)


def unstopped(line: str, last: Token | None) -> str:
    """Without the sentence's stop where the parser left it on the last word ("km/h."); a short name keeps its own."""
    short = last is not None and last.text[:1].isupper() and len(last.text) <= _SHORT_NAME
    inner = last is not None and "." in last.text[:-1] and not any(char.isdigit() for char in last.text)
    return line[:-1] if line.endswith(".") and not (short or inner or line.endswith("..")) else line


def tidied(line: str) -> str:
    """The line without doubled commas and small words, and without the marks of a treebank: "9\\/11", "Calif ."."""
    line = _parted(line)
    line = _LAST_COMMA.sub(r"\1", line)
    line = _LOOSE_STOP.sub("", line.replace("\\/", "/").replace("\\*", "*"))
    return _TWICE.sub(r"\1", _COMMA_RUN.sub(",", _EMPTY_BRACKETS.sub("", line)))


def _parted(line: str) -> str:
    """The line with a blank before a mark that opens, and behind one that closes."""
    if not _INNER_QUOTE.search(line):
        return line
    return _INNER_QUOTE.sub(lambda mark: '" ' if line.count('"', 0, mark.start()) % 2 else ' "', line)


def capital(line: str) -> str:
    """The line with a capital at its head, behind a quote mark as well; "iPhone" keeps its own."""
    if line[:1] in ("“", '"', "'", "‘"):
        return line[:1] + capital(line[1:])
    return line[:1].upper() + line[1:] if line[:1].islower() and not line[1:2].isupper() else line


def spaced(before: Token, token: Token) -> bool:
    """Whether a space stands between two words of a line, as in the text or as print has it."""
    if (
        token.text in _NEVER_SPACED
        or (token.tag == "POS" and token.text in ("'", "’"))
        or before.text in ("“", "(", "$", "£", "€", "#")
    ):
        return False
    if before.index + 1 == token.index:
        return before.end < token.start
    return token.text not in _TIGHT_BEFORE and before.text not in OPENING


def paired(line: str, *, opened: bool) -> str:
    """The line with a mark for each quote mark that has lost its pair, at the end or, where a quotation was `opened`
    before, at the head."""
    curly, straight = line.count("“") - line.count("”"), line.count('"') % 2
    first, last = line.find("“"), line.find("”")
    if last >= 0 and (first < 0 or last < first):
        line, curly = "“" + line, curly + 1
    line = line + "”" * max(curly, 0) if curly >= 0 else line.replace("”", "", -curly)
    if not straight:
        return line
    closes = opened or line.endswith('"') or (line.count('"') == 1 and _CLOSING.search(line) is not None)
    return f'"{line}' if closes and not line.startswith('"') else f'{line}"'


_CLOSING = re.compile(r"""[\w,.!?]"(?:\s|$)""")
"""A straight mark that ends a quotation."""


def unbracketed(line: str) -> str:
    """The line without brackets that have lost their pair, or that stand around it whole."""
    depth, stray = [], set()
    for place, mark in enumerate(line):
        if mark in "([":
            depth.append(place)
        elif mark in ")]" and (not depth or not depth.pop() >= 0):
            stray.add(place)
    stray |= set(depth)
    if line[:1] == "(" and line.rstrip(".").endswith(")") and line.count("(") == 1:
        return line.rstrip(".")[1:-1].rstrip(".")
    return "".join(mark for place, mark in enumerate(line) if place not in stray).strip() if stray else line
