"""Level two: quarters, halves, seasons, fiscal years, and parts of a period by their number."""

from timeline.calendar import civil
from timeline.calendar.meaning import Beside, Ending, Fixed, Modified, Nth, Partial, Reported, Shift
from timeline.calendar.when import When
from timeline.tagging.language import RuleBook

rules = RuleBook("periods")


@rules(
    "(THE )?(FISCAL )?TH:number QUARTER(?= ENDED SURELYMON:month .? DAYTH:day( ,? YEAR:year)?)",
    gives="PERIOD",
    says={
        "[the fiscal second quarter] ended Jan. 28": "2011-Q2",
        "[the third quarter] ended Sept. 30, 2012": "2012-Q3",
    },
    never=["the third quarter ended badly"],
)
def numbered_quarter_that_ended(number: int, month: int = 0, day: int = 0, year: int | None = None) -> object:
    """A quarter by the day on which it ends, whatever its number in a fiscal year."""
    if number > 4 or (month and not civil.is_date(year or 2000, month, day)):
        return None
    quarter = Ending(quarter=number)
    if not month:
        return quarter
    return Beside(quarter, Fixed(When.of_day(year, month, day)) if year else Partial(month, day))


@rules(
    "(THE )?(FISCAL:fiscal -? )?TH:number QUARTER( (OF )?(FISCAL )?YEAR:year)?",
    "(FISCAL:fiscal -? )?TH:number - QUARTER( (OF )?YEAR:year)?",
    "(THE )?YEAR:year TH:number -? QUARTER",
    gives="PERIOD",
    says={
        "the third quarter": "2010-Q3",
        "the third quarter of 1990": "1990-Q3",
        "the [third-quarter] results": "2010-Q3",
        "the 1988 third quarter": "1988-Q3",
        "the fiscal first quarter": "2011-Q1",
    },
    never=["a fifth quarter", "three-quarters"],
)
def quarter(number: int, year: int | None = None, fiscal: int = 0) -> Fixed | Partial | None:
    """A quarter by its number."""
    if number > 4:
        return None
    return Partial(quarter=number, fiscal=bool(fiscal)) if year is None else Fixed(When.of_quarter(year, number))


@rules(
    "(THE )?(LAST|FINAL) QUARTER (OF )?YEAR:year",
    gives="PERIOD",
    says={"the last quarter of 2003": "2003-Q4"},
    never=["the last quarter", "the final 2003"],
)
def last_quarter(year: int) -> Fixed:
    """The fourth quarter of a year."""
    return Fixed(When.of_quarter(year, 4))


@rules(
    "(THE )?COUNT:many UNITS:unit (TO|UNTIL) (THE EDGE:edge OF )?SURELYMON:month( YEAR:year)?(?! DAYTH)",
    gives="PERIOD",
    says={"Sales fell in [the three months to May].": "2010-03", "the six months to the end of June 2009": "2009-01"},
    never=["the three men to May", "the three months to live"],
)
def months_to(many: float, unit: str, month: int, year: int | None = None, edge: str = "END") -> Ending | None:
    """Some months by the last of them."""
    if unit not in ("month", "year") or edge != "END" or not 0 < many < _MOST_UNITS:
        return None
    last = Fixed(When.of_month(year, month)) if year else Partial(month)
    return Ending(round(many * (12 if unit == "year" else 1)), last)


_MOST_UNITS = 100


@rules(
    "(THE )?QUARTER:unit(?= ENDED SURELYMON:month .? DAYTH:day( ,? YEAR:year)?)",
    "(THE )?(FISCAL )?UNIT:unit(?= ENDED SURELYMON:month .? DAYTH:day( ,? YEAR:year)?)",
    gives="PERIOD",
    says={"[the quarter] ended Sept. 30": "2010-Q3", "[the year] ending June 30, 2012": "2012"},
    never=["the month ended March 31", "the quarter ended badly"],
)
def unit_that_ended(unit: str, month: int = 0, day: int = 0, year: int | None = None) -> Beside | Shift | None:
    """A quarter or a year by the day on which it ends."""
    if unit not in ("quarter", "year") or (month and not civil.is_date(year or 2000, month, day)):
        return None
    if not month:
        return Shift(0, unit)
    return Beside(Shift(0, unit), Fixed(When.of_day(year, month, day)) if year else Partial(month, day))


