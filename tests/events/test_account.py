"""The steps that say how a line came to its words."""

import pytest
from telling import as_event, event_in, events_in

from timeline.limits import MAX_HEADLINE_CHARS
from timeline.model import Timeline
from timeline.saved.corrections import Correction, apply
from timeline.writers.explaining import reason_lines


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("A ferry sank in the harbour in May 2018.", ["the clause of “sank”"]),
        ("The mill burned down in May 2018, police said.", ["the clause of “burned”", "left out “police said”"]),
        (
            "“We closed the mill in May 2018,” the owner said.",
            ["what was said, behind who said it", "left out “said”"],
        ),
        (
            "Paula Voss came to Rome. She resigned in May 2018.",
            ["the clause of “resigned”", "put in “Paula Voss” for “She”"],
        ),
        (
            "However, the mayor, who is 61, resigned on 4 May 2018.",
            ["the clause of “resigned”", "left out “However”", "left out “who is 61”"],
        ),
        (
            "The court upheld the treaty signed in May 2018.",
            [
                "what is told of “treaty”, made a sentence",
                "left out “The court upheld”",
                "put in “was signed” for “signed”",
            ],
        ),
        ("Two people were killed and 17 were injured in May 2018.", ["two clauses that share the date"]),
        (
            "As of 4 May 2018, the mill was closed.",
            ["the clause of “closed”", "put in “By then”"],
        ),
        ("Riots: May 2018", ["the phrase of the dated noun"]),
        ("May 2018: riots, looting and worse", ["the whole sentence, which has no verb for the date"]),
    ],
)
def test_the_steps_of_a_line(text: str, steps: list[str]) -> None:
    assert list(event_in(text).line_notes) == steps


def test_what_goes_for_want_of_room_is_named() -> None:
    event = event_in(
        "A judge in the capital ordered the ministry of transport on Monday to close the old bridge over the river to "
        "all lorries because of deep cracks in two of its three piers, which had been found by divers."
    )
    first, fitted = event.line_notes
    assert first == "the clause of “ordered”"
    assert fitted.startswith(f"left out to fit {MAX_HEADLINE_CHARS} characters: “because of deep cracks")


def test_every_event_has_its_steps_and_they_are_reasons() -> None:
    events = events_in("The mayor resigned on Monday, police said. The 2015 flood killed 12. In 1987, rain fell.")
    assert len(events) == 3
    for event in map(as_event, events):
        told = [line for line in reason_lines(event) if line.startswith("line: ")]
        assert event.line_notes
        assert told == [f"line: {note}" for note in event.line_notes]


def test_a_line_that_a_person_writes_has_no_steps() -> None:
    event = as_event(event_in("However, the mayor resigned on 4 May 2018."))
    for headline, left in ((event.headline, event.line_notes), ("The mayor goes", ())):
        made = apply(Timeline((event,)), [Correction(event.key, headline=headline)], "a.csv", print)
        assert made.events[0].line_notes == left
