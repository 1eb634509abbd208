"""The line that says what happened: the sentence where the date belongs to its main clause, else the date's clause."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.events.anchoring.anchor import ENTRY, Anchor
from timeline.events.anchoring.eventhood import is_empty, is_unnamed
from timeline.events.coreference.agreement import Referent
from timeline.events.grammar.clause import BE, NOUN_SUBJECTS, SUBJECTS, is_verb, is_word, runs_on, set_off
from timeline.events.grammar.quotes import in_quotes
from timeline.events.headline.account import account
from timeline.events.headline.fitting import fitted
from timeline.events.headline.inner_clause import clause
from timeline.events.headline.piece import Form, Line, Piece
from timeline.events.headline.realisation import joined
from timeline.events.headline.scope import statement_of
from timeline.events.headline.substitution import named
from timeline.lexicon.events import EventWords
from timeline.limits import MAX_HEADLINE_CHARS, MAX_LINE_CHARS
from timeline.syntax.tree import Token, Tree

_TELLING = ("NN", "JJ", "CD", "VB")
_BESIDE = ("conj", "parataxis", "ccomp", "advcl", "relcl")
_CARRIED = (*NOUN_SUBJECTS, "dobj")
_ENTRY_MARKS = frozenset({":", "-", "–", "—", "--"})
_FEWEST_TELLING = 2
"""Words that make a noun of happening an event of its own: "the Paris attacks", not "the attacks"."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What else a sentence dates: the words that further expressions date, which make lines of their own, and the
    tokens of all its dates."""

    governors: frozenset[int] = frozenset()
    dates: frozenset[int] = frozenset()


def headline(anchor: Anchor, words: EventWords, names: Mapping[int, Referent], beside: Beside) -> Line:
    """The line for an anchored event.

    `names` gives what the pronouns of the sentence stand for, by their start in the document; `beside` is what else the
    sentence dates. The line is the first part of the sentence, from the whole to the date's own clause, that has at
    most `MAX_HEADLINE_CHARS` characters, with adjuncts left out if it must be; where none has, the shortest.
    """
    lines = []
    for piece in _pieces(anchor, words, names, beside):
        line = _line(anchor, piece, words, names, beside)
        lines.append(line)
        if len(line.text) <= MAX_HEADLINE_CHARS:
            return line
    shortest = min(lines, key=lambda one: len(one.text))
    return replace(shortest, text=_capped(shortest.text))


def _capped(text: str) -> str:
    """A line of no readable length, cut at a word: it says so."""
    return text if len(text) <= MAX_LINE_CHARS else text[: MAX_LINE_CHARS - 2].rpartition(" ")[0] + " …"


def _pieces(anchor: Anchor, words: EventWords, names: Mapping[int, Referent], beside: Beside) -> Iterator[Piece]:
    """The parts of the sentence that may be the line, the best first."""
    governor, tree = anchor.governor, anchor.tree
    if governor is None:
        yield Piece(Form.FRAGMENT, tree.tokens)
    elif is_verb(governor):
        yield from _of_verb(anchor, governor, words, beside)
    else:
        yield from _of_noun(anchor, governor, words, names, beside)


def _of_verb(anchor: Anchor, verb: Token, words: EventWords, beside: Beside) -> Iterator[Piece]:
    tree, others = anchor.tree, beside.governors - {verb.index}
    top, apart = statement_of(tree, verb, words, others), _dated_otherwise(anchor, verb, others)
    if tree.head(top) is None:
        yield Piece(Form.SENTENCE, _without(tree.tokens, apart), top)
    whole = clause(tree, top, words)
    if _is_misread(tree, whole, beside.dates):
        yield Piece(Form.FRAGMENT, tree.tokens, top)
        return
    yield replace(whole, tokens=_without(whole.tokens, apart))
    if verb is not top and tree.child(verb, *SUBJECTS) is not None:
        yield clause(tree, verb, words)


def _is_misread(tree: Tree, whole: Piece, dates: frozenset[int]) -> bool:
    """Whether a clause cannot be right: its subject is a date, or its noun's sentence has no other verb."""
    if whole.top is None:
        return False
    subject, noun = tree.child(whole.top, *SUBJECTS), tree.head(whole.top)
    verbless = whole.top.dep == "acl" and noun is not None and noun.dep == "ROOT"
    return verbless or (subject is not None and subject.index in dates)


def _dated_otherwise(anchor: Anchor, verb: Token, others: frozenset[int]) -> frozenset[int]:
    """The clauses beside a verb's with dates of their own, and those that tell what was on its day (", when ..."), with
    what joins them: they make lines of their own."""
    tree, path = anchor.tree, anchor.tree.path_up(verb)
    days = [tree.tokens[index] for index in sorted(anchor.cover)]
    gone: set[int] = set()
    for above in (*path, *days):
        for one in tree.children(above, *_BESIDE):
            if one.index in others and one not in path and is_verb(one) and _is_beside(tree, above, one):
                below = tree.subtree(one)
                joints = [it.index for it in tree.children(above, "cc") if above.index < it.index < below[0].index]
                gone |= {it.index for it in below} | set(joints[-1:])
    return frozenset(gone)


