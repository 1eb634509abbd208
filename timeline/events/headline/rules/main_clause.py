"""The line that says what happened: the text's own words, cut to the dated clause."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from timeline.events.anchoring.anchor import AS_OF, Anchor
from timeline.events.anchoring.eventhood import is_empty, is_unnamed
from timeline.events.coreference.agreement import Referent
from timeline.events.coreference.numerals import is_bare_one
from timeline.events.grammar.clause import (
    SUBJECTS,
    has_to,
    is_called_off,
    is_verb,
    is_word,
    shown_verb,
    subject_of,
)
from timeline.events.grammar.inflection import past_of, was
from timeline.events.grammar.typography import closed, spoken
from timeline.events.headline.account import account
from timeline.events.headline.draft import RELATIVE_TAGS, Line, Piece, fragment, is_of_inner_clause
from timeline.events.headline.realisation import Wording
from timeline.events.headline.rules.deletion import Beside, Cutter
from timeline.events.headline.rules.noun_clause import OnNoun
from timeline.events.headline.rules.quotation import Quotation
from timeline.events.headline.substitution import named
from timeline.events.timing.bounds import NOT_UNTIL, signal_of
from timeline.lexicon.events import EventWords
from timeline.limits import MAX_HEADLINE_CHARS
from timeline.model import Status
from timeline.syntax.tree import Token, Tree

_RELATIVES = frozenset({"who", "whom", "whose", "which"})
_FINITE = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN"})
_TELLING = frozenset({"told", "tell", "tells"})
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOT_FINITE = frozenset({"VBG", "VBN", "VB"})
_FEWEST_WORDS = 4
"""A line of fewer words with a verb that is not finite ("no-one joining") has lost its clause."""

_SAYING_WHICH = frozenset({"of", "on", "at", "off", "near", "against", "between"})
_STANDING = frozenset({"is", "was", "'s", "’s", "marks", "marked", "sees", "saw", "brings", "brought"})
_THEN = "By then, "
_BEING = frozenset({"is", "was", "'s", "’s", "been", "be"})
_PARTICIPLES = ("advcl", "acl", "pcomp")


def headline(anchor: Anchor, status: Status, words: EventWords, names: Mapping[int, Referent], beside: Beside) -> Line:
    """The line for an anchored event.

    A line that names nothing has the confidence 0. `beside` is what else the sentence dates.
    `names` gives what the pronouns of the sentence stand for, by the pronoun's start in the document. The
    line has at most `MAX_HEADLINE_CHARS` characters. Where no clause can be cut, it is the sentence without its date.
    """
    piece = _whole(anchor, _piece(anchor, status, words, beside))
    wording = _wording(anchor, piece, names, words)
    text = full = wording.join(piece.tokens)
    limit = MAX_HEADLINE_CHARS - (len(_THEN) if anchor.signal == AS_OF else 0)
    if len(text) > limit:
        wording = _wording(anchor, piece, names, words, brief=True)
        text, piece = _fitted(anchor, piece, wording, words, limit)
    steps = account(anchor.tree, anchor.cover & beside.dates, piece, wording.said, (full, text))
    if anchor.signal == AS_OF:
        text = _as_of(text, piece.tokens, wording.said)
        steps += ("put in “By then”",) if text.startswith(_THEN) else ()
    lost = piece.whole and is_of_inner_clause(anchor, beside.governors)
    lost = lost or _opens_unnamed(anchor.tree, piece, wording.said) or is_empty(piece.tokens, wording.said, words)
    return Line(closed(text), 0.0 if lost else piece.confidence, steps)


def _piece(anchor: Anchor, status: Status, words: EventWords, beside: Beside) -> Piece:
    """The words of the line: of a sentence without a verb, of a noun of happening, or of a clause."""
    if anchor.governor is None:
        return replace(fragment(anchor), how="the whole sentence, which has no verb for the date")
    if not anchor.governor.tag.startswith("NN"):
        return _Clause(anchor, words, beside).piece(anchor.governor, status).told_as("the clause of the dated word")
    piece = _nominal(anchor, anchor.governor, Cutter(anchor, words, beside), words)
    return replace(piece, confidence=0.0) if is_unnamed(piece.tokens, words) else piece


def _whole(anchor: Anchor, piece: Piece) -> Piece:
    """The piece without the "that" before it; the sentence instead, where the clause has lost its subject or more."""
    first = _first_word(piece.tokens)
    if first is not None and first.text.lower() == "that" and first.tag in ("IN", "WDT") and len(piece.tokens) > 1:
        piece = replace(piece, tokens=tuple(token for token in piece.tokens if token is not first))
        first = _first_word(piece.tokens)
    if first is None or (first.tag in RELATIVE_TAGS and first.index not in piece.said):
        return fragment(anchor)
    finite = bool(piece.said) or any(token.tag in _TENSED for token in piece.tokens)
    few = sum(map(is_word, piece.tokens)) < _FEWEST_WORDS
    return fragment(anchor) if few and not finite and _is_bare(anchor.tree, anchor.governor) else piece


def _first_word(tokens: Iterable[Token]) -> Token | None:
    return next((token for token in tokens if is_word(token)), None)


def _fitted(anchor: Anchor, piece: Piece, wording: Wording, words: EventWords, limit: int) -> tuple[str, Piece]:
    """The line, shortened if it must be; its confidence is 0 where what is dated stands in what was cut off."""
    text, governor = wording.join(piece.tokens), anchor.governor
    if len(text) <= limit:
        return text, piece
    if not piece.whole:
        return wording.shorten(piece.tokens, limit, governor, words.persons), piece
    text = wording.break_off(piece.tokens, limit)
    lost = governor is not None and governor.text not in text
    return text, replace(piece, confidence=0.0) if lost else piece


def _opens_unnamed(tree: Tree, piece: Piece, said: Mapping[int, str]) -> bool:
    """Whether a line begins with a relative or with a "one" that stands for something untold."""
    first = _first_word(piece.tokens)
    if first is not None and first.tag in RELATIVE_TAGS and first.text.lower() in _RELATIVES:
        return True
    opening = _first_word(token for token in piece.tokens if token.tag != "DT")
    return opening is not None and opening.index not in said and is_bare_one(tree, opening)


def _wording(
    anchor: Anchor, piece: Piece, names: Mapping[int, Referent], words: EventWords, *, brief: bool = False
) -> Wording:
    said = named(piece, names, brief=brief)
    if signal_of(anchor, words) == NOT_UNTIL:
        said |= _until_then(anchor, piece, said)
    return Wording(anchor.tree, said, anchor.cover)


def _until_then(anchor: Anchor, piece: Piece, said: Mapping[int, str]) -> dict[int, str]:
    """In "will not open until May" the words without the date would say that it will not open at all."""
    before = next((token for token in piece.tokens if token.index == min(anchor.cover) - 1), None)
    return (
        {}
        if before is None or before.index in piece.said
        else {before.index: f"{said.get(before.index, before.text)} until then"}
    )


def _is_bare(tree: Tree, governor: Token | None) -> bool:
    """Whether a verb is not finite and has neither helper nor subject."""
    if governor is None or governor.tag not in _NOT_FINITE:
        return False
    return tree.child(governor, "aux", "auxpass", *(() if governor.tag == "VBG" else SUBJECTS)) is None


def _as_of(line: str, tokens: tuple[Token, ...], said: Mapping[int, str]) -> str:
    """A state as it was on a day is told as such: not what happened then, but what had by then; a present perfect says
    so itself."""
    if any(token.dep == "aux" and token.text.lower() in ("has", "have") for token in tokens):
        return line
    first = said.get(tokens[0].index, tokens[0].text)
    named = first != tokens[0].text and first[:1].isupper()
    acronym = len(tokens[0].text) > 1 and tokens[0].text.isupper()
    name = named or tokens[0].tag.startswith("NNP") or acronym
    return _THEN + (line if name else line[:1].lower() + line[1:])


def _nominal(anchor: Anchor, noun: Token, cutter: Cutter, words: EventWords) -> Piece:
    """A noun of happening: the noun with its modifiers, without its article and its date."""
    whole = cutter.phrase(noun)
    phrase = [token for token in whole if token.head != noun.index or not (token.dep == "det" or _is_pointing(token))]
    bare = sum(token.dep != "punct" for token in phrase) < 2
    verb = anchor.tree.head(noun)
    finite = verb is not None and (verb.tag in ("VBD", "VBZ") or anchor.tree.child(verb, "aux") is not None)
    if (bare or _is_vague(anchor.tree, noun, words)) and verb is not None and finite and noun.dep in SUBJECTS:
        above = anchor.tree.head(verb)
        place = OnNoun(anchor, words, cutter).place(above, verb) if above is not None and verb.dep == "relcl" else []
        clause = [*place, *cutter.clause(verb)]
        if bare or sum(len(token.text) + 1 for token in clause) < MAX_HEADLINE_CHARS:
            return Piece(tuple(clause), {}, 0.6, how=f"the clause of “{verb.text}”, which tells of the dated noun")
    more = _right_behind(anchor, noun) if bare else []
    return Piece((*phrase, *more), {}, 0.4 if bare and not more else 0.7, how="the phrase of the dated noun")


def _is_pointing(token: Token) -> bool:
    """Whether a word only points at a place that the text has named: "an explosion there"."""
    return token.dep == "advmod" and token.text.lower() in ("there", "here", "elsewhere")


def _right_behind(anchor: Anchor, noun: Token) -> list[Token]:
    """The phrase that says of a bare noun what or where it was, where the parser hung it on the verb: "reported the
    fire (on the ferry) in May"."""
    following = anchor.tree.tokens[noun.index + 1 : noun.index + 2]
    placing = following and following[0].head == noun.head and following[0].text.lower() in _SAYING_WHICH
    below = anchor.tree.subtree(following[0]) if placing else []
    return [] if {one.index for one in below} & anchor.cover else below


