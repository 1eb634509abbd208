"""The terminal: its width and colours, what is said on standard error, and how long things take."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

from timeline.writers.labels import clean

T = TypeVar("T")

_PIPED_WIDTH = 80
_PATIENCE_SECONDS = 2.0


def complain(message: str) -> None:
    """An error, on one line of standard error, with the sources' escapes taken out."""
    say(f"timeline: {message}")


def say(message: str) -> None:
    """A line on standard error; a closed or broken standard error is not worth failing for."""
    try:
        print(clean(message), file=sys.stderr, flush=True)
    except (OSError, ValueError):
        return


def width_of(stream: TextIO, asked: int | None) -> int:
    """The columns to fill: as asked, else the terminal's, else 80."""
    if asked is not None:
        return asked
    return shutil.get_terminal_size((_PIPED_WIDTH, 24)).columns if _is_terminal(stream) else _PIPED_WIDTH


def wants_color(stream: TextIO, asked: str) -> bool:
    """Whether to colour: the option decides, then NO_COLOR, FORCE_COLOR, and last whether it is a terminal."""
    if asked != "auto":
        return asked == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (_is_terminal(stream) and os.environ.get("TERM") != "dumb")


def is_unicode(stream: TextIO) -> bool:
    """Whether the stream can show more than ASCII."""
    return (stream.encoding or "").lower().replace("-", "").startswith("utf")


def watched(items: Iterable[T], unit: str, quiet: bool) -> Iterator[T]:
    """The same items; where it takes long and somebody is looking, a progress bar on standard error."""
    if quiet or not _is_terminal(sys.stderr):
        yield from items
        return
    from tqdm import tqdm

    yield from tqdm(items, unit=unit, delay=_PATIENCE_SECONDS, leave=False, file=sys.stderr)


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False
