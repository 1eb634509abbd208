"""Readers: files, folders, patterns, archives and standard input to `Document` values. Never the network."""

import itertools
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from timeline.errors import ReadError
from timeline.limits import MAX_DOCUMENT_BYTES
from timeline.model import Document, Skipped
from timeline.readers.dates import date_table, edtf_of
from timeline.readers.decoding import looks_like_feed, looks_like_markup
from timeline.readers.html import Pages
from timeline.readers.jsonl import read_lines
from timeline.readers.places import FEED, LINES, PAGE, STDIN, SUFFIXES, Place, places_of
from timeline.readers.text import read_text

__all__ = ["SUFFIXES", "Place", "date_table", "edtf_of", "places_of", "read", "read_all", "told_apart"]

PathLike = str | os.PathLike[str]

_PIECE_BYTES = 1 << 18


def read(path: PathLike) -> Document:
    """The document in one file (or standard input, `-`). Raises `ReadError`, also for a file of several articles."""
    place = Place(os.fspath(path), "stdin" if os.fspath(path) == STDIN else Path(path).name)
    with Pages() as pages:
        found = list(itertools.islice(_documents(place, pages), 2))
    if len(found) != 1:
        raise ReadError(place.name, "does not hold one article but several or none; give it to `timeline.build`")
    if isinstance(found[0], Skipped):
        raise ReadError(found[0].name, found[0].reason)
    return found[0]


def read_all(paths: Iterable[PathLike]) -> Iterator[Document | Skipped]:
    """The documents of files, folders, patterns and archives, one at a time, in the order given, folders sorted.

    What cannot be read is a `Skipped` in its place, never an exception.
    """
    with Pages() as pages:
        for place in places_of(paths):
            yield from [place] if isinstance(place, Skipped) else _documents(place, pages)


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


def _documents(place: Place, pages: Pages) -> Iterator[Document | Skipped]:
    try:
        if place.path.lower().endswith(LINES):
            with Path(place.path).open("rb") as stream:
                yield from read_lines(stream, place.name)
        else:
            yield from _of_bytes(_bytes(place), place, pages)
    except ReadError as error:
        yield Skipped(error.name, error.reason)
    except OSError as error:
        yield Skipped(place.name, _why(error))


def _of_bytes(data: bytes, place: Place, pages: Pages) -> Iterator[Document | Skipped]:
    """What the suffix says, or the first bytes: a feed, a web page, else plain text."""
    if place.path.lower().endswith(FEED) or looks_like_feed(data):
        yield from pages.read_feed(data, place.name)
    elif place.path.lower().endswith(PAGE) or looks_like_markup(data):
        yield pages.read(data, place.name)
    else:
        yield read_text(data, place.name)


def _bytes(place: Place) -> bytes:
    """All bytes of a file, unless they are too many: a large file is refused by its size, unread."""
    size = 0
    try:
        if place.path == STDIN:
            data = _capped(sys.stdin.buffer)
        else:
            with Path(place.path).open("rb") as stream:
                status = os.fstat(stream.fileno())
                size = status.st_size if stat.S_ISREG(status.st_mode) else 0
                data = _capped(stream) if size <= MAX_DOCUMENT_BYTES else b""
    except (OSError, ValueError) as error:
        raise ReadError(place.name, _why(error)) from error
    if max(size, len(data)) > MAX_DOCUMENT_BYTES:
        raise ReadError(place.name, f"is larger than {MAX_DOCUMENT_BYTES // 1_000_000} MB; split it")
    return data


def _capped(stream: BinaryIO) -> bytes:
    """The stream's bytes, or a few more than are allowed; in pieces, for `read(n)` sets aside n bytes at once."""
    pieces, left = [], MAX_DOCUMENT_BYTES + 1
    while left > 0 and (piece := stream.read(min(left, _PIECE_BYTES))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _why(error: Exception) -> str:
    known: dict[type[Exception], str] = {
        FileNotFoundError: "there is no such file",
        PermissionError: "may not be read",
        IsADirectoryError: "is a folder; give `timeline` the folder, or one file",
    }
    return known.get(type(error)) or f"cannot be read: {getattr(error, 'strerror', None) or error}"
