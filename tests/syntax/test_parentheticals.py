"""Asides between dashes and in brackets: what is one, and that a sentence with asides is one tree with every word in
its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model import Sentence
from timeline.syntax import parentheticals, parser
from timeline.syntax.tree import Token, Tree

ASIDES = [
    ("The towns of the valley — five in all — agreed to close the dyke.", ["five in all"]),
    ("Holm — the mayor's sister — left, and Berg — her son — stayed.", ["her son"]),
    ("The two boats – both new – sank.", ["both new"]),
    ("The pump -- made in Lisse -- failed on Monday.", ["made in Lisse"]),
    ("The Health Office (AHO) said so, the board (BAH) told them.", ["(AHO)", "(BAH)"]),
    ("Mayor Ada Lind, R-Ala., who met them, left.", ["R-Ala.,"]),
    ("Some 20 barrels (840 gallons)) leaking from it were found.", ["(840 gallons))"]),
]
NONE = [
    "Rain fell — and then it snowed.",
    "The mayor — and her sister — left.",
    "Rain — snow — hail.",
    "After two dry years — 2019 and 2020 — the lake came back.",
    "The ferry ran for years — without a fault — and then sank.",
    "May 2 — Holm visits the coast — May 3.",
    "The well-known north-east wind blew.",
    "Mayor Ada Lind, R-Ala., left.",
    "It went into the (first) assessment.",
    "(Reuters) the ferry sank.",
    "Brek said: (the mayor) left.",
    "The ferry sank (again).",
]


def tree_of(text: str) -> Tree:
    (tree,) = parser.parse(text, [Sentence(0, len(text))])
    return tree


def word(tree: Tree, text: str) -> Token:
    return next(token for token in tree.tokens if token.text == text)


@pytest.mark.parametrize(("text", "found"), ASIDES)
def test_asides_are_found(text: str, found: list[str]) -> None:
    assert [text[start:end].strip(" —–-") for start, end in parentheticals.spans(text)] == found


@pytest.mark.parametrize("text", NONE)
def test_other_dashes_open_no_aside(text: str) -> None:
    assert parentheticals.spans(text) == []


def test_the_clause_goes_on_behind_an_aside() -> None:
    tree = tree_of("The towns on the lower river - among them Aardal - rejected the plan on Monday.")
    verb = word(tree, "rejected")
    subject = tree.child(verb, "nsubj")
    assert tree.head(verb) is None
    assert subject is not None
    assert subject.text == "towns"
    assert word(tree, "plan").head == verb.index
    assert subject in tree.path_up(word(tree, "Aardal"))


def test_what_an_aside_tells_hangs_on_what_it_stands_behind() -> None:
    tree = tree_of("The pump of the mill -- made in Lisse in 1990 -- failed on Monday.")
    made = word(tree, "made")
    assert (made.dep, tree.tokens[made.head].text) == ("acl", "pump")


PIECES = st.sampled_from(
    ["The mayor", "of Lisse", "opened it", "on Monday", "which fell", "five in all", "—", "--", "-", ",", "."]
)


@given(st.lists(PIECES, min_size=1, max_size=12))
@settings(max_examples=60)
def test_every_word_has_its_place_in_one_tree(pieces: list[str]) -> None:
    text = " ".join(pieces)
    tree = tree_of(text)
    assert [token.index for token in tree.tokens] == list(range(len(tree.tokens)))
    assert "".join(text[token.start : token.end] for token in tree.tokens) == text.replace(" ", "")
    roots = [token for token in tree.tokens if tree.head(token) is None]
    assert sorted(one.index for root in roots for one in tree.subtree(root)) == list(range(len(tree.tokens)))
