"""The document's own date: given, from metadata, a dateline, a file name or address, else inferred as a window."""

from collections.abc import Sequence

from timeline.calendar.figures import Order, settled
from timeline.calendar.meaning import TimeMention
from timeline.calendar.when import When
from timeline.docdate import datelines, file_names, given, inference, own_words
from timeline.docdate.given import read as given_date
from timeline.docdate.habit import habit_of
from timeline.docdate.sharing import MOST_SENTENCES, Article, Testimony, Told, is_open, narrowed, share, testimony
from timeline.lexicon.story import StoryWords
from timeline.model import Document, DocumentDate, Sentence

__all__ = [
    "MOST_SENTENCES",
    "Article",
    "Testimony",
    "Told",
    "date_document",
    "given_date",
    "habit_of",
    "is_open",
    "narrowed",
    "share",
    "testimony",
]


def date_document(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[TimeMention],
    words: StoryWords,
    order: Order = "",
) -> DocumentDate:
    """When the document was written, by the first that tells: a date given, a dateline, a name, the text itself.

    `sentences` and `mentions` are in the order of the text, `order` is that of day and month in figures, where it is
    known. An inferred date is a window, marked `uncertain`; where nothing tells, `when` is `None`. `notes` hold each
    step as a sentence. Raises `DateError` for a given date that is none.
    """
    known = given.read(document, order)
    mentions = settled(mentions, order)
    if known.when is not None and known.origin != "metadata":
        return known
    own = own_words.read(document.text, sentences, mentions, words)
    if known.when is not None:
        told = own if own.when is not None else datelines.of_head(document.text, sentences, mentions, words, known)
        return _of_text(known, told)
    named = file_names.read(document)
    clues = inference.infer(document.text, sentences, mentions, words)
    headed = datelines.read(document.text, sentences, mentions, words, named if named.when else clues)
    notes = known.notes
    sitting = own_words.of_sitting(document.text, sentences, mentions, words)
    for found in (own, headed, sitting, named, clues):
        notes += found.notes
        if found.when is not None:
            return DocumentDate(found.when, found.origin, notes)
    return DocumentDate(None, "unknown", (*notes, "Nothing in the text tells when it was written."))


def _of_text(page: DocumentDate, told: DocumentDate) -> DocumentDate:
    """The day that the text says it is of, where it is not that of the page's metadata: its words count from it."""
    if told.when is None or page.when is None or told.when.uncertain or _agree(told.when, page.when):
        return page
    return DocumentDate(told.when, told.origin, (*page.notes, *told.notes))


def _agree(one: When, other: When) -> bool:
    """Whether two dates can be of one day."""
    ends = (one.first, one.last, other.first, other.last)
    if any(end is None for end in ends):
        return True
    return (one.first or 0) <= (other.last or 0) and (other.first or 0) <= (one.last or 0)
