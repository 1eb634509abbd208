"""The JSON form: all that a timeline holds, under names that stay. `VERSION` grows when its readers have to change.

A date is given four ways at once: `edtf` for programs that know EDTF, `earliest` and `latest` as ISO days for those
that do not, and `precision`. What EDTF cannot say stands beside it. An undated event has `null` there, and `reason`.
"""

import dataclasses
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from timeline.calendar import civil, edtf
from timeline.calendar.when import Ambiguous, Resolution, When
from timeline.model import Disagreement, Event, Mention, Quote, Skipped, Source, Timeline, Timex, Trail
from timeline.writers.options import WriteOptions

VERSION = 2
"""The version of the form, an integer."""

Json = dict[str, Any]

_UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Controls above ASCII, line separators, direction controls, invisible and tag characters, lone surrogates."""


def write(timeline: Timeline, stream: BinaryIO, options: WriteOptions) -> None:
    """Write UTF-8, keys in a fixed order, two spaces of indent. Only `options.title` is heeded."""
    head = {"format": "timeline", "version": VERSION, "title": options.title or timeline.title, "topic": timeline.topic}
    stream.write(b"{")
    for place, (key, value) in enumerate(head.items()):
        stream.write(f'{"," if place else ""}\n  "{key}": '.encode() + encoded(value).rstrip(b"\n"))
    for key, values in _lists(timeline):
        stream.write(f',\n  "{key}": ['.encode())
        _write_all(values, stream)
    stream.write(b"\n}\n")


def _write_all(values: Iterator[Json], stream: BinaryIO) -> None:
    """The values of a list and its end, one after the other: the whole of a large timeline never stands in memory."""
    empty = True
    for value in values:
        stream.write((b"" if empty else b",") + b"\n    ")
        stream.write(encoded(value, indent=2).rstrip(b"\n").replace(b"\n", b"\n    "))
        empty = False
    stream.write(b"]" if empty else b"\n  ]")


def encoded(value: object, indent: int | None = None) -> bytes:
    """JSON values as UTF-8 and a line end; what could act on a terminal or hide in an editor is kept as an escape."""
    text = _UNSEEN.sub(lambda match: json.dumps(match[0])[1:-1], json.dumps(value, ensure_ascii=False, indent=indent))
    return text.encode("utf-8") + b"\n"


def timeline_json(timeline: Timeline) -> Json:
    """The whole timeline as JSON values."""
    return {
        "format": "timeline",
        "version": VERSION,
        "title": timeline.title,
        "topic": timeline.topic,
        **{key: list(values) for key, values in _lists(timeline)},
    }


def _lists(timeline: Timeline) -> Iterator[tuple[str, Iterator[Json]]]:
    yield "events", (event_json(event) for event in timeline.events)
    yield "undated", (event_json(event) for event in timeline.undated)
    yield "documents", (_source(source) for source in timeline.documents)
    yield "skipped", (_skipped(one) for one in timeline.skipped)


def event_json(event: Event) -> Json:
    """One event as JSON values; `sources` are the numbers of documents."""
    return {
        **_told(event),
        "selected": event.selected,
        "rank": event.rank,
        "salience": event.salience,
        "confidence": event.confidence,
        "support": dataclasses.asdict(event.support),
        "sources": list(event.sources),
        "disagreements": [_disagreement(one) for one in event.disagreements],
        "related": list(event.related),
        "key": event.key,
        "other_keys": list(event.other_keys),
        "quotes": [_quote(quote) for quote in event.quotes],
        "trail": _trail(event.trail),
        "mentions": [_mention(mention) for mention in event.mentions],
    }


def _told(one: Event | Mention) -> Json:
    """What an event and a mention both tell."""
    return {
        **when_json(one.when),
        "headline": one.headline,
        "line_notes": list(one.line_notes),
        "signs": list(one.signs),
        "status": one.status.value,
        "said": one.said,
        "speaker": one.speaker,
        "participants": list(one.participants),
        "place": one.place,
        "quantities": list(one.quantities),
    }


def _mention(mention: Mention) -> Json:
    return {
        **_told(mention),
        "source": mention.source,
        "sentence": mention.sentence,
        "lead": mention.lead,
        "follows": list(mention.follows),
        "precedes": list(mention.precedes),
        "confidence": mention.confidence,
        "key": mention.key,
        "quote": _quote(mention.quote),
        "trail": _trail(mention.trail),
    }


def _disagreement(one: Disagreement) -> Json:
    return {"what": one.what, "said": [{"words": words, "sources": list(numbers)} for words, numbers in one.said]}


def when_json(when: Resolution) -> Json:
    """A date as JSON values: a window, several `readings`, or the `reason` why there is none and its `bounds`."""
    if isinstance(when, When):
        return _window(when)
    none: Json = {"edtf": None, "earliest": None, "latest": None, "precision": None, "reason": when.reason}
    if isinstance(when, Ambiguous):
        return {**none, "readings": [_window(reading) for reading in when.readings]}
    return {**none, "bound": when.bound, "bounds": _window(when.bounds) if when.bounds else None}


def _window(when: When) -> Json:
    return {
        "edtf": edtf.write(when),
        "earliest": None if when.first is None else civil.iso(when.first),
        "latest": None if when.last is None else civil.iso(when.last),
        "precision": when.precision.name.lower(),
        "lasting": when.lasting,
        "approximate": when.approximate,
        "uncertain": when.uncertain,
        "modifier": when.modifier,
        "minutes": list(when.minutes) if when.minutes else None,
        "assumed": list(when.assumed),
    }


def _quote(quote: Quote) -> Json:
    place = {"place": quote.place} if quote.place else {}
    return {"document": quote.document, "start": quote.start, "end": quote.end, "text": quote.text, **place}


def _skipped(skipped: Skipped) -> Json:
    passed_over = {"passed_over": True} if skipped.passed_over else {}
    return {"name": skipped.name, "reason": skipped.reason, **passed_over}


def _source(source: Source) -> Json:
    return {
        "number": source.number,
        "name": source.name,
        "title": source.title,
        "outlet": source.outlet,
        "url": source.url,
        "date": _window(source.date) if source.date else None,
        "date_origin": source.date_origin,
        "date_note": source.date_note,
    }


def _trail(trail: Trail) -> Json:
    return {
        "document": trail.document,
        "timex": _timex(trail.timex) if trail.timex else None,
        "anchor": trail.anchor,
        "relation": trail.relation,
        "day": _window(trail.day) if trail.day else None,
        "signal": trail.signal,
        "bound": _window(trail.bound) if trail.bound else None,
        "bound_words": trail.bound_words,
        "notes": list(trail.notes),
    }


def _timex(timex: Timex) -> Json:
    return {
        "start": timex.start,
        "end": timex.end,
        "text": timex.text,
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        "begin": timex.begin,
        "end_point": timex.end_point,
        "when": when_json(timex.when),
        "rule": timex.rule,
        "reference": timex.reference,
        "reference_origin": timex.reference_origin,
        "direction": timex.direction,
    }
