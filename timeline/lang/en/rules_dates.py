"""Level two: calendar dates, whole and partial."""

from typing import Any

from timeline import civil
from timeline.meaning import Fixed, Partial
from timeline.tagging.language import RuleBook
from timeline.when import When

rules = RuleBook("dates")


@rules(
    "(WDAY .? ,? )?MON:month .? DAYTH:day ,? NYEAR:year",
    "(WDAY .? ,? )?(THE )?DAYTH:day (OF )?MON:month .? ,? NYEAR:year",
    "(WDAY .? ,? )?DAYTH:day - MON:month - NYEAR:year",
    gives="DAYDATE",
    says={
        "April 6, 1994": "1994-04-06",
        "Jan. 13 1998": "1998-01-13",
        "27 June 1950": "1950-06-27",
        "Saturday, June 24, 1950": "1950-06-24",
        "the 3rd of March 1918": "1918-03-03",
        "26nov 2015": "2015-11-26",
    },
    never=["February 31, 1998", "May 1,500 people came"],
)
def full_date(day: int, month: int, year: int) -> Fixed | None:
    """A day, a month and a year in any written order."""
    return Fixed(When.of_day(year, month, day)) if civil.is_date(year, month, day) else None


@rules(
    "(WDAY .? ,? )?SURELYMON:month .? DAYTH:day",
    "(WDAY .? ,? )?(THE )?DAYTH:day (OF )?SURELYMON:month",
    "(WDAY .? ,? )?(THE )?DAYTH:day (OF )?SHORTMON:month .(?= )",
    "MONTHVERB:month NTH:day",
    gives="DAYDATE",
    says={"March 30": "2011-03-30", "Aug. 2": "2010-08-02", "26 June": "2010-06-26", "Friday, Oct. 13": "2010-10-13"},
    never=["February 30", "B-52 May"],
)
def day_and_month(day: int, month: int) -> Partial | None:
    """A day and a month without a year."""
    return Partial(month, day) if civil.is_date(2000, month, day) else None


@rules(
    "MON:month .? ,? NYEAR:year",
    "MON:month OF NYEAR:year",
    gives="PERIOD",
    says={"February 1947": "1947-02", "Oct. 2014": "2014-10", "May 1943": "1943-05"},
    never=["you may 2 times"],
)
def month_and_year(month: int, year: int) -> Fixed:
    """A month of a year."""
    return Fixed(When.of_month(year, month))


@rules(
    "MONTH:month",
    "(?<=IN )SURELYMON:month",
    "(?<=SINCE )SURELYMON:month",
    "(?<=BY )SURELYMON:month",
    "(?<=OF )SURELYMON:month",
    gives="PERIOD",
    says={"February": "2011-02", "in [May]": "2010-05"},
    never=["You may go.", "They march on."],
)
def bare_month(month: int) -> Partial:
    """A month alone."""
    return Partial(month)


@rules(
    "(THE UNIT )?NYEAR:year",
    "YEARWORD:year",
    gives="YEARDATE",
    says={"2014": "2014", "the year 2000": "2000", "nineteen ninety-six": "1996"},
    never=["1,500 people"],
)
def year(year: int) -> Fixed | None:
    """A year alone."""
    return Fixed(When.of_year(year)) if year >= 1900 else None


@rules(
    "(THE )?NTENS:tens",
    gives="PERIOD",
    says={"the 1990s": "199", "1870s": "187"},
    never=["the 1995s"],
)
def decade(tens: str) -> Fixed | Partial | None:
    """A decade in figures."""
    if len(tens) == 4:
        return Fixed(When.of_decade(int(tens)))
    return Partial(decade=int(tens))


@rules(
    "(THE )?TH:number CENTURY",
    gives="PERIOD",
    says={"the 20th century": "19", "the fourth century": "03"},
)
def century(number: int) -> Fixed:
    """A century by its number."""
    return Fixed(When.of_century(number * 100 - 100))


@rules(
    "(THE )?TH:number -? QUARTER( (OF )?NYEAR:year)?",
    gives="PERIOD",
    says={"the third quarter": "2010-Q3", "the third quarter of 1990": "1990-Q3", "third-quarter": "2010-Q3"},
)
def quarter(number: int, year: int | None = None) -> Fixed | Partial | None:
    """A quarter of a year."""
    if number > 4:
        return None
    return Partial(quarter=number) if year is None else Fixed(When.of_quarter(year, number))


@rules(
    "(THE )?ANYSEASON:season (OF )?NYEAR:year",
    gives="PERIOD",
    says={"the spring of 1794": "1794-SP", "summer 2007": "2007-SU"},
)
def season_and_year(season: str, year: int) -> Fixed:
    """A season of a year."""
    return Fixed(When.of_season(year, season))


@rules(
    "(THE )?SEASON:season",
    "THE SEASONNAME:season",
    gives="PERIOD",
    says={"the summer": "2010-SU"},
)
def bare_season(season: str) -> Partial:
    """A season alone."""
    return Partial(season=season)


@rules(
    "NDATE:figures",
    gives="DAYDATE",
    says={"2014-01-30": "2014-01-30", "04/04/2014": "2014-04-04", "27.03.15": "2015-03-27"},
    never=["version 3.10.2", "192.168.1"],
)
def numeric_date(figures: Any) -> Fixed | None:
    """A date in figures; where both readings are dates the month is first with slashes, the day with full stops."""
    mark = next(char for char in figures if not char.isdecimal())
    parts = figures.split(mark)
    first, second, third = map(int, parts)
    if len(parts[0]) == 4:
        year, month, day = first, second, third
    elif len(parts[2]) in (2, 4):
        year = third if len(parts[2]) == 4 else third + (2000 if third < 50 else 1900)
        month, day = (second, first) if mark == "." or first > 12 else (first, second)
        if month > 12:
            return None
    else:
        return None
    return Fixed(When.of_day(year, month, day)) if civil.is_date(year, month, day) else None
