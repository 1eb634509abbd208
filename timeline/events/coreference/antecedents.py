"""What may be meant by a pronoun or a bare phrase, and what speaks for each: readable features, no rule a noun."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from timeline.events.coreference.agreement import (
    PERSONS,
    Anaphor,
    fits_name,
    fits_noun,
    is_empty,
    is_of_kind,
    names_a_kind,
    phrase_of,
)
from timeline.events.coreference.names import Entity, Names
from timeline.events.coreference.story import Story
from timeline.events.grammar.clause import NOUN_SUBJECTS, is_verb, subject_of
from timeline.events.grammar.quotes import is_quote, quoted
from timeline.syntax.tree import Token, Tree

_FAR = 4
"""Sentences back in which a name is looked for; a common noun has to stand in the one before."""

_OFTEN = 3
"""Mentions from which on a name is one of those that the text is about."""

_LEAD = 2
"""Sentences that say what the text is about."""

_ABOVE = ("appos",)
_OBJECTS = ("dobj", "dative", "agent")
_INSIDE = ("compound", "nmod", "amod")
_NOUNS = frozenset({"NN", "NNS", "NNPS"})
_SAID = ("name", "noun")
_DISTANCES = ("same sentence", "one back", "two back")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where something is told of. `key` is the number of a name, or the place of a common noun; `token` and
    `tree` are known where the sentence is parsed."""

    key: int | str
    start: int
    sentence: int
    via: str
    opens: bool = False
    modifies: bool = False
    token: Token | None = None
    tree: Tree | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be meant: its key, the words to put in, the place of its nearest head, and all that is true of it."""

    key: int | str
    text: str
    head: int
    features: frozenset[str]


@dataclass(slots=True)
class Scene:
    """What a document has told of up to a sentence: the spots of its names, and of the nouns and the pronouns of the
    sentences that are parsed."""

    names: Names
    spots: dict[int, list[Spot]] = field(default_factory=dict)
    fitting: dict[str, frozenset[int]] = field(default_factory=dict)
    nearest: dict[int, Token | None] = field(default_factory=dict)
    quoted: set[int] = field(default_factory=set)
    pronouns: dict[int, list[tuple[str, int | str | None]]] = field(default_factory=dict)

    @property
    def story(self) -> Story:
        """The words of the document."""
        return self.names.story

    def __post_init__(self) -> None:
        words = self.story.words
        for number, entity in enumerate(self.names.entities):
            for one in entity.mentions:
                spot = Spot(number, words[one.last].start, one.sentence, "name", one.opens, one.modifies)
                self.spots.setdefault(one.sentence, []).append(spot)

    def enter(self, tree: Tree) -> int:
        """The number of a parsed sentence, whose names get their tokens and whose nouns become spots."""
        here = self.story.sentence_at(tree.sentence.start)
        at = {token.start: token for token in tree.tokens}
        told = [
            Spot(one.key, one.start, here, one.via, one.opens, one.modifies, at.get(one.start), tree)
            for one in self.spots.get(here, ())
        ]
        if tree.sentence.begins_quoted or any(map(is_quote, tree.tokens)):
            self.quoted |= quoted(tree)
        named = self.names.at
        nouns = (one for one in tree.tokens if one.tag in _NOUNS and one.start not in named)
        told += [Spot(str(noun.start), noun.start, here, "noun", token=noun, tree=tree) for noun in nouns]
        self.spots[here] = told
        return here

    def resolved(self, one: Anaphor, key: int | str | None, here: int) -> None:
        """What an anaphor stands for is told of there as well; `None` where that is not known."""
        if one.token.dep in NOUN_SUBJECTS:
            self.pronouns.setdefault(here, []).append((one.form, key))
        if key is None:
            return
        via = "phrase" if one.form == "the" else one.form
        left = [spot for spot in self.spots[here] if spot.start != one.token.start]
        self.spots[here] = [*left, Spot(key, one.token.start, here, via, token=one.token, tree=one.tree)]

    def candidates(self, one: Anaphor, here: int) -> list[Candidate]:
        """All that an anaphor may stand for, with what is true of each."""
        found: dict[int | str, list[Spot]] = {}
        fitting = self._fitting(one)
        if one.form == "the" and not fitting:
            return []
        for sentence in range(0 if one.form == "the" else max(0, here - _FAR), here + 1):
            for spot in self.spots.get(sentence, ()):
                fits = spot.key in fitting if isinstance(spot.key, int) else self._fits(one, spot, here)
                if fits and not self._is_barred(one, spot):
                    found.setdefault(spot.key, []).append(spot)
        weights = self.story.known.reference.weights
        found = {key: spots for key, spots in found.items() if not self._is_named_behind(one, key, here)}
        made = [self._candidate(one, key, spots, here, weights) for key, spots in found.items()]
        return _compared(made, {key: spots[-1].start for key, spots in found.items()})

    def _is_named_behind(self, one: Anaphor, key: int | str, here: int) -> bool:
        """Whether the clause of a pronoun names somebody behind it, and so another: "he had met Holm"."""
        verb = one.tree.tokens[one.token.head]
        behind = (spot.token for spot in self.spots.get(here, ()) if spot.key == key and spot.start > one.token.start)
        clause = one.tree.subtree(verb) if one.token.dep in NOUN_SUBJECTS and one.form != "the" else []
        return any(token in clause for token in behind)

    def _fitting(self, one: Anaphor) -> frozenset[int]:
        """The numbers of the names that an anaphor can stand for, by its form or its noun."""
        key = one.token.text.lower() if one.form == "the" else one.form
        if key not in self.fitting:
            kinds = {number: self.names.entities[number] for number in self._may_fit(one.form, key)}
            fits = (number for number, entity in kinds.items() if fits_name(one.form, key, entity, self.story.known))
            self.fitting[key] = frozenset(fits)
        return self.fitting[key]

    def _may_fit(self, form: str, noun: str) -> Iterable[int]:
        """All names for a pronoun, and for a noun that may mean any of its kind; else those that are called so."""
        if form != "the" or names_a_kind(noun, self.story.known):
            return range(len(self.names.entities))
        return self.names.called.get(noun, ())

    def _fits(self, one: Anaphor, spot: Spot, here: int) -> bool:
        if spot.token is None or spot.tree is None or here - spot.sentence > 1 or one.form == "the":
            return False
        return fits_noun(one.form, spot.tree, spot.token, self.story.known)

    def _candidate(
        self, one: Anaphor, key: int | str, spots: list[Spot], here: int, weights: Mapping[str, int]
    ) -> Candidate:
        seen = [(self._features(one, spot, here), spot) for spot in spots]
        best, spot = max(seen, key=lambda told: (sum(weights.get(name, 0) for name in told[0]), told[1].start))
        more = set(self._of_whole(one, key, spots, here))
        near = max(
            (told for told in spots if told.via in _SAID and told.start < one.token.start), default=spot, key=_start
        )
        return Candidate(key, self._text(key, near, one.tree), near.start, frozenset(best | more))

    def _text(self, key: int | str, spot: Spot, tree: Tree) -> str:
        """The words to put in: the name in full, with its office where the sentence itself has that; "" where the words
        of a common noun would need a name themselves."""
        phrase = phrase_of(spot.tree, spot.token) if spot.tree is not None and spot.token is not None else ""
        if not isinstance(key, int):
            return phrase
        name = self.names.entities[key].name
        fuller = spot.tree is tree and phrase.endswith(name.split()[-1]) and len(phrase) > len(name)
        return phrase if fuller else name

    def _of_whole(self, one: Anaphor, key: int | str, spots: list[Spot], here: int) -> Iterator[str]:
        """What is true of somebody or something, wherever it is told of."""
        if not isinstance(key, int):
            yield "noun"
            return
        entity = self.names.entities[key]
        before = [told for told in entity.mentions if told.sentence <= here]
        if before and before[0].sentence < _LEAD:
            yield "lead"
        if len(before) >= _OFTEN:
            yield "often"
        yield from self._of_kind(one, entity)

    def _of_kind(self, one: Anaphor, entity: Entity) -> Iterator[str]:
        noun = one.token.text.lower()
        if one.form in PERSONS:
            yield "gender" if entity.gender == one.form else "no gender"
            if not entity.sure:
                yield "not sure"
        elif one.form == "the":
            if noun in entity.called:
                yield "called"
            if (entity.kind or entity.gender) and is_of_kind(noun, entity, self.story.known):
                yield "of kind"
        else:
            yield f"{entity.kind or 'unknown'} for {one.form}"

    def _features(self, one: Anaphor, spot: Spot, here: int) -> set[str]:
        """What is true of one place where it is told of."""
        back = here - spot.sentence
        found = {_DISTANCES[back] if back < len(_DISTANCES) else "far back"}
        found.add(self._role(spot))
        if spot.via == one.form:
            found.add("same pronoun")
        if back == 0 and spot.token is not None:
            found |= set(self._beside(one, spot))
        elif self._tells(one) and spot.token is not None and spot.tree is not None:
            found |= {"spoke"} if self._speaks(spot.tree, spot.token) else set()
        found |= self._quoted(one, spot)
        if any(form == one.form and key != spot.key for form, key in self.pronouns.get(spot.sentence, ()) if back):
            found.add("beside the pronoun")
        return found

    def _role(self, spot: Spot) -> str:
        """The part that a name or a noun has in its sentence; what opens one that is not parsed is its subject."""
        if spot.token is None or spot.tree is None:
            return "modifier" if spot.modifies else "subject" if spot.opens else "oblique"
        token, tree = spot.token, spot.tree
        while token.dep in _ABOVE and token.head != token.index and not is_verb(tree.tokens[token.head]):
            token = tree.tokens[token.head]
        verb = tree.head(token)
        if token.dep in NOUN_SUBJECTS and verb is not None:
            return self._subject(tree, verb)
        if token.dep in _INSIDE:
            return "modifier"
        return "object" if token.dep in _OBJECTS else "owner" if token.dep == "poss" else "oblique"

    def _subject(self, tree: Tree, verb: Token) -> str:
        """The part of a verb's subject: who only is said to tell what stands before is not what a sentence is about."""
        above = tree.head(verb)
        if verb.text.lower() in self.story.known.saying and _told_first(tree, verb):
            return "teller"
        if verb.dep == "ROOT" or (above is not None and verb.dep == "ccomp" and verb in _told_first(tree, above)):
            return "subject"
        return "inner subject"

    def _quoted(self, one: Anaphor, spot: Spot) -> set[str]:
        """Whether one of the two stands in a quotation and the other does not."""
        here, there = one.token.start in self.quoted, spot.start in self.quoted
        return set() if here == there else {"outside the quotation" if here else "in a quotation"}

    def _beside(self, one: Anaphor, spot: Spot) -> Iterator[str]:
        """How a name stands to an anaphor of its sentence."""
        tree, token, verb = one.tree, spot.token, _verb_above(one.tree, one.token)
        assert token is not None
        if token.index > one.token.index:
            yield "ahead"
        elif token is self._nearest_subject(one):
            own = one.is_owner and verb is not None and (tree.head(token) is verb or tree.tokens[verb.head] is token)
            yield "own subject" if own else "owner's subject above" if one.is_owner else "subject above"
        told = _told_first(tree, verb) if verb is not None else []
        if any(token in tree.subtree(below) for below in told) and one.form in PERSONS and not one.is_owner:
            yield "in what is said"

    def _nearest_subject(self, one: Anaphor) -> Token | None:
        """The nearest subject above an anaphor that it can stand for."""
        if one.token.start not in self.nearest:
            found = _subjects_above(one.tree, one.token)
            self.nearest[one.token.start] = next((told for told in found if self._may_mean(one, told)), None)
        return self.nearest[one.token.start]

    def _may_mean(self, one: Anaphor, token: Token) -> bool:
        number, _ = self.names.at.get(token.start, (-1, None))
        if number >= 0:
            return number in self._fitting(one)
        return one.form != "the" and fits_noun(one.form, one.tree, token, self.story.known)

    def _tells(self, one: Anaphor) -> bool:
        """Whether somebody is said to tell what stands before: "“...,” he said"."""
        return self._speaks(one.tree, one.token) and bool(_told_first(one.tree, one.tree.tokens[one.token.head]))

    def _speaks(self, tree: Tree, token: Token) -> bool:
        return token.dep in NOUN_SUBJECTS and tree.tokens[token.head].text.lower() in self.story.known.saying

    def _is_barred(self, one: Anaphor, spot: Spot) -> bool:
        """Whether a spot cannot be what an anaphor of its sentence means: told behind it, or in its own clause."""
        token, tree = spot.token, one.tree
        harmed = (
            one.form == "it"
            and not one.is_owner
            and tree.tokens[one.token.head].text.lower() in self.story.known.breaking
        )
        if harmed and isinstance(spot.key, int):
            return True  # no firm "explodes"
        if token is None or spot.tree is not tree:
            return False
        if token.index == one.token.index or token.start in one.also:
            return True
        if token.index > one.token.index:
            return not _is_ahead(one, token)
        verb = _verb_above(tree, one.token)
        inside = one.is_owner and (
            tree.tokens[one.token.head] in tree.path_up(token) or _is_over(tree, token, one.token)
        )
        rival = one.token.start in self.quoted and token.start not in self.quoted and token.dep in NOUN_SUBJECTS
        if inside or (rival and one.form in PERSONS):
            return True
        if one.is_owner:
            return False
        own = verb is not None and _verb_above(tree, token) is verb and token.dep != "poss"
        lowered = verb is not None and verb.dep == "relcl" and tree.tokens[verb.head] in tree.path_up(token)
        return own or (lowered and verb is not None and subject_of(tree, verb) is one.token)

    def leaving(self, one: Anaphor, here: int) -> frozenset[str]:
        """What speaks for leaving an anaphor as it is."""
        found = {"leave", f"leave {'a person' if one.form in PERSONS else one.form}"}
        if (one.form, None) in self.pronouns.get(here - 1, ()):
            found.add("leave behind an open one")
        if one.token.start in self.quoted:
            found.add("leave in a quotation")
        noun = one.token.text.lower()
        if one.form == "the" and (len(self.names.called.get(noun, ())) > 1 or self.story.has_others(noun)):
            found.add("leave one of several")
        if one.form == "it" and not one.is_owner and is_empty(one.tree, one.token, self.story.known):
            found.add("leave an empty it")
        return frozenset(found)


