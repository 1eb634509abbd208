"""The side of the day of writing (Thursday 14 March 2019) on which a date lies, by the tense of its clause."""

import pytest
from telling import date_of, event_in, events_in

SIDES = [
    ("The council voted on Friday.", "2019-03-08"),
    ("The council votes on Friday.", "2019-03-15"),
    ("The council will vote on Friday.", "2019-03-15"),
    ("The council has voted on Friday.", "2019-03-08"),
    ("The council plans to vote on Friday.", "2019-03-15"),
    ("The mill burned down in June.", "2018-06"),
    ("The mill will be pulled down in June.", "2019-06"),
    ("The mill, built in June, has no roof.", "2018-06"),
    ("No rain has fallen since October.", "2018-10/.."),
    ("The clerk wants the roof mended by June.", "[..2019-06]"),
    ("The school will stay closed until Monday.", "../2019-03-18"),
    # a date with its year lies where it lies
    ("The mill will be pulled down in June 2018.", "2018-06"),
    ("The mill was pulled down on 2 May 2021.", "2021-05-02?"),
]


@pytest.mark.parametrize(("text", "date"), SIDES)
def test_side(text: str, date: str) -> None:
    assert date_of(event_in(text)) == date


def test_two_clauses_two_sides() -> None:
    past, future = events_in("The line closed on Monday and will reopen on Friday.")
    assert (date_of(past), date_of(future)) == ("2019-03-11", "2019-03-15")
