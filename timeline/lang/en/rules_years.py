"""Level two: years with and without their century, eras, decades and centuries."""

from timeline.calendar import civil
from timeline.calendar.meaning import Beside, Fixed, Partial
from timeline.calendar.when import Precision, When
from timeline.tagging.language import RuleBook

rules = RuleBook("years")


# ---- parts of a run of years


@rules(
    "(?<=NYEAR:first-)N12:last(?! (-|SURELYMON))",
    "(?<=NYEAR:first-)N24:last(?! (-|SURELYMON))",
    "(?<=NYEAR:first-)N31:last(?! (-|SURELYMON))",
    "(?<=NYEAR:first-)N59:last(?! -)",
    "(?<=NYEAR:first-)N99:last(?! -)",
    "(?<=NYEAR:first–)FIGURE:last(?! –)",
    "(?<=NYEAR:first/)FIGURE:last(?! /)",
    gives="YEARDATE",
    says={"1914-[18]": "1918", "2007-[08]": "2008"},
    never=["1-18"],
)
def year_beside(last: int, first: int | None = None) -> Beside | Partial | None:
    """The last year of a run, in two figures."""
    if first is None:
        return Partial(year=last)
    return Beside(Partial(year=last), Fixed(When.of_year(first))) if first % 100 < last < 100 else None


# ---- years, decades, centuries


@rules(
    "(THE )?UNIT:unit YEAR:year",
    gives="YEARDATE",
    says={"the year 1790": "1790"},
    never=["year 12"],
)
def named_year(unit: str, year: int) -> Fixed | None:
    """A year that is called one."""
    return Fixed(When.of_year(year)) if unit in ("year", "years") else None


_FIRST_BARE = 1450
"""Four figures below this are rarely a year unless the text says so."""


@rules(
    "(?<!LABEL )(?<!LABEL. )YEAR:year(?! (ANYUNIT|MILLION|THOUSAND|HUNDRED|AMPM|COUNTED))",
    gives="YEARDATE",
    says={"2014": "2014", "in [1776]": "1776", "nineteen ninety-six": "1996"},
    never=["1,500 people", "1500 hours", "$1990", "1950 million", "Boeing 1990X"],
)
def year(year: int) -> Fixed | None:
    """A year alone."""
    return Fixed(When.of_year(year)) if _FIRST_BARE <= year <= 2060 else None


@rules(
    "(?<=IN )NYEAR:year(?! (ANYUNIT|MILLION|THOUSAND|COUNTED))",
    "(?<=IN ABOUT )N999:year(?= (.|,|;))",
    "(?<=CIRCA. )N999:year(?= (.|,|;))",
    "(?<=CIRCA.)N999:year(?= (.|,|;))",
    "(?<=CIRCA. )NYEAR:year",
    "(?<=CIRCA.)NYEAR:year",
    "(?<=CIRCA )NYEAR:year",
    gives="YEARDATE",
    says={"in [1066]": "1066"},
    never=["1066 people", "in about 300 houses", "c. 400 men"],
)
def early_year(year: int) -> Fixed:
    """An early year, after "in" or "circa"."""
    return Fixed(When.of_year(year))


@rules(
    "COUNT:year ERA:era",
    "ERA:era COUNT:year",
    gives="YEARDATE",
    says={"480 BC": "BC0480", "AD 79": "0079"},
    never=["AD agency"],
)
def era_year(year: int, era: int) -> Fixed | None:
    """A year with its era."""
    if not isinstance(year, int) or not 1 <= year < 10_000:
        return None
    return Fixed(When.of_year(year if era > 0 else 1 - year))


