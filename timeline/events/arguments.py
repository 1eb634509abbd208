"""Who, where and how many: the fields of an event beside its line, from the parse and from named entities if asked
for."""

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.events.anchoring.anchor import Anchor
from timeline.events.grammar.clause import is_verb, subject_of
from timeline.events.grammar.noun_phrase import noun_phrase
from timeline.events.grammar.typography import spoken
from timeline.syntax.tree import Token, Tree

_OBJECTS = ("dobj", "dative", "agent", "attr")
_OTHER_CLAUSES = ("advcl", "relcl", "parataxis", "conj")
_PLACES = frozenset({"in", "at", "near", "outside", "off", "across", "inside", "around"})
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_PARTICIPANT_LABELS = frozenset({"PERSON", "ORG", "NORP", "GPE"})


@dataclass(frozen=True, slots=True)
class Details:
    """Participants and quantities in the order of the text, and the place ("" where none is told)."""

    participants: tuple[str, ...] = ()
    place: str = ""
    quantities: tuple[str, ...] = ()


def details_of(anchor: Anchor, dates: frozenset[int]) -> Details:
    """The details that the dated clause tells; `dates` are the indices of all tokens of the sentence that tell when.

    Where the tree holds named entities, participants and place are checked against them; else capitals decide.
    """
    tree, governor = anchor.tree, anchor.governor
    if governor is None:
        return Details()
    others = (one for token in tree.subtree(governor) for one in tree.children(token, *_OTHER_CLAUSES) if is_verb(one))
    tokens = [one for one in tree.subtree(governor, frozenset(one.index for one in others)) if one.index not in dates]
    return Details(
        participants=_distinct(_words(tree, one) for one in _participants(tree, governor) if one.index not in dates),
        place=next((_words(tree, one) for one in tokens if _is_place(tree, one)), ""),
        quantities=_distinct(_quantity(tree, one) for one in tokens if one.dep == "nummod" and one.tag == "CD"),
    )


def _participants(tree: Tree, governor: Token) -> Iterable[Token]:
    subject = subject_of(tree, governor) if is_verb(governor) else None
    heads = [] if subject is None else [subject]
    heads += [one for one in tree.children(governor, *_OBJECTS) if one.dep != "agent"]
    heads += [one for agent in tree.children(governor, "agent", "prep") for one in tree.children(agent, "pobj")]
    for head in heads:
        for one in (head, *tree.children(head, "conj")):
            if _is_name(tree, one, _PARTICIPANT_LABELS) and not _is_place(tree, one):
                yield one


def _is_name(tree: Tree, token: Token, labels: frozenset[str]) -> bool:
    if tree.entities is None:
        return token.tag in ("NNP", "NNPS")
    return any(start <= token.index < end and label in labels for start, end, label in tree.entities)


def _is_place(tree: Tree, token: Token) -> bool:
    """A name behind a preposition of place: "in Brussels"."""
    head = tree.head(token)
    behind = head is not None and token.dep == "pobj" and head.text.lower() in _PLACES
    return behind and _is_name(tree, token, _PLACE_LABELS)


def _words(tree: Tree, head: Token) -> str:
    tokens = [
        token for token in noun_phrase(tree, head) if token.dep not in ("det", "cc", "punct") or token.text == "-"
    ]
    inside = {token.index for token in tokens if token.dep == "conj" and token.head == head.index}
    tokens = [token for token in tokens if not any(up.index in inside for up in tree.path_up(token))]
    return spoken(tokens)


def _quantity(tree: Tree, number: Token) -> str:
    """A number with its shading and what it counts: "at least 10 soldiers"."""
    noun = tree.head(number)
    tokens = tree.subtree(number)
    return spoken([*tokens, noun] if noun is not None and noun.index > number.index else tokens)


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if any(map(str.isalnum, word))))
