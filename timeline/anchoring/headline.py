"""The line that says what happened: the text's own words, cut to the dated clause."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from timeline.anchoring.clause import (
    SUBJECTS,
    in_quotes,
    is_quote,
    is_verb,
    is_word,
    noun_phrase,
    set_off,
    shown_verb,
    subject_of,
)
from timeline.anchoring.cutting import Beside, Cutter
from timeline.anchoring.governor import AS_OF, Anchor
from timeline.anchoring.referents import Referent
from timeline.anchoring.telling import is_empty, is_unnamed
from timeline.anchoring.wording import Wording, cut
from timeline.eventwords import EventWords
from timeline.limits import MAX_HEADLINE_CHARS
from timeline.model import Status
from timeline.tree import Token, Tree

_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
_RELATIVES = frozenset({"who", "whom", "whose", "which"})
_FINITE = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN"})
_NOT_FINITE = frozenset({"VBG", "VBN", "VB"})
_FEWEST_WORDS = 4
"""A line of fewer words with a verb that is not finite ("no-one joining") has lost its clause."""

_NEAREST = 2
_PARTICIPLES = ("advcl", "acl", "pcomp")
_OWN_SIDE = frozenset({"i", "we", "you"})
_MANY = frozenset({"those", "these", "they", "we"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens of the line in their order; `said` replaces the words of some tokens (a pronoun by its name, "warning"
    by "warned")."""

    tokens: tuple[Token, ...]
    said: dict[int, str]
    confidence: float = 1.0
    whole: bool = False


def headline(
    anchor: Anchor, status: Status, words: EventWords, names: Mapping[int, Referent], beside: Beside
) -> tuple[str, float]:
    """The line for an anchored event and how sure it is (0 to 1).

    A line that names nothing has the confidence 0. `beside` is what else the sentence dates.
    `names` gives what the pronouns of the sentence stand for, by the pronoun's start in the document. The
    line has at most `MAX_HEADLINE_CHARS` characters. Where no clause can be cut, it is the sentence without its date.
    """
    tree, governor = anchor.tree, anchor.governor
    if governor is None:
        piece = _fragment(anchor)
    elif governor.tag.startswith("NN"):
        piece = _nominal(anchor, governor, Cutter(anchor, words, beside))
        piece = replace(piece, confidence=0.0) if is_unnamed(piece.tokens, words) else piece
    else:
        piece = _Clause(anchor, words, beside).piece(governor, status)
    first = next((token for token in piece.tokens if is_word(token)), None)
    if first is not None and first.text.lower() == "that" and first.tag in ("IN", "WDT") and len(piece.tokens) > 1:
        piece = replace(piece, tokens=tuple(token for token in piece.tokens if token is not first))
        first = next((token for token in piece.tokens if is_word(token)), None)
    if first is None or (first.tag in _RELATIVE_TAGS and first.index not in piece.said):
        piece = _fragment(anchor)
    if _is_bare(tree, governor) and not piece.said and sum(map(is_word, piece.tokens)) < _FEWEST_WORDS:
        piece = _fragment(anchor)
    said = _with_names(piece, _names(piece, names))
    wording = Wording(tree, said, anchor.cover)
    text = wording.join(piece.tokens)
    if len(text) > MAX_HEADLINE_CHARS and piece.whole:
        text = cut(text, MAX_HEADLINE_CHARS)
        if governor is not None and governor.text not in text:
            piece = replace(piece, confidence=0.0)  # what is dated stands in what was cut off
    elif len(text) > MAX_HEADLINE_CHARS:
        text = wording.shorten(piece.tokens, MAX_HEADLINE_CHARS, keep=governor)
    if anchor.signal == AS_OF:
        text = _as_of(text, piece.tokens)
    first = next((token for token in piece.tokens if is_word(token)), None)
    relative = first is not None and first.tag in _RELATIVE_TAGS and first.text.lower() in _RELATIVES
    lost = relative or is_empty(piece.tokens, said, words)
    return text, 0.0 if lost else piece.confidence


def _is_bare(tree: Tree, governor: Token | None) -> bool:
    """Whether a verb is not finite and has neither helper nor subject."""
    if governor is None or governor.tag not in _NOT_FINITE:
        return False
    return tree.child(governor, "aux", "auxpass", *(() if governor.tag == "VBG" else SUBJECTS)) is None


def _as_of(line: str, tokens: tuple[Token, ...]) -> str:
    """A state as it was on a day is told as such: not what happened then, but what had by then."""
    name = tokens[0].tag.startswith("NNP") or tokens[0].text.isupper()
    return "As of then, " + (line if name else line[:1].lower() + line[1:])


