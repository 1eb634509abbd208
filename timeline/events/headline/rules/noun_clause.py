"""The line of a clause on a noun, turned round: "the treaty that they signed" as "they signed the treaty"."""

from dataclasses import dataclass

from timeline.events.anchoring.anchor import Anchor
from timeline.events.grammar.clause import SUBJECTS, has_that, is_verb, is_word, set_off, subject_of
from timeline.events.grammar.inflection import is_many, past_of, was
from timeline.events.grammar.noun_phrase import noun_phrase
from timeline.events.headline.draft import RELATIVE_TAGS, Piece, fragment
from timeline.events.headline.rules.deletion import Cutter
from timeline.lexicon.events import EventWords
from timeline.limits import MAX_HEADLINE_CHARS
from timeline.syntax.tree import Token, Tree

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_HARDLY_NAMED = 4
"""Words of a thing that its other clause says more of."""

_MANNERS = frozenset({"way", "place", "reason", "time", "moment", "morning", "night", "manner", "moments", "hour"})
"""Nouns that a clause behind them says of when, where, how or why: "the way they fell"."""

_LARGE = frozenset({"m", "bn", "tn", "million", "billion", "trillion"})
_SHOWING = frozenset({"aired", "broadcast", "screened", "shown", "televised"})
_NEAREST = 2
_PLACING = frozenset({"in", "at", "on", "near", "off"})


