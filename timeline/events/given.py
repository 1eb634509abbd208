"""Mentions of events whose words are given: what each tells for itself, without the others of its sentence.

What a date or a line needs is left out: these mentions are compared with each other, not shown.
"""

from collections.abc import Iterable, Sequence

from timeline.calendar.when import Unresolved, When
from timeline.events.anchoring.anchor import Anchor
from timeline.events.arguments import details_of
from timeline.events.grammar.clause import is_verb, subject_of
from timeline.events.grammar.noun_phrase import noun_phrase
from timeline.events.grammar.typography import spoken
from timeline.model import Mention, Quote, Timex, Trail
from timeline.syntax.tree import Token, Tree

GIVEN = "given"
"""The relation of an event to the words that were given for it."""

_OTHER_CLAUSES = ("advcl", "relcl", "parataxis", "conj", "ccomp")
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj")
_NEAR = 3
"""So many words above a noun belong to what it tells: "the *start* of the strike"."""

_UNDATED = Unresolved("its words were given, not its date")
_NO_TIME = Timex(0, 0, "", "DATE", "", When(None, None))

Span = tuple[int, int]


def mentions_of_spans(document: str, trees: Sequence[Tree], spans: Sequence[Span]) -> tuple[Mention, ...]:
    """The events whose words stand at some spans of a document of that name, in the order of the spans.

    `trees` are those of the sentences that hold the spans. The line of a mention is its clause without the words of
    other given events. Its quote is empty, for its sentence may tell several of them and does not say which.
    """
    holders = [next((tree for tree in trees if tree.within(*span)), None) for span in spans]
    tops: dict[int, set[int]] = {}
    for tree, span in zip(holders, spans, strict=True):
        if tree is not None:
            tops.setdefault(tree.sentence.start, set()).add(tree.top_of(tree.within(*span)).index)
    return tuple(
        _mention(document, tree, span, tops[tree.sentence.start]) if tree is not None else _bare(document, span)
        for tree, span in zip(holders, spans, strict=True)
    )


def _bare(document: str, span: Span) -> Mention:
    """An event that stands in no sentence."""
    return Mention("", _UNDATED, Quote(document, span[0], span[0], ""), Trail(document, None, "", GIVEN))


def _mention(document: str, tree: Tree, span: Span, tops: Iterable[int]) -> Mention:
    words = tree.within(*span)
    top, start = tree.top_of(words), tree.sentence.start
    others = {one.index for one in words}.union(tops)
    clause = {one.index: one for one in _clause(tree, top) if one.index not in others}
    details = details_of(Anchor(tree, _NO_TIME, top, GIVEN, "", frozenset()), frozenset())
    return Mention(
        headline=spoken(clause[index] for index in sorted(clause)),
        when=_UNDATED,
        quote=Quote(document, start, start, ""),
        trail=Trail(document, None, top.text, GIVEN),
        participants=details.participants,
        place=details.place,
    )


def _clause(tree: Tree, top: Token) -> list[Token]:
    """The words that belong to what a word tells: those below it without other clauses, and its subject; for a noun
    what stands above it too, up to the names in the verb's clause."""
    below = tree.subtree(top)
    others = (
        one for token in below for one in tree.children(token, *_OTHER_CLAUSES) if is_verb(one) and one is not top
    )
    found = tree.subtree(top, frozenset(one.index for one in others))
    if is_verb(top):
        subject = subject_of(tree, top)
        return found + (noun_phrase(tree, subject) if subject is not None else [])
    above = tree.path_up(top)[1:]
    verb = next((one for one in above if is_verb(one)), None)
    arguments = tree.children(verb, *_ARGUMENTS) if verb is not None else ()
    named = (one for argument in arguments for one in (argument, *tree.children(argument, "compound")))
    return [*found, *above[:_NEAR], *named]
