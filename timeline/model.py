"""The values that flow through the pipeline: frozen, without behaviour beyond their own sense."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from timeline.calendar.when import Resolution, When

Role = Literal["headline", "dateline", "byline", "caption", "body", "notice"]
DateOrigin = Literal["given", "metadata", "dateline", "name", "inferred", "unknown"]


@dataclass(frozen=True, slots=True)
class Document:
    """One article. `date` is an EDTF string (a `datetime.date` is accepted), `None` where it is not known.

    `text` is what all offsets count in, in characters. `date_origin` says where `date` came from; readers set
    "metadata". `outlet` is the publisher's name.
    """

    text: str
    date: str | None = None
    name: str = ""
    title: str = ""
    outlet: str = ""
    url: str = ""
    date_origin: DateOrigin = "given"

    def __post_init__(self) -> None:
        if isinstance(self.date, datetime.date):
            object.__setattr__(self, "date", self.date.isoformat()[:10])


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """When a document was written: a day where it is known, a window where it was inferred, `None` where nothing tells.

    `notes` say in words, a step each, how it was found; an inferred date is always `uncertain`.
    """

    when: When | None
    origin: DateOrigin = "unknown"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by its place: `text[start:end]`. `paragraph` counts from 0; `role` keeps what is not body text
    apart. `begins_quoted` and `ends_quoted` tell that a quotation of several sentences is open there."""

    start: int
    end: int
    role: Role = "body"
    paragraph: int = 0
    begins_quoted: bool = False
    ends_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression, recognised and normalised.

    `type` and `value`, `mod`, `begin`, `end_point` are TIMEX3's (DATE, TIME, DURATION, SET); `when` is the same as a
    window. `rule` names the rule that found it; `reference` is the EDTF date it was resolved against ("" if none) and
    `reference_origin` where that came from ("document date", "previous date", ...); `direction` is the side of the
    reference that was chosen.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    when: Resolution
    mod: str = ""
    begin: str = ""
    end_point: str = ""
    rule: str = ""
    reference: str = ""
    reference_origin: str = ""
    direction: str = ""


class Status(StrEnum):
    """How the text holds the event: only `HAPPENED` is told as a fact in the article's own voice."""

    HAPPENED = "happened"
    REPORTED = "reported"
    PLANNED = "planned"
    PROPOSED = "proposed"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"
    HABITUAL = "habitual"


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a source: `document.text[start:end] == text`, where `document` is the document's name."""

    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Trail:
    """How an event got its date, in steps that can be run again (`timeline.replay`).

    `timex` is the time expression with its rule, span and reference; `document` names where it stands; `anchor` is the
    word that governs it; `relation` how it was found ("prepositional phrase", "event noun", ...). Then what was done to
    the date: `day` is the day that the story was at, for a time without one; `signal` the preposition that makes the
    date a bound ("since"); `bound` and `bound_words` what the sentence places it beside. `notes` are sentences for a
    reader; `merged` are the trails of further mentions of the same event.
    """

    document: str
    timex: Timex | None
    anchor: str = ""
    relation: str = ""
    day: When | None = None
    signal: str = ""
    bound: When | None = None
    bound_words: str = ""
    notes: tuple[str, ...] = ()
    merged: tuple["Trail", ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the articles say happened, will happen, or is said to have happened, and when.

    `said` is the time expression in the text's words ("Monday"). `speaker` is who reports, plans or denies it, where
    the text says. `sources` are the numbers (from 1) of `Timeline.documents`; `quotes` the sentences it was read
    from. `key` stays the same when other articles are added. `salience` (0 to 1) ranks events for selection,
    `confidence` (0 to 1) says how sure the headline is.
    `other_keys` are the keys of the mentions that were merged into it.
    """

    headline: str
    when: Resolution
    quotes: tuple[Quote, ...]
    trail: Trail
    status: Status = Status.HAPPENED
    said: str = ""
    speaker: str = ""
    participants: tuple[str, ...] = ()
    place: str = ""
    quantities: tuple[str, ...] = ()
    sources: tuple[int, ...] = ()
    key: str = ""
    other_keys: tuple[str, ...] = ()
    salience: float = 0.0
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Source:
    """A document as a timeline lists it: its number, its names, its date and where that date came from."""

    number: int
    name: str
    title: str = ""
    outlet: str = ""
    url: str = ""
    date: When | None = None
    date_origin: DateOrigin = "unknown"
    date_note: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that could not be used, and why."""

    name: str
    reason: str


@dataclass(frozen=True)
class Timeline:
    """The result: dated events in order, undated ones in story order, the documents they come from, and what was
    skipped."""

    events: tuple[Event, ...]
    undated: tuple[Event, ...] = ()
    documents: tuple[Source, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    title: str = ""
    texts: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    """The documents' texts by name, for writers that show a quote within its sentence; may be empty."""
