"""What the dates of one sentence say of one another: an old date and a new one, the day of a statement, two dates of a
verb."""

from collections.abc import Iterator
from dataclasses import replace

from timeline.calendar import edtf
from timeline.calendar.when import Precision, When
from timeline.events.anchoring.anchor import NEW_DATE, Anchor
from timeline.events.anchoring.clause_of_day import clause_of_day, of_clause
from timeline.events.grammar.clause import BE, is_verb
from timeline.events.grammar.quotes import in_quotes
from timeline.events.timing.tense import NAMED_DAYS, Redirect
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree

BESIDE = "date beside it"
"""The origin of a day that has its year from a date beside it."""

STATEMENT = "date of the statement"
"""The origin of a date in quoted words, which count from the day on which they were said."""

_OBJECT = 6
"""Tokens between a verb of moving and "from": what is moved."""

_ADVERBS = ("forward", "off", "back", "up")
_WRITING = ("document date", "page date")


def beside_others(anchors: list[Anchor], words: EventWords, redirect: Redirect) -> list[Anchor]:
    """The anchors of a sentence as they are beside each other."""
    told = list(_in_told_years(anchors, redirect))
    told = list(_of_verbs_above(told))
    told = list(_rescheduled(told, words, redirect))
    told = [_from_statement(one, told, words, redirect) for one in told]
    told = [other for one in told if (other := _of_inner_verb(one, told)) is not None]
    return [other for one in told for other in _with_when(one, told, words)]


# ---- a day of the year, and the year beside it

_YEARLESS = frozenset({*NAMED_DAYS, "bare_month", "bare_season", "day_and_month"})
"""The rules of days, months and seasons that leave their year open."""


def _in_told_years(anchors: list[Anchor], redirect: Redirect) -> Iterator[Anchor]:
    """In "was shot at the New Year's Eve party two years ago" the day has its year from what stands behind it, which
    then tells no more."""
    years = {id(day): year for day in anchors for year in anchors if year is not day and _tells_year(year, day)}
    spent = {id(year) for day in anchors for year in anchors if years.get(id(day)) is year}
    for one in anchors:
        year = years.get(id(one))
        if year is not None and isinstance(year.timex.when, When):
            told = edtf.write(replace(year.timex.when, assumed=(), uncertain=False, approximate=False))
            timex = redirect(replace(one.timex, reference=told, reference_origin=BESIDE), "")
            yield replace(one, timex=timex, cover=one.cover | year.cover)
        elif id(one) not in spent:
            yield one


def _tells_year(year: Anchor, day: Anchor) -> bool:
    """Whether a date tells a whole year by its distance, and stands right behind a day without one or dates the same
    as that."""
    when, timex = year.timex.when, year.timex
    yearless = day.timex.rule in _YEARLESS and day.timex.reference_origin in _WRITING and not day.timex.begin
    whole = isinstance(when, When) and when.precision == Precision.YEAR and not when.lasting
    near = 0 <= min(year.cover) - max(day.cover) <= _BEHIND
    same = year.governor is not None and year.governor == day.governor
    return yearless and whole and timex.reference_origin in _WRITING and (near or same)


_BEHIND = 3
"""Tokens from a day to the year behind it: "the New Year's Eve crowd two years ago"."""


# ---- two dates that cannot both be of the participle before them


def _of_verbs_above(anchors: list[Anchor]) -> Iterator[Anchor]:
    """In "inspected the dam built in 1962 on Wednesday" the second date is that of the inspection."""
    above = {id(one): verb for one in anchors if (verb := _verb_of_second(one, anchors)) is not None}
    loose = frozenset(place for one in anchors if id(one) in above for place in one.cover)
    for one in anchors:
        if id(one) in above:
            yield replace(one, governor=above[id(one)], relation="main verb")
        else:
            yield replace(one, cover=one.cover | loose) if loose else one


def _verb_of_second(anchor: Anchor, anchors: list[Anchor]) -> Token | None:
    """The verb of the past above a participle whose first date leaves no room for its second."""
    participle, tree = anchor.governor, anchor.tree
    if participle is None or participle.dep != "acl" or participle.tag != "VBN":
        return None
    nearer = [one for one in anchors if one.governor == participle and participle.index < min(one.cover)]
    if not any(_excludes(one, anchor) for one in nearer):
        return None
    main = next((one for one in tree.path_up(participle)[1:] if is_verb(one)), None)
    return main if main is not None and main.tag == "VBD" else None


def _excludes(one: Anchor, other: Anchor) -> bool:
    """Whether a date stands right before another and has no day in common with it."""
    first, second = one.timex.when, other.timex.when
    apart = isinstance(first, When) and isinstance(second, When) and not first.overlaps(second)
    return apart and max(one.cover) + 1 == min(other.cover)


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


def _with_when(anchor: Anchor, anchors: list[Anchor], words: EventWords) -> Iterator[Anchor]:
    """What is told of a date behind it, "in May, when the roof fell in", is of that date too; what has not been since
    has none."""
    inner = clause_of_day(anchor.tree, max(anchor.cover))
    denied = inner is not None and anchor.signal == "since" and _is_denied(anchor.tree, anchor.governor, words)
    if inner is None or not (denied or _is_empty(anchor.governor)):
        yield anchor
    dated = {one.governor.index for one in anchors if one.governor is not None}
    if inner is not None and inner.index not in dated:
        yield of_clause(anchor, inner)


def _is_empty(verb: Token | None) -> bool:
    """Whether a verb only brings the date: "the worst came in 2003, when the dam broke"."""
    return verb is not None and verb.text.lower() in BE | _COMING


_COMING = frozenset({"come", "comes", "came"})


def _is_denied(tree: Tree, verb: Token | None, words: EventWords) -> bool:
    if verb is None:
        return False
    subject = tree.child(verb, "nsubj", "nsubjpass")
    return tree.child(verb, "neg") is not None or (subject is not None and subject.text.lower() in words.nobody)
