"""What a meaning is seen from, and what comes of it."""

from dataclasses import dataclass, replace
from typing import Literal

from timeline.calendar import edtf, timex3
from timeline.calendar.when import Precision, Resolution, Unresolved, When

Side = Literal[
    "", "past", "future", "same year", "before", "after", "day first", "month first", "ahead", "within", "same half"
]

NO_REFERENCE = "the document's date is not known"
NO_STORY = "no date was told before that it could be counted from"
NO_NEIGHBOUR = "the date that stands beside it is not known"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a meaning is seen from: the reference's window, and the side that an open meaning lies on.

    `side` is "past" (at or before the reference), "future" (at or after it), "same year" (as a story goes on), "before"
    or "after" where the parsed clause leaves no doubt, or "" for the nearest; of figures it is the order in which the
    document writes them, of a length of time whether it ends "within" it. `why_not` is the reason that is given where
    there is no reference. `of_page` tells that the reference is a page's own date. In the first `begun` days of a month
    nobody writes "in January" of what has just happened.
    """

    reference: When | None = None
    side: Side = ""
    why_not: str = NO_REFERENCE
    of_page: bool = False
    begun: int = 3

    @property
    def day(self) -> int | None:
        """The reference's first day, `None` where there is none."""
        return None if self.reference is None else self.reference.first

    @property
    def precise(self) -> bool:
        """Whether the reference is a day."""
        return self.reference is not None and self.reference.precision >= Precision.DAY

    def within(self, precision: Precision) -> bool:
        """Whether the reference is a calendar unit so coarse that a field of it lies within: a month of a year."""
        return self.reference is not None and self.reference.precision <= precision


@dataclass(frozen=True, slots=True)
class Outcome:
    """A TIMEX3 value, and the same as a window."""

    value: str
    when: Resolution


def dated(when: When) -> Outcome:
    """The outcome that is one window."""
    return Outcome(timex3.write(when), when)


def undated(value: str, reason: str) -> Outcome:
    """The outcome that is no date, with the value as far as it is known ("XXXX-02")."""
    return Outcome(value, Unresolved(reason))


def plain(when: When) -> When:
    """A window as a reference: what EDTF can write of it, so that the explanation can be run again."""
    return edtf.parse(edtf.write(replace(when, assumed=(), approximate=False)))
