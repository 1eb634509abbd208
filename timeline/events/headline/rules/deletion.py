"""Which words of a clause say what happened: the rest (its date, asides, other events, connecting words) is left
out."""

from dataclasses import dataclass

from timeline.events.anchoring.anchor import Anchor
from timeline.events.grammar.clause import SUBJECTS, has_to, is_inverted, is_verb, is_word, runs_on, set_off, subject_of
from timeline.events.grammar.noun_phrase import belongs, noun_phrase, parts_name
from timeline.events.grammar.quotes import is_quote
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree

_COMPLEMENTS = frozenset(
    ["punct", "dobj", "ccomp", "xcomp", "nsubj", "nsubjpass", "attr", "acomp", "prt", "amod", "nmod", "conj", "cc"]
)
"""Relations whose words the clause cannot do without, also behind a comma."""

_CLAUSES = ("relcl", "acl", "advcl", "prep", "npadvmod")
_INNER = frozenset({"advcl", "relcl", "acl"})
_DATING = ("prep", "npadvmod", "advmod", "nmod")
_LEADS = frozenset({"even", "not", "just", "only", "though", "although"})
_SHORT = 70
"""Characters of a clause behind the date that stays in the line."""

_DO = frozenset({"do", "does", "did"})
_KEPT_MARKS = frozenset({"after", "before", "since", "until", "when", "for", "because"})
"""Conjunctions whose clause places the event beside another one; without a comma before them they stay."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What else a sentence dates: the words that further expressions date, which make lines of their own, and the
    tokens of all its dates."""

    governors: frozenset[int] = frozenset()
    dates: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Cutter:
    """Cuts the words of one anchor's line out of its tree."""

    anchor: Anchor
    words: EventWords
    beside: Beside

    @property
    def others(self) -> frozenset[int]:
        """The indices of words that have dates of their own."""
        return self.beside.governors

    @property
    def tree(self) -> Tree:
        """The tree that is cut."""
        return self.anchor.tree

    def clause(self, verb: Token) -> list[Token]:
        """The words of a verb's clause."""
        tree = self.tree
        drop = {
            child.index
            for token in tree.subtree(verb)
            for child in tree.children(token)
            if self._left_out(verb, token, child)
        }
        drop |= self._orphans(verb, drop) | _bracketed(tree, verb)
        tokens = self._without_hollow(tree.subtree(verb, frozenset(drop - self.anchor.cover)))
        return self._past_connectives(self.uncovered(tokens), lead=verb.dep == "advcl")

    def _without_hollow(self, tokens: list[Token]) -> list[Token]:
        """The words without the prepositions whose object was left out: "gushing into the gulf (from)"; and without
        "those", where only their dates told which: "two floods, (those) of 2001 and 2009"; nor with the mark of a
        question that was left out: "it is low, but is it enough?"."""
        kept = {token.index for token in tokens}
        phrases = [token for token in tokens if token.dep == "prep" and self.tree.child(token, "pobj", "pcomp")]
        phrases += [token for token in tokens if token.dep == "appos" and token.text.lower() in ("those", "that")]
        hollow = [one for one in phrases if not any(it.index in kept for it in self.tree.subtree(one) if it is not one)]
        hollow += [one for one in tokens if one.text == "?" and one.index - 1 not in kept]
        return [token for token in tokens if token not in hollow]

    def _orphans(self, verb: Token, drop: set[int]) -> set[int]:
        """The clauses right behind a phrase that is left out, which they belong to wherever the parser hung them: "amid
        assurances that ..."."""
        gone = {one.index for index in drop for one in self.tree.subtree(self.tree.tokens[index])}
        clauses = self.tree.children(verb, "ccomp", "advcl") if verb.text.lower() not in self.words.saying else ()
        firsts = ((one, self.tree.subtree(one)[0]) for one in clauses if one.index > verb.index)
        conditions = self.words.hypothetical_marks
        marked = ((one, first) for one, first in firsts if first.dep == "mark" and first.text.lower() not in conditions)
        left = {one.index for one, first in marked if first.index - 1 in gone - self.anchor.cover}
        subject = self.tree.child(verb, "nsubjpass")
        day = self._on_the_day(verb) if subject is not None and subject.text.lower() != "it" else None
        return left | ({day.index} if day is not None else set())

    def _on_the_day(self, verb: Token) -> Token | None:
        """The clause right behind the date that says which day is meant: "on the same day the firm reported a loss"."""
        after = max(self.anchor.cover) + 1
        clauses = self.tree.children(verb, "ccomp")
        return next((one for one in clauses if self.tree.subtree(one)[0].index == after), None)

    def phrase(self, noun: Token) -> list[Token]:
        """A noun phrase with what belongs to it closely: "of" phrases and participles without a comma stay."""
        close = ("appos", "acl", "prep", "conj", "relcl")
        drop = {
            child.index
            for token in self.tree.subtree(noun)
            for child in self.tree.children(token)
            if child.dep in ("advcl", "parataxis")
            or (child.dep in close and set_off(self.tree, child))
            or (child.dep in ("conj", "cc") and self._other_event(token, child, own=False))
        }
        return self.uncovered(self.tree.subtree(noun, frozenset(drop)))

    def subject(self, verb: Token) -> list[Token]:
        """The subject that a verb borrows, with the helpers that it shares: "they will (meet and) sign"."""
        subject = subject_of(self.tree, verb)
        if self.tree.child(verb, *SUBJECTS) is not None or subject is None:
            return []
        if subject.tag in ("WDT", "WP") and (clause := self.tree.head(subject)) is not None:
            subject = self.tree.head(clause) or subject
        helpers = self._shared_helpers(verb)
        finite = any(aux.tag in ("MD", "VBZ", "VBP", "VBD") for aux in self.tree.children(verb, "aux", "auxpass"))
        if verb.tag == "VB" and not finite and not helpers:
            return []
        return self.uncovered([*noun_phrase(self.tree, subject), *helpers])

    def _shared_helpers(self, verb: Token) -> tuple[Token, ...]:
        """The helpers of the verb before a coordinated one, where they fit its form."""
        head = self.tree.head(verb)
        if head is None or verb.dep != "conj" or self.tree.child(verb, "aux", "auxpass") is not None:
            return ()
        while (
            head.dep == "conj"
            and self.tree.child(head, "aux", "auxpass") is None
            and is_verb(self.tree.tokens[head.head])
        ):
            head = self.tree.tokens[head.head]
        helpers = self.tree.children(head, "aux", "auxpass", "neg")
        modal = any(helper.tag == "MD" or helper.text.lower() in _DO for helper in helpers)
        return helpers if modal == (verb.tag == "VB") and verb.tag in ("VB", "VBN", "VBG") else ()

    def uncovered(self, tokens: list[Token]) -> list[Token]:
        """The tokens that do not belong to the date."""
        return [token for token in tokens if token.index not in self.anchor.cover]

    def _left_out(self, verb: Token, parent: Token, child: Token) -> bool:
        """Whether a dependent is not needed to say what happened."""
        own = parent is verb
        if parent.index in self.anchor.cover and (child.dep in ("conj", "cc") or self._counts_from(parent, child)):
            return True
        if child.dep in ("conj", "cc"):
            return self._other_event(parent, child, own=own)
        if own and (self._connects(child) or self._measures(verb, child) or self._doubles(verb, child)):
            return True
        if (child.dep == "appos" and belongs(self.tree, child, parent)) or parts_name(self.tree, child):
            return child.dep == "punct"
        if child.dep == "parataxis" and self._is_quoted_behind(parent, child):
            return False
        if child.dep == "parataxis" or child.text.lower() == "according" or self._dates_other(parent, child):
            return True
        if own and child.dep == "ccomp" and child.index < verb.index and not self._is_told(verb, child):
            return True
        if self._holds_other(child):
            return True
        if child.dep == "advcl" and is_verb(parent):
            loose = _loose_adverbial(self.tree, child) and not self._condition(child)
            return loose and not (own and self._results(child))
        if self._is_negated_aside(parent, child):
            return True
        if parent.index in self.anchor.cover and self._tells_what(child):
            return False
        if child.dep in _COMPLEMENTS or child.index < parent.index or not set_off(self.tree, child):
            return False
        return not (own and (self._counts(child) or self._adds(child))) and not self._tells_more(child)

    def _is_quoted_behind(self, verb: Token, child: Token) -> bool:
        """Whether a verb of saying or asking has a quotation behind its colon: "asked him: "Is it closed?""."""
        first = self.tree.subtree(child)[0].index
        before = self.tree.tokens[max(0, first - 2) : first]
        told = verb.text.lower() in self.words.saying | self.words.asking
        return told and child.index > verb.index and [one.text for one in before[:1]] == [":"] and is_quote(before[-1])

    def _results(self, child: Token) -> bool:
        """Whether a participle behind a comma tells what came of it: "exploded, killing 11 workers"."""
        below = {one.index for one in self.tree.subtree(child)}
        bare = child.tag == "VBG" and self.tree.child(child, "mark", "aux", *SUBJECTS) is None
        telling = self.words.saying | self.words.believing | self.words.appearing
        told = self.tree.child(child, "dobj", "attr", "prep") is not None and child.text.lower() not in telling
        behind = min(below) == child.index > child.head
        return bare and told and behind and not below & self.beside.dates

    def _adds(self, child: Token) -> bool:
        """Whether a loose phrase at the end says more of what happened: "fell by 9 percent, amid fears of a flood"."""
        apart = child.text.lower() in ("according", "including", "like", "unlike", "such")
        apart = apart or self.tree.tokens[child.head].dep in _INNER  # it may belong to the clause above
        return child.dep == "prep" and not apart and self._ends_undated(self.tree.subtree(child))

    def _tells_more(self, child: Token) -> bool:
        """Whether a clause or a description at the end says more of the word right before it."""
        below = self.tree.subtree(child)
        between = set(range(child.head + 1, below[0].index)) - self.anchor.cover
        beside = child.dep in ("relcl", "appos") and len(between) == 1
        return beside and self._ends_undated(below)

    def _ends_undated(self, below: list[Token]) -> bool:
        """Whether words end their sentence and hold no date of another event."""
        ends = not any(is_word(one) for one in self.tree.tokens[below[-1].index + 1 :])
        return ends and not {one.index for one in below} & self.beside.dates

    def _counts(self, child: Token) -> bool:
        """Whether an aside gives the figures of what happened: "with 22 deaths reported"."""
        below = self.tree.subtree(child)
        ends = not any(is_word(one) for one in self.tree.tokens[below[-1].index + 1 :])
        figures = any(one.tag == "CD" for one in below) and not {one.index for one in below} & self.beside.dates
        return child.text.lower() == "with" and figures and ends

    def _counts_from(self, date: Token, child: Token) -> bool:
        """Whether a clause tells what happened at the date that something has gone on since, "since May, when ...", or
        which day is meant, "on the same day the firm reported a loss"."""
        bare = date.text.lower() in self.words.days and not self.tree.child(child, "advmod", "mark")
        return child.dep == "relcl" and (bare or self.anchor.signal in self.words.bounding)

    def _tells_what(self, child: Token) -> bool:
        """Whether a clause behind the date tells what happened then: "hopes fell on Monday, when the pump failed"."""
        below = self.tree.subtree(child)
        when = child.dep == "relcl" and below[0].text.lower() == "when" and min(self.anchor.cover) > 1
        short = sum(len(one.text) + 1 for one in below) <= _SHORT
        return when and short and not {one.index for one in below} & self.beside.dates

    def _is_negated_aside(self, noun: Token, child: Token) -> bool:
        """Whether a "not" behind the noun's comma belongs to a description, which goes with it: "the port, not open to
        tankers, ..."."""
        marks = (one for one in self.tree.children(noun, "neg") if noun.index < one.index < child.index)
        return noun.tag.startswith("NN") and any(set_off(self.tree, one) for one in marks)

    def _connects(self, child: Token) -> bool:
        """Whether a word only ties the clause to the text around it."""
        word = child.text.lower()
        if child.dep in ("mark", "intj", "meta"):
            behind = self.tree.tokens[child.index + 1 : child.index + 2]
            glued = child.dep == "intj" and any(one.tag.startswith("NN") for one in behind)  # "Rat meat"
            return word not in self.words.hypothetical_marks and not glued
        if child.dep == "prep":
            return " ".join(one.text.lower() for one in self.tree.subtree(child)) in self.words.connecting_phrases
        return child.dep == "advmod" and (word in self.words.connectives or child.tag in ("WRB", "WDT"))

    def _doubles(self, verb: Token, child: Token) -> bool:
        """Whether a subject between commas repeats another: an apposition that the parser hung on the verb."""
        subjects = [one for one in self.tree.children(verb, "nsubj", "nsubjpass") if one.tag.startswith("NN")]
        if child not in subjects or len(subjects) == 1 or not any(set_off(self.tree, one) for one in subjects):
            return False
        names = [one for one in subjects if one.tag == "NNP"]
        opens = self.tree.subtree(subjects[0])[0].index == 0
        return child is not (names[0] if names else subjects[0] if opens else subjects[-1])

    def _measures(self, verb: Token, child: Token) -> bool:
        """Whether a word only says how long before or after the clause: "20 hours before the rig exploded"."""
        mark = next((one for one in self.tree.children(verb, "mark") if one.text.lower() in self.words.sequences), None)
        return mark is not None and child.dep in ("npadvmod", "advmod") and child.index < mark.index

    def _is_told(self, verb: Token, child: Token) -> bool:
        """Whether a clause before its verb is what somebody says, not a clause of its own run on."""
        between = self.tree.tokens[child.index : verb.index]
        if runs_on(between):
            return False
        return verb.text.lower() in self.words.saying or any(is_quote(token) for token in between)

    def _dates_other(self, parent: Token, child: Token) -> bool:
        """Whether a phrase is nothing but the date of a word above: it stands beside that word's own line."""
        if child.dep not in _DATING or self.anchor.governor is None:
            return False
        below = {token.index for token in self.tree.subtree(child) if token.dep != "punct"}
        if is_verb(parent) and child.index < parent.index and below <= self.beside.dates - self.anchor.cover:
            return True  # "said on Sunday its crews had ..."
        return (
            parent.index in self.others
            and parent in self.tree.path_up(self.anchor.governor)
            and below <= self.beside.dates
        )

    def _holds_other(self, child: Token) -> bool:
        """Whether a clause or a loose phrase tells another dated event."""
        if child.dep not in _CLAUSES or not self.others:
            return False
        if child.dep == "advcl" and child.index > child.head and self._tells_when(child):
            return False
        if has_to(self.tree, child) and child.dep == "acl":
            return False  # "a plan", "a deal": hollow without what it is to do
        below = [token for token in self._same_level(child) if token.index in self.others]
        if child.dep == "acl" and not set_off(self.tree, child):
            return any(is_verb(token) for token in below)  # "a law aimed at preventing another Monday's spill" stays
        loose = child.dep in ("relcl", "acl", "advcl") or set_off(self.tree, child)
        return loose and bool(below)

    def _tells_when(self, clause: Token) -> bool:
        """Whether a clause without a comma tells when the other happened: "had 40 left when he was stopped in May"."""
        first = self.tree.subtree(clause)[0].text.lower()
        return first in ("when", "after", "before") and not set_off(self.tree, clause)

    def _same_level(self, top: Token) -> list[Token]:
        """A phrase without the clauses inside it: those are left out for themselves."""
        inner = {one.index for one in self.tree.subtree(top) if one is not top and one.dep in ("relcl", "acl", "advcl")}
        return self.tree.subtree(top, frozenset(inner))

    def _condition(self, child: Token) -> bool:
        marks = self.tree.children(child, "mark")
        named = any(mark.text.lower() in self.words.hypothetical_marks for mark in marks)
        return named or is_inverted(self.tree, child)

    def _other_event(self, parent: Token, child: Token, *, own: bool) -> bool:
        """A coordinated verb is another event where it has a subject, a date or a tense of its own, or where the date
        stands before it and behind the first verb. Its "and" goes with it."""
        if child.dep == "cc":
            partner = self.tree.child(parent, "conj")
            return partner is not None and partner.index > child.index and self._other_event(parent, partner, own=own)
        if not is_verb(child):
            return self._is_dated(child)
        if not is_verb(parent) or self.shares_all(parent, child):
            return False
        subject = self.tree.child(child, *SUBJECTS) is not None and (own or not self._told_with(parent, child))
        between = own and parent.index < min(self.anchor.cover) <= max(self.anchor.cover) < child.index
        return subject or child.index in self.others or between or self._is_past(parent) != self._is_past(child)

    def _told_with(self, parent: Token, child: Token) -> bool:
        """Whether two clauses are told together: "promised that the faults would be mended and sums would be paid"."""
        joint = self.tree.child(parent, "cc")
        return parent.dep == "ccomp" and joint is not None and joint.text.lower() == "and" and joint.index < child.index

    def shares_all(self, verb: Token, other: Token) -> bool:
        """Whether two verbs with nothing but a conjunction between them share subject and object: "collected or burned
        off"."""
        alike = verb.tag == other.tag or {verb.tag, other.tag} == {"VBD", "VBN"}
        return alike and other.index == verb.index + 2 and not self.tree.children(verb, "dobj", "prt")

    def _is_dated(self, child: Token) -> bool:
        """Whether a coordinated noun or figure has a date of its own: "$5bn this year and $14bn in 2009"."""
        own = self.tree.within(self.anchor.timex.start, self.anchor.timex.end)
        others = self.beside.dates - {token.index for token in own}
        below = {token.index for token in self.tree.subtree(child)}
        return child.tag.startswith(("NN", "CD")) and child.index not in others and not below.isdisjoint(others)

    def _is_past(self, verb: Token) -> bool:
        helpers = self.tree.children(verb, "aux", "auxpass")
        if any(helper.tag in ("MD", "VBZ", "VBP", "TO") for helper in helpers):
            return False
        same = not helpers and verb.tag in ("VB", "VBP") and verb.text.lower() in self.words.unchanged
        return same or verb.tag in ("VBD", "VBN") or any(helper.tag == "VBD" for helper in helpers)

    def _past_connectives(self, tokens: list[Token], *, lead: bool) -> list[Token]:
        start = 0
        while start < len(tokens) - 1 and self._is_filler(tokens[start], tokens[start + 1], lead=lead):
            start += 1
        return tokens[start:]

    def _is_filler(self, token: Token, following: Token, *, lead: bool) -> bool:
        """Whether a word before the clause proper goes: a comma, "however"; before a conjunction "even", "not"."""
        joined = token.end == following.start and following.text == "-"  # "then-President"
        word = token.text.lower()
        before = self.tree.tokens[token.index - 1].text.lower()
        if (word, following.text.lower()) == ("so", "far") or (before, word) == ("so", "far"):
            return True
        led = lead and word in _LEADS and token.dep in ("advmod", "neg", "mark")
        return token.dep == "punct" or led or (word in self.words.connectives and not joined)


