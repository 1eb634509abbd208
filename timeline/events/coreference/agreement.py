"""What can stand for what: pronouns and phrases for names and nouns, by person, gender, number and kind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from timeline.events.coreference.names import Entity
from timeline.events.grammar.clause import BE, NOUN_SUBJECTS, is_namelike, set_off
from timeline.events.grammar.noun_phrase import noun_phrase
from timeline.events.grammar.typography import spoken
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree

SUBJECTS = {"he": "he", "she": "she", "it": "it", "they": "they"}
OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
PERSONS = frozenset({"he", "she"})

_NAME_WORD = re.compile(r"[^\W_](?:[^\W_]|['’.&-])*|['’]s|['’]|-")
_LOOSE = frozenset({"neg", "advmod", "predet", "cc", "intj", "mark", "punct"})
_NARROWING = ("relcl", "acl", "appos", "prep", "nummod", "conj", "advcl", "poss")
_TELLING = (*NOUN_SUBJECTS, "dobj", "dative", "pobj", "poss", "agent", "conj", "attr")
_BARE = 2
"""Words of a phrase like "the ship"; "the cruise ship" may be another."""

_MOST = 12
"""Words: a longer phrase would make the line worse than the pronoun does."""


@dataclass(frozen=True, slots=True)
class Referent:
    """What a pronoun stands for: its words, and the place of its head in the document. `also` are the places of the
    tokens before it whose words go: of "the" in "the company"."""

    text: str
    head: int
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Anaphor:
    """What stands for something told elsewhere: a pronoun (`form` is "he", "she", "it" or "they"), an owner, or a
    phrase like "the company" (`form` is "the", `also` its other words)."""

    tree: Tree
    token: Token
    form: str
    is_owner: bool = False
    also: tuple[int, ...] = ()


def anaphors(tree: Tree, words: EventWords) -> Iterator[Anaphor]:
    """The pronouns that are subjects, the owners and the bare phrases of a sentence, in its order."""
    for token in tree.tokens:
        word = token.text.lower()
        if token.tag == "PRP" and word in SUBJECTS and token.dep in NOUN_SUBJECTS:
            yield Anaphor(tree, token, word)
        elif token.tag == "PRP$" and word in OWNERS and token.dep == "poss":
            yield Anaphor(tree, token, OWNERS[word], is_owner=True)
        elif (phrase := bare_phrase(tree, token, words)) and (len(phrase) == _BARE or names_a_kind(word, words)):
            yield Anaphor(tree, token, "the", also=tuple(one.start for one in phrase[:-1]))


def bare_phrase(tree: Tree, noun: Token, words: EventWords) -> list[Token]:
    """The tokens of "the" with a noun and at most its plain modifiers; nothing where more tells which is meant."""
    article = tree.child(noun, "det") if noun.tag == "NN" and noun.dep in _TELLING else None
    if article is None or article.text.lower() != "the" or article.index > noun.index:
        return []
    if any(not set_off(tree, child) or child.dep == "appos" for child in tree.children(noun, *_NARROWING)):
        return []
    phrase = list(tree.tokens[article.index : noun.index + 1])
    plain = all(token.head == noun.index and token.tag in ("JJ", "NN") for token in phrase[1:-1])
    behind = tree.tokens[noun.index + 1 : noun.index + 2]
    verb = tree.head(noun) if noun.dep in NOUN_SUBJECTS else None
    if verb is not None and any(
        one.text.lower() in words.reference.several for one in (verb, *tree.children(verb, "aux", "auxpass"))
    ):
        return []  # "the group were released"
    return phrase if plain and not any(token.tag.startswith("NN") for token in behind) else []


def owning(name: str) -> str:
    """A name as an owner's: "Nordal's", "Simmons'"."""
    return name + ("'" if name.endswith("s") else "'s")


