"""The errors a caller may meet. Every one says what is wrong, where, and what to do about it."""


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


class WriteError(TimelineError):
    """A timeline cannot be written in the form or to the place that was asked for."""


class ModelError(TimelineError):
    """The dependency parser's model is missing or is not the one this package was tested with."""


class UsageError(TimelineError):
    """The command was asked for something that it cannot do; it says what would work."""
