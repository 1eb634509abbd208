"""The errors a caller may meet. Every one says what is wrong, where, and what to do about it."""

from collections.abc import Iterable


class TimelineError(Exception):
    """The base of all errors that this library raises on purpose."""


class DateError(TimelineError, ValueError):
    """A date that was given (not read in an article) cannot be understood."""


class AmbiguousDateError(DateError):
    """A date that was given in figures can be read with the day first or the month first."""


class ReadError(TimelineError):
    """A document cannot be read; `reason` is one line without the document's name."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class NoArticleError(ReadError):
    """A file of a kind that may hold articles, such as a table, holds none: a failure only where somebody named it."""


class WriteError(TimelineError):
    """A timeline cannot be written in the form or to the place that was asked for."""


class ModelError(TimelineError):
    """The dependency parser's model is missing or is not the one this package was tested with."""


class UsageError(TimelineError, ValueError):
    """The library or the command was asked for something that it cannot do; it says what would work."""


def nearest(word: str, known: Iterable[str]) -> str:
    """ " (did you mean ...?)" with the known word that is most like one, "" where none is.

    >>> nearest("--explan", ["--explain", "--date"])
    ' (did you mean --explain?)'
    """
    from difflib import get_close_matches

    found = get_close_matches(word, list(known), n=1, cutoff=0.7)
    return f" (did you mean {found[0]}?)" if found else ""
