"""A noun with what belongs to it: its modifiers and its name."""

import re

from timeline.events.grammar.clause import BREAKS, set_off
from timeline.syntax.tree import Token, Tree

_TICKER = re.compile(r"[A-Z0-9]{2,}\.[A-Z]{1,2}")
"""The short name of a share at an exchange, "BP.L"."""


def noun_phrase(tree: Tree, head: Token) -> list[Token]:
    """A noun with its modifiers, without relative clauses, appositions and asides; its short name where brackets give
    one: "the North Atlantic Treaty Organization (NATO)" is "NATO"."""
    for name in tree.children(head, "appos"):
        short = name.text.isupper() and len(name.text) > 1 and not _TICKER.fullmatch(name.text)
        if short and tree.tokens[name.index - 1].text == "(":
            return [name]
    drop = frozenset(
        child.index
        for token in tree.subtree(head)
        for child in tree.children(token)
        if child.dep in ("relcl", "acl", "advcl", "parataxis")
        or (child.dep == "appos" and child.index > token.index and not belongs(tree, child, token))
        or (child.dep == "prep" and set_off(tree, child))
    )
    tokens = [token for token in tree.subtree(head, drop) if not parts_name(tree, token)]
    while tokens and tokens[-1].dep in ("punct", "cc"):
        tokens.pop()
    return tokens


def belongs(tree: Tree, child: Token, noun: Token) -> bool:
    """Whether an apposition is the noun's name, or by its "and" the rest of a list: "the mayor, the firm and the
    union"."""
    below = tree.subtree(child)
    after = tree.tokens[below[-1].index + 1 : below[-1].index + 2]
    listed = tree.child(child, "cc") is not None and not any(token.text in BREAKS for token in after)
    return is_name_of(tree, child, noun) or listed


_MAX_NAME = 4
"""Words of a name that stays beside what it names: "the owner, Ernesto Paz"."""


def is_name_of(tree: Tree, child: Token, noun: Token) -> bool:
    """Whether an apposition is the name of a common noun: its most useful word."""
    words = _name(tree, child)
    named = child.tag == "NNP" and all(map(_may_be_in_name, words)) and len(words) <= _MAX_NAME
    return child.dep == "appos" and named and noun.tag == "NN"


def _name(tree: Tree, noun: Token) -> list[Token]:
    """The words of a name without what is told of its bearer: "the mayor, Anna Berg, who fell ill"."""
    aside = {one.index for one in tree.children(noun, "relcl", "punct") if one.index > noun.index}
    return tree.subtree(noun, frozenset(aside))


def _may_be_in_name(word: Token) -> bool:
    """Whether a word can stand in a name, as "&" and "'s" do: "Brask & Holm's"."""
    return word.tag in ("NNP", "POS") or word.text == "&"


def parts_name(tree: Tree, comma: Token) -> bool:
    """Whether a comma only parts a noun from its name; the one behind may hang on the verb."""
    if comma.text != ",":
        return False
    beside = (tree.tokens[place] for place in (comma.index - 1, comma.index + 1) if 0 <= place < len(tree.tokens))
    names = (one for token in beside for one in tree.path_up(token)[:2] if one.dep == "appos")
    return any(is_name_of(tree, name, tree.tokens[name.head]) and comma.index in _edges(tree, name) for name in names)


def _edges(tree: Tree, name: Token) -> tuple[int, int]:
    words = _name(tree, name)
    return words[0].index - 1, words[-1].index + 1
