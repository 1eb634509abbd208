"""How a line is set: its spaces, capitals, stops, quote marks and brackets."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from timeline.events.grammar.clause import is_word
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

_DANGLING = re.compile(
    r"(?:(?<=\S) (?:also|not|only|even|the|a|an|of|to|and|or|but|in|on|at|by|for|from|with|that|which|who|as|its|their"
    r"|his|her|was|were|is|are|has|have|had|will|would|could|can|may|be|been|than|more|into))+$",
    re.IGNORECASE,
)
"""Words at the end of a line that is cut, which say nothing without the next."""

_TWICE = re.compile(r"\b(in|of|the|a|an|to|is|was|are|were|and|or|on|at|for|by|with|from|[A-Z]{2,})(?: \1\b)+")
"""A small word or an abbreviated name that the text has written twice: "in in", "a firm's HSK HSK's shares"."""

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


def whole(tokens: Sequence[Token]) -> str:
    """A sentence as it stands, set as print sets it, without its stop."""
    gaps = ["", *(" " if spaced(before, token) else "" for before, token in pairwise(tokens))]
    line = "".join(gap + token.text for gap, token in zip(gaps, tokens, strict=True)).rstrip()
    return tidied(capital(unstopped(" ".join(line.split()), tokens[-1] if tokens else None)))


def is_put_in(word: str, token: Token) -> bool:
    """Whether a name stands in the place of a pronoun."""
    return token.tag.startswith("PRP") and word.lower() != token.text.lower() and MARKS.isdisjoint(word)


def unstopped(line: str, last: Token | None) -> str:
    """Without the sentence's stop where the parser left it on the last word ("km/h."); a short name keeps its own."""
    short = last is not None and last.text[:1].isupper() and len(last.text) <= _SHORT_NAME
    inner = last is not None and "." in last.text[:-1] and not any(char.isdigit() for char in last.text)
    return line[:-1] if line.endswith(".") and not (short or inner or line.endswith("..")) else line


def fitting(word: str, token: Token, following: Token | None) -> str:
    """The article in the form that the next word asks for, where a date went from between: "an (Oct. 21) meeting"."""
    inside = token.index > 0 and word[:1].isupper()  # the letter of "influenza A"
    if word.lower() not in ("a", "an") or inside or following is None or following.index == token.index + 1:
        return word
    return word[0] + ("n" if following.text[:1].lower() in "aeiou" else "")


def even_quotes(line: str) -> str:
    """A quote mark inside a word ("to"halt") that has lost its pair becomes a space."""
    return line if line.count('"') % 2 == 0 else " ".join(line.replace('"', " ").split())


def cut(line: str, limit: int) -> str:
    """A line that is too long, cut behind a clause in its second half, else at a space; it says so by an ellipsis."""
    border = max(line.rfind(mark, limit // 2, limit - 2) for mark in (", ", "; ", ": ", " – ", " — "))
    end = border if border > 0 else line.rfind(" ", 0, limit - 2)
    left = line[: end if end > 0 else limit - 2].rstrip(" ,;:-–—")
    return closed(even_quotes(_DANGLING.sub("", left)) + "…")


def closed(line: str) -> str:
    """Quoted words that were shortened get their end mark back."""
    return line + "”" if line.count("“") > line.count("”") else line


def tidied(line: str) -> str:
    """The line without doubled commas and small words, and without the marks of a treebank: "9\\/11", "Calif ."."""
    line = _LOOSE_STOP.sub("", line.replace("\\/", "/").replace("\\*", "*"))
    return _TWICE.sub(r"\1", _COMMA_RUN.sub(",", line))


def capital(line: str) -> str:
    """The line with a capital at its head, behind a quote mark as well; "iPhone" keeps its own."""
    if line[:1] in ("“", '"'):
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


_HEAD = 8
"""Tokens: a bracket that closes before, without having been opened, ends what is left of another line."""


def bracketed(tokens: list[Token]) -> list[Token]:
    """Brackets stay where both of a pair do; what stands before a bracket that closes the line's head goes with it."""
    open_marks: list[int] = []
    stray: set[int] = set()
    for place, token in enumerate(tokens):
        if token.text == ")" and place and tokens[place - 1].text == "(":
            stray |= {place - 1, place}
            open_marks.pop()
        elif token.text == "(":
            open_marks.append(place)
        elif token.text == ")" and open_marks:
            open_marks.pop()
        elif token.text == ")":
            stray |= set(range(place + 1)) if place < _HEAD else {place}
    stray |= set(open_marks)
    return [token for place, token in enumerate(tokens) if place not in stray]


def unwrapped(tokens: list[Token]) -> list[Token]:
    """Without brackets around the whole line."""
    words = [place for place, token in enumerate(tokens) if is_word(token)]
    ends = [token.text for token in tokens if token.text in ("(", ")")]
    around = bool(words) and any(token.text == "(" for token in tokens[: words[0]]) and ends == ["(", ")"]
    last = around and any(token.text == ")" for token in tokens[words[-1] :])
    return [token for token in tokens if token.text not in ("(", ")")] if last else tokens


def is_opening(tokens: list[Token], mark: Token) -> bool:
    """Whether a mark opens: a straight one does right before a word."""
    place = tokens.index(mark)
    if place + 1 == len(tokens):
        return False
    following = tokens[place + 1]
    leans = following.start == mark.end and following.text not in _TIGHT_BEFORE
    return mark.text in OPENING and (mark.text != '"' or leans)