def _bracketed(tree: Tree, told: Token) -> set[int]:
    """The tokens of asides in round brackets, with these; a "(can't)" and the aside with the line's verb stay."""
    found: set[int] = set()
    depth, start = 0, 0
    for token in tree.tokens:
        if token.text == "(":
            start = token.index if depth == 0 else start
            depth += 1
        elif token.text == ")" and token.index - 1 in found:
            found.add(token.index)  # "(800 gallons))"
        elif token.text == ")" and depth:
            depth -= 1
            inside = tree.tokens[start + 1 : token.index]
            verbal = any(one.tag == "MD" or one.dep == "neg" for one in inside) and len(inside) <= _VERBAL
            if depth == 0:
                # "(MSD) said", at the head of what is left of a sentence
                subject = start == 0 and any(one.tag in ("VBD", "VBZ") for one in tree.tokens[token.index + 1 :][:1])
                bare = verbal or subject or start < told.index < token.index
                found |= {start, token.index} if bare else set(range(start, token.index + 1))
    return found | (set(range(start, len(tree.tokens))) if depth else set())


_VERBAL = 3
"""Tokens in brackets that may be helpers of the verb: "(can't)"."""


def _loose_adverbial(tree: Tree, child: Token) -> bool:
    if set_off(tree, child):
        return True
    mark = next((one.text.lower() for one in tree.children(child, "mark", "advmod")), "")
    if mark and mark not in _KEPT_MARKS and mark != "to":
        return True
    head = tree.head(child)
    return head is not None and child.index < head.index
