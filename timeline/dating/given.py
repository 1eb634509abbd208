"""A date that a person or a page's metadata gives: EDTF, or what `python-dateutil` reads."""

from datetime import datetime

from timeline import edtf
from timeline.errors import DateError
from timeline.model import Document, DocumentDate
from timeline.when import When

_LONGEST = 100
"""No date is written longer; what is longer is not handed to a parser."""
_DEFAULTS = (datetime(2004, 1, 1), datetime(2008, 3, 2))  # noqa: DTZ001
"""Two dates that differ in each field: a field that follows them both was not told. Both are leap years."""


def read(document: Document) -> DocumentDate:
    """The document's `date` as a value; without one, or with metadata that cannot be read, `when` is `None`."""
    if document.date is None or not str(document.date).strip():
        return DocumentDate(None)
    try:
        when = parse(document.date)
    except DateError as error:
        if document.date_origin == "metadata":
            return DocumentDate(None, notes=(f"The page's own date is not used: {error}.",))
        raise
    who = "The page's metadata says" if document.date_origin == "metadata" else "The date was given:"
    return DocumentDate(when, document.date_origin, (f"{who} {edtf.write(when)}.",))


def parse(text: str) -> When:
    """The date that a person wrote: "2015-01-27", "27 January 2015", "Jan 2015". Raises `DateError` naming it."""
    try:
        return edtf.parse(text)
    except DateError:
        return _parse_written(text)


def _parse_written(text: str) -> When:
    from dateutil import parser  # noqa: PLC0415 - slow to import, and EDTF is the common case

    if len(text) > _LONGEST:
        raise DateError(f"{text[:40]!r}... is too long for a date; write for example 2015-01-27")
    try:
        one, other = (parser.parse(text, default=default, ignoretz=True) for default in _DEFAULTS)
    except (ValueError, OverflowError, TypeError) as error:
        raise DateError(f"{text!r} is not a date; write for example 2015-01-27") from error
    if one.year != other.year or (one.month != other.month and one.day == other.day):
        raise DateError(f"{text!r} does not tell a year and a month; write for example 2015-01-27")
    if one.month != other.month:
        return When.of_year(one.year)
    return When.of_day(one.year, one.month, one.day) if one.day == other.day else When.of_month(one.year, one.month)
