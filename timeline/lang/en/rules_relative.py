"""Level two: days, weeks, months and years told from a reference."""

from timeline.meaning import Partial, Shift, Weekday
from timeline.tagging.language import RuleBook

rules = RuleBook("relative")


@rules(
    "TODAY:shift",
    gives="DAYDATE",
    says={"today": "2011-03-09", "yesterday": "2011-03-08", "tomorrow": "2011-03-10"},
)
def near_day(shift: int) -> Shift:
    """Today and its neighbours."""
    return Shift(shift, "day")


@rules(
    "WEEKDAY:day",
    "WEEKDAYABBR:day",
    gives="DAYDATE",
    says={"met on [Friday]": "2011-03-04", "will meet [Friday]": "2011-03-11", "He left [Wednesday]": "2011-03-09"},
)
def weekday(day: int) -> Weekday:
    """A weekday alone; the tense of its clause tells the side."""
    return Weekday(day)


@rules(
    "SHIFTWORD:side WDAY:day",
    "THIS NEXT:side WDAY:day",
    gives="DAYDATE",
    says={"last Friday": "2011-03-04", "next Monday": "2011-03-14", "this Monday": "2011-03-07"},
    never=["Black Friday sale", "the last Sunday Times"],
)
def relative_weekday(side: int, day: int) -> Weekday:
    """A weekday with "last", "this" or "next"."""
    return Weekday(day, side)


@rules(
    "(THE )?SHIFTWORD:side ANYUNIT:unit",
    "(THE )?CURRENT:side ANYUNIT:unit",
    gives="PERIOD",
    says={"last week": "2011-W09", "next year": "2012", "this month": "2011-03", "the last decade": "200"},
    never=["the last days of Rome"],
)
def relative_unit(side: int, unit: str) -> Shift:
    """The unit before, at or after the reference."""
    return Shift(side, unit)


@rules(
    "(THE )?SHIFTWORD:side MON:month",
    gives="PERIOD",
    says={"last February": "2011-02", "next May": "2011-05", "this September": "2011-09"},
)
def relative_month(side: int, month: int) -> Partial:
    """A month with "last", "this" or "next"."""
    return Partial(month, direction=side)


@rules(
    "(THE )?SHIFTWORD:side ANYSEASON:season",
    gives="PERIOD",
    says={"last fall": "2010-FA", "this summer": "2011-SU"},
)
def relative_season(side: int, season: str) -> Partial:
    """A season with "last", "this" or "next"."""
    return Partial(season=season, direction=side)


@rules(
    "COUNT:many ANYUNIT:unit AGO:side",
    "A:many ANYUNIT:unit AGO:side",
    gives="DAYDATE",
    says={"10 days ago": "2011-02-27", "two years ago": "2009", "a month ago": "2011-02", "an hour ago": "2011-03-09"},
)
def units_ago(many: int, unit: str, side: int) -> Shift:
    """So many units before the document."""
    return Shift(int(many * side), unit, calendar=False)


@rules(
    "COUNT:many ANYUNIT:unit LATER:side",
    "COUNT:many ANYUNIT:unit EARLIER:side",
    "A:many ANYUNIT:unit LATER:side",
    "A:many ANYUNIT:unit EARLIER:side",
    gives="DAYDATE",
    says={"In May 1950 they met. [Two years later] it broke.": "1952"},
)
def units_later(many: int, unit: str, side: int) -> Shift:
    """So many units from the last date told."""
    return Shift(int(many * side), unit, from_story=True, calendar=False)


@rules(
    "(THE )?FOLLOWING:side ANYUNIT:unit",
    gives="PERIOD",
    says={"It began on 3 May 1950. [The following day] it rained.": "1950-05-04"},
)
def following_unit(side: int, unit: str) -> Shift:
    """The next unit in the story."""
    return Shift(side, unit, from_story=True)


@rules(
    "THAT THAT? ANYUNIT:unit",
    "THE THAT ANYUNIT:unit",
    gives="PERIOD",
    says={"It began on 3 May 1950. [That year] was wet.": "1950"},
)
def same_unit(unit: str) -> Shift:
    """The unit of the last date told."""
    return Shift(0, unit, from_story=True)
