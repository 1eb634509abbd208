"""Reads a timeline back from what we write: JSON, JSON Lines or CSV, as a program left it or as a person edited it.

What kind of file it is, its content tells. A fault is a `ReadError` that names the line. `timeline.saved.records` has
the fields.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from timeline.errors import ReadError
from timeline.model import Source, Timeline
from timeline.saved import records
from timeline.saved.columns import named_sources, numbered, row_record
from timeline.saved.json_lines import JsonScanner, content, json_lines, table
from timeline.saved.records import FieldError, Record

VERSION = 2
"""The newest version of the JSON form that can be read."""

_LISTS = ("events", "undated", "documents", "skipped")
_KINDS = {"timeline": "", "event": "events", "undated": "undated", "document": "documents", "skipped": "skipped"}
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Item:
    """One record with the list it belongs to and the line it begins on."""

    kind: str
    record: Record
    line: int


def load(source: Path | str) -> Timeline:
    """The timeline of a file, or of a text.

    A `str` is the content itself where it begins with `{` or has a line break, else the path of a file. Where an
    event's EDTF date was edited its other date fields follow it, and the events are put in order again. Raises
    `ReadError`.
    """
    if isinstance(source, str) and (source.lstrip().startswith("{") or "\n" in source):
        return loads(source)
    return loads(content(Path(source)), Path(source).name)


def loads(text: str, name: str = "timeline") -> Timeline:
    """The timeline of a text; `name` stands for it in errors and notes. Raises `ReadError`."""
    return _assemble(list(_items(text, name)), name)


def _items(text: str, name: str) -> Iterator[_Item]:
    if not text.lstrip().startswith("{"):
        return _table_items(text, name)
    if _is_lines(text):
        return _line_items(text, name)
    return _json_items(text, name)


def _is_lines(text: str) -> bool:
    """Whether the first line is a whole object by itself and no timeline: then each line is one."""
    try:
        first = json.loads(text.lstrip().partition("\n")[0])
    except (ValueError, RecursionError):
        return False
    return isinstance(first, dict) and "events" not in first


def _line_items(text: str, name: str) -> Iterator[_Item]:
    for line, record in json_lines(text, name):
        kind = record.get("type", "event")
        if kind not in _KINDS:
            raise ReadError(name, f"line {line}: type {kind!r} is none of: {', '.join(_KINDS)}")
        yield _Item(_KINDS[str(kind)], record, line)


def _json_items(text: str, name: str) -> Iterator[_Item]:
    """The records of a JSON file, each decoded by itself so that its line is known; then the rest of the object."""
    scanner = JsonScanner(text, name)
    rest: dict[str, object] = {}
    for key in scanner.members():
        if key in _LISTS:
            for line, value in scanner.elements():
                if not isinstance(value, dict):
                    raise ReadError(name, f"line {line}: {key} must hold objects")
                yield _Item(key, value, line)
        else:
            rest[key] = scanner.value()
    yield _Item("", rest, 1)


def _table_items(text: str, name: str) -> Iterator[_Item]:
    rows = [(line, row_record(row)) for line, row in table(text, name, needed="headline")]
    with_numbers = numbered([record for _, record in rows])
    for (line, _), record in zip(rows, with_numbers, strict=True):
        yield _Item("events", record, line)


def _assemble(items: list[_Item], name: str) -> Timeline:
    head: dict[str, object] = {}
    for item in items:
        if not item.kind:
            head.update(item.record)
    _check_version(head, name)
    read = [_read(lambda record: records.event(record, name), item, name) for item in items if item.kind in _LISTS[:2]]
    dated, undated = records.arranged(read)
    given = tuple(_read(records.source, item, name) for item in items if item.kind == "documents")
    title, topic = head.get("title"), head.get("topic")
    return Timeline(
        events=dated,
        undated=undated,
        documents=given or _named_sources(items),
        skipped=tuple(_read(records.skipped, item, name) for item in items if item.kind == "skipped"),
        title=title if isinstance(title, str) else "",
        topic=topic if isinstance(topic, str) else "",
    )


def _check_version(head: Record, name: str) -> None:
    version = head.get("version", VERSION)
    if not isinstance(version, int) or version > VERSION:
        raise ReadError(name, f"version {version!r} of the form is newer than this program reads ({VERSION})")


def _read(make: Callable[[Record], _T], item: _Item, name: str) -> _T:
    try:
        return make(item.record)
    except FieldError as error:
        raise ReadError(name, f"line {item.line}: {error}") from error


def _named_sources(items: Iterable[_Item]) -> tuple[Source, ...]:
    """The sources of a table, which has their numbers and names only."""
    names: dict[int, str] = {}
    for item in items:
        names.update(named_sources(item.record))
    return tuple(Source(number, names[number]) for number in sorted(names))