@dataclass(frozen=True, slots=True)
class OnNoun:
    """Makes the lines of relative clauses and participles on nouns."""

    anchor: Anchor
    words: EventWords
    cutter: Cutter

    @property
    def tree(self) -> Tree:
        """The sentence's tree."""
        return self.anchor.tree

    def nearer(self, verb: Token, noun: Token) -> Token:
        """The noun right before the comma of "who" or "which", where the parser hung the clause on one farther off; for
        "a list of beaches released on Friday" the list."""
        first = self.tree.subtree(verb)[0]
        outer = self.tree.head(noun)
        holder = self.tree.head(outer) if outer is not None and outer.text.lower() == "of" else None
        listed = holder is not None and holder.text.lower() in self.words.collections
        large = noun.text in _LARGE and outer is not None and outer.text.lower() == "of"
        if (noun.text[:1].isdigit() or large) and outer is not None and outer.dep == "prep":
            before = self.tree.tokens[outer.index - 1]  # "teachers in their 20s who marched"
            return before if before.tag.startswith("NN") else noun
        if outer is not None and outer.text.lower() == "of" and first.text.lower() == "who" and holder is not None:
            someone = self._is_someone(holder) and not self._is_someone(noun) and not noun.tag.startswith("NNP")
            return holder if someone else noun  # "a seller of nuts who took her daughter to the doctor"
        adjacent = self.tree.tokens[first.index - 1]
        paper = adjacent.text.lower() in self.words.statements | self.words.screened | self.words.event_nouns
        if verb.tag == "VBN" and verb.text.lower() in self.words.publishing and paper and adjacent is not noun:
            return adjacent  # "the tone of the report to be released in May"
        if verb.dep == "acl" and verb.text.lower() in self.words.making and holder is not None and listed:
            return holder
        if verb.dep != "relcl" or first.tag not in RELATIVE_TAGS or first.index < _NEAREST:
            return noun
        if verb.text.lower() in self.words.publishing | _SHOWING and first.tag == "WDT":
            shown = self.words.screened | self.words.statements
            noun = next((one for one in self.tree.path_up(noun) if one.text.lower() in shown), noun)
        comma, near = self.tree.tokens[first.index - 1], self.tree.tokens[first.index - 2]
        if not noun.tag.startswith("NN") and comma.tag.startswith("NN"):
            return comma  # "one of the wells that exploded"
        inside = near in self.tree.subtree(noun, frozenset({verb.index}))
        named = near.dep == "appos" or (near.dep == "conj" and noun.tag == "NNS")  # "the directors and Holm, who ..."
        if inside and comma.text == "," and first.text.lower() == "who" and named and near.tag == "NNP":
            return near
        if comma.text != "," or not near.tag.startswith("NN") or inside:
            return noun
        ends = (one for one in self.tree.path_up(near) if self.tree.subtree(one)[-1].index == near.index)
        return [one for one in ends if one.tag == near.tag or one is near][-1]

    def _is_someone(self, noun: Token) -> bool:
        word = noun.text.lower()
        known = word in self.words.persons or word in self.words.callings
        return known or word.removesuffix("s").endswith(("er", "or", "ist", "man", "men", "ian", "people"))

    def line(self, verb: Token, noun: Token, governor: Token) -> Piece:
        """The line of a clause on a noun; a participle behind a comma shares the subject of the clause around it."""
        above = self.tree.head(noun)
        clause = next((one for one in self.tree.path_up(noun) if is_verb(one)), None)
        if verb.dep == "acl" and verb.tag == "VBG" and set_off(self.tree, verb) and clause is not None:
            subject = subject_of(self.tree, clause)
            phrase = noun_phrase(self.tree, subject) if subject is not None else []
            return Piece((*phrase, *self.cutter.clause(verb)), past_of(self.tree, self.words, verb), confidence=0.8)
        common = noun.dep == "appos" and not noun.tag.startswith("NNP")
        main = self._according(noun)
        if main is not None and verb.dep == "acl" and verb.text.lower() in self.words.publishing:
            return self._published(verb, noun, main)
        named = common and above is not None and above.tag.startswith("NNP")
        return self.about(verb, above if named and above is not None else noun, governor)

    def _according(self, noun: Token) -> Token | None:
        """The verb of what is told "according to" a noun."""
        lead = [one.text.lower() for one in self.tree.path_up(noun)[1:3]]
        verb = self.tree.path_up(noun)[3:4]
        return verb[0] if lead == ["to", "according"] and verb and is_verb(verb[0]) else None

    def _published(self, verb: Token, noun: Token, main: Token) -> Piece:
        """A paper with what it says: "he was ill, according to a letter seen in May" as "a letter was seen: he was
        ill"."""
        body = [token for token in self.cutter.clause(verb) if token.index >= verb.index]
        words = {verb.index: was(self.tree, noun) + verb.text}
        last = body[-1]
        words[last.index] = words.get(last.index, last.text) + ":"
        subject = self.tree.child(main, *SUBJECTS)
        start = self.tree.subtree(subject)[0].index if subject is not None else 0
        told = [token for token in self.cutter.clause(main) if token.index >= start]
        return Piece((*self._antecedent(noun), *body, *told), words, confidence=0.75)

    def about(self, verb: Token, noun: Token, governor: Token) -> Piece:
        """A clause on a noun as a line of its own: "the treaty that they signed" as "they signed the treaty"."""
        antecedent = self._antecedent(noun)
        body = self.cutter.clause(verb)
        before = [one for one in self.tree.subtree(verb) if one.index < verb.index]
        relative = next((one for one in before if _is_relative(self.tree, one, verb)), None)
        rest = [token for token in body if token is not relative and (token.dep != "mark" or token.head != verb.index)]
        own_subject = self.tree.child(verb, *SUBJECTS)
        if relative is None and own_subject is not None and (self._lacks_object(verb) or self._waits(verb, noun)):
            after = rest.index(governor) + 1
            return Piece((*rest[:after], *antecedent, *rest[after:]), {}, confidence=0.7)
        if (relative is not None and relative.tag == "WRB") or (
            relative is None and own_subject is not None and (verb.tag == "VBD" or has_that(self.tree, verb))
        ):
            place = self.place(noun, verb)
            comma = {place[-1].index: place[-1].text + ","} if place else {}
            return Piece((*place, *rest), comma, confidence=0.7) if own_subject is not None else fragment(self.anchor)
        if relative is not None and relative.tag == "WP$":
            return Piece((*antecedent, *rest), {antecedent[-1].index: antecedent[-1].text + "’s"}, confidence=0.75)
        if relative is not None and relative is own_subject:
            return Piece((*antecedent, *rest), {}, confidence=0.75)
        if relative is not None and self._is_whole(relative, own_subject):
            first = [one for one in rest if one.index < relative.index]
            return Piece((*first, *antecedent, *rest[len(first) :]), {}, confidence=0.75)
        if relative is None and own_subject is None:
            return self._participle(verb, noun, antecedent, rest)
        if relative is None and self.tree.head(noun) is None:
            return Piece(tuple(self.cutter.uncovered(list(self.tree.tokens))), {}, confidence=0.7)
        if relative is None and self.tree.child(verb, "dobj", "nsubjpass", "attr") is not None:
            return Piece(tuple(rest), {}, confidence=0.7)
        if relative is not None and self.tree.child(verb, "ccomp") is not None:
            return fragment(self.anchor)
        adjacent = self.tree.subtree(verb)[0].index == noun.index + 1
        if relative is None and own_subject is not None and (not adjacent or self._is_hearer(noun)):
            return Piece(tuple(rest), {}, confidence=0.7)
        if relative is None or relative.dep == "dobj":
            gap = self._gap(verb, governor)
            after = next((i + 1 for i, token in enumerate(rest) if token is gap), len(rest))
            return Piece((*rest[:after], *antecedent, *rest[after:]), {}, confidence=0.7)
        preposition = relative.head if relative.dep == "pobj" else relative.index
        return Piece(tuple(token for token in rest if token.index != preposition), {}, confidence=0.7)

    def place(self, noun: Token, verb: Token) -> list[Token]:
        """The place, with its preposition, that a clause with "where" tells of: "in Tunisia, where protests began"."""
        preposition = self.tree.head(noun)
        first = self.tree.subtree(verb)[0]
        named = noun.tag == "NNP" and preposition is not None and preposition.text.lower() in _PLACING
        if not named or preposition is None or first.text.lower() != "where":
            return []
        return [preposition, *self._antecedent(noun)]

    def _is_whole(self, relative: Token, subject: Token | None) -> bool:
        """Whether the subject is a part of what the relative stands for: "two wells, the first of which ..."."""
        of = self.tree.head(relative)
        return of is not None and of.text.lower() == "of" and subject is not None and of.head == subject.index

    def _antecedent(self, noun: Token) -> list[Token]:
        """The noun that a clause is about, without a quantity that the rest of the sentence is about: "all", "the kind
        of"."""
        content = next((one for one in self.tree.children(noun, "prep") if one.text.lower() == "of"), None)
        inner = self.tree.child(content, "pobj") if content is not None else None
        if inner is not None and noun.text.lower() in self.words.measures:
            noun = inner
        quantities = frozenset(one.index for one in self.tree.children(noun, "predet"))
        of_all = {one.index for index in quantities for one in self.tree.subtree(self.tree.tokens[index])}
        return [one for one in self.cutter.uncovered(noun_phrase(self.tree, noun)) if one.index not in of_all]

    def _lacks_object(self, verb: Token) -> bool:
        """Whether a clause behind "that" waits for its noun as object: "a statement that she made", not "the news that
        he resigned"."""
        subject = self.tree.child(verb, *SUBJECTS)
        adjacent = subject is not None and self.tree.subtree(verb)[0].index - 1 == verb.head
        marked = has_that(self.tree, verb) or adjacent
        objects = self.tree.child(verb, "dobj", "ccomp", "xcomp", "nsubjpass", "attr", "acomp")
        return marked and objects is None and verb.text.lower() in self.words.light_verbs

    def _waits(self, verb: Token, noun: Token) -> bool:
        """Whether a clause right behind a noun waits for it as object: "a tube it lowered into the well", not "the day
        he fell ill"."""
        subject = self.tree.child(verb, *SUBJECTS)
        adjacent = subject is not None and self.tree.subtree(verb)[0].index == noun.index + 1
        adjacent = adjacent and subject is not None and self.tree.subtree(subject)[0].index == noun.index + 1
        full = self.tree.child(
            verb, "dobj", "ccomp", "xcomp", "attr", "acomp", "advcl", "mark", "advmod", "prt", "conj"
        )
        full = full or self.tree.child(verb, "nsubjpass", "dative", "oprd")
        described = noun.tag == "NNS" or self.tree.child(noun, "det", "poss") is not None  # not "storm Colin formed"
        placed = any(self.tree.child(one, "pobj", "pcomp") is None for one in self.tree.children(verb, "prep"))
        timed = noun.text.lower() in self.words.days | self.words.spans | _MANNERS
        waits = adjacent and verb.dep == "relcl" and verb.tag == "VBD" and full is None
        return waits and described and not placed and not timed

    def _gap(self, verb: Token, governor: Token) -> Token:
        """The verb that a clause's noun is the object of: the lowest one without an object of its own."""
        path = self.tree.path_up(governor)
        chain = path[: path.index(verb) + 1] if verb in path else [verb]
        return next((one for one in chain if is_verb(one) and self.tree.child(one, "dobj") is None), governor)

    def _is_hearer(self, noun: Token) -> bool:
        """Whether a clause behind a noun is what it is told: "assured the government it would pay"."""
        head = self.tree.head(noun)
        told = head is not None and head.text.lower() in self.words.saying
        return told and noun.dep in ("dobj", "dative")

    def _participle(self, verb: Token, noun: Token, antecedent: list[Token], rest: list[Token]) -> Piece:
        """ "the agreement reached in May" as "the agreement was reached"; a sentence without a main verb has lost its
        own to the parser, and what looks like a participle is that verb."""
        passive = verb.tag in ("VBN", "VBD") and self.tree.child(verb, "dobj", "ccomp") is None
        if not passive or not rest or noun.dep in ("ROOT", "ccomp", "parataxis", "dep"):
            doing = {verb.index: was(self.tree, noun) + verb.text} if self._is_doing(verb, noun, rest) else {}
            doing |= self._beginning(verb, noun, rest)
            return Piece((*antecedent, *rest), doing, confidence=0.75)
        main = self._says(noun) if verb.text.lower() in self.words.publishing else None
        if main is not None:
            gone = self.tree.subtree(verb)
            return Piece(tuple(token for token in self.cutter.clause(main) if token not in gone), {}, confidence=0.75)
        coming = "are " if is_many(self.tree, noun) else "is "
        said = {rest[0].index: (coming if rest[0].tag == "TO" else was(self.tree, noun)) + rest[0].text}
        which = self._which(verb, noun, antecedent) if sum(map(is_word, rest)) == 1 else []
        if which:
            lead = "" if any(one.tag in RELATIVE_TAGS for one in which[:2]) else ", which"
            said |= {antecedent[-1].index: antecedent[-1].text + (lead or ","), which[-1].index: which[-1].text + ","}
        return Piece((*antecedent, *which, *rest, *self._continued()), said, confidence=0.75)

    def _beginning(self, verb: Token, noun: Token, rest: list[Token]) -> dict[int, str]:
        """What only begins or ends at the date does so in the line: "hearings starting on Tuesday" as "hearings
        start"."""
        forms = self.words.present.get(verb.text.lower()) if list(filter(is_word, rest)) == [verb] else None
        return {verb.index: forms[is_many(self.tree, noun)]} if forms is not None else {}

    def _is_doing(self, verb: Token, noun: Token, rest: list[Token]) -> bool:
        """Whether a participle tells what somebody was doing: "filmed people praying in the square on Friday"."""
        above = next((one for one in self.tree.path_up(noun) if is_verb(one)), None)
        doer = noun.text.lower() in self.words.persons | {"people", "men", "women", "crowds", "children", "residents"}
        doer = doer or self._is_someone(noun)
        past = above is not None and above.tag == "VBD" and noun.dep in ("dobj", "pobj")
        return past and doer and verb.tag == "VBG" and bool(rest) and rest[0] is verb and not set_off(self.tree, verb)

    def _says(self, noun: Token) -> Token | None:
        """The verb of what a paper says, where it is the subject: "a report released in May showed that ..."."""
        verb = self.tree.head(noun)
        says = noun.dep in SUBJECTS and verb is not None and verb.text.lower() in self.words.saying
        return verb if says and verb is not None and verb.index not in self.cutter.others else None

    def _which(self, verb: Token, noun: Token, antecedent: list[Token]) -> list[Token]:
        """What else the sentence says of a thing that is hardly named, in a relative clause, "a cap, fitted in May,
        which held half of the oil", or as its subject: "the plan, announced in May, would open the coast"."""
        named = not noun.tag.startswith("NN") or noun.tag.startswith("NNP") or noun.text.lower() in self.words.persons
        if named or verb.text.lower() in self.words.foreseen:
            return []
        clause = next(
            (one for one in self.tree.children(noun, "relcl") if one.index > verb.index), self._clause_of(noun)
        )
        if clause is None or clause.index in self.cutter.others or sum(map(is_word, antecedent)) > _HARDLY_NAMED:
            return []
        last = max(one.index for one in self.tree.subtree(verb))
        told = [token for token in self.cutter.clause(clause) if token.index > last and token not in antecedent]
        while told and not is_word(told[-1]):
            told.pop()
        while told and not is_word(told[0]):
            told.pop(0)
        room = MAX_HEADLINE_CHARS - sum(len(one.text) + 1 for one in (*antecedent, verb, *self.cutter.clause(verb)))
        fits = sum(len(one.text) + 1 for one in told) <= room
        return told if fits else []

    def _clause_of(self, noun: Token) -> Token | None:
        """The verb that a noun is the subject of, if it is finite."""
        verb = self.tree.head(noun) if noun.dep in SUBJECTS else None
        helped = (verb, *self.tree.children(verb, "aux", "auxpass")) if verb is not None else ()
        finite = any(one.tag in _FINITE for one in helped)
        finite = finite and verb is not None and self.tree.child(verb, "acomp") is None  # a judgment says little
        return verb if verb is not None and finite and verb.dep != "advcl" else None

    def _continued(self) -> list[Token]:
        """A clause "during which ..." right behind the date belongs to what is dated, wherever the parser hung it."""
        after = max(self.anchor.cover) + 1
        if after + 1 >= len(self.tree.tokens) or self.tree.tokens[after + 1].tag != "WDT":
            return []
        head = self.tree.head(self.tree.tokens[after])
        return [] if head is None or head.dep != "relcl" else self.tree.subtree(head)


def _is_relative(tree: Tree, token: Token, verb: Token) -> bool:
    """Whether a token is the relative pronoun of a clause; a "that" which is its object is one, whatever its tag."""
    return token.tag in RELATIVE_TAGS or (
        token.text.lower() == "that" and token.dep == "dobj" and token.head == verb.index
    )
