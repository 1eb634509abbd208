"""What "it" stands for: the thing that the clause above, or the sentence before, is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.events.coreference.agreement import Kinds, Referent, is_body, referent
from timeline.events.grammar.clause import NOUN_SUBJECTS, is_verb, subject_of
from timeline.events.grammar.quotes import in_quotes
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree

_BEING = frozenset({"is", "was", "be", "been", "'s", "’s"})
_FINISHED = frozenset({"completed", "finished", "built", "repaired", "sealed", "capped", "plugged"})
_ARTICLES = frozenset({"a", "an", "the"})
_FAR = 2
"""Sentences back that "it ... it ..." may go on from, and paragraphs."""


@dataclass(frozen=True, slots=True)
class Things:
    """Finds what "it" stands for in a sentence; `earlier` are the trees of the sentences before, the nearest first."""

    tree: Tree
    words: EventWords
    earlier: list[Tree]
    kinds: Kinds

    def antecedent(self, pronoun: Token) -> Referent | None:
        """What "it" as a subject stands for, `None` where two things may be meant."""
        if self._is_empty(pronoun):
            return None
        told = self._told_first(pronoun)
        if told is not None:
            return referent(self.tree, told)
        same = same_above(self.tree, pronoun)
        if same is not None:
            return self.antecedent(same)
        if self._is_rivalled(pronoun):
            return self._undergoer(pronoun)
        placed = self._placed_before(pronoun) or self._which(pronoun)
        if placed is not None and self.tree.tokens[pronoun.head].text.lower() in self.words.breaking:
            return referent(self.tree, placed)
        for subject in subjects_above(self.tree, pronoun):
            if subject.text.lower() in self.words.statements:
                return self._owner_of_statement(subject)
            owner = self.tree.child(subject, "poss")
            acts = owner is not None and subject.tag == "NN" and self._acts(self.tree.tokens[pronoun.head])
            if acts and owner is not None and self.kinds.fits(self.tree, owner, "it"):
                return _definite(self.tree, owner)  # "the firm's answer was to wait, but it is preparing to act"
            if self.kinds.fits(self.tree, subject, "it"):
                return None if self._is_of_work(pronoun, subject) else referent(self.tree, subject)
            if subject.tag == "NNPS" and self.tree.child(subject, "compound") is not None:
                return referent(self.tree, subject)  # "the Mineral Services found no fault when it looked"
            verb = self.tree.head(subject)
            if verb is None or verb.text.lower() not in self.words.saying:
                return self._body_before(pronoun)
        return self._topic(pronoun)

    def _body_before(self, pronoun: Token) -> Referent | None:
        """The body right before a clause with "it", which the clause does not name: "moved to Nordal when it took over
        Delmar"."""
        clause, last = self._clause_and_before(pronoun)
        body = last.dep in ("pobj", "dobj") and last.tag == "NNP" and self.kinds.names_body(last)
        return referent(self.tree, last) if body and last.text not in {one.text for one in clause} else None

    def _clause_and_before(self, pronoun: Token) -> tuple[list[Token], Token]:
        """The words of a pronoun's clause, and the one right before them."""
        clause = self.tree.subtree(self.tree.tokens[pronoun.head])
        return clause, self.tree.tokens[clause[0].index - 1]

    def _is_of_work(self, pronoun: Token, subject: Token) -> bool:
        """Whether "it" is completed or published, which the company is not that is the subject: "the firm will show its
        report when it is completed"."""
        verb = self.tree.tokens[pronoun.head]
        made = verb.text.lower() in self.words.making | self.words.publishing | _FINISHED
        body = self.kinds.names_body(subject) or subject.text.lower() in self.words.companies
        return made and body and self.tree.child(verb, "auxpass") is not None

    def _told_first(self, pronoun: Token) -> Token | None:
        """The body that is told of before "it said": "Nordal's yard has won an order, it said"."""
        verb = self.tree.tokens[pronoun.head]
        told = next((one for one in self.tree.children(verb, "ccomp") if one.index < pronoun.index), None)
        subject = self.tree.child(told, *NOUN_SUBJECTS) if told is not None else None
        if subject is None or verb.text.lower() not in self.words.saying:
            return None
        named = (one for one in (subject, self.tree.child(subject, "poss")) if one is not None and one.tag == "NNP")
        fitting = (one for one in named if self.kinds.fits(self.tree, one, "it"))
        return next((one for one in fitting if not self.earlier or self.kinds.names_body(one)), None)

    def _is_empty(self, pronoun: Token) -> bool:
        """Whether "it" only stands before its clause, or for nothing: "it was expected that", "it took a year to"."""
        verb = self.tree.tokens[pronoun.head]
        states = verb.text.lower() in _BEING or self.tree.child(verb, "auxpass") is not None
        clause = self.tree.child(verb, "ccomp") is not None
        agents = self.words.saying | self.words.planning | self.words.believing
        return (
            (states and clause)
            or verb.text.lower() in self.words.impersonal
            or (clause and verb.text.lower() not in agents)
        )

    def _is_rivalled(self, pronoun: Token) -> bool:
        """Whether "it" may as well be the object of the clause above: "it was drilling the well when it exploded"."""
        verb = self.tree.tokens[pronoun.head]
        agents = self.words.saying | self.words.planning
        acts = self.tree.child(verb, "dobj", "ccomp") is not None or verb.text.lower() in agents
        return verb.dep == "advcl" and not acts and bool(self._objects_above(pronoun))

    def _objects_above(self, pronoun: Token) -> list[Token]:
        """The single things that the clause above acts on, before a pronoun."""
        above = self.tree.head(self.tree.tokens[pronoun.head])
        inside = [] if above is None else self.tree.subtree(above, frozenset({pronoun.head}))
        return [one for one in inside if one.dep == "dobj" and one.index < pronoun.index and one.tag in ("NN", "NNP")]

    def _undergoer(self, pronoun: Token) -> Referent | None:
        """The one object above, of what breaks, burns or sinks: "she steered the ferry when it sank"."""
        verb = self.tree.tokens[pronoun.head]
        objects = [one for one in self._objects_above(pronoun) if self.kinds.fits(self.tree, one, "it")]
        objects = objects or [one for one in (self._placed_before(pronoun), self._which(pronoun)) if one is not None]
        if verb.text.lower() not in self.words.breaking or len(objects) != 1:
            return None
        if self.tree.subtree(objects[0])[-1].index + 1 != self.tree.subtree(verb)[0].index:
            return None
        return _definite(self.tree, objects[0])

    def _placed_before(self, pronoun: Token) -> Token | None:
        """The named thing on which all was, right before a clause with "it": "on the Alma before it sank"."""
        _, last = self._clause_and_before(pronoun)
        placed = last.dep == "pobj" and self.tree.tokens[last.head].text.lower() in ("on", "aboard")
        return last if last.tag == "NNP" and placed and self.kinds.fits(self.tree, last, "it") else None

    def _which(self, pronoun: Token) -> Token | None:
        """What "which" stands for, the object of the clause above: "a rig which they leased when it sank"."""
        above = self.tree.head(self.tree.tokens[pronoun.head])
        objects = self.tree.children(above, "dobj") if above is not None and above.dep == "relcl" else ()
        thing = self.tree.head(above) if above is not None and any(one.tag == "WDT" for one in objects) else None
        return thing if thing is not None and thing.tag in ("NN", "NNP") else None

    def _owner_of_statement(self, subject: Token) -> Referent | None:
        """Whose a statement is that says what "it" did: "a statement on the school's website said it was closed"."""
        inside = self.tree.subtree(subject)
        owners = [one for one in inside if one.dep == "poss" and self.kinds.fits(self.tree, one, "it")]
        senders = [one for one in inside if one.dep == "pobj" and self._sends(one, subject)]
        found = owners or [one for one in senders if self.kinds.fits(self.tree, one, "it")]
        return _definite(self.tree, found[0]) if len(found) == 1 else None

    def _sends(self, noun: Token, subject: Token) -> bool:
        return noun.head > subject.index and self.tree.tokens[noun.head].text.lower() in ("from", "by")

    def _topic(self, pronoun: Token) -> Referent | None:
        """What the sentences before are about, where the own sentence names no other subject before the pronoun."""
        verb, here = self.tree.tokens[pronoun.head], self.tree.sentence.paragraph
        told = in_quotes(self.tree, pronoun)
        subjects = [
            one
            for one in self.tree.tokens[: pronoun.index]
            if one.dep in NOUN_SUBJECTS and (told or not in_quotes(self.tree, one))
        ]
        if any(one.tag.startswith("NN") and not self._speaks(one) for one in subjects) or self._is_state(pronoun):
            return None
        for other in self.earlier[:_FAR]:
            subject = self._main_subject(other, verb)
            rivalled = bool(subjects) and any(one.dep == "dobj" and one.tag in ("NN", "NNP") for one in other.tokens)
            broken = self._broken_in(other) if verb.text.lower() in self.words.breaking else None
            if broken is not None:
                return _definite(other, broken)
            if subject is None or rivalled or here - other.sentence.paragraph > _FAR:
                return None
            if subject.text.lower() != "it":
                return self._goes_on(other, subject, verb)
        return None

    def _broken_in(self, tree: Tree) -> Token | None:
        """The one thing that a sentence says to have exploded or the like: "when the rig exploded"; then "it sank"."""
        broken = [one for one in tree.tokens if one.dep in NOUN_SUBJECTS and self._breaks(tree, one)]
        things = [one for one in broken if one.tag in ("NN", "NNP") and one.text.lower() not in self.words.event_nouns]
        return things[0] if len(things) == len(broken) == 1 else None

    def _breaks(self, tree: Tree, subject: Token) -> bool:
        return tree.tokens[subject.head].text.lower() in self.words.breaking

    def _is_state(self, pronoun: Token) -> bool:
        """Whether "it" may name no thing but the hour or the whole, as in talk: "it is four", "it looks bad"."""
        verb = self.tree.tokens[pronoun.head]
        copula = verb.text.lower() in _BEING or self.tree.child(verb, "acomp") is not None
        copula = copula and not self._is_to(verb)
        return copula or in_quotes(self.tree, pronoun)

    def _only_body(self, other: Tree) -> Token | None:
        """The only name in a sentence, where it is a body's: "all of Nordal's attempts failed"."""
        named = [one for one in other.tokens if one.tag == "NNP" and one.dep != "compound"]
        bodies = [one for one in named if self.kinds.names_body(one)]
        return bodies[0] if len({one.text for one in named}) == 1 and bodies else None

    def _is_to(self, verb: Token) -> bool:
        """Whether a verb of being says what somebody will do: "it was to try again"."""
        behind = self.tree.tokens[verb.index + 1 : verb.index + 2]
        return verb.text.lower() in _BEING and any(one.tag == "TO" for one in behind)

    def _speaks(self, subject: Token) -> bool:
        return self.tree.tokens[subject.head].text.lower() in self.words.saying

    def _main_subject(self, tree: Tree, verb: Token) -> Token | None:
        """The subject of what a sentence tells: who says it only where "it" says or plans something, too."""
        root = next((one for one in tree.tokens if one.head == one.index), None)
        told = tree.child(root, "ccomp") if root is not None else None
        if root is not None and told is not None and is_verb(told) and not self._acts(verb):
            return tree.child(told, *NOUN_SUBJECTS) if told.index < root.index else None
        return None if root is None else tree.child(root, *NOUN_SUBJECTS)

    def _acts(self, verb: Token) -> bool:
        """Whether only somebody, no mere thing, does what a verb tells."""
        words = self.words
        return (
            self._is_to(verb)
            or verb.text.lower() in words.saying | words.planning | words.denying | words.asking | words.making
        )

    def _goes_on(self, other: Tree, subject: Token, verb: Token) -> Referent | None:
        if subject.tag != "NNP" and self._acts(verb) and (body := self._only_body(other)) is not None:
            return referent(other, body)
        happens = subject.text.lower() in self.words.event_nouns and verb.text.lower() in self.words.breaking
        owner = other.child(subject, "poss")
        if owner is not None and owner.tag == "NNP":
            subject = owner
            happens = not self._acts(verb)  # "Orlen's record": it or Orlen
        root = other.tokens[subject.head]
        by = [one for agent in other.children(root, "agent") for one in other.children(agent, "pobj")]
        rivalled = not self._acts(verb) and any(self.kinds.fits(other, one, "it") for one in by)
        if (
            happens
            or rivalled
            or (is_body(subject) and verb.text.lower() in self.words.inanimate)
            or subject.text.lower() in self.words.statements
            or not self.kinds.fits(other, subject, "it")
        ):
            return None
        return _definite(other, subject)


