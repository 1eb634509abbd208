"""Text put together from pieces that have places: paragraphs of pages, rows of tables, cues."""

from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from timeline.errors import DateError
from timeline.limits import MAX_PLACES
from timeline.readers.dates import edtf_of
from timeline.readers.decoding import clean

Block = tuple[str, str]
"""A piece of text and the label of its place."""


def joined(blocks: Iterable[Block], between: str = "\n\n") -> dict[str, Any]:
    """The `text` of some blocks and its `places`, one wherever the label changes."""
    pieces: list[str] = []
    places: list[tuple[int, str]] = []
    at = 0
    for text, label in blocks:
        piece = clean(text).strip()
        if not piece:
            continue
        at += len(between) if pieces else 0
        if label and (not places or places[-1][1] != label):
            places.append((at, label))
        pieces.append(piece)
        at += len(piece)
    if len(places) > MAX_PLACES:
        raise ValueError(f"has more than {MAX_PLACES:,} places; split it")
    return {"text": between.join(pieces), "places": places}


def row_text(cells: Iterable[str]) -> str:
    """A row of a table as a line: a date stands first and opens the longest cell, the others follow as sentences."""
    told = [" ".join(cell.split()) for cell in cells]
    told = [cell for number, cell in enumerate(told) if cell and cell not in told[:number]]  # merged cells come twice
    date = next((cell for cell in told if is_date(cell)), "")
    others = [cell for cell in told if cell != date]
    if not date or not others:
        return "; ".join(told)
    longest = max(others, key=len)
    rest = [cell for cell in others if cell != longest]
    return f"{date}: {' '.join([_sentence(longest), *map(_sentence, rest)] if rest else [longest])}"


def _sentence(cell: str) -> str:
    return cell if cell.endswith((".", "!", "?")) else f"{cell}."


def table_lines(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, str]]:
    """The rows of a table as lines, each with its number from 1. One without a date above rows with dates names the
    columns, and tells nothing."""
    dated = [any(map(is_date, row)) for row in rows]
    for number, (row, is_dated) in enumerate(zip(rows, dated, strict=True), 1):
        if number > 1 or is_dated or not any(dated):
            yield number, row_text(row)


def is_date(cell: str) -> bool:
    """Whether a cell is a date and nothing else, by people's or computers' habits."""
    try:
        return bool(any(sign.isdigit() for sign in cell) and edtf_of(cell))
    except DateError:
        return False


def data_of(request: Mapping[str, Any]) -> bytes:
    """The bytes that a request carries."""
    return b64decode(request["data"])
