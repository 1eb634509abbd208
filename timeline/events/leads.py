"""The news itself: what an article tells first and without a date happened on its day, or on the day before.

A report of the day opens with the event and often leaves its date to the date line. So the first sentences of the story
give mentions of the day of publication; they are inferences and marked as such, and rank below what is dated in words.
"""

from collections.abc import Sequence
from dataclasses import replace

from timeline.calendar.when import Resolution, Unresolved, When
from timeline.events.anchoring.anchor import Anchor
from timeline.events.anchoring.eventhood import tells_news
from timeline.events.arguments import details_of
from timeline.events.extraction import key_of
from timeline.events.factuality.status import status_of
from timeline.events.grammar.clause import is_verb
from timeline.events.headline.line import Beside, headline
from timeline.events.parsed_document import ParsedDocument
from timeline.model import STORY, Document, DocumentDate, Mention, Quote, Sentence, Status, Timex, Trail
from timeline.syntax.tree import Token, Tree

LEAD = "lead"
"""The relation of what an article tells first to its day."""

_FIRST = 2
"""So many sentences of the story are its lead."""

_SHORT, _LONG = 40, 260
"""Characters: a shorter first sentence is a heading or a label, a longer one several run together."""

_WEEK = 7
_CONFIDENCE = 0.5
_ASSUMED = "told first in an article of that day, without a date; it may be of the day before"
_SUBJECTS = ("nsubj", "nsubjpass")
_NAMELESS = frozenset({"PRP", "WP", "EX", "DT", "PRP$"})
"""Tags of subjects that do not say who is meant."""

_PERFECT = frozenset({"has", "have", "'s", "'ve", "’s", "’ve"})


def lead_sentences(sentences: Sequence[Sentence], date: DocumentDate) -> tuple[Sentence, ...]:
    """The sentences that a story opens with, where the day of its article is known; else there is no use for them."""
    if _day_of(date) is None:
        return ()
    story = (one for one in sentences if one.role in STORY and one.end - one.start >= _SHORT)
    first = [one for one, _ in zip(story, range(_FIRST), strict=False)]
    return tuple(one for one in first if one.end - one.start <= _LONG)


def leads(
    document: Document, told: ParsedDocument, trees: Sequence[Tree], mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    """What the `trees` of a document's first sentences tell of its day; none where that day is not known.

    `mentions` are those that the document dates in words: what they date is not told again.
    """
    day = _day_of(told.date)
    if day is None or day.first is None:
        return ()
    dated = {one.quote.start for one in mentions if _is_recent(one, day.first)}
    anchored = {(one.quote.start, one.trail.anchor) for one in mentions}
    found = []
    for tree in trees:
        verb, start = _verb(tree), tree.sentence.start
        if verb is not None and start not in dated and (start, verb.text) not in anchored:
            mention = _mention(document, told, _anchor(tree, verb), day)
            found += [mention] if mention is not None else []
    return tuple(found)


def _day_of(date: DocumentDate) -> When | None:
    """The day of an article, where it is one and without doubt."""
    day = date.when
    known = day is not None and day.first is not None and day.first == day.last and not day.uncertain
    return day if known else None


def _is_recent(mention: Mention, day: int) -> bool:
    """Whether a mention is of the week before a day or the day after it: then its sentence has a date of its own."""
    when = mention.when
    return isinstance(when, When) and when.first is not None and -_WEEK <= when.first - day <= 1


def lead_date(trail: Trail) -> Resolution:
    """The date of a lead: the day of its article, as an inference."""
    if trail.day is None:
        return Unresolved("no time expression dates it")
    return replace(trail.day, uncertain=True, assumed=(_ASSUMED,))


def _verb(tree: Tree) -> Token | None:
    """The sentence's verb, where it tells in the past or the perfect what somebody named did."""
    verb = next((one for one in tree.tokens if one.dep == "ROOT" and is_verb(one)), None)
    if verb is None:
        return None
    helpers = tree.children(verb, "aux", "auxpass")
    perfect = verb.tag == "VBN" and any(one.text.lower() in _PERFECT for one in helpers)
    past = verb.tag == "VBD" or any(one.tag == "VBD" for one in helpers) or perfect
    subject = tree.child(verb, *_SUBJECTS)
    named = subject is not None and subject.tag not in _NAMELESS
    asked = any(one.text == "?" for one in tree.tokens)
    denied = tree.child(verb, "neg") is not None
    return verb if past and named and not (asked or denied) and not any(one.tag == "MD" for one in helpers) else None


def _anchor(tree: Tree, verb: Token) -> Anchor:
    nothing = Timex(tree.sentence.start, tree.sentence.start, "", "DATE", "", When(None, None))
    return Anchor(tree, nothing, verb, LEAD, "", frozenset())


def _mention(document: Document, told: ParsedDocument, anchor: Anchor, day: When) -> Mention | None:
    status, speaker = status_of(anchor, told.words)
    if status not in (Status.HAPPENED, Status.REPORTED) or not tells_news(anchor, told.words):
        return None
    line = headline(anchor, told.words, {}, Beside())
    sentence, details = anchor.tree.sentence, details_of(anchor, frozenset())
    quote = Quote(document.name, sentence.start, sentence.end, document.text[sentence.start : sentence.end])
    trail = Trail(document.name, None, anchor.governor.text if anchor.governor else "", LEAD, day)
    return Mention(
        headline=line.text,
        when=lead_date(trail),
        quote=quote,
        trail=trail,
        status=status,
        speaker=" ".join(one.text for one in speaker),
        participants=details.participants,
        place=details.place,
        quantities=details.quantities,
        key=key_of(document, quote, sentence.start),
        confidence=_CONFIDENCE,
        lead=True,
        line_notes=line.steps,
    )
