"""What a mention says, without its clock time, part of day and modifier; and the sentence that it stands in."""

import re
from collections.abc import Iterator, Sequence

from timeline.calendar.meaning import Clock, DayPart, Figures, Fixed, Modified, Partial, TimeMention, Weekday
from timeline.calendar.when import When
from timeline.lexicon.story import StoryWords
from timeline.model import Sentence

_WORD = re.compile(r"[^\W0-9_]+")


def core(meaning: object) -> object:
    """The day's meaning of a clock time or a part of a day, the date's of a modified one; else the meaning itself."""
    for _ in range(3):
        if isinstance(meaning, (Clock, DayPart)):
            meaning = meaning.on
        elif isinstance(meaning, Modified):
            meaning = meaning.meaning
    return meaning


def fixed(mention: TimeMention) -> When | None:
    """The window of a date that needs no reference, else `None`."""
    meaning = core(mention.meaning)
    if isinstance(meaning, Figures):
        return meaning.month_first
    return meaning.when if isinstance(meaning, Fixed) and isinstance(meaning.when, When) else None


def bare_month(mention: TimeMention) -> Partial | None:
    """A month (with or without its day) that is told without a year, "last" or "next"; else `None`."""
    meaning = core(mention.meaning)
    is_bare = isinstance(meaning, Partial) and meaning.month and meaning.year is None and meaning.direction is None
    return meaning if is_bare and isinstance(meaning, Partial) else None


def bare_weekday(mention: TimeMention) -> int | None:
    """The number of a weekday that is told without "last" or "next" (Monday 0), else `None`."""
    meaning = core(mention.meaning)
    is_bare = isinstance(meaning, Weekday) and meaning.direction is None and not meaning.weekend
    return meaning.weekday if is_bare and isinstance(meaning, Weekday) else None


def weekday_said(text: str, mention: TimeMention, words: StoryWords) -> int | None:
    """The weekday that the mention's own words name ("Friday, Oct. 13"), Monday 0."""
    named = dict(words.weekdays)
    said = (named.get(word) for word in _WORD.findall(text[mention.start : mention.end]))
    return next((number for number in said if number is not None), None)


def with_sentences(
    sentences: Sequence[Sentence], mentions: Sequence[TimeMention]
) -> Iterator[tuple[Sentence, TimeMention]]:
    """Each mention beside the sentence that holds its beginning; both in the order of the text."""
    at = 0
    for mention in mentions:
        while at < len(sentences) and sentences[at].end <= mention.start:
            at += 1
        if at < len(sentences) and sentences[at].start <= mention.start:
            yield sentences[at], mention