def _is_vague(tree: Tree, noun: Token, words: EventWords) -> bool:
    """Whether a noun of happening says little without its verb, and nothing behind it says more: "talks in Oslo"."""
    told = tree.children(noun, "acl", "relcl", "ccomp", "prep")
    verb = tree.head(noun)
    plain = all(one.text.lower() in words.occasions for one in told)
    return plain and noun.text.lower() in words.empty_events and verb is not None and verb.text.lower() not in _STANDING


class _Clause:
    """Shapes the line of a verb: its clause, a clause on a noun turned round, or words told by somebody."""

    def __init__(self, anchor: Anchor, words: EventWords, beside: Beside) -> None:
        self.anchor, self.tree, self.words = anchor, anchor.tree, words
        self.cutter = Cutter(anchor, words, beside)
        self.on_noun = OnNoun(anchor, words, self.cutter)
        self.quotation = Quotation(words, self.cutter)

    def piece(self, governor: Token, status: Status) -> Piece:
        """The line of a verb."""
        verb = shown_verb(self.tree, governor, status, self.words)
        noun = self.tree.head(verb)
        if noun is not None and verb.dep == "conj" and self.cutter.shares_all(noun, verb):
            verb, noun = noun, self.tree.head(noun)
        if noun is not None and not is_verb(noun) and verb.dep in ("acl", "relcl"):
            piece = self._on_noun(verb, noun, governor)
            return replace(piece, said=piece.said | self._time_needed(governor))
        quoted = self.quotation.line(self.quotation.verb_over(verb) or verb)
        if quoted is not None:
            return quoted.told_as("what was said, behind who said it")
        return self._of_both(verb) or self._plain(verb)

    def _of_both(self, verb: Token) -> Piece | None:
        """Two clauses of one form with nothing but "and" between them have the date behind them in common: "eleven
        people were killed and 17 were injured"."""
        first = self.tree.head(verb)
        subject = self.tree.child(verb, "nsubjpass")
        if first is None or subject is None or verb.dep != "conj" or first.tag != verb.tag:
            return None
        start = self.tree.subtree(subject)[0].index
        joint = self.tree.tokens[start - 1]
        alike = (
            joint.text.lower() == "and"
            and self.tree.child(first, "nsubjpass") is not None
            and joint.index > first.index
        )
        parted = self.tree.tokens[joint.index - 1].text == "," or first.index in self.cutter.others
        if not alike or parted or min(self.anchor.cover) < verb.index:
            return None
        return Piece(
            (*self.cutter.clause(first), joint, *self.cutter.clause(verb)),
            {},
            0.8,
            how="two clauses that share the date",
        )

    def _on_noun(self, verb: Token, noun: Token, governor: Token) -> Piece:
        """The line of a clause on a noun; of what something is, the whole clause: "he was the owner of the ship
        sunk in May"."""
        noun = self.on_noun.nearer(verb, noun)
        above = self.tree.head(noun)
        if above is not None and has_to(self.tree, verb) and is_called_off(self.tree, noun, self.words):
            return self._plain(above)
        outer = next((one for one in self.tree.path_up(noun) if one.dep not in ("pobj", "prep")), noun)
        if above is not None and has_to(self.tree, verb) and self.tree.child(above, "neg") is not None:
            return self._plain(above)  # "have no evidence to suggest that ..."
        clause = next((one for one in self.tree.path_up(noun) if is_verb(one)), None)
        perfect = any(one.text.lower() == "has" for one in self.tree.children(clause, "aux")) if clause else False
        if clause is not None and has_to(self.tree, verb) and perfect and noun.text.lower() in self.words.permits:
            return self._plain(clause)  # "has given him leave to visit"
        telling = self.words.intentions | self.words.event_nouns | self.words.empty_events
        hollow = noun.dep == "pobj" and noun.text.lower() not in telling
        if clause is not None and has_to(self.tree, verb) and verb.tag == "VB" and verb.dep == "acl" and hollow:
            return self._plain(clause)  # "will leave it in good enough shape to go on until May"
        copula = self.tree.head(outer)
        past = copula is not None and copula.tag == "VBD"
        if outer.dep == "attr" and copula is not None and past and verb.dep == "acl":
            return self._plain(copula)
        return self.on_noun.line(verb, noun, governor).told_as(f"what is told of “{noun.text}”, made a sentence")

    def _plain(self, verb: Token) -> Piece:
        bare = self.tree.child(verb, *SUBJECTS) is None
        subject = self.cutter.subject(verb)
        occasion = self._occasion(verb)
        if occasion is not None:
            return Piece(tuple(self.cutter.phrase(occasion)), {}, 0.7, how="what the day is said to be or to bring")
        if (bare and not subject and verb.tag in _FINITE) or self._says_nothing(verb):
            piece = fragment(self.anchor)
            return replace(piece, confidence=0.0) if self._is_about_date(verb) else piece
        loose = bare or any(aux.text.lower() == "having" for aux in self.tree.children(verb, "aux"))
        said = self._as_finite(verb, subject_of(self.tree, verb)) if loose and verb.dep in _PARTICIPLES else {}
        thing = self._thing_made(verb)
        if thing is not None:
            return self.on_noun.about(verb, thing, verb).told_as(f"what is told of “{thing.text}”, made a sentence")
        if self._is_participle(verb):
            said = {verb.index: was(self.tree, self._subject(verb)) + verb.text}
            return Piece(self._without_comma(verb), said, 0.7, how=f"the clause of “{verb.text}”")
        if bare and verb.dep in _PARTICIPLES and verb.tag == "VBG" and not said:
            return fragment(self.anchor)
        said |= self._time_left(verb) | self._day_spent(verb) | self._time_needed(self.anchor.governor or verb)
        tokens = self._straight(verb, (*subject, *self.cutter.clause(verb)))
        return Piece(tokens, said, _confidence(self.tree, verb), how=f"the clause of “{verb.text}”")

    def _thing_made(self, verb: Token) -> Token | None:
        """What a participle behind an object tells of: in "suspended its plans, announced in May" the plans."""
        head = self.tree.head(verb)
        participle = verb.tag == "VBN" and verb.dep == "advcl" and self.tree.child(verb, "aux", "auxpass") is None
        if head is None or not participle or verb.text.lower() not in self.words.making or verb.index < head.index:
            return None
        near = self.tree.tokens[self.tree.subtree(verb)[0].index - 2]
        if near.tag.startswith("NN") and near.dep == "pobj":
            return near
        outer = [one for one in self.tree.path_up(near) if one.dep == "dobj" and one.index > head.index]
        return outer[-1] if outer else next((o for o in self.tree.children(head, "dobj") if o.index < verb.index), None)

    def _occasion(self, verb: Token) -> Token | None:
        """What a day is said to be or to bring: "Wednesday is the deadline for claims", "marks the start of Lent"."""
        subject = self.tree.child(verb, *SUBJECTS)
        dated = subject is None or subject.index in self.anchor.cover
        after = (one for one in self.tree.children(verb, "attr", "dobj", "npadvmod") if one.index > verb.index)
        what = next(after, None)
        being = verb.text.lower() in _STANDING and min(self.anchor.cover) < verb.index
        return what if dated and being and what is not None and what.tag.startswith("NN") else None

    def _is_about_date(self, verb: Token) -> bool:
        """Whether the date stands where the subject would: "this week has been a busy time"."""
        first = min(one.index for one in (verb, *self.tree.children(verb, "aux", "auxpass")))
        return verb.text.lower() in _BEING and max(self.anchor.cover) + 1 == first

    def _time_left(self, verb: Token) -> dict[int, str]:
        """In "they have until Wednesday to file" the time is what they have, without it the words say another thing."""
        has = verb.text.lower() in ("have", "has", "had", "got") and verb.tag != "MD"
        limited = has and self.anchor.signal in ("until", "till")
        return {verb.index: f"{verb.text} until then"} if limited and min(self.anchor.cover) == verb.index + 1 else {}

    def _day_spent(self, verb: Token) -> dict[int, str]:
        """In "spent Monday in talks" the day is what was spent."""
        spent = verb.text.lower() in ("spend", "spends", "spent") and self.tree.child(verb, "dobj") is None
        return {verb.index: f"{verb.text} the time"} if spent and min(self.anchor.cover) == verb.index + 1 else {}

    def _time_needed(self, verb: Token) -> dict[int, str]:
        """What lasts into a time, and what starts a year with something, is not told without it."""
        first, word = min(self.anchor.cover), verb.text.lower()
        lasts = word in self.words.enduring and self.anchor.signal in ("into", "until", "through")
        lasts = lasts or (word in self.words.delaying and self.anchor.signal == "to")
        lasts = lasts or (self.anchor.signal == "before" and self.tree.child(verb, "neg") is not None)
        year = first == verb.index + 1 and len(self.anchor.cover) == 1 and self.tree.tokens[first].tag == "CD"
        if first <= verb.index or not (lasts or (word in self.words.spanning and year)):
            return {}
        before = self.tree.tokens[first - 1]
        time = spoken(self.tree.tokens[index] for index in sorted(self.anchor.cover))
        return {before.index: f"{before.text} {time}"}

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
        if verb.text.lower() in _TELLING:
            content = tuple(one for one in content if one.dep != "dobj")  # who was told, not what
        return verb.text.lower() in self.words.saying and all(
            child.index in self.anchor.cover or child.text.lower() in self.words.occasions for child in content
        )

    def _as_finite(self, verb: Token, subject: Token | None) -> dict[int, str]:
        """A participle with a borrowed subject as a verb of the past: "warning" as "warned", "born" as "was born"."""
        having = next((aux for aux in self.tree.children(verb, "aux") if aux.text.lower() == "having"), None)
        if having is not None:
            return {having.index: "had"}
        being = next((aux for aux in self.tree.children(verb, "auxpass") if aux.text.lower() == "being"), None)
        if being is not None and subject is not None and self.tree.child(verb, "aux") is None:
            return {being.index: was(self.tree, subject).strip()}
        if verb.tag == "VBN" and subject is not None and not self.tree.children(verb, "aux", "auxpass"):
            return {verb.index: was(self.tree, subject) + verb.text.lower()}
        return past_of(self.tree, self.words, verb) if verb.tag == "VBG" else {}


def _confidence(tree: Tree, verb: Token) -> float:
    whole = sum(token.head == token.index for token in tree.tokens) == 1
    return (0.9 if whole else 0.7) * (1.0 if subject_of(tree, verb) is not None else 0.7)
