"""Normalisation of a document's mentions: which date each is seen from, and on which side of it it lies.

Deictic words ("yesterday", "last month") count from the document's date. Words of the story ("the following day", "that
year") count from the last date told. Dates without a year count from the document's date in news and in short messages,
and from the last date told in a narrative.
"""

import re
from dataclasses import replace
from typing import Literal, get_args

from timeline.calendar import civil, edtf, timex3
from timeline.calendar.figures import order_of
from timeline.calendar.meaning import (
    PAGE,
    Beside,
    Clock,
    DayPart,
    Duration,
    Figures,
    Fixed,
    Holiday,
    Modified,
    Nth,
    Partial,
    Repeat,
    Reported,
    Shift,
    TimeMention,
    Vague,
    Weekday,
    Within,
)
from timeline.calendar.when import Modifier, Precision, Resolution, When
from timeline.model import PLAIN, DocumentDate, Layout, Timex
from timeline.tagging.anchor import NO_NEIGHBOUR, NO_REFERENCE, NO_STORY, Anchor, Outcome, Side, plain, undated
from timeline.tagging.clocks import clock_anchor, clock_beside
from timeline.tagging.engine import match_rule
from timeline.tagging.entries import without_clocks
from timeline.tagging.evidence import century_of, years_of
from timeline.tagging.frames import FRAME, Frames
from timeline.tagging.kinds import day_meaning, is_deictic, kind_of
from timeline.tagging.language import Language
from timeline.tagging.ranges import joined, lasting_between
from timeline.tagging.resolve import resolve, resolve_in_window
from timeline.tagging.shifts import before, moved
from timeline.tagging.story import STORY, WRITTEN, Story, framed, moves_story, remember
from timeline.tagging.tale import BESIDE_WRITING, TALE

Kind = Literal["auto", "news", "narrative", "colloquial"]

NEIGHBOUR = "date beside it"

_FROM_INFERRED = "it is counted from a date that was itself inferred"

_MODIFIERS: dict[str, Modifier] = {"START": "early", "MID": "mid", "END": "late"}


def normalise(
    text: str,
    mentions: tuple[TimeMention, ...],
    document_date: DocumentDate,
    kind: str = "auto",
    layout: Layout = PLAIN,
) -> tuple[Timex, ...]:
    """The mentions with TIMEX3 values and windows.

    `layout` is what the document shows of its dates. `kind` is "news", "narrative", "colloquial" or "auto". With an
    inferred document date (a window) a date is given only where both ends of the window lead to the same one, and is
    then marked as assumed; with none, only dates that need no reference are given.
    """
    story = Story(
        document_date,
        kind_of(text, mentions) if kind == "auto" else kind,
        guessed=kind == "auto",
        frames=Frames(layout.frames),
    )
    told = without_clocks(text, mentions, document_date)
    story.order = layout.order or order_of(text, told, document_date.when)
    story.years = years_of(told)
    of_entries = {one.start for one in story.frames.hold_all(told)}
    kept = [one for one in told if _is_read(one, story.kind) or (_ENTRIES in one.kinds and one.start in of_entries)]
    neighbours = zip(kept, [None, *kept], [*kept[1:], None], strict=False)
    return joined(kept, [_timex(text, mention, before, behind, story) for mention, before, behind in neighbours])


def resolve_again(timex: Timex, language: Language) -> Resolution:
    """The window that the rule named in a timex gives for its text, reference and direction: the explanation, run
    again.
    """
    return outcome_again(timex, language).when


def outcome_again(timex: Timex, language: Language) -> Outcome:
    """The same with its TIMEX3 value."""
    meaning = match_rule(timex.text, timex.rule, language)
    if meaning is None:
        return undated(timex.value, f"the rule {timex.rule!r} does not find {timex.text!r}")
    mod = meaning.mod if isinstance(meaning, Modified) else ""
    inner = meaning.meaning if isinstance(meaning, Modified) else meaning
    inner = inner.meaning if isinstance(inner, Beside) else inner
    reference = edtf.parse(timex.reference) if timex.reference else None
    why_not = {STORY: NO_STORY, NEIGHBOUR: NO_NEIGHBOUR}.get(timex.reference_origin, NO_REFERENCE)
    outcome = _resolved(inner, Anchor(reference, _side(timex.direction), why_not), timex.reference_origin, mod)
    if timex.begin or timex.end_point:
        return replace(outcome, when=lasting_between(outcome.when, timex.begin, timex.end_point))
    return outcome


