"""Streams to documents: what kind of file it is, and the reader for that kind."""

import io
from base64 import b64decode
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from types import TracebackType
from typing import Any, BinaryIO

from timeline.errors import NoArticleError, ReadError
from timeline.limits import MAX_DOCUMENT_BYTES, MAX_NESTING, MAX_PACKED_BYTES
from timeline.model import DateOrigin, Document, Skipped
from timeline.readers import cues, mailbox, tables, unfolding
from timeline.readers.columns import chosen, listing
from timeline.readers.files import on_disk, whole, why
from timeline.readers.guarded import Forms, document_from
from timeline.readers.html import Pages
from timeline.readers.jsonl import read_lines
from timeline.readers.kinds import FIRST_BYTES, SUFFIXES, by_suffix, kind_of
from timeline.readers.text import read_text

Found = Iterator[Document | Skipped]
Columns = Mapping[str, str]
"""Names of fields ("text", "date", "title", "url", "source", "name") with the columns that hold them."""

_OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "sheet"}
"""A member that every file of a form has, which is a zip archive itself."""

_MOST_TYPES = 12
_GZ = ".gz"
_PACKED = {"pdf", "docx", "sheet", "mail", "zip"}
"""Kinds whose files may be larger, since pictures take most of them."""

_IN_A_STREAM = {"lines", "mailbox", "gzip", "warc", "parquet"}
"""Kinds that are read piece by piece, of any size."""


@dataclass(frozen=True)
class Tools:
    """What reading needs beside the bytes: the processes that pages and other forms are read in, and what was asked.

    Use it in a `with`. `columns` names the columns of tables; `depth` is how many archives the file at hand stands in.
    """

    columns: Columns = field(default_factory=dict)
    pages: Pages = field(default_factory=Pages)
    forms: Forms = field(default_factory=Forms)
    depth: int = 0

    def __enter__(self) -> "Tools":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pages.__exit__(kind, error, trace)
        self.forms.__exit__(kind, error, trace)


def documents(stream: BinaryIO, name: str, tools: Tools, *, listed: bool = False, called: str = "") -> Found:
    """The documents of a stream under a file's name. What cannot be read is a `Skipped`, never an exception.

    `listed` says that nobody named the file: where it holds no article it is passed over. `called` is the name that
    tells the kind of file, where it is another one.
    """
    try:
        yield from _read(stream, name, called or name, tools)
    except NoArticleError as error:
        yield Skipped(error.name, error.reason, passed_over=listed)
    except ReadError as error:
        yield Skipped(error.name, error.reason)
    except OSError as error:
        yield Skipped(name, why(error))
    except Exception as error:  # a fault of a reader costs this file only
        yield Skipped(name, f"could not be read: {type(error).__name__}: {' '.join(str(error).split())}")


def _read(stream: BinaryIO, name: str, called: str, tools: Tools) -> Found:
    kind = by_suffix(called)
    if kind not in _IN_A_STREAM:
        data = whole(stream, name, MAX_PACKED_BYTES if kind in _PACKED else MAX_DOCUMENT_BYTES)
        kind, stream = kind_of(called, data[:FIRST_BYTES]), io.BytesIO(data)
    return _READERS[kind](stream, name, tools)


def _text(stream: BinaryIO, name: str, tools: Tools) -> Found:
    yield read_text(stream.read(), name)


def _page(stream: BinaryIO, name: str, tools: Tools) -> Found:
    yield tools.pages.read(stream.read(), name)


def _feed(stream: BinaryIO, name: str, tools: Tools) -> Found:
    yield from tools.pages.read_feed(stream.read(), name)


def _xml(stream: BinaryIO, name: str, tools: Tools) -> Found:
    raise NoArticleError(name, "XML that is no feed and no page")


def _lines(stream: BinaryIO, name: str, tools: Tools) -> Found:
    yield from read_lines(stream, name, columns=tools.columns)


def _form(kind: str, stream: BinaryIO, name: str, tools: Tools) -> Found:
    """What a worker finds in a PDF, an office document or a Markdown file: one document and what could not be read."""
    data = stream.read()
    if kind in _OFFICE.values():
        unfolding.check_office(data, name)
    yield from _found(tools.forms.read(kind, data, name), name, "given" if kind == "markdown" else "metadata")


def _found(found: Mapping[str, Any], name: str, origin: DateOrigin = "metadata") -> Found:
    yield from (document_from(fields, name, origin) for fields in found["documents"])
    for part, reason in found.get("passed_over", ()):
        yield Skipped(f"{name}, {part}", reason, passed_over=True)


def _cues(stream: BinaryIO, name: str, tools: Tools) -> Found:
    yield document_from(cues.cue_fields(stream.read(), name), name)


def _table(stream: BinaryIO, name: str, tools: Tools) -> Found:
    yield from tables.documents_of(tables.rows_of(stream.read(), name), name, tools.columns)


def _sheet(stream: BinaryIO, name: str, tools: Tools) -> Found:
    data = stream.read()
    unfolding.check_office(data, name)
    sheets = tools.forms.read("sheet", data, name)["sheets"]
    several = sum(bool(rows) for _, rows in sheets) > 1
    for title, rows in sheets:
        if rows:
            inner = f"{name}/{title}" if several else name
            yield from _or_skipped(
                tables.documents_of([(number, cells) for number, cells in rows], inner, tools.columns), several
            )


def _or_skipped(found: Found, several: bool) -> Found:
    """The documents of one sheet; where there are several, one without articles is passed over."""
    try:
        yield from found
    except NoArticleError as error:
        if not several:
            raise
        yield Skipped(error.name, error.reason, passed_over=True)


