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
        ("It told farms how to stop its spread as five markets across the county remain shut.", "remain", "markets"),
        ("They denied reports suggesting that sick birds found in a western bay might be to blame.", "be", "birds"),
        ("The first patients treated with the drug have left hospital, he said.", "left", "patients"),
        ("The coach who lost met the mayor and the council and resigned.", "resigned", ""),
        ("The firm sold its mill and its farm and moved.", "moved", ""),
        ("The engineer Omar Nasser, missing for more than a week, will be freed on Thursday.", "freed", "engineer"),
        ("The league for courts, based in Lisse, called on Friday for an end to the ban.", "called", "league"),
        ("The mayor, who fell ill, herself opened the bridge.", "opened", "mayor"),
        ("Radio Lisse re-ran the whole interview.", "ran", "Lisse"),
        ("The leak is far worse than the firm and the ministry had said.", "said", "firm"),
        ("A tool the firm launched in May helps.", "launched", "firm"),
        ("A tool the firm launched in May helps.", "helps", "tool"),
        (
            "The flood began a month ago, when a rig operated on behalf of the firm exploded, killing two.",
            "exploded",
            "rig",
        ),
        (
            "Lind also reaffirmed the ministry would seek a new, more limited ban on deep-sea fishing "
            "after a judge in New Lisse overturned a six-month pause on Tuesday.",
            "overturned",
            "judge",
        ),
        (
            "More than half an inch of oil covered the sea when Denis Kell's boat, piled with a few nets, "
            "nudged up against the side of the ship on Friday.",
            "nudged",
            "boat",
        ),
        ("But for BK, and its owners, the meeting that really matters takes place in May.", "takes", "meeting"),
        ("The new cap held for a second day Friday -- pictures showed only water.", "held", "cap"),
    ],
)
def test_a_finite_verb_has_its_subject(text: str, verb: str, subject: str) -> None:
    (tree,) = parser.parse(text, [Sentence(0, len(text))])
    token = next(one for one in tree.tokens if one.text == verb)
    own = tree.child(token, "nsubj", "nsubjpass")
    assert (own.text if own is not None else "") == subject


def test_a_word_with_a_hyphen_hangs_together() -> None:
    text = "Jon Lie, vice-president for ports and one of the board, told the Herald that it rained."
    (tree,) = parser.parse(text, [Sentence(0, len(text))])
    vice = next(one for one in tree.tokens if one.text == "vice")
    assert tree.tokens[vice.head].text == "president"


@pytest.mark.parametrize(
    ("text", "word", "head", "relation"),
    [
        ("They heard of the removal early Sunday morning of the top flange.", "flange", "of", "pobj"),
        ("Petra Oil said it would lease eight rigs this year and a total of 14 in 2023.", "total", "rigs", "conj"),
        (
            "The ministry would hold its agencies, as well as Norline, accountable for it.",
            "accountable",
            "hold",
            "acomp",
        ),
        ("Norline runs a search based on the map tool launched in 2019.", "launched", "tool", "acl"),
        (
            "The flood has given new weight to the work of the council, set up in 2010 by the towns.",
            "set",
            "council",
            "acl",
        ),
        ("A firm co-founded by Berg failed.", "founded", "firm", "acl"),
        ("They filed a suit against the giant Norline saying the spill did harm.", "Norline", "against", "pobj"),
        ("They come ahead of a final report, to be released May 11, by the board.", "released", "report", "acl"),
        ("Shares rose as a call with lenders planned for Friday gave hope.", "planned", "call", "acl"),
        (
            'He said it had set up a fund that will be led by the "pay czar," Kenneth Berg, who ran another.',
            "Berg",
            "czar",
            "appos",
        ),
        (
            "They sued Norline and two other firms over the leak, the town's first suit in forty years.",
            "suit",
            "sued",
            "npadvmod",
        ),
        (
            "The office in its yearly forecast for the storm season starting on 1 June predicted 14 storms.",
            "starting",
            "season",
            "acl",
        ),
        ("Delmar was in charge of sealing Norline's oil well before it exploded in April.", "well", "sealing", "dobj"),
        ("The dividend of $2.6 bn has been declared.", "bn", "2.6", "nummod"),
        ("Two years ago, after the tanker spilled its load, lawmakers reacted.", "ago", "reacted", "advmod"),
        ("It has ordered a serum, some doses of which could be ready by May.", "be", "serum", "relcl"),
    ],
)
def test_a_word_hangs_where_it_belongs(text: str, word: str, head: str, relation: str) -> None:
    (tree,) = parser.parse(text, [Sentence(0, len(text))])
    token = next(one for one in tree.tokens if one.text == word)
    assert (tree.tokens[token.head].text, token.dep) == (head, relation)


def test_what_of_brings_behind_a_day_belongs_to_the_noun_before_the_day() -> None:
    text = "They heard of the removal early Sunday morning of the top flange."
    (tree,) = parser.parse(text, [Sentence(0, len(text))])
    flange = next(one for one in tree.tokens if one.text == "flange")
    assert tree.tokens[tree.tokens[flange.head].head].text == "removal"
