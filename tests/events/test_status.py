"""How a text holds an event, in pairs that differ in a word or two."""

import pytest
from telling import event_in, events_in

from timeline.model import Status

TOLD = [
    ("The dam was opened on Monday.", Status.HAPPENED),
    ("The dam will be opened on Monday.", Status.PLANNED),
    ("The dam is to be opened on Monday.", Status.PLANNED),
    ("The dam might open on Monday.", Status.HYPOTHETICAL),
    ("The dam may be opened on Monday.", Status.HYPOTHETICAL),
    ("The dam was allegedly opened on Monday.", Status.REPORTED),
    ("The dam was opened on Monday, the ministry said.", Status.REPORTED),
    ("According to the ministry, the dam was opened on Monday.", Status.REPORTED),
    ("The ministry said that the dam was opened on Monday.", Status.REPORTED),
    ("The ministry denied that the dam was opened on Monday.", Status.DENIED),
    ("The ministry plans to open the dam in May.", Status.PLANNED),
    ("The ministry opened the dam in May.", Status.HAPPENED),
    ("The ministry wants to open the dam in May.", Status.PLANNED),
    ("The ministry proposed to open the dam in May.", Status.PROPOSED),
    ("If the dam is opened in May, the valley floods.", Status.HYPOTHETICAL),
    ("The clerk is accused of hiding the map in 2011.", Status.REPORTED),
    ("The clerk hid the map in 2011.", Status.HAPPENED),
    ("The fair opens on Saturday.", Status.PLANNED),
    ("The fair opened on Saturday.", Status.HAPPENED),
]


@pytest.mark.parametrize(("text", "status"), TOLD)
def test_status(text: str, status: Status) -> None:
    assert event_in(text).status == status


@pytest.mark.parametrize("text", ["The clerk usually closed the office in August.", "The fair is held every May."])
def test_a_habit_is_not_told_as_what_happened(text: str) -> None:
    assert {event.status for event in events_in(text)} <= {Status.HABITUAL}


def test_what_happened_beside_a_plan_is_no_plan() -> None:
    first, second = events_in("The line closed in 1966 and will reopen in 2025.")
    assert (first.status, second.status) == (Status.HAPPENED, Status.PLANNED)


def test_what_lies_after_the_day_of_writing_has_not_happened() -> None:
    text = "The fair opens on 16 March 2019."
    assert event_in(text, date="2019-03-14").status == Status.PLANNED
    assert event_in(text, date="2019-03-20").status == Status.HAPPENED


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The roof fell in on Monday, police said.", "police"),
        ("The roof fell in on Monday, according to the fire brigade.", "the fire brigade"),
        ("Sister Agnes Byrne said that the roof fell in on Monday.", "Sister Agnes Byrne"),
        ("The roof fell in on Monday.", ""),
    ],
)
def test_speaker(text: str, speaker: str) -> None:
    assert event_in(text).speaker == speaker


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "As of Monday, the storm had killed nine people.",
            "As of Monday, the storm had killed nine people",
        ),
        (
            "As of 3 March, NATO had lost two ships.",
            "As of 3 March, NATO had lost two ships",
        ),
        (
            "As of Monday, the storm has killed nine people.",
            "As of Monday, the storm has killed nine people",
        ),
        (
            "The crack measured two metres as of Monday.",
            "The crack measured two metres as of Monday",
        ),
    ],
)
def test_a_state_on_a_day_is_told_as_such(text: str, line: str) -> None:
    event = event_in(text)
    assert event.headline == line
    assert event.said.startswith("as of")
