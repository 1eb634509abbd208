"""The file of an archive: made, opened, told from other files; what SQLite says of it in our words."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from timeline.archive import rows
from timeline.errors import ReadError, TimelineError, UsageError
from timeline.model import Skipped

APPLICATION = 0x544C4E41
"""The number ("TLNA") by which an archive is known among the files of SQLite."""

VERSION = 1
"""The version of the tables."""

_SKIPPED = """
SELECT skipped.name, reason, passed_over FROM skipped JOIN file ON file.id = skipped.file
ORDER BY failed, position, ordinal
"""
_FAULTS = """
SELECT document.name, value FROM document JOIN file ON file.id = document.file, json_each(document.faults)
WHERE document.faults != '[]' ORDER BY position, ordinal
"""

_MAGIC = b"SQLite format 3\x00"
_HEADER, _PAGES_AT, _APPLICATION_AT = 100, 28, 68
_BUSY = "is being written by another timeline extract; wait for it to end"
_MISSING = "this Python's SQLite has no full-text search (FTS5), which archives need"


def is_archive(path: str | os.PathLike[str]) -> bool:
    """Whether a file is an archive, by its first bytes; nothing of it is opened."""
    try:
        if not Path(path).is_file():
            return False
        with Path(path).open("rb") as stream:
            head = stream.read(_HEADER)
    except (OSError, ValueError):
        return False
    number = int.from_bytes(head[_APPLICATION_AT : _APPLICATION_AT + 4])
    return head.startswith(_MAGIC) and number == APPLICATION


@contextlib.contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """An archive, to be asked. Raises `ReadError` where it is damaged, in use, or of another version."""
    with _named(path):
        base = _opened(path)
        try:
            base.execute("PRAGMA query_only = 1")
            base.execute("PRAGMA cache_size = -16000")
            _check(base, path)
            yield base
        finally:
            base.close()


@contextlib.contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """An archive, made where there is none, that nobody else writes meanwhile; the caller begins transactions.

    Raises `UsageError` for another file in its place, and `ReadError`.
    """
    if path.exists() and path.stat().st_size and not is_archive(path):
        raise UsageError(f"{path} is not an archive and is left as it is; write to another file")
    with _named(path):
        base = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            base.execute("PRAGMA locking_mode = EXCLUSIVE")
            base.execute("BEGIN EXCLUSIVE")
            if base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
                _make(base)
            base.execute("COMMIT")
            _check(base, path)
            yield base
        finally:
            base.close()


def setting(base: sqlite3.Connection, name: str) -> str:
    """What the archive notes of itself under a name, "" where nothing."""
    found = base.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return str(found[0]) if found else ""


def skipped(base: sqlite3.Connection) -> tuple[Skipped, ...]:
    """What could not be read and what failed, in the order of a run over the files."""
    unread = (Skipped(name, reason, bool(passed_over)) for name, reason, passed_over in base.execute(_SKIPPED))
    return (*unread, *(Skipped(*row) for row in base.execute(_FAULTS)))


def note(base: sqlite3.Connection, name: str, value: str) -> None:
    """Note something under a name."""
    base.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))


def _opened(path: Path) -> sqlite3.Connection:
    """To be written where that is allowed: what an interrupted run left half done is taken back first."""
    mode = "rw" if os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK) else "ro"
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=5, isolation_level=None)


def _make(base: sqlite3.Connection) -> None:
    for statement in _statements((Path(__file__).parent / "schema.sql").read_text("utf-8")):
        base.execute(statement)
    base.execute(f"PRAGMA application_id = {APPLICATION}")
    base.execute(f"PRAGMA user_version = {VERSION}")
    note(base, "form", rows.form())


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; `executescript` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _check(base: sqlite3.Connection, path: Path) -> None:
    version = base.execute("PRAGMA user_version").fetchone()[0]
    if version != VERSION or setting(base, "form") != rows.form():
        raise ReadError(str(path), "is an archive of another version of timeline; extract it anew, to another file")
    pages, size = (base.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    if max(pages, _pages(path)) * size > path.stat().st_size:
        raise sqlite3.DatabaseError("its end is missing")


def _pages(path: Path) -> int:
    """The pages that a file should have, by its own header: SQLite misses those at the end only when it reads them."""
    with path.open("rb") as stream:
        return int.from_bytes(stream.read(_HEADER)[_PAGES_AT : _PAGES_AT + 4])


@contextlib.contextmanager
def _named(path: Path) -> Iterator[None]:
    """What goes wrong inside as an error that names the file and says what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise _operational(path, error) from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise _damaged(path, error) from error


def _operational(path: Path, error: sqlite3.OperationalError) -> TimelineError:
    name = getattr(error, "sqlite_errorname", "")  # Python's own errors have none
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return ReadError(str(path), _BUSY)
    if "fts5" in str(error) and "no such module" in str(error):
        return TimelineError(_MISSING)
    if str(error).startswith(("no such", "Could not decode")):  # a table or a column is missing, or is no text
        return _damaged(path, error)
    return ReadError(str(path), f"cannot be used: {error}")


def _damaged(path: Path, error: Exception) -> ReadError:
    said = " ".join(str(error).split())
    return ReadError(str(path), f"is damaged ({said}); keep it aside and extract the articles anew, to another file")