_ENTRIES = "entries"
"""The kind of text in which only a heading or the head of an entry is a date: "5th: ..." under "March 1848"."""


def _is_read(mention: TimeMention, kind: str) -> bool:
    """Whether a mention is a time in this kind of text; "soon" in a clause of the past is no date ahead."""
    if isinstance(mention.meaning, Vague) and mention.meaning.ahead and mention.tense == "past":
        return False
    return not mention.kinds or kind in mention.kinds


def _timex(
    text: str, mention: TimeMention, previous: TimeMention | None, following: TimeMention | None, story: Story
) -> Timex:
    framed(text, mention, story)
    heading = story.frames.holds(mention)
    seen = _under_heading(mention, story, heading=heading) or _from_begin(mention, previous, story)
    seen = seen or _from_then(text, mention, following, story)
    meaning, anchor, origin = seen or _seen_from(text, mention, story)
    outcome = _resolved(meaning, anchor, origin, mention.mod)
    value = outcome.value
    if isinstance(mention.meaning, Beside) and not isinstance(outcome.when, When):
        value = _beside_value(mention.meaning)
    if isinstance(meaning, Repeat) and story.kind == "narrative":
        value = meaning.calendar or value
    if isinstance(meaning, Shift) and story.kind == "colloquial":
        value = _to_the_day(meaning, anchor) or value
    if story.kind != "narrative" or moves_story(mention, meaning, origin):
        remember(mention, meaning, outcome.when, story, origin)
    if heading and isinstance(outcome.when, When):
        story.frames.remember(outcome.when)
    return Timex(
        mention.start,
        mention.end,
        text[mention.start : mention.end],
        mention.type,
        value,
        outcome.when,
        mention.mod,
        rule=mention.rule,
        reference="" if anchor.reference is None else edtf.write(anchor.reference),
        reference_origin=origin,
        direction=anchor.side,
    )


def _to_the_day(meaning: Shift, anchor: Anchor) -> str:
    """The value of "two years ago" in a short message, which is annotated as the very day; "" for other shifts."""
    ago = meaning.amount < 0 and not (meaning.calendar or meaning.from_story)
    day = moved(anchor.day, meaning.amount, meaning.unit) if ago and anchor.day is not None else None
    return "" if day is None or meaning.unit in ("hour", "minute", "second") else timex3.day(day)


def _resolved(meaning: object, anchor: Anchor, origin: str, mod: str) -> Outcome:
    begun = _EARLY_DAYS if mod == "START" else anchor.begun
    window, anchor = anchor.reference, replace(anchor, of_page=origin == PAGE, begun=begun)
    inferred = origin in WRITTEN and window is not None and window.first != window.last
    outcome = resolve_in_window(meaning, anchor) if inferred else resolve(meaning, anchor)
    if origin == TALE and isinstance(outcome.when, When):
        outcome = replace(outcome, when=outcome.when.assuming(BESIDE_WRITING))
    if origin not in WRITTEN and window is not None and window.uncertain and isinstance(outcome.when, When):
        outcome = replace(outcome, when=outcome.when.assuming(_FROM_INFERRED))
    when = outcome.when
    back = isinstance(meaning, Shift) and meaning.amount < 0 and mod == "MORE_THAN"
    if isinstance(when, When) and isinstance(meaning, Shift) and back and anchor.day is not None:
        return Outcome(outcome.value, before(when, anchor.day, meaning.amount, meaning.unit))
    if isinstance(when, When) and mod in _MODIFIERS and when.precision < Precision.DAY:
        return Outcome(outcome.value, when.part(_MODIFIERS[mod]))
    return outcome


_EARLY_DAYS = 10
"""Days of a month in which "in early January" is rather that of the year before than "early this month"."""


# ---- the reference


