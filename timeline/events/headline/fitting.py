"""What goes from a line that is too long: whole adjuncts, asides and clauses, never what its clause needs.

Each kind of phrase has a cost; the one that loses least for each character goes first.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from timeline.events.grammar.clause import is_condition, is_verb, is_word, set_off
from timeline.events.grammar.noun_phrase import is_name_of
from timeline.events.grammar.quotes import is_quote
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree

_FEWEST = 5
"""Words that a line keeps."""

_STEP = 4
"""Words that a step of cost counts for: what a phrase tells counts beside how closely it belongs to its clause."""

_ASIDES = frozenset({"relcl", "appos", "acl", "advcl", "parataxis", "prep"})
_COMPLETE = ("dobj", "nsubjpass", "attr", "acomp", "ccomp", "xcomp", "prt", "prep", "agent")
_ASIDE, _COORDINATED, _CLAUSE, _ADJUNCT = 1, 2, 3, 3


def fitted(
    tree: Tree, tokens: Sequence[Token], needed: frozenset[int], words: EventWords, excess: Callable[..., int]
) -> list[Token]:
    """The words of a line without the phrases that make it too long, as far as it can do without them.

    `needed` are words that stay, with all that they hang on; `excess` tells by how many characters some words are too
    many.
    """
    kept = list(tokens)
    while (over := excess(kept)) > 0:
        cheapest = min(_phrases(tree, kept, needed, words), key=lambda one: _loss(tree, one, over), default=None)
        if cheapest is None:
            break
        kept = [one for one in kept if one.index not in cheapest[1]]
    return kept


def _loss(tree: Tree, phrase: tuple[int, frozenset[int]], over: int) -> tuple[float, int]:
    cost, below = phrase
    length = sum(tree.tokens[index].end - tree.tokens[index].start + 1 for index in below)
    count = sum(is_word(tree.tokens[index]) for index in below)
    return (_STEP * (cost - 1) + count) / min(length, over), -min(below)


def _phrases(
    tree: Tree, kept: Sequence[Token], needed: frozenset[int], words: EventWords
) -> Iterator[tuple[int, frozenset[int]]]:
    """The phrases of a line that it can do without, each with what its loss costs."""
    indices = frozenset(one.index for one in kept)
    quoted = _quotations(kept)
    total = sum(map(is_word, kept))
    for cost, below in (*_dependents(tree, kept, indices, words), *_bracketed(kept)):
        whole = all(one <= below or not one & below for one in quoted)
        left = total - sum(is_word(tree.tokens[index]) for index in below)
        if whole and below and not below & needed and left >= _FEWEST and _in_one_piece(kept, below):
            yield cost, below


def _dependents(
    tree: Tree, kept: Sequence[Token], indices: frozenset[int], words: EventWords
) -> Iterator[tuple[int, frozenset[int]]]:
    for token in kept:
        head = tree.head(token)
        cost = _cost(tree, token, head, words) if head is not None and head.index in indices else 0
        if cost and head is not None:
            below = frozenset(one.index for one in tree.subtree(token)) & indices
            yield cost, below | _joints(tree, token, head)


def _joints(tree: Tree, token: Token, head: Token) -> frozenset[int]:
    """The conjunction that goes with a coordinated verb."""
    if token.dep != "conj":
        return frozenset()
    between = (one for one in tree.children(head, "cc") if head.index < one.index < token.index)
    return frozenset(one.index for one in between)


def _cost(tree: Tree, top: Token, head: Token, words: EventWords) -> int:
    """What the loss of a phrase costs, 0 where the line cannot do without it."""
    if top.dep in _ASIDES and set_off(tree, top):
        return 0 if is_name_of(tree, top, head) or is_condition(tree, top, words) else _ASIDE
    if top.dep == "conj":
        shares = tree.child(top, "dobj") is not None and tree.child(head, *_COMPLETE) is None
        return _COORDINATED if is_verb(top) and is_verb(head) and not shares else 0  # "reached for and caught it"
    if top.dep == "advcl":
        marked = tree.child(top, "mark") is not None or any(one.tag == "WRB" for one in tree.children(top))
        return _CLAUSE if marked and not is_condition(tree, top, words) else 0
    if top.dep == "prep":
        return _of_preposition(tree, top, head, words)
    return 0


def _of_preposition(tree: Tree, top: Token, head: Token, words: EventWords) -> int:
    """A phrase of place or time can go from a verb that is complete without it."""
    placing = top.text.lower() in words.placing and head.index < top.index and is_verb(head)
    return _ADJUNCT if placing and any(one.index < top.index for one in tree.children(head, *_COMPLETE)) else 0


def _bracketed(kept: Sequence[Token]) -> Iterator[tuple[int, frozenset[int]]]:
    """What stands in round brackets."""
    opened: int | None = None
    for token in kept:
        if token.text == "(":
            opened = token.index
        elif token.text == ")" and opened is not None:
            yield _ASIDE, frozenset(one.index for one in kept if opened <= one.index <= token.index)
            opened = None


def _quotations(kept: Sequence[Token]) -> list[frozenset[int]]:
    """The words between quote marks, with the marks: they go whole or not at all."""
    marks = [one.index for one in kept if is_quote(one)]
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return [frozenset(one.index for one in kept if first <= one.index <= last) for first, last in pairs]


def _in_one_piece(kept: Sequence[Token], below: frozenset[int]) -> bool:
    """Whether a phrase stands together in the line, marks aside."""
    runs = [gone for gone, _ in groupby(one.index in below for one in kept if is_word(one))]
    return sum(runs) == 1
