"""What the bare phrases of a sentence stand for: "the university" for the one that the document named before."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from timeline.events.coreference.agreement import Referent, owning, referent
from timeline.events.coreference.full_descriptions import Described
from timeline.events.coreference.mentions import Named, Story, named
from timeline.events.coreference.organisations import Companies
from timeline.events.coreference.persons import Persons
from timeline.events.grammar.clause import NOUN_SUBJECTS, set_off
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree

_NEAR = 5
"""Sentences between a thing and its name; a happening is named in the one before, or at the story's opening."""

_OPENING = 3
_NARROWING = ("relcl", "acl", "appos", "prep", "nummod", "conj", "advcl", "poss")


class Definites:
    """The names of a document for its bare phrases; made once for a document, each noun is looked up once."""

    def __init__(self, story: Story, words: EventWords) -> None:
        self._story, self._words = story, words
        self._companies, self._persons = Companies(story, words), Persons(story, words)
        self._described = Described(story)
        self._named: dict[str, Named | None] = {}

    @property
    def bodies(self) -> frozenset[str]:
        """The names that the document shows to be companies'."""
        return self._companies.known

    @property
    def places(self) -> frozenset[str]:
        """The names that the document shows to be places'."""
        return self._companies.places

    def names_of(self, tree: Tree) -> dict[int, Referent]:
        """What the phrases of a sentence stand for, by the start of their nouns; those left open are left out."""
        found = {}
        for noun in tree.tokens:
            land = _land_of(tree, noun, self._words)
            if land is not None:
                found[noun.start] = land
                continue
            owner = self._owner_of_shares(tree, noun)
            if owner:
                found[noun.start] = Referent(owning(owner), noun.start)
                continue
            phrase = _bare_phrase(tree, noun) if noun.tag == "NN" else []
            name = self._name(noun, phrase) if phrase else ""
            if name:
                found[noun.start] = Referent(name, noun.start, tuple(token.start for token in phrase[:-1]))
        return found

    def fuller(self, pronouns: Mapping[int, Referent], trees: Iterable[Tree]) -> dict[int, Referent]:
        """What pronouns stand for, by name where it is a bare phrase of one of the trees: "she" for "the woman"."""
        bare = {one.head for one in pronouns.values() if one.text.lower().startswith("the ")}
        named = {at: name for tree in trees if bare for at, name in self.names_of(tree).items() if at in bare}
        return {at: _owning(one, named.get(one.head)) for at, one in pronouns.items()}

    def _owner_of_shares(self, tree: Tree, pronoun: Token) -> str:
        """The company whose shares or profits are "its"."""
        own = pronoun.text.lower() == "its" and tree.tokens[pronoun.head].text.lower() in self._words.of_companies
        return self._companies.name_at(pronoun.start, "company", []) if own else ""

    def _has_names(self, word: str) -> bool:
        """Whether a noun means a thing that often has a name of its own."""
        return word in self._words.event_nouns or word in self._words.named_things

    def _name(self, noun: Token, phrase: list[Token]) -> str:
        word, words = noun.text.lower(), self._words
        if word in words.companies:
            return self._companies.name_at(noun.start, word, [token.text for token in phrase[1:-1]])
        if len(phrase) > 2:
            return ""
        if word in words.persons or word in words.callings:
            return self._persons.name_at(noun.start, word)
        if word not in self._named:
            self._named[word] = named(self._story, word)
        name = self._named[word]
        fits = name is not None and (self._has_names(word) or name.text.split()[-1].islower())
        told = fits and name is not None and self._is_told(name, noun.start, happens=word in words.event_nouns)
        return name.text if told and name is not None else self._described.name_at(noun.start, word)

    def _is_told(self, name: Named, start: int, *, happens: bool) -> bool:
        """Whether a name was told near enough before a place of the text."""
        here = self._story.sentence_at(start)
        before = bisect_left(name.sentences, here)
        if before == 0:
            return False
        return here - name.sentences[before - 1] <= (1 if happens else _NEAR) or name.sentences[0] < _OPENING


def _land_of(tree: Tree, noun: Token, words: EventWords) -> Referent | None:
    """The place that a word like "country" means: the one of which its own ministry tells ("Norway will pay, the
    country's minister said"), or in which the sentence says that all is ("In Norway, the nation's banks shut")."""
    article = tree.child(noun, "det")
    if noun.text.lower() not in words.lands or article is None or article.text.lower() != "the":
        return None
    if noun.dep not in ("poss", *NOUN_SUBJECTS) or tree.child(noun, "prep", "relcl", "acl", "amod") is not None:
        return None
    place = _told_of(tree, noun, words) if noun.dep == "poss" else None
    place = place or _opening_place(tree)
    name = referent(tree, place) if place is not None and place.index < article.index else None
    also = tuple(one.start for one in tree.tokens[article.index : noun.index])
    return None if name is None else Referent(name.text, name.head, also)


def _told_of(tree: Tree, owner: Token, words: EventWords) -> Token | None:
    """The name that is the subject of what an owner's minister says behind it."""
    verb = next((one for one in tree.path_up(owner) if one.text.lower() in words.saying), None)
    told = next((one for one in tree.children(verb, "ccomp") if one.index < owner.index), None) if verb else None
    subject = tree.child(told, *NOUN_SUBJECTS) if told is not None else None
    return subject if subject is not None and subject.tag == "NNP" else None


def _opening_place(tree: Tree) -> Token | None:
    """The name that the sentence opens with, as where it happens: "In Norway, ..."."""
    opening = tree.tokens[0]
    place = tree.child(opening, "pobj") if opening.text == "In" else None
    parted = place is not None and tree.tokens[tree.subtree(opening)[-1].index + 1].text == ","
    return place if parted and place is not None and place.tag == "NNP" else None


def _owning(phrase: Referent, name: Referent | None) -> Referent:
    """The name that stands for a phrase, as an owner where the phrase is one: "the firm's" is "Nordal's"."""
    if name is None:
        return phrase
    owner = phrase.text.endswith(("'s", "s'"))
    return Referent(owning(name.text) if owner else name.text, name.head)


def _bare_phrase(tree: Tree, noun: Token) -> list[Token]:
    """The tokens of "the" with a noun and at most its plain modifiers; nothing where more tells which is meant."""
    article = tree.child(noun, "det")
    narrowed = any(not set_off(tree, child) or child.dep == "appos" for child in tree.children(noun, *_NARROWING))
    if article is None or article.text.lower() != "the" or narrowed:
        return []
    phrase = list(tree.tokens[article.index : noun.index + 1])
    plain = all(token.head == noun.index and token.tag in ("JJ", "NN") for token in phrase[1:-1])
    behind = tree.tokens[noun.index + 1 : noun.index + 2]
    named = any(token.tag.startswith("NN") for token in behind)
    return phrase if plain and not named and noun.dep not in ("compound", "attr") else []
