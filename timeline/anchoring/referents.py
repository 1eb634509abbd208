"""What the pronouns of a sentence stand for: the subject that was told last and fits in number and kind."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.anchoring.clause import SUBJECTS, noun_phrase, subject_of
from timeline.anchoring.wording import spoken
from timeline.eventwords import EventWords
from timeline.tree import Token, Tree

_PERSONS = frozenset({"he", "she"})
_THINGS = frozenset({"it"})
_SUBJECT_NOUNS = ("nsubj", "nsubjpass")
_MANY = frozenset({"they"})
_NAME_WORD = re.compile(r"[^\W_](?:[^\W_]|['’.&-])*|['’]s|-")
_MAX_NAME_WORDS = 12
"""A longer phrase would make the line worse than the pronoun does."""


@dataclass(frozen=True, slots=True)
class Referent:
    """What a pronoun stands for: its words, and the place of its head in the document."""

    text: str
    head: int


def names_of(tree: Tree, words: EventWords, earlier: Iterable[Tree]) -> dict[int, Referent]:
    """What the subject pronouns of a sentence stand for, by the pronoun's start; those that nothing fits are left out.

    `earlier` are the trees of the preceding sentences, the nearest first. A wrong name is worse than a pronoun: where
    two persons may be meant, none is named.
    """
    before = list(earlier)
    found = {}
    for token in tree.tokens:
        if token.tag == "PRP" and token.dep in SUBJECTS:
            antecedent = _antecedent(tree, token, words, before)
            if antecedent is not None:
                found[token.start] = antecedent
    return found


def _antecedent(tree: Tree, pronoun: Token, words: EventWords, earlier: list[Tree]) -> Referent | None:
    form = pronoun.text.lower()
    for subject in _subjects_above(tree, pronoun):
        if _fits(tree, subject, form, words):
            return _referent(tree, subject)
        if form in _THINGS or (form in _PERSONS and subject.tag == "NNP"):
            return None
    if form not in _PERSONS:
        return None
    for other in earlier:
        persons = [token for token in other.tokens if token.dep in _SUBJECT_NOUNS and _fits(other, token, form, words)]
        if persons:
            main = [token for token in persons if other.tokens[token.head].dep == "ROOT"]
            return _referent(other, (main or persons)[0]) if main or len(persons) == 1 else None
    return None


def _subjects_above(tree: Tree, pronoun: Token) -> Iterable[Token]:
    """The subjects of the clauses that a pronoun's clause stands in, the nearest first."""
    for above in tree.path_up(pronoun)[2:]:
        subject = subject_of(tree, above)
        if subject is not None and subject.tag in ("WDT", "WP") and (clause := tree.head(subject)) is not None:
            subject = tree.head(clause)  # the noun that "which" stands for
        if subject is not None and subject.index < pronoun.index and subject.tag != "PRP":
            yield subject


def _referent(tree: Tree, noun: Token) -> Referent | None:
    phrase = noun_phrase(tree, noun)
    clean = all(_NAME_WORD.fullmatch(token.text) for token in phrase)
    return Referent(spoken(phrase), noun.start) if clean and len(phrase) <= _MAX_NAME_WORDS else None


def _fits(tree: Tree, noun: Token, pronoun: str, words: EventWords) -> bool:
    many = noun.tag in ("NNS", "NNPS") or tree.child(noun, "conj") is not None
    if pronoun in _MANY:
        return many
    if many:
        return False
    person = noun.tag == "NNP" and (_is_person(tree, noun) or _speaks(tree, noun, words)) and not _is_body(noun)
    return person if pronoun in _PERSONS else pronoun in _THINGS and not (noun.tag == "NNP" and _is_person(tree, noun))


def _speaks(tree: Tree, noun: Token, words: EventWords) -> bool:
    """Whether somebody of one name says something: "Holm said he ..."."""
    verb = tree.head(noun)
    return noun.dep == "nsubj" and verb is not None and verb.text.lower() in words.saying and not tree.children(noun)


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
