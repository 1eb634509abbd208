"""The day that a text says it is of: "today, 8 September 2017", "this report appeared on 19 July 1969", minutes."""

import re
from collections.abc import Iterator, Sequence

from timeline.calendar import edtf
from timeline.calendar.meaning import Figures, TimeMention
from timeline.calendar.when import Precision, When
from timeline.docdate.meanings import core, fixed, with_sentences
from timeline.lexicon.story import StoryWords
from timeline.model import DocumentDate, Sentence

_HEAD_LINES = 6
"""Lines in which minutes and letters say when they were held or written."""
_LONGEST_LINE = 140
_BESIDE = 3
"""Characters between "today" and the date that says which day it is."""
_WORD = re.compile(r"[^\W0-9_]+")
_ENDS = re.compile(r"[.!?][\"”’')]?$")


def read(text: str, sentences: Sequence[Sentence], mentions: Sequence[TimeMention], words: StoryWords) -> DocumentDate:
    """The day of a text by its own words; `when` is `None` where they do not say it. Below its first sentences "today"
    may be that of what it quotes."""
    bodies = [one for one in sentences if one.role == "body"]
    low = bodies[_FIRST].start if len(bodies) > _FIRST else len(text)
    for sentence, mention in with_sentences(sentences, mentions):
        day = _day(mention)
        if day is not None:
            said = " ".join(text[sentence.start : sentence.end].split())[:_LONGEST_LINE]
            today = sentence.start < low and _is_today(text, sentence, mention, words)
            if today or _says_its_day(text, sentence, mention, words):
                return DocumentDate(day, "dateline", (f"The text says of itself “{said}”: {edtf.write(day)}.",))
    return DocumentDate(None)


def of_sitting(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[TimeMention], words: StoryWords
) -> DocumentDate:
    """The day of the meeting whose minutes a text is, told in one of its first lines."""
    heads = list(_head_lines(text, sentences, words))
    for sentence, mention in with_sentences(sentences, mentions):
        day = _day(mention)
        if sentence in heads and day is not None:
            said = " ".join(text[sentence.start : sentence.end].split())
            return DocumentDate(day, "dateline", (f"The line “{said}” says when it was held: {edtf.write(day)}.",))
    return DocumentDate(None)


def _day(mention: TimeMention) -> When | None:
    """The day that a mention tells beyond doubt."""
    when = None if isinstance(core(mention.meaning), Figures) else fixed(mention)
    known = when is not None and when.precision >= Precision.DAY and when.first == when.last
    return When(when.first, when.last) if known and when is not None else None


_FIRST = 3


def _is_today(text: str, sentence: Sentence, mention: TimeMention, words: StoryWords) -> bool:
    """Whether "today" stands beside a date."""
    before = text[sentence.start : mention.start]
    beside = before.rstrip(" ,(–—-")
    spoken = text[mention.start : mention.end].lower()
    if any(spoken.startswith(word) for word in words.todays):
        return True
    marks = before[len(beside) :]
    return bool(marks.strip()) and beside.lower().endswith(words.todays) and len(marks) <= _BESIDE


def _says_its_day(text: str, sentence: Sentence, mention: TimeMention, words: StoryWords) -> bool:
    """Whether the text says when it appeared."""
    before = text[sentence.start : mention.start]
    told = [word.lower() for word in _WORD.findall(before)]
    line = " ".join(told)
    own = line.startswith(words.own_openings) or any(phrase in line for phrase in words.own_names)
    stamp = sentence.role in ("dateline", "byline")
    if not stamp and sentence.start < _HEAD and _is_head(text, sentence, mention, words):
        return True
    return own and not words.appearing.isdisjoint(told[-_NEAR:])


def _is_head(text: str, sentence: Sentence, mention: TimeMention, words: StoryWords) -> bool:
    """Whether a line is a place, or what kind of text this is, and its date: "Paris, 3 March 1999.", "Press release, 3
    March 1999"."""
    before, behind = text[sentence.start : mention.start].strip(), text[mention.end : sentence.end].strip()
    told = _WORD.findall(before)
    ended = before.endswith((",", ":", "–", "—")) and behind in ("", ".", ":", "–", "—", "-")
    place = len(told) <= _PLACE and all(word[0].isupper() for word in told)
    kind = len(told) <= 2 * _PLACE and " ".join(told).lower().startswith(words.text_kinds)
    return ended and len(told) > 0 and (place or kind)


_PLACE = 3
_HEAD = 200
"""Characters in which such a line stands."""

_NEAR = 4
"""Words before a date among which stands that something appeared then."""


def _head_lines(text: str, sentences: Sequence[Sentence], words: StoryWords) -> Iterator[Sentence]:
    """The first lines that name a sitting, and are no sentences."""
    for sentence in sentences[:_HEAD_LINES]:
        line = text[sentence.start : sentence.end]
        named = not words.sittings.isdisjoint(word.lower() for word in _WORD.findall(line)[:_NEAR])
        if named and len(line) <= _LONGEST_LINE and not _ENDS.search(line) and "\n" not in line:
            yield sentence
