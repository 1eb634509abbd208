"""Level two: lengths of time."""

from timeline.calendar.meaning import Duration
from timeline.tagging.language import RuleBook

rules = RuleBook("spans")


@rules(
    "COUNT:many (ADDITIONAL |MORE |ENTIRE )?UNITS:unit(?! -? OLD)",
    "COUNT:many (ADDITIONAL |MORE )?QUARTERS:unit(?! OF)",
    "COUNT:many WEEKENDS:unit",
    "COUNT:many DAYPARTS:part",
    "COUNT:many (ADDITIONAL |MORE |ENTIRE |SINGLEWORD )?SINGLE:unit(?! -? OLD)",
    "COUNT:many - UNIT:unit(?! -? OLD)",
    "COUNT:many - MINUTE:unit",
    "COUNT:many - CENTURY:unit",
    "COUNT:many SINGLE:unit LONG",
    "COUNT:many - SINGLE:unit - LONG",
    gives="SPAN",
    says={
        "three years": "P3Y",
        "two-week": "P2W",
        "10 hours": "PT10H",
        "two more days": "P2D",
        "five decades": "P50Y",
    },
    never=["He is 55 years old.", "three-quarters of it", "a 60-year-old man"],
)
def span(many: float, unit: str = "night", part: str = "") -> Duration:
    """A length of time."""
    return Duration(((many, unit),))


@rules(
    "THE COUNT:many (ADDITIONAL |MORE |ENTIRE )?UNITS:unit",
    "THE COUNT:many QUARTERS:unit(?! OF)",
    "THE TH COUNT:many ANYUNIT:unit",
    "THE COUNT:many SINGLE:unit LONG",
    gives="RELSPAN",
    says={"the first nine months": "P9M", "over [the 40 days]": "P40D"},
    never=["the four men"],
)
def definite_span(many: float, unit: str) -> Duration:
    """A length of time that was spoken of, or a part of a longer one."""
    return Duration(((many, unit),))


@rules(
    "COUNT:many -? ANYUNIT:unit -? OLD",
    gives="SPAN",
    says={"a [3-month-old] truce": "P3M"},
    never=["55 years old", "a 60-year-old man"],
)
def age(many: float, unit: str) -> Duration | None:
    """The age of something in months or less; in years it is mostly a person's."""
    return None if unit in ("year", "decade", "century") else Duration(((many, unit),))


@rules(
    "COUNT:many (TO|OR|-|–) COUNT PLURAL:unit",
    "A:many UNIT:unit OR WORDDIGIT",
    gives="SPAN",
    says={"two to three weeks": "P2W", "three or four days": "P3D"},
    never=["two to three people"],
)
def span_range(many: float, unit: str) -> Duration:
    """A length between two numbers, by the smaller."""
    return Duration(((many, unit),))


@rules(
    "A:many (ENTIRE |ADDITIONAL |SINGLEWORD )?UNIT:unit(?! - LONG)",
    "A:many (ENTIRE |ADDITIONAL )?MINUTE:unit",
    "A:many CENTURY:unit",
    "A:many QUARTER:unit(?= (AGO|EARLIER|LATER))",
    "ANOTHER:many SINGLE:unit",
    "ANOTHER COUNT:many PLURAL:unit",
    gives="SPAN",
    says={"a year": "P1Y", "an hour": "PT1H", "another two years": "P2Y", "an additional year": "P1Y"},
    never=["$2 million a year", "700 seats"],
)
def single_span(many: float, unit: str) -> Duration:
    """One unit."""
    return Duration(((many, unit),))


@rules(
    "SINGLE:unit - LONG",
    "LONGWORD:unit",
    gives="SPAN",
    says={"a [year-long] inquiry": "P1Y", "a [weeklong] trip": "P1W"},
    never=["as the day is long"],
)
def long_span(unit: str) -> Duration:
    """One unit, as an adjective."""
    return Duration(((1, unit),))


