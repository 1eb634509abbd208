"""Records, as JSON or a table gives them, back to the values of the model; every fault is named by its field.

People edit these files. So every field but the headline may be missing, and where a date's EDTF string and its other
fields disagree the string wins: it is the one that a person changes.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from operator import itemgetter
from typing import Any, TypeVar, cast, get_args

from timeline.calendar import civil, edtf
from timeline.calendar.when import Ambiguous, Modifier, Precision, Resolution, Unresolved, When
from timeline.errors import DateError
from timeline.limits import MAX_YEAR
from timeline.model import (
    DateOrigin,
    Disagreement,
    Event,
    Mention,
    Quote,
    Skipped,
    Source,
    Status,
    Support,
    Timex,
    Trail,
)

Record = Mapping[str, object]
_T = TypeVar("_T")


class FieldError(ValueError):
    """A field that cannot be used; the message names it and says what is expected."""


def event(record: Record, place: str) -> Event:
    """The event of a record. That its date was edited is said in its trail, which no longer leads to that date.

    `place` is the name of the file, for that note. Raises `FieldError`.
    """
    when, edited = resolution(record)
    trail = _trail(_record(record, "trail"))
    if edited:
        trail = replace(trail, notes=(*trail.notes, f"date edited in {place}"))
    found = Event(
        **_common(record),
        when=when,
        quotes=tuple(_quote(quote) for quote in _records(record, "quotes")),
        trail=trail,
        sources=_numbers(record, "sources"),
        other_keys=_texts(record, "other_keys"),
        salience=_fraction(record, "salience", 0.0),
        mentions=tuple(_mention(one) for one in _records(record, "mentions")),
        related=_texts(record, "related"),
        disagreements=tuple(_disagreement(one) for one in _records(record, "disagreements")),
        support=_support(_record(record, "support")),
        rank=_integer(record, "rank"),
        selected=_flag(record, "selected", True),
    )
    return found if found.mentions else replace(found, mentions=_mentions_of_version_1(found, record))


def _common(record: Record) -> dict[str, Any]:
    """The fields that an event and a mention share, but for the date."""
    return {
        "headline": _needed(record, "headline"),
        "status": status(_text(record, "status")),
        "confidence": _fraction(record, "confidence", 1.0),
        **{name: _text(record, name) for name in ("said", "speaker", "place", "key")},
        **{name: _texts(record, name) for name in ("participants", "quantities", "line_notes", "signs")},
    }


def _mention(record: Record) -> Mention:
    return Mention(
        **_common(record),
        when=resolution(record)[0],
        quote=_quote(_record(record, "quote")),
        trail=_trail(_record(record, "trail")),
        sentence=_integer(record, "sentence"),
        lead=_flag(record, "lead"),
        source=_integer(record, "source"),
        follows=_texts(record, "follows"),
        precedes=_texts(record, "precedes"),
    )


def _mentions_of_version_1(found: Event, record: Record) -> tuple[Mention, ...]:
    """The mentions of an event that was saved when only their quotes and, merged into its trail, theirs were kept."""
    trail = _record(record, "trail")
    trails = [found.trail, *(_trail(further) for further in _records(trail, "merged"))]
    if "merged" not in trail or len(trails) != len(found.quotes):
        return ()
    return tuple(
        Mention(found.headline, found.when, quote, trail, found.status, key=key)
        for quote, trail, key in zip(
            found.quotes, trails, _padded((found.key, *found.other_keys), len(trails)), strict=True
        )
    )


def _padded(keys: tuple[str, ...], length: int) -> tuple[str, ...]:
    return (*keys, *[""] * length)[:length]


def _disagreement(record: Record) -> Disagreement:
    said = tuple((_text(one, "words"), _numbers(one, "sources")) for one in _records(record, "said"))
    return Disagreement(_text(record, "what"), said)


def _support(record: Record) -> Support:
    return Support(**{field.name: _integer(record, field.name) for field in dataclasses.fields(Support)})


def resolution(record: Record) -> tuple[Resolution, bool]:
    """The date of a record, and whether its EDTF string was edited; without one, what is known of the date."""
    if _text(record, "edtf").strip():
        return window(record)
    reason = _text(record, "reason") or "no date given"
    if _records(record, "readings"):
        return Ambiguous(tuple(window(reading)[0] for reading in _records(record, "readings")), reason), False
    return Unresolved(reason, _some_window(record, "bounds"), _text(record, "bound")), False


def window(record: Record) -> tuple[When, bool]:
    """The window of a record, and whether its EDTF string says another date than its other fields."""
    written = _text(record, "edtf").strip()
    told = _told(record)
    if told is not None and edtf.write(told) == written:
        return told, False
    try:
        read = edtf.parse(written)
    except DateError as error:
        raise FieldError(str(error)) from error
    return read, told is not None and told != read


def source(record: Record) -> Source:
    """A document as the timeline lists it."""
    origin = _text(record, "date_origin") or "unknown"
    if origin not in get_args(DateOrigin):
        raise FieldError(f"date_origin {origin!r} is none of: {', '.join(get_args(DateOrigin))}")
    return Source(
        number=_integer(record, "number"),
        name=_text(record, "name"),
        title=_text(record, "title"),
        outlet=_text(record, "outlet"),
        url=_text(record, "url"),
        date=_some_window(record, "date"),
        date_origin=cast(DateOrigin, origin),
        date_note=_text(record, "date_note"),
    )


def arranged(events: Iterable[Event]) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """The dated events in order of time, equal ones as they came, and those without a date."""
    dated, undated = [], []
    for one in events:
        if isinstance(one.when, When):
            dated.append((one.when.sort_key(), one))
        else:
            undated.append(one)
    return tuple(one for _, one in sorted(dated, key=itemgetter(0))), tuple(undated)


def skipped(record: Record) -> Skipped:
    """A document that could not be used."""
    return Skipped(_text(record, "name"), _text(record, "reason"), _flag(record, "passed_over"))


def _some_window(record: Record, key: str) -> When | None:
    fields = _record(record, key)
    return window(fields)[0] if fields else None


def _told(record: Record) -> When | None:
    """The window that all fields but the EDTF string tell; `None` where they do not make one."""
    precision, modifier = _text(record, "precision").upper(), _text(record, "modifier")
    if precision not in Precision.__members__ or modifier not in get_args(Modifier):
        return None
    first, last = _day(record, "earliest"), _day(record, "latest")
    if first is not None and last is not None and last < first:
        return None
    return When(
        first,
        last,
        Precision[precision],
        lasting=_flag(record, "lasting"),
        approximate=_flag(record, "approximate"),
        uncertain=_flag(record, "uncertain"),
        modifier=cast(Modifier, modifier),
        minutes=_minutes(record),
        assumed=_texts(record, "assumed"),
    )


def _day(record: Record, key: str) -> int | None:
    """An ISO day of any year; `None` where the end is open or the day cannot be read (EDTF tells it again)."""
    text = _text(record, key).partition("T")[0]
    sign = -1 if text.startswith("-") else 1
    parts = text.lstrip("+-").split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) <= 6 for part in parts):
        return None
    year, month, day = (int(part) for part in parts)
    return civil.day_number(sign * year, month, day) if year <= MAX_YEAR else None


def _minutes(record: Record) -> tuple[int, int] | None:
    minutes = _numbers(record, "minutes")
    if len(minutes) not in {0, 2} or not all(0 <= minute < 24 * 60 for minute in minutes):
        raise FieldError(f"minutes must be two numbers from 0 to 1439, not {list(minutes)}")
    return (minutes[0], minutes[1]) if minutes else None


def status(text: str) -> Status:
    """The status of that name, `HAPPENED` for none. Raises `FieldError`."""
    if not text:
        return Status.HAPPENED
    if text not in list(Status):
        raise FieldError(f"status {text!r} is none of: {', '.join(Status)}")
    return Status(text)


def _quote(record: Record) -> Quote:
    start, end = _integer(record, "start"), _integer(record, "end")
    return Quote(_text(record, "document"), start, end, _text(record, "text"), _text(record, "place"))


def _trail(record: Record) -> Trail:
    timex = _record(record, "timex")
    return Trail(
        document=_text(record, "document"),
        timex=_timex(timex) if timex else None,
        anchor=_text(record, "anchor"),
        relation=_text(record, "relation"),
        day=_some_window(record, "day"),
        signal=_text(record, "signal"),
        bound=_some_window(record, "bound"),
        bound_words=_text(record, "bound_words"),
        notes=_texts(record, "notes"),
    )


def _timex(record: Record) -> Timex:
    words = ("mod", "begin", "end_point", "rule", "reference", "reference_origin", "direction")
    return Timex(
        start=_integer(record, "start"),
        end=_integer(record, "end"),
        text=_text(record, "text"),
        type=_text(record, "type"),
        value=_text(record, "value"),
        when=resolution(_record(record, "when"))[0],
        **{word: _text(record, word) for word in words},
    )


def _field(record: Record, key: str, kind: type[_T] | tuple[type[_T], ...], default: _T, words: str) -> _T:
    value = record.get(key)
    if value is None:
        return default
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise FieldError(f"{key} must be {words}, not {_short(value)}")
    return value


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _text(record: Record, key: str) -> str:
    return _field(record, key, str, "", "text")


def _needed(record: Record, key: str) -> str:
    text = _text(record, key)
    if not text.strip():
        raise FieldError(f"{key} is missing")
    return text


def _flag(record: Record, key: str, default: bool = False) -> bool:
    return _field(record, key, bool, default, "true or false")


def _integer(record: Record, key: str) -> int:
    return _field(record, key, int, 0, "a whole number")


def _fraction(record: Record, key: str, default: float) -> float:
    value = _field(record, key, (int, float), default, "a number")
    if not 0 <= value <= 1:
        raise FieldError(f"{key} must be a number from 0 to 1, not {_short(value)}")
    return float(value)


def _record(record: Record, key: str) -> Record:
    return _field(record, key, dict, {}, "an object")


def _records(record: Record, key: str) -> list[Record]:
    return _items(record, key, dict, "objects")


def _texts(record: Record, key: str) -> tuple[str, ...]:
    return tuple(_items(record, key, str, "texts"))


def _numbers(record: Record, key: str) -> tuple[int, ...]:
    return tuple(_items(record, key, int, "whole numbers"))


def _items(record: Record, key: str, kind: Callable[..., _T], words: str) -> list[_T]:
    values = _field(record, key, list, [], f"a list of {words}")
    for value in values:
        if not isinstance(value, cast(type, kind)) or (isinstance(value, bool) and kind is int):
            raise FieldError(f"{key} must be a list of {words}; it holds {_short(value)}")
    return values