def _names(piece: Piece, names: Mapping[int, Referent]) -> dict[int, str]:
    """The names for the line's pronouns, where the line does not hold the name already."""
    heads = {token.start for token in piece.tokens}
    said = {}
    for token in piece.tokens:
        name = names.get(token.start)
        if name is not None and name.head not in heads:
            said[token.index] = name.text
            heads.add(name.head)
    return said


def _with_names(piece: Piece, names: dict[int, str]) -> dict[int, str]:
    """The replaced words of a line, those of a speaker ("he:") with the name as well."""
    words = {token.index: token.text for token in piece.tokens}
    named = {index: text.replace(words[index], names[index], 1) for index, text in piece.said.items() if index in names}
    return {**names, **piece.said, **named}


def _fragment(anchor: Anchor) -> Piece:
    """A sentence without a verb: a list entry, a headline."""
    tokens = [token for token in anchor.tree.tokens if token.index not in anchor.cover]
    if not any(is_word(token) for token in tokens):
        tokens = list(anchor.tree.tokens)
    return Piece(tuple(tokens), {}, confidence=0.5, whole=True)


def _nominal(anchor: Anchor, noun: Token, cutter: Cutter) -> Piece:
    """A noun of happening: the noun with its modifiers, without its article and its date."""
    phrase = [token for token in cutter.phrase(noun) if not (token.head == noun.index and token.dep == "det")]
    bare = sum(token.dep != "punct" for token in phrase) < 2
    verb = anchor.tree.head(noun)
    being = verb is not None and verb.tag == "VBD" and anchor.tree.child(verb, "attr", "acomp") is not None
    if bare and verb is not None and being and noun.dep in SUBJECTS:
        return Piece(tuple(cutter.clause(verb)), {}, confidence=0.6)
    return Piece(tuple(phrase), {}, confidence=0.4 if bare else 0.7)


