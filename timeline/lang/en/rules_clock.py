"""Level two: times of day and parts of the day."""

import re
from dataclasses import replace

from timeline.calendar import civil
from timeline.calendar.meaning import Beside, Clock, DayPart, Fixed, Partial, Shift, Weekday
from timeline.calendar.when import When
from timeline.tagging.language import RuleBook

rules = RuleBook("clock")

_ANYWHERE = ("colloquial", "narrative")
"""Where a part of the day is read as a time without anything that says which day."""


@rules(
    "NCLOCK:hour AMPM:half( (ZONE:zone|ZONENAME( TIME)?|LOCAL TIME))?",
    "NHOUR:hour AMPM:half( (ZONE:zone|ZONENAME( TIME)?|LOCAL TIME))?",
    "N12:hour AMPM:half( (ZONE:zone|ZONENAME( TIME)?|LOCAL TIME))?",
    "NPOINT:hour AMPM:half( (ZONE:zone|ZONENAME( TIME)?|LOCAL TIME))?",
    "N999:hour AMPM:half( (ZONE:zone|ZONENAME( TIME)?|LOCAL TIME))?",
    "NYEAR:hour AMPM:half( (ZONE:zone|ZONENAME( TIME)?|LOCAL TIME))?",
    "WORDDIGIT:hour AMPM:half( (ZONE:zone|ZONENAME( TIME)?|LOCAL TIME))?",
    "WORDTEEN:hour AMPM:half( (ZONE:zone|ZONENAME( TIME)?|LOCAL TIME))?",
    "N4:hour ZONE:zone",
    "NYEAR:hour ZONE:zone",
    "N12:hour OCLOCK( AMPM:half)?",
    "WORDDIGIT:hour OCLOCK( AMPM:half)?",
    "WORDTEEN:hour OCLOCK( AMPM:half)?",
    gives="CLOCK",
    says={
        "10 p.m.": "2011-03-09T22:00",
        "7.30am": "2011-03-09T07:30",
        "430pm": "2011-03-09T16:30",
        "5 p.m. EST": "2011-03-09T17:00-05:00",
        "1:10 p.m. Eastern time": "2011-03-09T13:10",
        "ten o'clock": "2011-03-09T10:00",
    },
    never=["25 pm", "13 am", "I am 7"],
)
def clock(hour: int | float | tuple[int, ...], half: int | None = None, zone: int | None = None) -> Clock | None:
    """A time with its half of the day."""
    hours, minutes = _hour_and_minute(hour)
    if half is None and zone is not None:
        return _colon_clock((hours, minutes), zone)
    if not 1 <= hours <= 12 or minutes > 59:
        return None
    return Clock(hours * 60 + minutes if half is None else hours % 12 * 60 + half + minutes, zone=zone)


def _hour_and_minute(hour: int | float | tuple[int, ...]) -> tuple[int, int]:
    if isinstance(hour, tuple):
        return hour[0], hour[1]
    if isinstance(hour, float):
        return int(hour), round(hour % 1 * 100)
    return divmod(hour, 100) if hour > 24 else (hour, 0)


@rules(
    "TWELVEHOUR:hour(?= (-|–|TO|AND) TWELVEHOUR:last AMPM:half)",
    gives="CLOCK",
    says={
        "[5]-6pm": "2011-03-09T17:00",
        "between [1:30] and 4 p.m.": "2011-03-09T13:30",
        "from [11] to 1 p.m.": "2011-03-09T11:00",
    },
    never=["5-6 people"],
)
def clock_beside(
    hour: int | tuple[int, ...], last: int | tuple[int, ...] | None = None, half: int | None = None
) -> Beside | Clock | None:
    """The first time of a range that shares its half of the day with the second."""
    first = clock(hour, 0)
    if not isinstance(first, Clock):
        return None
    begin = replace(first, half_open=True)
    second = clock(last, half) if last is not None else None
    return Beside(begin, second) if second is not None else begin


@rules(
    "NCLOCK:hour( UNITS)?( (ZONE:zone|ZONENAME( TIME)?|LOCAL TIME))?",
    "(?<=AT )NHOUR:hour( (ZONE:zone|ZONENAME( TIME)?|LOCAL TIME))?",
    "(?<=BY )NHOUR:hour( (ZONE:zone|ZONENAME( TIME)?|LOCAL TIME))?",
    "(?<=FROM )NHOUR:hour( (ZONE:zone|ZONENAME( TIME)?|LOCAL TIME))?",
    "(?<=UNTIL )NHOUR:hour( (ZONE:zone|ZONENAME( TIME)?|LOCAL TIME))?",
    "NHOUR:hour (ZONE:zone|ZONENAME( TIME)?|LOCAL TIME)",
    gives="CLOCK",
    says={"21:15": "2011-03-09T21:15", "14:00 GMT": "2011-03-09T14:00Z", "05:30hrs": "2011-03-09T05:30"},
    never=["They won 3:0.", "33:20"],
)
def digital_clock(hour: tuple[int, ...], zone: int | None = None) -> Clock | None:
    """A time with a colon."""
    return _colon_clock(hour, zone)