def _compared(made: list[Candidate], last: Mapping[int | str, int]) -> list[Candidate]:
    """The candidates with what is true of them beside the others."""
    told = {
        key: place for key, place in last.items() if not any(key == one.key and "ahead" in one.features for one in made)
    }
    latest = max(told.values(), default=-1)
    called = sum("called" in one.features for one in made)
    result = []
    for one in made:
        more = {"latest"} if last[one.key] == latest else set()
        more |= {"alone called so"} if "called" in one.features and called == 1 else set()
        result.append(Candidate(one.key, one.text, one.head, one.features | more))
    return result


def _start(spot: Spot) -> int:
    return spot.start


def _told_first(tree: Tree, verb: Token) -> list[Token]:
    """What a verb tells in clauses before it."""
    return [one for one in tree.children(verb, "ccomp") if one.index < verb.index]


def _subjects_above(tree: Tree, token: Token) -> Iterator[Token]:
    """The subjects of the verbs above a token and before it, the nearest first: of an infinitive who is urged to it, of
    a clause with "who" the noun before."""
    path = tree.path_up(token)
    for below, verb in pairwise(path):
        subject = tree.child(verb, *NOUN_SUBJECTS) if is_verb(verb) else None
        urged = tree.child(verb, "dobj") if below.dep == "xcomp" else None
        relative = subject is not None and subject.tag in ("WP", "WDT") and verb.dep == "relcl"
        found = urged or (tree.tokens[verb.head] if relative else subject)
        if found is not None and found.index < token.index:
            yield found


def _verb_above(tree: Tree, token: Token) -> Token | None:
    return next((one for one in tree.path_up(token)[1:] if is_verb(one)), None)


def _is_over(tree: Tree, noun: Token, owner: Token) -> bool:
    """Whether an owner only tells more of a noun: "Anna, his wife"."""
    path = tree.path_up(owner)
    below = path[: path.index(noun)] if noun in path else []
    return any(one.dep == "appos" for one in below) and not any(is_verb(one) for one in below)


def _is_ahead(one: Anaphor, token: Token) -> bool:
    """Whether a name is the subject behind the opening phrase with an anaphor: "After its recall, Nordal"."""
    tree, verb = one.tree, one.tree.head(token)
    if token.dep not in NOUN_SUBJECTS or verb is None or verb.dep != "ROOT" or one.form == "the":
        return False
    above = tree.path_up(one.token)
    below = above[above.index(verb) - 1] if verb in above else None
    return below is not None and below.dep in ("prep", "advcl") and below.index < token.index
