"""Archives of articles: a JSON object a line: `text` and, where known, `name`, `title`, `date`, `url`, `source`."""

import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from timeline.errors import ReadError
from timeline.limits import MAX_DOCUMENT_BYTES
from timeline.model import Document, Skipped
from timeline.readers.decoding import clean, text_of
from timeline.readers.text import document_of


def read_lines(
    stream: BinaryIO, name: str, limit: int = MAX_DOCUMENT_BYTES, columns: Mapping[str, str] | None = None
) -> Iterator[Document | Skipped]:
    """A document for each line, a line at a time; a line that cannot be used is skipped and named by its number.

    `columns` says what the fields are called where they have other names (`{"text": "body"}`). A line longer than
    `limit` bytes ends the reading: what follows it cannot be found without reading all of it.
    """
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        place = f"{name}:{number}"
        if len(line) > limit:
            yield Skipped(place, f"is longer than {limit:,} bytes; nothing after it was read")
            return
        if line.strip():
            yield _document(line, place, columns or {})


def _document(line: bytes, place: str, columns: Mapping[str, str]) -> Document | Skipped:
    try:
        fields = json.loads(text_of(line, place))
        if isinstance(fields, dict):
            fields |= {field: fields[column] for field, column in columns.items() if column in fields}
            missing = next((column for column in columns.values() if column not in fields), "")
            if missing and "text" not in fields:
                raise ReadError(place, f"has no field {missing!r}")
        if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
            raise ReadError(place, 'is not an article; write {"text": "...", "date": "2015-01-27", "title": "..."}')
        known = {key: clean(value) for key, value in fields.items() if isinstance(value, str)}
        if not known["text"].strip():
            raise ReadError(place, "is empty")
        return document_of(known, known.get("name") or place, "metadata")
    except (ValueError, RecursionError) as error:
        return Skipped(place, f"is not JSON: {error}")
    except ReadError as error:
        return Skipped(error.name, error.reason)
