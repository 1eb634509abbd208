"""The day of a time of day that is told without one, and the half of the day of one that goes on from another."""

import re
from dataclasses import replace

from timeline.calendar.meaning import Clock, DayPart, TimeMention
from timeline.calendar.when import Precision, When
from timeline.tagging.anchor import NO_STORY, Anchor, plain
from timeline.tagging.story import STORY, Story

_SAME_SENTENCE = 60
"""Characters within which a time of day belongs to the day told before it: about ten words."""


def clock_anchor(meaning: Clock | DayPart, mention: TimeMention, story: Story) -> tuple[Anchor, str]:
    """The day of a time that stands without one: the day just told, else the document's; in a narrative none."""
    near = mention.start - story.last_end < _SAME_SENTENCE
    belongs = isinstance(meaning, Clock) if story.kind == "narrative" else near
    if belongs and story.last is not None and story.last.precision >= Precision.DAY:
        return Anchor(plain(replace(story.last, precision=Precision.DAY, minutes=None))), STORY
    if story.kind == "narrative":
        return Anchor(why_not=NO_STORY), STORY
    return Anchor(story.document.when), story.origin


def clock_beside(text: str, meaning: Clock, mention: TimeMention, story: Story) -> tuple[Anchor, str] | None:
    """A clock time that goes on from one before it: "10:40" behind "10 p.m." is of the same evening, "00:35" behind
    "23:50" of the next day."""
    last = story.clock
    told = last is not None and last.minutes is not None and story.is_of_day(last)
    if not told or last is None or last.minutes is None or mention.start - story.clock_end > _SAME_EVENING:
        return None
    before, words = last.minutes[0], text[mention.start : mention.end]
    half = _HALF.search(text[max(0, story.clock_end - _CLOCK) : story.clock_end + 2]) is not None
    if half and _TWELVE.fullmatch(words) and before <= meaning.minute + _HALF_DAY:
        return Anchor(plain(last), "same half", NO_STORY), STORY
    if before >= _LATE and meaning.minute < _EARLY and last.first is not None:
        return Anchor(When.of_number(last.first + 1)), STORY
    return None


_SAME_EVENING = 300
"""Characters within which a clock time goes on from the one before."""

_CLOCK = 12
_HALF = re.compile(r"[0-9]\s?p\.?m\b", re.IGNORECASE)
_TWELVE = re.compile(r"(?:[1-9]|1[0-2]):[0-5][0-9]")
_HALF_DAY, _LATE, _EARLY = 12 * 60, 20 * 60, 6 * 60
