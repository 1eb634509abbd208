"""From files to the documents that have to be read: what is new, what changed, what an interruption left out."""

import hashlib
import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from pathlib import Path

from timeline.archive import rows
from timeline.archive.storing import Origin, Store
from timeline.model import Document, Skipped
from timeline.pipeline import DocumentMentions
from timeline.readers import STDIN, Place

Read = Callable[[Place], Iterable[Document | Skipped]]
"""How the documents of a file are read."""

Dated = Callable[[Document], Document]
"""A document with the date that was given for it."""

_PIECE_BYTES = 1 << 20


class Walk:
    """One walk over the files of an archive.

    `documents` gives those that have to be read, in order; hand each result to `take`, in the same order. `rules` names
    what a document's mentions depend on beside it, `reading` what the documents of a file depend on beside its bytes
    ("": every file is read). `read`, `same` count documents.
    """

    def __init__(self, store: Store, read: Read, dated: Dated, rules: str, reading: str) -> None:
        self._store, self._base = store, store.base
        self._read, self._dated, self._rules, self._reading = read, dated, rules, reading
        self._waiting: deque[Origin | tuple[int, str]] = deque()
        self._failed: set[int] = set()
        self.read = self.same = 0
        self._base.execute("CREATE TEMP TABLE used (name TEXT PRIMARY KEY, times INTEGER NOT NULL) WITHOUT ROWID")
        self._base.execute("CREATE TEMP TABLE walked (file INTEGER PRIMARY KEY, known INTEGER NOT NULL)")
        self._base.execute("CREATE TEMP TABLE seen (document INTEGER PRIMARY KEY)")

    def documents(self, places: Iterable[Place | Skipped]) -> Iterator[Document]:
        """The documents whose mentions have to be found."""
        for position, place in enumerate(places):
            if isinstance(place, Skipped):
                file = self._file(f"{place.name} (not read)", position, known=False)
                self._skip(file, 0, place)
                continue
            digest = self._digest(place)
            if digest and self._is_known(place.name, digest):
                self._file(place.name, position, known=True)
            else:
                yield from self._documents_of(place, position, digest)

    def take(self, result: DocumentMentions | Skipped) -> None:
        """What the next document gave."""
        origin = self._next()
        if isinstance(result, Skipped):
            self._failed.add(origin.file)
            self._skip(origin.file, origin.ordinal, result, failed=True)
        else:
            self._see(self._store.put(origin, result))
            self.read += 1

    def finish(self) -> int:
        """Take out what is no longer there; the number of documents."""
        while self._waiting:
            self._close(*self._waiting.popleft())  # type: ignore[misc]
        gone = self._base.execute(
            "SELECT id FROM document LEFT JOIN walked ON walked.file = document.file "
            "WHERE known IS NULL OR (NOT known AND id NOT IN (SELECT document FROM seen))"
        ).fetchall()
        self._store.remove(number for (number,) in gone)
        for table, key in (("skipped", "file"), ("file", "id")):
            self._base.execute(f"DELETE FROM {table} WHERE {key} NOT IN (SELECT file FROM walked)")
        self._store.changed += len(gone)
        return len(gone)

    def _documents_of(self, place: Place, position: int, digest: str) -> Iterator[Document]:
        file = self._file(place.name, position, known=False)
        for ordinal, one in enumerate(self._read(place)):
            if isinstance(one, Skipped):
                self._skip(file, ordinal, one)
                continue
            document = self._dated(self._named(one))
            origin = Origin(file, ordinal, one.name, rows.digest(self._rules, *_fields(document)))
            if not self._keeps(document.name, origin):
                self._waiting.append(origin)
                yield document
        self._waiting.append((file, digest))

    def _next(self) -> Origin:
        while isinstance(one := self._waiting.popleft(), tuple):
            self._close(*one)
        return one

    def _close(self, file: int, digest: str) -> None:
        """All of a file is kept, so that the next run need not read it; not where a document failed."""
        if digest and file not in self._failed:
            self._base.execute("UPDATE file SET digest = ? WHERE id = ?", (digest, file))

    def _digest(self, place: Place) -> str:
        """A name for a file's bytes and how they are read, "" where it cannot be read."""
        if not self._reading or place.path == STDIN or not Path(place.path).is_file():
            return ""
        found = hashlib.sha256(f"{self._reading}\n{Path(place.path).suffix.lower()} {place.listed}\n".encode())
        try:
            with Path(place.path).open("rb") as stream:
                while piece := stream.read(_PIECE_BYTES):
                    found.update(piece)
        except (OSError, ValueError):
            return ""
        return found.hexdigest()

    def _is_known(self, name: str, digest: str) -> bool:
        """Whether all of a file is kept, under the names that its documents have now."""
        found = self._base.execute("SELECT id, digest FROM file WHERE name = ?", (name,)).fetchone()
        if found is None or found[1] != digest:
            return False
        kept = self._base.execute("SELECT wanted, name FROM document WHERE file = ? ORDER BY ordinal", (found[0],))
        self._base.execute("SAVEPOINT names")
        count = 0
        for wanted, before in kept:
            if self._name(wanted) != before:
                self._base.execute("ROLLBACK TO names")
                return False
            count += 1
        self._base.execute("RELEASE names")
        self.same += count
        return True

    def _file(self, name: str, position: int, *, known: bool) -> int:
        """The number of a file that is walked over."""
        found = self._base.execute("SELECT id FROM file WHERE name = ?", (name,)).fetchone()
        if found is None:
            sql = "INSERT INTO file (name, position, digest) VALUES (?, ?, '')"
            number = int(self._base.execute(sql, (name, position)).lastrowid or 0)
        else:
            number = int(found[0])
            keep = "" if known else ", digest = ''"
            self._base.execute(f"UPDATE file SET position = ?{keep} WHERE id = ?", (position, number))
        self._base.execute("INSERT INTO walked VALUES (?, ?)", (number, known))
        if not known:
            self._base.execute("DELETE FROM skipped WHERE file = ?", (number,))
        return number

    def _skip(self, file: int, ordinal: int, one: Skipped, *, failed: bool = False) -> None:
        values = (file, ordinal, failed, one.name, one.reason, one.passed_over)
        self._base.execute("INSERT INTO skipped VALUES (?, ?, ?, ?, ?, ?)", values)

    def _keeps(self, name: str, origin: Origin) -> bool:
        """Whether a document is kept just as it is read now; it may have moved."""
        found = self._base.execute("SELECT id, digest, file FROM document WHERE name = ?", (name,)).fetchone()
        if found is None or found[1] != origin.digest:
            return False
        self._store.reopen(found[2], but=origin.file)
        self._base.execute(
            "UPDATE document SET file = ?, ordinal = ?, wanted = ? WHERE id = ?",
            (origin.file, origin.ordinal, origin.wanted, found[0]),
        )
        self._see(found[0])
        self.same += 1
        return True

    def _see(self, number: int) -> None:
        self._base.execute("INSERT OR IGNORE INTO seen VALUES (?)", (number,))

    def _named(self, document: Document) -> Document:
        name = self._name(document.name)
        return document if name == document.name else replace(document, name=name)

    def _name(self, wanted: str) -> str:
        """A name of its own for a document, as `readers.told_apart` gives it."""
        found = self._base.execute("SELECT times FROM used WHERE name = ?", (wanted,)).fetchone()
        first = found[0] if found else 1
        for number in itertools.count(first):
            name = wanted if number == 1 else f"{wanted} ({number})"
            if self._base.execute("INSERT OR IGNORE INTO used VALUES (?, 2)", (name,)).rowcount:
                self._base.execute("UPDATE used SET times = ? WHERE name = ?", (number + 1, wanted))
                return name
        raise AssertionError  # pragma: no cover - counting does not end


def _fields(document: Document) -> Iterator[object]:
    return (getattr(document, one.name) for one in fields(document))
