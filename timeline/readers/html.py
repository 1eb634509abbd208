"""Web pages: the article's text, title, outlet, address and date, found in a guarded process."""

import re
from collections.abc import Mapping
from types import TracebackType
from typing import cast

from timeline.errors import ReadError
from timeline.guard import Failure, Worker
from timeline.limits import MAX_PAGE_TAGS, PAGE_SECONDS
from timeline.model import Document
from timeline.readers.decoding import clean, markup_of
from timeline.readers.text import document_of

_ADDRESS = re.compile(r"https?://[^\s\"'<>\x00-\x1f]{1,2000}")


class Pages:
    """A reader of web pages; use it in a `with`. Its process starts with the first page and serves all of them."""

    def __init__(self, seconds: float = PAGE_SECONDS) -> None:
        self._worker = Worker("timeline.readers.page:article")
        self._seconds = seconds

    def __enter__(self) -> "Pages":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._worker.close()

    def read(self, data: bytes, name: str) -> Document:
        """The document of a page's bytes. Raises `ReadError`, also for a page that costs too much time or memory."""
        markup = markup_of(data, name)
        if markup.count("<") > MAX_PAGE_TAGS:
            raise ReadError(name, f"has more than {MAX_PAGE_TAGS:,} tags, which no article has")
        found = self._worker.call(markup, self._seconds)
        if isinstance(found, Failure):
            raise ReadError(name, f"the page could not be read: {found}")
        fields = {key: clean(value) for key, value in cast(Mapping[str, str], found).items()}
        if not fields["text"]:
            raise ReadError(name, "no article text was found in the page; save its text and give that")
        address = _ADDRESS.fullmatch(fields["url"])
        return document_of({**fields, "url": fields["url"] if address else ""}, name, "metadata")
