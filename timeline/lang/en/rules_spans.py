"""Level two: durations, sets and references without a date."""

from timeline.meaning import Duration, Repeat, Vague
from timeline.tagging.language import RuleBook

rules = RuleBook("spans")

_CODES = {
    "second": "PT1S",
    "minute": "PT1M",
    "hour": "PT1H",
    "day": "P1D",
    "week": "P1W",
    "month": "P1M",
    "year": "P1Y",
}


@rules(
    "COUNT:many -? ANYUNIT:unit",
    "A:many ANYUNIT:unit",
    gives="SPAN",
    says={"three years": "P3Y", "two-week": "P2W", "a year": "P1Y", "2 1/2 years": "P2.5Y", "10 hours": "PT10H"},
)
def span(many: float, unit: str) -> Duration:
    """A length of time."""
    return Duration(((many, unit),))


@rules("FEWN ANYUNIT:unit", gives="SPAN", says={"several months": "PXM", "a few hours": "PTXH"})
def vague_span(unit: str) -> Duration:
    """A length of an unknown number of units."""
    return Duration(((None, unit),))


@rules(
    "(THE )?LAST:side COUNT:many ANYUNIT:unit",
    "(THE )?NEXT:side COUNT:many ANYUNIT:unit",
    gives="SPAN",
    says={"the past three years": "P3Y", "the next 14 months": "P14M"},
)
def relative_span(side: int, many: float, unit: str) -> Duration:
    """A length of time that ends or begins at the reference."""
    return Duration(((many, unit),), side)


@rules("NOW:value", gives="VAGUE", says={"now": "PRESENT_REF"})
def present(value: str) -> Vague:
    """The present."""
    return Vague(value)


@rules("REF:value", gives="VAGUE", says={"recently": "PAST_REF"})
def vague(value: str) -> Vague:
    """The past or the future, without a date."""
    return Vague(value)


@rules("EVERY UNIT:unit", gives="SET", says={"every day": "P1D"})
def every_unit(unit: str) -> Repeat | None:
    """Once a unit."""
    return Repeat(_CODES[unit]) if unit in _CODES else None