def _definite(tree: Tree, noun: Token) -> Referent | None:
    """The words of a thing that was told before: a name, or a phrase, which is "the" one when it is told again."""
    article = tree.child(noun, "det")
    found = referent(tree, noun)
    if found is None or (article is not None and article.text.lower() not in _ARTICLES):
        return None
    if noun.tag != "NNP" and not is_body(noun) and article is None and tree.child(noun, "poss") is None:
        return None
    if noun.tag == "NNP" and any(char.isdigit() for char in noun.text):
        return None
    first, _, rest = found.text.partition(" ")
    return Referent(f"the {rest}", found.head) if first.lower() in ("a", "an") else found


def same_above(tree: Tree, pronoun: Token) -> Token | None:
    """The same pronoun as subject of the clause above: "it said it would pay"."""
    above = (tree.child(one, *NOUN_SUBJECTS) for one in tree.path_up(pronoun)[2:])
    subject = next((one for one in above if one is not None and one.index < pronoun.index), None)
    same = subject is not None and subject.text.lower() == pronoun.text.lower()
    if subject is not None and in_quotes(tree, pronoun) != in_quotes(tree, subject):
        return None  # "“he is at home,” he said" speaks of two
    return subject if same else None


def subjects_above(tree: Tree, pronoun: Token) -> Iterable[Token]:
    """The subjects of the clauses that a pronoun's clause stands in, the nearest first."""
    for above in tree.path_up(pronoun)[2:]:
        subject = subject_of(tree, above)
        if subject is not None and subject.tag in ("WDT", "WP") and (clause := tree.head(subject)) is not None:
            subject = _before_comma(tree, subject, pronoun) or tree.head(clause)
        if subject is None or subject.index > pronoun.index or subject.tag == "PRP":
            continue
        if not is_object_of_own(tree, subject, pronoun):
            yield subject


def is_object_of_own(tree: Tree, noun: Token, pronoun: Token) -> bool:
    """Whether a pronoun stands in a clause that the noun is the object of, and so means another: "the tube it
    lowered"."""
    path = tree.path_up(pronoun)
    below = path[path.index(noun) - 1] if noun in path[1:] else None
    subject = tree.child(below, *NOUN_SUBJECTS) if below is not None and below.dep == "relcl" else None
    return subject is not None and subject.tag not in ("WDT", "WP", "WP$") and subject.text.lower() != "that"


def _before_comma(tree: Tree, relative: Token, pronoun: Token) -> Token | None:
    """The single thing right before the comma of "which", which "it" goes on with: "the costs of its well, which blew
    out before it was capped"."""
    near = tree.tokens[max(0, relative.index - 2)]
    single = pronoun.text.lower() == "it" and near.tag in ("NN", "NNP")
    return near if single and tree.tokens[relative.index - 1].text == "," and relative.tag == "WDT" else None