@rules(
    "(THE )?UNIT:unit(?= ENDED (WDAY ,? )?SURELYMON:month .? DAYTH:day( ,? YEAR:year)?)",
    gives="PERIOD",
    says={"in [the week] ending February 19": "2011-W07"},
    never=["the day ending March 3", "the week ending badly"],
)
def week_that_ended(unit: str, month: int = 0, day: int = 0, year: int | None = None) -> Shift | None:
    """A week by the day on which it ends, whatever weekday that is."""
    return _week_around(-3, month, day, year) if unit == "week" else None


@rules(
    "(THE )?UNIT:unit(?= STARTING (WDAY ,? )?SURELYMON:month .? DAYTH:day( ,? YEAR:year)?)",
    "(THE )?UNIT:unit(?= EDGE:edge (WDAY ,? )?SURELYMON:month .? DAYTH:day( ,? YEAR:year)?)",
    gives="PERIOD",
    says={"[the week] beginning January 24, 2011": "2011-W04", "[the week] starting March 20": "2011-W12"},
    never=["the week end", "the year starting March 3"],
)
def week_that_begins(
    unit: str, edge: str = "START", month: int = 0, day: int = 0, year: int | None = None
) -> Shift | None:
    """A week by the day on which it begins, whatever weekday that is."""
    return _week_around(3, month, day, year) if unit == "week" and edge == "START" else None


def _week_around(days: int, month: int, day: int, year: int | None) -> Shift | None:
    """The calendar week of the day that lies so many days from a date; without the date the week that runs."""
    if not month:
        return Shift(0, "week")
    if not civil.is_date(year or 2000, month, day):
        return None
    edge = Fixed(When.of_day(year, month, day)) if year else Partial(month, day)
    return Shift(0, "week", after=Shift(days, "day", after=edge))


@rules(
    "NCODE:code YEAR:year",
    "NCODE:code NSHORT:short",
    "YEAR:year -? NCODE:code",
    "NCODE:code",
    gives="PERIOD",
    says={
        "Q3 2014": "2014-Q3",
        "2015 H1": "2015-H1",
        "FY2014": "2014",
        "Q4": "2010-Q4",
        "3Q09": "2009-Q3",
        "Q2'08": "2008-Q2",
    },
    never=["Q5 2014", "HB1", "5Q18"],
)
def coded_period(code: str, year: int | None = None, short: int | None = None) -> Fixed | Partial | None:
    """A quarter, half or fiscal year by its code."""
    year = full_year(short) if short is not None else year
    if code.startswith("FY"):
        number = int(code[2:])
        return None if year else Fixed(When.of_year(full_year(number)))
    if code[0].isdecimal():
        code, year = code[1] + code[0], full_year(int(code[2:].lstrip("'’"))) if len(code) > 2 else year
    number = int(code[1:])
    if code.startswith("Q"):
        return Fixed(When.of_quarter(year, number)) if year else Partial(quarter=number)
    return Fixed(When.of_half(year, number)) if year and number < 3 else None


def full_year(number: int) -> int:
    """The year of a report that two figures stand for: such codes are of our time."""
    return number if number > 99 else number + (2000 if number < _CODED else 1900)


_CODED = 70


@rules(
    "(?<=IN )THE QUARTER(?! -)",
    "(?<=FOR )THE QUARTER(?! -)",
    "(?<=DURING )THE QUARTER(?! -)",
    "(?<=OF )THE QUARTER(?! -)",
    "(THE )?LATEST QUARTER",
    "(THE )?LATEST PERIODWORD",
    gives="PERIOD",
    says={
        "In the third quarter sales fell. In [the latest quarter] they rose.": "2010-Q3",
        "in [the quarter]": "2010-Q4",
    },
    never=["a quarter of the profit"],
)
def reported_quarter() -> Reported:
    """The quarter that a report is about."""
    return Reported()


