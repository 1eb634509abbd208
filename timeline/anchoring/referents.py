"""What the pronouns of a sentence stand for: the subject that was told last and fits in number and kind."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.anchoring.clause import SUBJECTS, is_namelike, noun_phrase, subject_of
from timeline.anchoring.wording import spoken
from timeline.eventwords import EventWords
from timeline.tree import Token, Tree

_PERSONS = frozenset({"he", "she"})
_THINGS = frozenset({"it"})
_SUBJECT_NOUNS = ("nsubj", "nsubjpass")
_MANY = frozenset({"they"})
_POSSESSIVES = {"his": "he", "her": "she", "its": "it", "their": "they"}
_NAME_WORD = re.compile(r"[^\W_](?:[^\W_]|['’.&-])*|['’]s|-")
_OF_OTHERS = {"he": {"she", "her", "hers"}, "she": {"he", "him", "his"}}
_TITLES_OF_OTHERS = {"he": {"ms", "mrs", "miss", "lady"}, "she": {"mr", "sir", "lord"}}
_BEING = frozenset({"is", "was", "be", "been"})
_LOOSE = frozenset({"neg", "advmod", "predet", "cc", "intj", "mark", "punct"})
_MAX_NAME_WORDS = 12
"""A longer phrase would make the line worse than the pronoun does."""

_NEAR = 3
"""Sentences, and paragraphs, before a pronoun in which what it stands for is looked for."""


@dataclass(frozen=True, slots=True)
class Referent:
    """What a pronoun stands for: its words, and the place of its head in the document. `also` are the places of the
    tokens before it whose words go: of "the" in "the company"."""

    text: str
    head: int
    also: tuple[int, ...] = ()


def surnames(trees: Iterable[Tree], words: EventWords) -> frozenset[str]:
    """The last names of the persons that a document names in full: "Mubarak" where it has "Hosni Mubarak"."""
    return frozenset(
        token.text
        for tree in trees
        for token in tree.tokens
        if token.tag == "NNP" and _is_person(tree, token, words) and not _is_body(token)
    )


def nearby(trees: Sequence[Tree], index: int) -> list[Tree]:
    """The trees in which the pronouns of `trees[index]` may find what they stand for, the nearest first."""
    here = trees[index].sentence.paragraph
    near = trees[max(0, index - _NEAR) : index]
    return [tree for tree in reversed(near) if here - tree.sentence.paragraph <= _NEAR]


def names_of(
    tree: Tree, words: EventWords, earlier: Iterable[Tree], known: frozenset[str] = frozenset()
) -> dict[int, Referent]:
    """What the pronouns of a sentence stand for, by the pronoun's start; those that nothing fits are left out.

    `earlier` are the trees of the preceding sentences, the nearest first, `known` the last names that alone name a
    person. A wrong name is worse than a pronoun: where two persons may be meant, none is named; a possessive is
    looked for in its own sentence only.
    """
    finder = _Finder(tree, words, list(earlier), known)
    found = {}
    for token in tree.tokens:
        if token.tag == "PRP" and token.dep in SUBJECTS:
            antecedent = finder.antecedent(token)
        elif token.tag == "PRP$" and token.dep == "poss":
            antecedent = finder.owner(token)
        else:
            continue
        if antecedent is not None:
            found[token.start] = antecedent
    return found


@dataclass(frozen=True, slots=True)
class _Finder:
    tree: Tree
    words: EventWords
    earlier: list[Tree]
    known: frozenset[str]

    def antecedent(self, pronoun: Token) -> Referent | None:
        """What a subject pronoun stands for: a subject above it, else one of the sentences before."""
        form = pronoun.text.lower()
        before = {token.text.lower() for token in self.tree.tokens[: pronoun.index]}
        if form in _PERSONS and not before.isdisjoint(_OF_OTHERS[form]):
            return None  # "he discovered a relationship that she had": two persons
        if form in _THINGS and self._is_empty(pronoun):
            return None
        same = self._same_above(pronoun)
        if same is not None:
            return self.antecedent(same)
        if form in _THINGS and self._is_rivalled(pronoun):
            return None
        for subject in _subjects_above(self.tree, pronoun):
            if self._fits(self.tree, subject, form):
                return _referent(self.tree, subject)
            owner = self.tree.child(subject, "poss")
            if form in _PERSONS and owner is not None and owner.tag == "NNP":
                return _referent(self.tree, owner)  # "Simmons' office said he ..."
            if form in _THINGS or (form in _PERSONS and subject.tag == "NNP"):
                return None
        if form in _PERSONS:
            return None if self._names_person(pronoun, form) else self._person(form)
        return self._speaking_body(pronoun) if form in _THINGS else None

    def _is_definite(self, noun: Token) -> bool:
        """A name, or "the plume"."""
        pointing = any(one.text.lower() == "the" for one in self.tree.children(noun, "det"))
        return noun.tag == "NNP" or (noun.tag == "NN" and pointing)

    def _is_empty(self, pronoun: Token) -> bool:
        """Whether "it" only stands before its clause: "it was expected that ..."."""
        verb = self.tree.tokens[pronoun.head]
        passive = verb.text.lower() in _BEING or self.tree.child(verb, "auxpass") is not None
        return passive and self.tree.child(verb, "ccomp") is not None

    def _is_rivalled(self, pronoun: Token) -> bool:
        """Whether "it" may as well be the object of the clause above: "it was drilling the well when it exploded"."""
        verb = self.tree.tokens[pronoun.head]
        above = self.tree.head(verb)
        agents = self.words.saying | self.words.planning
        acts = self.tree.child(verb, "dobj", "ccomp") is not None or verb.text.lower() in agents
        if above is None or verb.dep != "advcl" or acts:
            return False
        return any(one.tag in ("NN", "NNP") and one.index < pronoun.index for one in self.tree.children(above, "dobj"))

    def _same_above(self, pronoun: Token) -> Token | None:
        """The same pronoun as subject of the clause above: "it said it would pay"."""
        above = (self.tree.child(one, *_SUBJECT_NOUNS) for one in self.tree.path_up(pronoun)[2:])
        subject = next((one for one in above if one is not None and one.index < pronoun.index), None)
        same = subject is not None and subject.text.lower() == pronoun.text.lower()
        return subject if same else None

    def owner(self, pronoun: Token) -> Referent | None:
        """Whose a thing is: "its huge spill" by the subject above, "BP said ... since"."""
        form = _POSSESSIVES.get(pronoun.text.lower(), "")
        own = (subject_of(self.tree, one) for one in self.tree.path_up(pronoun)[1:])
        subjects = [one for one in own if one is not None and one.index < pronoun.index and one.tag != "PRP"]
        found = next((one for one in subjects if form not in _MANY and self._fits(self.tree, one, form)), None)
        if found is None or not self._is_definite(found):
            return None
        if found is not None and form in _PERSONS and self._names_other(found, pronoun, form):
            return None
        name = _referent(self.tree, found) if found is not None else None
        return Referent(name.text + ("'" if name.text.endswith("s") else "'s"), name.head) if name is not None else None

    def _names_other(self, person: Token, pronoun: Token, form: str) -> bool:
        """Whether another person is named between the two: "Murray, who was hired by Jackson to help with his tour"."""
        between = self.tree.tokens[person.index + 1 : pronoun.index]
        names = [one for one in between if one.tag == "NNP" and one.dep != "compound"]
        return any(one.dep == "poss" or self._fits(self.tree, one, form) for one in names)

    def _names_person(self, pronoun: Token, form: str) -> bool:
        """Whether the sentence itself names a person before the pronoun, who may or may not be meant."""
        named = (one for one in self.tree.tokens[: pronoun.index] if one.tag == "NNP")
        return any(self._fits(self.tree, one, form) for one in named)

    def _person(self, form: str) -> Referent | None:
        for other in self.earlier:
            persons = [one for one in other.tokens if one.dep in _SUBJECT_NOUNS and self._fits(other, one, form)]
            speakers = self._speakers()
            persons = [one for one in persons if one.text not in speakers]
            if persons:
                main = [token for token in persons if other.tokens[token.head].dep == "ROOT"]
                return _referent(other, (main or persons)[0], known=True) if main or len(persons) == 1 else None
        return None

    def _speakers(self) -> set[str]:
        """The last words of those to whom the sentence attributes itself: "according to Bruno" speaks of another."""
        found = (
            self.tree.subtree(one)[-1].text
            for token in self.tree.tokens
            if token.text.lower() == "according"
            for one in self.tree.children(token)
        )
        return set(found)

    def _speaking_body(self, pronoun: Token) -> Referent | None:
        """ "It said" goes on from the body that spoke or planned in the sentence before."""
        agents = self.words.saying | self.words.planning
        if not self.earlier or self.tree.tokens[pronoun.head].text.lower() not in agents:
            return None
        other = self.earlier[0]
        for token in other.tokens:
            verb = other.tokens[token.head]
            acts = token.tag == "NNP" or verb.text.lower() in agents
            if token.dep == "nsubj" and verb.dep == "ROOT" and acts:
                return _referent(other, token, known=True) if self._fits(other, token, "it") else None
        return None

    def _fits(self, tree: Tree, noun: Token, pronoun: str) -> bool:
        if not noun.tag.startswith("NN") or noun.text.lower() == "one" or _is_other_sex(tree, noun, pronoun):
            return False
        share = noun.text.lower() in self.words.measures and any(
            one.tag in ("NNS", "NNPS") for of in tree.children(noun, "prep") for one in tree.children(of, "pobj")
        )
        many = share or noun.tag in ("NNS", "NNPS") or tree.child(noun, "conj") is not None
        if pronoun in _MANY:
            return many
        if many:
            return False
        named = noun.tag == "NNP" and not _is_body(noun)
        last_name = noun.text in self.known and tree.child(noun, "det") is None
        told = _speaks(tree, noun, self.words) or _is_who(tree, noun)
        person = named and (_is_person(tree, noun, self.words) or told or last_name)
        if pronoun in _PERSONS:
            return person or noun.text.lower() in self.words.persons
        human = noun.tag == "NNP" and (_is_person(tree, noun, self.words) or noun.text in self.known)
        human = human or noun.text.lower() in self.words.persons
        return pronoun in _THINGS and not human


def _subjects_above(tree: Tree, pronoun: Token) -> Iterable[Token]:
    """The subjects of the clauses that a pronoun's clause stands in, the nearest first."""
    for above in tree.path_up(pronoun)[2:]:
        subject = subject_of(tree, above)
        if subject is not None and subject.tag in ("WDT", "WP") and (clause := tree.head(subject)) is not None:
            subject = tree.head(clause)  # the noun that "which" stands for
        if subject is not None and subject.index < pronoun.index and subject.tag != "PRP":
            yield subject


