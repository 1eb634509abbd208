"""What a caller asks for, looked at before any work. What is wrong is a `UsageError` that says what would work."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

from timeline.calendar import edtf
from timeline.calendar.when import When
from timeline.errors import UsageError, nearest
from timeline.model import Document, Skipped, Status
from timeline.tagging.normalise import Kind

KINDS: tuple[str, ...] = get_args(Kind)
"""How dates are told in a document."""

_LONGEST_NAME = 255
"""No part of a path is longer on the file systems in use."""


def number(name: str, value: object, low: int, high: int = 1_000_000) -> int:
    """A whole number from `low` to `high`."""
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise UsageError(f"{name} must be a whole number from {low} to {high:,}, not {_short(value)}")
    return value


def some_number(name: str, value: object, low: int) -> int | None:
    """A whole number of at least `low`, or `None`."""
    return None if value is None else number(name, value, low)


def text(name: str, value: object) -> str:
    """A text."""
    if not isinstance(value, str):
        raise UsageError(f"{name} must be text, not {_short(value)}")
    return value


def kind(value: object) -> str:
    """One of `KINDS`."""
    return one_of("kind", value, KINDS)


def one_of(name: str, value: object, known: Iterable[str]) -> str:
    """One of some words."""
    words = list(known)
    if not isinstance(value, str) or value not in words:
        raise UsageError(f"{name} must be one of {', '.join(words)}, not {_short(value)}{nearest(str(value), words)}")
    return value


def statuses(given: Iterable[str]) -> tuple[Status, ...]:
    """Some statuses of events, by their names."""
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise UsageError(f"statuses must be a list of words, for example ['happened'], not {_short(given)}")
    return tuple(Status(one_of("a status", one, list(Status))) for one in given)


def dates(given: object) -> Mapping[str, Any]:
    """Dates by name or pattern; none for `None`."""
    if given is None:
        return {}
    if not isinstance(given, Mapping) or not all(isinstance(name, str) for name in given):
        raise UsageError(f"dates must map names to dates, for example {{'a.txt': '2015-01-27'}}, not {_short(given)}")
    return given


def in_order(earliest: When | None, latest: When | None, names: tuple[str, str] = ("date_from", "date_to")) -> None:
    """Refuse a window that ends before it begins."""
    first, last = earliest.first if earliest else None, latest.last if latest else None
    if earliest and latest and first is not None and last is not None and last < first:
        told = [f"{name} ({edtf.write(date)})" for name, date in zip(names, (earliest, latest), strict=True)]
        raise UsageError(f"{told[0]} lies after {told[1]}, so that no event can lie between them; turn them round")


def sources(given: object) -> list[object] | Iterable[object]:
    """What is to be read, one or several, as an iterable."""
    if isinstance(given, str | os.PathLike | Document | Skipped):
        return [given]
    if isinstance(given, bytes | Mapping) or not isinstance(given, Iterable):
        raise UsageError(f"the sources must be paths or Documents, not {_short(given)}")
    return given


def source(given: object) -> str | os.PathLike[str] | Document | Skipped:
    """One source: a path or a document, and no text in the place of a path."""
    if not isinstance(given, str | os.PathLike | Document | Skipped):
        raise UsageError(f"a source must be a path or a Document, not {_short(given)}")
    if isinstance(given, Document):
        return document(given)
    if isinstance(given, str) and _is_prose(given):
        raise UsageError(f"{_short(given)} is no path; give a text as timeline.Document(text)")
    return given


def path(given: object) -> str | os.PathLike[str]:
    """A path."""
    if not isinstance(given, str | os.PathLike):
        raise UsageError(f"a path must be text or a pathlib.Path, not {_short(given)}")
    return given


def document(given: object) -> Document:
    """A document, whose fields are texts."""
    if not isinstance(given, Document):
        raise UsageError(f"a document must be a timeline.Document, not {_short(given)}")
    for name in ("text", "name", "title", "outlet", "url"):
        text(f"the {name} of a document", getattr(given, name))
    if given.date is not None:
        text("the date of a document", given.date)
    return given


def spans(given: object) -> list[tuple[int, int]]:
    """Places in a text: pairs of character offsets."""
    if not isinstance(given, Iterable):
        raise UsageError(f"spans must be pairs of offsets, for example [(0, 12)], not {_short(given)}")
    return [_span(one) for one in given]


def _span(given: object) -> tuple[int, int]:
    pair = tuple(given) if isinstance(given, tuple | list) else ()
    if len(pair) != 2 or not all(isinstance(end, int) for end in pair):
        raise UsageError(f"a span must be a pair of offsets, for example (0, 12), not {_short(given)}")
    return pair[0], pair[1]


def _is_prose(given: str) -> bool:
    """Whether a text can be no path that somebody meant: it has several lines, or is longer than a name can be."""
    long = any(len(part) > _LONGEST_NAME for part in given.split("/"))
    return ("\n" in given.strip() or long) and "\x00" not in given and not _exists(given)


def _exists(given: str) -> bool:
    try:
        return Path(given).exists()
    except (OSError, ValueError):
        return False


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:59]}…"
