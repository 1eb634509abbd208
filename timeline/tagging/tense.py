"""The tense of the clause around a time expression, from the words beside it: cheap, without a parser."""

import re
from collections.abc import Mapping

from timeline.meaning import Tense

_REACH = 120
"""Characters looked at on either side: about twenty words, more than a clause."""

_BREAK = re.compile(r"[.!?](?=\s+[\"'“A-Z])|\n\s*\n|[;:]\s")
_WORD = re.compile(r"[A-Za-z]++(?:['’][a-z]++)?")


def tense_at(text: str, start: int, end: int, words: Mapping[str, str]) -> Tense:
    """The tense of the nearest telling verb before `start` in the sentence, else after `end`; "" where none tells."""
    before = _BREAK.split(text[max(0, start - _REACH) : start])[-1]
    after = _BREAK.split(text[end : end + _REACH])[0]
    return _last(before, words) or _first(after, words)


def _last(part: str, words: Mapping[str, str]) -> Tense:
    for word in reversed(_WORD.findall(part)):
        tense = _tense(word, words)
        if tense:
            return tense
    return ""


def _first(part: str, words: Mapping[str, str]) -> Tense:
    for word in _WORD.findall(part):
        tense = _tense(word, words)
        if tense:
            return tense
    return ""


def _tense(word: str, words: Mapping[str, str]) -> Tense:
    folded = word.lower()
    known = words.get(folded)
    if known in ("past", "present", "future"):
        return known  # type: ignore[return-value]
    if known is None and folded.endswith("ed") and len(folded) > 4:
        return "past"
    return ""
