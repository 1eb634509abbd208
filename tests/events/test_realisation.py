"""From tokens to one readable line, on trees of any shape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.events.headline.realisation import Wording
from timeline.limits import MAX_HEADLINE_CHARS
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


def _parsed(text: str) -> Tree:
    return parser.parse(text, [Sentence(0, len(text))])[0]


def _joined(text: str, *without: str) -> str:
    tree = _parsed(text)
    cover = frozenset(token.index for token in tree.tokens if token.text in without)
    return Wording(tree, {}, cover).join([token for token in tree.tokens if token.index not in cover])


@given(trees(), st.sets(st.integers(0, 39)))
def test_a_line_is_one_clean_line(tree: Tree, gone: set[int]) -> None:
    cover = frozenset(gone)
    line = Wording(tree, {}, cover).join([token for token in tree.tokens if token.index not in cover])
    assert line == " ".join(line.split())
    assert line.count('"') % 2 == 0
    assert not line.startswith((",", ";", ":", "—", "--"))
    assert not line.endswith((",", ";", ":", "—", "--"))


@given(trees(), st.integers(20, MAX_HEADLINE_CHARS), st.integers(0, 39))
def test_a_shortened_line_fits(tree: Tree, limit: int, keep: int) -> None:
    kept = tree.tokens[keep] if keep < len(tree.tokens) else None
    line = Wording(tree, {}, frozenset()).shorten(tree.tokens, limit, kept, frozenset())
    assert len(line) <= limit
    assert line.count('"') % 2 == 0
    assert "\n" not in line


@pytest.mark.parametrize(
    ("text", "without", "line"),
    [
        ("On Monday, the mill burned.", ("On", "Monday"), "The mill burned"),
        ("The mill, on Monday, burned.", ("on", "Monday"), "The mill burned"),
        ("the mill of Agder Corp.", (), "The mill of Agder Corp."),
        ("The fine was £1.2m.", (), "The fine was £1.2m"),
        ("He called it “a farce” on Monday.", ("on", "Monday"), "He called it “a farce”"),
        ('He called it "a farce on Monday', ("on", "Monday"), "He called it a farce"),
        ("iPhone sales fell.", (), "iPhone sales fell"),
        ("They voted in Thursday's election.", ("Thursday", "'s"), "They voted in the election"),
    ],
)
def test_joining(text: str, without: tuple[str, ...], line: str) -> None:
    assert _joined(text, *without) == line


LONG = (
    "The regional court in the northern port of Havnes ordered the owners of the trawler to pay 4.2 million kroner to "
    "the families of the three men, who had sued the company for negligence after the inquiry found rust in the hull."
)


def test_shortening_leaves_out_clauses_before_it_cuts_words() -> None:
    tree = _parsed(LONG)
    verb = next(token for token in tree.tokens if token.text == "ordered")
    line = Wording(tree, {}, frozenset()).shorten(tree.tokens, MAX_HEADLINE_CHARS, verb, frozenset())
    assert len(line) <= MAX_HEADLINE_CHARS
    assert line.startswith("The regional court")
    assert "ordered the owners of the trawler to pay 4.2 million kroner" in line
    assert not line.endswith("…")


def test_what_cannot_be_shortened_ends_at_a_space() -> None:
    text = "Gongoozlers " * 20
    tree = _parsed(text.strip())
    line = Wording(tree, {}, frozenset()).shorten(tree.tokens, 60, None, frozenset())
    assert len(line) <= 60
    assert all(word.strip("…") in ("Gongoozlers", "gongoozlers", "") for word in line.split())
