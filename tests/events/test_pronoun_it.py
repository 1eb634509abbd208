"""What "it" stands for."""

import pytest
from telling import events_in

NAMED = [
    ("The ferry Alma left Riga at noon. It sank on Monday.", "The ferry Alma sank"),
    ("The Polish senate met at noon. It is a young body. It dropped the bill on Monday.", "The Polish senate dropped"),
    ("A bridge links the two towns. It was closed on Monday.", "The bridge was closed"),
    (
        "The flood is rising fast. Officials said it could reach Lodz by Monday.",
        "said the flood could reach",
    ),
    ("Greta Holm steered the ferry until it sank on Monday.", "The ferry sank"),
    ("A statement on the museum's website said it was moving two exhibits on Monday.", "website said it was moving"),
    ("Nordal's safety record is poor. It announced a review on Monday.", "Nordal announced a review"),
    ("All of NATO's attempts failed. It was to try again on Monday.", "NATO was to try"),
    (
        "WHO has said it is safe. ``There is no risk of infection,'' it said on its website on Monday.",
        "WHO said",
    ),
]

KEPT = [
    "Karin Voss left the talks. It rained on Monday.",
    "The ferry left Riga. It took until Monday to find a dock.",
    "The ferry left Riga. It emerged on Monday that the captain was drunk.",
    "The ferry left Riga. It was announced on Monday that the captain was drunk.",
    "The ferry is late. The explosion shook the harbour. It sank on Monday.",
    "Holm paid for the well. Voss and the firm's lawyers were away. It closed on Monday.",
    "Officials praised the deal. Farmers said it was cancelled on Monday.",
    "Nordal's safety record is poor. It fell on Monday.",
    "The barge carries the dome. A spokesman said it would be lowered on Monday.",
    "NATO is late. It's good to see the ships on Monday.",
    "The mayor met the strikers. A statement said it would be lifted on Monday.",
]


@pytest.mark.parametrize(("text", "words"), NAMED)
def test_it_is_named(text: str, words: str) -> None:
    assert words in events_in(text)[-1].headline


@pytest.mark.parametrize("text", KEPT)
def test_it_stays_where_two_things_or_none_may_be_meant(text: str) -> None:
    for event in events_in(text):
        assert not event.headline.startswith(("The", "Nordal", "Voss", "Karin"))
