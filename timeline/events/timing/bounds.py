"""Dates that are bounds: "since April", "until 2011", and undated events that the text places beside a dated one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from timeline.calendar import edtf
from timeline.calendar.when import Precision, Resolution, Unresolved, When
from timeline.events.anchoring.anchor import Anchor
from timeline.events.anchoring.eligibility import is_bare_clock
from timeline.events.grammar.clause import NOUN_SUBJECTS, clause_chain
from timeline.lexicon.events import EventWords
from timeline.model import Mention, Timex, Trail
from timeline.syntax.tree import Token, Tree

CONTRADICTED = "not told as still to come"
"""The signal of a date after the day of writing for what is told in the past tense: one of the two was misread."""

TOLD_LATER = "told as past, and written with a later date"
"""The signal of a date that does not depend on the article's, and lies after it, though it is told as past."""

LATER = "it is told as past and lies after the article's date, which is wrong, or is that of an earlier version"
"""What is assumed of such a date."""

NOT_UNTIL = "not until"
"""The signal of what comes about at the end of an "until": "not due until October" is due in October."""

SOME_TIME = "some time of its day"
"""The signal of what came before or after a time of day that is over: "by 11 p.m. on Monday the fire was out"."""

DAY_OF_WRITING = "no day is told with the time; it is taken to be on the day of writing"
"""What is assumed of a time of day for which no day is told: half of those that are over are of a day before."""

OTHER_DAY = "on another day"
"""The signal of a time of day on a day that is told only by what happened on it: "at noon on the day of the vote"."""

_MARKS = ".,;:'’\"“”()"
_LATER = frozenset({"since", "after", "from"})
_EARLIER = frozenset({"before", "until", "till", "by", "through"})
_LASTING = frozenset({"since", "from", "until", "till", "through"})
_MIDNIGHT = "T00:00"
_NEAR = 6
"""Tokens between a time and the words for its day: "at 9 p.m. local time on the day of the crash"."""


def finished(resolution: Resolution, trail: Trail) -> Resolution:
    """The date of an event from that of its time expression, by the steps that the trail names.

    What comes "before the end of the year" may come on its last day, whenever the end of a year begins.
    """
    if trail.signal == CONTRADICTED:
        return Unresolved("it is not told as still to come, but the date that is read lies after the day of writing")
    if trail.signal == TOLD_LATER and isinstance(resolution, When):
        return _on_day(resolution, trail.day).assuming(LATER)
    if trail.signal == OTHER_DAY:
        return Unresolved("its time is told, and its day only by something else of that day")
    if trail.signal == SOME_TIME and isinstance(resolution, When):
        return replace(_on_day(resolution, trail.day), precision=Precision.DAY, minutes=None)
    if trail.signal == NOT_UNTIL and isinstance(resolution, When):
        return _at_end(resolution, trail.timex)
    if isinstance(resolution, When):
        about = trail.timex is not None and trail.timex.mod == "APPROX"
        when = replace(resolution, approximate=resolution.approximate or about)
        at_end = trail.timex is not None and "end" in trail.timex.text.lower().split()
        return _signalled(_on_day(when, trail.day), "by" if trail.signal == "before" and at_end else trail.signal)
    if isinstance(resolution, Unresolved) and trail.bound is not None:
        return replace(resolution, bounds=_common(resolution.bounds, trail.bound), bound=trail.bound_words)
    return resolution


def _on_day(when: When, day: When | None) -> When:
    if day is None:
        return when
    night = when.last - when.first if when.lasting and when.first is not None and when.last is not None else 0
    on_day = replace(when, first=day.first, last=day.last if day.last is None else day.last + night)
    return on_day.assuming(*day.assumed) if day.assumed else on_day


def _signalled(when: When, signal: str) -> When:
    """The date with the sense of its preposition: "since 2011" is open at its end, "before May" at its beginning."""
    if when.is_open or not signal:
        return when
    if signal in ("since", "from"):
        return replace(when, last=None, lasting=True, minutes=None)
    if signal == "after":
        return replace(when, first=when.last, last=None, lasting=False, minutes=None)
    if signal in _EARLIER:
        last = when.first if signal == "before" else when.last
        return replace(when, first=None, last=last, lasting=signal in _LASTING, minutes=None)
    return when


def _at_end(when: When, timex: Timex | None) -> When:
    """The day, the month or the part of one at the end of "until late May", which "not until late May" is about."""
    if when.first is not None or timex is None or not timex.end_point:
        return when
    return replace(edtf.parse(timex.end_point), uncertain=when.uncertain, assumed=when.assumed)


def signal_of(anchor: Anchor, words: EventWords) -> str:
    """The preposition that makes an anchor's date a bound; "not due until October" is due in October, and what is
    "put off until October" comes about then."""
    if _is_clock(anchor) and anchor.signal in ("before", "after", "by") and _is_past(anchor):
        return "" if _is_shaded(anchor, words) else SOME_TIME
    at_midnight = is_bare_clock(anchor.timex) and anchor.timex.value.endswith(_MIDNIGHT)
    if at_midnight and anchor.signal not in words.bounding and _is_past(anchor):
        return SOME_TIME  # "began at midnight": which of its two nights is not told
    is_range = bool(anchor.timex.begin and anchor.timex.end_point)
    if anchor.signal not in words.bounding or is_range or _is_shaded(anchor, words) or _is_throughout(anchor):
        return ""
    later = anchor.signal in ("until", "till") and (_is_negated(anchor, words) or _is_put_off(anchor, words))
    return NOT_UNTIL if later else anchor.signal


def _is_clock(anchor: Anchor) -> bool:
    when = anchor.timex.when
    return isinstance(when, When) and when.precision > Precision.PART and not when.lasting and not when.is_open


