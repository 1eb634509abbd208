"""Which person "the actor" is."""

import pytest
from telling import event_in, events_in

ACTOR = "The actor Jan Holm runs a mill near Riga. Holm owns two ships. "

NAMED = [
    (ACTOR + "The actor sold the mill on Monday.", "Jan Holm sold the mill"),
    (ACTOR + "The mill burned down two weeks after the actor's death in May.", "Jan Holm's death"),
    (
        "The French president, Jean Roux, vowed to act. ``We will,'' said the president, who left on Monday.",
        "Jean Roux",
    ),
    ("Police saw Jan Holm, the pilot. The pilot left the hospital on Monday.", "Jan Holm left the hospital"),
    ("Dr Jan Holm denies it. Holm worked in Riga. The doctor lost his post on Monday.", "Jan Holm lost his post"),
    ("President Holm met Mr Voss. The president left on Monday.", "Holm left"),
]

KEPT = [
    ("The actor Jan Holm met the actor Erik Voss. The actor left on Monday.", "The actor left"),
    ("Former president Jan Holm met the strikers. The president left on Monday.", "The president left"),
    ("Dr Jan Holm met Dr Erik Voss. The doctor left on Monday.", "The doctor left"),
    ("A young Danish woman met an old woman. The woman died on Monday.", "The woman died"),
    ("The woman died on Monday. A young Danish woman wept.", "The woman died"),
]


@pytest.mark.parametrize(("text", "words"), NAMED)
def test_a_person_is_named(text: str, words: str) -> None:
    assert words in events_in(text)[-1].headline


@pytest.mark.parametrize(("text", "words"), KEPT)
def test_a_person_who_may_be_another_is_not(text: str, words: str) -> None:
    assert words in event_in(text).headline
