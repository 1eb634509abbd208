"""What the pronouns of a line stand for."""

import pytest
from telling import events_in

LINES = [
    (
        "Ambassador Karin Voss left the talks. She flew home on Monday.",
        ["Karin Voss flew home"],
    ),
    (
        "The poet Daniel Orme was seen in Lisbon. He vanished on 2 March.",
        ["Daniel Orme vanished"],
    ),
    (
        "Professor Karin Voss found it. Speaking on Radio 4 Nature, she warned of floods on Monday.",
        ["Karin Voss warned"],
    ),
    (
        "Chairman Jan Orme was late. Police heard a witness. Orme blamed the pilot. He resigned on Monday.",
        ["Orme resigned"],
    ),
    (
        "The strike has cost 40 million euros since it began in 2017.",
        ["strike began"],
    ),
    (
        "The workers have been paid since they returned in January.",
        ["workers"],
    ),
]

KEPT = [
    "Voss had a plan to make Holm eat his words. She quoted Holm at length on Monday.",
    "``It grew fast,'' said Jan Holm. ``He left town on Monday.''",
    "NATO condemned the attack. She resigned on Monday.",
    "Two boats sank near Ulvik. He was rescued on Monday.",
    "It rained on Monday.",
]


@pytest.mark.parametrize(("text", "lines"), LINES)
def test_a_pronoun_is_replaced(text: str, lines: list[str]) -> None:
    told = [event.headline for event in events_in(text)]
    assert len(told) == len(lines)
    for line, wanted in zip(told, lines, strict=True):
        assert wanted in line
        assert not {"he", "she", "it", "they"} & set(line.casefold().split())


@pytest.mark.parametrize("text", KEPT)
def test_a_pronoun_that_nothing_fits_stays(text: str) -> None:
    (event,) = events_in(text)
    sentence = text.rpartition(". ")[2]
    assert event.headline.split()[0].lstrip("“") == sentence.split()[0].lstrip("`")


def test_a_name_in_the_line_is_not_said_twice() -> None:
    (event,) = events_in("Karin Voss said that she met the rebels on Monday.")
    assert event.headline.count("Voss") <= 1


CONTRACTED = [
    ("Sen. Mary Landau met the press. She said she'd see the king on Monday.", "Mary Landau said she'd see the king"),
    ("Professor Jan Holm was ill. He's been in jail since March.", "Jan Holm has been in jail"),
    ("Professor Jan Holm was ill. He'll leave on Tuesday.", "Jan Holm will leave"),
    ("Professor Jan Holm was ill. He's expected in Rome on Friday.", "Jan Holm is expected"),
    ("They've closed the road since Monday.", "They've closed"),
]


@pytest.mark.parametrize(("text", "words"), CONTRACTED)
def test_a_verb_that_leaned_on_the_pronoun_is_told_in_full(text: str, words: str) -> None:
    assert words in events_in(text)[-1].headline
