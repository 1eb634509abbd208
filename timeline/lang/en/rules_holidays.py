"""Level two: named days."""

from timeline.calendar.meaning import Holiday
from timeline.tagging.language import RuleBook

rules = RuleBook("holidays")


@rules(
    "HOLIDAYNAME:name( UNIT)?( ,? YEAR:year)?(?! THING)",
    "HOLIDAYNAME:name EVE:eve( ,? YEAR:year)?",
    "LAST:side HOLIDAYNAME:name",
    "THIS:side HOLIDAYNAME:name",
    "NEXT:side HOLIDAYNAME:name",
    gives="HOLIDAY",
    says={"Christmas 2007": "2007-12-25", "Christmas Eve": "2010-12-24", "last Thanksgiving": "2010-11-25"},
    never=["Easter Island", "Christmas tree"],
)
def named_holiday(name: str, year: int | None = None, eve: int | None = None, side: int | None = None) -> Holiday:
    """A feast."""
    return Holiday(name, year, side, -1 if eve is not None else 0)


@rules(
    "HOLIDAYDAY:name (POSSESSIVE )?UNIT:unit( ,? YEAR:year)?",
    gives="HOLIDAY",
    says={"Labor Day": "2011-09-05", "Valentine's Day 2014": "2014-02-14", "Memorial Day": "2011-05-30"},
    never=["Labor week", "a mother"],
)
def named_day(name: str, unit: str, year: int | None = None) -> Holiday | None:
    """A day with a name."""
    return Holiday(name, year) if unit == "day" else None


@rules(
    "NEW:name UNIT:unit (POSSESSIVE )?UNIT( ,? YEAR:year)?",
    "NEW:name UNIT:unit (POSSESSIVE )?EVE:eve( ,? YEAR:year)?",
    gives="HOLIDAY",
    says={"New Year's Day": "2011-01-01", "New Year's Eve 1999": "1999-12-31"},
    never=["new year resolutions"],
)
def new_year(name: str, unit: str, year: int | None = None, eve: int | None = None) -> Holiday | None:
    """New Year's Day and the day before."""
    return Holiday(name if eve is None else "12-31", year) if unit == "year" else None


@rules(
    "GOOD:name WEEKDAY:day( ,? YEAR:year)?(?! PAPER)",
    gives="HOLIDAY",
    says={"Good Friday": "2011-04-22", "Ash Wednesday 2015": "2015-02-18"},
    never=["a good Monday"],
)
def good_friday(name: str, day: int, year: int | None = None) -> Holiday | None:
    """A weekday that hangs on Easter."""
    return Holiday(name, year) if (name, day) in (("easter -2", 4), ("easter -46", 2)) else None


@rules(
    "HOLIDAYNAME:name WEEKDAY:day( ,? YEAR:year)?",
    gives="HOLIDAY",
    says={"Easter Sunday": "2011-04-24", "Easter Monday 2015": "2015-04-06"},
    never=["Easter Tuesday"],
)
def easter_day(name: str, day: int, year: int | None = None) -> Holiday | None:
    """Easter Sunday and Monday."""
    days = {6: "easter 0", 0: "easter 1"}
    return Holiday(days[day], year) if name == "easter 0" and day in days else None
