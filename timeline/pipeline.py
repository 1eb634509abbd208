"""The ladder: from documents to a timeline. The only module that knows the order of the stages."""

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter

from timeline import boilerplate, docdate, lang, sentences, story, tagging
from timeline.calendar import edtf
from timeline.calendar.figures import Order, order_of, settled
from timeline.calendar.when import Resolution, When
from timeline.events import (
    Faults,
    ParsedDocument,
    anchor,
    date_spans,
    finished,
    lead_date,
    lead_sentences,
    leads,
    mentions_of_spans,
    sentences_of_spans,
    sentences_to_parse,
    story_of,
)
from timeline.lexicon.events import EventWords
from timeline.limits import MAX_QUOTE_CHARS
from timeline.model import (
    STORY,
    Document,
    DocumentDate,
    Event,
    Layout,
    Mention,
    Quote,
    Sentence,
    Skipped,
    Source,
    Status,
    Timeline,
    Timex,
    Trail,
)
from timeline.sentences import treebank
from timeline.syntax import parser
from timeline.syntax.tree import Tree

Run = Callable[[Callable[[Document], "DocumentMentions"], Iterable[Document]], Iterable["DocumentMentions | Skipped"]]
"""How a function of one document is mapped over many, in order: `map`, or an engine that survives a failing one."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a reader may ask of a run.

    `language` is the documents' language, `kind` the tagger's view of them ("news", "narrative", "colloquial", "auto"),
    `date_from` and `date_to` keep the events that can lie between them, `statuses` those of some statuses (empty: all),
    `title` names the timeline. `entities` checks participants and places against the model's named entities (slower).
    `order` is that of day and month in figures ("day first", "month first"; empty: as each document shows it).
    `about` keeps the events that some words are about; `choice` says which are the key events, that views show.
    """

    language: str = "en"
    kind: str = "auto"
    date_from: When | None = None
    date_to: When | None = None
    statuses: tuple[Status, ...] = ()
    title: str = ""
    entities: bool = False
    order: Order = ""
    about: str = ""
    choice: story.Choice = field(default_factory=story.Choice)


@dataclass(frozen=True, slots=True)
class DocumentMentions:
    """What one document gives: its date, its mentions of events, and what it tells that may date another document.

    The document comes along for its names and its text. `paragraphs` are the fingerprints (see `boilerplate`) of those
    that its mentions stand in, `pieces` those of all its parts that other documents may share. `faults` say what failed
    and is not told.
    """

    document: Document
    date: DocumentDate
    mentions: tuple[Mention, ...]
    testimony: tuple[docdate.Testimony, ...] = ()
    paragraphs: tuple[int, ...] = ()
    pieces: tuple[int, ...] = ()
    faults: tuple[str, ...] = ()


def build(documents: Iterable[Document | Skipped], options: Options | None = None, run: Run = map) -> Timeline:
    """The timeline of some documents. What could not be read (`Skipped`) is listed and costs nothing else."""
    options = options or Options()
    skipped: list[Skipped] = []
    results = run(functools.partial(mentions_of, options=options), _readable(documents, skipped))
    told: list[DocumentMentions] = []
    failed: list[Skipped] = []  # apart from `skipped`: how far reading runs ahead depends on the number of workers
    for result in results:
        (failed if isinstance(result, Skipped) else told).append(result)  # type: ignore[arg-type]
    shared = _reflag(told, options, run)
    _redate(told, options, run, shared)
    failed += [Skipped(one.document.name, fault) for one in told for fault in one.faults]
    return _assembled(told, skipped + failed, options)


def _reflag(told: list[DocumentMentions], options: Options, run: Run) -> tuple[int, ...]:
    """Documents with events in paragraphs that several of the run have in common are read once more, with this said:
    what a site writes below all of its articles is no story. The common paragraphs are returned."""
    shared = boilerplate.repeated((one.document.name, paragraph) for one in told for paragraph in one.paragraphs)
    places = [place for place, one in enumerate(told) if not shared.isdisjoint(one.paragraphs)]
    common = tuple(sorted(shared))
    results = run(
        functools.partial(mentions_of, options=options, shared=common), (told[place].document for place in places)
    )
    for place, result in zip(places, results, strict=True):
        if not isinstance(result, Skipped):
            told[place] = result
    return common


def _redate(told: list[DocumentMentions], options: Options, run: Run, shared: tuple[int, ...]) -> None:
    """Documents whose date others of the run narrow down are read once more, with that date."""
    lent = docdate.share([docdate.Article(one.document.name, one.date, one.testimony) for one in told])
    places = [place for place, date in lent.items() if date.when is not None]
    again = (redated(told[place].document, lent[place]) for place in places)
    results = run(functools.partial(mentions_of, options=options, shared=shared), again)
    for place, result in zip(places, results, strict=True):
        if not isinstance(result, Skipped):
            told[place] = replace(result, document=told[place].document, date=lent[place])