@rules(
    "(THE )?UNIT:unit -? EARLIER QUARTER",
    "(THE )?UNIT:unit -? AGO QUARTER",
    "(THE )?UNIT:unit -? EARLIER PERIODWORD",
    "(THE )?UNIT:unit -? AGO PERIODWORD",
    "UNIT:unit - EARLIER(?! COUNT)",
    "UNIT:unit - AGO",
    gives="PERIOD",
    says={"the year-earlier quarter": "2009-Q4", "year-ago": "2009-Q4", "the year-ago period": "2009-Q4"},
    never=["a year ago"],
)
def compared_period(unit: str) -> Reported | None:
    """The same period a year before the one that a report is about."""
    return Reported(years=-1) if unit == "year" else None


@rules(
    "(THE )?UNIT:unit -? EARLIER TH:number QUARTER",
    "(THE )?UNIT:unit -? AGO TH:number QUARTER",
    gives="PERIOD",
    says={"the year-ago third quarter": "2009-Q3"},
    never=["the third quarter"],
)
def compared_quarter(unit: str, number: int) -> Shift | None:
    """A quarter by its number, a year before its last one."""
    return Shift(-1, "year", after=Partial(quarter=number)) if unit == "year" and number < 5 else None


@rules(
    "THE YEAR:year QUARTER",
    "THE YEAR:year PERIODWORD",
    gives="PERIOD",
    says={"In the third quarter sales fell. In [the 1988 quarter] they rose.": "1988-Q3"},
    never=["the year quarter"],
)
def reported_of_year(year: int) -> Reported:
    """The period that a report is about, in another year."""
    return Reported(year=year)


@rules(
    "(THE )?TH:number HALF (OF )?YEAR:year",
    "(THE )?LATTER:number HALF (OF )?YEAR:year",
    "(THE )?LAST:number HALF (OF )?YEAR:year",
    gives="PERIOD",
    says={"the second half of 2008": "2008-H2", "the last half of 1989": "1989-H2"},
    never=["half of 2008 people"],
)
def half_of_year(number: int, year: int) -> Fixed | None:
    """A half of a year."""
    half = 2 if number == -1 else number
    return Fixed(When.of_half(year, half)) if half < 3 else None


@rules(
    "SPRING:season",
    gives="PERIOD",
    says={"[Spring] came early": "2011-SP"},
    never=["summer"],
    kinds=("narrative", "colloquial"),
)
def named_spring(season: str) -> Partial:
    """Spring without an article: the season in a history, seldom in news."""
    return Partial(season=season)


@rules("THE TH:number HALF(?! OF)", gives="PERIOD", says={"the first half": "2011-H1"}, never=["a half"])
def bare_half(number: int) -> Partial | None:
    """A half of a year without its year."""
    return Partial(half=number) if number < 3 else None


@rules(
    "(THE )?FISCAL (UNIT )?YEAR:year",
    "THE YEAR:year FISCAL UNIT",
    gives="YEARDATE",
    says={"fiscal 1989": "1989", "the fiscal year 1990": "1990"},
    never=["fiscal policy"],
)
def fiscal_year(year: int) -> Fixed:
    """A fiscal year, written as the calendar year of its name."""
    return Fixed(When.of_year(year))


@rules(
    "(THE )?(CURRENT )?FISCAL UNIT:unit",
    "THIS FISCAL UNIT:unit",
    "THE ENTIRE UNIT:unit",
    gives="YEARDATE",
    says={"the current fiscal year": "2011", "the full year": "2011"},
    never=["fiscal week", "the full day"],
)
def running_year(unit: str) -> Shift | None:
    """The fiscal or whole year that runs."""
    return Shift(0, unit) if unit == "year" else None


@rules(
    "LAST:side FISCAL UNIT:unit",
    "PAST:side FISCAL UNIT:unit",
    "NEXT:side FISCAL UNIT:unit",
    gives="YEARDATE",
    says={"last fiscal year": "2010", "next fiscal year": "2012"},
    never=["fiscal year"],
)
def near_fiscal_year(side: int, unit: str) -> Shift | None:
    """The fiscal year before or after."""
    return Shift(side, unit) if unit == "year" else None


@rules(
    "(THE )?ANYSEASON:season (OF )?YEAR:year",
    "(THE )?ANYSEASON:season ,? YEAR:year",
    "(THE )?YEAR:year ANYSEASON:season",
    gives="PERIOD",
    says={"the spring of 1794": "1794-SP", "summer 2007": "2007-SU", "1982 summer": "1982-SU"},
    never=["the fall of Girona"],
)
def season_and_year(season: str, year: int) -> Fixed:
    """A season of a year."""
    return Fixed(When.of_season(year, season))


