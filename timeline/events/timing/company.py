"""What the dates of one sentence say of one another: an old date and a new one, the day of a statement, two dates of a
verb."""

from collections.abc import Iterator
from dataclasses import replace

from timeline.calendar import edtf
from timeline.calendar.when import Precision, Resolution, When
from timeline.events.anchoring.anchor import NEW_DATE, Anchor
from timeline.events.grammar.clause import is_verb
from timeline.events.grammar.quotes import in_quotes
from timeline.events.timing.tense import Redirect
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree

STATEMENT = "date of the statement"
"""The origin of a date in quoted words, which count from the day on which they were said."""

_OBJECT = 6
"""Tokens between a verb of moving and "from": what is moved."""

_ADVERBS = ("forward", "off", "back", "up")
_WRITING = ("document date", "page date")


def beside_others(anchors: list[Anchor], words: EventWords, redirect: Redirect) -> list[Anchor]:
    """The anchors of a sentence as they are beside each other."""
    told = list(_rescheduled(anchors, words, redirect))
    told = [_from_statement(one, told, words, redirect) for one in told]
    told = [other for one in told if (other := _of_inner_verb(one, told)) is not None]
    return [other for one in told for other in _with_when(one, words)]


# ---- moved from one date to another


def _rescheduled(anchors: list[Anchor], words: EventWords, redirect: Redirect) -> Iterator[Anchor]:
    """The new date of what is moved lies ahead, and the old one dates nothing: "put off from Monday to Friday"."""
    old = next((one for one in anchors if one.signal.startswith("from") and _is_moved(one, words)), None)
    for one in anchors:
        if old is None:
            yield _ahead(one, one, redirect) if one.signal == "to" and _is_moved(one, words) else one
        elif one is not old:
            new = _lead(one) == "to" and one.timex.start > old.timex.start
            yield _ahead(one, old, redirect) if new else one


def _lead(anchor: Anchor) -> str:
    first = anchor.tree.within(anchor.timex.start, anchor.timex.end)[0].index
    return anchor.tree.tokens[first - 1].text.lower() if first else ""


def _is_moved(anchor: Anchor, words: EventWords) -> bool:
    """Whether a verb of moving stands right before a date's preposition, or before its object and that."""
    tokens, first = anchor.tree.tokens, anchor.tree.within(anchor.timex.start, anchor.timex.end)[0].index - 1
    before = [one.text.lower() for one in tokens[max(0, first - 2) : first]]
    if before[-1:] and (before[-1] in words.moving or " ".join(before) in words.moving):
        return True
    verb = anchor.governor
    thing = anchor.tree.child(verb, "dobj") if verb is not None else None
    if verb is None or thing is None or not verb.index < thing.index < first or first - verb.index > _OBJECT:
        return False
    adverb = before[-1] if before[-1] in _ADVERBS else ""
    return f"{verb.text.lower()} {adverb}".strip() in words.moving


def _ahead(anchor: Anchor, old: Anchor, redirect: Redirect) -> Anchor:
    timex = (
        replace(anchor.timex, begin="", end_point="") if _lead(anchor) == "to" and old is not anchor else anchor.timex
    )
    if timex.reference and old.timex.reference_origin in _WRITING:
        timex = replace(timex, reference=old.timex.reference, reference_origin=old.timex.reference_origin)
    timex = redirect(timex, "after" if timex.reference else timex.direction)
    return replace(anchor, timex=timex, relation=NEW_DATE, signal="to")


# ---- quoted words and the day on which they were said


def _from_statement(anchor: Anchor, anchors: list[Anchor], words: EventWords, redirect: Redirect) -> Anchor:
    """In "We left yesterday," he said on Tuesday, they left on Monday."""
    verb, timex = anchor.governor, anchor.timex
    counted = timex.reference_origin in _WRITING and verb is not None and in_quotes(anchor.tree, verb)
    said = next((one for one in anchors if _dates_statement(one, words)), None) if counted else None
    if said is None or said is anchor or not isinstance(said.timex.when, When):
        return anchor
    day = edtf.write(replace(said.timex.when, minutes=None, precision=Precision.DAY, assumed=(), uncertain=False))
    moved = redirect(replace(timex, reference=day, reference_origin=STATEMENT), timex.direction)
    return replace(anchor, timex=moved)


def _dates_statement(anchor: Anchor, words: EventWords) -> bool:
    when, verb = anchor.timex.when, anchor.governor
    day = isinstance(when, When) and when.precision >= Precision.DAY and when.first == when.last
    said = verb is not None and verb.text.lower() in words.saying and not in_quotes(anchor.tree, verb)
    return day and said


# ---- two dates for one verb


def _of_inner_verb(anchor: Anchor, anchors: list[Anchor]) -> Anchor | None:
    """Of two dates behind a verb the second is that of the verb between them; of "was fined on Monday for pushing a
    guard two weeks ago" nobody is told who pushed, so that it dates nothing."""
    verb, tree = anchor.governor, anchor.tree
    first = min(anchor.cover)
    above = _verb_above(tree, verb)
    others = [one for one in anchors if one is not anchor and one.governor is not None and one.governor.index == above]
    before = [one for one in others if above < min(one.cover) and max(one.cover) < first]
    if not before or not isinstance(anchor.timex.when, When) or not isinstance(before[-1].timex.when, When):
        return anchor
    between = tree.tokens[max(before[-1].cover) + 1 : first]
    inner = [one for one in between if one.tag == "VBG" and one.dep in ("pcomp", "advcl", "acl")]
    if not inner:
        return anchor
    return None if inner[-1].dep == "pcomp" else replace(anchor, governor=inner[-1], relation="nearer verb")


def _verb_above(tree: Tree, verb: Token | None) -> int:
    """The place of a verb, or of the one that a participle behind a preposition says more of."""
    preposition = tree.head(verb) if verb is not None and verb.dep == "pcomp" else None
    above = tree.head(preposition) if preposition is not None else verb
    return -1 if above is None else above.index


# ---- "since 1987, when a whale swam in"


def _with_when(anchor: Anchor, words: EventWords) -> Iterator[Anchor]:
    """What has not been since has no date, but what came about then, and is told behind it."""
    inner = _clause_of_day(anchor) if anchor.signal == "since" else None
    if inner is None or not _is_denied(anchor.tree, anchor.governor, words):
        yield anchor
        return
    end = max(anchor.cover)
    timex = replace(anchor.timex, begin="", end_point="", when=_begun(anchor))
    yield replace(
        anchor,
        timex=timex,
        governor=inner,
        relation="clause of its day",
        signal="",
        cover=anchor.cover | {end + 1, end + 2},
    )


def _begun(anchor: Anchor) -> Resolution:
    return edtf.parse(anchor.timex.begin) if anchor.timex.begin else anchor.timex.when


def _clause_of_day(anchor: Anchor) -> Token | None:
    end = max(anchor.cover)
    behind = anchor.tree.tokens[end + 1 : end + 3]
    if [one.text.lower() for one in behind] != [",", "when"]:
        return None
    verb = anchor.tree.head(behind[1])
    return verb if verb is not None and is_verb(verb) and verb.index > behind[1].index else None


def _is_denied(tree: Tree, verb: Token | None, words: EventWords) -> bool:
    if verb is None:
        return False
    subject = tree.child(verb, "nsubj", "nsubjpass")
    return tree.child(verb, "neg") is not None or (subject is not None and subject.text.lower() in words.nobody)