def _is_beside(tree: Tree, word: Token, other: Token) -> bool:
    """Whether a clause only stands beside another one or behind its day, and is not what this one says."""
    first, last = sorted((word.index, other.index))
    if other.dep in ("advcl", "relcl"):
        return word.index < other.index and set_off(tree, other) and (other.dep == "advcl" or not is_verb(word))
    return other.dep != "ccomp" or runs_on(tree.tokens[first:last])


def _of_noun(
    anchor: Anchor, noun: Token, words: EventWords, names: Mapping[int, Referent], beside: Beside
) -> Iterator[Piece]:
    """A noun of happening with what makes it one, else the clause that carries it."""
    tree = anchor.tree
    loose = ("appos", "acl", "prep", "relcl", "advcl", "parataxis", "conj")
    gone = {
        one.index
        for token in tree.subtree(noun)
        for one in tree.children(token, *loose)
        if set_off(tree, one) or one.index in beside.governors
    }
    phrase = tree.subtree(noun, frozenset(gone))
    told = (one for one in phrase if one.tag.startswith(_TELLING) or one.start in names)
    telling = [one for one in told if one.index not in anchor.cover]
    if not anchor.timex.reference:  # written in full it says which: "the 1906 earthquake"
        phrase = [one for one in tree.tokens if one in phrase or one.index in anchor.cover]
        telling += phrase[:1]
    first = next(one for one in tree.path_up(noun) if one.dep != "conj")
    verb = tree.head(first)
    past = verb is not None and verb.tag == "VBD" and noun.dep in NOUN_SUBJECTS and verb.index not in beside.governors
    if not past and len(telling) >= _FEWEST_TELLING and not is_unnamed(phrase, words):
        yield Piece(Form.NOUN, tuple(phrase), noun)
    elif verb is not None and is_verb(verb) and first.dep in _CARRIED and verb.dep != "prep":
        yield from _of_verb(anchor, verb, words, beside)
    else:
        yield Piece(Form.NOUN, (noun,), noun)


def _without(tokens: Sequence[Token], gone: frozenset[int]) -> tuple[Token, ...]:
    return tuple(one for one in tokens if one.index not in gone)


def _line(anchor: Anchor, piece: Piece, words: EventWords, names: Mapping[int, Referent], beside: Beside) -> Line:
    tree = anchor.tree
    told = _past_connectives(_without(piece.tokens, _loose_date(anchor, words, beside)), words)
    said = named(told, names) | piece.said

    def excess(kept: Sequence[Token]) -> int:
        return len(joined(tree, kept, said)) - MAX_HEADLINE_CHARS

    governor = anchor.governor
    needed = frozenset(one.index for one in tree.path_up(governor)) if governor is not None else frozenset()
    kept = fitted(tree, told, needed, words, excess)
    date = anchor.cover & beside.dates
    telling = [one for one in kept if one.index not in date]
    empty = is_empty(telling, said, words) or sum(map(is_word, telling)) < _FEWEST_TELLING
    empty = empty and anchor.relation != ENTRY  # "Admitted 11/14/21"
    steps = account(tree, piece.form, kept, said, date)
    return Line(joined(tree, kept, said), piece, tuple(kept), said, steps, empty)


def _loose_date(anchor: Anchor, words: EventWords, beside: Beside) -> frozenset[int]:
    """The words of the date, where the line is whole without them: an adjunct of its verb in its plain form, in the
    writer's own words, and the only date; and the date that an entry opens with."""
    tree, governor = anchor.tree, anchor.governor
    plain = not anchor.signal or anchor.signal in words.date_prepositions
    if anchor.relation == ENTRY:
        return anchor.cover
    if governor is None or _opens_entry(anchor):
        return anchor.cover if min(anchor.cover, default=1) == 0 else frozenset()
    if not is_verb(governor) or governor.text.lower() in BE or not plain or beside.dates - anchor.cover:
        return frozenset()
    cover = [tree.tokens[index] for index in sorted(anchor.cover)]
    tops = [one for one in cover if one.head not in anchor.cover and is_word(one)]
    own = {it.index for one in tops for it in tree.subtree(one)} <= anchor.cover
    loose = own and all(_is_adjunct(tree, one) for one in tops) and not in_quotes(tree, governor)
    return anchor.cover if loose else frozenset()


def _opens_entry(anchor: Anchor) -> bool:
    """Whether the date is an entry's, with a mark behind it: "May 30: ..."."""
    behind = anchor.tree.tokens[max(anchor.cover, default=-1) + 1 :][:1]
    return any(one.text in _ENTRY_MARKS for one in behind)


def _is_adjunct(tree: Tree, top: Token) -> bool:
    """Whether a phrase is an adverbial of a verb that has a subject besides."""
    verb = tree.tokens[top.head]
    told = verb.dep != "ROOT" or tree.child(verb, *SUBJECTS) is not None
    return told and is_verb(verb) and top.dep in ("prep", "npadvmod", "advmod")


def _past_connectives(tokens: tuple[Token, ...], words: EventWords) -> tuple[Token, ...]:
    """The words behind what only joins the sentence to the one before: "However, ...", "And ..."."""
    start = 0
    while start < len(tokens) - 1 and _is_connective(tokens[start], words):
        start += 1
    return tokens[start:]


def _is_connective(token: Token, words: EventWords) -> bool:
    loose = token.dep in ("cc", "advmod", "intj", "ROOT", "mark", "prep") and token.text.lower() in words.connectives
    return loose or (token.dep == "punct" and token.text in (",", ";", "-", "–", "—"))
