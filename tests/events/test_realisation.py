"""From tokens to one readable line, on trees of any shape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import lang
from timeline.events.headline.fitting import fitted
from timeline.events.headline.realisation import joined
from timeline.lexicon.events import EventWords
from timeline.model import Sentence
from timeline.syntax import parser
from timeline.syntax.tree import Token, Tree

WORDS = (
    *(
        "The",
        "mayor",
        "of",
        "Lindby",
        "reopened",
        "and",
        "Corp.",
        "U.S.",
        "n't",
        "'s",
        "7-4",
        "£1.2m",
        "naïve",
        "Ålesund",
    ),
    *(",", ",", ";", ":", "--", "—", "(", ")", '"', '"', "“", "”", "``", "''", "-", "…", ".", "'"),
)
DEPS = ("nsubj", "dobj", "prep", "pobj", "relcl", "acl", "advcl", "appos", "conj", "cc", "punct", "case", "npadvmod")
TAGS = ("NN", "NNP", "NNS", "VBD", "IN", "DT", "CC", ",", "``", "CD")


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """A tree of random words; each token hangs on an earlier one, the first is the root."""
    texts = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
    tokens, end = [], 0
    for index, text in enumerate(texts):
        start = end + draw(st.integers(0, 1))
        end = start + len(text)
        head = draw(st.integers(0, index - 1)) if index else 0
        dep = draw(st.sampled_from(DEPS)) if index else "ROOT"
        tokens.append(Token(index, start, end, text, draw(st.sampled_from(TAGS)), dep, head))
    return Tree(Sentence(0, end), tuple(tokens))


def _words() -> EventWords:
    return lang.stage_words("en")[1]


def _parsed(text: str) -> Tree:
    return parser.parse(text, [Sentence(0, len(text))])[0]


def _joined(text: str, *without: str) -> str:
    tree = _parsed(text)
    return joined(tree, [token for token in tree.tokens if token.text not in without], {})


@given(trees(), st.sets(st.integers(0, 39)))
def test_a_line_is_one_clean_line(tree: Tree, gone: set[int]) -> None:
    line = joined(tree, [token for token in tree.tokens if token.index not in gone], {})
    assert line == " ".join(line.split())
    assert line.count('"') % 2 == 0
    assert line.count("“") == line.count("”")
    assert not line.startswith((",", ";", ":", "—", "--"))
    assert not line.endswith((",", ";", ":", "—", "--"))


@given(trees(), st.integers(20, 180), st.sets(st.integers(0, 39)))
def test_what_goes_to_fit_is_whole_phrases_and_never_what_is_needed(tree: Tree, limit: int, needed: set[int]) -> None:
    stays = frozenset(index for index in needed if index < len(tree.tokens))
    kept = fitted(tree, tree.tokens, stays, _words(), lambda some: len(joined(tree, some, {})) - limit)
    indices = {token.index for token in kept}
    assert stays <= indices
    assert sorted(indices) == [token.index for token in kept]
    assert len(kept) == len(tree.tokens) or len(joined(tree, tree.tokens, {})) > limit


@pytest.mark.parametrize(
    ("text", "without", "line"),
    [
        ("On Monday, the mill burned.", ("On", "Monday"), "The mill burned"),
        ("The mill, on Monday, burned.", ("on", "Monday"), "The mill burned"),
        ("He said that, on Monday, the mill burned.", ("on", "Monday"), "He said that the mill burned"),
        ("In Lodz, as the fire went on, they left.", ("as", "the", "fire", "went", "on"), "In Lodz, they left"),
        ("the mill of Agder Corp.", (), "The mill of Agder Corp."),
        ("The fine was £1.2m.", (), "The fine was £1.2m"),
        ("He called it “a farce” on Monday.", ("on", "Monday"), "He called it “a farce”"),
        ('We won," he said.', (), '"We won," he said'),
        ("The mill (1849) burned.", ("1849",), "The mill burned"),
        ("(The mill burned.)", (), "The mill burned"),
        ("iPhone sales fell.", (), "iPhone sales fell"),
    ],
)
def test_joining(text: str, without: tuple[str, ...], line: str) -> None:
    assert _joined(text, *without) == line


LONG = (
    "The regional court in the northern port of Havnes ordered the owners of the trawler to pay 4.2 million kroner to "
    "the families of the three men, who had sued the company for negligence after the inquiry found rust in the hull."
)


@pytest.mark.parametrize(
    ("limit", "line"),
    [
        (
            180,
            "The regional court in the northern port of Havnes ordered the owners of the trawler to pay 4.2 million "
            "kroner to the families of the three men",
        ),
        (
            60,
            "The regional court in the northern port of Havnes ordered the owners of the trawler to pay 4.2 million "
            "kroner to the families of the three men",
        ),
    ],
)
def test_whole_adjuncts_go_and_no_argument(limit: int, line: str) -> None:
    tree = _parsed(LONG)
    kept = fitted(tree, tree.tokens, frozenset(), _words(), lambda some: len(joined(tree, some, {})) - limit)
    assert joined(tree, kept, {}) == line


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("They will leave the union if the vote fails.", "if the vote fails"),
        ("The court found that the mayor had lied to the inquiry.", "that the mayor had lied to the inquiry"),
        ("The guard did not open the gate in time.", "not open the gate"),
    ],
)
def test_conditions_contents_and_negations_stay(text: str, stays: str) -> None:
    tree = _parsed(text)
    kept = fitted(tree, tree.tokens, frozenset(), _words(), lambda some: len(joined(tree, some, {})) - 10)
    assert stays in joined(tree, kept, {})
