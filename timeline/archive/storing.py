"""Documents into the tables and out of them, a transaction for each batch."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import cast

from timeline.archive import rows
from timeline.calendar import edtf
from timeline.docdate import Article, Testimony, is_open
from timeline.model import Document, DocumentDate, Mention
from timeline.pipeline import DocumentMentions

_BATCH = 32
"""Documents of a transaction: what a kill loses at most, some seconds of work."""

PLACES = 20
"""Bits of a mention's number for its place in the document."""

_DOCUMENT = (
    "INSERT INTO document (file, ordinal, name, wanted, digest, title, outlet, url, given, given_origin, language, "
    "places, edtf, origin, own, date, is_open, faults, pieces, shared, lent) "
    f"VALUES ({', '.join('?' * 19)}, '', '')"
)
_MENTION = (
    "INSERT INTO mention (id, document, "
    + ", ".join(f'"{name}"' for name in rows.MENTION)
    + f") VALUES (?, ?, {', '.join('?' * len(rows.MENTION))})"
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document comes from: the file and its place there, the name it asked for, and what its text is."""

    file: int
    ordinal: int
    wanted: str
    digest: str


class Store:
    """An archive that is being written. `changed` counts the documents that came, went or were read again."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base
        self.changed = 0
        self._waiting = 0

    def begin(self) -> None:
        """Begin the first transaction."""
        self.base.execute("BEGIN")

    def commit(self) -> None:
        """Make sure of what was stored so far, and go on."""
        self.base.execute("COMMIT")
        self.base.execute("BEGIN")
        self._waiting = 0

    def end(self) -> None:
        """Make sure of all that was stored."""
        if self.base.in_transaction:
            self.base.execute("COMMIT")

    def put(self, origin: Origin, told: DocumentMentions) -> int:
        """A document with what it tells, in the place of one of its name; its number."""
        self.remove(self._of_name(told.document.name, origin.file))
        document = told.document
        dated = rows.packed(told.date)
        values = (
            origin.file, origin.ordinal, document.name, origin.wanted, origin.digest, document.title, document.outlet,
            document.url, document.date, document.date_origin, document.language, rows.packed(document.places),
            *_said(told.date), dated, dated, int(is_open(told.date)), rows.of_texts(told.faults),
            rows.of_keys(told.pieces),
        )  # fmt: skip
        number = cast(int, self.base.execute(_DOCUMENT, values).lastrowid)
        self.base.execute("INSERT INTO text VALUES (?, ?)", (number, rows.of_text(document.text)))
        counts = sorted(Counter(key for key in told.paragraphs if key).items())
        self.base.executemany("INSERT INTO paragraph VALUES (?, ?, ?)", [(key, number, n) for key, n in counts])
        self._tell(number, told.mentions)
        self._testify(number, told.testimony)
        self._count()
        return number

    def put_again(self, number: int, told: DocumentMentions, shared: str) -> None:
        """What a document tells beside others that share paragraphs with it, which `shared` names."""
        dated = rows.packed(told.date)
        self.base.execute(
            "UPDATE document SET edtf = ?, origin = ?, own = ?, date = ?, is_open = ?, faults = ?, shared = ?, "
            "lent = '' WHERE id = ?",
            (*_said(told.date), dated, dated, int(is_open(told.date)), rows.of_texts(told.faults), shared, number),
        )
        self._tell(number, told.mentions)
        self._testify(number, told.testimony)
        self._count()

    def put_dated(self, number: int, told: DocumentMentions, date: DocumentDate, lent: str) -> None:
        """What a document tells under a date, which others lend it where `lent` is not empty."""
        self.base.execute(
            "UPDATE document SET edtf = ?, origin = ?, date = ?, faults = ?, lent = ? WHERE id = ?",
            (*_said(date), rows.packed(date), rows.of_texts(told.faults), lent, number),
        )
        self._tell(number, told.mentions)
        self._count()

    def remove(self, numbers: Iterable[int]) -> None:
        """Take documents out."""
        for number in numbers:
            self._forget_mentions(number)
            for table in ("testimony", "paragraph", "text"):
                self.base.execute(f"DELETE FROM {table} WHERE document = ?", (number,))
            self.base.execute("DELETE FROM document WHERE id = ?", (number,))

    def reopen(self, file: int, but: int) -> None:
        """Have a file read again, unless it is a certain one: another file has taken the name of a document of it."""
        if file != but:
            self.base.execute("UPDATE file SET digest = '' WHERE id = ?", (file,))

    def _of_name(self, name: str, file: int) -> list[int]:
        """The document of that name, if any; where it came from another file that has to be looked at again."""
        found = self.base.execute("SELECT id, file FROM document WHERE name = ?", (name,)).fetchall()
        for _, before in found:
            self.reopen(before, but=file)
        return [number for number, _ in found]

    def _tell(self, number: int, mentions: Iterable[Mention]) -> None:
        self._forget_mentions(number)
        values = ((_first(number) + place, number, *rows.of_mention(one)) for place, one in enumerate(mentions))
        self.base.executemany(_MENTION, values)

    def _forget_mentions(self, number: int) -> None:
        self.base.execute("DELETE FROM mention WHERE id BETWEEN ? AND ?", (_first(number), _first(number + 1) - 1))

    def _testify(self, number: int, testimony: Iterable[Testimony]) -> None:
        self.base.execute("DELETE FROM testimony WHERE document = ?", (number,))
        values = ((number, place, *rows.of_testimony(one)) for place, one in enumerate(testimony))
        self.base.executemany("INSERT INTO testimony VALUES (?, ?, ?, ?, ?, ?)", values)

    def _count(self) -> None:
        self.changed += 1
        self._waiting += 1
        if self._waiting >= _BATCH:
            self.commit()


def documents(base: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[Document]:
    """The documents of some numbers, one at a time, as they were read."""
    wanted = (
        "SELECT places, body, given, name, title, outlet, url, given_origin, language FROM document "
        "JOIN text ON document = id WHERE id = ?"
    )
    for number in numbers:
        places, body, *fields = base.execute(wanted, (number,)).fetchone()
        document = Document(rows.to_text(body), *fields)
        yield replace(document, places=cast("tuple[tuple[int, str], ...]", rows.unpacked(places)))


def article(base: sqlite3.Connection, number: int) -> Article:
    """A document as others may date it."""
    name, own = base.execute("SELECT name, own FROM document WHERE id = ?", (number,)).fetchone()
    told = base.execute(
        "SELECT words, said, field, day FROM testimony WHERE document = ? ORDER BY ordinal", (number,)
    ).fetchall()
    return Article(name, cast(DocumentDate, rows.unpacked(own)), tuple(map(rows.to_testimony, told)))


def _said(date: DocumentDate) -> tuple[str, str]:
    return edtf.write(date.when) if date.when is not None else "", date.origin


def _first(number: int) -> int:
    return number << PLACES
