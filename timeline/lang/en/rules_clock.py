"""Level two: times of day."""

from typing import Any

from timeline.meaning import Clock, DayPart, Shift, Weekday
from timeline.tagging.language import RuleBook

rules = RuleBook("clock")


@rules(
    "N12:hour AMPM:half( ZONE:zone)?",
    "NCLOCK:hour AMPM:half( ZONE:zone)?",
    "NPOINT:hour AMPM:half( ZONE:zone)?",
    "N999:hour AMPM:half( ZONE:zone)?",
    "NYEAR:hour AMPM:half( ZONE:zone)?",
    gives="CLOCK",
    says={"10 p.m.": "2011-03-09T22:00", "7.30am": "2011-03-09T07:30", "430pm": "2011-03-09T16:30"},
    never=["25 pm"],
)
def clock(hour: Any, half: int, zone: int | None = None) -> Clock | None:
    """A time with its half of the day."""
    hours, minutes = _parts(hour)
    if not 1 <= hours <= 12 or minutes > 59:
        return None
    return Clock((hours % 12) * 60 + half + minutes, zone=zone)


def _parts(hour: Any) -> tuple[int, int]:
    if isinstance(hour, tuple):
        return hour[0], hour[1]
    if isinstance(hour, float):
        return int(hour), round(hour % 1 * 100)
    return divmod(hour, 100) if hour > 24 else (hour, 0)


@rules(
    "NCLOCK:hour( ZONE:zone)?",
    gives="CLOCK",
    says={"21:15": "2011-03-09T21:15", "14:00 GMT": "2011-03-09T14:00Z"},
    never=["They won 3:0."],
)
def digital_clock(hour: tuple[int, ...], zone: int | None = None) -> Clock | None:
    """A time with a colon."""
    return Clock(hour[0] * 60 + hour[1], zone=zone) if hour[0] < 24 and hour[1] < 60 else None


@rules("NOON:minute", gives="CLOCK", says={"noon": "2011-03-09T12:00"})
def noon(minute: int) -> Clock:
    """Noon and midnight."""
    return Clock(minute)


@rules(
    "THIS DAYPART:part",
    "TONIGHT:shift",
    gives="PART",
    says={"this morning": "2011-03-09TMO", "tonight": "2011-03-09TNI"},
)
def this_part(part: str = "night", shift: int = 0) -> DayPart:
    """A part of the reference's own day."""
    return DayPart(part, Shift(shift, "day"))


@rules(
    "TODAY:shift DAYPART:part",
    "LAST:shift DAYPART:part",
    gives="PART",
    says={"yesterday morning": "2011-03-08TMO", "last night": "2011-03-08TNI"},
)
def near_part(shift: int, part: str) -> DayPart:
    """A part of a day near the reference."""
    return DayPart(part, Shift(shift, "day"))


@rules(
    "SHIFTWORD:side WDAY:day DAYPART:part",
    "WDAY:day DAYPART:part",
    gives="PART",
    says={"Saturday night": "2011-03-05TNI"},
)
def weekday_part(day: int, part: str, side: int | None = None) -> DayPart:
    """A part of a weekday."""
    return DayPart(part, Weekday(day, side))