def _referent(tree: Tree, noun: Token, *, known: bool = False) -> Referent | None:
    """The words of a noun; `known` asks for a name or a definite phrase, not "a professor"."""
    phrase = [token for token in noun_phrase(tree, noun) if token.dep != "case" or token.head != noun.index]
    while phrase[1:] and (phrase[0].dep in _LOOSE or phrase[0].text.lower() in ("that", "such")):
        phrase = phrase[1:]
    clean = all(_NAME_WORD.fullmatch(token.text) for token in phrase)
    if not clean or len(phrase) > _MAX_NAME_WORDS:
        return None
    if known and phrase[0].text.lower() in ("a", "an"):
        return None
    text = spoken(phrase)
    opens = phrase[0].index == 0 and not is_namelike(phrase[0])
    return Referent(text[:1].lower() + text[1:] if opens else text, noun.start)


def _speaks(tree: Tree, noun: Token, words: EventWords) -> bool:
    """Whether somebody of one name says something: "Holm said he ..."."""
    verb = tree.head(noun)
    return noun.dep == "nsubj" and verb is not None and verb.text.lower() in words.saying and not tree.children(noun)


def _is_person(tree: Tree, noun: Token, words: EventWords) -> bool:
    """A name of two or more capitalised words is taken for a person's; with an article only behind a title in small
    letters: "the former coach Jan Brek"."""
    parts = tree.children(noun, "compound")
    titled = any(part.text.islower() for part in parts)
    named = any(part.tag == "NNP" for part in parts)
    body = noun.text.lower().rstrip(".") in words.bodies
    return named and not body and (titled or tree.child(noun, "det") is None)


def _is_other_sex(tree: Tree, noun: Token, pronoun: str) -> bool:
    """Whether a title says that "he" or "she" is somebody else: "Ms Fleming"."""
    titles = {part.text.lower().rstrip(".") for part in tree.children(noun, "compound")}
    return not titles.isdisjoint(_TITLES_OF_OTHERS.get(pronoun, frozenset()))


def _is_who(tree: Tree, noun: Token) -> bool:
    """Whether a clause with "who" follows a name: "Tantawi, who holds the title"."""
    clauses = tree.children(noun, "relcl")
    return any(one.text.lower() == "who" for clause in clauses for one in tree.children(clause, *SUBJECTS))


def _is_body(noun: Token) -> bool:
    """A name all in capitals is a body's: "NATO"."""
    return len(noun.text) > 1 and noun.text.isupper()
