"""Level two: days, weeks, months and years told from a reference: the document's date, or the last date of the
story.
"""

from timeline.calendar.meaning import Duration, Nth, Partial, Shift, Vague, Weekday
from timeline.tagging.language import RuleBook

rules = RuleBook("relative")


@rules(
    "TODAY:shift",
    gives="DAYDATE",
    says={"today": "2011-03-09", "yesterday": "2011-03-08", "tomorrow": "2011-03-10", "tmr": "2011-03-10"},
    never=["USA Toda"],
)
def near_day(shift: int) -> Shift:
    """Today and its neighbours."""
    return Shift(shift, "day")


@rules(
    "THE UNIT:unit BEFORE:side TODAY:shift",
    "THE UNIT:unit AFTER:side TODAY:shift",
    gives="DAYDATE",
    says={"the day before yesterday": "2011-03-07", "the day after tomorrow": "2011-03-11"},
    never=["the week before yesterday"],
)
def second_day(unit: str, side: int, shift: int) -> Shift | None:
    """The day before yesterday or after tomorrow."""
    return Shift(shift + side, "day") if unit == "day" and side == shift else None


@rules(
    "(?<!DAYNAMER )WEEKDAY:day(?! (PAPER|DAYPART PAPER|COUNTED|TIMESWORD))",
    "WEEKDAYABBR:day",
    "(?<=ON )WEEKDAYNAME:day",
    "WEEKDAYNAME:day(?= (DAYPART|N12 AMPM|NCLOCK|-? WDAY|, N12 AMPM))",
    "(?<=WEEKDAY AND )WEEKDAYNAME:day",
    gives="DAYDATE",
    says={
        "They met on [Friday]": "2011-03-04",
        "They will meet [Friday]": "2011-03-11",
        "He left [Wednesday]": "2011-03-09",
        "on [Sat]": "2011-03-05",
    },
    never=["They sat in the sun.", "The Sun reported it."],
)
def weekday(day: int) -> Weekday:
    """A weekday alone; the tense of its clause tells the side."""
    return Weekday(day)


@rules(
    "LAST:side WDAY:day",
    "PAST:side WDAY:day",
    "NEXT:side WDAY:day",
    "COMING:side WDAY:day",
    "THIS:side WDAY:day",
    "THIS NEXT:side WDAY:day",
    "THIS COMING:side WDAY:day",
    "THIS PAST:side WDAY:day",
    gives="DAYDATE",
    says={"last Friday": "2011-03-04", "next Monday": "2011-03-14", "this coming Sunday": "2011-03-13"},
    never=["Black Friday sale"],
)
def relative_weekday(side: int, day: int) -> Weekday:
    """A weekday with "last", "this" or "next"."""
    return Weekday(day, side)


@rules(
    "WDAY:day LAST:side(?= (,|.|;|AND|AT))",
    "WDAY:day NEXT:side(?= (,|.|;|AND|AT))",
    gives="DAYDATE",
    says={"He came back on [Sunday last].": "2011-03-06", "on [Tuesday next], at noon": "2011-03-15"},
    never=["Friday last orders"],
)
def weekday_before_side(day: int, side: int) -> Weekday:
    """A weekday with "last" or "next" behind it."""
    return Weekday(day, side)


@rules(
    "THE WDAY:day BEFORE:side LAST",
    "THE WDAY:day AFTER:side NEXT",
    gives="DAYDATE",
    says={"on [the Thursday before last]": "2011-02-24", "[the Monday after next]": "2011-03-21"},
    never=["the Thursday before lunch"],
)
def second_weekday(day: int, side: int) -> Shift:
    """The weekday before the last one or after the next one."""
    return Shift(7 * side, "day", after=Weekday(day, side))


@rules(
    "RECENT WDAY:day( DAYPART)?",
    gives="VAGUE",
    says={"on a [recent Sunday]": "PAST_REF", "a [recent Monday morning]": "PAST_REF"},
    never=["recent weeks"],
)
def recent_weekday(day: int) -> Vague:
    """Some weekday not long ago: no day that can be told."""
    return Vague("PAST_REF")