@rules(
    "DAYTH:day - SURELYMON:month - FIGURE:short",
    "DAYTH:day / SURELYMON:month / FIGURE:short",
    gives="DAYDATE",
    says={"3-Aug-09": "2009-08-03", "14-Jan-87": "1987-01-14"},
    never=["3-Aug-120", "3-Aug"],
)
def stamped_date(day: int, month: int, short: int) -> Fixed | None:
    """A date as computers write it, in the years since they do."""
    if not civil.is_date(2000, month, day) or short > _MOST_SHORT:
        return None
    year = short + (2000 if short < _STAMPED else 1900)
    return Fixed(When.of_day(year, month, day)) if civil.is_date(year, month, day) else None


_STAMPED = 60
_MOST_SHORT = 99


@rules(
    "DAYTH:day (OF )?SURELYMON:month ,? COUNT:year ERA:era",
    "SURELYMON:month DAYTH:day ,? COUNT:year ERA:era",
    gives="DAYDATE",
    says={"13 July 100 BC": "BC0100-07-13", "March 15, 44 BC": "BC0044-03-15"},
    never=["13 July 100"],
)
def day_of_era(day: int, month: int, year: int, era: int) -> Fixed | None:
    """A day of a year with its era."""
    if not isinstance(year, int) or not 1 <= year < 10_000:
        return None
    astronomical = year if era > 0 else 1 - year
    return Fixed(When.of_day(astronomical, month, day)) if civil.is_date(astronomical, month, day) else None


@rules(
    "NSLASH:years ERA:era",
    gives="YEARDATE",
    says={"431/430 BC": "BC0431", "348/7 BC": "BC0348"},
    never=["431/430", "3/4 BC"],
)
def era_years(years: tuple[int, int], era: int) -> Fixed | None:
    """A year that begins in one of two years with an era, as in Athens: "431/430 BC"."""
    first, last = years[0], _with_figures_of(years)
    if last - first != era or not 9 < first < 10_000:
        return None
    return Fixed(
        _of_years(first if era > 0 else 1 - first, last if era > 0 else 1 - last), "" if era > 0 else f"BC{first:04d}"
    )


def _with_figures_of(years: tuple[int, int]) -> int:
    """The second of two years, the figures that it leaves out taken from the first: 1863 of "1862/63"."""
    first, last = years
    if last >= first or len(str(last)) == len(str(first)):
        return last
    cut = 10 if last < 10 and first < 1000 else 100
    return first - first % cut + last + (cut if first > 999 and first % cut > last else 0)


def _of_years(first: int, last: int) -> When:
    """Some time in one of two years and the one behind it."""
    return When(When.of_year(first).first, When.of_year(last).last, Precision.YEAR)


@rules(
    "(THE )?NSLASH:years( (FISCAL|FINANCIAL) UNIT:unit)?",
    "(THE )?NSLASH:years SEASONWORD",
    "(THE )?NYEAR:first (-|–) FIGURE:last (FISCAL|FINANCIAL) UNIT:unit",
    gives="PERIOD",
    says={"in [1862/63]": "1862", "the 2011/12 season": "2011", "the 2009-10 financial year": "2009"},
    never=["24/7", "2014/05", "the 1914-18 war"],
)
def years_of_season(
    years: tuple[int, int] | None = None, first: int = 0, last: int = 0, unit: str = "year"
) -> Fixed | None:
    """A season, a school year or a financial year that begins in one calendar year and ends in the next."""
    begin, end = (years[0], _with_figures_of(years)) if years else (first, _with_figures_of((first, last)))
    runs = unit == "year" and 1000 <= begin < 2200 and end - begin == 1
    return Fixed(_of_years(begin, begin + 1), f"{begin:04d}") if runs else None


@rules(
    "SURELYMON:month ,? COUNT:year ERA:era",
    "(THE )?ANYSEASON:season (OF )?COUNT:year ERA:era",
    gives="PERIOD",
    says={"August 480 BC": "BC0480-08", "the spring of 480 BC": "BC0480-SP"},
    never=["August 480"],
)
def period_of_era(year: int, era: int, month: int = 0, season: str = "") -> Fixed | None:
    """A month or a season of a year with its era."""
    if not isinstance(year, int) or not 1 <= year < 10_000:
        return None
    astronomical = year if era > 0 else 1 - year
    return Fixed(When.of_season(astronomical, season) if season else When.of_month(astronomical, month))


