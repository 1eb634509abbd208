"""Tables of dated rows: short rows are the entries of one chronicle, long ones are documents by themselves."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from statistics import median

from timeline.errors import NoArticleError, ReadError
from timeline.limits import MAX_DOCUMENT_BYTES
from timeline.model import Document, Skipped
from timeline.readers.columns import chosen, listing
from timeline.readers.decoding import clean, text_of
from timeline.readers.forms.blocks import is_date, joined
from timeline.readers.text import document_of
from timeline.readers.words import words
from timeline.saved.columns import COLUMNS

Row = tuple[int, Sequence[str]]
"""The number of a row as spreadsheets count, from 1, and its cells."""

_SEPARATORS = ",;\t|"
_SAMPLE = 50
_SHARE = 0.8
"""So many cells of a column are dates where it is a column of dates without being called one."""

_ENTRY_CHARS = 300
"""Texts that are mostly shorter are entries of a chronicle; an article is longer."""

_HIGHEST_HEAD = 10
_YEAR = re.compile(r"(?<![0-9])(?:1[0-9]|20)[0-9]{2}(?![0-9])")
_LEAST_CHARS = 12
_ROWS_OF_A_CHRONICLE = 1_000
"""More become several documents, so that processes can share them."""

_OURS = set(COLUMNS[:12])
_SLASHED = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2((?:1[0-9]|20)[0-9]{2})(?=\s|$)")

_YEAR_MONTH = re.compile(r"^([0-9]{4})-([0-9]{2})$")
"""A month as computers write it, which in a text is a year and a number."""


def rows_of(data: bytes, name: str) -> list[Row]:
    """The rows of CSV with commas, semicolons, tabs or bars between the cells, whichever fit; empty ones left out."""
    text = text_of(data, name)
    csv.field_size_limit(MAX_DOCUMENT_BYTES)
    try:
        rows = list(_parsed(text, _separator(text)))
    except csv.Error as error:
        raise ReadError(name, f"is not a table: {error}") from error
    return numbered(rows)


def numbered(rows: Sequence[Sequence[str]]) -> list[Row]:
    """The rows that are not empty, with their numbers and cells of clean text."""
    told = ((number, [clean(cell).strip() for cell in row]) for number, row in enumerate(rows, 1))
    return [(number, row) for number, row in told if any(row)]


def documents_of(rows: Sequence[Row], name: str, asked: Mapping[str, str]) -> Iterator[Document | Skipped]:
    """The documents of a table's rows, each row a place.

    Which columns hold what, `asked` says, else the names of the columns, else what stands in them. Raises
    `NoArticleError` where there is no column of dates or of text, with the columns that there are.
    """
    columns, body = _columns(rows, name, asked)
    if not body:
        raise NoArticleError(name, "a table whose rows hold no text")
    texts = [len(_cell(row, columns["text"])) for _, row in body]
    if "date" in columns:
        body = _with_plain_dates(body, columns["date"])
        if median(texts) <= _ENTRY_CHARS:
            yield from _chronicle(body, columns, name)
            return
    for number, row in body:
        yield article(number, row, columns, name)


def _parsed(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(text.splitlines(keepends=True), delimiter=separator)


def _separator(text: str) -> str:
    """The separator with which the first rows have the most cells alike."""

    def alike(separator: str) -> tuple[int, int]:
        try:
            counts = Counter(len(row) for row in islice(_parsed(text, separator), _SAMPLE) if any(row))
        except csv.Error:
            return 0, 0
        cells, times = max(counts.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return (times, cells) if cells > 1 else (0, 0)

    return max(_SEPARATORS, key=alike)


def _columns(rows: Sequence[Row], name: str, asked: Mapping[str, str]) -> tuple[dict[str, int], list[Row]]:
    """The columns by field, and the rows that are not their names."""
    if not rows:
        raise NoArticleError(name, "holds no rows")
    top = _head(rows, asked)
    names = rows[top][1]
    if {cell.casefold() for cell in names} >= _OURS:
        raise NoArticleError(name, "a timeline that this program wrote; `timeline show` draws it again")
    columns = chosen(names, name, asked)
    headed = bool(columns) or not any(map(is_date, names))
    body = list(rows[top + 1 :] if headed else rows)
    parts = _date_parts(names)
    if parts and "date" not in asked:
        columns["date"], body = parts["year"], [(number, _with_whole_date(row, parts)) for number, row in body]
    if "date" not in asked and "date" in columns and not _has_years([_cell(row, columns["date"]) for _, row in body]):
        del columns["date"]
    _found_by_content(columns, body, explicit=bool(asked))
    if "text" not in columns and "title" in columns:
        columns["text"] = columns.pop("title")
    _check(columns, body, name, names if headed else [])
    return columns, [row for row in body if _cell(row[1], columns["text"]) or _cell(row[1], columns.get("title", -1))]


def _head(rows: Sequence[Row], asked: Mapping[str, str]) -> int:
    """The row with the names of the columns: what stands above it is the title of the table."""
    for number, (_, row) in enumerate(rows[:_HIGHEST_HEAD]):
        folded = {cell.casefold().strip() for cell in row}
        if asked and {column.casefold().strip() for column in asked.values()} <= folded:
            return number
        known = chosen(row, "", {})
        if "date" in known and {"text", "title"} & set(known) and not any(map(is_date, row)):
            return number
    return 0


def _date_parts(names: Sequence[str]) -> dict[str, int]:
    """The columns of the year, the month and the day, where dates are written in several."""
    folded = [cell.casefold().strip() for cell in names]
    parts = {part: folded.index(part) for part in words()["date_parts"] if part in folded}
    return parts if {"year", "month"} <= set(parts) else {}


def _with_whole_date(row: Sequence[str], parts: Mapping[str, int]) -> list[str]:
    """The row with its whole date in the column of the year."""
    told = [_cell(row, parts[part]) for part in ("day", "month", "year") if part in parts]
    told = [part for part in told if part]
    numbers = all(part.isdigit() for part in told)
    date = "-".join(part.zfill(2) for part in reversed(told)) if numbers else " ".join(told)
    return _replaced(row, parts["year"], date)


def _has_years(cells: list[str]) -> bool:
    """Whether a column that is called one of dates holds them: days and months without a year are parts of dates."""
    told = [cell for cell in cells if cell]
    return sum(_YEAR.search(cell) is not None for cell in told) * 2 >= len(told)


def _found_by_content(columns: dict[str, int], body: Sequence[Row], *, explicit: bool) -> None:
    """Add a column that is full of dates, and the one with the longest texts, where names do not tell them."""
    width = max((len(row) for _, row in body), default=0)
    sample = [row for _, row in body[:_SAMPLE]]
    free = [place for place in range(width) if place not in columns.values()]
    if "date" not in columns:
        dated = [place for place in free if _is_dated([_cell(row, place) for row in sample])]
        columns.update({"date": dated[0]} if dated else {})
    if not {"text", "title"} & set(columns) and not explicit:
        lengths = {
            place: _length([_cell(row, place) for row in sample]) for place in free if place != columns.get("date")
        }
        best = max(lengths, key=lambda place: lengths[place], default=-1)
        columns.update({"text": best} if lengths.get(best, 0) >= _LEAST_CHARS else {})


def _is_dated(cells: list[str]) -> bool:
    told = [cell for cell in cells if cell]
    dates = sum(bool(_SLASHED.match(cell)) or is_date(cell) for cell in told)
    return len(told) > 1 and dates >= _SHARE * len(told)


def _length(cells: list[str]) -> float:
    """How long the texts of a column are; words make a text, a long number or address is none."""
    told = [cell for cell in cells if cell]
    if sum(" " in cell for cell in told) * 2 <= len(told):
        return 0
    return median(map(len, told))


def _check(columns: Mapping[str, int], body: Sequence[Row], name: str, header: Sequence[str]) -> None:
    if "text" in columns and body and ("date" in columns or _long(columns["text"], body)):
        return
    wanted = "of texts" if "text" not in columns else "of dates"
    if not body:
        raise NoArticleError(name, "a table without rows")
    has = f"; it has {listing(header)}" if header else ""
    field = "text" if "text" not in columns else "date"
    raise NoArticleError(name, f"a table without a column {wanted}{has}; name it: --column {field}=NAME")


def _long(text: int, body: Sequence[Row]) -> bool:
    return median(len(_cell(row, text)) for _, row in body) > _ENTRY_CHARS


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if 0 <= place < len(row) else ""


def _with_plain_dates(body: Sequence[Row], column: int) -> list[Row]:
    """The rows with dates such as 25/01/2015 as ISO writes them: the whole column tells whether the day comes first."""
    matches = [_SLASHED.match(_cell(row, column)) for _, row in body]
    numbers = [(int(match[1]), int(match[3])) for match in matches if match]
    day_first = any(first > 12 for first, _ in numbers) or any(match and match[2] == "." for match in matches)
    month_first = any(second > 12 for _, second in numbers)
    if day_first == month_first and any(first != second for first, second in numbers):
        return list(body)  # nothing tells, and so they stay as they are, for the document or --day-first to settle
    return [
        (number, _replaced(row, column, _iso(match, day_first=day_first)) if match else row)
        for (number, row), match in zip(body, matches, strict=True)
    ]


def _iso(match: re.Match[str], *, day_first: bool) -> str:
    day, month = (match[1], match[3]) if day_first else (match[3], match[1])
    return f"{match[4]}-{int(month):02d}-{int(day):02d}"


def _replaced(row: Sequence[str], column: int, cell: str) -> list[str]:
    return [cell if place == column else old for place, old in enumerate(row)]


def _chronicle(body: Sequence[Row], columns: Mapping[str, int], name: str) -> Iterator[Document]:
    """The rows as entries: the date, a colon and what happened."""
    for start in range(0, len(body), _ROWS_OF_A_CHRONICLE):
        part = body[start : start + _ROWS_OF_A_CHRONICLE]
        told = joined((_entry(row, columns), f"row {number}") for number, row in part)
        own = name if start == 0 else f"{name}:{part[0][0]}"
        yield Document(told["text"], None, own, date_origin="metadata", places=tuple(told["places"]))


def _entry(row: Sequence[str], columns: Mapping[str, int]) -> str:
    text = " ".join((_cell(row, columns["text"]) or _cell(row, columns.get("title", -1))).split())
    date = _YEAR_MONTH.sub(r"\2/\1", _cell(row, columns["date"]).partition("T")[0])
    return f"{date}: {text}" if date else text


def article(number: int, row: Sequence[str], columns: Mapping[str, int], name: str) -> Document | Skipped:
    """The document of a row, or why it is none."""
    fields = {field: _cell(row, place) for field, place in columns.items()}
    own = fields.get("name") or f"{name}:{number}"
    try:
        if not fields["text"]:
            raise ReadError(own, "is empty")
        return replace(document_of(fields, own, "metadata"), places=((0, f"row {number}"),))
    except ReadError as error:
        return Skipped(error.name, error.reason)
