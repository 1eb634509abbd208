"""XLSX: the cells of each sheet as text; of formulas the values that were saved, never computed."""

import datetime
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from timeline.limits import MAX_PLACES
from timeline.readers.forms.blocks import data_of

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_MOST_COLUMNS = 200
_EMPTY_IN_A_ROW = 1_000
"""Behind so many empty rows nothing more is looked for: sheets say that they have a million."""


def found(request: dict[str, Any]) -> dict[str, Any]:
    """The `sheets` of a workbook: the title of each and its rows, with their numbers. Raises `ValueError`."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data_of(request)), read_only=True, data_only=True, keep_links=False)
    except (InvalidFileException, KeyError, AttributeError, TypeError) as error:
        raise ValueError(f"is no XLSX that can be read: {error}") from None
    return {"sheets": [(sheet.title, list(_rows(sheet))) for sheet in book.worksheets]}


def _rows(sheet: "ReadOnlyWorksheet") -> Iterator[tuple[int, list[str]]]:
    empty = 0
    sheet.reset_dimensions()  # a file may lie about its size
    for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS), 1):
        cells = [_shown(value) for value in row]
        if any(cells):
            empty = 0
            yield number, cells[: max(place for place, cell in enumerate(cells, 1) if cell)]
        else:
            empty += 1
        if number > MAX_PLACES:
            raise ValueError(f"has more than {MAX_PLACES:,} rows; split it")
        if empty > _EMPTY_IN_A_ROW:
            return


def _shown(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
