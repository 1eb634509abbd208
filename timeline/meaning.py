"""What a time expression says before anything is known of the document: the tagger's output, the normaliser's input."""

from dataclasses import dataclass
from typing import Literal

from timeline.when import When

Tense = Literal["", "past", "present", "future"]


@dataclass(frozen=True, slots=True)
class Fixed:
    """A date that needs no reference: "April 2014", "44 BC", "the 1990s"."""

    when: When


@dataclass(frozen=True, slots=True)
class Partial:
    """A calendar date without its year (or month): "February", "3 March", "the 15th", "summer"."""

    month: int | None = None
    day: int | None = None
    season: str = ""


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday, Monday 0; `direction` is -1 for "last", 1 for "next", 0 for "this", `None` for a bare one."""

    weekday: int
    direction: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units away from a reference: "two weeks ago", "last month" (-1, "month"), "yesterday" (-1, "day")."""

    amount: int
    unit: str
    from_story: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A recognised time expression: `text[start:end]`, its rule, its meaning, and the tense of the clause around it."""

    start: int
    end: int
    type: str
    rule: str
    meaning: object
    mod: str = ""
    tense: Tense = ""
