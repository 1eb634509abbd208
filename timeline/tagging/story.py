"""What a text has told so far: the dates from which the next ones count."""

import re
from dataclasses import dataclass, field

from timeline.calendar.meaning import (
    PAGE,
    Clock,
    DayPart,
    Duration,
    Fixed,
    Partial,
    Reported,
    Shift,
    TimeMention,
    Vague,
)
from timeline.calendar.when import Precision, Resolution, When
from timeline.model import DocumentDate
from timeline.tagging.anchor import Side
from timeline.tagging.frames import Frames
from timeline.tagging.tale import TALE, Tale

DOCUMENT = "document date"
WRITTEN = (DOCUMENT, PAGE)
STORY = "previous date"


@dataclass(slots=True)
class Story:
    """What has been told so far: the last date, the last that is not still to come, the year that frames the sentence,
    and the last quarter that a report gave figures for. `guessed` says that nobody told the kind, `order` is that of
    dates in figures, `years` are those that the document tells in full; `tale` is the year that the story is at,
    `clock` the last time of day; `frames` are the dates of headings."""

    document: DocumentDate
    kind: str
    guessed: bool = False
    last: When | None = None
    last_past: When | None = None
    last_end: int = 0
    frame: When | None = None
    frame_end: int = 0
    quarter: When | None = None
    order: Side = ""
    years: tuple[int, ...] = ()
    tale: Tale = field(default_factory=Tale)
    clock: When | None = None
    clock_end: int = 0
    frames: Frames = field(default_factory=Frames)

    @property
    def written(self) -> When | None:
        """When the document was written, `None` where at most one side of it is known."""
        when = self.document.when
        return None if when is None or when.is_open else when

    def is_of_day(self, clock: When) -> bool:
        """Whether a time of day is on the day that the story is still at."""
        same = self.last is not None and self.last.first == clock.first and self.last.last == clock.last
        return same or self.clock_end > self.last_end

    @property
    def origin(self) -> str:
        """What the day of writing is called where something is read against it."""
        if self.document.when is None:
            return ""
        return PAGE if self.document.origin == "metadata" else DOCUMENT


def moves_story(mention: TimeMention, meaning: object, origin: str) -> bool:
    """Whether a narrative goes on from this date: not from a look back, nor from where a range ends."""
    if origin in WRITTEN or mention.link in ("to", "since", "until", "aside"):
        return False
    return not (isinstance(meaning, Shift) and meaning.amount < 0)


_FRAME = re.compile(r"(?:^|[.!?:][\"”’')]{0,2}\s{1,4}|\n\s{0,8})In\s$")
_STOP = re.compile(r"[.!?]\s|\n")
_BEFORE = 12
"""Characters before a year that show whether it opens its sentence."""


def framed(text: str, mention: TimeMention, story: Story) -> None:
    """A year that opens a sentence of the past holds for the months in it: "In 1918 a first wave came in April"."""
    if story.frame is not None and _STOP.search(text, story.frame_end, mention.start):
        story.frame = None
    when = mention.meaning.when if isinstance(mention.meaning, Fixed) else None
    opens = _FRAME.search(text[max(0, mention.start - _BEFORE) : mention.start]) is not None
    if isinstance(when, When) and when.precision == Precision.YEAR and opens:
        story.frame, story.frame_end = when, mention.end


def remember(mention: TimeMention, meaning: object, when: Resolution, story: Story, origin: str = "") -> None:
    """Go on from a date that was told, unless it is a look back in the middle of the story."""
    if not isinstance(when, When) or when.first is None or isinstance(meaning, Vague | Duration):
        return
    own = origin == TALE or (story.written is None and isinstance(meaning, Partial))
    story.tale.remember(mention, meaning, when, TALE if own else origin, story.written)
    if isinstance(meaning, Shift) and meaning.from_story and meaning.amount < 0:
        return
    if isinstance(meaning, Clock | DayPart) and meaning.on is None and origin in WRITTEN:
        story.clock, story.clock_end = when, mention.end  # its day is none that the text has told
        return
    story.last, story.last_end = when, mention.end
    if when.minutes is not None and when.precision >= Precision.HOUR:
        story.clock, story.clock_end = when, mention.end
    if not when.is_after(story.document.when) or (isinstance(meaning, Fixed) and mention.tense == "past"):
        story.last_past = when
    if when.precision == Precision.QUARTER and _is_reported(meaning, when, story.document.when):
        story.quarter = when


def _is_reported(meaning: object, when: When, written: When | None) -> bool:
    """Whether a report's figures are those of this quarter: one that is over, told by its own number."""
    if isinstance(meaning, Shift | Reported) or (isinstance(meaning, Partial) and meaning.fiscal):
        return False
    return written is None or written.last is None or (when.last or 0) < written.last
