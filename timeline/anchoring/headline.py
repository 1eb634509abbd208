"""The line that says what happened: the text's own words, cut to the dated clause."""

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.anchoring.clause import SUBJECTS, is_quote, is_verb, is_word, noun_phrase, set_off, shown_verb, subject_of
from timeline.anchoring.governor import AS_OF, Anchor
from timeline.anchoring.referents import Referent
from timeline.anchoring.wording import Wording
from timeline.eventwords import EventWords
from timeline.limits import MAX_HEADLINE_CHARS
from timeline.model import Status
from timeline.tree import Token, Tree

_RELATIVE_TAGS = frozenset({"WDT", "WP", "WRB"})
_COMPLEMENTS = frozenset(
    {"punct", "dobj", "ccomp", "xcomp", "nsubj", "nsubjpass", "attr", "acomp", "prt", "amod", "nmod"}
)
"""Relations whose words the clause cannot do without, also behind a comma."""

_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_KEPT_MARKS = frozenset({"after", "before", "since", "until"})
"""Conjunctions whose clause places the event beside another one; without a comma before them they stay."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens of the line in their order; `said` replaces the words of some tokens (a pronoun by its name, "warning"
    by "warned")."""

    tokens: tuple[Token, ...]
    said: dict[int, str]
    confidence: float = 1.0


def headline(
    anchor: Anchor, status: Status, words: EventWords, names: Mapping[int, Referent], others: frozenset[int]
) -> tuple[str, float]:
    """The line for an anchored event and how sure it is (0 to 1).

    `others` are the indices of the words that further expressions of the sentence date: they make lines of their own.
    `names` gives what the pronouns of the sentence stand for, by the pronoun's start in the document. The
    line has at most `MAX_HEADLINE_CHARS` characters. Where no clause can be cut, it is the sentence without its date.
    """
    tree, governor = anchor.tree, anchor.governor
    if governor is None:
        piece = _fragment(anchor)
    elif governor.tag.startswith("NN"):
        piece = _nominal(anchor, governor)
    else:
        piece = _Clause(anchor, words, others).piece(governor, status)
    if not any(is_word(token) for token in piece.tokens):
        piece = _fragment(anchor)
    wording = Wording(tree, {**_names(piece, names), **piece.said}, anchor.cover)
    text = wording.join(piece.tokens)
    if len(text) > MAX_HEADLINE_CHARS:
        text = wording.shorten(piece.tokens, MAX_HEADLINE_CHARS, keep=governor)
    if anchor.signal == AS_OF:
        text = _as_of(text, piece.tokens)
    return text, piece.confidence


def _as_of(line: str, tokens: tuple[Token, ...]) -> str:
    """A state as it was on a day is told as such: not what happened then, but what had by then."""
    name = tokens[0].tag.startswith("NNP") or tokens[0].text.isupper()
    return "As of then, " + (line if name else line[:1].lower() + line[1:])


def _names(piece: Piece, names: Mapping[int, Referent]) -> dict[int, str]:
    """The names for the line's pronouns, where the line does not hold the name already."""
    heads = {token.start for token in piece.tokens}
    found = ((token, names.get(token.start)) for token in piece.tokens)
    return {token.index: name.text for token, name in found if name is not None and name.head not in heads}


def _fragment(anchor: Anchor) -> Piece:
    """A sentence without a verb: a list entry, a headline."""
    tokens = [token for token in anchor.tree.tokens if token.index not in anchor.cover]
    if not any(is_word(token) for token in tokens):
        tokens = list(anchor.tree.tokens)
    return Piece(tuple(tokens), {}, confidence=0.5)


def _nominal(anchor: Anchor, noun: Token) -> Piece:
    """A noun of happening: the noun with its modifiers, without its article and its date."""
    tree = anchor.tree
    phrase = [
        token
        for token in _phrase(tree, noun)
        if token.index not in anchor.cover and not (token.head == noun.index and token.dep == "det")
    ]
    bare = sum(token.dep != "punct" for token in phrase) < 2
    return Piece(tuple(phrase), {}, confidence=0.4 if bare else 0.7)


def _phrase(tree: Tree, noun: Token) -> list[Token]:
    """A noun phrase with what belongs to it closely: "of" phrases and participles without a comma stay."""
    close = ("appos", "acl", "prep", "conj", "relcl")
    drop = {
        child.index
        for token in tree.subtree(noun)
        for child in tree.children(token)
        if child.dep in ("advcl", "parataxis") or (child.dep in close and set_off(tree, child))
    }
    return tree.subtree(noun, frozenset(drop))


