"""What "it" stands for."""

import pytest
from telling import events_in

NAMED = [
    ("The ferries are full. The strike has cost 40 million euros since it began in 2017.", "The strike began"),
    (
        "Nordal's record is poor. Nordal said on Sunday it would pay. It announced a review on Monday.",
        "Nordal announced",
    ),
    ("The Nordal yard is shut. Nordal lost money. It announced a review on Monday.", "Nordal announced"),
    ("After its recall of a million fridges, Nordal, based in Riga, has had to borrow since May.", "Nordal"),
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
