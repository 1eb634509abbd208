"""The entries of a chronicle follow each other in time; written on Thursday 14 March 2019."""

import pytest
from telling import date_of, events_in

import timeline

UP = """\
May 22 - The rig sinks and a slick forms.

May 30 - The chief says the firm will pay.

July 16 - The chief and the owners meet ministers and announce a fund.

Aug. 27 - The firm names a new chief.

Dec. 9 - A panel finds no fault.
"""
UP_DAYS = ["2018-05-22", "2018-05-30", "2018-07-16", "2018-08-27", "2018-12-09"]

AHEAD = """\
June 16 - The fair opens.

June 18 - The choir sings in the town hall.

June 20 - The fair closes with a concert.
"""

MIXED = """\
July 16 - The choir sings in the town hall.

June 3 - The mayor said the bridge was safe.

June 18 - The fair opens.
"""


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (UP, UP_DAYS),
        ("\n\n".join(reversed(UP.split("\n\n"))), UP_DAYS[::-1]),
        (AHEAD, ["2019-06-16", "2019-06-18", "2019-06-20"]),
        (MIXED, ["2019-07-16", "2018-06-03", "2019-06-18"]),
    ],
    ids=["up", "down", "ahead", "in no order"],
)
def test_entries_keep_their_order(text: str, days: list[str]) -> None:
    assert sorted(date_of(event) for event in events_in(text)) == sorted(days)


def test_two_entries_are_no_chronicle() -> None:
    assert [date_of(event) for event in events_in("May 22 - The rig sinks.\n\nMay 30 - The chief said so.")] == [
        "2019-05-22",
        "2018-05-30",
    ]


def test_the_trail_says_why_and_gives_the_date_again() -> None:
    moved = [event for event in events_in(UP) if event.trail.notes]
    assert moved
    assert all("follow each other in time" in event.trail.notes[-1] for event in moved)
    assert all(timeline.replay(event) == event.when for event in moved)


def test_a_long_chronicle_is_read() -> None:
    months = ("Jan.", "Feb.", "April", "June", "Aug.", "Oct.", "Dec.")
    lines = [f"{month} {day} - The ferry {day} leaves the yard." for month in months for day in range(1, 28)]
    events = events_in("\n\n".join(["Jan. 1 - The owner said the yard was open.", *lines]))
    days = [date_of(event) for event in events]
    assert days == sorted(days)
