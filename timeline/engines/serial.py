"""The engine of this process: one document after the other."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from timeline.errors import TimelineError
from timeline.model import Document, Skipped

R = TypeVar("R")


def run(function: Callable[[Document], R], documents: Iterable[Document]) -> Iterator[R | Skipped]:
    """The function's results; a document on which it fails is skipped and named with the error."""
    for document in documents:
        try:
            yield function(document)
        except TimelineError:
            raise
        except Exception as error:
            said = " ".join(str(error).split())
            yield Skipped(document.name, f"could not be processed: {type(error).__name__}: {said}")