def fits_name(form: str, noun: str, entity: Entity, words: EventWords) -> bool:
    """Whether a pronoun of some form, or "the" with a noun, can stand for something with a name."""
    if form in PERSONS:
        group = entity.name.startswith("the ") or (" " in entity.name and entity.name.endswith("s"))
        named = entity.kind == "person" or (entity.kind == "" and not group)
        return named and entity.gender in ("", form)
    if form == "it":
        return entity.kind != "person" and entity.gender in ("", "it")
    if form == "they":
        several = entity.name.endswith("s") or entity.gender == "they"
        return several and entity.kind != "person" and entity.gender in ("", "they")
    if entity.name.lower().removeprefix("the ") == noun:
        return False  # "the committee" for "the Committee"
    return (noun in entity.called and noun not in words.reference.countries) or is_of_kind(noun, entity, words)


def names_a_kind(noun: str, words: EventWords) -> bool:
    """Whether a noun may mean whatever is of its kind: "the company", "the country"."""
    known = words.reference
    return any(noun in group for group in (known.companies, known.groups, known.teams, known.countries))


def is_of_kind(noun: str, entity: Entity, words: EventWords) -> bool:
    """Whether a noun may stand for a name without the text having called it so: "the company" for a body."""
    known = words.reference
    if not names_a_kind(noun, words):
        return False
    office = entity.name.split()[-1].lower() in known.offices
    of_body = not office and noun in known.companies | known.groups and (entity.kind == "body" or entity.gender == "it")
    of_body = of_body or (noun in known.teams and entity.kind != "person" and entity.name.endswith("s"))
    nation = entity.name.replace(" ", "_").lower() in known.nations
    return of_body or (noun in known.countries and entity.kind == "place" and nation)


def fits_noun(form: str, tree: Tree, noun: Token, words: EventWords) -> bool:
    """Whether a pronoun can stand for what a common noun tells."""
    word, known = noun.text.lower(), words.reference
    several = noun.tag in ("NNS", "NNPS") or tree.child(noun, "conj") is not None
    if form == "they":
        return several and noun.tag in ("NNS", "NNPS") and noun.dep in _TELLING
    persons = words.persons | words.callings | words.kin | known.men | known.women
    if several or noun.tag != "NN" or noun.dep not in _TELLING or tree.child(noun, "det", "poss") is None:
        return False
    if form in PERSONS:
        return word in persons and word not in (known.women if form == "he" else known.men)
    return form == "it" and word not in persons | words.abstract | words.statements and noun.dep != "attr"


def is_empty(tree: Tree, pronoun: Token, words: EventWords) -> bool:
    """Whether "it" may name nothing: "it was clear that", "it took a year", "it rained", "it is four"."""
    verb = tree.tokens[pronoun.head]
    state = verb.text.lower() in BE or tree.child(verb, "acomp", "attr", "auxpass") is not None
    clause = tree.child(verb, "ccomp", "xcomp", "advcl") is not None
    says = verb.text.lower() in words.saying | words.planning | words.believing
    told = (tree.child(verb, "ccomp") is not None and not says) or verb.text.lower() in words.impersonal
    return (state and clause) or told or tree.child(verb, "attr") is not None


def phrase_of(tree: Tree, noun: Token) -> str:
    """The words of a common noun as they are put in for a pronoun, "" where they are too many or no plain words."""
    phrase = [token for token in noun_phrase(tree, noun) if token.dep != "case" or token.head != noun.index]
    while phrase[1:] and (phrase[0].dep in _LOOSE or phrase[0].text.lower() in ("that", "such")):
        phrase = phrase[1:]
    if not phrase or len(phrase) > _MOST or not all(_NAME_WORD.fullmatch(token.text) for token in phrase):
        return ""
    if any(token.tag.startswith("PRP") for token in phrase):
        return ""
    text = spoken(phrase).replace(" 's", "'s").replace(" ’s", "’s")
    if phrase[0].text.lower() in ("a", "an"):
        text = "the" + text[len(phrase[0].text) :]
    opens = phrase[0].index == 0 and not is_namelike(phrase[0])
    return text[:1].lower() + text[1:] if opens else text
