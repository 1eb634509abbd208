"""Dates that are bounds: "since April", "until 2011", and undated events that the text places beside a dated one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from timeline import edtf
from timeline.anchoring.governor import Anchor
from timeline.eventwords import EventWords
from timeline.model import Event
from timeline.tree import Token, Tree
from timeline.when import Resolution, Unresolved, When

_LATER = frozenset({"since", "after", "from"})
_EARLIER = frozenset({"before", "until", "till", "by"})
_LASTING = frozenset({"since", "from", "until", "till"})


def signalled(anchor: Anchor, words: EventWords) -> Resolution:
    """The date with the sense of its preposition: "since 2011" is open at its end, "before May" at its beginning."""
    when = anchor.timex.when
    if not isinstance(when, When) or when.is_open or anchor.signal not in words.bounding:
        return when
    lasting = anchor.signal in _LASTING
    if anchor.signal in ("since", "from"):
        return replace(when, last=None, lasting=lasting, minutes=None)
    if anchor.signal == "after" and when.last is not None:
        return replace(when, first=when.last, last=None, lasting=False, minutes=None)
    if anchor.signal in _EARLIER:
        last = when.first if anchor.signal == "before" else when.last
        return replace(when, first=None, last=last, lasting=lasting, minutes=None)
    return when


@dataclass(frozen=True, slots=True)
class Link:
    """What a clause is placed beside: "since the ceasefire" is `Link("since", "ceasefire")`."""

    word: str
    noun: str


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


def bound_undated(linked: Sequence[tuple[Event, tuple[Link, ...]]]) -> tuple[Event, ...]:
    """Events without a date get the bound that their sentence tells: "since the ceasefire" comes after the
    ceasefire."""
    dated = [event for event, _ in linked if isinstance(event.when, When) and not event.when.is_open]
    return tuple(_bounded(event, links, dated) for event, links in linked)


def _bounded(event: Event, links: tuple[Link, ...], dated: list[Event]) -> Event:
    if not isinstance(event.when, Unresolved):
        return event
    for link in links:
        for other in dated:
            if link.noun in other.headline.lower() and isinstance(other.when, When):
                return _beside(event, event.when, link, other.when)
    return event


def _beside(event: Event, unresolved: Unresolved, link: Link, other: When) -> Event:
    later = link.word in _LATER
    window = When(other.first if later else None, None if later else other.last, other.precision)
    known = unresolved.bounds
    if known is not None and known.overlaps(window):
        window = _common(known, window)
    side = "after" if later else "before"
    told = f"{side} the {link.noun} ({edtf.write(other)})"
    trail = replace(event.trail, notes=(*event.trail.notes, f"the sentence says {link.word!r}: {told}"))
    return replace(event, when=replace(unresolved, bounds=window, bound=told), trail=trail)


def _common(one: When, other: When) -> When:
    """The days that lie in both windows."""
    firsts = [day for day in (one.first, other.first) if day is not None]
    lasts = [day for day in (one.last, other.last) if day is not None]
    return replace(one, first=max(firsts, default=None), last=min(lasts, default=None), modifier="")
