"""Dependency trees made by hand and at random."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Sentence
from timeline.syntax.tree import Token, Tree

TEXT = "Police and firemen closed the old bridge"
HEADS = (3, 0, 0, 3, 6, 6, 3)
DEPS = ("nsubj", "cc", "conj", "ROOT", "det", "amod", "dobj")


def made(text: str, heads: tuple[int, ...], deps: tuple[str, ...]) -> Tree:
    """The tree of a text of single blanks, its tokens' heads and relations given."""
    tokens, start = [], 0
    for index, word in enumerate(text.split()):
        tokens.append(Token(index, start, start + len(word), word, "X", deps[index], heads[index]))
        start += len(word) + 1
    return Tree(Sentence(0, len(text)), tuple(tokens))


TREE = made(TEXT, HEADS, DEPS)
POLICE, AND, FIREMEN, CLOSED, THE, OLD, BRIDGE = TREE.tokens


def test_children_and_heads() -> None:
    assert TREE.children(CLOSED) == (POLICE, BRIDGE)
    assert TREE.children(CLOSED, "dobj", "iobj") == (BRIDGE,)
    assert TREE.children(OLD) == ()
    assert TREE.child(POLICE, "conj") == FIREMEN
    assert TREE.child(POLICE, "dobj") is None
    assert TREE.head(BRIDGE) == CLOSED
    assert TREE.head(CLOSED) is None
    assert TREE.path_up(OLD) == [OLD, BRIDGE, CLOSED]


@pytest.mark.parametrize(
    ("top", "without", "expected"),
    [
        (CLOSED, (), "Police and firemen closed the old bridge"),
        (CLOSED, (0,), "closed the old bridge"),
        (POLICE, (1,), "Police firemen"),
        (BRIDGE, (3,), "the old bridge"),
        (BRIDGE, (6,), ""),
    ],
)
def test_subtrees(top: Token, without: tuple[int, ...], expected: str) -> None:
    assert " ".join(token.text for token in TREE.subtree(top, frozenset(without))) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 1, [POLICE]),
        (6, 7, []),
        (6, 12, [AND, FIREMEN]),
        (27, 33, [THE, OLD]),
        (0, 99, list(TREE.tokens)),
        (6, 6, []),
    ],
)
def test_tokens_of_a_span(start: int, end: int, expected: list[Token]) -> None:
    assert TREE.within(start, end) == expected


@pytest.mark.parametrize(
    ("some", "top"), [([THE, OLD, BRIDGE], BRIDGE), ([POLICE, CLOSED], CLOSED), ([OLD], OLD), ([AND, OLD], AND)]
)
def test_the_top_of_some_tokens(some: list[Token], top: Token) -> None:
    assert TREE.top_of(some) == top


@given(st.data(), st.integers(1, 12))
def test_every_token_lies_below_its_root(data: st.DataObject, size: int) -> None:
    heads = tuple(data.draw(st.integers(0, index)) for index in range(size))
    tree = made(" ".join("x" * size), heads, ("dep",) * size)
    for token in tree.tokens:
        path = tree.path_up(token)
        assert tree.head(path[-1]) is None
        assert all(token in tree.subtree(above) for above in path)
        assert [child.index for child in tree.children(token)] == [
            index for index in range(size) if heads[index] == token.index != index
        ]
        assert tree.top_of(tree.subtree(token)) == token


def test_a_circle_of_heads_ends_the_way_up() -> None:
    circle = made("a b", (1, 0), ("dep", "dep"))
    assert len(circle.path_up(circle.tokens[0])) <= 3
