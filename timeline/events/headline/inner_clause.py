"""Clauses inside a sentence, told as sentences: "the treaty signed in May" is "the treaty was signed".

Three operations: a finite clause loses its conjunction; a clause on a noun gets the noun in the place of its relative;
a verb without a subject of its own gets the one that it shares.
"""

from collections.abc import Sequence
from itertools import dropwhile

from timeline.events.grammar.clause import NOUN_SUBJECTS, SUBJECTS, is_verb, is_word, subject_of
from timeline.events.grammar.inflection import past_of, was
from timeline.events.grammar.noun_phrase import noun_phrase
from timeline.events.headline.piece import Form, Piece
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree

_RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})
_OBJECTS = ("dobj", "ccomp", "xcomp", "attr", "acomp", "nsubjpass", "dative", "oprd")
_HELPERS = ("aux", "auxpass")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_POSSESSIVE = "’s"


def clause(tree: Tree, verb: Token, words: EventWords) -> Piece:
    """The clause of a verb as a sentence of its own."""
    head = tree.head(verb)
    if head is not None and not is_verb(head) and verb.dep in ("relcl", "acl"):
        return _on_noun(tree, verb, head)
    if tree.child(verb, *SUBJECTS) is not None:
        return Piece(Form.CLAUSE, tuple(_unmarked(tree, verb)), verb)
    return _with_subject(tree, verb, words)


def _unmarked(tree: Tree, verb: Token) -> list[Token]:
    """The words of a clause without what joins it to another: "shortly after", "when", "and", "that"."""
    tokens = tree.subtree(verb)
    joints = {one.index for one in tree.children(verb, "mark", "cc") if one.index < verb.index}
    joints |= {one.index for one in tree.children(verb, "advmod") if one.tag == "WRB"}
    last = max((one for one in joints if one < _start(tree, verb)), default=-1)
    return [one for one in tokens if one.index > last and one.index not in joints]


def _start(tree: Tree, verb: Token) -> int:
    """Where a clause's subject begins."""
    subject = tree.child(verb, *SUBJECTS)
    return verb.index if subject is None else tree.subtree(subject)[0].index


def _with_subject(tree: Tree, verb: Token, words: EventWords) -> Piece:
    """The clause of a verb with the subject, and the helpers, that it shares with the one before or above it."""
    subject = subject_of(tree, verb)
    body = _unmarked(tree, verb)
    behind = verb.dep == "advcl" and verb.tag == "VBN" and verb.head < verb.index and tree.child(verb, "aux") is None
    if subject is None or behind:  # "suspended its plans, announced in May": of either
        return Piece(Form.FRAGMENT, tree.tokens, verb)
    if subject.tag in _RELATIVES and (outer := tree.head(subject)) is not None:
        subject = tree.head(outer) or subject
    helpers = _shared_helpers(tree, verb)
    said = {} if helpers else _finite(tree, verb, subject, words)
    form = Form.PARTICIPLE if said else Form.CLAUSE
    return Piece(form, (*noun_phrase(tree, subject), *helpers, *body), verb, said)


def _shared_helpers(tree: Tree, verb: Token) -> tuple[Token, ...]:
    """The helpers of the first of coordinated verbs, where another of them has none and their forms agree."""
    head = tree.head(verb)
    if verb.dep != "conj" or head is None or tree.child(verb, *_HELPERS) is not None:
        return ()
    return tree.children(head, *_HELPERS, "neg") if verb.tag == head.tag and verb.tag not in _FINITE else ()


def _finite(tree: Tree, verb: Token, subject: Token, words: EventWords) -> dict[int, str]:
    """A participle as a verb of the past: "having won" as "had won", "born" as "was born", "taking" as "took"."""
    helpers = {one.text.lower(): one.index for one in tree.children(verb, *_HELPERS)}
    if "having" in helpers:
        return {helpers["having"]: "had"}
    if "being" in helpers:
        return {helpers["being"]: was(tree, subject).strip()}
    if verb.tag == "VBN" and not helpers:
        return {verb.index: was(tree, subject) + verb.text.lower()}
    return past_of(tree, words, verb) if verb.tag == "VBG" else {}