def _is_past(anchor: Anchor) -> bool:
    verb = anchor.governor
    helpers = anchor.tree.children(verb, "aux", "auxpass") if verb is not None else ()
    return verb is not None and any(one.tag == "VBD" for one in (verb, *helpers))


def is_on_other_day(anchor: Anchor, words: EventWords) -> bool:
    """Whether the words beside a time tell its day by what happened on it: "on the day of his death"."""
    near = anchor.tree.tokens[max(0, min(anchor.cover) - _NEAR) : max(anchor.cover) + _NEAR]
    days = (one for one in near if one.text.lower() in words.days and one.index not in anchor.cover)
    return any(_is_told_by(anchor.tree, one) for one in days)


def _is_told_by(tree: Tree, day: Token) -> bool:
    beside = [one.text.lower() for one in tree.tokens[max(0, day.index - 1) : day.index + 2]]
    return beside[0] == "the" and beside[-1] in ("of", "that", "when", "after", "before")


def _is_throughout(anchor: Anchor) -> bool:
    """ "Through the winter" is all of it, "through March" and "through the end of March" tell where it ends."""
    whole = anchor.timex.text.lower().startswith("the ") and anchor.timex.mod != "END"
    return anchor.signal == "through" and whole


def _is_put_off(anchor: Anchor, words: EventWords) -> bool:
    return anchor.governor is not None and anchor.governor.text.lower() in words.delaying


def _is_shaded(anchor: Anchor, words: EventWords) -> bool:
    """ "Shortly before noon" is about noon."""
    first, told = min(anchor.cover), anchor.tree.within(anchor.timex.start, anchor.timex.end)
    near = anchor.tree.tokens[max(0, first - 1) : first + 1]
    near += anchor.tree.tokens[max(0, told[0].index - 2) : told[0].index] if told else ()
    return anchor.signal in ("before", "after") and any(
        token.text.lower() in words.shading | words.date_leads for token in near
    )


def _is_negated(anchor: Anchor, words: EventWords) -> bool:
    if anchor.governor is None:
        return False
    if anchor.tree.tokens[min(anchor.cover)].text.lower() in words.negations:
        return True
    verbs = [anchor.governor, *clause_chain(anchor.tree, anchor.governor)]
    if any(_is_nobody(anchor.tree, verb, words) for verb in verbs):
        return True
    return any(child.text.lower() in words.negations for verb in verbs for child in anchor.tree.children(verb, "neg"))


def _is_nobody(tree: Tree, verb: Token, words: EventWords) -> bool:
    """Whether a verb's subject denies it: "neither", "none of the ships", "no ship"."""
    subject = tree.child(verb, *NOUN_SUBJECTS)
    if subject is None:
        return False
    denying = words.negations | {"none", "nobody"}
    return any(one.text.lower() in denying for one in (subject, *tree.children(subject, "det")))


@dataclass(frozen=True, slots=True)
class Link:
    """What a clause is placed beside: "since the ceasefire" is `Link("since", "ceasefire")`."""

    word: str
    noun: str

    @property
    def is_later(self) -> bool:
        """Whether the clause tells what came after the happening."""
        return self.word in _LATER


def links_of(anchor: Anchor, words: EventWords) -> tuple[Link, ...]:
    """The happenings that the anchored clause itself names as coming before or after it."""
    if anchor.governor is None:
        return ()
    tree = anchor.tree
    return tuple(
        Link(word, noun)
        for child in tree.children(anchor.governor, "advcl", "prep")
        if (word := _link_word(tree, child)) in _LATER | _EARLIER
        for noun in _happenings(tree, child, words)
    )


def _link_word(tree: Tree, child: Token) -> str:
    if child.dep == "prep":
        return child.text.lower()
    return next((mark.text.lower() for mark in tree.children(child, "mark")), "")


def _happenings(tree: Tree, child: Token, words: EventWords) -> Iterable[str]:
    for token in tree.subtree(child):
        if token.tag.startswith("NN") and token.text.lower() in words.event_nouns:
            yield token.text.lower()


def bound_undated(linked: Sequence[tuple[Mention, tuple[Link, ...]]]) -> tuple[Mention, ...]:
    """Events without a date get the bound that their sentence tells: "since the ceasefire" is after the ceasefire."""
    told: dict[str, Mention] = {}
    for event, _ in linked:
        if isinstance(event.when, When) and not event.when.is_open:
            for word in event.headline.lower().split():
                told.setdefault(word.strip(_MARKS), event)
    return tuple(_bounded(event, links, told) for event, links in linked)


def _bounded(event: Mention, links: tuple[Link, ...], told: dict[str, Mention]) -> Mention:
    if not isinstance(event.when, Unresolved):
        return event
    for link in links:
        other = told.get(link.noun)
        if other is not None and isinstance(other.when, When):
            return _beside(event, event.when, link, other.when)
    return event


def _beside(event: Mention, unresolved: Unresolved, link: Link, other: When) -> Mention:
    later = link.is_later
    window = When(other.first if later else None, None if later else other.last, other.precision)
    told = f"{'after' if later else 'before'} the {link.noun} of {edtf.write(other)}"
    note = f"The sentence says {link.word!r}: {told}."
    trail = replace(event.trail, bound=window, bound_words=told, notes=(*event.trail.notes, note))
    return replace(event, when=finished(unresolved, trail), trail=trail)


def _common(known: When | None, other: When) -> When:
    """The days that lie in both windows; the second where they have none."""
    if known is None or not known.overlaps(other):
        return other
    firsts = [day for day in (known.first, other.first) if day is not None]
    lasts = [day for day in (known.last, other.last) if day is not None]
    return replace(known, first=max(firsts, default=None), last=min(lasts, default=None), modifier="")
