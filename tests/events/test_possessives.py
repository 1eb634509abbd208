"""Whose a thing is: what "his" and "its" stand for."""

import pytest
from telling import events_in

NAMED = [
    (
        "Sales of Orff's songs rose since his death on Friday, with fans in tears. The singer Jan Orff wrote it.",
        "Orff's",
    ),
    (
        "The bank was led by Mira Holt who, on her appointment as director in 2007, cut costs.",
        "Mira Holt's appointment",
    ),
    (
        "After its recall of a million fridges this year, Nordal has had to borrow.",
        "Nordal's recall of a million fridges",
    ),
    (
        "The Nordal yard is shut. Nordal has refused to pay. In June its chief executive, Jan Holm, left the board.",
        "Nordal's chief executive, Jan",
    ),
]

KEPT = [
    ("The mayor met the strikers with Jan Holm. His deputy resigned on Monday.", "His deputy resigned"),
    ("Jan Holm met Erik Voss. Talks went on. His deputy resigned on Monday.", "His deputy resigned"),
    ("Jan Holm fought Erik Voss. His fight on Monday was short. His deputy resigned on Monday.", "His deputy resigned"),
]


@pytest.mark.parametrize(("text", "words"), NAMED)
def test_an_owner_is_named(text: str, words: str) -> None:
    assert any(words in event.headline for event in events_in(text))


@pytest.mark.parametrize(("text", "words"), KEPT)
def test_an_owner_that_may_be_another_is_not(text: str, words: str) -> None:
    assert any(words in event.headline for event in events_in(text))


def test_an_owner_that_the_line_names_is_not_named_twice() -> None:
    text = "Three of Jan Holm's brothers defended Jan Holm on Monday and praised his songs."
    assert events_in(text)[0].headline.count("Holm") == 2
