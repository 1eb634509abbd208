"""The table form of a timeline: its columns, and cells that no spreadsheet takes for a formula.

The writer makes rows from events and the loader makes records from rows; what both must agree on stands here.
"""

import re
from collections.abc import Mapping, Sequence

from timeline.saved.records import Record

COLUMNS = (
    "key",
    "edtf",
    "earliest",
    "latest",
    "precision",
    "lasting",
    "modifier",
    "assumed",
    "reason",
    "said",
    "status",
    "headline",
    "speaker",
    "place",
    "sources",
    "quote",
    "document",
    "start",
    "end",
    "rank",
    "selected",
    "articles",
)
"""The columns in their order. Only `headline` must be there when a table is read; unknown columns are ignored."""

YES = "yes"
"""What stands in the column `lasting` of an event that lasts."""

NO = "no"
"""What stands in the column `selected` of an event that is no key event."""

_NUMBER = re.compile("[0-9]{1,9}")

BETWEEN = "; "
"""What stands between several values of a cell."""

_NAMES = "source names"
_LIVE = "(?=[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20])"
_GUARDED = re.compile(f"(^|[;\t][ ]?)('{{0,9}}){_LIVE}")
_GUARD = re.compile(f"(^|[;\t][ ]?)'('{{0,9}}){_LIVE}")
_SOURCE = re.compile(r"(?:^|; )\[([0-9]{1,6})\] ")


def guard(text: str) -> str:
    """A cell whose text cannot start a formula: an apostrophe goes before `=`, `+`, `-`, `@` at its beginning.

    Also after a semicolon or a tab, which other locales take for the end of a cell (OWASP, "CSV Injection").

    >>> guard("=1+1"), guard("-0043-03-15"), guard("a + b")
    ("'=1+1", "'-0043-03-15", 'a + b')
    """
    return _GUARDED.sub(r"\1'\2", text)


def unguard(text: str) -> str:
    """The text of a guarded cell: `unguard(guard(text)) == text`."""
    return _GUARD.sub(r"\1\2", text)


def source_cell(names: Mapping[int, str], numbers: tuple[int, ...]) -> str:
    """Sources as a cell: "[1] a.txt; [3] c.txt"."""
    return BETWEEN.join(f"[{number}] {names.get(number, '')}" for number in numbers)


def named_sources(record: Record) -> dict[int, str]:
    """The numbers and names of the sources of a record that `row_record` made; of any other, none."""
    names = record.get(_NAMES)
    return names if isinstance(names, dict) else {}


def numbered(records: Sequence[Record]) -> list[Record]:
    """The records of a table with numbers for sources that a person named without one ("Reuters; AP")."""
    known = {name: number for record in records for number, name in named_sources(record).items() if number > 0}
    free = max(known.values(), default=0)
    for name in (name for record in records for number, name in named_sources(record).items() if number <= 0):
        free += name not in known
        known.setdefault(name, free)
    return [_with_numbers(record, known) for record in records]


def _with_numbers(record: Record, known: Mapping[str, int]) -> Record:
    names = {number if number > 0 else known[name]: name for number, name in named_sources(record).items()}
    return {**record, "sources": list(names), _NAMES: names}


def _read_sources(cell: str) -> dict[int, str]:
    """Names by number; those without a number get 0 and less, in order."""
    parts = _SOURCE.split(cell)
    if len(parts) > 1:
        return {int(number): name.strip() for number, name in zip(parts[1::2], parts[2::2], strict=True)}
    names = [name.strip() for name in cell.split(BETWEEN.strip())]
    return {-index: name for index, name in enumerate(names) if name}


def row_record(row: Mapping[str, str | None]) -> Record:
    """A row as the record that JSON would hold. What the table has no column for is left out."""
    cells = {column: unguard((row.get(column) or "").strip()) for column in COLUMNS}
    edtf, names = cells["edtf"], _read_sources(cells["sources"])
    words = ("key", "edtf", "precision", "modifier", "reason", "said", "status", "headline", "speaker", "place")
    return {
        **{word: cells[word] for word in words},
        "earliest": cells["earliest"].partition("T")[0],
        "latest": cells["latest"].partition("T")[0],
        "lasting": cells["lasting"] == YES,
        "approximate": any(mark in edtf for mark in "~%"),
        "uncertain": any(mark in edtf for mark in "?%"),
        "minutes": _minutes(cells["earliest"], cells["latest"]),
        "assumed": [reason for reason in cells["assumed"].split(BETWEEN) if reason],
        "sources": list(names),
        _NAMES: names,
        "quotes": [_quote(cells)] if cells["quote"] else [],
        "rank": int(cells["rank"]) if _NUMBER.fullmatch(cells["rank"]) else 0,
        "selected": cells["selected"] != NO,
        "support": {"articles": int(cells["articles"]) if _NUMBER.fullmatch(cells["articles"]) else 0},
    }


def _minutes(earliest: str, latest: str) -> list[int] | None:
    found = [re.fullmatch(r".*T([0-9]{2}):([0-9]{2})", cell) for cell in (earliest, latest)]
    minutes = [int(match[1]) * 60 + int(match[2]) for match in found if match]
    return minutes if len(minutes) == 2 else None


def _quote(cells: Mapping[str, str]) -> Record:
    places = {end: int(cells[end]) if re.fullmatch("[0-9]{1,9}", cells[end]) else 0 for end in ("start", "end")}
    return {"document": cells["document"], "text": cells["quote"], **places}
