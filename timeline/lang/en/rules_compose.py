"""Level three: expressions with modifiers, shifts by a length of time, times with their day."""

from dataclasses import replace
from typing import Any

from timeline.calendar.meaning import (
    Beside,
    Clock,
    DayPart,
    Duration,
    Fixed,
    Modified,
    Nth,
    Partial,
    Shift,
    Vague,
    Weekday,
    Within,
)
from timeline.calendar.when import Precision
from timeline.tagging.language import RuleBook

rules = RuleBook("compose")


# ---- modifiers


@rules(
    "(THE )?EARLY:mod -? (THE )?DATES:date",
    "EDGE:mod OF DATES:date",
    "(THE |AT )?EDGE:mod OF DATES:date",
    "(THE )?EARLY:mod PARTWORD OF DATES:date",
    "EARLY:mod IN DATES:date",
    "(THE )?EARLY:mod -? PART:date",
    "(THE )?EARLY:mod (SOMETIME )?DATES:date",
    gives="DONE",
    says={
        "late yesterday": "2011-03-08",
        "mid-November": "2010-11",
        "early 1990": "1990",
        "the late 1930s": "193",
        "the end of 1994": "1994",
        "the beginning of October": "2010-10",
        "early in 1914": "1914",
    },
    never=["the end of the road", "late payments"],
)
def part_of_date(mod: str, date: object) -> Modified | None:
    """The beginning, the middle or the end of a date."""
    return None if isinstance(date, Modified) else Modified(date, mod)


@rules(
    "(THE )?LATTER PARTWORD OF DATES:date",
    "(THE )?TH:number HALF OF DATES:date",
    "(THE )?LAST:number HALF OF DATES:date",
    "(THE )?LATTER:number HALF OF DATES:date",
    gives="DONE",
    says={
        "the latter part of 1944": "1944",
        "the last half of the '80s": "198",
        "the first half of this year": "2011-H1",
    },
    never=["the second half of the game"],
)
def half_of_date(date: object, number: int = 2) -> object:
    """A half of a year; of another period, its beginning or end."""
    half = 2 if number == -1 else number
    if half > 2 or isinstance(date, Modified):
        return None
    if isinstance(date, Shift) and date.unit == "year":
        return Nth(half, "half", date)
    return Modified(date, "START" if half == 1 else "END")


@rules(
    "(EARLIER|LATER) DATES:date",
    "(EARLIER|LATER) IN DATES:date",
    "(EARLIER|LATER) IN THE UNIT:unit",
    "(EARLIER|LATER) (ON )?DAYDATE:date",
    "SOMETIME (IN )?DATES:date",
    "(EARLIER|LATER) PART:date",
    gives="DONE",
    says={
        "earlier this month": "2011-03",
        "later this year": "2011",
        "Earlier Sunday": "2011-03-06",
        "sometime next year": "2012",
        "later in the year": "2011",
    },
    never=["earlier than usual", "later on"],
)
def within_date(date: object = None, unit: str = "") -> object:
    """Some time within a date."""
    if unit:
        return Shift(0, unit) if unit in ("day", "week", "month", "year", "decade") else None
    return date


@rules(
    "APPROX:mod SPAN:span",
    "MORE:mod THAN SPAN:span",
    "LESS:mod THAN SPAN:span",
    "AT EXTREME:mod SPAN:span",
    "UP:mod TO SPAN:span",
    "SPAN:span (OR|AND) SO",
    "ABOUT:mod .? DATES:date",
    "CIRCA:mod .? DATES:date",
    "ABOUT:mod RELSPAN:span",
    "AT EXTREME:mod RELSPAN:span",
    gives="DONE",
    says={
        "more than four hours": "PT4H",
        "nearly two years": "P2Y",
        "about a decade": "P10Y",
        "at least 18 months": "P18M",
        "around Nov. 1": "2010-11-01",
        "c. 1480": "1480",
    },
    never=["more than four men", "about the house"],
)
def approximate(span: object = None, date: object = None, mod: str = "APPROX") -> Modified | None:
    """About, more or less than a length of time; around a date."""
    inner = span or date
    return None if isinstance(inner, Modified | Vague) else Modified(inner, mod)


# ---- shifts by a length of time


_FINER = {
    "century": (100, "year"),
    "decade": (10, "year"),
    "year": (12, "month"),
    "week": (7, "day"),
    "hour": (60, "minute"),
}
"""In what a part of a unit is counted."""


def _shift(span: Any, side: int, *, story: bool) -> object:
    """A date that lies a length of time from the reference; where the length is vague, so is the date."""
    if not isinstance(span, Duration):
        return None
    amount, unit = span.amounts[0]
    if amount is None and story and unit in ("hour", "minute"):
        return Shift(0, "day", from_story=True)
    if amount is None:
        return Vague("PAST_REF" if side < 0 else "FUTURE_REF")
    if unit == "half" or amount > 99_999:
        return None
    factor, finer = _FINER.get(unit, (1, unit)) if amount != int(amount) else (1, unit)
    return Shift(round(amount * factor) * side, finer, story, calendar=False)


