"""Lines that only count or name: a bare "one", a bare number, a bare noun of happening."""

import pytest
from telling import events_in

VAGUE = [
    (
        "The firm's second-quarter performance fell short of the norm.",
        "The firm's second-quarter performance fell short of the norm",
    ),
]


@pytest.mark.parametrize(("text", "words"), VAGUE)
def test_a_vague_happening_is_told_by_its_clause(text: str, words: str) -> None:
    assert any(words in event.headline for event in events_in(text))


def test_a_one_that_nothing_names_is_no_line() -> None:
    assert not any(event.headline.startswith("One") for event in events_in("Another came. One sank on Monday."))


def test_one_of_some_is_told() -> None:
    assert [event.headline for event in events_in("One of the ferries sank on Monday.")] == ["One of the ferries sank"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("The toll from Monday's landslide rose.", []),
        ("The toll from Monday's landslide in Brecon rose.", ["Monday's landslide in Brecon"]),
        ("My father saw trucks after the 1967 defeat.", ["The 1967 defeat"]),
    ],
)
def test_a_bare_noun_tells_no_event(text: str, lines: list[str]) -> None:
    assert [event.headline for event in events_in(text)] == lines
