"""The engine of this process: one document after the other."""

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from timeline.errors import TimelineError
from timeline.model import Document, Skipped
from timeline.workers import deadline

R = TypeVar("R")


def run(
    function: Callable[[Document], R], documents: Iterable[Document], seconds: float | None = None
) -> Iterator[R | Skipped]:
    """The function's results; a document on which it fails is skipped and named with the error.

    One that takes more computing time than a worker would give it is skipped too, where this thread can be interrupted
    (see `timeline.workers.deadline`); `seconds` replaces that limit.
    """
    for document in documents:
        yield _one(function, document, seconds or deadline.seconds_for(len(document.text)))


def _one(function: Callable[[Document], R], document: Document, seconds: float) -> R | Skipped:
    try:
        return deadline.within(seconds, functools.partial(function, document))
    except TimelineError:
        raise
    except deadline.OutOfTime:
        said = f"it {deadline.TOOK.format(seconds)}"
    except Exception as error:
        said = f"{type(error).__name__}: {' '.join(str(error).split())}"
    return Skipped(document.name, f"could not be processed: {said}")
