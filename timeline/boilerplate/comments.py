"""Where the readers' comments below an article begin: each has its own stamp, and they speak of "I" and "you"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from timeline.lexicon.story import StoryWords
from timeline.model import Sentence

_FEWEST_STAMPS = 3
_HEAD = 3
"""Sentences at the top of an article that may hold its own stamps."""

_PERSONAL = 0.2
"""The share of sentences that speak of the writer or to a reader, above which stamped text is talk."""

_WORD = re.compile(r"[^\W0-9_]+(?:['’][^\W0-9_]+)?")


def begin(text: str, sentences: Sequence[Sentence], words: StoryWords) -> int:
    """Where the comments begin, the end of the text where there are none.

    Comments are what follows the first of at least three stamps, each with a clock time and a full date, behind the
    article's head, if it is personal throughout.
    """
    if len(sentences) <= _HEAD:
        return len(text)
    stamps = [match.start() for match in _stamp(words).finditer(text, sentences[_HEAD].start)]
    if len(stamps) < _FEWEST_STAMPS:
        return len(text)
    first = next(sentence.start for sentence in sentences if sentence.end > stamps[0])
    talk = [sentence for sentence in sentences if sentence.start >= first]
    personal = words.reader | words.publisher | words.writer
    told = sum(not personal.isdisjoint(_words(text[sentence.start : sentence.end])) for sentence in talk)
    return first if told >= _PERSONAL * len(talk) else len(text)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


@lru_cache(maxsize=8)
def _stamp(words: StoryWords) -> re.Pattern[str]:
    """A clock time beside a day with its year, in either order: "January 28, 2011 at 12:27 pm"."""
    names = sorted({re.escape(name) for name, _ in words.months}, key=lambda name: (-len(name), name))
    month = rf"(?:{'|'.join(names)})\.?"
    day = rf"(?:{month}\s[0-9]{{1,2}}(?:st|nd|rd|th)?|[0-9]{{1,2}}(?:st|nd|rd|th)?\s{month})\s?,?\s[0-9]{{4}}"
    clock = r"[0-9]{1,2}[:.][0-9]{2}(?:\s?[ap]\.?m\b\.?)?"
    filler = rf"(?:\s?(?:{'|'.join(map(re.escape, words.filler))}|[-,|]))?\s"
    return re.compile(rf"(?:{day}{filler}{clock}|{clock}{filler}{day})", re.IGNORECASE)
