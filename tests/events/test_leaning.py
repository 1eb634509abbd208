"""What in a sentence points at something told before it."""

import pytest

from timeline import lang
from timeline.events.coreference.agreement import Referent
from timeline.events.coreference.leaning import leans
from timeline.model import Sentence
from timeline.syntax import parser
from timeline.syntax.tree import Tree

WORDS = lang.stage_words("en")[1]

POINTING = [
    ("The minister dismissed the possibility.", ("the possibility",)),
    ("Two villages burned as a result of those airstrikes.", ("those airstrikes",)),
    ("He left the town.", ("He",)),
    ("Their yard in Riga was shut.", ("Their",)),
    ("The couple sold the house.", ("The couple",)),
    ("The mayor gathered the strikers there.", ("there",)),
    ("Nordal made a similar move.", ("similar move",)),
    ("This surprised the mayor.", ("This",)),
]

STANDING_ALONE = [
    "Anna Holm sold her house.",
    "It was clear that the ferry was late.",
    "Nordal shut the yard that it had bought.",
    "The mayor thanked those who had helped.",
    "The ferry sinks this week.",
    "The possibility of a strike grew.",
]


def parsed(text: str) -> Tree:
    return parser.parse(text, [Sentence(0, len(text))])[0]


@pytest.mark.parametrize(("text", "words"), POINTING)
def test_what_points_back_is_found(text: str, words: tuple[str, ...]) -> None:
    assert leans(parsed(text), {}, WORDS) == words


@pytest.mark.parametrize("text", STANDING_ALONE)
def test_a_sentence_that_stands_alone_leans_on_nothing(text: str) -> None:
    assert leans(parsed(text), {}, WORDS) == ()


def test_what_a_name_is_put_in_for_points_at_nothing_more() -> None:
    assert leans(parsed("He left the town."), {0: Referent("Jan Holm", 40)}, WORDS) == ()


def test_only_the_words_of_the_line_are_asked() -> None:
    tree = parsed("He said the ferry sank.")
    assert leans(tree, {}, WORDS, tree.tokens[2:]) == ()
