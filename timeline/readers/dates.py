"""Dates that people and metadata give: on the command line, in front matter, in a page's head."""

import csv
from pathlib import Path

from timeline.calendar.figures import Order, order_in
from timeline.calendar.human import edtf_of, readable
from timeline.errors import DateError, ReadError
from timeline.limits import MAX_DOCUMENT_BYTES
from timeline.readers.decoding import text_of
from timeline.saved.bounded import bytes_of

__all__ = ["date_table", "edtf_of", "readable"]


def date_table(path: Path, order: Order = "") -> dict[str, str]:
    """The dates of a CSV file with a name (or a pattern such as `000*`) and a date in each row, as EDTF.

    Dates in figures are read in `order`, else in the one that a row shows by a day over twelve; without any they stay
    as they are. A first row without a date is taken for a header. Raises `DateError` naming the line, `ReadError` where
    the file cannot be read.
    """
    try:
        rows = list(csv.reader(text_of(bytes_of(path, MAX_DOCUMENT_BYTES), str(path)).splitlines()))
    except csv.Error as error:
        raise ReadError(str(path), f"cannot be read: {error}") from error
    table = {}
    order = order or order_in(cell for row in rows for cell in row[1:2])
    for number, row in enumerate(rows, 1):
        cells = [cell.strip() for cell in row]
        try:
            if any(cells):
                table[cells[0]] = _read(cells[1] if len(cells) > 1 else "", order)
        except DateError as error:
            if number > 1 or any(character in "0123456789" for character in "".join(cells[1:])):
                raise DateError(f"{path}:{number}: {error}") from None
    return table


def _read(date: str, order: Order) -> str:
    return edtf_of(date, order) if order else readable(date)
