"""Level one: numbers in words and mixed numbers become one token each."""

from typing import Any

from timeline.tagging.language import RuleBook

rules = RuleBook("numbers")


@rules("WORDTENS:tens -? WORDDIGIT:ones", gives="NUMBER")
def tens_and_ones(tens: int, ones: int) -> int:
    """ "twenty-four"."""
    return tens + ones


@rules("WORDTENS:tens -? TH:ones", gives="ORD")
def tens_and_ordinal(tens: int, ones: int) -> int:
    """ "twenty-first"."""
    return tens + ones


@rules(
    "A:many HUNDRED:unit",
    "WORDDIGIT:many HUNDRED:unit",
    "A:many THOUSAND:unit",
    "WORDDIGIT:many THOUSAND:unit",
    "NBIG:many MILLION:unit",
    "N12:many MILLION:unit",
    gives="NUMBER",
)
def hundreds(many: int, unit: int) -> int:
    """ "two hundred", "a thousand"."""
    return many * unit


@rules(
    "WORDTEEN:century WORDTENS:tens( ?-? WORDDIGIT:ones)?",
    "WORDTEEN:century WORDTEEN:tens",
    gives="YEARWORD",
)
def spoken_year(century: int, tens: int, ones: int = 0) -> int | None:
    """ "nineteen ninety-six"."""
    return century * 100 + tens + ones if century > 10 else None


@rules("A COUPLE( OF)?", gives="NUMBER")
def couple() -> int:
    """ "a couple of"."""
    return 2


@rules("(A )?FEW", gives="FEWN")
def few() -> int:
    """ "a few", "several"."""
    return 0


@rules("COUNT:whole NSLASH:part", gives="NUMBER")
def mixed_number(whole: Any, part: tuple[int, int]) -> float | None:
    """ "2 1/2"."""
    above, below = part
    return whole + above / below if 0 < above < below <= 8 else None
