"""A Mermaid `timeline` diagram: a section a year, a column a date, its headlines below.

Colons part the columns, semicolons and `#` end statements; so everything but letters, digits and plain marks is written
as a numeric entity (`#58;`), which Mermaid shows as the character.
"""

import re
from itertools import groupby
from typing import BinaryIO

from timeline.calendar.when import When
from timeline.model import Event, Timeline
from timeline.writers import labels
from timeline.writers.omissions import say_left_out
from timeline.writers.options import WriteOptions

_PLAIN = " ,.'()-/?!–’“”…"


def write(timeline: Timeline, stream: BinaryIO, options: WriteOptions) -> None:
    """Write UTF-8. Events without a date are left out, which is said once; sources have no place in a diagram."""
    lines = ["timeline", f"    title {escaped(labels.title(timeline, options.title))}"]
    for year, events in groupby(timeline.events, key=_year):
        lines.append(f"    section {escaped(labels.year_label(year)) if year is not None else '?'}")
        context = None if year is None else When.of_year(year)
        for date, told in groupby(events, key=lambda event: _label(event, context)):
            lines.append(f"        {escaped(date)} : {' : '.join(escaped(labels.headline(event)) for event in told)}")
    stream.write("\n".join([*lines, ""]).encode("utf-8"))
    say_left_out(options, len(timeline.undated), "a Mermaid timeline needs a date")


def escaped(text: str) -> str:
    """Text that Mermaid shows as it is.

    >>> escaped("07:40; <b>")
    '07#58;40#59; #60;b#62;'
    """
    return re.sub(r"[^\s]", lambda match: match[0] if _is_plain(match[0]) else f"#{ord(match[0])};", labels.clean(text))


def _is_plain(character: str) -> bool:
    return character.isalnum() or character in _PLAIN or (ord(character) > 0x2FF and character.isprintable())


def _year(event: Event) -> int | None:
    return event.when.year if isinstance(event.when, When) else None


def _label(event: Event, context: When | None) -> str:
    return labels.date_label(event.when, context) if isinstance(event.when, When) else "?"
