"""What a noun can be that a pronoun stands for: a person or a thing, one or many; and the words that name it."""

import re
from dataclasses import dataclass

from timeline.events.grammar.clause import SUBJECTS, is_namelike
from timeline.events.grammar.noun_phrase import noun_phrase
from timeline.events.grammar.typography import spoken
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree

PERSONS = frozenset({"he", "she"})
THINGS = frozenset({"it"})
MANY = frozenset({"they"})
_NAME_WORD = re.compile(r"[^\W_](?:[^\W_]|['’.&-])*|['’]s|-")
_TITLES_OF_OTHERS = {"he": {"ms", "mrs", "miss", "lady"}, "she": {"mr", "sir", "lord"}}
_LOOSE = frozenset({"neg", "advmod", "predet", "cc", "intj", "mark", "punct"})
_MAX_NAME_WORDS = 12
"""A longer phrase would make the line worse than the pronoun does."""


@dataclass(frozen=True, slots=True)
class Referent:
    """What a pronoun stands for: its words, and the place of its head in the document. `also` are the places of the
    tokens before it whose words go: of "the" in "the company"."""

    text: str
    head: int
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Kinds:
    """Which nouns fit which pronouns; `known` are the last names that alone name a person, `bodies` names of
    companies, `places` of what something is in."""

    words: EventWords
    known: frozenset[str]
    bodies: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    def fits(self, tree: Tree, noun: Token, pronoun: str) -> bool:
        """Whether a pronoun can stand for a noun, by number and kind."""
        noun_like = noun.tag.startswith("NN") or (noun.tag == "WP" and is_body(noun))  # "WHO"
        if not noun_like or noun.text.lower() == "one" or _is_other_sex(tree, noun, pronoun):
            return False
        share = noun.text.lower() in self.words.measures and any(
            one.tag in ("NNS", "NNPS") for of in tree.children(noun, "prep") for one in tree.children(of, "pobj")
        )
        last_name = noun.text in self.known and noun.text[:1].isupper() and tree.child(noun, "det") is None
        plural = noun.tag in ("NNS", "NNPS") and not last_name  # "Howes" is one
        many = share or plural or tree.child(noun, "conj") is not None
        if pronoun in MANY:
            return many
        if many:
            return False
        named = (noun.tag == "NNP" or last_name) and not is_body(noun)
        told = _is_who(tree, noun) or (_speaks(tree, noun, self.words) and noun.text not in self.places)
        person = named and (is_person(tree, noun, self.words) or told or last_name)
        if pronoun in PERSONS:
            return person or noun.text.lower() in self.words.persons
        human = noun.tag == "NNP" and (is_person(tree, noun, self.words) or noun.text in self.known)
        human = human or last_name or noun.text.lower() in self.words.persons
        return pronoun in THINGS and not human and noun.text.lower() not in self.words.abstract

    def names_body(self, noun: Token) -> bool:
        """Whether a name is a body's: a company's of this document, or all in capitals."""
        return noun.text in self.bodies or is_body(noun)


def owning(name: str) -> str:
    """A name as an owner's: "Nordal's", "Simmons'"."""
    return name + ("'" if name.endswith("s") else "'s")


def referent(tree: Tree, noun: Token, *, known: bool = False) -> Referent | None:
    """The words of a noun; `known` asks for a name or a definite phrase, not "a professor"."""
    phrase = [token for token in noun_phrase(tree, noun) if token.dep != "case" or token.head != noun.index]
    while phrase[1:] and (phrase[0].dep in _LOOSE or phrase[0].text.lower() in ("that", "such")):
        phrase = phrase[1:]
    if len(phrase) > _MAX_NAME_WORDS and noun.tag == "NNP":
        phrase = [
            *(one for one in tree.children(noun, "compound") if one.tag == "NNP"),
            noun,
        ]  # "the expert Jan Brek at the Centre for Trade in Lisse"
    phrase = _before_charge(tree, noun, phrase)
    clean = all(_NAME_WORD.fullmatch(token.text) for token in phrase)
    if not clean or len(phrase) > _MAX_NAME_WORDS:
        return None
    if known and phrase[0].text.lower() in ("a", "an"):
        return None
    text = spoken(phrase).replace(" 's", "'s").replace(" ’s", "’s")
    opens = phrase[0].index == 0 and not is_namelike(phrase[0])
    return Referent(text[:1].lower() + text[1:] if opens else text, noun.start)


def _before_charge(tree: Tree, noun: Token, phrase: list[Token]) -> list[Token]:
    """A name without what its bearer is accused of: "accused Brek of waste"."""
    of = next((one for one in tree.children(noun, "prep") if one.text.lower() == "of"), None)
    full = noun.tag == "NNP" and any(one.tag == "NNP" for one in tree.children(noun, "compound"))
    person = full and noun.dep == "dobj" and tree.child(noun, "det") is None
    return [one for one in phrase if one.index < of.index] if of is not None and person else phrase


def _speaks(tree: Tree, noun: Token, words: EventWords) -> bool:
    """Whether somebody of one name says something: "Holm said he ..."."""
    verb = tree.head(noun)
    return noun.dep == "nsubj" and verb is not None and verb.text.lower() in words.saying and not tree.children(noun)


def is_person(tree: Tree, noun: Token, words: EventWords) -> bool:
    """A name of two or more capitalised words is taken for a person's; with an article only behind a title in small
    letters: "the former coach Jan Brek"."""
    parts = tree.children(noun, "compound")
    titled = any(part.text.islower() for part in parts)
    named = any(part.tag == "NNP" for part in parts)
    body = noun.text.lower().rstrip(".") in words.bodies or any(part.text[0].isdigit() for part in parts)
    return named and not body and (titled or tree.child(noun, "det") is None)


def _is_other_sex(tree: Tree, noun: Token, pronoun: str) -> bool:
    """Whether a title says that "he" or "she" is somebody else: "Ms Fleming"."""
    titles = {part.text.lower().rstrip(".") for part in tree.children(noun, "compound")}
    return not titles.isdisjoint(_TITLES_OF_OTHERS.get(pronoun, frozenset()))


def _is_who(tree: Tree, noun: Token) -> bool:
    """Whether a clause with "who" follows a name: "Tantawi, who holds the title"."""
    clauses = tree.children(noun, "relcl")
    return any(one.text.lower() == "who" for clause in clauses for one in tree.children(clause, *SUBJECTS))


def is_body(noun: Token) -> bool:
    """A name all in capitals is a body's: "NATO"."""
    return len(noun.text) > 1 and noun.text.isupper()