def _colon_clock(hour: tuple[int, ...], zone: int | None = None) -> Clock | None:
    return Clock(hour[0] * 60 + hour[1], zone=zone) if hour[0] < 24 and hour[1] < 60 else None


@rules(
    "NHOUR:hour",
    gives="CLOCK",
    says={"home by bus [9:30]": "2011-03-09T09:30"},
    never=["7:99"],
    kinds=("colloquial",),
)
def message_clock(hour: tuple[int, ...]) -> Clock | None:
    """A time of one figure before the colon, which in other texts may be a ratio, a score or a verse."""
    return _colon_clock(hour)


@rules(
    "NMOMENT:moment",
    gives="DONE",
    says={
        "2013-03-04T10:00:00Z": "2013-03-04T10:00Z",
        "2013-03-04T10:00": "2013-03-04T10:00",
        "2013-03-04T10:00-05:00": "2013-03-04T10:00-05:00",
    },
    never=["2013-13-04T10:00", "2013-03-04T25:00"],
)
def iso_moment(moment: str) -> Clock | None:
    """A day and a time as ISO 8601 writes them."""
    year, month, day = int(moment[:4]), int(moment[5:7]), int(moment[8:10])
    hour, minute = int(moment[11:13]), int(moment[14:16])
    zone = _offset(moment[16:])
    if not civil.is_date(year, month, day) or not year or hour > 23 or minute > 59:
        return None
    return Clock(hour * 60 + minute, Fixed(When.of_day(year, month, day)), zone)


def _offset(tail: str) -> int | None:
    """The minutes from UTC at the end of an ISO time; `None` where it has no zone."""
    found = re.search(r"(Z)|([+-])([0-9]{2}):?([0-9]{2})\Z", tail)
    if found is None or found[1]:
        return None if found is None else 0
    return (int(found[3]) * 60 + int(found[4])) * (1 if found[2] == "+" else -1)


@rules(
    "(?<=AT )N4:time",
    "(?<=AT )NYEAR:time(?= (UNITS|,|.|AND|AMPM))",
    "N4:time UNITS:unit",
    "NYEAR:time UNITS:unit",
    gives="CLOCK",
    says={"at [0430]": "2011-03-09T04:30", "at [2250]. Then": "2011-03-09T22:50"},
    never=["in 1915", "1500 days"],
    kinds=("colloquial", "narrative"),
)
def military_clock(time: int, unit: str = "hour") -> Clock | None:
    """A time in four figures."""
    hours, minutes = divmod(time, 100)
    return Clock(hours * 60 + minutes) if hours < 24 and minutes < 60 and unit == "hour" else None


@rules(
    "NOON:minute",
    "N12 NOON:minute",
    "MIDNIGHT",
    gives="CLOCK",
    says={"noon": "2011-03-09T12:00", "12 noon": "2011-03-09T12:00"},
    never=["nooner"],
)
def noon(minute: int = 0) -> Clock:
    """Noon, and the midnight with which a day begins."""
    return Clock(minute)


# ---- parts of the day


@rules(
    "(EARLY )?(LATER )?THIS DAYPART:part",
    "TONIGHT",
    "(?<=IN )THE DAYPART:part",
    gives="PART",
    says={"this morning": "2011-03-09TMO", "tonight": "2011-03-09TNI"},
    never=["this mourning"],
)
def this_part(part: str = "night") -> DayPart:
    """A part of the document's own day."""
    return DayPart(part, Shift(0, "day"))


@rules(
    "TODAY:shift DAYPART:part",
    "LAST:shift DAYPART:part",
    "LAST:shift DAYPARTS:part",
    gives="PART",
    says={"yesterday morning": "2011-03-08TMO", "last night": "2011-03-08TNI", "tomorrow evening": "2011-03-10TEV"},
    never=["last knight"],
)
def near_part(shift: int, part: str) -> DayPart:
    """A part of a day near the document's."""
    return DayPart(part, Shift(shift, "day"))


@rules(
    "THE NEXT:shift DAYPART:part",
    "THE FOLLOWING:shift DAYPART:part",
    "THE PREVIOUS:shift DAYPART:part",
    "THAT:shift (SAME )?DAYPART:part",
    "THE SAME DAYPART:part",
    gives="PART",
    says={"On 3 May 1950 it rained. [The next morning] was dry.": "1950-05-04TMO"},
    never=["the next mourning"],
)
def story_part(part: str, shift: int = 0) -> DayPart:
    """A part of a day near the last date told."""
    return DayPart(part, Shift(shift, "day", from_story=True))


