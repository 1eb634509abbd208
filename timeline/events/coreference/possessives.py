"""Whose a thing is: what "his" and "its" stand for."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from timeline.events.coreference.agreement import PERSONS, Kinds, Referent, owning, referent
from timeline.events.coreference.pronoun_it import is_object_of_own
from timeline.events.grammar.clause import NOUN_SUBJECTS, subject_of
from timeline.events.grammar.quotes import in_quotes
from timeline.syntax.tree import Token, Tree

FORMS = {"his": "he", "her": "she", "its": "it"}
_PLACING = frozenset({"in", "on", "at", "near", "from"})
_MOST_BETWEEN = 3
"""Characters between two sentences that stand side by side."""


@dataclass(frozen=True, slots=True)
class Owners:
    """Finds the owners that a sentence names by pronouns only; `earlier` are the trees of the sentences before, the
    nearest first, `antecedent` tells what a subject pronoun stands for."""

    tree: Tree
    earlier: list[Tree]
    kinds: Kinds
    antecedent: Callable[[Token], Referent | None]

    def owner(self, pronoun: Token) -> Referent | None:
        """Whose a thing is: "its huge spill" by the subject above, "BP said ... since"; `None` where it is open."""
        form = FORMS.get(pronoun.text.lower(), "")
        name = self._named(pronoun, form) if form else None
        if name is None or name.text.endswith(("'s", "’s")):
            return name
        return Referent(owning(name.text), name.head)

    def _named(self, pronoun: Token, form: str) -> Referent | None:
        inner = self._owner_around(pronoun, form)
        if inner is not None:
            return referent(self.tree, inner)
        same = self._same_above(pronoun, form)
        if same is not None:
            return self.antecedent(same)
        subject = self._subject_above(pronoun, form)
        if subject is not None:
            taken = form in PERSONS and self._names_other(subject, pronoun, form)
            return None if taken or not self._is_definite(subject) else referent(self.tree, subject)
        if in_quotes(self.tree, pronoun):
            return None
        return self._person(pronoun, form) if form in PERSONS else self._body(pronoun)

    def _same_above(self, pronoun: Token, form: str) -> Token | None:
        """The pronoun that is the nearest subject above: "it is American by its purchases"."""
        own = (subject_of(self.tree, one) for one in self.tree.path_up(pronoun)[1:])
        nearest = next((one for one in own if one is not None and one.index < pronoun.index), None)
        return nearest if nearest is not None and form == "it" and nearest.text.lower() == form else None

    def _owner_around(self, pronoun: Token, form: str) -> Token | None:
        """Whose a plan is that tells of "its" things: "will delay Nordal's plan to widen its port"."""
        path = self.tree.path_up(pronoun)[2:]
        planned = (one for below, one in pairwise(path) if below.dep == "acl" and one.tag.startswith("NN"))
        owners = (self.tree.child(one, "poss") for one in planned)
        named = (one for one in owners if one is not None and one.tag == "NNP" and one.index < pronoun.index)
        return next((one for one in named if self.kinds.fits(self.tree, one, form)), None) if form == "it" else None

    def _subject_above(self, pronoun: Token, form: str) -> Token | None:
        """The nearest subject above that fits; what is itself owned by the same ("its watchdog") is passed over."""
        own = (subject_of(self.tree, one) for one in self.tree.path_up(pronoun)[1:])
        subjects = [one for one in own if one is not None and one.index < pronoun.index and one.tag != "PRP"]
        free = (one for one in subjects if not self._has_pronoun(one, pronoun))
        free = (one for one in free if not is_object_of_own(self.tree, one, pronoun))
        return next((one for one in free if self.kinds.fits(self.tree, one, form)), None)

    def _has_pronoun(self, noun: Token, pronoun: Token) -> bool:
        owner = self.tree.child(noun, "poss")
        return owner is not None and owner.text.lower() == pronoun.text.lower()

    def _is_definite(self, noun: Token) -> bool:
        """A name, or "the plume"."""
        pointing = any(one.text.lower() == "the" for one in self.tree.children(noun, "det"))
        return noun.tag == "NNP" or (noun.tag == "NN" and pointing)

    def _names_other(self, person: Token, pronoun: Token, form: str) -> bool:
        """Whether another person is named between the two: "Murray, who was hired by Jackson to help with his tour"."""
        between = self.tree.tokens[person.index + 1 : pronoun.index]
        names = [one for one in between if one.tag == "NNP" and one.dep != "compound"]
        if any(self._may_be_person(self.tree, one) for one in between if not self._is_same(one, form)):
            return True  # "Voss told the singer that his fall"
        return any(one.dep in ("poss", "dative") or self.kinds.fits(self.tree, one, form) for one in names)

    def _is_same(self, token: Token, form: str) -> bool:
        """Whether a word tells more of the person before it: "he", "Holm, the singer"."""
        return token.text.lower() == form or token.dep in ("appos", "attr")

    def _person(self, pronoun: Token, form: str) -> Referent | None:
        """The only person named before, in the sentence, else in the one before it: "Orff's music since his death"."""
        before = self.tree.tokens[: pronoun.index]
        own = any(
            one.tag == "PRP" and one.text.lower() == form and one.dep in NOUN_SUBJECTS for one in self.tree.tokens
        )
        if own or any(self._may_be_person(self.tree, one) for one in before):
            return None
        named = _persons(self.tree, before, self.kinds, form)
        if named:
            return self._only(named)
        other = self._just_before()
        if other is None or any(self._may_be_person(other, one) for one in other.tokens):
            return None
        return self._only(_persons(other, other.tokens, self.kinds, form), other)

    def _may_be_person(self, tree: Tree, token: Token) -> bool:
        """Whether a word tells of somebody who is not named: "the doctor", "she"."""
        word = token.text.lower()
        return word in PERSONS or (token.tag == "NN" and token.dep != "compound" and word in self.kinds.words.persons)

    def _only(self, named: list[Token], tree: Tree | None = None) -> Referent | None:
        names = {one.text for one in named}
        return referent(tree or self.tree, named[0]) if len(names) == 1 else None

    def _just_before(self) -> Tree | None:
        near = self.earlier[:1]
        return next((one for one in near if self.tree.sentence.start - one.sentence.end <= _MOST_BETWEEN), None)

    def _body(self, pronoun: Token) -> Referent | None:
        """The body that the clause is about to name ("After its recall, Nordal"), or that the one before is about."""
        later = self._subject_behind(pronoun)
        if later is not None:
            return referent(self.tree, later)
        before = self.tree.tokens[: pronoun.index]
        if any(one.tag.startswith("NN") and one.dep in (*NOUN_SUBJECTS, "dobj", "poss") for one in before):
            return self._only_body(before)
        other = self._just_before()
        root = None if other is None else next((one for one in other.tokens if one.head == one.index), None)
        subject = None if other is None or root is None else other.child(root, *NOUN_SUBJECTS)
        if other is None or subject is None or subject.tag != "NNP" or not self.kinds.fits(other, subject, "it"):
            return None
        return referent(other, subject)

    def _subject_behind(self, pronoun: Token) -> Token | None:
        """The name that is the subject behind the opening phrase in which a pronoun stands."""
        for above in self.tree.path_up(pronoun)[1:]:
            verb = self.tree.head(above)
            if verb is not None and above.dep in ("prep", "advcl") and verb.dep == "ROOT" and above.index < verb.index:
                subject = self.tree.child(verb, *NOUN_SUBJECTS)
                opens = self.tree.subtree(above)[0].index <= 1
                named = subject is not None and subject.tag == "NNP" and subject.index > pronoun.index
                fits = subject is not None and self.kinds.fits(self.tree, subject, "it")
                return subject if opens and named and fits else None
        return None

    def _only_body(self, before: tuple[Token, ...]) -> Referent | None:
        """The one body that the sentence names before a pronoun, where no phrase may mean another."""
        words = self.kinds.words
        if any(one.tag == "NN" and one.text.lower() in words.companies | words.named_things for one in before):
            return None
        named = [one for one in before if one.tag == "NNP" and one.dep != "compound"]
        bodies = [one for one in named if one.text in self.kinds.bodies]
        fitting = [one for one in named if self.kinds.fits(self.tree, one, "it")]
        rivals = {one.text for one in fitting if not self._is_place(one)}
        return referent(self.tree, bodies[0]) if bodies and len(rivals) == 1 else None

    def _is_place(self, noun: Token) -> bool:
        return noun.dep == "pobj" and self.tree.tokens[noun.head].text.lower() in _PLACING


def _persons(tree: Tree, tokens: tuple[Token, ...], kinds: Kinds, form: str) -> list[Token]:
    """The names among some tokens that may be a person's; what something is in or at is none."""
    named = (one for one in tokens if one.tag == "NNP" and one.dep != "compound" and one.text[0].isupper())
    placed = (one for one in named if one.dep != "pobj" or tree.tokens[one.head].text.lower() not in _PLACING)
    return [one for one in placed if kinds.fits(tree, one, form)]
