"""PDF, office documents, e-mails and the other forms that a library reads: in a guarded process, as pages are."""

import importlib.util
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from types import TracebackType
from typing import Any, cast

from timeline.errors import ReadError
from timeline.limits import FORM_SECONDS
from timeline.model import DateOrigin, Document
from timeline.readers.decoding import clean
from timeline.readers.text import document_of
from timeline.workers.guard import Failure, Worker

EXTRAS = {
    "pdf": ("pypdfium2", "documents"),
    "docx": ("docx", "documents"),
    "sheet": ("openpyxl", "documents"),
    "warc": ("fastwarc", "archive"),
    "parquet": ("pyarrow", "parquet"),
}
"""The library that a form needs and the extra that brings it; the others need none."""

_NAMES = {"docx": "python-docx"}


class Forms:
    """A reader of such forms; use it in a `with`. Its process starts with the first file and serves all of them."""

    def __init__(self, seconds: float = FORM_SECONDS) -> None:
        self._worker = Worker("timeline.readers.forms:answer")
        self._seconds = seconds

    def __enter__(self) -> "Forms":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._worker.close()

    def read(self, kind: str, data: bytes, name: str, **options: object) -> Mapping[str, Any]:
        """What the worker finds in a file's bytes. Raises `ReadError`, also where the library is not installed."""
        return self.ask(kind, {"data": b64encode(data).decode("ascii"), **options}, name)

    def ask(self, kind: str, request: Mapping[str, object], name: str) -> Mapping[str, Any]:
        """The same for a request that does not carry the bytes."""
        _check_extra(kind, name)
        found = self._worker.call([kind, request], self._seconds)
        if isinstance(found, Failure):
            raise ReadError(name, _reason(found))
        return cast(Mapping[str, Any], found)


def _reason(failure: Failure) -> str:
    """What a reader says of a file in its own words, else what its library says, or the limit that was reached."""
    if failure.kind == "ValueError":
        return failure.reason
    return f"seems damaged: {failure}" if failure.kind else f"could not be read: {failure}"


def document_from(fields: Mapping[str, Any], name: str, origin: DateOrigin = "metadata") -> Document:
    """The document of what a worker found: named fields, and `places` that count in its text as it stands."""
    known = {key: value for key, value in fields.items() if isinstance(value, str)}
    if clean(known["text"]) != known["text"]:
        raise ReadError(name, "holds what is no text")
    if not known["text"].strip():
        raise ReadError(name, "is empty")
    document = document_of(known, name, origin)
    return replace(document, places=tuple((int(at), clean(str(label))) for at, label in fields.get("places", ())))


def _check_extra(kind: str, name: str) -> None:
    module, extra = EXTRAS.get(kind, ("", ""))
    if module and importlib.util.find_spec(module) is None:
        wanted = _NAMES.get(module, module)
        raise ReadError(name, f"needs {wanted}, which is not installed: pip install 'timeline[{extra}]'")
