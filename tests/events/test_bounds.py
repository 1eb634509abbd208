"""Dates that are bounds, and undated events beside dated ones."""

import pytest
from telling import date_of, event_in, events_in, failing

from timeline import pipeline
from timeline.calendar import edtf
from timeline.calendar.when import Unresolved
from timeline.model import Trail

SIGNALS = [
    ("The strait was mined in May 2011.", "2011-05", ""),
    ("The strait has been mined since May 2011.", "2011-05/..", "since"),
    ("The strait was mined until May 2011.", "../2011-05", "until"),
    ("The strait was mined before May 2011.", "[..2011-05-01]", "before"),
    ("The strait was mined after May 2011.", "[2011-05-31..]", "after"),
    ("The strait was mined by May 2011.", "[..2011-05]", "by"),
    failing(
        "the bound is in the expression's own window", "The tunnel will not open until October 2031.", "2031-10", ""
    ),
    ("The strait was mined from May to July 2011.", "2011-05/2011-07", ""),
    failing("the negation is two clauses up", "The tunnel is not due to open until October 2031.", "2031-10", ""),
]


@pytest.mark.parametrize(("text", "date", "signal"), SIGNALS)
def test_the_preposition_makes_the_bound(text: str, date: str, signal: str) -> None:
    event = event_in(text)
    assert date_of(event) == date
    assert event.trail.signal == signal


def test_a_weekday_after_the_last_date_told_is_not_that_week() -> None:
    truce, killed = events_in("The truce was signed in May 2016. On Sunday four farmers were killed.", date=None)
    assert date_of(truce) == "2016-05"
    assert isinstance(killed.when, Unresolved)


def test_a_clause_placed_after_a_dated_happening_says_so() -> None:
    text = (
        "The ceasefire was signed in May 2016. The vote will be held in October 2017. "
        "Snipers have returned to the ridge since the ceasefire, most of them on Sunday."
    )
    snipers = next(event for event in events_in(text, date=None) if event.said == "Sunday")
    assert isinstance(snipers.when, Unresolved)
    assert snipers.when.bounds is not None
    assert snipers.when.bounds.first == edtf.parse("2016-05").first
    assert "ceasefire" in snipers.when.bound


@pytest.mark.parametrize("signal", ["", "since", "until", "before", "after", "by", "from", "till"])
def test_a_trail_without_an_expression_dates_nothing(signal: str) -> None:
    assert isinstance(pipeline.replay(Trail("text", None, signal=signal)), Unresolved)


def test_the_time_is_on_the_day_told_last() -> None:
    text = "The storm reached Malmen on Monday. At 7:40 a.m. the harbour wall broke."
    storm, wall = events_in(text)
    assert date_of(storm) == "2019-03-11"
    assert date_of(wall) == "2019-03-11T07:40:00"
