"""Normalisation of a document's mentions: which date each is seen from, and on which side of it it lies.

Deictic words ("yesterday", "last month") count from the document's date. Words of the story ("the following day", "that
year") count from the last date told. Dates without a year count from the document's date in news and in short messages,
and from the last date told in a narrative.
"""

from dataclasses import dataclass, replace
from typing import Literal

from timeline import edtf
from timeline.meaning import Clock, DayPart, Fixed, Mention, Modified, Partial, Shift, Weekday
from timeline.model import DocumentDate, Timex
from timeline.tagging.engine import match_rule
from timeline.tagging.language import Language
from timeline.tagging.resolve import NO_REFERENCE, NO_STORY, Anchor, Outcome, Side, resolve
from timeline.when import Modifier, Precision, Resolution, Unresolved, When

Kind = Literal["auto", "news", "narrative", "colloquial"]

_DOCUMENT = "document date"
_STORY = "previous date"

_MODIFIERS: dict[str, Modifier] = {"START": "early", "MID": "mid", "END": "late"}


@dataclass(slots=True)
class _Story:
    """What has been told so far."""

    document: DocumentDate
    kind: str
    last: When | None = None


def normalise(
    text: str, mentions: tuple[Mention, ...], document_date: DocumentDate, kind: str = "auto"
) -> tuple[Timex, ...]:
    """The mentions with TIMEX3 values and windows.

    `kind` is "news", "narrative", "colloquial" or "auto". With an inferred document date (a window) a date is given
    only where every day of the window leads to the same one, and is then marked as assumed; with none, only dates
    that need no reference are given.
    """
    kind = kind_of(text, mentions) if kind == "auto" else kind
    story = _Story(document_date, kind)
    return tuple(_timex(text, mention, story) for mention in mentions if not mention.kinds or kind in mention.kinds)


def kind_of(text: str, mentions: tuple[Mention, ...]) -> str:
    """The kind of a document: colloquial where it is short, narrative where whole dates of the past prevail, else
    news.
    """
    if len(text) < 300 and text.count("\n") < 3:
        return "colloquial" if any(sign in text for sign in ("#", "@", "http")) else "news"
    told = sum(isinstance(mention.meaning, Fixed) for mention in mentions)
    deictic = sum(isinstance(mention.meaning, Weekday | Shift) for mention in mentions)
    return "narrative" if told > 10 and told > 4 * deictic else "news"


def resolve_again(timex: Timex, language: Language) -> Resolution:
    """The window that the rule named in a timex gives for its text, reference and direction: the explanation, run
    again.
    """
    meaning = match_rule(timex.text, timex.rule, language)
    mod = meaning.mod if isinstance(meaning, Modified) else ""
    reference = edtf.parse(timex.reference) if timex.reference else None
    why_not = NO_STORY if timex.reference_origin == _STORY else NO_REFERENCE
    anchor = Anchor(reference, _side(timex.direction), why_not)
    return _resolved(meaning.meaning if isinstance(meaning, Modified) else meaning, anchor, mod).when


def _timex(text: str, mention: Mention, story: _Story) -> Timex:
    anchor, origin = _anchor(mention, story)
    outcome = _resolved(mention.meaning, anchor, mention.mod)
    if isinstance(outcome.when, When) and mention.type in ("DATE", "TIME") and not outcome.value.endswith("REF"):
        story.last = outcome.when
    reference = "" if anchor.reference is None else edtf.write(anchor.reference)
    quoted = text[mention.start : mention.end]
    return Timex(
        mention.start,
        mention.end,
        quoted,
        mention.type,
        outcome.value,
        outcome.when,
        mention.mod,
        rule=mention.rule,
        reference=reference,
        reference_origin=origin if reference or origin == _STORY else "",
        direction=anchor.side,
    )


def _resolved(meaning: object, anchor: Anchor, mod: str) -> Outcome:
    outcome = resolve(meaning, anchor)
    when = outcome.when
    if isinstance(when, When) and mod in _MODIFIERS and when.precision < Precision.DAY:
        return Outcome(outcome.value, when.part(_MODIFIERS[mod]))
    return outcome


def _anchor(mention: Mention, story: _Story) -> tuple[Anchor, str]:
    meaning = mention.meaning
    inner = meaning.on if isinstance(meaning, Clock | DayPart) and meaning.on is not None else meaning
    if isinstance(inner, Fixed):
        return Anchor(), ""
    from_story = isinstance(inner, Shift) and inner.from_story
    if story.kind == "narrative" and isinstance(inner, Partial | Weekday):
        from_story = True
    side = _side_of(inner, mention.tense, story.kind)
    if from_story and story.last is not None:
        return Anchor(replace(story.last, assumed=()), "" if story.kind == "narrative" else side, NO_STORY), _STORY
    return Anchor(story.document.when, side), _DOCUMENT


def _side_of(meaning: object, tense: str, kind: str) -> Side:
    if not isinstance(meaning, Partial | Weekday) or meaning.direction is not None:
        return ""
    if tense == "future":
        return "future"
    if tense == "past":
        return "past"
    if isinstance(meaning, Weekday) and kind == "news":
        return "past"
    return "future" if kind == "colloquial" else ""


def _side(text: str) -> Side:
    return "past" if text == "past" else "future" if text == "future" else ""


__all__ = ["Kind", "Unresolved", "kind_of", "normalise", "resolve_again"]
