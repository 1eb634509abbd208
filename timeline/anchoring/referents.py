"""What the pronouns of a sentence stand for: the subject that was told last and fits in number and kind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.anchoring.clause import SUBJECTS, in_quotes, is_quote, subject_of
from timeline.anchoring.kinds import MANY, PERSONS, THINGS, Kinds, Referent, is_body, is_person, referent
from timeline.anchoring.things import Things, same_above, subjects_above
from timeline.eventwords import EventWords
from timeline.tree import Token, Tree

_SUBJECT_NOUNS = ("nsubj", "nsubjpass")
_POSSESSIVES = {"his": "he", "her": "she", "its": "it", "their": "they"}
_OF_OTHERS = {"he": {"she", "her", "hers"}, "she": {"he", "him", "his"}}
_BEING = frozenset({"is", "was", "be", "been"})

_PLACING = frozenset({"in", "on", "at"})
_NEAR = 3
"""Sentences, and paragraphs, before a pronoun in which what it stands for is looked for."""


def surnames(trees: Iterable[Tree], words: EventWords) -> frozenset[str]:
    """The last names of the persons that a document names in full: "Mubarak" where it has "Hosni Mubarak"."""
    return frozenset(
        token.text
        for tree in trees
        for token in tree.tokens
        if token.tag == "NNP" and is_person(tree, token, words) and not is_body(token)
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
    before, kinds = list(earlier), Kinds(words, known)
    finder = _Finder(tree, before, kinds, Things(tree, words, before, kinds))
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
    earlier: list[Tree]
    kinds: Kinds
    things: Things

    def antecedent(self, pronoun: Token) -> Referent | None:
        """What a subject pronoun stands for: a subject above it, else one of the sentences before."""
        form = pronoun.text.lower()
        before = {token.text.lower() for token in self.tree.tokens[: pronoun.index]}
        if form in PERSONS and not before.isdisjoint(_OF_OTHERS[form]):
            return None  # "he discovered a relationship that she had": two persons
        if form in THINGS:
            return self.things.antecedent(pronoun)
        same = same_above(self.tree, pronoun)
        if same is not None:
            return self.antecedent(same)
        for subject in subjects_above(self.tree, pronoun):
            if self.kinds.fits(self.tree, subject, form):
                return referent(self.tree, subject)
            owner = self.tree.child(subject, "poss")
            if form in PERSONS and owner is not None and owner.tag == "NNP":
                return referent(self.tree, owner)  # "Simmons' office said he ..."
            if form in PERSONS and subject.tag == "NNP":
                return None
        if form not in PERSONS or self._names_person(pronoun, form):
            return None
        return self._person(pronoun, form)

    def _is_definite(self, noun: Token) -> bool:
        """A name, or "the plume"."""
        pointing = any(one.text.lower() == "the" for one in self.tree.children(noun, "det"))
        return noun.tag == "NNP" or (noun.tag == "NN" and pointing)

    def owner(self, pronoun: Token) -> Referent | None:
        """Whose a thing is: "its huge spill" by the subject above, "BP said ... since"."""
        form = _POSSESSIVES.get(pronoun.text.lower(), "")
        own = (subject_of(self.tree, one) for one in self.tree.path_up(pronoun)[1:])
        subjects = [one for one in own if one is not None and one.index < pronoun.index and one.tag != "PRP"]
        found = next((one for one in subjects if form not in MANY and self.kinds.fits(self.tree, one, form)), None)
        if found is None or not self._is_definite(found):
            return None
        if found is not None and form in PERSONS and self._names_other(found, pronoun, form):
            return None
        name = referent(self.tree, found) if found is not None else None
        return Referent(name.text + ("'" if name.text.endswith("s") else "'s"), name.head) if name is not None else None

    def _names_other(self, person: Token, pronoun: Token, form: str) -> bool:
        """Whether another person is named between the two: "Murray, who was hired by Jackson to help with his tour"."""
        between = self.tree.tokens[person.index + 1 : pronoun.index]
        names = [one for one in between if one.tag == "NNP" and one.dep != "compound"]
        return any(one.dep == "poss" or self.kinds.fits(self.tree, one, form) for one in names)

    def _names_person(self, pronoun: Token, form: str) -> bool:
        """Whether the sentence itself names a person before the pronoun, who may or may not be meant; what something is
        in or on is none."""
        named = (one for one in self.tree.tokens[: pronoun.index] if one.tag == "NNP")
        placed = (one for one in named if one.dep != "pobj" or self.tree.tokens[one.head].text.lower() not in _PLACING)
        return any(self.kinds.fits(self.tree, one, form) for one in placed)

    def _person(self, pronoun: Token, form: str) -> Referent | None:
        speakers, quoted = self._speakers(), in_quotes(self.tree, pronoun)
        for other in self.earlier:
            fitting = [one for one in other.tokens if one.dep in _SUBJECT_NOUNS and self.kinds.fits(other, one, form)]
            persons = [one for one in fitting if one.text not in speakers and not (quoted and self._tells(other, one))]
            if persons:
                main = [token for token in persons if other.tokens[token.head].dep == "ROOT"]
                chosen = (main or persons)[0] if main or len(persons) == 1 else None
                return (
                    None if chosen is None or self._is_beside(chosen, pronoun) else referent(other, chosen, known=True)
                )
        return None

    def _tells(self, tree: Tree, subject: Token) -> bool:
        """Whether somebody is quoted, who in the words that go on is "I" and never "he"."""
        saying = tree.tokens[subject.head].text.lower() in self.kinds.words.saying
        return saying and (self.tree.sentence.begins_quoted or any(map(is_quote, tree.tokens)))

    def _is_beside(self, person: Token, pronoun: Token) -> bool:
        """Whether the pronoun's clause names a person as well: "she quoted Holm" has another subject."""
        clause = self.tree.subtree(self.tree.tokens[pronoun.head])
        return person.tag == "NNP" and any(one.text == person.text and one.index > pronoun.index for one in clause)

    def _speakers(self) -> set[str]:
        """The last words of those to whom the sentence attributes itself: "according to Bruno" speaks of another."""
        found = (
            self.tree.subtree(one)[-1].text
            for token in self.tree.tokens
            if token.text.lower() == "according"
            for one in self.tree.children(token)
        )
        return set(found)