@rules(
    "WDAY:day LAST:side UNIT:unit",
    "WDAY:day NEXT:side UNIT:unit",
    "WDAY:day THIS:side UNIT:unit",
    "WDAY:day OF LAST:side UNIT:unit",
    "WDAY:day OF NEXT:side UNIT:unit",
    "WDAY:day OF THIS:side UNIT:unit",
    gives="DAYDATE",
    says={"Friday last week": "2011-03-04", "Tuesday next week": "2011-03-15"},
    never=["Friday last month"],
)
def weekday_of_week(day: int, side: int, unit: str) -> Nth | None:
    """A weekday of the last or the next week."""
    return Nth(1, "day", Shift(side, "week"), day) if unit == "week" else None


@rules(
    "(THE )?PAST:side SINGLE:unit",
    gives="PERIOD",
    says={"the past year": "2010", "the past week": "2011-W09", "the past weekend": "2011-W09-WE"},
    never=["walked past weeks of work"],
)
def past_unit(side: int, unit: str) -> Shift | None:
    """The unit up to the document's date; its value is that of the calendar unit before."""
    if unit in ("minute", "second", "hour", "day"):
        return None
    return Shift(side, unit, running=unit in ("week", "month", "year", "decade", "century"))


@rules(
    "(?<=IN )THE NEXT:side SINGLE:unit",
    "(?<=OVER )THE NEXT:side SINGLE:unit",
    "(?<=IN )THE LAST:side SINGLE:unit",
    "(?<=OVER )THE LAST:side SINGLE:unit",
    "(?<=DURING )THE LAST:side SINGLE:unit",
    gives="PERIOD",
    says={"It may close in [the next year].": "2012", "He bought three guns within [the last year].": "2010"},
    never=["in the next town", "in the next day"],
)
def next_unit(side: int, unit: str) -> Shift | None:
    """The unit that begins or ends with the document's date; its value is that of the calendar unit there."""
    return Shift(side, unit, running=True) if unit in ("week", "month", "year", "decade", "century") else None


@rules(
    "(THE )?LAST:side SINGLE:unit",
    "NEXT:side SINGLE:unit",
    "THIS:side SINGLE:unit",
    "THIS PAST:side SINGLE:unit",
    "THIS COMING:side SINGLE:unit",
    "(THE )?COMING:side SINGLE:unit",
    "(THE )?CURRENT:side SINGLE:unit",
    gives="PERIOD",
    says={"last week": "2011-W09", "next year": "2012", "this month": "2011-03", "the last decade": "200"},
    never=["the last days of Rome", "the last hour", "the last day"],
)
def relative_unit(side: int, unit: str) -> Shift | Weekday | None:
    """The unit before, at or after the document's date; "this weekend" may be the one just past."""
    if unit == "weekend" and side == 0:
        return Weekday(5, 0, weekend=True)
    if unit in ("minute", "second") or (unit == "hour" and side) or (unit == "day" and side < 0):
        return None
    return Shift(side, unit, calendar=unit != "day")


@rules(
    "THE SINGLE:unit BEFORE:side LAST(?! (SINGLE|WDAY|MON|ANYSEASON))",
    "THE SINGLE:unit AFTER:side NEXT(?! (SINGLE|WDAY|MON|ANYSEASON))",
    gives="PERIOD",
    says={"the week before last": "2011-W08", "the year after next": "2013", "the weekend before last": "2011-W08-WE"},
    never=["the day before last", "the week before last Friday"],
)
def second_unit(unit: str, side: int) -> Shift | None:
    """The unit before the last one or after the next one."""
    return Shift(2 * side, unit) if unit in ("week", "weekend", "month", "year") else None


@rules(
    "THE NEXT:side SINGLE:unit",
    "THE PREVIOUS:side SINGLE:unit",
    "THE FOLLOWING:side SINGLE:unit",
    gives="PERIOD",
    says={
        "It began on 3 May 1950. [The following day] it rained.": "1950-05-04",
        "It began on 3 May 1950. [The next month] was dry.": "1950-06",
        "They met in 1950. They had spoken [the previous year].": "1949",
    },
    never=["the following hour"],
)
def story_unit(side: int, unit: str) -> Shift | None:
    """The unit before or after the last date told."""
    return None if unit in ("hour", "minute", "second") else Shift(side, unit, from_story=True)