@rules(
    "(THE )?SEASON:season(?! (THING|POSSESSIVE THING))",
    "THE SPRINGFALL:season(?! (OF|INNER|FROM|DOWNWARD|-))",
    "(?<=IN )SPRINGFALL:season",
    "(?<=BY )SPRINGFALL:season",
    "(?<=EARLY )SPRINGFALL:season",
    "(?<=UNTIL )SPRINGFALL:season",
    "(?<=OF )SPRING:season",
    "(?<=AND )SPRING:season",
    gives="PERIOD",
    says={"It rained in [the summer].": "2010-SU", "in [fall]": "2010-FA"},
    never=[
        "the fall of Girona",
        "prices fall",
        "a spring",
        "the fall in prices",
        "the fall into a gorge",
        "the fall-out",
    ],
)
def bare_season(season: str) -> Partial:
    """A season alone."""
    return Partial(season=season)


@rules(
    "(THE )?TH:number WDAY:day (IN|OF) MON:month ,? YEAR:year",
    "(THE )?LAST:number WDAY:day (IN|OF) MON:month ,? YEAR:year",
    "(THE )?TH:number WDAY:day (IN|OF) MON:month",
    "(THE )?LAST:number WDAY:day (IN|OF) MON:month",
    gives="DAYDATE",
    says={"the third Friday of March": "2011-03-18", "the last Monday in May 2010": "2010-05-31"},
    never=["the third Friday"],
)
def nth_weekday(number: int, day: int, month: int, year: int | None = None) -> Nth | None:
    """The nth weekday of a month."""
    within = Fixed(When.of_month(year, month)) if year else Partial(month)
    return Nth(number, "day", within, day) if number < 6 else None


@rules(
    "(THE )?TH:number UNIT:unit (IN|OF) MON:month ,? YEAR:year",
    "(THE )?LAST:number UNIT:unit (IN|OF) MON:month ,? YEAR:year",
    "(THE )?TH:number UNIT:unit (IN|OF) SURELYMON:month",
    "(THE )?LAST:number UNIT:unit (IN|OF) SURELYMON:month",
    "(THE )?TH:number UNIT:unit OF YEAR:year",
    "(THE )?LAST:number UNIT:unit OF YEAR:year",
    "(THE )?TH:number UNIT:unit OF THE UNIT:outer",
    "(THE )?LAST:number UNIT:unit OF THE UNIT:outer",
    gives="PERIOD",
    says={
        "the last week of September": "2010-W39",
        "the first day of May 2010": "2010-05-01",
        "the last day of the month": "2011-03-31",
    },
    never=["the last week of work"],
)
def nth_unit(number: int, unit: str, month: int | None = None, year: int | None = None, outer: str = "") -> Nth | None:
    """The nth day or week of a month or a year."""
    if unit not in ("day", "week") or number > 31 or outer not in ("", "month", "year"):
        return None
    if outer:
        return Nth(number, unit, Shift(0, outer))
    if month is None:
        return Nth(number, unit, Fixed(When.of_year(year or 1)))
    return Nth(number, unit, Fixed(When.of_month(year, month)) if year else Partial(month))


@rules(
    "UNIT:unit - EDGE:mod",
    "(THE )?UNIT:unit POSSESSIVE EDGE:mod",
    gives="PERIOD",
    says={"year-end": "2011", "month's end": "2011-03", "the year's end": "2011"},
    never=["the end", "week-start"],
)
def unit_end(unit: str, mod: str) -> Modified | None:
    """The end of the running year or month."""
    return Modified(Shift(0, unit), mod) if mod == "END" else None


@rules(
    "THE UNIT:unit OF SURELYMON:month .? DAYTH:day",
    "THE UNIT:unit OF DAYTH:day SURELYMON:month",
    "THE WEEKEND:unit OF SURELYMON:month .? DAYTH:day",
    gives="PERIOD",
    says={"the week of March 1": "2011-W09", "the weekend of March 5": "2011-W09-WE"},
    never=["the month of March 5"],
)
def week_of_date(unit: str, month: int, day: int) -> Shift | None:
    """The week or weekend that holds a date."""
    return Shift(0, unit, after=Partial(month, day)) if unit in ("week", "weekend") else None
