"""The steps that say how a line came to its words."""

import pytest
from telling import as_event, event_in, events_in

from timeline.model import Mention, Timeline
from timeline.saved.corrections import Correction, apply
from timeline.writers.explaining import reason_lines

SENTENCE, ALONE = "the sentence", "the sentence: no clause of it could be told alone"


def _steps(event: Mention) -> list[str]:
    """The notes of a line without those of what counts for and against it."""
    return [note for note in event.line_notes if note[:1] not in "+-"]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("A ferry sank in the harbour in May 2018.", [SENTENCE]),
        ("The mill burned down in May 2018, police said.", [SENTENCE]),
        ("Paula Voss came to Rome. She resigned in May 2018.", [SENTENCE, "put in “Paula Voss” for “She”"]),
        ("However, the mayor, who is 61, resigned on 4 May 2018.", [SENTENCE, "left out “However”"]),
        (
            "The court upheld the treaty signed in May 2018.",
            [
                "a participle with its subject, made a sentence",
                "left out “The court upheld”",
                "put in “was signed” for “signed”",
            ],
        ),
        (
            "The mine closed after the owner died in May 2018.",
            ["a clause of it", "left out “The mine closed after”"],
        ),
        (
            "The minister, who left Rome in May 2018, is ill.",
            ["a clause on a noun, made a sentence", "left out “who”", "left out “is ill”"],
        ),
        ("May 2018: riots, looting and worse", [ALONE]),
    ],
)
def test_the_steps_of_a_line(text: str, steps: list[str]) -> None:
    assert _steps(event_in(text)) == steps


def test_what_goes_for_want_of_room_is_named() -> None:
    event = event_in(
        "A judge in the capital ordered the ministry of transport on Monday to close the old bridge over the river to "
        "all lorries because of deep cracks in two of its three piers, which had been found by divers, a clerk said."
    )
    assert _steps(event) == [SENTENCE, "left out “which had been found by divers”"]


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
