"""Dates that people and metadata give: on the command line, in front matter, in a page's head."""

import csv
import re
from pathlib import Path

from timeline import edtf
from timeline.errors import DateError, ReadError
from timeline.limits import MAX_DATE_CHARS
from timeline.readers.decoding import text_of

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


def date_table(path: Path) -> dict[str, str]:
    """The dates of a CSV file with a name (or a pattern such as `000*`) and a date in each row, as EDTF.

    A first row without a date is taken for a header. Raises `DateError` naming the line, `ReadError` where the file
    cannot be read.
    """
    try:
        rows = list(csv.reader(text_of(path.read_bytes(), str(path)).splitlines()))
    except (OSError, csv.Error) as error:
        raise ReadError(str(path), f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
    table = {}
    for number, row in enumerate(rows, 1):
        cells = [cell.strip() for cell in row]
        try:
            if any(cells):
                table[cells[0]] = edtf_of(cells[1] if len(cells) > 1 else "")
        except DateError as error:
            if number > 1 or any(character in "0123456789" for character in "".join(cells[1:])):
                raise DateError(f"{path}:{number}: {error}") from None
    return table
