"""JSON Lines: a record a line, each with its `type`: first `timeline`, then `document`, `skipped`, `event`, `undated`.

The records are those of the JSON form (`timeline.writers.json`), so that one event can be read, or sent, by itself.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

from timeline.model import Timeline
from timeline.writers import json
from timeline.writers.options import WriteOptions

_KINDS = {"documents": "document", "skipped": "skipped", "events": "event", "undated": "undated"}


def write(timeline: Timeline, stream: BinaryIO, options: WriteOptions) -> None:
    """Write one record a line. Only `options.title` is heeded."""
    for record in _records(timeline, options.title):
        stream.write(json.encoded(record))


def _records(timeline: Timeline, title: str) -> Iterator[dict[str, Any]]:
    whole = json.timeline_json(timeline)
    yield {"type": "timeline", "version": whole["version"], "title": title or whole["title"], "topic": whole["topic"]}
    for kind, name in _KINDS.items():
        for record in whole[kind]:
            yield {"type": name, **record}
