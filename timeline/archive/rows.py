"""Values of the model as rows of an archive and back, exactly; what people ask for by SQL has a column of its own."""

import dataclasses
import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from timeline.calendar import edtf
from timeline.calendar.when import Ambiguous, Precision, Resolution, Unresolved, When
from timeline.docdate import Testimony
from timeline.model import Document, DocumentDate, Mention, Quote, Source, Status, Timex, Trail

_CODES: Mapping[type, str] = {
    When: "w", Ambiguous: "a", Unresolved: "u", Timex: "t", Trail: "r", DocumentDate: "d", tuple: "",
}  # fmt: skip
_CLASSES = {code: kind for kind, code in _CODES.items()}

MENTION = (
    "headline", "quote", "start", "end", "quote_place", "status", "edtf", "first", "last", "said", "speaker", "actors",
    "place", "quantities", "confidence", "signs", "sentence", "lead", "key", "line_notes", "follows", "precedes",
    "date", "trail",
)  # fmt: skip
"""The columns of a mention, in the order of `of_mention` and `to_mention`."""

_KINDS = [str, str, int, int, *[str] * 3, *[str] * 3, str, str, float, str, int, int, *[str] * 6]
"""The types of a mention's columns, without those of its first and last day, which may be missing."""

_ENDS = MENTION.index("first")

Row = Sequence[Any]


def of_mention(mention: Mention) -> tuple[object, ...]:
    """A mention's columns; the number of its document is not kept, for it changes with the archive."""
    if mention.quote.document != mention.trail.document:
        raise ValueError(f"a mention of {mention.trail.document} quotes {mention.quote.document}")
    first, last = _ends(mention.when)
    return (
        mention.headline, mention.quote.text, mention.quote.start, mention.quote.end, mention.quote.place,
        mention.status.value,
        edtf.write(mention.when) if isinstance(mention.when, When) else "", first, last, mention.said,
        mention.speaker, of_texts(mention.participants), mention.place, of_texts(mention.quantities),
        mention.confidence, of_texts(mention.signs), mention.sentence, int(mention.lead), mention.key,
        of_texts(mention.line_notes), of_texts(mention.follows), of_texts(mention.precedes), packed(mention.when),
        packed(mention.trail),
    )  # fmt: skip


def to_mention(row: Row, document: str, number: int) -> Mention:
    """The mention of a row, of a document with that name and number; `ValueError` for one that was never kept."""
    kinds = list(map(type, row))
    if kinds[:_ENDS] + kinds[_ENDS + 2 :] != _KINDS:
        raise ValueError("a column has another type")
    (line, quote, start, end, at, status, _, _, _, said, speaker, actors, place, quantities, confidence, signs,
     sentence, lead, key, notes, follows, precedes, date, trail) = row  # fmt: skip
    when, steps = unpacked(date), unpacked(trail)
    if not (isinstance(when, When | Ambiguous | Unresolved) and isinstance(steps, Trail)):
        raise ValueError("a date or its trail is another value")
    return Mention(
        line, when, Quote(document, start, end, quote, at), steps,
        Status(status), said, speaker, _tuple(actors), place, _tuple(quantities), key, confidence, _tuple(signs),
        sentence, bool(lead), number, _tuple(notes), _tuple(follows), _tuple(precedes),
    )  # fmt: skip


def _ends(when: Resolution) -> tuple[int | None, int | None]:
    """The first and the last day on which it can lie, as `story.within` understands it; `None` where that is open."""
    windows = (when,) if isinstance(when, When) else when.readings if isinstance(when, Ambiguous) else (when.bounds,)
    firsts = [one.first if one is not None else None for one in windows]
    lasts = [one.last if one is not None else None for one in windows]
    first = None if None in firsts else min((one for one in firsts if one is not None), default=None)
    return first, None if None in lasts else max((one for one in lasts if one is not None), default=None)


def of_testimony(one: Testimony) -> tuple[object, ...]:
    """The columns of a sentence that may date another document."""
    return of_texts(one.words), one.said, one.field, one.day


def to_testimony(row: Row) -> Testimony:
    """The inverse of `of_testimony`."""
    words, said, field, day = row
    return Testimony(_tuple(words), said, field, day)


def of_text(text: str) -> bytes:
    """A text, smaller."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def to_text(data: bytes) -> str:
    """The inverse of `of_text`."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


def of_keys(keys: Sequence[int]) -> bytes:
    """Fingerprints, eight bytes each."""
    return b"".join(key.to_bytes(8, signed=True) for key in keys)


def to_keys(data: bytes) -> set[int]:
    """The fingerprints of some bytes."""
    return {int.from_bytes(data[place : place + 8], signed=True) for place in range(0, len(data), 8)}


def packed(value: object) -> str:
    """A value of the model as compact JSON: lists that begin with a letter for the class; fields that have their
    default at the end are left out."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> object:
    """The value that `packed` was given."""
    return _value(json.loads(text))


def digest(*parts: object) -> str:
    """A name for some values, which other values do not have."""
    return hashlib.sha256("\x00".join(map(repr, parts)).encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=1)
def form() -> str:
    """A name for the fields of the values that are kept: other fields need another archive."""
    kinds = (*(kind for kind in _CODES if kind is not tuple), Mention, Quote, Source, Document, Testimony)
    return digest([(kind.__name__, [field.name for field in dataclasses.fields(kind)]) for kind in kinds])


def of_texts(items: Sequence[str]) -> str:
    """Some texts, as a list in JSON."""
    return json.dumps(items, ensure_ascii=False) if items else "[]"


def _tuple(text: str) -> tuple[str, ...]:
    return () if text == "[]" else tuple(json.loads(text))


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return ["", *map(_plain, value)]
    code = _CODES.get(type(value))
    if code is None:
        return int(value) if isinstance(value, Precision) else value
    fields = _fields(code)
    found = [getattr(value, name) for name, _ in fields]
    defaults = [default for _, default in fields]
    while found and found[-1] == defaults[len(found) - 1]:
        found.pop()
    return [code, *map(_plain, found)]


def _value(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    kind, fields = _CLASSES[value[0]], [_value(one) for one in value[1:]]
    if kind is tuple:
        return tuple(fields)
    if kind is When and len(fields) > _PRECISION:
        fields[_PRECISION] = Precision(fields[_PRECISION])
    return kind(*fields)


@lru_cache(maxsize=len(_CODES))
def _fields(code: str) -> tuple[tuple[str, object], ...]:
    """The names and defaults of a class's fields."""
    return tuple((field.name, field.default) for field in dataclasses.fields(_CLASSES[code]))


_PRECISION = [name for name, _ in _fields(_CODES[When])].index("precision")
