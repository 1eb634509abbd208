"""The tense of the clause around a time expression, from the words beside it: cheap, without a parser."""

import re
from collections.abc import Mapping

from timeline.calendar.meaning import Tense

_REACH = 120
"""Characters looked at on either side: about twenty words, more than a clause."""

_BREAK = re.compile(r"[.!?](?=\s+[\"'“A-Z])|\n\s*\n|[;:]\s")
_WORD = re.compile(r"[A-Za-z]++(?:['’][a-z]++)?")
_MONTH_NAME = re.compile("[A-Z][a-z]{2}")
"""A short word with a capital inside a sentence, which is no auxiliary: the "May" of "on 4 May"."""

_CLITIC = {"ll": "future", "re": "present", "ve": "past"}
"""Auxiliaries after an apostrophe; "'s" is mostly a possessive, and "'d" may be either."""


def tense_at(text: str, start: int, end: int, words: Mapping[str, str]) -> Tense:
    """The tense of the nearest telling verb before `start` in the sentence, else after `end`; "" where none tells.

    A present tells only where its verb stands before: "the talks resume Friday". `words` gives a verb form its marks:
    "past", "present", "future"; "carry" for auxiliaries before a participle; "ahead" for words that look forward
    with "to" ("plans to", "due to"); "none" for look-alikes.
    """
    opened = _BREAK.split(text[max(0, start - _REACH) : start + 1])[-1][:-1]  # a capital tells that a sentence begins
    before = [word.lower() for word in _WORD.findall(opened) if not _MONTH_NAME.fullmatch(word)]
    after = _WORD.findall(_BREAK.split(text[end : end + _REACH])[0].lower())
    governing = _nearest(list(reversed(before)), words)
    if governing == "present" and text[end : end + 1] in ("'", "’"):
        return ""
    following = "" if governing else _first(after, words)
    return governing or ("" if following == "present" else following)


def _nearest(backwards: list[str], words: Mapping[str, str]) -> Tense:
    """The tense told by the nearest finite verb, reading back: participles hand on to their auxiliary."""
    for i, word in enumerate(backwards):
        tense = _tense(word, words)
        previous = backwards[i + 1] if i + 1 < len(backwards) else ""
        if word == "to" and "ahead" in words.get(previous, ""):
            return "future"
        if tense == "past" and ("carry" in words.get(previous, "") or previous.endswith("ly")):
            continue
        if tense:
            return tense
    return ""


def _first(forwards: list[str], words: Mapping[str, str]) -> Tense:
    return next((tense for word in forwards if (tense := _tense(word, words))), "")


def _tense(word: str, words: Mapping[str, str]) -> Tense:
    stem, _, clitic = word.replace("’", "'").partition("'")
    known = words.get(word.replace("’", "'"), words.get(stem))
    if known is None and clitic in _CLITIC:
        known = _CLITIC[clitic]
    tense: Tense
    for tense in ("past", "present", "future"):
        if known and tense in known:
            return tense
    return "past" if known is None and stem.endswith("ed") and len(stem) > 4 else ""