def _on_noun(tree: Tree, verb: Token, noun: Token) -> Piece:
    """A clause on a noun with the noun where its relative stood, or where it lacks a subject or an object."""
    antecedent, body = _antecedent(tree, noun), tree.subtree(verb)
    relative = next((one for one in body if one.index < verb.index and _is_relative(tree, one, verb)), None)
    rest = [one for one in body if one is not relative and not (one.dep == "mark" and one.head == verb.index)]
    subject = tree.child(verb, *NOUN_SUBJECTS)
    if relative is None and subject is None:
        said = {} if _is_finite(tree, verb) else {verb.index: was(tree, noun) + verb.text}
        return Piece(Form.PARTICIPLE, (*antecedent, *_behind_marks(rest)), verb, said)
    if relative is None and tree.child(verb, "mark") is not None:
        return Piece(Form.CLAUSE, tuple(rest), verb)  # "the news that he had left"
    if relative is None or relative.dep in ("dobj", "dative"):
        gap = _gap(tree, verb, relative, rest)
        return Piece(Form.NOUN_CLAUSE, (*rest[:gap], *(antecedent if gap else ()), *rest[gap:]), verb)
    if relative.tag == "WP$":
        owner = antecedent[-1]
        return Piece(Form.NOUN_CLAUSE, (*antecedent, *rest), verb, {owner.index: owner.text + _POSSESSIVE})
    if relative.dep in NOUN_SUBJECTS:
        return Piece(Form.NOUN_CLAUSE, (*antecedent, *rest), verb)
    return _behind_preposition(tree, verb, relative, (antecedent, rest))


def _behind_preposition(
    tree: Tree, verb: Token, relative: Token, words: tuple[Sequence[Token], Sequence[Token]]
) -> Piece:
    """The clause of "where", or of a relative behind a preposition: "two wells, the first of which burned" keeps it,
    "the war in which they fell" does not."""
    antecedent, rest = words
    above = tree.tokens[relative.head]
    if relative.tag == "WRB" or above.index == verb.index:
        return Piece(Form.CLAUSE, tuple(rest), verb)
    if above.dep == "prep" and tree.tokens[above.head].dep in NOUN_SUBJECTS:
        before = [one for one in rest if one.index < relative.index]
        return Piece(Form.NOUN_CLAUSE, (*before, *antecedent, *rest[len(before) :]), verb)
    return Piece(Form.CLAUSE, tuple(one for one in rest if one is not above), verb)


def _is_relative(tree: Tree, token: Token, verb: Token) -> bool:
    inner = next((one for one in tree.path_up(token)[1:] if is_verb(one)), None)
    that = token.text.lower() == "that" and token.dep in ("dobj", *NOUN_SUBJECTS)
    return inner is verb and (token.tag in _RELATIVES or that)


def _is_finite(tree: Tree, verb: Token) -> bool:
    """Whether a verb on a noun is finite: the parser has taken the noun from it."""
    active = verb.tag in ("VBD", "VBN") and tree.child(verb, "dobj") is not None
    return active or any(one.tag in _FINITE for one in tree.children(verb, *_HELPERS))


def _antecedent(tree: Tree, noun: Token) -> list[Token]:
    """The noun that a clause is about, without "all" before it; the name that a common noun is an apposition of."""
    named = tree.head(noun) if noun.dep == "appos" and not noun.tag.startswith("NNP") else None
    noun = named if named is not None and named.tag.startswith("NNP") else noun
    loose = {one.index for top in tree.children(noun, "predet") for one in tree.subtree(top)}
    return [one for one in noun_phrase(tree, noun) if one.index not in loose]


def _behind_marks(words: Sequence[Token]) -> list[Token]:
    """The words without the marks before them."""
    return list(dropwhile(lambda one: not is_word(one), words))


def _gap(tree: Tree, verb: Token, relative: Token | None, rest: Sequence[Token]) -> int:
    """How many words stand before the place of the object that a clause on a noun lacks; 0 where it lacks none."""
    inner = tree.child(verb, "xcomp") or verb
    filled = [one for top in {verb, inner} for one in tree.children(top, *_OBJECTS) if one not in (relative, inner)]
    if filled:
        return 0
    particle = tree.child(inner, "prt")
    after = particle if particle is not None and particle.index == inner.index + 1 else inner
    return rest.index(after) + 1 if after in rest else 0