def _seen_from(text: str, mention: TimeMention, story: Story) -> tuple[object, Anchor, str]:
    """The meaning to resolve, and the anchor with its origin."""
    meaning = mention.meaning
    if isinstance(meaning, Beside):
        return _beside(text, meaning, mention, story)
    if isinstance(meaning, Clock | DayPart) and meaning.on is None:
        beside = clock_beside(text, meaning, mention, story) if isinstance(meaning, Clock) else None
        return meaning, *(beside or clock_anchor(meaning, mention, story))
    day = day_meaning(meaning)
    if isinstance(day, Fixed | Figures):
        return meaning, Anchor(side=story.order) if isinstance(day, Figures) else Anchor(), ""
    if isinstance(day, Reported) or _compares(day, story):
        return meaning, *_report_anchor(story)
    if isinstance(day, Duration) and _is_counted(day) and (lead := _lead(text, mention, story)):
        return meaning, Anchor(story.document.when, lead), story.origin
    side = _side_of(day, mention.tense, story.kind)
    if isinstance(day, Partial) and day.year is not None and story.written is None:
        return meaning, Anchor(century_of(day.year, story.years), "", NO_STORY), STORY
    past = mention.tense == "past" and story.kind == "news"
    framed = story.frame is not None and story.kind == "news" and mention.tense != "future"
    if framed and story.frame is not None and isinstance(day, Partial) and day.month and day.year is None:
        return meaning, Anchor(plain(story.frame), "same year", NO_STORY), STORY
    year = story.tale.year_for(text, mention, day, story.written) if story.kind == "news" else None
    if year is not None:
        return meaning, Anchor(When.of_year(year), "same year", NO_STORY), STORY if story.written is None else TALE
    last = story.last_past if past else story.last
    if past and isinstance(day, Weekday) and last is not None and _names_again(text, day, mention, last, story):
        return meaning, Anchor(plain(replace(last, minutes=None, precision=Precision.DAY))), STORY
    goes_on = past and isinstance(day, Shift) and day.running and day.amount > 0
    if (goes_on or _is_of_story(day, story)) and last is not None:
        side = "same year" if goes_on or story.kind == "narrative" else side
        open_year = story.guessed and story.written is not None and isinstance(day, Partial | Holiday)
        return meaning, Anchor(plain(last), side, NO_STORY), TALE if open_year else STORY
    if (
        past
        and last is None
        and isinstance(day, Shift)
        and day.from_story
        and (story.last is not None or day.amount > 0)
    ):
        story.last = None
        return meaning, Anchor(why_not=NO_STORY), STORY  # all that was told before is still to come, or nothing was
    return meaning, Anchor(story.document.when, side), story.origin


def _under_heading(mention: TimeMention, story: Story, *, heading: bool) -> tuple[object, Anchor, str] | None:
    """What a date without its year, or a time without its day, is seen from below a heading that tells it."""
    day = mention.meaning if isinstance(mention.meaning, Clock | DayPart) else day_meaning(mention.meaning)
    reference = story.frames.reference(day, heading=heading)
    ahead = mention.tense == "future" and not heading
    return None if reference is None or ahead else (mention.meaning, Anchor(reference, "same year"), FRAME)


def _names_again(text: str, day: Weekday, mention: TimeMention, last: When, story: Story) -> bool:
    """Whether the weekday of a time of day is that of the day that the paragraph has just told: "on June 18 the rig was
    hit. At 10 p.m. on Saturday the crew gave up"."""
    told = (
        mention.type == "TIME" and last.is_exact and last.first is not None and civil.weekday(last.first) == day.weekday
    )
    return told and day.direction is None and not day.weekend and "\n" not in text[story.last_end : mention.start]


def _is_counted(length: Duration) -> bool:
    """Whether a length is told in days or longer units: "in four seconds" says how fast."""
    amount, unit = length.amounts[0]
    return amount is not None and unit not in ("second", "minute")


_LEAD = re.compile(r"\b(in|within|over|during)(?: the)?(?: about| around| another| roughly)? $", re.IGNORECASE)


def _lead(text: str, mention: TimeMention, story: Story) -> Side:
    """Whether a length of time tells when something comes: "will open in two weeks", "is due within a month"."""
    if story.kind != "news" or mention.tense != "future" or story.written is None:
        return ""
    found = _LEAD.search(text[max(0, mention.start - _BEFORE) : mention.start])
    if found is None:
        return ""
    ahead = isinstance(mention.meaning, Duration) and mention.meaning.direction == 1
    if not ahead and found[1].lower() in ("over", "during"):
        return ""
    return "within" if found[1].lower() == "within" or ahead else "ahead"


_BEFORE = 20
"""Characters before a length of time that may hold its preposition."""


def _from_begin(mention: TimeMention, previous: TimeMention | None, story: Story) -> tuple[object, Anchor, str] | None:
    """The end of a range lies after a beginning of its kind: "from March to June", "Monday to Friday"."""
    here, before = mention.meaning, previous.meaning if previous else None
    if mention.link != "to" or previous is None or previous.link != "from":
        return None
    if story.last is None or story.last.first is None:
        return None
    bare = isinstance(here, Partial | Weekday) and here.direction is None and type(here) is type(before)
    anchor = Anchor(plain(replace(story.last, minutes=None)), "future", NO_STORY)
    if isinstance(here, Beside) and _shares_month(here, before):
        return here.meaning, anchor, NEIGHBOUR
    return (here, anchor, STORY) if bare else None


