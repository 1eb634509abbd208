"""Which date the event of a sentence has: its own, and not one of another clause, of a name or of a sum."""

import pytest
from telling import date_of, events_in

from timeline.calendar.when import When
from timeline.model import Status

YEAR_BESIDE = [
    ("Two boys were burned at the Halloween parade three years ago.", "2017-12-29", "2014-10-31"),
    ("The truce was agreed on Christmas Eve a year ago.", "2017-12-29", "2016-12-24"),
    ("The shop was robbed on Thanksgiving last year.", "2017-12-29", "2016-11-24"),
    ("The shop was robbed on Thanksgiving.", "2017-12-29", "2017-11-23"),
]

OTHER_CLAUSES = [
    ("Officials inspected the dam built in 1962 on Wednesday.", "inspected", "2019-03-13"),
    ("Officials inspected the dam built in 1962 on Wednesday.", "built", "1962"),
    ("The pit was closed in May, when the roof fell in.", "roof", "2018-05"),
    ("Fans will always remember Copa 2012, when the stand gave way.", "stand", "2012"),
    ("Prices rose after the cartel said it would cut output last week.", "said", "[2019-03-04..2019-03-10]"),
    ("He was jailed on charges arising from the killing of a clerk in May 2012.", "killing", "2012-05"),
    ("Between 1880 and 1890, and again in 1902, the hall was used as a school.", "used", "1880/1890"),
    ("From 1914 to 1918 and from 1939 to 1945 the palace was a hospital.", "hospital", "1939/1945"),
    ("Divers speak of the boiler that burst during a 1964 regatta.", "burst", "1964"),
    ("The fort was rebuilt by raiders c. 120 BC.", "raiders", "-0119~"),
]

NEVER = [
    ("Another 12 inches fell on Tuesday, bringing the total since March 2 to 40.", "total", "2019-03-02/.."),
    ("The gallery dropped its Art 2010 label on Friday.", "dropped", "2010"),
    ("Nobody will forget Copa 2014.", "forget", "2014"),
    ("She was the first woman to win the race since its start in 1974.", "win", "1974"),
    ("It came two weeks before the end of the truce on 26 July 2018.", "came", "2018-07-26"),
    ("The index closed at 90, up 6% on the previous day.", "closed", "2019-03-13"),
    ("On 4 May the shares rose, up 6% on the previous day.", "rose", "2018-05-03"),
]


@pytest.mark.parametrize(("text", "written", "date"), YEAR_BESIDE)
def test_a_day_has_the_year_that_is_told_beside_it(text: str, written: str, date: str) -> None:
    assert [date_of(event) for event in events_in(text, written)] == [date]


@pytest.mark.parametrize(("text", "word", "date"), OTHER_CLAUSES)
def test_a_date_is_that_of_its_clause(text: str, word: str, date: str) -> None:
    assert date in [date_of(event) for event in events_in(text) if word in event.headline]


@pytest.mark.parametrize(("text", "word", "date"), NEVER)
def test_a_date_of_something_else_is_not_the_event_s(text: str, word: str, date: str) -> None:
    assert date not in [date_of(event) for event in events_in(text) if word in event.headline]


def test_a_sum_keeps_what_it_is_counted_from() -> None:
    (event,) = events_in("Ships have sold oil there 30 times since October.")
    assert date_of(event) == "2018-10/.."


def test_what_a_picture_shows_is_no_plan_whatever_its_date() -> None:
    (event,) = events_in("Smoke rises over the crater, as seen from Port Rell on March 15.")
    assert (date_of(event), event.status) == ("2019-03-15", Status.HAPPENED)


def test_a_thing_called_off_with_others_lies_ahead_and_is_denied() -> None:
    (event,) = events_in("The hotel has called off the boat race and a dinner on Saturday night for its sponsors.")
    assert (date_of(event), event.status) == ("2019-03-16", Status.DENIED)


def test_a_time_without_a_day_is_only_assumed_to_be_on_the_day_of_writing() -> None:
    (told,) = events_in("The mayor resigned at 9 p.m.")
    (planned,) = events_in("The mayor will speak at 9 p.m.")
    assert isinstance(told.when, When) and told.when.assumed
    assert isinstance(planned.when, When) and not planned.when.assumed


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("By 11:15 p.m. on Wednesday the street was cleared.", "2019-03-13"),
        ("The fire broke out shortly after 11 p.m. on Wednesday.", "2019-03-13T23:00:00"),
        ("Ballots must be handed in by 7 p.m. on Friday.", "[..2019-03-15]"),
        ("The shop will open at 10:25 ET on Friday.", "2019-03-15T10:25:00"),
        ("The shop was robbed between 1:30 and 4 p.m. on Tuesday.", "2019-03-12T13:30:00/2019-03-12T16:00:00"),
        ("The crew stayed aboard until midnight on Tuesday.", "../2019-03-12"),
    ],
)
def test_times_of_day_lie_on_their_day(text: str, date: str) -> None:
    assert [date_of(event) for event in events_in(text)] == [date]


def test_a_date_told_beside_a_time_is_not_the_day_that_the_story_was_at() -> None:
    text = "The ship left on 3 March 2018. Nine hours later, she docked at 10:15 p.m. on 2 March 2018."
    assert "2018-03-02T22:15:00" in [date_of(event) for event in events_in(text)]