def _mail(stream: BinaryIO, name: str, tools: Tools) -> Found:
    found = tools.forms.read("mail", stream.read(), name)
    for number, fields in enumerate(found["documents"], 1):
        own = name if number == 1 else f"{name}, quoted mail {number - 1}"
        try:
            yield document_from(fields, own)
        except ReadError as error:
            yield Skipped(error.name, error.reason)
    if not (found["documents"] or found["attachments"]):
        raise ReadError(name, "holds no text")
    for part, data in found["attachments"]:
        yield from _inner(io.BytesIO(b64decode(data)), f"{name}/{part}", tools)
    for part, reason in found["passed_over"]:
        yield Skipped(f"{name}/{part}", reason, passed_over=True)


def _mailbox(stream: BinaryIO, name: str, tools: Tools) -> Found:
    number = 0
    for number, message in enumerate(mailbox.messages(stream), 1):
        own = f"{name}:{number}"
        if isinstance(message, str):
            yield Skipped(own, message)
        else:
            yield from _guarded(_mail(io.BytesIO(message), own, tools), own)
    if not number:
        raise ReadError(name, "holds no mails")


def _guarded(found: Found, name: str) -> Found:
    try:
        yield from found
    except ReadError as error:
        yield Skipped(error.name, error.reason)


def _gzip(stream: BinaryIO, name: str, tools: Tools) -> Found:
    called = name[: -len(_GZ)] if name.lower().endswith(_GZ) else "text"
    yield from _inner(unfolding.unpacked(stream, name), name, tools, called)


def _zip(stream: BinaryIO, name: str, tools: Tools) -> Found:
    with unfolding.directory(stream, name) as archive:
        names = set(archive.namelist())
        kind = next((kind for member, kind in _OFFICE.items() if member in names), "")
        if kind:
            stream.seek(0)
            yield from _READERS[kind](stream, name, tools)
            return
        empty = True
        for member in unfolding.members(archive, name):
            empty = False
            yield from [member] if isinstance(member, Skipped) else _member(*member, tools)
    if empty:
        raise ReadError(name, "holds no files")


def _member(name: str, stream: BinaryIO, tools: Tools) -> Iterator[Document | Skipped]:
    last = name.rpartition("/")[2]
    if last.startswith(".") or not last.lower().endswith(SUFFIXES):
        reason = "hidden, as its name begins with a dot" if last.startswith(".") else "of no kind that is read"
        yield Skipped(name, reason, passed_over=True)
    else:
        yield from _inner(stream, name, tools)


def _warc(stream: BinaryIO, name: str, tools: Tools) -> Found:
    others: Counter[str] = Counter()
    with on_disk(stream, name) as path:
        done, number, end, broken = 0, 0, False, ""
        while not end:
            found = tools.forms.ask("warc", {"path": path, "done": done}, name)
            done, end, broken = found["done"], found["end"], found["broken"]
            others.update(found["others"])
            for kind, address, data in found["records"]:
                number += 1
                yield from _record(kind, address, b64decode(data), f"{name}:{number}", tools)
    if others:
        told = ", ".join(f"{count:,} {reason}" for reason, count in others.most_common(_MOST_TYPES))
        yield Skipped(f"{name}, {others.total():,} records", f"no pages: {told}", passed_over=True)
    if broken or not (number or others):
        raise ReadError(name, f"seems damaged behind record {done:,}: {broken}" if broken else "holds no records")


def _record(kind: str, address: str, data: bytes, name: str, tools: Tools) -> Found:
    """The documents of one page of a crawl; a page without an article is passed over, as nobody named it."""
    try:
        for one in _READERS[kind](io.BytesIO(data), name, tools):
            yield replace(one, url=one.url or address) if isinstance(one, Document) else one
    except ReadError as error:
        yield Skipped(error.name, error.reason, passed_over=True)


def _parquet(stream: BinaryIO, name: str, tools: Tools) -> Found:
    with on_disk(stream, name) as path:
        names = tools.forms.ask("parquet", {"path": path}, name)["names"]
        columns = chosen(names, name, tools.columns)
        if "text" not in columns:
            raise NoArticleError(
                name, f"a table without a column of texts; it has {listing(names)}; name it: --column text=NAME"
            )
        request = {"path": path, "columns": [names[place] for place in columns.values()]}
        order = {field: place for place, field in enumerate(columns)}
        done, rows = 0, [[""]]
        while rows:
            rows = tools.forms.ask("parquet", {**request, "done": done}, name)["rows"]
            yield from (tables.article(number, row, order, name) for number, row in enumerate(rows, done + 1))
            done += len(rows)


def _inner(stream: BinaryIO, name: str, tools: Tools, called: str = "") -> Found:
    """The documents of a file within another one."""
    if tools.depth >= MAX_NESTING:
        return iter([Skipped(name, f"stands in {MAX_NESTING} archives, one in the other; unpack it")])
    return documents(stream, name, replace(tools, depth=tools.depth + 1), listed=True, called=called)


_READERS: dict[str, Callable[[BinaryIO, str, Tools], Found]] = {
    "text": _text,
    "markdown": partial(_form, "markdown"),
    "page": _page,
    "feed": _feed,
    "xml": _xml,
    "lines": _lines,
    "pdf": partial(_form, "pdf"),
    "docx": partial(_form, "docx"),
    "mail": _mail,
    "mailbox": _mailbox,
    "cues": _cues,
    "table": _table,
    "sheet": _sheet,
    "warc": _warc,
    "parquet": _parquet,
    "gzip": _gzip,
    "zip": _zip,
}