def _from_then(
    text: str, mention: TimeMention, following: TimeMention | None, story: Story
) -> tuple[object, Anchor, str] | None:
    """What is quoted as said "at the time" counts from the last date told: "We lost it last year," he said then."""
    last, deictic = story.last_past, is_deictic(mention.meaning)
    if following is None or following.rule != _THEN or not deictic or last is None:
        return None
    between = text[mention.end : following.start]
    quoted = _CLOSING.search(between) is not None and _SENTENCE_END.search(between) is None
    return (
        (mention.meaning, Anchor(plain(last), _side_of(mention.meaning, mention.tense, story.kind)), STORY)
        if quoted
        else None
    )


_THEN = "that_time"
"""The rule that finds "at the time"."""

_CLOSING = re.compile(r"[,.!?][\"”]|''")
_SENTENCE_END = re.compile(r"[.!?]\s|\n")


def _shares_month(here: Beside, before: object) -> bool:
    """Whether a day has its month from the day before it: the "9" of "May 3-9"."""
    if not isinstance(before, Partial) or not isinstance(here.meaning, Partial):
        return False
    return here.neighbour == replace(before, day=None) and (before.day or 0) < (here.meaning.day or 0)


def _beside(text: str, meaning: Beside, mention: TimeMention, story: Story) -> tuple[object, Anchor, str]:
    neighbour = replace(mention, meaning=meaning.neighbour)
    outer, anchor, origin = _seen_from(text, neighbour, story)
    found = _resolved(outer, anchor, origin, "").when
    if isinstance(found, When):
        return meaning.meaning, Anchor(plain(found)), NEIGHBOUR
    return meaning.meaning, Anchor(why_not=NO_NEIGHBOUR), NEIGHBOUR


def _beside_value(meaning: Beside) -> str:
    """The value of a part of a date whose neighbour is not known, as far as both tell it: "XXXX-02-22"."""
    inner, outer = meaning.meaning, meaning.neighbour
    if isinstance(inner, Partial) and isinstance(outer, Partial):
        inner = replace(inner, month=inner.month or outer.month)
    return resolve(inner, Anchor()).value


def _compares(day: object, story: Story) -> bool:
    """Whether "a year ago" is said of a report's quarter."""
    years = isinstance(day, Shift) and day.unit == "year" and not day.calendar and day.amount == -1
    return years and story.kind == "news" and story.quarter is not None


def _report_anchor(story: Story) -> tuple[Anchor, str]:
    if story.quarter is not None:
        return Anchor(plain(story.quarter)), STORY
    return Anchor(story.document.when), story.origin


def _is_of_story(meaning: object, story: Story) -> bool:
    """Whether a date counts from the last one told; a whole century is one to the reader, in a narrative too.

    "Two years ago" counts from a day of writing that is known, unless somebody says that the text is a narrative.
    """
    kind, dated = story.kind, story.guessed and story.written is not None
    if isinstance(meaning, Within) and isinstance(meaning.outer, Shift) and meaning.outer.from_story:
        return True  # "25 June that year"
    if isinstance(meaning, Shift) and meaning.calendar and meaning.unit in ("century", "millennium"):
        return meaning.from_story
    if isinstance(meaning, Shift):
        deictic = dated or (meaning.unit == "day" and meaning.calendar)
        return meaning.from_story or (kind == "narrative" and not deictic)
    return kind == "narrative" and isinstance(meaning, Partial | Weekday | Holiday | Within | Nth)


def _side_of(meaning: object, tense: str, kind: str) -> Side:
    if isinstance(meaning, Within):
        meaning = meaning.inner
    if not isinstance(meaning, Partial | Weekday | Holiday):
        return ""
    if isinstance(meaning, Partial) and meaning.decade is not None:
        return ""
    if isinstance(meaning, Partial) and meaning.year is not None:
        return "future" if tense == "future" else "past" if tense == "past" else ""
    if kind == "colloquial" and isinstance(meaning, Partial) and meaning.season:
        return "same year"
    if tense == "future" or (tense == "present" and isinstance(meaning, Weekday)):
        return "future"
    if isinstance(meaning, Weekday) and kind == "news":
        return "past"
    if tense == "past":
        return "past"
    return "future" if kind == "colloquial" and not isinstance(meaning, Partial) else ""


def _side(text: str) -> Side:
    sides: tuple[Side, ...] = get_args(Side)
    return next((side for side in sides if side == text), "")