class _Clause:
    """Cuts the line out of the tree of one anchor."""

    def __init__(self, anchor: Anchor, words: EventWords, others: frozenset[int]) -> None:
        self.anchor, self.tree, self.words, self.others = anchor, anchor.tree, words, others

    def piece(self, governor: Token, status: Status) -> Piece:
        """The line of a verb: about a noun where it hangs on one, else its clause with its subject."""
        verb = shown_verb(self.tree, governor, status, self.words)
        noun = self.tree.head(verb)
        if noun is not None and not is_verb(noun) and verb.dep in ("acl", "relcl"):
            return self._on_noun(verb, noun, governor)
        quoted = self._quotation(verb)
        if quoted is not None:
            return quoted
        body = self._tokens(verb)
        said = {}
        if verb.dep in ("advcl", "acl", "pcomp") and verb.tag == "VBG" and self.tree.child(verb, *SUBJECTS) is None:
            said = self._past_of(verb)
        subject = self._subject(verb)
        if not subject and self.tree.child(verb, *SUBJECTS) is None and verb.tag in _FINITE:
            return _fragment(self.anchor)
        return Piece((*subject, *body), said, confidence=_confidence(self.tree, verb))

    def _on_noun(self, verb: Token, noun: Token, governor: Token) -> Piece:
        copula = self.tree.head(noun)
        if noun.dep == "attr" and copula is not None and verb.dep == "acl":
            return Piece((*self._subject(copula), *self._tokens(copula)), {}, confidence=0.75)
        above = next((one for one in self.tree.path_up(noun) if is_verb(one)), None)
        if verb.dep == "acl" and verb.tag == "VBG" and set_off(self.tree, verb) and above is not None:
            subject = subject_of(self.tree, above)
            phrase = noun_phrase(self.tree, subject) if subject is not None else []
            return Piece((*phrase, *self._tokens(verb)), self._past_of(verb), confidence=0.8)
        return self._about_noun(verb, noun, governor)

    def _quotation(self, verb: Token) -> Piece | None:
        """Words told before who says them: the speaker first. Quoted words follow a colon, others the verb."""
        told = next((one for one in self.tree.children(verb, "ccomp") if one.index < verb.index), None)
        subject = self.tree.child(verb, "nsubj")
        if told is None or subject is None or subject.index < told.index or verb.text.lower() not in self.words.saying:
            return None
        speaker = noun_phrase(self.tree, subject)
        said = self._tokens(told)
        if any(is_quote(token) for token in self.tree.tokens[told.index : subject.index]):
            return Piece((*speaker, *said), {speaker[-1].index: speaker[-1].text + ":"}, confidence=0.8)
        return Piece((*speaker, verb, *said), {}, confidence=0.8)

    def _subject(self, verb: Token) -> list[Token]:
        """The subject that the verb borrows; of a coordinated bare verb with its helpers: "they will (meet and)
        sign"."""
        subject = subject_of(self.tree, verb)
        if self.tree.child(verb, *SUBJECTS) is not None or subject is None:
            return []
        helpers: tuple[Token, ...] = ()
        if verb.tag == "VB":
            head = self.tree.head(verb)
            helpers = self.tree.children(head, "aux", "neg") if head is not None and verb.dep == "conj" else ()
            if not helpers:
                return []
        return self._uncovered([*noun_phrase(self.tree, subject), *helpers])

    def _uncovered(self, tokens: list[Token]) -> list[Token]:
        return [token for token in tokens if token.index not in self.anchor.cover]

    def _about_noun(self, verb: Token, noun: Token, governor: Token) -> Piece:
        """A clause on a noun, turned into a line about it: "the treaty that they signed" as "they signed the
        treaty"."""
        antecedent = self._uncovered(noun_phrase(self.tree, noun))
        body = [token for token in self._tokens(verb) if token.dep != "mark"]
        relative = next((token for token in body if token.tag in _RELATIVE_TAGS), None)
        rest = [token for token in body if token is not relative]
        objective = self.tree.child(verb, *SUBJECTS) is not None
        passive = verb.tag == "VBN" and self.tree.child(verb, "dobj", "ccomp") is None
        if relative is None and passive and not objective:
            many = noun.tag in ("NNS", "NNPS") or noun.text.lower() in ("those", "these")
            was = "were " if many else "was "
            rest += self._continued(verb)
            return Piece((*antecedent, *rest), {rest[0].index: was + rest[0].text}, confidence=0.75)
        objective = self.tree.child(verb, *SUBJECTS) is not None
        if (relative is None and not objective) or (relative is not None and relative.dep in SUBJECTS):
            return Piece((*antecedent, *rest), {}, confidence=0.75)
        if relative is None or relative.dep == "dobj":
            cut = next((i + 1 for i, token in enumerate(rest) if token is governor), len(rest))
            return Piece((*rest[:cut], *antecedent, *rest[cut:]), {}, confidence=0.7)
        preposition = relative.head if relative.dep == "pobj" else relative.index
        return Piece(tuple(token for token in rest if token.index != preposition), {}, confidence=0.7)

    def _past_of(self, verb: Token) -> dict[int, str]:
        """A participle that shares its subject is told in the past where its clause is: "warning" as "warned"."""
        above = next((one for one in self.tree.path_up(verb)[1:] if is_verb(one)), None)
        told = (above, *self.tree.children(above, "aux", "auxpass")) if above is not None else ()
        if not any(one.tag == "VBD" for one in told) or self.tree.child(verb, "aux") is not None:
            return {}
        form = verb.text.lower()
        regular = form.removesuffix("ing")
        after_consonant = regular.endswith("y") and regular[-2:-1] not in tuple("aeiou")
        regular = regular[:-1] + "ied" if after_consonant else regular + "ed"
        return {verb.index: self.words.past.get(form, regular)}

    def _continued(self, verb: Token) -> list[Token]:
        """A clause "during which ..." right behind the date belongs to what the date dates, wherever the parser hung
        it."""
        after = max(self.anchor.cover) + 1
        if after + 1 >= len(self.tree.tokens) or self.tree.tokens[after + 1].tag != "WDT":
            return []
        head = self.tree.head(self.tree.tokens[after])
        return [] if head is None or head.dep != "relcl" else self.tree.subtree(head)

    def _tokens(self, verb: Token) -> list[Token]:
        """The clause of a verb: its subtree without its date, asides, other clauses and connecting words."""
        tree = self.tree
        drop = {
            child.index
            for token in tree.subtree(verb)
            for child in tree.children(token)
            if self._left_out(verb, token, child)
        }
        tokens = tree.subtree(verb, frozenset((drop | _bracketed(tree)) - self.anchor.cover))
        return _past_connectives(self._uncovered(tokens), self.words)

    def _left_out(self, verb: Token, parent: Token, child: Token) -> bool:
        """Whether a dependent is not needed to say what happened."""
        tree, own = self.tree, parent is verb
        if child.dep in ("conj", "cc"):
            return self._other_event(child)
        if own and child.dep in ("mark", "intj", "meta"):
            return child.text.lower() not in self.words.hypothetical_marks
        if own and child.dep == "advmod" and (child.text.lower() in self.words.connectives or child.tag == "WRB"):
            return True
        if child.dep == "parataxis" or child.text.lower() == "according":
            return True
        if child.dep == "advcl":
            return _loose_adverbial(tree, child) and not self._condition(child)
        return child.dep not in _COMPLEMENTS and child.index > parent.index and set_off(tree, child)

    def _condition(self, child: Token) -> bool:
        return any(mark.text.lower() in self.words.hypothetical_marks for mark in self.tree.children(child, "mark"))

    def _other_event(self, child: Token) -> bool:
        """A coordinated verb with a subject or a date of its own is another event; its "and" goes with it."""
        if child.dep == "cc":
            head = self.tree.head(child)
            partner = None if head is None else self.tree.child(head, "conj")
            return partner is not None and partner.index > child.index and self._other_event(partner)
        own_subject = self.tree.child(child, *SUBJECTS) is not None
        return is_verb(child) and (own_subject or child.index in self.others)


def _confidence(tree: Tree, verb: Token) -> float:
    whole = sum(token.head == token.index for token in tree.tokens) == 1
    return (0.9 if whole else 0.7) * (1.0 if subject_of(tree, verb) is not None else 0.7)


def _past_connectives(tokens: list[Token], words: EventWords) -> list[Token]:
    start = 0
    while start < len(tokens) - 1 and (tokens[start].dep == "punct" or tokens[start].text.lower() in words.connectives):
        start += 1
    return tokens[start:]


def _bracketed(tree: Tree) -> set[int]:
    """The tokens of asides in round brackets, with the brackets."""
    found: set[int] = set()
    depth = 0
    for token in tree.tokens:
        depth += token.text == "("
        if depth:
            found.add(token.index)
        depth = max(0, depth - (token.text == ")"))
    return found


def _loose_adverbial(tree: Tree, child: Token) -> bool:
    if set_off(tree, child):
        return True
    mark = next((one.text.lower() for one in tree.children(child, "mark", "advmod")), "")
    if mark and mark not in _KEPT_MARKS and mark != "to":
        return True
    head = tree.head(child)
    return head is not None and child.index < head.index
