"""Level two: calendar dates, whole and partial."""

from timeline.calendar import civil
from timeline.calendar.meaning import OTHER_WEEKDAY, Beside, Figures, Fixed, Partial
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
    "(THE )?DAYTH:day(?= , (THE )?DAYTH ,? (AND|OR|&) (THE )?DAYTH (OF )?SURELYMON:month( ,? YEAR:year)?)",
    "(?<=SURELYMON:month DAYTH, )DAYTH:day(?= ,? (AND|OR|&) DAYTH(?! (ANYUNIT|SURELYMON|COUNTED)))",
    "(?<=SURELYMON:month DAYTH, DAYTH AND )DAYTH:day( , YEAR:year)?(?! (ANYUNIT|SURELYMON|COUNTED))",
    "(?<=SURELYMON:month .DAYTH-)DAYTH:day",
    "(?<=SURELYMON:month . DAYTH-)DAYTH:day",
    gives="DAYDATE",
    says={
        "[22] to 24 February": "2011-02-22",
        "[10]-18 June 1953": "1953-06-10",
        "April 8-[12]": "2011-04-12",
        "May 3, [9] and 12": "2011-05-09",
    },
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
    "(WDAY:weekday .? ,? )?MON:month .? DAYTH:day ,? (OF )?YEAR:year",
    "(WDAY:weekday .? ,? )?(THE )?DAYTH:day (OF )?MON:month .? ,? (OF )?YEAR:year",
    "(WDAY:weekday .? ,? )?(THE )?TH:day OF MON:month ,? (OF )?YEAR:year",
    "(WDAY .? ,? )?DAYTH:day - MON:month - YEAR:year",
    "YEAR:year ,? MON:month DAYTH:day",
    gives="DAYDATE",
    says={
        "April 6, 1994": "1994-04-06",
        "Jan. 13 1998": "1998-01-13",
        "27 June 1950": "1950-06-27",
        "Saturday, June 24, 1950": "1950-06-24",
        "the 3rd of March 1918": "1918-03-03",
        "the first of May 1951": "1951-05-01",
        "26nov 2015": "2015-11-26",
    },
    never=["February 31, 1998", "May 1,500 people came"],
)
def full_date(day: int, month: int, year: int, weekday: int | None = None) -> Fixed | None:
    """A day, a month and a year in any written order; a weekday that is not the day's is said."""
    if not civil.is_date(year, month, day):
        return None
    when = When.of_day(year, month, day)
    contradicted = weekday is not None and year > _JULIAN and civil.weekday(when.first or 0) != weekday
    return Fixed(when.assuming(OTHER_WEEKDAY) if contradicted else when)


_JULIAN = 1923
"""The last year in which a country changed from the Julian calendar, whose weekdays are others."""


@rules(
    "(WDAY:weekday .? ,? )?SURELYMON:month .? DAYTH:day",
    "SURELYMON:month .? DAYTH:day( ,? WDAY:weekday)?",
    "(WDAY:weekday .? ,? )?SURELYMON:month NTH:day",
    "(?<!IN )SURELYMON:month TH:day",
    "(WDAY:weekday .? ,? )?(THE )?DAYTH:day (OF )?SURELYMON:month",
    "(THE )?DAYTH:day (OF )?SURELYMON:month( ,? WDAY:weekday)?",
    "THE TH:day OF MON:month",
    "MONTHVERB:month NTH:day",
    "NTH:day MONTHVERB:month",
    gives="DAYDATE",
    says={
        "March 30": "2011-03-30",
        "Aug. 2": "2011-08-02",
        "26 June": "2011-06-26",
        "Wednesday, Oct. 13": "2010-10-13",
        "Friday, Oct. 16": "2009-10-16",
        "14th December Tuesday": "2010-12-14",
        "the first of May": "2011-05-01",
    },
    never=["February 30", "you may 2 times", "The fire in April first showed it."],
)
def day_and_month(day: int, month: int, weekday: int | None = None) -> Partial | None:
    """A day and a month without a year; the weekday beside them chooses it."""
    return Partial(month, day, weekday=weekday) if civil.is_date(2000, month, day) else None


@rules(
    "(?<!-)NSLASH:figures",
    gives="PERIOD",
    says={"05/2009": "2009-05"},
    never=["13/2009", "5/1700", "1/2"],
)
def numeric_month(figures: tuple[int, int]) -> Fixed | None:
    """A month and a year in figures."""
    month, year = figures
    return Fixed(When.of_month(year, month)) if 1 <= month <= 12 and 1900 <= year < 2100 else None


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
    "MON:month(?= :)",
    gives="PERIOD",
    says={"[May]: the fair opens": "2011-05"},
    never=["the marching band: a march"],
    kinds=("entries",),
)
def listed_month(month: int) -> Partial:
    """A month at the head of an entry, or alone above what it dates."""
    return Partial(month)


@rules(
    "NTH:day(?= :)",
    gives="DAYDATE",
    says={"[5th]: students march": "2011-03-05"},
    never=["the 5th floor"],
    kinds=("entries",),
)
def listed_day(day: int) -> Partial | None:
    """A day of the month at the head of an entry, under a heading that tells the month: "5th: Students march"."""
    return Partial(day=day) if day < 32 else None


@rules(
    "NDATE:figures",
    gives="DAYDATE",
    says={
        "2014-01-30": "2014-01-30",
        "2014-1-9": "2014-01-09",
        "04/05/2014": "2014-04-05",
        "on 28/10/1998 and on [09/11/1998]": "1998-11-09",
        "27.03.15": "2015-03-27",
    },
    never=["version 3.10.2", "192.168.1", "555-12-1234"],
)
def numeric_date(figures: str) -> Fixed | Figures | None:
    """A date in figures. With full stops the day is first; with slashes the document may show which of two readings
    is meant, and where nothing does the month is first, as assumed."""
    month_first, day_first = _in_figures(figures, day_first=False), _in_figures(figures, day_first=True)
    if month_first is None or day_first is None or month_first == day_first:
        return month_first or day_first
    return Figures(month_first.when, day_first.when)


def numeric_date_day_first(figures: str) -> Fixed | None:
    """The same where the day is always first, as in British English."""
    return _in_figures(figures, day_first=True)


def _in_figures(figures: str, *, day_first: bool) -> Fixed | None:
    mark = next(char for char in figures if not char.isdecimal())
    parts = figures.split(mark)
    lengths, numbers = [len(part) for part in parts], [int(part) for part in parts]
    if lengths[0] == 4 and max(lengths[1:]) <= 2:
        year, month, day = numbers
    elif lengths[2] in (2, 4) and max(lengths[:2]) <= 2:
        year = numbers[2] if lengths[2] == 4 else numbers[2] + (2000 if numbers[2] < 50 else 1900)
        day, month = numbers[:2] if day_first or mark == "." or numbers[0] > 12 else (numbers[1], numbers[0])
    else:
        return None
    return Fixed(When.of_day(year, month, day)) if civil.is_date(year, month, day) and year > 999 else None
