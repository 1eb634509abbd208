"""What the pronouns of a sentence stand for: the subject that was told last and fits in number and kind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline.events.coreference.agreement import PERSONS, THINGS, Kinds, Referent, is_body, is_person, referent
from timeline.events.coreference.possessives import Owners
from timeline.events.coreference.pronoun_it import Things, same_above, subjects_above
from timeline.events.grammar.clause import NOUN_SUBJECTS, SUBJECTS
from timeline.events.grammar.quotes import in_quotes, is_quote
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree

_OF_OTHERS = {"he": {"she", "her", "hers"}, "she": {"he", "him", "his"}}

_OWN = {"he": ("his", "him"), "she": ("her", "hers")}
_PLACING = frozenset({"in", "on", "at"})
_INSIDE = frozenset({"compound", "nmod", "amod"})
"""Relations of names that only describe another word: "the Gulf Coast spill"."""
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
    tree: Tree, earlier: Iterable[Tree], kinds: Kinds, known: Mapping[int, Referent] | None = None
) -> dict[int, Referent]:
    """What the pronouns of a sentence stand for, by the pronoun's start; those that nothing fits are left out.

    `earlier` are the trees of the preceding sentences, the nearest first, `kinds` tells what the names of the document
    are, `known` what the pronouns of earlier sentences stand for. A wrong name is worse than a pronoun: where two may
    be meant, none is.
    """
    before = list(earlier)
    finder = _Finder(tree, before, kinds, Things(tree, kinds.words, before, kinds), known or {})
    owners = Owners(tree, before, kinds, finder.antecedent)
    found = {}
    for token in tree.tokens:
        if token.tag == "PRP" and token.dep in SUBJECTS:
            antecedent = finder.antecedent(token)
        elif token.tag == "PRP$" and token.dep == "poss":
            antecedent = owners.owner(token)
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
    known: Mapping[int, Referent]

    def antecedent(self, pronoun: Token) -> Referent | None:
        """What a subject pronoun stands for: a subject above it, else one of the sentences before."""
        form = pronoun.text.lower()
        before = {token.text.lower() for token in self.tree.tokens[: pronoun.index]}
        if form in PERSONS and not before.isdisjoint(_OF_OTHERS[form]):
            return None  # "he discovered a relationship that she had": two persons
        if form in THINGS:
            return self.things.antecedent(pronoun)
        if self._is_of_another(pronoun):
            return None
        same = same_above(self.tree, pronoun)
        if same is not None:
            return self.antecedent(same)
        for subject in subjects_above(self.tree, pronoun):
            if self.kinds.fits(self.tree, subject, form):
                return referent(self.tree, subject)
            owner = self.tree.child(subject, "poss")
            if form in PERSONS and owner is not None and owner.tag == "NNP":
                return referent(self.tree, owner)  # "Simmons' office said he ..."
            if form in PERSONS and (subject.tag == "NNP" or subject.text.lower() in self.kinds.words.kin):
                return None  # "the father wrote that he ...": he, and not whom the text told of before
        if form not in PERSONS:
            return None
        named = self._persons_before(pronoun, form)
        return self._only(named, pronoun, form) if named else self._person(pronoun, form)

    def _is_of_another(self, pronoun: Token) -> bool:
        """Whether somebody who is only "he" is quoted on "he": two persons, of whom the text before may name one."""
        tellers = (one for one in self.tree.tokens if one.text.lower() == pronoun.text.lower() and one is not pronoun)
        telling = (self.tree.tokens[one.head].text.lower() for one in tellers if not in_quotes(self.tree, one))
        return in_quotes(self.tree, pronoun) and any(verb in self.kinds.words.saying for verb in telling)

    def _persons_before(self, pronoun: Token, form: str) -> list[Token]:
        """The persons that the sentence itself names before a pronoun; what something is in or on is none."""
        before = (one for one in self.tree.tokens[: pronoun.index] if one.tag == "NNP")
        named = (one for one in before if one.dep not in _INSIDE or self._is_known_before_noun(one))
        placed = (one for one in named if one.dep != "pobj" or self.tree.tokens[one.head].text.lower() not in _PLACING)
        return [one for one in placed if self.kinds.fits(self.tree, one, form)]

    def _is_known_before_noun(self, name: Token) -> bool:
        """Whether a person's last name stands before a plain noun, which may be a verb: "Tony Hayward talks"."""
        return name.text in self.kinds.known and self.tree.tokens[name.head].tag != "NNP"

    def _only(self, named: list[Token], pronoun: Token, form: str) -> Referent | None:
        """The one person named before a pronoun, whom no pronoun before it stands for already and who tells nothing in
        quotes: "they blasted Barton, noting that he had received money"."""
        earlier = any(one.text.lower() in (form, *_OWN[form]) for one in self.tree.tokens[: pronoun.index])
        alone = {one.text for one in named}
        if earlier or len(alone) != 1 or in_quotes(self.tree, pronoun) or named[0].text in self._speakers():
            return None
        return referent(self.tree, named[-1])

    def _person(self, pronoun: Token, form: str) -> Referent | None:
        speakers, quoted = self._speakers(), in_quotes(self.tree, pronoun)
        for other in self.earlier:
            fitting = [one for one in other.tokens if one.dep in NOUN_SUBJECTS and self.kinds.fits(other, one, form)]
            persons = [one for one in fitting if one.text not in speakers and not (quoted and self._tells(other, one))]
            if persons:
                main = [token for token in persons if other.tokens[token.head].dep == "ROOT"]
                chosen = (main or persons)[0] if main or len(persons) == 1 else None
                if chosen is None or self._is_beside(chosen, pronoun) or (quoted and self._asks(other, chosen)):
                    return None
                return referent(other, chosen, known=True)
            if any(self._may_be_person(other, one) for one in other.tokens) or self._is_within(other, form):
                return None  # "her sister Janet came", "doctors came when he fell"
            going_on = self._still_meant(other, form) if not quoted else None
            if going_on is not None:
                return going_on
        return None

    def _still_meant(self, tree: Tree, form: str) -> Referent | None:
        """Whom the same pronoun stands for as the subject of a sentence before that names nobody else."""
        own = (one for one in tree.tokens if one.text.lower() == form and one.dep in NOUN_SUBJECTS)
        told = {self.known[one.start] for one in own if one.start in self.known}
        named = any(self.kinds.fits(tree, one, form) for one in tree.tokens)
        return told.pop() if len(told) == 1 and not named else None

    def _is_within(self, tree: Tree, form: str) -> bool:
        """Whether a sentence has the same pronoun in a clause below that of another subject, and so of another."""
        same = [one for one in tree.tokens if one.text.lower() == form and one.dep in NOUN_SUBJECTS]
        return bool(same) and all(tree.tokens[one.head].dep in ("advcl", "relcl") for one in same)

    def _may_be_person(self, tree: Tree, token: Token) -> bool:
        """Whether the subject of a sentence is a name of one word behind a word for somebody near: "her sister
        Janet"."""
        kin = any(one.text.lower() in self.kinds.words.kin for one in tree.children(token, "compound"))
        return token.dep in NOUN_SUBJECTS and token.tag == "NNP" and kin

    def _tells(self, tree: Tree, subject: Token) -> bool:
        """Whether somebody is quoted, who in the words that go on is "I" and never "he"."""
        saying = tree.tokens[subject.head].text.lower() in self.kinds.words.saying
        return saying and (self.tree.sentence.begins_quoted or any(map(is_quote, tree.tokens)))

    def _asks(self, tree: Tree, subject: Token) -> bool:
        """Whether somebody without a name asks or declines, as who is quoted does: "the official asked not to be
        named"."""
        verb = tree.tokens[subject.head].text.lower()
        asks = verb in self.kinds.words.asking | self.kinds.words.refraining
        return asks and subject.tag != "NNP" and not in_quotes(tree, subject)

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
