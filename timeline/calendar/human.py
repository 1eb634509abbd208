"""Dates as people and metadata write them: "27 January 2015", "2015-01-27T09:30Z", "Jan 2015"."""

import re

from timeline.calendar import edtf
from timeline.errors import DateError
from timeline.limits import MAX_DATE_CHARS

_DATE_AND_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ].*")
_HOW = "write for example 2015-01-27, 2015-01 or 2015"


def edtf_of(text: str) -> str:
    """The EDTF string of a date as people write it ("27 January 2015", "2015-01-27T09:30Z", "Jan 2015").

    A time of day is left out. Raises `DateError` for what is no date, has no year of four digits, or is ambiguous.
    """
    text = " ".join(text.split())
    if not text or len(text) > MAX_DATE_CHARS:
        raise DateError(f"{text[:40]!r} is not a date; {_HOW}")
    match = _DATE_AND_TIME.fullmatch(text)
    try:
        return edtf.write(edtf.parse(match[1] if match else text))
    except DateError:
        return _read(text)


def _read(text: str) -> str:
    """The date by dateutil, run with two defaults: where the two differ, the text did not say."""
    one, other = _parsed(text, (2000, 1, 1)), _parsed(text, (2004, 2, 2))
    if one is None or other is None:
        raise DateError(f"{text!r} is not a date; {_HOW}")
    if one[0] != other[0] or f"{one[0]:04d}" not in text:
        raise DateError(f"{text!r} has no year of four digits; {_HOW}")
    swapped = _parsed(text, (2000, 1, 1), dayfirst=True)
    if swapped != one:
        raise DateError(f"{text!r} can be read in two ways; {_HOW}")
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
