"""Engines: where the documents are mapped. The same documents give the same results in the same order on each of them.

An engine is called like `map`: `engine(function, documents)`. A document on which the function fails gives a `Skipped`
in its place; only errors that concern every document (`timeline.errors`) are raised.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from timeline.model import Document, Skipped

R = TypeVar("R")


class Engine(Protocol):
    """What runs a function of one document on many."""

    def __call__(self, function: Callable[[Document], R], documents: Iterable[Document], /) -> Iterator[R | Skipped]:
        """The results in the documents' order."""


def engine(jobs: int = 1) -> Engine:
    """The engine for so many processes: 1 is this process, which does not outlive a document that crashes it."""
    if jobs == 1:
        from timeline.engines.serial import run

        return run
    from timeline.engines.processes import Processes

    return Processes(jobs)