@rules(
    "SPAN:span AGO:side",
    "APPROX:mod SPAN:span AGO:side",
    "MORE:mod THAN SPAN:span AGO:side",
    "LESS:mod THAN SPAN:span AGO:side",
    "AT EXTREME:mod SPAN:span AGO:side",
    "SPAN:span OR SO AGO:side",
    "UNITS:unit AGO:side",
    gives="DONE",
    says={
        "10 days ago": "2011-02-27",
        "two years ago": "2009",
        "a month ago": "2011-02",
        "nearly four years ago": "2007",
        "several years ago": "PAST_REF",
        "years ago": "PAST_REF",
    },
    never=["ago", "a man ago"],
)
def units_ago(side: int, span: object = None, mod: str = "", unit: str = "") -> object:
    """So many units before the document."""
    meaning = _shift(span, side, story=False) if span else Vague("PAST_REF")
    return Modified(meaning, mod) if mod and meaning else meaning


@rules(
    "SPAN:span LATER:side",
    "SPAN:span EARLIER:side",
    "SPAN:span BEFOREHAND:side",
    "SPAN:span BEFORE:side(?= (,|.|;))",
    "SPAN:span AFTER:side(?= (,|.|;))",
    "APPROX:mod SPAN:span LATER:side",
    "APPROX:mod SPAN:span EARLIER:side",
    "MORE:mod THAN SPAN:span EARLIER:side",
    "LESS:mod THAN SPAN:span LATER:side",
    gives="DONE",
    says={
        "In May 1950 they met. [Two years later] it broke.": "1952",
        "They met on 3 May 1950. [Three days later] it broke.": "1950-05-06",
        "a year earlier": "2010",
        "They wrote to him. [A month later], he answered.": "XXXX-XX",
    },
    never=["no later than", "two weeks after the storm"],
)
def units_later(side: int, span: object, mod: str = "") -> object:
    """So many units from the last date told."""
    meaning = _shift(span, side, story=True)
    return Modified(meaning, mod) if mod and meaning else meaning


@rules(
    "SPAN:span FROM VAGUE",
    "SPAN:span FROM DAYDATE:day",
    "IN SPAN:span (POSSESSIVE|') TIME",
    gives="DONE",
    says={"two weeks from now": "2011-W12", "in two days' time": "2011-03-11"},
    never=["two weeks from home"],
)
def units_ahead(span: object, day: object = Shift(0, "day")) -> object:
    """So many units after the document."""
    return _shift(span, 1, story=False) if day == Shift(0, "day") else None


@rules(
    "SPAN:span AFTER:side HOLIDAY:day",
    "SPAN:span BEFORE:side HOLIDAY:day",
    gives="DONE",
    says={"two days before Christmas": "2010-12-23"},
    never=["two days before the storm"],
)
def units_from_day(span: object, side: int, day: object) -> Shift | None:
    """So many units from a named day."""
    shift = _shift(span, side, story=True)
    return replace(shift, from_story=False, after=day) if isinstance(shift, Shift) else None


# ---- one expression within another


@rules(
    "DATES:outer POSSESSIVE PERIOD:inner",
    "PERIOD:inner OF DATES:outer",
    "PERIOD:inner ,? DATES:outer(?! POSSESSIVE)",
    "DAYDATE:inner ,? OF DATES:outer",
    "DAYDATE:inner DATES:outer(?! POSSESSIVE)",
    "(THE )?EARLY:mod -? PERIOD:inner OF DATES:outer",
    "(?<=. )THAT:that PERIOD:inner",
    "(?<=, )THAT:that PERIOD:inner",
    "(?<=AND )THAT:that PERIOD:inner",
    "(?<=INNER )THAT:that PERIOD:inner",
    gives="DONE",
    says={
        "this year's third quarter": "2011-Q3",
        "the third quarter of last year": "2010-Q3",
        "the summer of last year": "2010-SU",
        "April of this year": "2011-04",
        "March 3 last year": "2010-03-03",
        "The work began in 2009. It ended on [25 June that year].": "2009-06-25",
        "The work began in 2009. It ended in [June of that year].": "2009-06",
        "The work began in 2009. [That June] it ended.": "2009-06",
    },
    never=["this year's crop", "Friday last March"],
)
def within(outer: object = None, inner: object = None, mod: str = "", that: int | None = None) -> object:
    """A quarter, season, month or day of a year that is told from a reference; "that July" is one of the story's."""
    if that is not None:
        outer = Shift(0, "year", from_story=True)
    told = isinstance(outer, Fixed) and outer.when.precision == Precision.YEAR
    if not (told or (isinstance(outer, Shift) and outer.unit == "year")):
        return None
    if not isinstance(inner, Partial) or inner.direction is not None:
        return None
    return Modified(Within(inner, outer), mod) if mod else Within(inner, outer)


