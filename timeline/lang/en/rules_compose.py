"""Level three: expressions with a modifier, times with their day."""

from dataclasses import replace
from typing import Any

from timeline.meaning import Modified
from timeline.tagging.language import RuleBook

rules = RuleBook("compose")


@rules(
    "EARLY:mod -? DATES:date",
    gives="DONE",
    says={"late yesterday": "2011-03-08", "mid-November": "2010-11", "early 1990": "1990"},
)
def part_of_date(mod: str, date: Any) -> Modified:
    """The beginning, the middle or the end of a date."""
    return Modified(date, mod)


@rules(
    "CLOCK:time (ON )?,? DAYDATE:day",
    "CLOCK:time PART:day",
    "DAYDATE:day ,? (AT )?CLOCK:time",
    gives="DONE",
    says={"10 p.m. Wednesday": "2011-03-09T22:00", "noon Saturday": "2011-03-05T12:00"},
)
def time_of_day(time: Any, day: Any) -> Any:
    """A time with its day."""
    return replace(time, on=getattr(day, "on", day))
