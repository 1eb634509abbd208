"""What all of a document's dates together show: the century of its short years."""

from collections.abc import Iterable, Sequence

from timeline.calendar.meaning import Fixed, TimeMention
from timeline.calendar.when import When

_OURS = 30
"""Two figures below this may be a year of this century or of the last."""

CENTURY = "the century is not told: the twentieth is meant by two figures as a rule"
"""What is assumed of a year of two figures in a document that tells no other."""


def years_of(mentions: Iterable[TimeMention]) -> tuple[int, ...]:
    """The years that a document tells in full."""
    whens = (one.meaning.when for one in mentions if isinstance(one.meaning, Fixed))
    return tuple(year for when in whens if (year := when.year) is not None)


def century_of(ending: int, years: Sequence[int]) -> When | None:
    """What a year of two figures is seen from in a document without a date: the full year nearest to a year that ends
    so; without one, the end of the twentieth century, as assumed."""
    if years:
        return When.of_day(min(years, key=lambda year: min((year - ending) % 100, (ending - year) % 100)), 12, 31)
    return When.of_day(1999, 12, 31).assuming(CENTURY) if ending >= _OURS else None
