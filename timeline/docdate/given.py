"""A date that a person or a page's metadata gives: EDTF, or as people write it."""

from timeline.calendar import edtf, human
from timeline.calendar.figures import Order
from timeline.calendar.when import When
from timeline.errors import AmbiguousDateError, DateError
from timeline.model import Document, DocumentDate

SHARED = "another article of this run, whose date is known, tells the same event"
"""Why a date is assumed that was lent by another article and comes back as the document's own, "inferred"."""


def read(document: Document, order: Order = "") -> DocumentDate:
    """The document's `date` as a value; without one, or with metadata that cannot be read, `when` is `None`.

    `order` is that of day and month in the document's figures; where it is not known the month is read first, as
    assumed. Raises `DateError` where a date was given that is none or lacks its year.
    """
    if document.date is None or not document.date.strip():
        return DocumentDate(None)
    try:
        when = _read(document.date, order)
    except DateError as error:
        if document.date_origin == "metadata":
            return DocumentDate(None, notes=(f"The page's own date is not used: {error}.",))
        raise
    if document.date_origin == "inferred":
        return DocumentDate(when.assuming(SHARED), "inferred", (f"It was inferred before: {edtf.write(when)}.",))
    who = "The page's metadata gives" if document.date_origin == "metadata" else "The date was given:"
    return DocumentDate(when, document.date_origin, (f"{who} {edtf.write(when)}.",))


TWO_WAYS = "{} can be read in two ways; its month is read first, and the day read first it is {}"
"""What is assumed of a date in figures that nothing settles."""


def _read(date: str, order: Order) -> When:
    try:
        return edtf.parse(human.edtf_of(date, order))
    except AmbiguousDateError:
        other = human.edtf_of(date, "day first")
        return edtf.parse(human.edtf_of(date, "month first")).assuming(TWO_WAYS.format(f"“{date}”", other))
