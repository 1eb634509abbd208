"""The parser's known faults put right: on parsed sentences, and what holds for trees of any shape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Sentence
from timeline.syntax import parser
from timeline.syntax.repairs import mended
from timeline.syntax.tree import Token, Tree

TAGS = ("NN", "NNP", "VBD", "VBZ", "VBN", "VBG", "MD", "IN", "CC", "WP", ",", "DT")
DEPS = (
    "nsubj",
    "nsubjpass",
    "dobj",
    "prep",
    "pobj",
    "relcl",
    "acl",
    "ccomp",
    "appos",
    "conj",
    "cc",
    "aux",
    "mark",
    "advcl",
)
TEXTS = ("mill", "who", "which", "as", "because", ",", "-", "and", "said", "has", "Oslo")


@st.composite
def tokens(draw: st.DrawFn) -> list[Token]:
    """A tree of random words: every token hangs, by some chain, on the one that was drawn as the root."""
    count = draw(st.integers(1, 14))
    order = draw(st.permutations(range(count)))
    heads = {order[0]: order[0]}
    for place, index in enumerate(order[1:], 1):
        heads[index] = order[draw(st.integers(0, place - 1))]
    return [
        Token(
            index,
            2 * index,
            2 * index + draw(st.integers(1, 2)),
            draw(st.sampled_from(TEXTS)),
            draw(st.sampled_from(TAGS)),
            draw(st.sampled_from(DEPS)) if heads[index] != index else "ROOT",
            heads[index],
        )
        for index in range(count)
    ]


@given(tokens())
def test_a_mended_tree_is_a_tree(before: list[Token]) -> None:
    after = mended(before)
    tree = Tree(Sentence(0, 2 * len(after)), tuple(after))
    assert [(one.start, one.text) for one in after] == [(one.start, one.text) for one in before]
    assert all(tree.head(tree.path_up(one)[-1]) is None for one in after)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The pump was shut off on Thursday and testing has continued since then.", "continued", "testing"),
        ("They denied reports suggesting that sick birds found in a western bay might be to blame.", "be", "birds"),
        ("The first patients treated with the drug have left hospital, he said.", "left", "patients"),
        ("The coach who lost met the mayor and the council and resigned.", "resigned", ""),
        ("The firm sold its mill and its farm and moved.", "moved", ""),
        ("Radio Lisse re-ran the whole interview.", "ran", "Lisse"),
    ],
)
def test_a_finite_verb_has_its_subject(text: str, verb: str, subject: str) -> None:
    (tree,) = parser.parse(text, [Sentence(0, len(text))])
    token = next(one for one in tree.tokens if one.text == verb)
    own = tree.child(token, "nsubj", "nsubjpass")
    assert (own.text if own is not None else "") == subject


@pytest.mark.parametrize(
    ("text", "word", "head", "relation"),
    [
        ("Petra Oil said it would lease eight rigs this year and a total of 14 in 2023.", "total", "rigs", "conj"),
        ("Norline runs a search based on the map tool launched in 2019.", "launched", "tool", "acl"),
        (
            "The flood has given new weight to the work of the council, set up in 2010 by the towns.",
            "set",
            "council",
            "acl",
        ),
        ("A firm co-founded by Berg failed.", "founded", "firm", "acl"),
        (
            "They sued Norline and two other firms over the leak, the town's first suit in forty years.",
            "suit",
            "sued",
            "npadvmod",
        ),
        ("It has ordered a serum, some doses of which could be ready by May.", "be", "serum", "relcl"),
    ],
)
def test_a_word_hangs_where_it_belongs(text: str, word: str, head: str, relation: str) -> None:
    (tree,) = parser.parse(text, [Sentence(0, len(text))])
    token = next(one for one in tree.tokens if one.text == word)
    assert (tree.tokens[token.head].text, token.dep) == (head, relation)
