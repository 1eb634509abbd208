"""Normalisation of one meaning: what it says, seen from an anchor, as a TIMEX3 value and a window.

Everything here is a pure function of the meaning and the anchor, so that an explanation can be run again.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from timeline.calendar import civil, edtf, timex3
from timeline.calendar.meaning import (
    Clock,
    DayPart,
    Duration,
    Ending,
    Figures,
    Fixed,
    Holiday,
    Nth,
    Partial,
    Repeat,
    Reported,
    Shift,
    Vague,
    Weekday,
    Within,
)
from timeline.calendar.when import Precision, Resolution, Unresolved, When
from timeline.tagging import fields, holidays, shifts
from timeline.tagging.anchor import Anchor, Outcome, Side, dated, undated

_DATELESS = (Fixed, Figures, Repeat, Vague)
"""Meanings that no reference changes."""


def resolve(meaning: object, anchor: Anchor) -> Outcome:
    """The value and the window of a meaning, seen from an anchor; where nothing fits, `Unresolved` with its reason."""
    return _RESOLVERS[type(meaning)](meaning, anchor)


def resolve_in_window(meaning: object, anchor: Anchor) -> Outcome:
    """The same, seen from a document date that is only known to lie in a window.

    Where both ends of the window lead to the same date it is given, as assumed; otherwise it stays open, with its
    bounds.
    """
    window = anchor.reference
    if isinstance(meaning, _DATELESS) or window is None:
        return resolve(meaning, anchor)
    if window.first is None or window.last is None:
        return _in_open_window(meaning, anchor, window)
    early, late = (
        resolve(meaning, replace(anchor, reference=When.of_number(day))) for day in (window.first, window.last)
    )
    a, b = early.when, late.when
    if not isinstance(a, When) or not isinstance(b, When):
        return early
    between = f"between {civil.iso(window.first)} and {civil.iso(window.last)}"
    if early == late:
        return Outcome(early.value, a.assuming(f"the document's date is inferred: it was written {between}"))
    firsts = [when.first for when in (a, b) if when.first is not None]
    lasts = [when.last for when in (a, b) if when.last is not None]
    hull = replace(a, first=min(firsts), last=max(lasts), minutes=None, modifier="")
    bound = f"between {civil.iso(min(firsts))} and {civil.iso(max(lasts))}"
    reason = f"the document was written {between}, and its days lead to different dates"
    return Outcome(resolve(meaning, Anchor()).value, Unresolved(reason, hull, bound))


def _in_open_window(meaning: object, anchor: Anchor, window: When) -> Outcome:
    """Seen from a date of which only one end is known nothing has a date: that end only bounds it."""
    day = window.first_known
    widest: Side = anchor.side or ("past" if window.first is not None else "future")
    seen = resolve(meaning, anchor if day is None else replace(anchor, reference=When.of_number(day), side=widest))
    if day is None or not isinstance(seen.when, When):
        return seen
    side = "after" if window.first is not None else "before"
    reason = f"of the day of writing it is only known that it lies {side} {civil.iso(day)}"
    if window.first is not None:
        bounds, told = replace(seen.when, last=None, minutes=None, modifier=""), seen.when.first
    else:
        bounds, told = replace(seen.when, first=None, minutes=None, modifier=""), seen.when.last
    bound = "" if told is None else f"{side} {civil.iso(told)}"
    return Outcome(resolve(meaning, Anchor()).value, Unresolved(reason, bounds, bound))


def _fixed(meaning: Fixed, anchor: Anchor) -> Outcome:
    return Outcome(meaning.value or timex3.write(meaning.when), meaning.when)


def _shift(meaning: Shift, anchor: Anchor) -> Outcome:
    reference = anchor.reference
    if meaning.after is not None:
        origin = resolve(meaning.after, _from_edge(meaning.after, anchor))
        if not meaning.unit or not isinstance(origin.when, When):
            return origin
        reference = origin.when
    if reference is None or reference.first is None:
        return undated(shifts.open_value(meaning.unit), anchor.why_not)
    amount = meaning.amount + (1 if _is_week_ahead(meaning, reference.first, anchor.side) else 0)
    outcome = shifts.shifted(reference, amount, meaning.unit, calendar=meaning.calendar and not meaning.after)
    if _is_round(meaning) and isinstance(outcome.when, When):
        return replace(outcome, when=replace(outcome.when, approximate=True))
    story = meaning.amount > 0 and anchor.side == "same year"  # "in 2008, and in the next year"
    if not meaning.running or story:
        return outcome
    return replace(outcome, when=shifts.running(reference.first, meaning.amount, meaning.unit))


def _from_edge(after: object, anchor: Anchor) -> Anchor:
    """ "The following spring" lies behind the whole of the year that the story is at, "the previous spring" before
    it."""
    year, side = anchor.reference, after.direction if isinstance(after, Partial) else None
    if year is None or year.is_open or year.precision != Precision.YEAR or not side:
        return anchor
    edge = year.last if side > 0 else year.first
    return replace(anchor, reference=When.of_number(edge or 0))


def _is_week_ahead(meaning: Shift, day: int, side: str) -> bool:
    """Whether "this week", said of what is to come on a Sunday, is the week that the next day begins."""
    this_week = meaning.unit == "week" and meaning.amount == 0 and meaning.calendar and not meaning.from_story
    return this_week and side in ("future", "after") and civil.weekday(day) == _SUNDAY


_SUNDAY = 6
_ROUND = 5
_FAR = 10


def _is_round(meaning: Shift) -> bool:
    """Whether a distance is told in round years: "20 years ago" may be 19 or 21."""
    far = meaning.unit == "year" and abs(meaning.amount) >= _FAR and meaning.amount % _ROUND == 0
    far = far or (meaning.unit in ("decade", "century") and not meaning.calendar)
    return far and not meaning.running and meaning.after is None


def _reported(meaning: Reported, anchor: Anchor) -> Outcome:
    """The reference's own quarter if it is one, else the last quarter that ended before it."""
    if anchor.reference is None or anchor.reference.first is None:
        return undated("XXXX-QX", anchor.why_not)
    quarter = anchor.reference
    if quarter.precision != Precision.QUARTER:
        year, month, _ = civil.date_of(anchor.reference.first)
        quarter = When.of_quarter(year, (month + 2) // 3 - 1) if month > 3 else When.of_quarter(year - 1, 4)
    year, month, _ = civil.date_of(quarter.first or 0)
    wanted = meaning.year if meaning.year is not None else year + meaning.years
    return dated(When.of_quarter(wanted, (month + 2) // 3))


def _nth(meaning: Nth, anchor: Anchor) -> Outcome:
    outer = resolve(meaning.within, anchor)
    within = outer.when
    if not isinstance(within, When) or within.first is None or within.last is None:
        return undated(outer.value, anchor.why_not)
    found = _nth_in(meaning, within.first, within.last)
    if found is None:
        return undated(outer.value, "the period has no such part")
    return dated(found)


def _nth_in(meaning: Nth, first: int, last: int) -> When | None:
    nth = meaning.ordinal
    if meaning.unit == "half":
        return When.of_half(civil.date_of(first)[0], nth)
    if meaning.weekday is not None:
        year, month, _ = civil.date_of(first)
        if last - first == 6:
            return When.of_number(first + meaning.weekday)
        number = holidays.nth_weekday(year, month, meaning.weekday, nth)
        return None if number is None else When.of_number(number)
    if meaning.unit == "week":
        week = When.of_week(*civil.iso_week(last if nth < 0 else first + 7 * (nth - 1)))
        return week if first - 6 <= (week.first or 0) <= last else None
    number = last if nth < 0 else first + nth - 1
    return When.of_number(number) if number <= last else None


def _ending(meaning: Ending, anchor: Anchor) -> Outcome:
    last = anchor.reference if meaning.last is None else resolve(meaning.last, anchor).when
    if not isinstance(last, When) or last.first is None:
        return undated(timex3.period(((meaning.months, "month"),)), anchor.why_not)
    if meaning.quarter:
        middle = shifts.shifted(When.of_number(last.first - _HALF_QUARTER), 0, "quarter", calendar=True)
        return replace(middle, value=f"{civil.date_of(last.first)[0]:04d}-Q{meaning.quarter}")
    first = civil.add_months(last.first, 1 - meaning.months)
    return Outcome(timex3.write(When.of_month(*civil.date_of(first)[:2])), replace(last, first=first, lasting=True))


_HALF_QUARTER = 45
"""Days before a quarter's end that lie in its middle: companies end theirs some weeks apart."""


def _figures(meaning: Figures, anchor: Anchor) -> Outcome:
    if anchor.side == "day first":
        return dated(meaning.day_first)
    settled = anchor.side == "month first"
    when = meaning.month_first
    return dated(when) if settled else dated(when.assuming(MONTH_FIRST.format(edtf.write(meaning.day_first))))


MONTH_FIRST = "its month is read first; the day read first, it is {}"
"""What is assumed of a date in figures that nothing in the document settles."""


def _within(meaning: Within, anchor: Anchor) -> Outcome:
    outer = resolve(meaning.outer, anchor)
    if not isinstance(outer.when, When):
        return undated(resolve(meaning.inner, Anchor()).value, anchor.why_not)
    return resolve(meaning.inner, Anchor(outer.when))


# ---- times of day

_LAST_MINUTE = 24 * 60 - 1


def _on(day: object, anchor: Anchor) -> Outcome:
    return resolve(Shift(0, "day") if day is None else day, anchor)


def _clock(meaning: Clock, anchor: Anchor) -> Outcome:
    minute = meaning.minute
    if (
        (meaning.half_open or anchor.side == "same half")
        and anchor.reference is not None
        and anchor.reference.minutes is not None
    ):
        minute = minute % 720 + anchor.reference.minutes[0] // 720 * 720
        minute -= 720 if meaning.half_open and minute > anchor.reference.minutes[0] and minute >= 720 else 0
    time = f"T{minute // 60:02d}:{minute % 60:02d}" + _zone(meaning.zone)
    outcome = _on(meaning.on, anchor)
    when = outcome.when
    if not isinstance(when, When) or when.precision < Precision.DAY:
        return Outcome(outcome.value + time, when)
    minute = min(minute, _LAST_MINUTE)  # TIMEX3 knows 24:00; a window's minutes are those of its day
    return Outcome(
        timex3.day(when.first or 0) + time,
        replace(when, precision=Precision.MINUTE, minutes=(minute, minute)),
    )


def _zone(offset: int | None) -> str:
    if offset is None:
        return ""
    return "Z" if offset == 0 else f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02d}:{abs(offset) % 60:02d}"


def _day_part(meaning: DayPart, anchor: Anchor) -> Outcome:
    code, first, last = timex3.DAY_PARTS[meaning.part]
    outcome = _on(meaning.on, anchor)
    when = outcome.when
    if not isinstance(when, When) or when.precision < Precision.DAY:
        return Outcome(outcome.value + code, when)
    return Outcome(timex3.day(when.first or 0) + code, replace(when, precision=Precision.PART, minutes=(first, last)))


# ---- durations, sets, vague references


def _duration(meaning: Duration, anchor: Anchor) -> Outcome:
    value = timex3.period(meaning.amounts)
    amount, unit = meaning.amounts[0]
    if anchor.side in ("ahead", "within") and amount is not None and anchor.day is not None:
        return Outcome(value, _ahead(amount, unit, anchor))
    if meaning.direction is None:
        return undated(value, "it tells how long, not when")
    if anchor.reference is None or anchor.reference.first is None:
        return undated(value, anchor.why_not)
    here = anchor.reference.first
    edge = None if amount is None else shifts.moved(here, amount * meaning.direction, unit)
    if edge is None:
        return undated(value, "it does not tell how long")
    return Outcome(value, When(min(here, edge), max(here, edge), Precision.DAY, lasting=True, approximate=True))


def _ahead(amount: float, unit: str, anchor: Anchor) -> Resolution:
    """The time "in two weeks", the week that lies two on; "within two weeks", some day until then."""
    assert anchor.reference is not None and anchor.day is not None
    if anchor.side == "within":
        edge = shifts.moved(anchor.day, amount, unit)
        return Unresolved("it does not tell how long") if edge is None else When(anchor.day, max(edge, anchor.day))
    if amount != int(amount):
        edge = shifts.moved(anchor.day, amount, unit)
        return (
            Unresolved("it does not tell how long") if edge is None else replace(When.of_number(edge), approximate=True)
        )
    return shifts.shifted(anchor.reference, int(amount), unit, calendar=False).when


def _repeat(meaning: Repeat, anchor: Anchor) -> Outcome:
    return undated(meaning.value, "it tells how often, not when")


def _vague(meaning: Vague, anchor: Anchor) -> Outcome:
    if meaning.value == "PRESENT_REF" and anchor.reference is not None:
        return Outcome(meaning.value, replace(anchor.reference, approximate=True))
    return undated(meaning.value, "the text gives no date for it")


_RESOLVERS: dict[type, Callable[[Any, Anchor], Outcome]] = {
    Fixed: _fixed,
    Partial: fields.partial,
    Weekday: fields.weekday,
    Holiday: fields.holiday,
    Shift: _shift,
    Reported: _reported,
    Nth: _nth,
    Within: _within,
    Clock: _clock,
    DayPart: _day_part,
    Ending: _ending,
    Figures: _figures,
    Duration: _duration,
    Repeat: _repeat,
    Vague: _vague,
}
