"""Level two: references that have no date: now, the past, the future."""

from timeline.calendar.meaning import Vague
from timeline.tagging.language import RuleBook

rules = RuleBook("vague")

_TOLD = ("narrative",)


@rules(
    "(RIGHT )?NOW:value",
    gives="VAGUE",
    says={"now": "PRESENT_REF", "right now": "PRESENT_REF"},
    never=["know"],
)
def present(value: str) -> Vague:
    """The present."""
    return Vague(value)


@rules(
    "CURRENT",
    "(?<=AT )(THE |THIS )?MOMENT",
    "(?<=AT )(THE )?PRESENT",
    "PRESENT -? UNIT",
    "(?<=TO )DATEWORD",
    gives="VAGUE",
    says={"current": "PRESENT_REF", "at [the moment]": "PRESENT_REF", "up to [date].": "PRESENT_REF"},
    never=["the currents", "a present for her", "a date"],
)
def present_phrase() -> Vague:
    """The present, in other words."""
    return Vague("PRESENT_REF")


@rules(
    "THESE UNITS:unit(?! OF)",
    gives="VAGUE",
    says={"these days": "PRESENT_REF"},
    never=["these ways", "these weeks"],
)
def these_days(unit: str) -> Vague | None:
    """The present time."""
    return Vague("PRESENT_REF") if unit == "day" else None


@rules(
    "(MORE )?REF:value",
    "PREVIOUSLY:value",
    gives="VAGUE",
    says={"recently": "PAST_REF", "more recently": "PAST_REF", "[Previously], it was red.": "PAST_REF"},
    never=["a previously announced plan"],
)
def past(value: str) -> Vague:
    """Some time before."""
    return Vague(value)


@rules(
    "THE PAST(?! (COUNT|FEWN|ANYUNIT|WDAY|MON|ANYSEASON))",
    "THE RECENT PAST",
    gives="VAGUE",
    says={"in [the past]": "PAST_REF"},
    never=["walked past", "the past week"],
)
def past_phrase() -> Vague:
    """The past, in other words."""
    return Vague("PAST_REF")


@rules(
    "(THE )?(NEAR )?FUTURE (UNITS|QUARTERS)",
    "THE (NEAR )?FUTURE",
    "(?<=IN )FUTURE(?= (,|.|;))",
    "THE NEAR TERM",
    gives="VAGUE",
    says={"the near future": "FUTURE_REF", "in [the future]": "FUTURE_REF", "future quarters": "FUTURE_REF"},
    never=["futures"],
)
def future() -> Vague:
    """Some time ahead."""
    return Vague("FUTURE_REF")


@rules(
    "SOON(?! (AFTER|AS|BEFORE))",
    gives="VAGUE",
    says={"It will rain [soon].": "FUTURE_REF"},
    never=["soon after", "It soon became clear."],
)
def soon() -> Vague:
    """Some time ahead, in a clause that is not of the past."""
    return Vague("FUTURE_REF", ahead=True)


@rules(
    "RECENT:value",
    gives="VAGUE",
    says={"the [recent] war": "PAST_REF"},
    never=["recently"],
    kinds=("narrative", "colloquial"),
)
def recent(value: int) -> Vague:
    """What is recent: a time to TIMEX2; in news a mere adjective."""
    return Vague("PAST_REF")


@rules(
    "FUTURE",
    gives="VAGUE",
    says={"all [future] wars": "FUTURE_REF"},
    never=["futures"],
    kinds=("narrative", "colloquial"),
)
def future_word() -> Vague:
    """What is to come, as an adjective: a time to TIMEX2."""
    return Vague("FUTURE_REF")


@rules("FORMER", gives="VAGUE", says={"the [former] king": "PAST_REF"}, never=["the formers"], kinds=_TOLD)
def former() -> Vague:
    """What was so before: a time to TIMEX2, not to TIMEX3."""
    return Vague("PAST_REF")


@rules(
    "(?<=AT )THE TIME(?! OF)",
    "(?<=AT )THAT TIME",
    "(?<=BY )THAT TIME",
    gives="VAGUE",
    says={"at [the time]": "PAST_REF"},
    never=["the time of day", "It was time."],
)
def that_time() -> Vague:
    """The time that is spoken of."""
    return Vague("PAST_REF")


@rules(
    "(?<=AT )(THIS|THE SAME) TIME",
    "(?<=BY )(THIS|THE SAME) TIME",
    "(?<=DURING )(THIS|THAT|THE|THE SAME) TIME",
    "(?<=IN )(THIS|THAT) TIME",
    "(?<=FROM )(THIS|THAT) TIME",
    "(?<=DURING )(THIS|THAT|THE|THE SAME) PERIODWORD",
    "(?<=IN )(THIS|THAT|THE) PERIODWORD",
    "(?<=OF )(THIS|THAT|THE) PERIODWORD",
    "(?<=FOR )A (LONG|NEAR) TIME",
    "THIS PERIODWORD",
    gives="VAGUE",
    says={"During [this period] nothing happened.": ""},
    never=["this time they won"],
    kinds=_TOLD,
)
def told_time() -> Vague:
    """The time that is told of: TIMEX2 marks it, and gives it no value."""
    return Vague("")
