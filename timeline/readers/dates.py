"""Dates that people and metadata give: on the command line, in front matter, in a page's head."""

import csv
from pathlib import Path

from timeline.calendar.human import edtf_of
from timeline.errors import DateError, ReadError
from timeline.readers.decoding import text_of

__all__ = ["date_table", "edtf_of"]


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
