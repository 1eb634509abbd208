"""JSON, JSON Lines and tables as records, each with the line it begins on, so that a fault can be pointed at.

Every fault of form is a `ReadError` that names the file and the line.
"""

import contextlib
import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from io import StringIO
from pathlib import Path
from typing import TypeVar

from timeline.errors import ReadError
from timeline.limits import MAX_DOCUMENT_BYTES
from timeline.saved.bounded import bytes_of

MAX_BYTES = 20 * MAX_DOCUMENT_BYTES
"""Larger files are refused: they are no timeline that anybody would look at."""

_DEEP = "nested too deeply to be one of ours"
_SPACE = re.compile(r"[ \t\r\n]*")
_T = TypeVar("_T")


def content(path: Path) -> str:
    """The text of a file, without a byte order mark. Raises `ReadError`."""
    try:
        return bytes_of(path, MAX_BYTES).decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise ReadError(str(path), f"not UTF-8 text (byte {error.start + 1}); save it as UTF-8") from error


def json_lines(text: str, name: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    """The object of each line that is not empty."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            value = _value(partial(_DECODER.decode, line), name, number)
            if not isinstance(value, dict):
                raise ReadError(name, f"line {number}: not an object")
            yield number, value


def table(text: str, name: str, needed: str) -> Iterator[tuple[int, Mapping[str, str | None]]]:
    """The rows of a CSV table by column name, empty ones left out; there must be a column named `needed`."""
    with _long_cells(len(text)):  # a setting of the process: it is not left changed between two rows
        return iter(list(_rows(text, name, needed)))


@contextlib.contextmanager
def _long_cells(characters: int) -> Iterator[None]:
    """Cells of so many characters may be read: the `csv` module takes no more than 131,072 where nothing is said."""
    before = csv.field_size_limit()
    csv.field_size_limit(max(before, characters))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _rows(text: str, name: str, needed: str) -> Iterator[tuple[int, Mapping[str, str | None]]]:
    reader = csv.DictReader(StringIO(text, newline=""), strict=True)
    before = 0
    try:
        columns = [column.strip() for column in reader.fieldnames or ()]
        if needed not in columns:
            raise ReadError(name, f"line 1: neither JSON nor a table with a column named {needed}")
        reader.fieldnames = columns
        before = reader.line_num
        for row in reader:
            line, before = before + 1, reader.line_num
            if None in row:
                raise ReadError(name, f"line {line}: more cells than columns; put quotes around a cell with commas")
            if any(cell and cell.strip() for cell in row.values()):
                yield line, row
    except csv.Error as error:
        raise ReadError(name, f"line {before + 1}: {error}") from error


class JsonScanner:
    """Walks the top level of a JSON text, value by value, and keeps count of lines."""

    def __init__(self, text: str, name: str) -> None:
        self._text, self._name = text, name
        self._at, self._line, self._counted = 0, 1, 0

    def members(self) -> Iterator[str]:
        """The keys of the object; after each, the caller takes the value."""
        self._expect("{")
        while not self._take("}"):
            key = self.value()
            self._expect(":")
            if not isinstance(key, str):
                raise self._error("a key must be text")
            yield key
            if not self._take(","):
                self._expect("}")
                break
        self._space()
        if self._at < len(self._text):
            raise self._error("text after the end")

    def elements(self) -> Iterator[tuple[int, object]]:
        """The values of a list, each with its line."""
        self._expect("[")
        while not self._take("]"):
            self._space()
            yield self._where(), self.value()
            if not self._take(","):
                self._expect("]")
                break

    def value(self) -> object:
        """The next value."""
        self._space()
        value, self._at = _value(lambda: _DECODER.raw_decode(self._text, self._at), self._name, 0)
        return value

    def _where(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def _space(self) -> None:
        match = _SPACE.match(self._text, self._at)
        self._at = match.end() if match else self._at

    def _take(self, mark: str) -> bool:
        self._space()
        found = self._text.startswith(mark, self._at)
        self._at += found
        return found

    def _expect(self, mark: str) -> None:
        if not self._take(mark):
            raise self._error(f"{mark} expected")

    def _error(self, reason: str) -> ReadError:
        return ReadError(self._name, f"line {self._where()}: {reason}")


def _no_constant(word: str) -> object:
    raise ValueError(f"{word} is not a number in JSON")


_DECODER = json.JSONDecoder(parse_constant=_no_constant)


def _value(decode: Callable[[], _T], name: str, line: int) -> _T:
    """What `decode` gives; its error as a `ReadError`, with the line it tells of, or the one given."""
    try:
        return decode()
    except json.JSONDecodeError as error:
        raise ReadError(name, f"line {line or error.lineno}: {error.msg}") from error
    except RecursionError as error:
        raise ReadError(name, f"line {line}: {_DEEP}" if line else _DEEP) from error
    except ValueError as error:
        raise ReadError(name, f"line {line}: {error}" if line else str(error)) from error
