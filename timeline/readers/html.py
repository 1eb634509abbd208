"""Web pages and feeds: the articles' text, title, outlet, address and date, found in a guarded process."""

import re
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import cast

from timeline.errors import ReadError
from timeline.limits import MAX_PAGE_TAGS, PAGE_SECONDS
from timeline.model import Document, Skipped
from timeline.readers.decoding import clean, markup_of
from timeline.readers.text import document_of
from timeline.workers.guard import Failure, Worker

_ADDRESS = re.compile(r"https?://[^\s\"'<>\x00-\x1f]{1,2000}")


class Pages:
    """A reader of pages and feeds; use it in a `with`. Its process starts with the first and serves all of them."""

    def __init__(self, seconds: float = PAGE_SECONDS) -> None:
        self._worker = Worker("timeline.readers.page:answer")
        self._seconds = seconds

    def __enter__(self) -> "Pages":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._worker.close()

    def read(self, data: bytes, name: str) -> Document:
        """The document of a page's bytes. Raises `ReadError`, also for a page that costs too much time or memory."""
        return _document(cast(Mapping[str, str], self._found("page", data, name)), name)

    def read_feed(self, data: bytes, name: str) -> Iterator[Document | Skipped]:
        """The documents of a feed's bytes, named by their numbers. Raises `ReadError` where it is none."""
        found = cast(list[Mapping[str, str]], self._found("feed", data, name))
        if not found:
            raise ReadError(name, "the feed holds no articles")
        for number, fields in enumerate(found, 1):
            try:
                yield _document(fields, f"{name}:{number}")
            except ReadError as error:
                yield Skipped(error.name, error.reason)

    def _found(self, what: str, data: bytes, name: str) -> object:
        markup = markup_of(data, name)
        if markup.count("<") > MAX_PAGE_TAGS:
            raise ReadError(name, f"has more than {MAX_PAGE_TAGS:,} tags, which no article has")
        found = self._worker.call([what, markup], self._seconds)
        if isinstance(found, Failure):
            raise ReadError(name, f"the {what} could not be read: {found}")
        return found


def _document(found: Mapping[str, str], name: str) -> Document:
    fields = {key: clean(value) for key, value in found.items()}
    if not fields["text"]:
        raise ReadError(name, "no article text was found in it; save the text and give that")
    address = _ADDRESS.fullmatch(fields["url"])
    return document_of({**fields, "url": fields["url"] if address else ""}, name, "metadata")
