"""Dates as people and metadata write them: "27 January 2015", "2015-01-27T09:30Z", "Jan 2015"."""

import re

from timeline.calendar import edtf
from timeline.calendar.figures import Order
from timeline.errors import AmbiguousDateError, DateError
from timeline.limits import MAX_DATE_CHARS

_DATE_AND_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ].*")
_STOPPED = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}")
"""With full stops the day goes first everywhere."""
_HOW = "write for example 2015-01-27, 2015-01 or 2015"


def edtf_of(text: str, order: Order = "") -> str:
    """The EDTF string of a date as people write it ("27 January 2015", "2015-01-27T09:30Z", "Jan 2015").

    A time of day is left out. `order` is that of day and month in figures, where it is known. Raises `DateError` for
    what is no date or has no year of four digits, and `AmbiguousDateError` for figures that can be read in two ways.
    """
    text = " ".join(text.split())
    if not text or len(text) > MAX_DATE_CHARS:
        raise DateError(f"{text[:40]!r} is not a date; {_HOW}")
    match = _DATE_AND_TIME.fullmatch(text)
    try:
        return edtf.write(edtf.parse(match[1] if match else text))
    except DateError:
        return _read(text, order)


def readable(text: str) -> str:
    """The same; a date in figures of which the order is not known stays as it is, for the document to settle."""
    try:
        return edtf_of(text)
    except AmbiguousDateError:
        return " ".join(text.split())


def _read(text: str, order: Order) -> str:
    """The date by dateutil, run with two defaults: where the two differ, the text did not say."""
    one, other = _parsed(text, (2000, 1, 1)), _parsed(text, (2004, 2, 2))
    if one is None or other is None:
        raise DateError(f"{text!r} is not a date; {_HOW}")
    if one[0] != other[0] or f"{one[0]:04d}" not in text:
        raise DateError(f"{text!r} has no year of four digits; {_HOW}")
    swapped = _parsed(text, (2000, 1, 1), dayfirst=True)
    if swapped is not None and swapped != one:
        if not order and not _STOPPED.search(text):
            raise AmbiguousDateError(f"{text!r} can be read in two ways; {_HOW}, or say --day-first or --month-first")
        one = other = one if order == "month first" and not _STOPPED.search(text) else swapped
    year, month, day = (f"{part:0{width}d}" for part, width in zip(one, (4, 2, 2), strict=True))
    if one[1] != other[1]:
        return year
    return f"{year}-{month}" if one[2] != other[2] else f"{year}-{month}-{day}"


def _parsed(text: str, default: tuple[int, int, int], *, dayfirst: bool = False) -> tuple[int, int, int] | None:
    import datetime

    from dateutil import parser

    try:
        found = parser.parse(text, default=datetime.datetime(*default), dayfirst=dayfirst, ignoretz=True)  # noqa: DTZ001
    except Exception:  # dateutil's errors on odd input are of many kinds; all mean that it is no date
        return None
    return found.year, found.month, found.day
