"""The document's own date: given, from metadata, a dateline, a file name or address, else inferred as a window."""

from collections.abc import Sequence

from timeline.calendar.meaning import TimeMention
from timeline.docdate import datelines, file_names, given, inference
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
    if known.when is not None:
        return known
    named = file_names.read(document)
    clues = inference.infer(document.text, sentences, mentions, words)
    headed = datelines.read(document.text, sentences, mentions, words, named if named.when else clues)
    notes = known.notes
    for found in (headed, named, clues):
        notes += found.notes
        if found.when is not None:
            return DocumentDate(found.when, found.origin, notes)
    return DocumentDate(None, "unknown", (*notes, "Nothing in the text tells when it was written."))
