"""A date that a person or a page's metadata gives: EDTF, or as people write it."""

from timeline.calendar import edtf, human
from timeline.errors import DateError
from timeline.model import Document, DocumentDate

SHARED = "another article of this run, whose date is known, tells the same event"
"""Why a date is assumed that was lent by another article and comes back as the document's own, "inferred"."""


def read(document: Document) -> DocumentDate:
    """The document's `date` as a value; without one, or with metadata that cannot be read, `when` is `None`.

    Raises `DateError` where a date was given that is none, is ambiguous or lacks its year.
    """
    if document.date is None or not document.date.strip():
        return DocumentDate(None)
    try:
        when = edtf.parse(human.edtf_of(document.date))
    except DateError as error:
        if document.date_origin == "metadata":
            return DocumentDate(None, notes=(f"The page's own date is not used: {error}.",))
        raise
    if document.date_origin == "inferred":
        return DocumentDate(when.assuming(SHARED), "inferred", (f"It was inferred before: {edtf.write(when)}.",))
    who = "The page's metadata gives" if document.date_origin == "metadata" else "The date was given:"
    return DocumentDate(when, document.date_origin, (f"{who} {edtf.write(when)}.",))
