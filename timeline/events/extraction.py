"""From anchors to events: one event for each thing that a sentence dates, with its quote and its trail."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from timeline.calendar.meaning import NEXT_DAY
from timeline.calendar.when import Precision, Resolution, When
from timeline.events.anchoring.anchor import AS_OF, CAPTION, ENTRY, NEW_DATE, Anchor
from timeline.events.anchoring.eligibility import is_attribute, is_bare_clock, is_day
from timeline.events.anchoring.eventhood import is_personal
from timeline.events.anchoring.grouping import governor_index, one_each
from timeline.events.arguments import details_of
from timeline.events.confidence import Told, confidence_of, reasons, signs_of
from timeline.events.coreference.agreement import Referent
from timeline.events.coreference.introductions import introductions
from timeline.events.coreference.leaning import leans
from timeline.events.coreference.names import Names
from timeline.events.coreference.references import references
from timeline.events.factuality.attribution import speech_over
from timeline.events.factuality.status import status_of
from timeline.events.faults import Faults
from timeline.events.grammar.clause import BE, has_to, has_would, is_namelike, is_verb
from timeline.events.grammar.quotes import in_quotes
from timeline.events.headline.line import Beside, headline
from timeline.events.parsed_document import ParsedDocument
from timeline.events.timing.bounds import (
    CONTRADICTED,
    DAY_OF_WRITING,
    LATER,
    OTHER_DAY,
    SOME_TIME,
    TOLD_LATER,
    Link,
    bound_undated,
    finished,
    is_on_other_day,
    links_of,
    signal_of,
)
from timeline.events.timing.tense import side_of
from timeline.lexicon.events import EventWords
from timeline.model import Document, Mention, Quote, Status, Trail
from timeline.syntax.tree import Token, Tree

_AHEAD = frozenset({"to", "until", "till", "by", "for", "through"})
"""Prepositions with which a verb of the past may have a date that is still to come: "closed until May"."""

_FROM_WRITING = ("document date", "page date")
"""The origins of a date that is counted from the day of writing."""

_TOLD_BY = {True: ("aux",), False: ("aux", "auxpass")}
"""The helpers that show a tense, of a date counted from the day of writing and of one that is told in full."""

_DAY_TOLD = ("previous date", "date beside it")
"""The origins of a time of day whose day stands beside it."""

_NEWS = 7
"""Days: a day that is farther back is told as background."""

_LONG = 60
"""Days: what is farther back than that is known by more than one who speaks of it."""

_BEFORE = 160
"""Characters before a sentence that are shown where it leans on them."""

_SAME_STORY = 3
"""A time without a day takes the last day told, if that stands no more than so many paragraphs before."""


def anchor(document: Document, told: ParsedDocument, faults: Faults) -> tuple[Mention, ...]:
    """The events that the document dates, in story order; one that fails is noted and left out."""
    linked: list[tuple[Mention, tuple[Link, ...]]] = []
    day: tuple[int, When] | None = None
    personal = is_personal(told.trees, told.words)
    known = Names(told.story)
    names = introductions(known, told.trees) | references(known, told.trees)
    for tree, anchors in zip(told.trees, told.anchors(faults), strict=True):
        if day is not None and tree.sentence.paragraph - day[0] > _SAME_STORY:
            day = None
        if anchors:
            teller = _Teller(document, told.words, names, day[1] if day else None, told.date.when)
            linked += _events(one_each(anchors, told.words, personal=personal), teller, faults)
        for one in anchors:
            when = one.timex.when
            if is_day(one.timex) and isinstance(when, When) and _goes_on(one, when, told.date.when):
                day = tree.sentence.paragraph, when
    return tuple(_still_to_come(event, told.date.when) for event in bound_undated(linked))


def _goes_on(anchor: Anchor, when: When, written: When | None) -> bool:
    """Whether the story goes on from a day: not from one to come, nor from one long past that only says which thing is
    meant ("the 20 April fire", "the fire on 20 April")."""
    written_on = written.first if written is not None else None
    long_past = written_on is not None and when.last is not None and written_on - when.last > _NEWS
    of_thing = anchor.governor is not None and anchor.governor.tag.startswith("NN")
    of_thing = of_thing or is_attribute(anchor.tree, anchor.timex)
    return not when.is_after(written) and not (long_past and of_thing)


def _events(anchors: list[Anchor], teller: "_Teller", faults: Faults) -> list[tuple[Mention, tuple[Link, ...]]]:
    governors = frozenset(map(governor_index, anchors))
    dates: frozenset[int] = frozenset().union(*(one.cover for one in anchors))
    teller = replace(teller, governors=governors, dates=dates)
    made = (faults.guarded(_event, one, teller, at=_sentence_of(one, teller.document)) for one in anchors)
    told = [one for one in made if one is not None and _is_event(one[0])]
    return [one for place, one in enumerate(told) if not any(_repeats(one[0], other) for other, _ in told[:place])]


def _event(anchor: Anchor, teller: "_Teller") -> tuple[Mention, tuple[Link, ...]]:
    links = links_of(anchor, teller.words)
    return _placed(teller.event(anchor), links), links


def _sentence_of(anchor: Anchor, document: Document) -> str:
    return document.text[anchor.tree.sentence.start : anchor.tree.sentence.end]


def _placed(mention: Mention, links: tuple[Link, ...]) -> Mention:
    """The mention with what its own sentence places it after and before."""
    follows = tuple(one.noun for one in links if one.is_later)
    return replace(mention, follows=follows, precedes=tuple(one.noun for one in links if not one.is_later))


def _repeats(event: Mention, earlier: Mention) -> bool:
    """Whether a sentence that names its date twice has told a line already, with the other date in it or more."""
    line, told = event.headline.lower(), earlier.headline.lower()
    words = iter(told.split())
    return event.when == earlier.when and (line in told or all(word in words for word in line.split()))


def _is_event(event: Mention) -> bool:
    """Whether a line tells one event: more than a bare word without a verb, and no habit with a borrowed year."""
    timex = event.trail.timex
    habit = event.status == Status.HABITUAL and timex is not None and timex.reference != ""
    return (
        not habit
        and event.confidence > 0
        and event.headline != ""
        and (len(event.headline.split()) > 1 or event.trail.anchor != "" or event.trail.relation == ENTRY)
    )


def _still_to_come(event: Mention, written: When | None) -> Mention:
    """What lies after the day of writing has not happened, however it is told: "the fair opens on Friday"; save what a
    picture shows."""
    as_of = event.said.startswith(AS_OF) or event.trail.relation == CAPTION
    timex = event.trail.timex
    by = timex is not None and event.said.startswith("by ") and _lies_after(timex.when, written)
    later = (by or _lies_after(event.when, written)) and not as_of
    told = event.status in (Status.HAPPENED, Status.REPORTED)
    moved = event.trail.relation == NEW_DATE and isinstance(event.when, When) and not _is_over(event.when, written)
    return replace(event, status=Status.PLANNED) if (later or moved) and told else event


def _is_over(when: When, written: When | None) -> bool:
    return written is not None and written.is_after(when)


def _lies_after(when: Resolution, written: When | None) -> bool:
    return isinstance(when, When) and when.is_after(written) and not {NEXT_DAY, LATER}.intersection(when.assumed)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Makes the events of one sentence. `governors` are its dated words, `dates` all tokens that tell when, `day` is
    the day that the story is at, `written` when the document was written."""

    document: Document
    words: EventWords
    names: Mapping[int, Referent]
    day: When | None
    written: When | None
    governors: frozenset[int] = frozenset()
    dates: frozenset[int] = frozenset()

    def event(self, anchor: Anchor) -> Mention:
        """The event that an anchor dates."""
        status, speaker = status_of(anchor, self.words)
        others = self.governors - {governor_index(anchor)}
        line = headline(anchor, self.words, self.names, Beside(others, self.dates))
        quote = self._quote(anchor.tree)
        trail = self._trail(anchor)
        when = finished(anchor.timex.when, trail)
        status = Status.PLANNED if self._may_come(anchor, when, status) else status
        known = self._has_come(anchor, when, status) or self._is_background(anchor, when, status)
        status, speaker = (Status.HAPPENED, ()) if known else (status, speaker)
        status = Status.REPORTED if self._was_wont(anchor, when, status) else status
        details = details_of(anchor, self.dates)
        leaning = leans(anchor.tree, self.names, self.words, line.tokens)
        signs = signs_of(Told(anchor, line, when, status, self.governors, leaning, self.words))
        return Mention(
            headline=line.text,
            when=when,
            quote=quote,
            trail=trail,
            status=status,
            said=_said(anchor, trail.signal),
            speaker=self._speaker(speaker),
            participants=details.participants,
            place=details.place,
            quantities=details.quantities,
            key=key_of(self.document, quote, anchor.timex.start),
            confidence=0.0 if line.is_empty else confidence_of(signs, self.words.weights),
            signs=signs,
            line_notes=(*line.steps, *self._leaning(quote, leaning), *reasons(signs, self.words.weights)),
        )

    def _leaning(self, quote: Quote, leaning: tuple[str, ...]) -> tuple[str, ...]:
        """What of the line points at something told before, with the words that stand before its sentence."""
        if not leaning:
            return ()
        before = " ".join(self.document.text[max(0, quote.start - _BEFORE) : quote.start].split())
        shown = f"; before it stands “…{before}”" if before else ""
        return (f"points back with {', '.join(f'“{words}”' for words in leaning)}{shown}",)

    def _may_come(self, anchor: Anchor, when: Resolution, status: Status) -> bool:
        """Whether what an infinitive tells, or what is forecast, has until after the day of writing: "its plan to sell
        30 ships by 2020"."""
        told, verb = status in (Status.HAPPENED, Status.REPORTED), anchor.governor
        forecast = verb is not None and verb.tag == "VBN" and verb.text.lower() in self.words.planning
        ahead = verb is not None and (forecast or has_to(anchor.tree, verb))
        if not told or not ahead or not isinstance(when, When) or when.first is not None:
            return False
        written = self.written.last if self.written is not None else None
        return when.last is not None and written is not None and when.last > written

    def _has_come(self, anchor: Anchor, when: Resolution, status: Status) -> bool:
        """Whether "would" tells what came later in a story that is over: "in June he would condemn the plan"."""
        verb, over = anchor.governor, isinstance(when, When) and when.last is not None and self.written is not None
        if status != Status.HYPOTHETICAL or verb is None or not over or not has_would(anchor.tree, verb):
            return False
        marks = {one.text.lower() for one in anchor.tree.children(verb, "mark")}
        apart = verb.dep not in ("ROOT", "conj") and not marks & {"until", "before", "after"}
        told = speech_over(anchor.tree, verb, self.words) is not None or apart
        before = isinstance(when, When) and self.written is not None and self.written.is_after(when)
        helped = any(one.text.lower() == "have" for one in anchor.tree.children(verb, "aux"))
        return before and not told and not helped and anchor.tree.child(verb, "advcl", "neg") is None

    def _was_wont(self, anchor: Anchor, when: Resolution, status: Status) -> bool:
        """Whether somebody is quoted on what people "would" do in a year that is over."""
        verb = anchor.governor
        foreseen = status in (Status.PLANNED, Status.HYPOTHETICAL) and verb is not None
        over = isinstance(when, When) and self.written is not None and self.written.is_after(when)
        told = verb is not None and has_would(anchor.tree, verb) and in_quotes(anchor.tree, verb)
        return foreseen and over and told and isinstance(when, When) and when.precision <= Precision.YEAR

    def _is_background(self, anchor: Anchor, when: Resolution, status: Status) -> bool:
        """Whether what somebody says only counts from a thing long known: "said 300 had opened since he took office in
        2009"."""
        verb, written = anchor.governor, self.written.first if self.written is not None else None
        if status != Status.REPORTED or verb is None or verb.dep != "advcl" or not isinstance(when, When):
            return False
        since = any(one.text.lower() in ("since", "before") for one in anchor.tree.children(verb, "mark"))
        return since and when.last is not None and written is not None and written - when.last > _LONG

    def _quote(self, tree: Tree) -> Quote:
        start, end = tree.sentence.start, tree.sentence.end
        return Quote(self.document.name, start, end, self.document.text[start:end])

    def _trail(self, anchor: Anchor) -> Trail:
        governor = anchor.governor.text if anchor.governor is not None else ""
        day, note = self._day_of(anchor)
        return Trail(
            document=self.document.name,
            timex=anchor.timex,
            anchor=governor,
            relation=anchor.relation,
            day=day,
            signal=self._signal(anchor, day),
            notes=tuple(one for one in (note, anchor.note) if one),
        )

    def _signal(self, anchor: Anchor, day: When | None) -> str:
        """The sense of the anchor's preposition, or why its date is none."""
        if anchor.day is None and is_bare_clock(anchor.timex) and is_on_other_day(anchor, self.words):
            return OTHER_DAY
        if self._contradicts(anchor, day):
            return CONTRADICTED if anchor.timex.reference_origin in _FROM_WRITING else TOLD_LATER
        return signal_of(anchor, self.words)

    def _contradicts(self, anchor: Anchor, day: When | None) -> bool:
        """Whether a verb of the past has a date that lies ahead, or a verb of the present one that is only "later"."""
        when = day if day is not None else anchor.timex.when
        ahead = _lies_after(when, self.written)
        governor = _verb_of(anchor, self.words)
        if not ahead or governor is None or anchor.signal in _AHEAD:
            return False
        counted = anchor.timex.reference_origin in _FROM_WRITING
        told = governor.tag == "VBD" or anchor.tree.child(governor, *_TOLD_BY[counted]) is not None
        told = told and (counted or governor.text.lower() not in self.words.planning | self.words.fixing)
        side = side_of(anchor.tree, governor, self.words)
        past = (told and side == "past") or (side == "present" and anchor.timex.text.lower().endswith(" later"))
        return past and status_of(anchor, self.words)[0] == Status.HAPPENED

    def _day_of(self, anchor: Anchor) -> tuple[When | None, str]:
        """The day for a time without one: told beside it, else the last day that the story told."""
        if anchor.day is not None and isinstance(anchor.day.when, When):
            return anchor.day.when, f"The time is on the day told beside it: {anchor.day.text!r}."
        if not is_bare_clock(anchor.timex) or anchor.timex.reference_origin in _DAY_TOLD:
            return None, ""
        if self.day is None:
            return self._day_of_writing(anchor), ""
        if self._is_of_now(anchor) and self.written is not None and self.written.is_after(self.day):
            return None, ""  # "the speech is set for 8 p.m."
        return self.day, "The text tells a time and no day here; it is taken to be on the day told last."

    def _day_of_writing(self, anchor: Anchor) -> When | None:
        """The day of writing, as assumed, for a time whose clause tells of none to come."""
        when, counted = self.written, anchor.timex.reference_origin in _FROM_WRITING
        clock = isinstance(anchor.timex.when, When) and anchor.timex.when.minutes is not None  # not "9 hours ago"
        if when is None or when.first is None or when.first != when.last or not (counted and clock):
            return None
        return None if self._is_of_now(anchor, "future") else when.assuming(DAY_OF_WRITING)

    def _is_of_now(self, anchor: Anchor, *sides: str) -> bool:
        """Whether a clause tells what is or will be, not what was."""
        above = anchor.tree.path_up(anchor.governor) if anchor.governor is not None else []
        verb = next((one for one in above if is_verb(one)), None)
        return verb is not None and side_of(anchor.tree, verb, self.words) in (sides or ("present", "future"))

    def _speaker(self, tokens: tuple[Token, ...]) -> str:
        if not tokens:
            return ""
        if tokens[-1].start in self.names and len(tokens) == 1 + len(self.names[tokens[-1].start].also):
            return self.names[tokens[-1].start].text
        words = " ".join(self.document.text[tokens[0].start : tokens[-1].end].split())
        opens = tokens[0].index == 0 and not is_namelike(tokens[0])
        return words[:1].lower() + words[1:] if opens else words


def _verb_of(anchor: Anchor, words: EventWords) -> Token | None:
    """The verb that is dated, or that has the dated noun for its object and says no more: "made his debut"."""
    governor = anchor.governor
    if governor is None or is_verb(governor) or anchor.timex.reference_origin in _FROM_WRITING:
        return governor if governor is not None and is_verb(governor) else None
    verb = anchor.tree.head(governor)
    light = verb is not None and governor.dep == "dobj" and verb.text.lower() in words.light_verbs - words.announcing
    been = verb is not None and governor.dep == "nsubj" and verb.text.lower() in BE
    return verb if light or been else None


def _said(anchor: Anchor, signal: str) -> str:
    told = AS_OF if anchor.signal == AS_OF else "" if signal in (CONTRADICTED, OTHER_DAY, TOLD_LATER) else signal
    told = anchor.signal if signal == SOME_TIME else told
    day = f"{anchor.day.text}, " if anchor.day is not None else ""
    return " ".join(f"{told} {day}{anchor.timex.text}".split())


def key_of(document: Document, quote: Quote, start: int) -> str:
    """A name for what is told at a place of the text, which no other article changes: made of its own words."""
    place = f"{document.name}\n{quote.text}\n{start - quote.start}"
    return hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:12]
