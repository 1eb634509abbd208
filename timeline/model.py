"""The values that flow through the pipeline: frozen, without behaviour beyond their own sense."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal, Self

from timeline.calendar.figures import Order
from timeline.calendar.when import Resolution, When

Role = Literal["headline", "dateline", "byline", "caption", "body", "notice"]

STORY: tuple[Role, ...] = ("body", "headline")
"""The roles of sentences that tell the story."""

DateOrigin = Literal["given", "metadata", "dateline", "name", "inferred", "unknown"]


@dataclass(frozen=True, slots=True)
class Document:
    """One article. `date` is an EDTF string (a `datetime.date` is accepted), `None` where it is not known.

    `text` is what all offsets count in, in characters. `date_origin` says where `date` came from; readers set
    "metadata". `outlet` is the publisher's name, `language` the tag of its language where it tells one ("en-GB").
    `places` say where in its file a text stands: the offset from which on a label holds ("page 2", "row 17"), in order.
    """

    text: str
    date: str | None = None
    name: str = ""
    title: str = ""
    outlet: str = ""
    url: str = ""
    date_origin: DateOrigin = "given"
    language: str = ""
    places: tuple[tuple[int, str], ...] = ()

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
    apart. `begins_quoted` and `ends_quoted` tell that a quotation of several sentences is open there. `entry` is where
    the words begin that a date at the sentence's head dates, 0 where none does; `under` is where the date stands above
    a bullet that is not the first below it; `ahead` marks the items of a listing of what is to come."""

    start: int
    end: int
    role: Role = "body"
    paragraph: int = 0
    begins_quoted: bool = False
    ends_quoted: bool = False
    entry: int = 0
    under: tuple[int, int] | None = None
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a date stands (`start` to `end`) that holds for what follows it up to `reach`: a heading, or the head of an
    entry."""

    start: int
    end: int
    reach: int


@dataclass(frozen=True, slots=True)
class Layout:
    """What a document shows of how it writes dates: those that hold for what follows them, and the order of day and
    month in figures."""

    frames: tuple[Frame, ...] = ()
    order: Order = ""


PLAIN = Layout()
"""The layout of a text that shows nothing of the kind."""


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
    """The words of a source: `document.text[start:end] == text`, where `document` is the document's name.

    `place` is where a reader of the file finds them ("page 2"), "" where the document has no places.
    """

    document: str
    start: int
    end: int
    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Trail:
    """How an event got its date, in steps that can be run again (`timeline.replay`).

    `timex` is the time expression with its rule, span and reference; `document` names where it stands; `anchor` is the
    word that governs it; `relation` how it was found ("prepositional phrase", "event noun", ...). Then what was done to
    the date: `day` is the day that the story was at, for a time without one; `signal` the preposition that makes the
    date a bound ("since"); `bound` and `bound_words` what the sentence places it beside. `notes` are sentences for a
    reader.
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


@dataclass(frozen=True, slots=True)
class Mention:
    """What one sentence of one document tells of an event: the line made of it, its date, and how it is held.

    `said` is the time expression in the text's words ("Monday"). `speaker` is who reports, plans or denies it, where
    the text says. `quote` is the sentence, and `sentence` how many sentences of the story stand before it. `lead` marks
    what an article tells first and without a date: it is put on the day of publication, which is an inference.
    `key` is made of the mention's own words and place. `source` is the number (from 1) of its document in
    `Timeline.documents`, 0 before it has one.
    `confidence` (0 to 1) is the chance that the line is fit to print, by its `signs`; `line_notes` tell a reader
    how it was made, a step each, and what counted. `follows` and `precedes` are happenings that the sentence places
    it after or before ("after the meeting"): what orders events that their dates do not.
    """

    headline: str
    when: Resolution
    quote: Quote
    trail: Trail
    status: Status = Status.HAPPENED
    said: str = ""
    speaker: str = ""
    participants: tuple[str, ...] = ()
    place: str = ""
    quantities: tuple[str, ...] = ()
    key: str = ""
    confidence: float = 1.0
    signs: tuple[str, ...] = ()
    sentence: int = 0
    lead: bool = False
    source: int = 0
    line_notes: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    precedes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What the mentions of one event tell differently: `what` names it ("dead", "day"), `said` are the versions, each
    with the numbers of the documents that tell it."""

    what: str
    said: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for an event's weight in its story, as counts that a reader can check.

    `articles` and `outlets` tell it; in `leads` of the articles it stands among the first sentences; `later` of them
    come back to it two days after it or more; `on_day` articles tell something of its day.
    """

    articles: int = 0
    outlets: int = 0
    leads: int = 0
    later: int = 0
    on_day: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the articles say happened, will happen, or is said to have happened, and when.

    It is made of its `mentions`, of which one gives the line, `when`, `trail`, `status`, `said` and `speaker`; `quotes`
    and `sources` (the numbers, from 1, of `Timeline.documents`) are those of all. `key` stays the same when later
    articles are added; `other_keys` are the keys of its other mentions. `related` are the keys of events that tell the
    same held otherwise: the plan of a fact, the denial of a claim. `disagreements` are what its mentions tell
    differently. `rank` counts from 1, the most important (0: not ranked); `selected` marks the key events that views
    show; `salience` (0 to 1) is what they were ranked by, and `support` the counts behind it. `line_notes` and
    `signs` are those of the mention that gives the line.
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
    mentions: tuple[Mention, ...] = ()
    related: tuple[str, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    support: Support = Support()
    rank: int = 0
    selected: bool = True
    line_notes: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


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
    """A document that could not be used, and why.

    `passed_over` marks what a folder holds beside its articles, such as pictures: it is counted, and is no failure.
    """

    name: str
    reason: str
    passed_over: bool = False


@dataclass(frozen=True)
class Timeline:
    """The result: dated events in order, undated ones in story order, the documents they come from, and what was
    skipped.

    All events are here; `shown` leaves the selected ones. `title` is the one given, `topic` what the articles' titles
    say the story is about. `outside` is the number of events that lie outside the window that was asked for, `hidden`
    and `uncited` are the numbers of events and of documents that a view leaves out.
    """

    events: tuple[Event, ...]
    undated: tuple[Event, ...] = ()
    documents: tuple[Source, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    title: str = ""
    texts: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    """The documents' texts by name, for writers that show a quote within its sentence; may be empty."""
    topic: str = ""
    outside: int = 0
    hidden: int = 0
    uncited: int = 0

    def shown(self) -> Self:
        """The timeline with its selected events only, and the documents that these cite; `hidden` and `uncited` count
        the others."""
        dated, undated = (tuple(one for one in some if one.selected) for some in (self.events, self.undated))
        hidden = len(self.events) + len(self.undated) - len(dated) - len(undated)
        if not hidden:
            return self
        numbers = {number for event in (*dated, *undated) for number in event.sources}
        cited = tuple(one for one in self.documents if one.number in numbers)
        uncited = self.uncited + len(self.documents) - len(cited)
        hidden += self.hidden
        return replace(self, events=dated, undated=undated, documents=cited, hidden=hidden, uncited=uncited)