@rules(
    "COUNT:year(?= (-|–|TO|AND|OR) COUNT ERA:era)",
    gives="YEARDATE",
    says={"[499] to 493 BC": "BC0499"},
    never=["499 to 493"],
)
def era_year_beside(year: int, era: int | None = None) -> Beside | Partial | None:
    """A year that shares the era of its neighbour."""
    if not isinstance(year, int) or not 1 <= year < 10_000:
        return None
    bare = Partial(year=year)
    return bare if era is None else Beside(bare, Fixed(When.of_year(0 if era < 0 else 1)))


@rules(
    "(THE )?NTENS:tens",
    "THE NTENS2:tens",
    "(?<=THE EARLY )NTENS2:tens",
    "THE TENSPLURAL:word",
    gives="PERIOD",
    says={"the 1990s": "199", "1870s": "187", "the '80s": "198", "the nineties": "199"},
    never=["the 1995s", "in her thirties", "men in their 60s", "1000s of people"],
)
def decade(tens: str = "", word: int = 0) -> Fixed | Partial | None:
    """A decade."""
    if len(tens) == 4:
        first = int(tens)
        if first < 1100:
            return None
        return Fixed(When.of_century(first) if first % 100 == 0 and first < 2000 else When.of_decade(first))
    return Partial(decade=int(tens) if tens else word)


@rules(
    "(THE )?TH:number(?= (-|–|TO|AND|OR) (THE )?TH -? (CENTURY|UNITS:unit))",
    "(THE )?TH:number -? UNITS:unit",
    gives="PERIOD",
    says={"[the 18th] and 19th centuries": "17", "the 18th and [19th centuries]": "18"},
    never=["the 18th and 19th men", "the third weeks"],
)
def century_beside(number: int, unit: str = "century") -> Fixed | None:
    """A century that shares the word with its neighbour."""
    return Fixed(When.of_century(number * 100 - 100)) if unit == "century" and number < 30 else None


@rules(
    "(THE )?TH:number -? CENTURY( ERA:era)?",
    gives="PERIOD",
    says={"the 20th century": "19", "the fourth century": "03", "the 4th century BC": "BC03"},
    never=["Century 21"],
)
def century(number: int, era: int = 1) -> Fixed:
    """A century by its number."""
    if era < 0:
        return Fixed(When.of_century(1 - number * 100), f"BC{number - 1:02d}")
    return Fixed(When.of_century(number * 100 - 100), f"{number - 1:02d}")


@rules(
    "NSHORT:year",
    gives="YEARDATE",
    says={"the class of ['89]": "1989"},
    never=["'89ers", "89"],
)
def short_year(year: int) -> Partial:
    """A year in two figures after an apostrophe."""
    return Partial(year=year)


@rules(
    "SURELYMON:month .? NSHORT:short",
    gives="PERIOD",
    says={"March '13": "2013-03", "Sept. '98": "1998-09"},
    never=["you may '13"],
)
def month_and_short_year(month: int, short: int) -> Beside:
    """A month of a year in two figures after an apostrophe."""
    return Beside(Partial(month), Partial(year=short))


@rules(
    "(WDAY .? ,? )?DAYTH:day (OF )?SURELYMON:month .? NSHORT:short",
    "(WDAY .? ,? )?SURELYMON:month .? DAYTH:day ,? NSHORT:short",
    gives="DAYDATE",
    says={"22 June '41": "1941-06-22", "Aug. 6 '45": "1945-08-06"},
    never=["22 June 41"],
)
def date_and_short_year(day: int, month: int, short: int) -> Beside | None:
    """A date whose year has two figures."""
    exists = civil.is_date(2000, month, day) and short < 100
    return Beside(Partial(month, day), Partial(year=short)) if exists else None
