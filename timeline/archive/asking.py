"""Answers from an archive: which mentions come into question, and the timeline that the story's own code makes of them.

Of an archive that is small all do, and the answer is that of a run over its documents. Of a larger one an index
chooses: those that fit the words asked for best (BM25), or those that their articles tell first.
"""

import contextlib
import re
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from timeline import lang, pipeline
from timeline.archive import rows
from timeline.archive.base import reading, setting, skipped
from timeline.archive.storing import PLACES
from timeline.lexicon.coreference import CoreferenceWords
from timeline.model import Document, DocumentDate, Mention, Source, Timeline
from timeline.pipeline import Options

WHOLE = 10_000
"""An archive of so many mentions, some five hundred articles, is answered from all of them: in two or three seconds."""

FITTING, OF_A_DAY = 1_000, 50
"""So many mentions that fit some words best, and so many of one day: what is told over and over leaves room for the
rest."""

_SPARE = 8
"""So many times as many are looked up, for days that have too many."""

LOOKED_AT = 1_500
"""With what is told beside them so many are looked at: of eight questions to 673 articles 16 of the twenty events shown
are then those that all mentions give, without it 14."""

_TELLING = 0.1
"""A word that a larger share of the mentions holds says nothing of what is asked, beside others."""

_WORD = re.compile(r"[^\W_]+")
_BROKEN = (ValueError, KeyError, TypeError, IndexError, zlib.error)
_COLUMNS = ", ".join(f'mention."{name}"' for name in rows.MENTION)
_IN_ORDER = "ORDER BY file.position, document.ordinal, mention.id"
_JOINED = "mention JOIN document ON document.id = mention.document JOIN file ON file.id = document.file"
_WITHIN = "(first IS NULL OR first <= :last) AND (last IS NULL OR last >= :first)"
_MATCHING = (
    "SELECT bm25(mention_text), key, mention.id, first FROM mention_text "
    "CROSS JOIN mention INDEXED BY mention_window ON mention.id = mention_text.rowid WHERE mention_text MATCH :query"
)
"""Smaller scores are better; SQLite is told to begin with the words, for days alone fit too much."""


Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Answer:
    """A timeline, how many mentions were looked at and how many the archive holds, and whether the extraction that
    filled it came to its end."""

    timeline: Timeline
    looked_at: int
    held: int
    is_whole: bool


def answer(path: Path, options: Options) -> Answer:
    """What an archive tells within the options; those that say how documents are read do not count.

    Raises `ReadError` where the archive is damaged, in use or of another version, and `TimelineError` where the words
    asked for hold nothing to look for.
    """
    with reading(path) as base:
        is_whole = setting(base, "state") == "whole"
        held = int(setting(base, "mentions") if is_whole else _count(base, "mention"))
        language = setting(base, "language")
        options = replace(options, language=language or options.language)
        scores: Scores | None = None
        if held <= WHOLE:
            documents, mentions = _all(base)
        else:
            documents, mentions, scores = _chosen(base, options, held)
        left_out = skipped(base)
    timeline = pipeline.assembled(mentions, documents, options)
    timeline = replace(timeline, skipped=left_out, texts=Texts(path, [one.name for one in documents]))
    timeline = pipeline.choose(timeline, options.choice, options.about, options.language, scores)
    return Answer(timeline, len(mentions), held, is_whole)


class Texts(Mapping[str, str]):
    """The texts of some of an archive's documents by their names; they are read when the first is asked for."""

    def __init__(self, path: Path, names: Sequence[str]) -> None:
        self._path, self._names = path, names
        self._texts: dict[str, str] | None = None

    def __getitem__(self, name: str) -> str:
        if self._texts is None:
            self._texts = self._read()
        return self._texts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def _read(self) -> dict[str, str]:
        sql = "SELECT body FROM document JOIN text ON text.document = document.id WHERE name = ?"
        with reading(self._path) as base, _decoded():
            found = ((name, base.execute(sql, (name,)).fetchone()) for name in self._names)
            return {name: rows.to_text(row[0]) for name, row in found if row is not None}


def _all(base: sqlite3.Connection) -> tuple[tuple[Source, ...], list[Mention]]:
    numbers = [number for (number,) in base.execute(_NUMBERS)]
    return _read(base, numbers, base.execute(f"SELECT mention.document, {_COLUMNS} FROM {_JOINED} {_IN_ORDER}"))


_NUMBERS = "SELECT document.id FROM document JOIN file ON file.id = document.file ORDER BY position, ordinal"


def _chosen(
    base: sqlite3.Connection, options: Options, held: int
) -> tuple[tuple[Source, ...], list[Mention], Scores | None]:
    """The mentions that come into question, with their documents; by their keys how well they fit the words."""
    asked = _WORD.findall(options.about)
    scored = _fitting(base, asked, options, held) if asked else {}
    numbers = [*scored, *_beside(base, scored)] if asked else _first_told(base, options)
    base.execute("PRAGMA query_only = 0")
    base.execute("CREATE TEMP TABLE chosen (id INTEGER PRIMARY KEY)")
    base.executemany("INSERT INTO chosen VALUES (?)", [(number,) for number in numbers])
    found = base.execute(f"SELECT mention.id, mention.document, {_COLUMNS} FROM {_JOINED} {_OF_CHOSEN} {_IN_ORDER}")
    kept = found.fetchall()
    documents, mentions = _read(base, list(dict.fromkeys(row[1] for row in kept)), [row[1:] for row in kept])
    if not asked:
        return documents, mentions, None
    scores: dict[str, float] = {}
    for row, mention in zip(kept, mentions, strict=True):
        scores[mention.key] = max(scores.get(mention.key, 0.0), scored.get(row[0], 0.0))
    return documents, mentions, scores


