"""What a time expression says before anything is known of the document: the tagger's output, the normaliser's input."""

from dataclasses import dataclass
from typing import Literal

from timeline.calendar.when import When

Tense = Literal["", "past", "present", "future"]


@dataclass(frozen=True, slots=True)
class Fixed:
    """A date that needs no reference: "April 2014", "44 BC", "the 1990s".

    `value` is the TIMEX3 value where the window alone does not tell it.
    """

    when: When
    value: str = ""


@dataclass(frozen=True, slots=True)
class Partial:
    """A calendar date without its year (or month): "February", "3 March", "the 15th", "summer", "the third quarter".

    `direction` is -1 for "last", 1 for "next", 0 for "this", `None` for a bare one. `year` is the year's last two
    digits where only these are told ("the summer of '45"). `decade` is one without its century: 90 is "the
    nineties". `weekday` is the one that a day of the month must fall on: "Friday the 13th".
    `fiscal` is a quarter of a fiscal year.
    """

    month: int | None = None
    day: int | None = None
    season: str = ""
    quarter: int | None = None
    half: int | None = None
    direction: int | None = None
    year: int | None = None
    decade: int | None = None
    weekday: int | None = None
    fiscal: bool = False


PAGE = "page date"
"""What a document's date is called where it is the page's own word: it may be that of another time zone or version."""

OTHER_WEEKDAY = "the weekday that stands beside the date is not the day's"
"""What is said of a date whose own weekday contradicts it."""

NEXT_DAY = (
    "told as past, it is the day after the article's date: the page was changed, or its date is another time zone's"
)
"""What is assumed of a past weekday that would else lie six days back: pages and wires name the day before far less."""


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday, Monday 0; `direction` is -1 for "last", 1 for "next", 0 for "this", `None` for a bare one.

    `weekend` is the weekend that begins on it.
    """

    weekday: int
    direction: int | None = None
    weekend: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units away from a reference: "two weeks ago", "last month" (-1, "month"), "yesterday" (-1, "day").

    `from_story` counts from the last date told ("the following day") and not from the document's. `calendar` tells
    "last year" (the calendar year) from "a year ago" (some twelve months back). `running` is a unit that ends with the
    reference or begins with it: "the past year", "in the next year". `after` is the date that is counted from where the
    text itself says it ("two days after Christmas").
    """

    amount: int
    unit: str
    from_story: bool = False
    calendar: bool = True
    after: object = None
    running: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day on a day: minutes after midnight; `on` is the day's meaning, `None` for the reference's own day.

    `zone` is the offset in minutes from UTC where a zone is told. `half_open` is a time on a clock of twelve hours that
    has its half of the day from the reference: the "5" of "5-6 pm".
    """

    minute: int
    on: object = None
    zone: int | None = None
    half_open: bool = False


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of a day: "morning", "night" and so on (a key of `timex3.DAY_PARTS`), on a day as in `Clock`."""

    part: str
    on: object = None


@dataclass(frozen=True, slots=True)
class Nth:
    """The nth unit or weekday within a period: "the third Friday of March", "the last week of September"; -1 is
    the last.
    """

    ordinal: int
    unit: str
    within: object
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day by its definition; `year` where it is told; `direction` as in `Weekday`.

    `definition` is "12-25" (month, day), "11-3-4" (month, weekday, nth; -1 is the last) or "easter -2" (days from
    Easter). `shift` is -1 for the day before it.
    """

    definition: str
    year: int | None = None
    direction: int | None = None
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Reported:
    """The period that a report is about ("the quarter", "the latest period"), so many years away or in another year."""

    years: int = 0
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """A meaning that shares what it lacks with a neighbour: the "22" of "22 to 24 February", the "May" of
    "May-July 2015".
    """

    meaning: object
    neighbour: object


@dataclass(frozen=True, slots=True)
class Within:
    """A calendar field within a date that the text tells with it: "the third quarter of last year"."""

    inner: object
    outer: object


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: amounts by unit, `None` for an unknown amount ("several months").

    `direction` is -1 for a span that ends now ("the past three years"), 1 for one that begins now, `None` for a mere
    length.
    """

    amounts: tuple[tuple[float | None, str], ...]
    direction: int | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """Some months by the last of them: "the three months to May"; `last` is `None` for the date beside it.

    `quarter` is a quarter's number in its fiscal year: "the second quarter (ended Jan. 28)".
    """

    months: int = 3
    last: object = None
    quarter: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """A date in figures with two readings, "04/05/2014": the month first, or the day."""

    month_first: When
    day_first: When


@dataclass(frozen=True, slots=True)
class Repeat:
    """A set of times ("every Tuesday", "annually"), by its TIMEX3 value; `calendar` is the value as TIMEX2 writes
    it.
    """

    value: str
    calendar: str = ""


@dataclass(frozen=True, slots=True)
class Vague:
    """A reference without a date: `value` is TIMEX3's PAST_REF, PRESENT_REF or FUTURE_REF.

    `ahead` is a word that means the future only where its clause is not of the past: "soon".
    """

    value: str
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Modified:
    """A meaning with TIMEX3's modifier: START, MID, END, APPROX, BEFORE, LESS_THAN, ..."""

    meaning: object
    mod: str


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A recognised time expression: `text[start:end]`, its rule, its meaning, and the tense of the clause around it.

    `link` tells how it stands to its neighbours: "from" and "to" are the two ends of one range, "since" and "until"
    have one end. `kinds` are the kinds of document where this is read as a time at all; empty for all of them.
    """

    start: int
    end: int
    type: str
    rule: str
    meaning: object
    mod: str = ""
    tense: Tense = ""
    link: str = ""
    kinds: tuple[str, ...] = ()