@rules(
    "THAT (SAME )?SINGLE:unit",
    "THE (THAT|SAME) SINGLE:unit",
    "THIS SAME SINGLE:unit",
    gives="PERIOD",
    says={
        "It began on 3 May 1950. [That year] was wet.": "1950",
        "On 3 May 1950. [The same day] it rained.": "1950-05-03",
    },
    never=["that hour"],
)
def same_unit(unit: str) -> Shift | None:
    """The unit that holds the last date told."""
    return None if unit in ("hour", "minute", "second") else Shift(0, unit, from_story=True)


@rules(
    "THE UNIT:unit BEFORE:side(?= (,|.|;|AND))",
    "THE UNIT:unit AFTER:side(?= (,|.|;|AND))",
    "THE UNIT:unit EARLIER:side",
    gives="DAYDATE",
    says={"On 3 May 1950 it rained. [The day before], it had been dry.": "1950-05-02"},
    never=["the day before the war"],
)
def unit_beside(unit: str, side: int) -> Shift:
    """The unit before or after the last date told."""
    return Shift(side, unit, from_story=True)


@rules(
    "(?<=IN )THE UNIT:unit(?! (OF|BEFORE|AFTER))",
    "(?<=FOR )THE UNIT:unit(?! (OF|BEFORE|AFTER))",
    "(?<=DURING )THE UNIT:unit(?! (OF|BEFORE|AFTER))",
    "(?<=OF )THE UNIT:unit(?! OF)",
    "(?<=LATER )IN THE UNIT:unit",
    gives="PERIOD",
    says={"for [the year]": "2011", "for [the month]": "2011-03"},
    never=["the day of reckoning", "the man of the hour"],
)
def running_unit(unit: str) -> Shift | None:
    """The unit that runs."""
    return Shift(0, unit) if unit in ("week", "month", "year", "decade") else None


@rules(
    "THE WEEKEND",
    gives="PERIOD",
    says={"Over [the weekend] it rained": "2011-W09-WE"},
    never=["a weekend"],
)
def bare_weekend() -> Weekday:
    """The weekend next to the document's date."""
    return Weekday(5, weekend=True)


@rules(
    "(THE )?LAST:side MON:month",
    "(THE )?PAST:side MONTH:month",
    "NEXT:side MON:month",
    "COMING:side MONTH:month",
    "THIS:side SURELYMON:month(?! .? DAYTH)",
    "THIS PAST:side SURELYMON:month",
    "THIS COMING:side SURELYMON:month",
    gives="PERIOD",
    says={"last February": "2011-02", "next May": "2011-05", "this September": "2011-09"},
    never=["this may be"],
)
def relative_month(side: int, month: int) -> Partial:
    """A month with "last", "this" or "next"."""
    return Partial(month, direction=side)


@rules(
    "(THE )?LAST MON:month DAYTH:day",
    "THIS PAST MON:month DAYTH:day",
    gives="DAYDATE",
    says={"last March 30": "2010-03-30"},
    never=["last March"],
)
def last_date(month: int, day: int) -> Partial:
    """A day and a month with "last"."""
    return Partial(month, day, direction=-1)


@rules(
    "(THE )?LAST:side ANYSEASON:season",
    "(THE )?PAST:side ANYSEASON:season",
    "NEXT:side ANYSEASON:season",
    "COMING:side ANYSEASON:season",
    "THIS:side ANYSEASON:season",
    "THIS PAST:side ANYSEASON:season",
    "THIS COMING:side ANYSEASON:season",
    gives="PERIOD",
    says={"last fall": "2010-FA", "this summer": "2011-SU", "this past spring": "2010-SP"},
    never=["last resort"],
)
def relative_season(side: int, season: str) -> Partial:
    """A season with "last", "this" or "next"."""
    return Partial(season=season, direction=side)


