"""The year that a story is at: "The ship was laid down in 1911. She was launched in May."

News tells its months and days from the day of writing. Where the sentences before have told a year of the past, and
nothing since has counted from the day of writing, the story goes on in that year; the day of writing's own reading
remains possible, so that the date is marked. A text without a date has no other reading.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from timeline.calendar import civil
from timeline.calendar.meaning import Fixed, Nth, Partial, Shift, TimeMention, Weekday
from timeline.calendar.when import Precision, When

TALE = "the story's year"
"""The origin of a date that has its year from the story."""

BESIDE_WRITING = "its year is that of the sentences before; counted from the article's date it would be another"
"""What is assumed of a date that has its year from the story, in a text whose own date is known."""

_STOP = re.compile(r"[.!?]\s|\n")
_PARAGRAPH = re.compile(r"""\n\s*\n|[.!?]["'”’]?[ \t]*\n""")
"""Where a paragraph ends: at an empty line, and at a line that ends with its sentence, as pages have them."""

_FAR = 8
"""Months by which a story does not step back within a year: January told after November is the next one."""


@dataclass(slots=True)
class Tale:
    """The date that the story is at, where that ends in the text, and all whole dates that were told; `goes_on` tells
    that a date has been read in its year."""

    at: When | None = None
    end: int = 0
    told: list[When] = field(default_factory=list)
    goes_on: bool = False

    def remember(self, mention: TimeMention, meaning: object, when: When, origin: str, written: When | None) -> None:
        """Go on from a whole date, or from one that was read in the tale's year; what counts from the day of writing
        ends the tale."""
        if isinstance(meaning, Fixed):
            self.told.append(when)
        if isinstance(meaning, Fixed) and _begins_tale(mention, when, written):
            self.at, self.end, self.goes_on = when, mention.end, False
        elif origin == TALE:
            self.at, self.end, self.goes_on = when, mention.end, True
        elif isinstance(meaning, Weekday) or (isinstance(meaning, Shift) and _leaves(meaning)):
            self.at = None

    def year_for(self, text: str, mention: TimeMention, day: object, written: When | None) -> int | None:
        """The year that a date without one has from the story, `None` where it counts from the day of writing."""
        day = day.within if isinstance(day, Nth) else day
        if not isinstance(day, Partial) or day.direction is not None or not (day.month or day.season):
            return None
        if written is None or (day.weekday is not None and _is_rough(written)):
            return next(self._fitting(day), None)
        if self.at is None or mention.tense == "future" or _PARAGRAPH.search(text, self.end, mention.start):
            return None
        later = self.at.is_after(written)
        told = self.at.precision == Precision.YEAR and _STOP.search(text, self.end, mention.start) is not None
        fits = (told and mention.tense == "past") or ((later or self.goes_on) and mention.tense != "present")
        return _year_of(day, self.at) if fits else None

    def _fitting(self, day: Partial) -> Iterator[int]:
        """The years of the dates told, the last first, in which a date falls on its weekday."""
        for when in (*([self.at] if self.at is not None else []), *reversed(self.told)):
            year = _year_of(day, when)
            exists = not day.day or civil.is_date(year, day.month or 1, day.day)
            number = civil.day_number(year, day.month or 1, day.day or 1) if exists else 0
            if exists and (day.weekday is None or civil.weekday(number) == day.weekday):
                yield year


def _is_rough(written: When) -> bool:
    """Whether the day of writing is too little known for a weekday to choose the year."""
    return (written.last or 0) - (written.first or 0) > _ROUGH


_ROUGH = 31
"""Days."""


def _leaves(shift: Shift) -> bool:
    """Whether a shift leaves the tale: one that counts from the day of writing, and a look back."""
    return not shift.from_story or shift.amount < 0


def _begins_tale(mention: TimeMention, when: When, written: When | None) -> bool:
    """Whether a story may go on from a whole date: not from where a range ends, nor from one still to come."""
    if when.precision < Precision.YEAR or mention.link in ("to", "since", "until"):
        return False
    return mention.tense != "future" or written is None


def _year_of(day: Partial, at: When) -> int:
    year = at.year or 0
    if at.precision < Precision.MONTH or not day.month:
        return year
    month = civil.date_of(at.first or 0)[1]
    return year + (1 if month - day.month > _FAR else 0)