@rules(
    "DAYDATE:weekday ,? DAYDATE:date",
    "DAYDATE:weekday THE NTH:day",
    gives="DONE",
    says={"Friday the 13th": "2011-05-13"},
    never=["Sunday, they met"],
)
def weekday_and_date(weekday: object, date: object = None, day: int | None = None) -> object:
    """A weekday that only names the date beside it."""
    if not isinstance(weekday, Weekday) or isinstance(date, Weekday | Shift):
        return None
    return Partial(day=day, weekday=weekday.weekday) if day else _on_weekday(date, weekday)


def _on_weekday(date: object, weekday: Weekday) -> object:
    """A date with the weekday that stands beside it, which chooses the year where the date tells none."""
    unsettled = isinstance(date, Partial) and date.month is not None and date.day is not None
    return replace(date, weekday=weekday.weekday) if isinstance(date, Partial) and unsettled else date


@rules(
    "DAYDATE:one (AND|OR|&|TO|-|–) DAYDATE:two ,? DAYDATE:date(?= (AND|OR|&|TO|-|–) DAYDATE)",
    "DAYDATE:one ,? DAYDATE:more (AND|OR|&) DAYDATE:two ,? DAYDATE:date(?= (,|AND|OR|&) DAYDATE)",
    gives="DONE",
    says={"[Monday and Tuesday, 7] and 8 March": "2011-03-07"},
    never=["Monday and Tuesday, 8 March", "Friday and 8 and 9 March"],
)
def weekdays_and_date(one: object, two: object, date: object, more: object = None) -> object:
    """Weekdays that only name the dates beside them, with the first of these."""
    named = all(isinstance(day, Weekday) for day in (one, two, more or one))
    return date if named and not isinstance(date, Weekday | Shift) else None


# ---- times with their day


@rules(
    "CLOCK:time ,? DAYDATE:day",
    "CLOCK:time ,? HOLIDAY:day",
    "CLOCK:time ,? PART:day",
    "CLOCK:time BAREPART",
    "DAYDATE:day ,? CLOCK:time",
    "PART:day ,? CLOCK:time",
    gives="DONE",
    says={
        "10 p.m. Wednesday": "2011-03-09T22:00",
        "noon Saturday": "2011-03-05T12:00",
        "Saturday, 7pm": "2011-03-05T19:00",
        "7pm tonight": "2011-03-09T19:00",
    },
    never=["10 p.m. sharp"],
)
def time_of_day(time: Clock, day: object = None) -> Clock | Beside:
    """A time with its day; the midnight that is told with a day ends it."""
    minute = 24 * 60 if day is not None and time.minute == 0 else time.minute
    if isinstance(day, Beside):
        return Beside(replace(time, minute=minute, on=day.meaning), day.neighbour)
    return replace(time, minute=minute, on=day.on if isinstance(day, DayPart) else day)


@rules(
    "CLOCK:time(?= ON DAYDATE:day)",
    "CLOCK:time(?= ON HOLIDAY:day)",
    "CLOCK:time(?= (AND|OR|TO|-|–) CLOCK:last ,? (ON )?DAYDATE:day)",
    gives="DONE",
    says={"at [3 p.m.] on Monday": "2011-03-07T15:00"},
    never=["at 3 p.m. on the dot"],
)
def time_beside(time: Clock | Beside, day: object = None, last: Clock | None = None) -> object:
    """A time whose day follows it, and of which a second time may tell the half of the day."""
    if isinstance(time, Beside):
        return Beside(time.meaning, replace(last, on=day)) if isinstance(last, Clock) else None
    return Beside(time, day) if day is not None else time


@rules(
    "PART:named ,? DAYDATE:day",
    "DAYDATE:day (EARLY )?,? BAREPART:part",
    "HOLIDAY:day BAREPART:part",
    "BAREPART:part OF DAYDATE:day",
    "(EARLY )?(-)? BAREPART:part DAYDATE:day",
    gives="DONE",
    says={"mid-afternoon yesterday": "2011-03-08TAF", "Saturday night, 5 March": "2011-03-05TNI"},
    never=["the night of terror", "Saturday night and 5 March"],
)
def part_of_day(day: object, part: DayPart | None = None, named: object = None) -> DayPart | Beside | None:
    """A part of a day that is told; of "Friday evening, 12 October" the weekday only names the date."""
    if part is None:
        if not isinstance(named, DayPart) or not isinstance(named.on, Weekday) or isinstance(day, Weekday | Shift):
            return None
        part, day = named, _on_weekday(day, named.on)
    if isinstance(day, Beside):
        return Beside(DayPart(part.part, day.meaning), day.neighbour)
    return DayPart(part.part, day)
