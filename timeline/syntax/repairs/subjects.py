"""Verbs that the parser left without their subject, or with another's, and the words that it took for subjects."""

from collections.abc import Callable

from timeline.syntax.repairs.edits import below_of, moved
from timeline.syntax.tree import Token

Mend = Callable[[list[Token], Token, int], list[Token] | None]
"""Puts a verb without a subject right, given the tokens and where the verb with its helpers begins."""


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})

_HELPERS = ("aux", "auxpass", "neg")


_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")

_BEFORE_SUBJECTS = ("mark", "npadvmod", "advmod", "prep")


def subjects(tokens: list[Token]) -> list[Token]:
    """A finite verb without a subject right behind a noun takes that noun, where the parser hung the noun on something
    else: "shut on Thursday and [testing has continued]"."""
    for verb in tokens:
        first = _opening(tokens, verb)
        if first is None or first == 0:
            continue
        for mend in _mends(tokens[first - 1]):
            better = mend(tokens, verb, first)
            if better is not None:
                tokens = better
                break
    return tokens


def _mends(before: Token) -> tuple[Mend, ...]:
    """What may be wrong where a verb without a subject follows a word."""
    if before.tag.startswith("NN"):
        return _listed, _led_astray
    return (_led_astray,) if before.tag.startswith("JJ") else ()


def _opening(tokens: list[Token], verb: Token) -> int | None:
    """Where a finite verb with its helpers begins; `None` for another word and for a verb that has a subject."""
    if verb.dep not in ("conj", "ccomp", "xcomp", "ROOT") or not verb.tag.startswith("VB"):
        return None
    below = [one for one in tokens if one.head == verb.index]
    if verb.dep == "xcomp" and not any(one.tag == "MD" and one.dep == "aux" for one in below):
        return None
    helpers = [one for one in below if one.dep in _HELPERS and one.index < verb.index]
    finite = verb.tag in _FINITE or any(one.tag in _FINITE for one in helpers)
    if not finite or any(one.dep in _SUBJECTS and not _is_clause(tokens, one) for one in below):
        return None
    first = min(one.index for one in (verb, *helpers))
    while first > 1 and tokens[first - 1].tag == "RB" and tokens[first - 1].head == verb.index:
        first -= 1
    return first


def _is_clause(tokens: list[Token], seeming: Token) -> bool:
    """Whether a seeming subject is a verb with a helper: a clause of its own."""
    helped = any(one.head == seeming.index and one.dep in ("aux", "auxpass") for one in tokens)
    return seeming.dep == "nsubj" and seeming.tag.startswith("VB") and helped


def _subject_dep(tokens: list[Token], verb: Token) -> str:
    return "nsubjpass" if any(one.dep == "auxpass" and one.head == verb.index for one in tokens) else "nsubj"


def _listed(tokens: list[Token], verb: Token, first: int) -> list[Token] | None:
    """The last noun of a seeming list, or a seeming apposition, begins a clause of its own: "on Thursday and testing
    has continued", "in Berne, the minister told reporters"."""
    for noun in tokens[:first]:
        if noun.dep not in ("conj", "appos") or not noun.tag.startswith("NN"):
            continue
        below = below_of(tokens, noun.index)
        if max(below) != first - 1 or verb.index in below or not _is_inside(tokens, noun, verb):
            continue
        before = tokens[min(below) - 1]
        joint = {before.index: (verb.head, "cc")} if before.dep == "cc" and noun.dep == "conj" else {}
        if joint or before.text == ",":
            clauses = {
                one.index: (verb.head, "conj") for one in tokens if one.head == verb.index and _is_clause(tokens, one)
            }
            subject = {noun.index: (verb.index, _subject_dep(tokens, verb))}
            own = {} if verb.dep == "ROOT" else {verb.index: (verb.head, "conj")}
            return moved(tokens, {**clauses, **subject, **joint, **own})
    return None


def _is_inside(tokens: list[Token], noun: Token, verb: Token) -> bool:
    """Whether a noun before the sentence's main verb stands in a phrase with a preposition: a subject's own apposition
    is none of the verb's."""
    above = noun
    while verb.dep == "ROOT" and above.dep not in ("prep", "agent", "dative"):
        if above.head == above.index:
            return False
        above = tokens[above.head]
    return True


def _led_astray(tokens: list[Token], verb: Token, first: int) -> list[Token] | None:
    """A participle that was taken for the verb of its clause gives the subject back: "that birds found in the bay might
    be ill"."""
    for seeming in tokens[:first]:
        apart = verb.dep == "ccomp" and seeming.dep == "ccomp"
        joined = verb.dep in ("conj", "xcomp") and verb.head == seeming.index
        joined = joined or (verb.dep == "conj" and seeming.dep == "advcl" and seeming.head == verb.head)
        if seeming.tag not in ("VBN", "VBD") or not (apart or joined):
            continue
        below = [one for one in tokens if one.head == seeming.index]
        nouns = (one for one in below if one.dep in ("nsubj", "nsubjpass") and one.tag[:2] in ("NN", "JJ", "CD"))
        subject = next((one for one in nouns if one.index < seeming.index), None)
        helpers = [one for one in below if one.dep in _HELPERS and one.text.lower() != "being"]
        if subject is None or helpers or any(one.dep == "dobj" for one in below):
            continue
        if max(below_of(tokens, seeming.index) & set(range(first))) == first - 1:
            before = (one for one in below if one.dep in _BEFORE_SUBJECTS and one.index < subject.index)
            return moved(
                tokens,
                {
                    subject.index: (verb.index, _subject_dep(tokens, verb)),
                    seeming.index: (subject.index, "acl"),
                    verb.index: (verb.index if seeming.dep == "ROOT" else seeming.head, seeming.dep),
                    **{one.index: (verb.index, one.dep) for one in before},
                },
            )
    return None
