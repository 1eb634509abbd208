"""What the pronouns of a sentence stand for: the subject that was told last and fits in number and kind."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.anchoring.clause import SUBJECTS, noun_phrase, subject_of
from timeline.anchoring.wording import spoken
from timeline.tree import Token, Tree

_PERSONS = frozenset({"he", "she"})
_THINGS = frozenset({"it"})
_MANY = frozenset({"they"})
_NAME_WORD = re.compile(r"[^\W_](?:[^\W_]|['’.&-])*|['’]s|-")
_MAX_NAME_WORDS = 12
"""A longer phrase would make the line worse than the pronoun does."""


@dataclass(frozen=True, slots=True)
class Referent:
    """What a pronoun stands for: its words, and the place of its head in the document."""

    text: str
    head: int


def names_of(tree: Tree, earlier: Iterable[Tree]) -> dict[int, Referent]:
    """What the subject pronouns of a sentence stand for, by the pronoun's start; those that nothing fits are left out.

    `earlier` are the trees of the preceding sentences, the nearest first.
    """
    before = list(earlier)
    found = {}
    for token in tree.tokens:
        if token.tag == "PRP" and token.dep in SUBJECTS:
            antecedent = _antecedent(tree, token, before)
            if antecedent is not None:
                found[token.start] = antecedent
    return found


def _antecedent(tree: Tree, pronoun: Token, earlier: list[Tree]) -> Referent | None:
    for candidate_tree, candidate in _candidates(tree, pronoun, earlier):
        if _fits(candidate_tree, candidate, pronoun.text.lower()):
            phrase = noun_phrase(candidate_tree, candidate)
            clean = all(_NAME_WORD.fullmatch(token.text) for token in phrase)
            if clean and len(phrase) <= _MAX_NAME_WORDS:
                return Referent(spoken(phrase), candidate.start)
    return None


def _candidates(tree: Tree, pronoun: Token, earlier: list[Tree]) -> Iterable[tuple[Tree, Token]]:
    """The subjects of the clauses above; for persons also those of the sentences before.

    Things are too many for that: the last subject is what a later "it" stands for only about half of the time.
    """
    for above in tree.path_up(pronoun)[2:]:
        subject = subject_of(tree, above)
        if subject is not None and subject.tag in ("WDT", "WP") and (clause := tree.head(subject)) is not None:
            subject = tree.head(clause)  # the noun that "which" stands for
        if subject is not None and subject.index < pronoun.index:
            yield tree, subject
            if pronoun.text.lower() in _THINGS:
                return
    if pronoun.text.lower() in _PERSONS:
        for other in earlier:
            for token in other.tokens:
                if token.dep in ("nsubj", "nsubjpass") and token.tag.startswith("NN"):
                    yield other, token


def _fits(tree: Tree, noun: Token, pronoun: str) -> bool:
    if noun.tag == "PRP":
        return False
    many = noun.tag in ("NNS", "NNPS") or tree.child(noun, "conj") is not None
    name = noun.tag == "NNP"
    if pronoun in _MANY:
        return many
    if many:
        return False
    if pronoun in _PERSONS:
        return name and _is_person(tree, noun) and not _is_body(noun)
    return pronoun in _THINGS and not (name and _is_person(tree, noun))


def _is_person(tree: Tree, noun: Token) -> bool:
    """A name of two or more capitalised words is taken for a person's; with an article only behind a title in small
    letters: "the former coach Jan Brek"."""
    parts = tree.children(noun, "compound")
    titled = any(part.text.islower() for part in parts)
    named = any(part.tag == "NNP" for part in parts)
    return named and (titled or tree.child(noun, "det") is None)


def _is_body(noun: Token) -> bool:
    """A name all in capitals is a body's: "NATO"."""
    return len(noun.text) > 1 and noun.text.isupper()