@rules(
    "THE NEXT:side WDAY:day",
    "THE FOLLOWING:side WDAY:day",
    "THE PREVIOUS:side WDAY:day",
    "THE NEXT:side SURELYMON:month",
    "THE FOLLOWING:side SURELYMON:month",
    "THE PREVIOUS:side SURELYMON:month",
    "THE NEXT:side ANYSEASON:season",
    "THE FOLLOWING:side ANYSEASON:season",
    "THE PREVIOUS:side ANYSEASON:season",
    gives="DAYDATE",
    says={
        "It began on 3 May 1950. [The following Friday] it rained.": "1950-05-05",
        "It began in May 1950. [The previous April] was dry.": "1950-04",
        "It began in May 1950. [The next spring] was dry.": "1951-SP",
    },
    never=["the next man"],
)
def story_calendar(side: int, day: int | None = None, month: int | None = None, season: str = "") -> Shift:
    """The weekday, month or season before or after the last date told."""
    inner = Partial(month, season=season, direction=side) if day is None else Weekday(day, side)
    return Shift(0, "", from_story=True, after=inner)


@rules(
    "(THE )?LAST:side COUNT:many ANYUNIT:unit",
    "(THE |THESE )?PAST:side COUNT:many ANYUNIT:unit",
    "(THE )?PREVIOUS:side COUNT:many ANYUNIT:unit",
    "(THE )?NEXT:side COUNT:many ANYUNIT:unit",
    "(THE )?COMING:side COUNT:many ANYUNIT:unit",
    "(THE )?FOLLOWING:side COUNT:many ANYUNIT:unit",
    "(THE )?COUNT:many PREVIOUS:side ANYUNIT:unit",
    "(THE )?LAST:side FEWN PLURAL:unit",
    "(THE )?PAST:side FEWN PLURAL:unit",
    "(THE )?NEXT:side FEWN PLURAL:unit",
    "(THE )?COMING:side FEWN PLURAL:unit",
    "(THE )?FOLLOWING:side FEWN PLURAL:unit",
    "(THE )?COMING:side PLURAL:unit",
    "(THE )?FOLLOWING:side PLURAL:unit",
    "PAST:side PLURAL:unit",
    "RECENT:side PLURAL:unit( AND PLURAL)?",
    "THE PLURAL:unit AHEAD:side",
    "(THE )?NEXT:side COUNT:many TO COUNT ANYUNIT:unit",
    "(THE )?UNIT - EARLIER:side COUNT:many PLURAL:unit",
    gives="RELSPAN",
    says={
        "the past three years": "P3Y",
        "the next 14 months": "P14M",
        "recent years": "PXY",
        "the weeks ahead": "PXW",
        "coming months": "PXM",
        "the last few hours": "PTXH",
    },
    never=["the last of three years", "the recent past"],
)
def relative_span(side: int, unit: str, many: float | None = None) -> Duration:
    """A length of time that ends or begins at the reference."""
    return Duration(((many, unit),), side)


@rules(
    "WEEKEND",
    gives="PERIOD",
    says={"a long [weekend]": "2011-W10-WE"},
    never=["the weekend"],
    kinds=("colloquial",),
)
def message_weekend() -> Shift:
    """The weekend of a short message: that of its week."""
    return Shift(0, "weekend")


@rules(
    "THE UNIT:unit",
    gives="PERIOD",
    says={"to end off [the week]": "2011-W10"},
    never=["the years"],
    kinds=("colloquial",),
)
def message_unit(unit: str) -> Shift | None:
    """The day or week of a short message."""
    return Shift(0, unit) if unit in ("day", "week") else None


@rules(
    "LAST UNIT:unit",
    gives="DONE",
    says={"[last day] to sign up": "2011-03-09"},
    never=["last week"],
    kinds=("colloquial",),
)
def last_day(unit: str) -> Shift | None:
    """The last day of something, in a short message: the day it is written."""
    return Shift(0, "day") if unit == "day" else None
