"""What fails on one thing of a document costs that thing only: it is named, and the others stay."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from timeline.errors import TimelineError

R = TypeVar("R")

_MOST_WORDS = 60
"""Characters of a sentence that name it."""


@dataclass(slots=True)
class Faults:
    """The faults met so far, each in words: what failed and where."""

    said: list[str] = field(default_factory=list)

    def guarded(self, make: Callable[..., R], *given: Any, at: str) -> R | None:
        """What a function makes of what it is given; `None` where it fails, which is noted with the text that it was
        `at`. Errors that concern every document are raised."""
        try:
            return make(*given)
        except TimelineError:
            raise
        except Exception as error:
            words = " ".join(at.split())[:_MOST_WORDS]
            said = " ".join(f"{type(error).__name__}: {error}".split())
            self.said.append(f"an event of “{words}” could not be told: {said}")
            return None
