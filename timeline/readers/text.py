"""Plain text, with or without a block of front matter."""

import re
from collections.abc import Iterator, Mapping

from timeline.errors import DateError, ReadError
from timeline.model import DateOrigin, Document
from timeline.readers.dates import readable
from timeline.readers.decoding import text_of

_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9_-]{0,30}):(?:\s+(.*))?")
_KEYS = {
    "title": "title", "headline": "title",
    "date": "date", "published": "date",
    "language": "language", "lang": "language",
    "url": "url", "link": "url",
    "source": "outlet", "outlet": "outlet", "publisher": "outlet", "site": "outlet",
}  # fmt: skip
_MAX_FIELDS = 100


def read_text(data: bytes, name: str) -> Document:
    """The document of a text file.

    Front matter is a first line `---`, lines of `title:`, `date:`, `url:`, `source:` (others are passed over) and a
    line `---`; the document's text, in which all offsets count, begins after it. Raises `ReadError`.
    """
    text = text_of(data, name)
    fields, start = front_matter(text)
    if not text[start:].strip():
        raise ReadError(name, "is empty")
    return document_of({**fields, "text": text[start:]}, name, "given")


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """The fields at the head of a text and where the story begins; `({}, 0)` where there are none."""
    fields: dict[str, str] = {}
    for number, (line, end) in enumerate(_lines(text)):
        bare = line.rstrip()
        if (number == 0 and bare != "---") or number > _MAX_FIELDS:
            return {}, 0
        if number and bare == "---":
            return fields, end
        match = _FIELD.fullmatch(bare)
        if match:
            fields[match[1].lower()] = (match[2] or "").strip().strip("\"'")
        elif number and bare and not bare.startswith((" ", "\t", "-", "#")):  # lists and comments are YAML's
            return {}, 0
    return {}, 0


def document_of(fields: Mapping[str, str], name: str, origin: DateOrigin) -> Document:
    """A document from its `text` and other named fields; the date may be as people write it.

    Raises `ReadError` for a date that cannot be understood: a document under a wrong date would mislead more than none.
    """
    known = {_KEYS[key]: value for key, value in reversed(list(fields.items())) if key in _KEYS and value}
    date = known.pop("date", "")
    try:
        given = readable(date) if date else None
    except DateError as error:
        raise ReadError(name, f"its date {error}") from None
    title, outlet, url, language = (known.get(key, "") for key in ("title", "outlet", "url", "language"))
    return Document(fields["text"], given, name, title, outlet, url, origin, language)


def _lines(text: str) -> Iterator[tuple[str, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end + 1
        yield text[start:end], end
        start = end
