"""Web archives (WARC): the pages that servers answered with, a batch at a time; what else they sent is counted."""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.limits import BATCH_BYTES, MAX_DOCUMENT_BYTES, UNFOLD_FREE_BYTES, UNFOLD_RATIO

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_FORMS = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/plain": "text",
    "application/pdf": "pdf",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
}
"""The types of what is read, as servers name them."""

_GOOD = 200
_MOST_SKIPPED = 10_000
"""Records that are passed over in one call: a crawl of pictures gives an answer too."""


def found(request: dict[str, Any]) -> dict[str, Any]:
    """The next `records` of the file at `path` behind the first `done`: the form, the address and the bytes of each.

    `done` is where to go on, `others` how many records of each type were passed over, `end` that there is no more, and
    `broken` why not, where the file is damaged.
    """
    path, done = request["path"], request["done"]
    if _reader(path).done != done:  # the process that was there before has died: begin again
        _reader.cache_clear()
    reader = _reader(path)
    reader.skip_to(done)
    return reader.batch()


class _Reader:
    """A file that is read record by record, and how many were."""

    def __init__(self, path: str) -> None:
        from fastwarc.warc import ArchiveIterator, WarcRecordType

        wanted = WarcRecordType.response | WarcRecordType.resource
        self._records: Iterator[WarcRecord] = iter(
            ArchiveIterator(path, record_types=wanted, parse_http=True, fsspec_args=False)
        )
        self.done, self.end = 0, False
        self._packed, self._size = Path(path).stat().st_size, 0

    def skip_to(self, done: int) -> None:
        for _ in islice(self._records, done - self.done):
            pass
        self.done = done

    def batch(self) -> dict[str, Any]:
        kept: list[tuple[str, str, str]] = []
        others: Counter[str] = Counter()
        broken, size = "", 0
        while size < BATCH_BYTES and others.total() < _MOST_SKIPPED and not self.end:
            try:
                size += self._take(kept, others)
            except (OSError, ValueError) as error:  # what was read before stays
                broken, self.end = str(error), True
        return {"records": kept, "others": dict(others), "done": self.done, "end": self.end, "broken": broken}

    def _take(self, kept: list[tuple[str, str, str]], others: Counter[str]) -> int:
        """Put the next record where it belongs; its size."""
        record = next(self._records, None)
        if record is None:
            self.end = True
            return 0
        self.done += 1
        form, reason = _form(record)
        data = record.reader.read(MAX_DOCUMENT_BYTES + 1) if form else b""
        self._size += len(data)
        if self._size > max(UNFOLD_FREE_BYTES, UNFOLD_RATIO * self._packed):
            raise ValueError(f"unfolds to more than {UNFOLD_RATIO} times its size, which no text does")
        if reason or len(data) > MAX_DOCUMENT_BYTES:
            others[reason or "too large"] += 1
            return 0
        address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
        kept.append((form, address, b64encode(data).decode("ascii")))
        return len(data)


@lru_cache(maxsize=1)
def _reader(path: str) -> _Reader:
    return _Reader(path)


def _form(record: "WarcRecord") -> tuple[str, str]:
    """The form of a record's content, or why it is passed over."""
    if record.is_http:
        status = record.http_headers.status_code if record.http_headers else None
        if status != _GOOD:
            return "", f"with status {status}"
        kind = record.http_content_type or ""
    else:
        kind = record.headers.get("Content-Type") or ""
    kind = kind.partition(";")[0].strip().lower()
    return (_FORMS[kind], "") if kind in _FORMS else ("", kind[:60] or "of no type")
