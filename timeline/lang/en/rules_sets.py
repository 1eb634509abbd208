"""Level two: sets of times."""

from timeline.calendar.meaning import Repeat
from timeline.tagging.language import RuleBook

rules = RuleBook("sets")

_PERIODS = {
    "second": ("PT1S", ""),
    "minute": ("PT1M", ""),
    "hour": ("PT1H", ""),
    "day": ("P1D", "XXXX-XX-XX"),
    "week": ("P1W", "XXXX-WXX"),
    "weekend": ("XXXX-WXX-WE", ""),
    "month": ("P1M", "XXXX-XX"),
    "quarter": ("P1Q", "XXXX-QX"),
    "year": ("P1Y", "XXXX"),
    "decade": ("P10Y", ""),
}
"""A unit as a period (TIMEX3) and as a calendar pattern (TIMEX2)."""

_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "dawn": "TMO", "dusk": "TEV"}


@rules(
    "EVERY (SINGLEWORD )?SINGLE:unit",
    "DAILY:unit(?! PAPER)",
    gives="SET",
    says={"every day": "P1D", "daily": "P1D", "every single day": "P1D"},
    never=["every man"],
)
def every_unit(unit: str) -> Repeat | None:
    """Once a unit."""
    return Repeat(*_PERIODS[unit]) if unit in _PERIODS else None


@rules(
    "WEEKLY:unit",
    "QUARTERLY:unit",
    "EVERYDAY:unit",
    gives="SET",
    says={"a [weekly] shop": "P1W", "it grew [annually]": "P1Y"},
    never=["annual"],
    kinds=("colloquial", "narrative"),
)
def adverb(unit: str) -> Repeat:
    """Once a unit; in news it is mostly a rate or a name ("rose 8 % annually", "the quarterly dividend")."""
    return Repeat(*_PERIODS[unit])


@rules(
    "PER SINGLE:unit",
    "TIMES A:one SINGLE:unit",
    "COUNT TIMESWORD A:one SINGLE:unit",
    gives="SET",
    says={"per month": "P1M", "twice a week": "P1W"},
    never=["per person"],
)
def per_unit(unit: str, one: int = 1) -> Repeat | None:
    """So often in a unit."""
    return Repeat(_PERIODS[unit][0]) if unit in _PERIODS else None


@rules(
    "EVERY COUNT:many PLURAL:unit",
    "EVERY FEWN PLURAL:unit",
    "EVERY OTHERWORD:many SINGLE:unit",
    "EVERY ORDINAL:many SINGLE:unit",
    "EVERY SECOND:many SINGLE:unit",
    gives="SET",
    says={"every 40 seconds": "PT40S", "every two years": "P2Y"},
    never=["every two men"],
)
def every_span(unit: str, many: float | None = None) -> Repeat | None:
    """Once in so many units."""
    if unit not in _PERIODS:
        return None
    number = "X" if many is None else f"{many:g}"
    return Repeat(_PERIODS[unit][0].replace("1", number, 1) if unit != "weekend" else "XXXX-WXX-WE")


@rules(
    "EVERY WDAY:day( DAYPART:part)?",
    "WEEKDAYS:day",
    "WDAY:day DAYPARTS:part",
    "WEEKDAYS:day (AND|-) WEEKDAYS",
    gives="SET",
    says={"every Tuesday": "XXXX-WXX-2", "each Friday night": "XXXX-WXX-5TNI", "Mondays": "XXXX-WXX-1"},
    never=["every man"],
)
def every_weekday(day: int, part: str = "") -> Repeat:
    """Every week on a day."""
    return Repeat(f"XXXX-WXX-{day + 1}{_PARTS.get(part, '')}")


@rules(
    "EVERY MON:month",
    "EVERY ANYSEASON:season",
    gives="SET",
    says={"each July": "XXXX-07", "every summer": "XXXX-SU"},
    never=["every man"],
)
def every_month(month: int = 0, season: str = "") -> Repeat:
    """Every year in a month or a season."""
    codes = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
    return Repeat(f"XXXX-{codes[season]}" if season else f"XXXX-{month:02d}")


@rules("EVERY DAYPART:part", gives="SET", says={"every night": "TNI"}, never=["every knight"])
def every_part(part: str) -> Repeat:
    """Every day at a part of it."""
    return Repeat(_PARTS.get(part, "P1D"))


@rules("WEEKENDS", gives="SET", says={"They work on [weekends]": "XXXX-WXX-WE"}, never=["weekend"])
def weekends() -> Repeat:
    """Every weekend."""
    return Repeat("XXXX-WXX-WE")
