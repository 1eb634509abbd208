"""Level one: numbers in words and mixed numbers become one token each."""

from timeline.tagging.language import RuleBook

rules = RuleBook("numbers")


@rules(
    "WORDTENS:tens -? WORDDIGIT:ones",
    gives="NUMBER",
    says={"twenty-four hours": "PT24H"},
    never=["twenty or four"],
)
def tens_and_ones(tens: int, ones: int) -> int:
    """A number from 21 to 99 in words."""
    return tens + ones


@rules(
    "WORDTENS:tens -? TH:ones",
    gives="ORD",
    says={"the twenty-first century": "20"},
    never=["twenty or first"],
)
def tens_and_ordinal(tens: int, ones: int) -> int | None:
    """An ordinal from 21st to 99th in words."""
    return tens + ones if ones < 10 else None


@rules(
    "A:many HUNDRED:unit",
    "WORDDIGIT:many HUNDRED:unit",
    "A:many THOUSAND:unit",
    "WORDDIGIT:many THOUSAND:unit",
    "WORDTEEN:many THOUSAND:unit",
    "FIGURE:many THOUSAND:unit",
    "FIGURE:many MILLION:unit",
    "NPOINT:many MILLION:unit",
    "WORDDIGIT:many MILLION:unit",
    gives="NUMBER",
    says={"two thousand years": "P2000Y", "a hundred days": "P100D", "3 million years": "P3000000Y"},
    never=["thousand years"],
)
def hundreds(many: float, unit: int) -> float:
    """Hundreds, thousands and millions."""
    return many * unit


@rules(
    "WORDTEEN:century WORDTENS:tens( ?-? WORDDIGIT:ones)?",
    "WORDTEEN:century WORDTEEN:tens",
    "WORDTENS:century WORDTEEN:tens",
    gives="YEARWORD",
    says={"nineteen ninety-six": "1996", "twenty fifteen": "2015"},
    never=["ten twenty"],
)
def spoken_year(century: int, tens: int, ones: int = 0) -> int | None:
    """A year as it is read out."""
    return century * 100 + tens + ones if 16 <= century <= 20 else None


@rules(
    "(THE )?UNIT:unit WORDDIGIT:thousands THOUSAND:thousand(( AND)? WORDDIGIT:ones)?",
    "(THE )?UNIT:unit WORDDIGIT:thousands THOUSAND:thousand( AND)? WORDTEEN:ones",
    gives="YEARWORD",
    says={"the year two thousand": "2000", "the year two thousand and five": "2005"},
    never=["two thousand"],
)
def spoken_millennium(unit: str, thousands: int, thousand: int, ones: int = 0) -> int | None:
    """A year of the first decade of a millennium, as it is read out."""
    return thousands * thousand + ones if unit == "year" else None


@rules("A COUPLE( OF)?", gives="NUMBER", says={"a couple of years": "P2Y"}, never=["the couple"])
def couple() -> int:
    """Two, loosely."""
    return 2


@rules("A DOZEN", gives="NUMBER", says={"a dozen years": "P12Y"}, never=["dozens"])
def dozen() -> int:
    """Twelve."""
    return 12


@rules("(A )?FEW", gives="FEWN", says={"a few hours": "PTXH"}, never=["fewer hours"])
def few() -> int:
    """A number that is not told."""
    return 0


@rules(
    "COUNT:whole NSLASH:part",
    "COUNT:whole - NSLASH:part",
    gives="NUMBER",
    says={"2 1/2 years": "P2Y6M"},
    never=["2 11/2 years"],
)
def mixed_number(whole: float, part: tuple[int, int]) -> float | None:
    """A number with a fraction."""
    above, below = part
    return whole + above / below if 0 < above < below <= 8 else None


@rules(
    "COUNT:whole -? AND -? A -? HALF",
    "COUNT:whole AND HALF",
    gives="NUMBER",
    says={"two and a half years": "P2Y6M"},
    never=["half a year"],
)
def and_a_half(whole: float) -> float:
    """A number and a half."""
    return whole + 0.5
