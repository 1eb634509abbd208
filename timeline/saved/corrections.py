"""Corrections by hand: a table of changes that is applied to every run, so that no disagreement has to be told twice.

A row names an event by its `key`, which stays the same when articles are added, and what is to be another: its date
(`edtf`, or `date`, in EDTF), its `headline`, its `status`; or `action` is
`remove`, or `pin`: then views show it. The file is CSV with these
columns, JSON (a list of such objects) or JSON Lines.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from timeline.calendar import edtf
from timeline.calendar.when import Resolution, When
from timeline.errors import DateError, ReadError
from timeline.model import Event, Status, Timeline
from timeline.saved import records
from timeline.saved.columns import unguard
from timeline.saved.json_lines import JsonScanner, content, json_lines, table

ACTIONS = ("change", "remove", "pin")
"""What a row can ask for; `change` where it says nothing."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One row: the event's key, and what is to be another; what is empty or `None` stays as it is."""

    key: str
    remove: bool = False
    when: When | None = None
    headline: str = ""
    status: Status | None = None
    pin: bool = False


def read(path: Path | str) -> tuple[Correction, ...]:
    """The corrections of a file. Raises `ReadError`, which names the line."""
    return parse(content(Path(path)), Path(path).name)


def parse(text: str, name: str = "corrections") -> tuple[Correction, ...]:
    """The corrections of a text; `name` stands for it in errors. Raises `ReadError`."""
    return tuple(_correction(line, row, name) for line, row in _rows(text, name))


def apply(
    timeline: Timeline, corrections: Iterable[Correction], name: str, warn: Callable[[str], None] | None = None
) -> Timeline:
    """The timeline with the corrections made, in order again; each corrected event says so in its trail, with `name`.

    A key that no event has is told to `warn`, one line each: the article it came from may be missing today.
    """
    events = dict(_by_place(timeline))
    keys = _keys(timeline)
    for correction in corrections:
        place = keys.get(correction.key)
        if place is None:
            if warn is not None:
                warn(f"{name}: no event has the key {correction.key!r}; that correction is not used")
        elif correction.remove:
            events.pop(place, None)
        elif place in events:
            events[place] = _corrected(events[place], correction, name)
    dated, undated = records.arranged(events.values())
    return replace(timeline, events=dated, undated=undated)


def _by_place(timeline: Timeline) -> Iterator[tuple[int, Event]]:
    return enumerate((*timeline.events, *timeline.undated))


def _keys(timeline: Timeline) -> dict[str, int]:
    """Where each key stands; the key of a mention that was merged into an event stands for that event."""
    keys: dict[str, int] = {}
    for place, event in _by_place(timeline):
        for key in event.other_keys:
            keys.setdefault(key, place)
    return {**keys, **{event.key: place for place, event in _by_place(timeline)}}


def _corrected(event: Event, correction: Correction, name: str) -> Event:
    changed = replace(
        event,
        when=_corrected_date(event.when, correction.when),
        headline=correction.headline or event.headline,
        status=correction.status or event.status,
        selected=correction.pin or event.selected,
        line_notes=event.line_notes if correction.headline in ("", event.headline) else (),
    )
    if changed == event:
        return event
    return replace(changed, trail=replace(event.trail, notes=(*event.trail.notes, f"corrected by {name}")))


def _corrected_date(found: Resolution, wanted: When | None) -> Resolution:
    """The date that is wanted; the one found where it says the same, for it may know more than EDTF can say."""
    same = isinstance(found, When) and wanted is not None and edtf.write(found) == edtf.write(wanted)
    return found if wanted is None or same else wanted


def _rows(text: str, name: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    start = text.lstrip()[:1]
    if start == "{":
        yield from json_lines(text, name)
    elif start == "[":
        for line, value in JsonScanner(text, name).elements():
            if not isinstance(value, dict):
                raise ReadError(name, f"line {line}: a correction must be an object")
            yield line, value
    else:
        for line, row in table(text, name, needed="key"):
            yield line, {column: unguard(cell or "") for column, cell in row.items()}


def _correction(line: int, row: Mapping[str, object], name: str) -> Correction:
    cells = {key: str(value).strip() for key, value in row.items() if value is not None}
    action = cells.get("action", "").casefold() or ACTIONS[0]
    date = cells.get("edtf", "") or cells.get("date", "")
    try:
        if not cells.get("key"):
            raise records.FieldError("key is missing; it names the event to correct")
        if action not in ACTIONS:
            raise records.FieldError(f"action {action!r} is none of: {', '.join(ACTIONS)}")
        return Correction(
            key=cells["key"],
            remove=action == "remove",
            pin=action == "pin",
            when=edtf.parse(date) if date else None,
            headline=cells.get("headline", ""),
            status=records.status(cells["status"]) if cells.get("status") else None,
        )
    except (records.FieldError, DateError) as error:
        raise ReadError(name, f"line {line}: {error}") from error