def redated(document: Document, date: DocumentDate) -> Document:
    """A document to be read once more, with the date that others lend it."""
    assert date.when is not None
    return replace(document, date=edtf.write(date.when), date_origin="inferred")


def mentions_of(document: Document, options: Options, shared: tuple[int, ...] = ()) -> DocumentMentions:
    """The mentions of one document: a pure function of it, so that a run can be split, cached and resumed.

    `shared` are the fingerprints of paragraphs that other documents have too.
    """
    read = _read(document, options, shared)
    wanted = sentences_to_parse(read.text, read.sentences, read.timexes)
    trees = parser.parse(read.text, wanted, entities=options.entities)
    parsed = _parsed_document(read, trees, options)
    faults = Faults()
    dated = anchor(document, parsed, faults)
    first = _with_trees(read, lead_sentences(read.sentences, read.date), trees, options)
    mentions = _placed(document, read.sentences, (*leads(document, parsed, first, dated), *dated))
    paragraphs, pieces = _paragraphs(read, mentions), boilerplate.pieces(read.text, read.sentences)
    return DocumentMentions(document, read.date, mentions, read.testimony, paragraphs, pieces, tuple(faults.said))


def _with_trees(read: "_Read", wanted: Sequence[Sentence], known: Sequence[Tree], options: Options) -> tuple[Tree, ...]:
    """The trees of some sentences in text order; those that are known already are not parsed again."""
    trees = {tree.sentence.start: tree for tree in known}
    missing = [one for one in wanted if one.start not in trees]
    trees |= {tree.sentence.start: tree for tree in parser.parse(read.text, missing, entities=options.entities)}
    return tuple(trees[one.start] for one in wanted)


