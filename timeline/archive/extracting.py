"""From files to an archive: what is new or changed is read, what documents lend each other is settled."""

import functools
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from timeline import pipeline
from timeline.archive import rows
from timeline.archive.base import note, setting, skipped, writing
from timeline.archive.rules import of_events, of_reading
from timeline.archive.settling import settle
from timeline.archive.storing import Store
from timeline.archive.walking import Dated, Read, Walk
from timeline.errors import UsageError
from timeline.model import Document, Skipped
from timeline.pipeline import DocumentMentions, Options, Run
from timeline.readers import Place

_FORGOTTEN = (
    "{archive} holds the articles of {path}, which is still there and was not given; give all paths of an archive each "
    "time, or write to another file"
)


@dataclass(frozen=True, slots=True)
class Extracted:
    """What an extraction did: how many documents it read, found unchanged and took out, how many mentions the archive
    holds now, and what could not be read."""

    read: int
    same: int
    gone: int
    mentions: int
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Articles:
    """Where an archive's articles come from: the paths as given, the files that they mean, how one is read, the dates
    that were given, and a name for all that was asked of reading ("" where every file is to be read again)."""

    paths: tuple[str, ...]
    places: Iterable[Place | Skipped]
    read: Read
    dated: Dated
    asked: str


def extract(articles: Articles, archive: Path, options: Options, run: Run) -> Extracted:
    """Bring an archive up to date with its articles; what was stored before an interruption is not read again.

    Raises `UsageError` for another file in its place and for a path that was given before and is missing now, and
    `ReadError` for an archive that is damaged or in use.
    """
    options = Options(language=options.language, kind=options.kind, order=options.order, entities=options.entities)
    with writing(archive) as base:
        _refuse_forgotten(base, articles.paths, archive)
        store = Store(base)
        store.begin()
        was_whole = setting(base, "state") == "whole"
        _open(base, articles, options)
        store.commit()
        try:
            walk, gone = _walked(store, articles, options, run)
            if store.changed or not was_whole:
                settle(store, functools.partial(_found, options, run))
            _close(base, articles)
        finally:
            store.end()
        return Extracted(walk.read, walk.same, gone, int(setting(base, "mentions")), skipped(base))


def _walked(store: Store, articles: Articles, options: Options, run: Run) -> tuple[Walk, int]:
    """The walk over the files, ended, and how many documents are gone."""
    package = Path(pipeline.__file__).parent
    rules = rows.digest(of_events(package), options.language, options.kind, options.order, options.entities)
    reading = rows.digest(of_reading(package), rules, articles.asked) if articles.asked else ""
    walk = Walk(store, articles.read, articles.dated, rules, reading)
    for result in run(functools.partial(pipeline.mentions_of, options=options), walk.documents(articles.places)):
        walk.take(result)
    return walk, walk.finish()


def _found(
    options: Options, run: Run, shared: tuple[int, ...], documents: Iterable[Document]
) -> Iterable[DocumentMentions | Skipped]:
    return run(functools.partial(pipeline.mentions_of, options=options, shared=shared), documents)


def _refuse_forgotten(base: sqlite3.Connection, paths: Iterable[str], archive: Path) -> None:
    given = {_plain(path) for path in paths}
    for (path,) in base.execute("SELECT given FROM path ORDER BY given").fetchall():
        if path not in given and Path(path).exists():
            raise UsageError(_FORGOTTEN.format(archive=archive, path=path))


def _open(base: sqlite3.Connection, articles: Articles, options: Options) -> None:
    note(base, "state", "open")
    note(base, "language", options.language)
    base.executemany("INSERT OR IGNORE INTO path VALUES (?)", [(_plain(path),) for path in articles.paths])


def _close(base: sqlite3.Connection, articles: Articles) -> None:
    base.execute("DELETE FROM path")
    base.executemany("INSERT OR IGNORE INTO path VALUES (?)", [(_plain(path),) for path in articles.paths])
    note(base, "mentions", str(base.execute("SELECT count(*) FROM mention").fetchone()[0]))
    note(base, "state", "whole")


def _plain(path: str) -> str:
    """A path as it can be kept: without the slash at its end, and without what is no text."""
    return (path.rstrip("/") or path).encode("utf-8", "replace").decode("utf-8")
