"""Words that look like times: the programme "This Week", told from the week by its capitals; the halves of a match."""

import re
from collections.abc import Set

_TITLE = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
_OPENING = ("``", '"', "“", "‘")
_CLOSED = re.compile(r"\s{0,2}[,.!?]?\s{0,2}(?:''|[\"”’])")
_WORD_BEFORE = re.compile(r"(?:^|[\s(])(\S+) $")
_LOWER_AFTER = re.compile(r",? [a-z]")
_REACH = 40
"""Characters looked at before an expression: more than a word."""


def is_title(text: str, start: int, end: int, words: Set[str]) -> bool:
    """Whether an expression that begins with one of some words is written as a name: with capitals, alone in quotes or
    among words without them."""
    told = text[start:end]
    if told.partition(" ")[0].lower() not in words or not _TITLE.fullmatch(told):
        return False
    before = text[max(0, start - _REACH) : start]
    if before.rstrip().endswith(_OPENING):
        return _CLOSED.match(text, end) is not None
    word = _WORD_BEFORE.search(before)
    owner = word is not None and word[1][:-2].isupper() and word[1][-2:] in ("'s", "’s")
    return owner or (word is not None and word[1][0].islower() and _LOWER_AFTER.match(text, end) is not None)


_AROUND = 120
"""Characters around a half that may show that it is one of a match: a sentence."""

_WORDS = re.compile(r"[a-z][a-z-]+")


def is_of_match(text: str, start: int, end: int, words: Set[str]) -> bool:
    """Whether the words around "the second half", or several of the whole text, tell of a match or a game."""
    around = text[max(0, start - _AROUND) : end + _AROUND].lower()
    told = sum(word in words for word in _WORDS.findall(text[:_REPORT].lower()))
    return told >= _PLAYED or not words.isdisjoint(_WORDS.findall(around))


def is_of_falling(text: str, start: int, end: int, words: Set[str]) -> bool:
    """Whether "the fall" is that of somebody or something: words of harm stand around it, or of what it fell from."""
    around = text[max(0, start - _AROUND) : end + _AROUND].lower()
    return text[start:end].lower() == _FALL and not words.isdisjoint(_WORDS.findall(around))


_FALL = "the fall"

_REPORT = 20_000
"""Characters of a text that are searched for such words."""

_PLAYED = 6
"""Words of a match that make a text the report of one."""