@rules(
    "COUNT UNITS A SINGLE:unit(?! (AGO|EARLIER|LATER|BEFORE|AND))",
    "COUNT A SINGLE:unit(?! (AGO|EARLIER|LATER|BEFORE|AND))",
    "MILLION A SINGLE:unit(?! (AGO|EARLIER|LATER|BEFORE|AND))",
    "COUNT MILLION A SINGLE:unit(?! (AGO|EARLIER|LATER|BEFORE|AND))",
    gives="RATE",
    says={},
    never=["a year"],
)
def rate(unit: str) -> str:
    """So much in every unit: a rate tells no time."""
    return unit


@rules(
    "A SINGLE:unit AND A HALF",
    "COUNT:many SINGLE:unit AND A HALF",
    gives="SPAN",
    says={"a minute and a half": "PT1M30S", "a year and a half": "P1Y6M"},
    never=["a minute and a second"],
)
def span_and_half(unit: str, many: float = 1) -> Duration:
    """A unit and a half."""
    return Duration(((many + 0.5, unit),))


@rules(
    "HALF A SINGLE:unit",
    "(A )?HALF -? SINGLE:unit",
    gives="SPAN",
    says={"half an hour": "PT30M", "half a century": "P50Y", "half a year": "P6M"},
    never=["half a loaf"],
)
def half_span(unit: str) -> Duration | None:
    """Half a unit."""
    return Duration(((0.5, unit),)) if unit != "weekend" else None


@rules(
    "COUNT:many ANYUNIT:unit (AND )?,? COUNT:more ANYUNIT:finer",
    "A:many SINGLE:unit (AND )?COUNT:more ANYUNIT:finer",
    gives="SPAN",
    says={"1 week 1 day": "P1W1D", "two hours and 30 minutes": "PT2H30M"},
    never=["two weeks and two men"],
)
def compound_span(many: float, unit: str, more: float, finer: str) -> Duration | None:
    """A length in two units, the coarser first."""
    order = ["year", "month", "week", "day", "hour", "minute", "second"]
    if unit not in order or finer not in order or order.index(unit) >= order.index(finer):
        return None
    return Duration(((many, unit), (more, finer)))


@rules(
    "FEWN (MORE |ADDITIONAL )?PLURAL:unit",
    "(?<=FOR )UNITS:unit",
    "(?<=IN )UNITS:unit",
    "(?<=DURING )UNITS:unit",
    "(?<=OVER )UNITS:unit",
    "(?<=AFTER )UNITS:unit",
    "UNITS:unit(?= OF)",
    "UNITS:unit - LONG",
    "UNITS:unit - OLD",
    gives="SPAN",
    says={
        "several months": "PXM",
        "a [decades-old] dispute": "PXE",
        "for [centuries]": "PXC",
        "[months] of work": "PXM",
    },
    never=["office hours", "two or more quarters"],
)
def vague_span(unit: str) -> Duration:
    """A length of an unknown number of units."""
    return Duration(((None, unit),))


@rules(
    "A WHILE",
    "(A )?LONG WHILE",
    gives="SPAN",
    says={"for [a while]": "PXX"},
    never=["while"],
)
def while_() -> Duration:
    """A length of no known unit."""
    return Duration(((None, "unknown"),))


@rules(
    "UNIT:unit",
    gives="DONE",
    says={"my hard [day]": "P1D", "a great [week] out": "P1W"},
    never=["days"],
    kinds=("colloquial",),
)
def message_span(unit: str) -> Duration | None:
    """The bare "day" or "month" of a short message."""
    return Duration(((1, unit),)) if unit in ("day", "week", "month") else None


@rules(
    "UNITS:unit",
    gives="SPAN",
    says={"hard [days] at work": "PXD", "wasted [hours]": "PTXH"},
    never=["day"],
    kinds=("colloquial", "narrative"),
)
def bare_plural(unit: str) -> Duration:
    """Units without a number."""
    return Duration(((None, unit),))


@rules(
    "UNIT:unit FIGURE",
    "(THE )?TH UNIT:unit",
    gives="DONE",
    says={"Trip [day 1] was fun": "P1D", "my [first day] back": "P1D"},
    never=["year 3"],
    kinds=("colloquial",),
)
def counted_day(unit: str) -> Duration | None:
    """The first day, day two: to a short message a length of one day."""
    return Duration(((1, unit),)) if unit == "day" else None