def _placed(document: Document, parts: Sequence[Sentence], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with the place of each and the number of story sentences before it, in the order of the text."""
    starts = [part.start for part in parts if part.role in STORY]
    placed = (
        replace(one, sentence=bisect_left(starts, one.quote.start), quote=_with_place(document, _capped(one.quote)))
        for one in mentions
    )
    return tuple(sorted(placed, key=lambda one: one.sentence))


def _with_place(document: Document, quote: Quote) -> Quote:
    """The quote with the label of the place in which it begins, where the document has places."""
    number = bisect_right(document.places, quote.start, key=itemgetter(0))
    return replace(quote, place=document.places[number - 1][1]) if number else quote


def _capped(quote: Quote) -> Quote:
    """The quote, a very long one up to a space: a line of a megabyte would else be kept with each of its events."""
    if len(quote.text) <= MAX_QUOTE_CHARS:
        return quote
    cut = quote.text.rfind(" ", 0, MAX_QUOTE_CHARS + 1)
    cut = cut if cut > 0 else MAX_QUOTE_CHARS
    return replace(quote, end=quote.start + cut, text=quote.text[:cut])


def _paragraphs(read: "_Read", mentions: tuple[Mention, ...]) -> tuple[int, ...]:
    """The fingerprints of the paragraphs that mentions stand in, in text order."""
    told = {mention.quote.start for mention in mentions}
    spans: dict[int, tuple[int, int]] = {}
    for sentence in read.sentences:
        start, _ = spans.get(sentence.paragraph, (sentence.start, 0))
        spans[sentence.paragraph] = start, sentence.end
    numbers = sorted({sentence.paragraph for sentence in read.sentences if sentence.start in told})
    return tuple(boilerplate.fingerprint(read.text[slice(*spans[number])]) for number in numbers)


def date_events(
    document: Document, spans: Iterable[tuple[int, int]], options: Options | None = None
) -> list[Resolution]:
    """The date of each event whose words stand at some spans (character offsets, end excluded) of a document's text.

    An event that nothing dates is `Unresolved`.
    """
    wanted_spans = list(spans)
    options = options or Options()
    read = _read(document, options)
    trees = parser.parse(read.text, sentences_of_spans(read.sentences, read.timexes, wanted_spans))
    return list(date_spans(_parsed_document(read, trees, options), wanted_spans))


def merge_events(
    documents: Iterable[Document], spans: Iterable[Sequence[tuple[int, int]]], options: Options | None = None
) -> list[list[int]]:
    """Which events, whose words stand at some spans of each document's text, are one.

    For each document the numbers of its spans' events, in their order: spans with one number tell one event. Events are
    numbered from 0 as they first come. The documents must have names of their own.
    """
    options = options or Options()
    told: list[tuple[Mention, ...]] = []
    texts: dict[str, str] = {}
    for document, some in zip(documents, spans, strict=True):
        read = _read(document, options)
        trees = parser.parse(read.text, sentences_of_spans(read.sentences, (), some))
        told.append(mentions_of_spans(document.name, trees, some))
        texts[document.name] = read.text
    words = lang.coreference_words(options.language)
    numbers = iter(story.same_events([one for mentions in told for one in mentions], texts, words))
    return [[next(numbers) for _ in mentions] for mentions in told]


def replay(trail: Trail, language: str = "en") -> Resolution:
    """The date that a trail leads to when its steps are run again: the event's own, if it is honest."""
    if trail.timex is None:
        return lead_date(trail)
    return finished(tagging.resolve_again(trail.timex, lang.load(language)), trail)


@dataclass(frozen=True, slots=True)
class _Read:
    """A document as the first stages leave it; `text` is the document's as printed, with the same places."""

    text: str
    sentences: tuple[Sentence, ...]
    timexes: tuple[Timex, ...]
    date: DocumentDate
    words: EventWords
    testimony: tuple[docdate.Testimony, ...]


def _read(document: Document, options: Options, shared: tuple[int, ...] = ()) -> _Read:
    text = treebank.as_printed(document.text)
    printed = replace(document, text=text)
    language, story, words = lang.load(options.language), *lang.stage_words(options.language)
    parts = boilerplate.flag(text, sentences.split(text, story), story, document.outlet, frozenset(shared))
    frames = sentences.frames(text, parts, story)
    mentions = tagging.read_alone(text, tagging.recognise(text, language), frames, language)
    habit, given = docdate.habit_of(document, story), document.date or ""
    order = options.order or order_of(text, mentions, None, habit, given)
    date = docdate.date_document(printed, parts, mentions, story, order)
    order = options.order or order_of(text, mentions, date.when, habit, given)
    timexes = tagging.normalise(text, mentions, date, options.kind, Layout(tuple(frames), order))
    testimony = docdate.testimony(text, parts, settled(mentions, order), date, story)
    return _Read(text, parts, timexes, date, words, testimony)


def _parsed_document(read: _Read, trees: tuple[Tree, ...], options: Options) -> ParsedDocument:
    redirect = functools.partial(tagging.redirected, language=lang.load(options.language))
    story = story_of(read.text, read.sentences, read.timexes, read.words)
    return ParsedDocument(read.date, trees, read.timexes, read.words, redirect, story)


def tag(text: str, date: str | None = None, kind: str = "news", language: str = "en", order: Order = "") -> list[Timex]:
    """The time expressions of a text, in order, with TIMEX3 values; `date` is the document's, if known."""
    mentions = tagging.recognise(text, lang.load(language))
    order = order or order_of(text, mentions, None, "", date or "")
    written = docdate.given_date(Document(text, date), order)
    return list(tagging.normalise(text, mentions, written, kind, Layout(order=order)))


def _readable(documents: Iterable[Document | Skipped], skipped: list[Skipped]) -> Iterator[Document]:
    for document in documents:
        if isinstance(document, Skipped):
            skipped.append(document)
        else:
            yield document


def _assembled(told: list[DocumentMentions], skipped: list[Skipped], options: Options) -> Timeline:
    numbered = list(enumerate(told, start=1))
    documents = tuple(source(number, one.document, one.date) for number, one in numbered)
    mentions = [replace(mention, source=number) for number, one in numbered for mention in one.mentions]
    texts = {one.document.name: one.document.text for one in told}
    whole = assembled(mentions, documents, options)
    return choose(replace(whole, skipped=tuple(skipped), texts=texts), options.choice, options.about, options.language)


def assembled(mentions: Sequence[Mention], documents: tuple[Source, ...], options: Options) -> Timeline:
    """The timeline of some mentions, which have the numbers of their documents, before its key events are chosen.

    What a document that is alone only leads with is left out: it is evidence beside others, and by itself has no date.
    """
    mentions = [one for one in mentions if len(documents) > 1 or not one.lead]
    words = lang.coreference_words(options.language)
    events = story.ranked(story.merged(mentions, words, documents), documents, words)
    return Timeline(
        events=tuple(event for event in events if _is_wanted(event, options)),
        documents=documents,
        title=options.title,
        topic=story.title(documents, words, events),
        outside=sum(not story.within(event, options.date_from, options.date_to) for event in events),
    )


def choose(
    timeline: Timeline,
    choice: story.Choice,
    about: str = "",
    language: str = "en",
    scores: Mapping[str, float] | None = None,
) -> Timeline:
    """The timeline with its key events selected, in order; `about` leaves those that some words are about; `scores`
    says how well each mention fits them, by its key, where that is known."""
    events = (*timeline.events, *timeline.undated)
    fitting = story.about(events, about, scores) if about else events
    words = lang.coreference_words(language)
    chosen = story.selected(fitting, choice, words, len(timeline.documents))
    return replace(
        timeline,
        events=story.in_time_order((event for event in chosen if isinstance(event.when, When)), words),
        undated=story.in_story_order(event for event in chosen if not isinstance(event.when, When)),
    )


def _is_wanted(event: Event, options: Options) -> bool:
    status = not options.statuses or event.status in options.statuses
    return status and story.within(event, options.date_from, options.date_to)


def source(number: int, document: Document, date: DocumentDate) -> Source:
    """A document as a timeline lists it."""
    return Source(
        number=number,
        name=document.name,
        title=document.title,
        outlet=document.outlet,
        url=document.url,
        date=date.when,
        date_origin=date.origin,
        date_note="; ".join(date.notes),
    )
