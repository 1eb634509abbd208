"""Level two: calendar dates, whole and partial."""

from timeline.calendar import civil
from timeline.calendar.meaning import Beside, Fixed, Partial
from timeline.calendar.when import When
from timeline.tagging.language import RuleBook

rules = RuleBook("dates")


# ---- lists and ranges that share a month or a year


@rules(
    "(THE )?DAYTH:day(?= ,? (-|–|TO|AND|OR|,|&) (THE )?DAYTH (OF )?SURELYMON:month ,? YEAR:year)",
    "(THE )?DAYTH:day(?= (-|–|TO|AND|OR|,|&) (THE )?DAYTH (OF )?SURELYMON:month)",
    "(?<=SURELYMON:month DAYTH:first-)DAYTH:day( , YEAR:year)?",
    "(?<=SURELYMON:month DAYTH:first - )DAYTH:day( , YEAR:year)?",
    "(?<=SURELYMON:month DAYTH:first–)DAYTH:day( , YEAR:year)?",
    "(?<=SURELYMON:month DAYTH:first TO )DAYTH:day( , YEAR:year)?(?! ANYUNIT)",
    "(?<=SURELYMON:month DAYTH AND )DAYTH:day( , YEAR:year)?(?! (ANYUNIT|SURELYMON))",
    "(?<=SURELYMON:month .DAYTH-)DAYTH:day",
    "(?<=SURELYMON:month . DAYTH-)DAYTH:day",
    gives="DAYDATE",
    says={"[22] to 24 February": "2011-02-22", "[10]-18 June 1953": "1953-06-10", "April 8-[12]": "2011-04-12"},
    never=["10-12 hours", "15 and 16 people", "On April 29 to [5] on the scale"],
)
def day_beside(day: int, month: int | None = None, year: int | None = None, first: int = 0) -> Beside | Partial | None:
    """A day that shares the month of its neighbour; a range within it ends after its `first` day."""
    if month is None:
        return Partial(day=day)
    if day <= first or not civil.is_date(2000, month, day):
        return None
    return Beside(Partial(day=day), Fixed(When.of_month(year, month)) if year else Partial(month))


@rules(
    "SURELYMON:month .? DAYTH:day(?= (-|–|TO|AND|OR|,|&) (THE )?SURELYMON DAYTH ,? YEAR:year)",
    "SURELYMON:month .? DAYTH:day(?= (-|–|TO|AND|&) DAYTH ,? YEAR:year)",
    "DAYTH:day SURELYMON:month(?= (-|–|TO|AND|OR|,|&) (THE )?DAYTH SURELYMON ,? YEAR:year)",
    gives="DAYDATE",
    says={"[26 June] - 4 August 1952": "1952-06-26", "[June 3] and July 5, 1944": "1944-06-03"},
    never=["June 26 was wet"],
)
def date_beside(day: int, month: int, year: int | None = None) -> Beside | Partial | None:
    """A day and a month that share the year of their neighbour."""
    if not civil.is_date(2000, month, day):
        return None
    return Beside(Partial(month, day), Fixed(When.of_year(year))) if year else Partial(month, day)


@rules(
    "SURELYMON:month(?= .? (-|–|TO|UNTIL|AND|OR|,|&) SURELYMON .? ,? (OF )?YEAR:year)",
    gives="PERIOD",
    says={"[May] to July 2015": "2015-05", "[May]-August 1950": "1950-05"},
    never=["May to go"],
)
def month_beside(month: int, year: int | None = None) -> Beside | Partial:
    """A month that shares the year of its neighbour."""
    return Beside(Partial(month), Fixed(When.of_year(year))) if year else Partial(month)


@rules(
    "(THE )?ANYSEASON:season(?= (-|–|TO|AND|OR) (THE )?(EARLY )?ANYSEASON (OF )?YEAR:year)",
    gives="PERIOD",
    says={"[the spring] and summer of 1943": "1943-SP"},
    never=["spring and fall"],
)
def season_beside(season: str, year: int | None = None) -> Beside | Partial:
    """A season that shares the year of its neighbour."""
    return Beside(Partial(season=season), Fixed(When.of_year(year))) if year else Partial(season=season)


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


# ---- dates and months


@rules(
    "NSLASH:figures",
    "SURELYMON:month .? DAYTH:day(?= (TERROR )?ATTACKS)",
    gives="DAYDATE",
    says={
        "9/11": "2001-09-11",
        "the [Sept. 11] attacks": "2001-09-11",
        "the [Sept. 11] terrorist attacks": "2001-09-11",
    },
    never=["24/7", "1/2", "50/50", "the Sept. 12 attacks"],
)
def attack_date(figures: tuple[int, int] = (0, 0), month: int = 0, day: int = 0) -> Fixed | None:
    """The one day that is known by its date without the year."""
    return Fixed(When.of_day(2001, 9, 11)) if (9, 11) in (figures, (month, day)) else None