class _Clause:
    """Shapes the line of a verb: its clause, a clause on a noun turned round, or words told by somebody."""

    def __init__(self, anchor: Anchor, words: EventWords, beside: Beside) -> None:
        self.anchor, self.tree, self.words = anchor, anchor.tree, words
        self.cutter = Cutter(anchor, words, beside)

    def piece(self, governor: Token, status: Status) -> Piece:
        """The line of a verb."""
        verb = shown_verb(self.tree, governor, status, self.words)
        noun = self.tree.head(verb)
        if noun is not None and not is_verb(noun) and verb.dep in ("acl", "relcl"):
            return self._on_noun(verb, noun, governor)
        quoted = self._quotation(self._speech_verb(verb) or verb)
        if quoted is not None:
            return quoted
        return self._plain(verb)

    def _plain(self, verb: Token) -> Piece:
        bare = self.tree.child(verb, *SUBJECTS) is None
        subject = self.cutter.subject(verb)
        occasion = self._occasion(verb)
        if occasion is not None:
            return Piece(tuple(self.cutter.phrase(occasion)), {}, confidence=0.7)
        if (bare and not subject and verb.tag in _FINITE) or self._says_nothing(verb):
            return _fragment(self.anchor)
        said = self._as_finite(verb, subject_of(self.tree, verb)) if bare and verb.dep in _PARTICIPLES else {}
        thing = self._thing_made(verb)
        if thing is not None:
            return self._about_noun(verb, thing, verb)
        if self._is_participle(verb):
            return Piece(self._without_comma(verb), {verb.index: _was(self.tree, self._subject(verb)) + verb.text}, 0.7)
        if bare and verb.dep in _PARTICIPLES and verb.tag == "VBG" and not said:
            return _fragment(self.anchor)
        said |= self._time_left(verb) | self._day_spent(verb)
        return Piece(self._straight(verb, (*subject, *self.cutter.clause(verb))), said, _confidence(self.tree, verb))

    def _thing_made(self, verb: Token) -> Token | None:
        """What a participle behind an object tells of: in "suspended its plans, announced in May" the plans."""
        head = self.tree.head(verb)
        participle = verb.tag == "VBN" and verb.dep == "advcl" and self.tree.child(verb, "aux", "auxpass") is None
        if head is None or not participle or verb.text.lower() not in self.words.making or verb.index < head.index:
            return None
        near = self.tree.tokens[self.tree.subtree(verb)[0].index - 2]
        if near.tag.startswith("NN") and near.dep == "pobj":
            return near
        return next((one for one in self.tree.children(head, "dobj") if one.index < verb.index), None)

    def _occasion(self, verb: Token) -> Token | None:
        """What a day is said to be: "Wednesday is the deadline for claims"."""
        subject = self.tree.child(verb, *SUBJECTS)
        dated = subject is None or subject.index in self.anchor.cover
        what = self.tree.child(verb, "attr")
        being = verb.text.lower() in ("is", "was", "'s", "’s") and min(self.anchor.cover) < verb.index
        return what if dated and being and what is not None and what.tag.startswith("NN") else None

    def _time_left(self, verb: Token) -> dict[int, str]:
        """In "they have until Wednesday to file" the time is what they have, without it the words say another thing."""
        has = verb.text.lower() in ("have", "has", "had") and verb.tag != "MD"
        limited = has and self.anchor.signal in ("until", "till")
        return {verb.index: f"{verb.text} until then"} if limited and min(self.anchor.cover) == verb.index + 1 else {}

    def _day_spent(self, verb: Token) -> dict[int, str]:
        """In "spent Monday in talks" the day is what was spent."""
        spent = verb.text.lower() in ("spend", "spends", "spent") and self.tree.child(verb, "dobj") is None
        return {verb.index: f"{verb.text} the time"} if spent and min(self.anchor.cover) == verb.index + 1 else {}

    def _straight(self, verb: Token, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """The line with its subject first where the date before it had drawn the helper there: "Not until May did the
        firm act"."""
        subject = self.tree.child(verb, *SUBJECTS)
        if subject is None or not tokens or tokens[0].dep not in ("aux", "auxpass") or min(self.anchor.cover) > 1:
            return tokens
        phrase = {one.index for one in self.tree.subtree(subject)}
        inverted = tokens[0].head == verb.index and tokens[0].index < subject.index
        if not inverted or self.tree.tokens[-1].text == "?":
            return tokens
        first = [one for one in tokens if one.index in phrase]
        return (*first, tokens[0], *(one for one in tokens[1:] if one.index not in phrase))

    def _subject(self, verb: Token) -> Token:
        return self.tree.child(verb, *SUBJECTS) or verb

    def _is_participle(self, verb: Token) -> bool:
        """Whether a comma right between subject and verb shows that the parser took a participle for the verb: "that
        bird, recovered on Friday, is ..."."""
        subject = self._subject(verb)
        if subject is verb or verb.tag != "VBD" or self.tree.child(verb, "dobj", "ccomp", "xcomp") is not None:
            return False
        phrase = self.tree.subtree(subject)
        parted = self.tree.tokens[verb.index - 1].text == "," and phrase[-1].index == verb.index - 2
        return parted and not any(token.text == "," for token in phrase)

    def _without_comma(self, verb: Token) -> tuple[Token, ...]:
        later = {one.index for one in self.tree.children(verb, "conj", "cc")}
        kept = set(self.tree.subtree(verb, frozenset(later))) - {self.tree.tokens[verb.index - 1]}
        return tuple(token for token in self.cutter.clause(verb) if token in kept)

    def _says_nothing(self, verb: Token) -> bool:
        """Whether somebody is only said to have spoken: what was said has been lost in the parse."""
        content = self.tree.children(verb, "ccomp", "dobj", "xcomp", "attr", "acomp", "prep", "nsubjpass")
        return verb.text.lower() in self.words.saying and all(
            child.index in self.anchor.cover or child.text.lower() in self.words.occasions for child in content
        )

    def _as_finite(self, verb: Token, subject: Token | None) -> dict[int, str]:
        """A participle with a borrowed subject as a verb of the past: "warning" as "warned", "born" as "was born"."""
        having = next((aux for aux in self.tree.children(verb, "aux") if aux.text.lower() == "having"), None)
        if having is not None:
            return {having.index: "had"}
        if verb.tag == "VBN" and subject is not None and not self.tree.children(verb, "aux", "auxpass"):
            return {verb.index: _was(self.tree, subject) + verb.text.lower()}
        return self._past_of(verb) if verb.tag == "VBG" else {}

    def _nearer_noun(self, verb: Token, noun: Token) -> Token:
        """The noun right before the comma of "who" or "which", where the parser hung the clause on one farther off; for
        "a list of beaches released on Friday" the list."""
        first = self.tree.subtree(verb)[0]
        outer = self.tree.head(noun)
        holder = self.tree.head(outer) if outer is not None and outer.text.lower() == "of" else None
        listed = holder is not None and holder.text.lower() in self.words.collections
        if verb.dep == "acl" and verb.text.lower() in self.words.making and holder is not None and listed:
            return holder
        if verb.dep != "relcl" or first.tag not in _RELATIVE_TAGS or first.index < _NEAREST:
            return noun
        comma, near = self.tree.tokens[first.index - 1], self.tree.tokens[first.index - 2]
        inside = near in self.tree.subtree(noun, frozenset({verb.index}))
        return near if comma.text == "," and near.tag.startswith("NN") and not inside else noun

    def _on_noun(self, verb: Token, noun: Token, governor: Token) -> Piece:
        noun = self._nearer_noun(verb, noun)
        above = self.tree.head(noun)
        outer = next((one for one in self.tree.path_up(noun) if one.dep not in ("pobj", "prep")), noun)
        copula = self.tree.head(outer)
        if outer.dep == "attr" and copula is not None and verb.dep == "acl":
            return self._plain(copula)
        clause = next((one for one in self.tree.path_up(noun) if is_verb(one)), None)
        if verb.dep == "acl" and verb.tag == "VBG" and set_off(self.tree, verb) and clause is not None:
            subject = subject_of(self.tree, clause)
            phrase = noun_phrase(self.tree, subject) if subject is not None else []
            return Piece((*phrase, *self.cutter.clause(verb)), self._past_of(verb), confidence=0.8)
        named = noun.dep == "appos" and above is not None and above.tag.startswith("NNP")
        return self._about_noun(verb, above if named and above is not None else noun, governor)

    def _speech_verb(self, verb: Token) -> Token | None:
        """The verb of saying over quoted words whose clause is told from the speaker's side: "we got there"."""
        subject = subject_of(self.tree, verb)
        own_side = subject is not None and subject.text.lower() in _OWN_SIDE
        above = (one for one in self.tree.path_up(verb)[1:] if one.text.lower() in self.words.saying)
        return next(above, None) if own_side and in_quotes(self.tree, verb) else None

    def _quotation(self, verb: Token) -> Piece | None:
        """Words told before who says them: the speaker first. Quoted words follow a colon, others the verb."""
        told = next((one for one in self.tree.children(verb, "ccomp") if one.index < verb.index), None)
        told = told or self._run_on(verb)
        subject = self.tree.child(verb, "nsubj")
        if told is None or subject is None or subject.index < told.index or verb.text.lower() not in self.words.saying:
            return None
        speaker = noun_phrase(self.tree, subject)
        words = [token for token in self.cutter.uncovered(self._quoted(told)) if not is_quote(token)]
        while words and not is_word(words[-1]):
            words.pop()
        if not words:
            return None
        if not any(is_quote(token) for token in self.tree.tokens[told.index : max(subject.index, verb.index)]):
            return Piece((*speaker, verb, *self._hearers(verb), *self.cutter.clause(told)), {}, confidence=0.8)
        said = {speaker[-1].index: speaker[-1].text + ":", words[0].index: "“" + words[0].text}
        said[words[-1].index] = said.get(words[-1].index, words[-1].text) + "”"
        return Piece((*speaker, *words), said, confidence=0.8)

    def _hearers(self, verb: Token) -> list[Token]:
        """Whom a verb of telling cannot do without: "told CNN"."""
        heard = [one for one in self.tree.children(verb, "dobj", "dative") if one.index > verb.index]
        return [token for one in heard for token in self.cutter.uncovered(noun_phrase(self.tree, one))]

    def _run_on(self, verb: Token) -> Token | None:
        """The clause that a verb of saying behind it tells, where the parser took the two for coordinated."""
        head, subject = self.tree.head(verb), self.tree.child(verb, "nsubj")
        if head is None and subject is not None and is_quote(self.tree.tokens[subject.index - 1]):
            return next((one for one in self.tree.tokens[: subject.index] if one.head == one.index), None)
        if head is None or subject is None or verb.dep != "conj" or not is_verb(head):
            return None
        joined = any(child.dep == "cc" for child in self.tree.children(head) if child.index < verb.index)
        comma = self.tree.tokens[self.tree.subtree(subject)[0].index - 1].text == ","
        own = self.tree.child(verb, "ccomp", "dobj", "xcomp") is not None
        return head if comma and not joined and not own else None

    def _quoted(self, told: Token) -> list[Token]:
        """All words between the quote marks around a clause; its own words where it has none."""
        marks = [token.index for token in self.tree.tokens if is_quote(token)]
        opening = [index for index in marks if index < told.index]
        closing = [index for index in marks if index > told.index]
        if not opening or not closing:
            return self.tree.subtree(told)
        return list(self.tree.tokens[opening[-1] + 1 : closing[0]])

    def _about_noun(self, verb: Token, noun: Token, governor: Token) -> Piece:
        """A clause on a noun as a line of its own: "the treaty that they signed" as "they signed the treaty"."""
        antecedent = self._antecedent(noun)
        body = self.cutter.clause(verb)
        before = [one for one in self.tree.subtree(verb) if one.index < verb.index]
        relative = next((one for one in before if _is_relative(self.tree, one, verb)), None)
        rest = [token for token in body if token is not relative and token.dep != "mark"]
        own_subject = self.tree.child(verb, *SUBJECTS)
        if relative is None and self._lacks_object(verb) and own_subject is not None:
            return Piece(
                (*rest[: rest.index(governor) + 1], *antecedent, *rest[rest.index(governor) + 1 :]), {}, confidence=0.7
            )
        if (relative is not None and relative.tag == "WRB") or (
            relative is None and own_subject is not None and (verb.tag == "VBD" or self._is_marked(verb))
        ):
            return Piece(tuple(rest), {}, confidence=0.7) if own_subject is not None else _fragment(self.anchor)
        if relative is not None and relative.tag == "WP$":
            return Piece((*antecedent, *rest), {antecedent[-1].index: antecedent[-1].text + "’s"}, confidence=0.75)
        if relative is not None and relative is own_subject:
            return Piece((*antecedent, *rest), {}, confidence=0.75)
        if relative is None and own_subject is None:
            return self._participle(verb, noun, antecedent, rest)
        if relative is None and self.tree.head(noun) is None:
            return Piece(tuple(self.cutter.uncovered(list(self.tree.tokens))), {}, confidence=0.7)
        if relative is None and self.tree.child(verb, "dobj", "nsubjpass", "attr") is not None:
            return Piece(tuple(rest), {}, confidence=0.7)
        if relative is not None and self.tree.child(verb, "ccomp") is not None:
            return _fragment(self.anchor)
        adjacent = self.tree.subtree(verb)[0].index == noun.index + 1
        if relative is None and own_subject is not None and (not adjacent or self._is_hearer(noun)):
            return Piece(tuple(rest), {}, confidence=0.7)
        if relative is None or relative.dep == "dobj":
            gap = self._gap(verb, governor)
            after = next((i + 1 for i, token in enumerate(rest) if token is gap), len(rest))
            return Piece((*rest[:after], *antecedent, *rest[after:]), {}, confidence=0.7)
        preposition = relative.head if relative.dep == "pobj" else relative.index
        return Piece(tuple(token for token in rest if token.index != preposition), {}, confidence=0.7)

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
        marked = self._is_marked(verb)
        objects = self.tree.child(verb, "dobj", "ccomp", "xcomp", "nsubjpass", "attr", "acomp")
        return marked and objects is None and verb.text.lower() in self.words.light_verbs

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

    def _is_marked(self, verb: Token) -> bool:
        """Whether "that" brings a clause of its own."""
        return any(mark.text.lower() == "that" for mark in self.tree.children(verb, "mark"))

    def _participle(self, verb: Token, noun: Token, antecedent: list[Token], rest: list[Token]) -> Piece:
        """ "the agreement reached in May" as "the agreement was reached"; a sentence without a main verb has lost its
        own to the parser, and what looks like a participle is that verb."""
        passive = verb.tag in ("VBN", "VBD") and self.tree.child(verb, "dobj", "ccomp") is None
        if not passive or not rest or self.tree.head(noun) is None:
            return Piece((*antecedent, *rest), {}, confidence=0.75)
        said = {rest[0].index: _was(self.tree, noun) + rest[0].text}
        return Piece((*antecedent, *rest, *self._continued()), said, confidence=0.75)

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

    def _continued(self) -> list[Token]:
        """A clause "during which ..." right behind the date belongs to what is dated, wherever the parser hung it."""
        after = max(self.anchor.cover) + 1
        if after + 1 >= len(self.tree.tokens) or self.tree.tokens[after + 1].tag != "WDT":
            return []
        head = self.tree.head(self.tree.tokens[after])
        return [] if head is None or head.dep != "relcl" else self.tree.subtree(head)


def _is_relative(tree: Tree, token: Token, verb: Token) -> bool:
    """Whether a token is the relative pronoun of a clause; a "that" which is its object is one, whatever its tag."""
    return token.tag in _RELATIVE_TAGS or (
        token.text.lower() == "that" and token.dep == "dobj" and token.head == verb.index
    )


def _was(tree: Tree, subject: Token) -> str:
    many = subject.tag in ("NNS", "NNPS") or subject.text.lower() in _MANY or tree.child(subject, "conj") is not None
    return "were " if many else "was "


def _confidence(tree: Tree, verb: Token) -> float:
    whole = sum(token.head == token.index for token in tree.tokens) == 1
    return (0.9 if whole else 0.7) * (1.0 if subject_of(tree, verb) is not None else 0.7)
