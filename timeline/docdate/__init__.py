"""The document's own date: given, from metadata, a dateline, a file name or address, else inferred as a window."""

from collections.abc import Sequence

from timeline.calendar.meaning import TimeMention
from timeline.calendar.when import When
from timeline.docdate import datelines, file_names, given, inference, own_words
from timeline.docdate.sharing import Article, Testimony, share, testimony
from timeline.lexicon.story import StoryWords
from timeline.model import Document, DocumentDate, Sentence

__all__ = ["Article", "Testimony", "date_document", "share", "testimony"]


def date_document(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[TimeMention], words: StoryWords
) -> DocumentDate:
    """When the document was written, by the first that tells: a date given, a dateline, a name, the text itself.

    `sentences` and `mentions` are in the order of the text. An inferred date is a window, marked `uncertain`; where
    nothing tells, `when` is `None`. `notes` hold each step as a sentence. Raises `DateError` for a given date that is
    none.
    """
    known = given.read(document)
    if known.when is not None and known.origin != "metadata":
        return known
    own = own_words.read(document.text, sentences, mentions, words)
    if known.when is not None:
        return _of_text(known, document.text, sentences, mentions, words, own)
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


def _of_text(
    page: DocumentDate,
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[TimeMention],
    words: StoryWords,
    own: DocumentDate,
) -> DocumentDate:
    """The day that the text says it is of, where it is not that of the page's metadata: what it tells counts from it."""
    head = own if own.when is not None else datelines.of_head(text, sentences, mentions, words, page)
    if head.when is None or page.when is None or head.when.uncertain or _agree(head.when, page.when):
        return page
    return DocumentDate(head.when, head.origin, (*page.notes, *head.notes))


def _agree(one: When, other: When) -> bool:
    """Whether two dates can be of one day."""
    ends = (one.first, one.last, other.first, other.last)
    if any(end is None for end in ends):
        return True
    return (one.first or 0) <= (other.last or 0) and (other.first or 0) <= (one.last or 0)
