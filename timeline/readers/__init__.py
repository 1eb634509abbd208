"""Readers: files, folders, patterns, archives and standard input to `Document` values. Never the network."""

import itertools
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from timeline.errors import ReadError
from timeline.model import Document, Skipped
from timeline.readers.columns import FIELDS
from timeline.readers.dates import date_table, edtf_of
from timeline.readers.files import STDIN, opened, why
from timeline.readers.kinds import SUFFIXES
from timeline.readers.opening import Tools, documents
from timeline.readers.places import Place, places_of

__all__ = [
    "FIELDS",
    "STDIN",
    "SUFFIXES",
    "Place",
    "Tools",
    "date_table",
    "edtf_of",
    "places_of",
    "read",
    "read_all",
    "read_place",
    "told_apart",
]

PathLike = str | os.PathLike[str]


def read(path: PathLike) -> Document:
    """The document in one file (or standard input, `-`). Raises `ReadError`, also for a file of several articles."""
    place = Place(os.fspath(path), "stdin" if os.fspath(path) == STDIN else Path(path).name)
    with Tools() as tools:
        found = [one for one in itertools.islice(read_place(place, tools), 2) if not _is_beside(one)]
    if len(found) != 1:
        raise ReadError(place.name, "does not hold one article but several or none; give it to `timeline.build`")
    if isinstance(found[0], Skipped):
        raise ReadError(found[0].name, found[0].reason)
    return found[0]


def read_all(paths: Iterable[PathLike], columns: Mapping[str, str] | None = None) -> Iterator[Document | Skipped]:
    """The documents of files, folders, patterns and archives, one at a time, in the order given, folders sorted.

    `columns` says which columns of tables hold what (`{"text": "body", "date": "published"}`). What cannot be read is a
    `Skipped` in its place, never an exception.
    """
    with Tools(columns or {}) as tools:
        for place in places_of(paths):
            yield from [place] if isinstance(place, Skipped) else read_place(place, tools)


def told_apart(documents: Iterable[Document | Skipped]) -> Iterator[Document | Skipped]:
    """The same documents, each with a name of its own: "a.txt", "a.txt (2)"; one without a name is "document 1"."""
    used: set[str] = set()
    numbers: dict[str, int] = {}
    for position, document in enumerate(documents, 1):
        if isinstance(document, Skipped):
            yield document
            continue
        name = _free(document.name or f"document {position}", used, numbers)
        yield document if name == document.name else replace(document, name=name)


def _free(wanted: str, used: set[str], numbers: dict[str, int]) -> str:
    """The name, with a number where it is used already; `numbers` has the last one given to each name."""
    name, number = wanted, numbers.get(wanted, 1)
    while name in used:
        number += 1
        name = f"{wanted} ({number})"
    used.add(name)
    numbers[wanted] = number
    return name


def read_place(place: Place, tools: Tools) -> Iterator[Document | Skipped]:
    """The documents of one file, by tools that are open; what cannot be read is a `Skipped`."""
    try:
        stream = opened(place.path)
    except (OSError, ValueError) as error:
        yield Skipped(place.name, why(error))
        return
    try:
        yield from documents(stream, place.name, tools, listed=place.listed)
    finally:
        if place.path != STDIN:
            stream.close()


def _is_beside(one: Document | Skipped) -> bool:
    return isinstance(one, Skipped) and one.passed_over