@rules(
    "(WDAY .? ,? )?MON:month .? DAYTH:day ,? (OF )?YEAR:year",
    "(WDAY .? ,? )?(THE )?DAYTH:day (OF )?MON:month .? ,? (OF )?YEAR:year",
    "(WDAY .? ,? )?DAYTH:day - MON:month - YEAR:year",
    "YEAR:year ,? MON:month DAYTH:day",
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
    "(WDAY .? ,? )?SURELYMON:month .? DAYTH:day( ,? WDAY)?",
    "(WDAY .? ,? )?SURELYMON:month NTH:day",
    "(?<!IN )SURELYMON:month TH:day",
    "(WDAY .? ,? )?(THE )?DAYTH:day (OF )?SURELYMON:month( ,? WDAY)?",
    "THE TH:day OF MON:month",
    "MONTHVERB:month NTH:day",
    "NTH:day MONTHVERB:month",
    gives="DAYDATE",
    says={
        "March 30": "2011-03-30",
        "Aug. 2": "2011-08-02",
        "26 June": "2011-06-26",
        "Friday, Oct. 13": "2010-10-13",
        "14th December Friday": "2010-12-14",
        "the first of May": "2011-05-01",
    },
    never=["February 30", "you may 2 times", "The fire in April first showed it."],
)
def day_and_month(day: int, month: int) -> Partial | None:
    """A day and a month without a year."""
    return Partial(month, day) if civil.is_date(2000, month, day) else None


@rules(
    "SURELYMON:month .? ,? (OF )?YEAR:year",
    "(?<=IN )MONTHVERB:month YEAR:year",
    gives="PERIOD",
    says={"February 1947": "1947-02", "Oct. 2014": "2014-10", "May 1943": "1943-05", "September of 1793": "1793-09"},
    never=["you may 2000 times"],
)
def month_and_year(month: int, year: int) -> Fixed:
    """A month of a year."""
    return Fixed(When.of_month(year, month))


@rules(
    "MONTH:month",
    "(?<=IN )SURELYMON:month",
    "(?<=SINCE )SURELYMON:month",
    "(?<=UNTIL )SURELYMON:month",
    "(?<=BY )SURELYMON:month",
    "(?<=OF )SURELYMON:month",
    "(?<=FROM )SURELYMON:month",
    "(?<=DURING )SURELYMON:month",
    "(?<=FOR )MONTHNAME:month",
    "(?<=EARLY )SURELYMON:month",
    "(?<=EARLY-)SURELYMON:month",
    "SURELYMON:month(?= AND MONTH)",
    "SURELYMON:month(?= OR MONTH)",
    "SURELYMON:month(?= ,? MONTH ,)",
    "SURELYMON:month(?= -? MONTH)",
    "(?<=MONTH AND )SURELYMON:month",
    "(?<=MONTH TO )SURELYMON:month",
    "(THE )?UNIT:unit OF SURELYMON:month(?! DAYTH)",
    "(?<=IN )MONTHVERB:month(?! PERIOD)",
    gives="PERIOD",
    says={
        "February": "2011-02",
        "in [May]": "2011-05",
        "June and [May] were wet": "2010-05",
        "the month of March": "2011-03",
    },
    never=["You may go.", "They march on.", "Theresa May spoke."],
)
def bare_month(month: int, unit: str = "month") -> Partial | None:
    """A month alone; "May", "March" and "Mar" only where a neighbour shows that a month is meant."""
    return Partial(month) if unit == "month" else None


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
    gives="YEARDATE",
    says={"in [1066]": "1066"},
    never=["1066 people"],
)
def early_year(year: int) -> Fixed:
    """An early year, after "in"."""
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
def month_and_short_year(month: int, short: int) -> Fixed:
    """A month of a year in two figures after an apostrophe."""
    return Fixed(When.of_month(short + (2000 if short < 50 else 1900), month))


@rules(
    "(?<=ON )THE NTH:day(?= (,|.|;))",
    gives="DAYDATE",
    says={"They left on [the 4th].": "2011-03-04"},
    never=["on the 4th floor", "on the 4th of each month"],
)
def bare_day(day: int) -> Partial | None:
    """A day of the month alone."""
    return Partial(day=day) if day < 32 else None


@rules(
    "NDATE:figures",
    gives="DAYDATE",
    says={"2014-01-30": "2014-01-30", "04/05/2014": "2014-04-05", "27.03.15": "2015-03-27"},
    never=["version 3.10.2", "192.168.1", "555-12-1234"],
)
def numeric_date(figures: str) -> Fixed | None:
    """A date in figures; where both readings are dates the month is first with slashes, the day with full stops."""
    return _in_figures(figures, day_first=False)


def numeric_date_day_first(figures: str) -> Fixed | None:
    """The same where the day is always first, as in British English."""
    return _in_figures(figures, day_first=True)


def _in_figures(figures: str, *, day_first: bool) -> Fixed | None:
    mark = next(char for char in figures if not char.isdecimal())
    parts = figures.split(mark)
    lengths, numbers = [len(part) for part in parts], [int(part) for part in parts]
    if lengths[0] == 4 and max(lengths[1:]) == 2:
        year, month, day = numbers
    elif lengths[2] in (2, 4) and max(lengths[:2]) <= 2:
        year = numbers[2] if lengths[2] == 4 else numbers[2] + (2000 if numbers[2] < 50 else 1900)
        day, month = numbers[:2] if day_first or mark == "." or numbers[0] > 12 else (numbers[1], numbers[0])
    else:
        return None
    return Fixed(When.of_day(year, month, day)) if civil.is_date(year, month, day) and year > 999 else None