@rules(
    "LAST:side WDAY:day (EARLY )?DAYPART:part",
    "NEXT:side WDAY:day DAYPART:part",
    "THIS:side WDAY:day DAYPART:part",
    "(A )?WDAY:day (EARLY )?DAYPART:part(?! PAPER)",
    "(THE )?DAYPART:part OF WDAY:day",
    "TONIGHT (ON )?WDAY:day",
    gives="PART",
    says={
        "Saturday night": "2011-03-05TNI",
        "last Friday evening": "2011-03-04TEV",
        "overnight Monday": "2011-03-07TNI",
    },
    never=["Sunday School"],
)
def weekday_part(day: int, part: str = "night", side: int | None = None) -> DayPart:
    """A part of a weekday."""
    return DayPart(part, Weekday(day, side))


@rules(
    "(THE )?(EARLY -? )?DAYPART:part OF (WDAY:weekday .? ,? )?(THE )?DAYTH:day (OF )?SURELYMON:month( ,? YEAR:year)?",
    "(THE )?(EARLY -? )?DAYPART:part OF (WDAY:weekday .? ,? )?SURELYMON:month .? DAYTH:day( ,? YEAR:year)?",
    "(THE )?DAYPART:part OF DAYTH:day (-|–|TO|AND) DAYTH SURELYMON:month( ,? YEAR:year)?",
    "(THE )?DAYPART:part OF SURELYMON:month DAYTH:day (-|–|TO|AND) DAYTH( ,? YEAR:year)?",
    gives="PART",
    says={
        "the night of 20 June 1791": "1791-06-20TNI",
        "the morning of April 19": "2011-04-19TMO",
        "the evening of Tuesday, 14 March 1967": "1967-03-14TEV",
    },
    never=["the night of the long knives"],
)
def dated_part(part: str, month: int, day: int, year: int | None = None, weekday: int | None = None) -> DayPart | None:
    """A part of a day that is told by its date; a night between two days is that of the first."""
    return _part_on(part, month, day, year, weekday)


def _part_on(part: str, month: int, day: int, year: int | None, weekday: int | None = None) -> DayPart | None:
    if not civil.is_date(year if year else 2000, month, day):
        return None
    return DayPart(part, Fixed(When.of_day(year, month, day)) if year else Partial(month, day, weekday=weekday))


@rules(
    "(THE )?DAYPART:part OF NSLASH:days SURELYMON:month( ,? YEAR:year)?",
    gives="PART",
    says={"the night of 20/21 June 1791": "1791-06-20TNI"},
    never=["the night of 20/22 June", "the night of 2/3"],
)
def part_of_two_days(part: str, days: tuple[int, int], month: int, year: int | None = None) -> DayPart | None:
    """A night that is told by the days on its two sides."""
    return _part_on(part, month, days[0], year) if days[1] == days[0] + 1 else None


@rules(
    "(THE )?(EARLY|SMALL) UNITS:unit OF (WDAY:weekday .? ,? )?(THE )?DAYTH:day (OF )?SURELYMON:month( ,? YEAR:year)?",
    "(THE )?(EARLY|SMALL) UNITS:unit OF (WDAY:weekday .? ,? )?SURELYMON:month .? DAYTH:day( ,? YEAR:year)?",
    "(THE )?(EARLY|SMALL) UNITS:unit OF WDAY:weekday",
    gives="PART",
    says={
        "the early hours of Sunday": "2011-03-06TNI",
        "the small hours of 3 June 1963": "1963-06-03TNI",
        "the early hours of Thursday, June 4, 2020": "2020-06-04TNI",
    },
    never=["the early years of Sunday", "early hours"],
)
def small_hours(
    unit: str, weekday: int | None = None, day: int = 0, month: int = 0, year: int | None = None
) -> DayPart | None:
    """The hours between midnight and the morning, told by their day."""
    if unit != "hour" or (not month and weekday is None):
        return None
    if not month:
        return DayPart("small hours", Weekday(weekday or 0))
    return _part_on("small hours", month, day, year, weekday)


@rules(
    "(THE |A )?(EARLY -? )?DAYPART:part",
    gives="BAREPART",
    says={"Good [morning] all": "2011-03-09TMO", "a cold [night] out": "2011-03-09TNI"},
    never=["this morning", "mourning"],
    kinds=_ANYWHERE,
)
def bare_part(part: str) -> DayPart:
    """A part of the day alone."""
    return DayPart(part)


@rules(
    "SUNSET",
    gives="DAYDATE",
    says={"a lovely [sunset] here": "2011-03-09"},
    never=["sunsets"],
    kinds=("colloquial",),
)
def sunset() -> Shift:
    """The sunset of a short message: its day, for TIMEX3 has no code for it."""
    return Shift(0, "day")