_OF_CHOSEN = "WHERE mention.id IN (SELECT id FROM chosen)"


def _fitting(base: sqlite3.Connection, asked: Sequence[str], options: Options, held: int) -> dict[int, float]:
    """The numbers of the mentions that some words fit best, no day with too many, with their scores."""
    telling = _telling(base, asked, held, lang.coreference_words(options.language))
    query = " OR ".join(f'"{word}"' for word in telling)
    window = _window(options)
    within = f" AND {_WITHIN}" if window else ""
    sql = f"{_MATCHING}{within} ORDER BY 1, 2, 3 LIMIT {_SPARE * FITTING}"
    found = base.execute(sql, {"query": query, **window}).fetchall()
    of_day: Counter[int | None] = Counter()
    chosen: dict[int, float] = {}
    for score, _, number, first in found:
        of_day[first] += 1
        if of_day[first] <= OF_A_DAY or len(found) <= FITTING:
            chosen[number] = -score
        if len(chosen) == FITTING:
            break
    return chosen


def _beside(base: sqlite3.Connection, scored: Mapping[int, float]) -> Iterator[int]:
    """The numbers of other mentions of the documents that fit best, as far as there is room: what is told beside shows
    which events of a matter count, and holds more mentions of each."""
    left = LOOKED_AT - len(scored)
    for document in dict.fromkeys(number >> PLACES for number in scored):  # the best come first
        others = base.execute(_OF_DOCUMENT, (document << PLACES, (document + 1 << PLACES) - 1)).fetchall()
        for (number,) in others if left > 0 else ():
            if number not in scored:
                left -= 1
                yield number


_OF_DOCUMENT = "SELECT id FROM mention WHERE id BETWEEN ? AND ? ORDER BY id"


def _telling(base: sqlite3.Connection, asked: Sequence[str], held: int, words: CoreferenceWords) -> list[str]:
    """Of the words asked for those that are no grammar and that not too many mentions hold; all where none is left."""
    found = list(dict.fromkeys(one for one in asked if words.stems(one) or not one.islower())) or list(asked)
    if len(found) == 1:
        return found
    counted = "SELECT count(*) FROM mention_text WHERE mention_text MATCH ?"
    counts = {word: base.execute(counted, (f'"{word}"',)).fetchone()[0] for word in found}
    return [word for word in found if counts[word] <= _TELLING * held] or found


def _first_told(base: sqlite3.Connection, options: Options) -> list[int]:
    """The numbers of the mentions that stand first in their articles and read best; of equal ones a sample."""
    window = _window(options)
    sql = (
        f"SELECT id FROM mention {f'WHERE {_WITHIN}' if window else ''} ORDER BY sentence, confidence DESC, key LIMIT "
    )
    return [number for (number,) in base.execute(sql + str(WHOLE), window)]


def _window(options: Options) -> dict[str, int]:
    """The days between which events are asked for; nothing where no end is given."""
    first = options.date_from.first if options.date_from is not None else None
    last = options.date_to.last if options.date_to is not None else None
    if first is None and last is None:
        return {}
    return {"first": first if first is not None else -_EVER, "last": last if last is not None else _EVER}


_EVER = 1 << 40


def _read(
    base: sqlite3.Connection, numbers: Sequence[int], found: Sequence[Any] | sqlite3.Cursor
) -> tuple[tuple[Source, ...], list[Mention]]:
    """Documents of some numbers, numbered from 1, and their mentions from rows that begin with the document's."""
    order = {number: place for place, number in enumerate(numbers, start=1)}
    names: dict[int, str] = {}
    documents = []
    with _decoded():
        for number in numbers:
            row = base.execute(_SOURCE, (number,)).fetchone()
            names[number] = row[0]
            documents.append(_source(order[number], row))
        mentions = [rows.to_mention(row[1:], names[row[0]], order[row[0]]) for row in found]
    return tuple(documents), mentions


_SOURCE = "SELECT name, title, outlet, url, date FROM document WHERE id = ?"


def _source(number: int, row: Sequence[Any]) -> Source:
    name, title, outlet, url, date = row
    document = Document("", name=name, title=title, outlet=outlet, url=url)
    return pipeline.source(number, document, cast(DocumentDate, rows.unpacked(date)))


def _count(base: sqlite3.Connection, table: str) -> int:
    return int(base.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


@contextlib.contextmanager
def _decoded() -> Iterator[None]:
    """Rows that hold what was never written there are damaged."""
    try:
        yield
    except _BROKEN as error:
        raise sqlite3.DatabaseError(f"a row cannot be read: {error}") from error
