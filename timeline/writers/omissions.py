"""Saying, once a file, what a form has no place for."""

from timeline.writers.labels import counted
from timeline.writers.options import WriteOptions


def say_left_out(options: WriteOptions, count: int, why: str) -> None:
    """Warn that so many events are not in the file: "2 events are left out: TimelineJS needs a date"; nothing for 0."""
    if count:
        options.warn(f"{counted(count, 'event')} {'is' if count == 1 else 'are'} left out: {why}")
