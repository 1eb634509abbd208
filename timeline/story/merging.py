"""Cross-document event coreference: mentions of the same event become one event with all its sources.

Careful rather than eager: mentions are one event only where their dates are the same window, they are held alike (a
plan is no fact), no number, name, place or time of day speaks against it, and most of the lighter line's words stand
in the other. What is merged says so in its trail. Neither the order of the input nor the hash seed changes what is
joined.
"""

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.calendar.when import Precision, When
from timeline.model import Event, Quote, Status

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MIN_LETTERS = 3
_STEM_LETTERS = 5
"""Words are compared by so many first letters: enough to join "arrested" and "arrest", "Ukraine" and "Ukrainian"."""

_SIMILAR = 0.6
"""Share of the weight of the words of the lighter line that the other must hold."""

_NEAR = 30
"""Among the events of one date that share a word, each is compared with so many before and behind it in the alphabet
(sorted neighbourhood, Hernández and Stolfo 1995): the work stays below n squared."""

_BARE = 0.4
"""The confidence of a line that is a bare noun."""

_DAY = (0, 24 * 60 - 1)


def merge(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events with mentions of the same event joined; each stands where its first mention stood.

    The mention that is told as a fact, without doubt about its date and with the surest line gives the line; quotes,
    sources, trails and keys of all are kept. Undated events stay apart: nothing in them says that they are the same.
    """
    mentions = sorted((_mention(event, place) for place, event in enumerate(events)), key=_in_alphabet)
    groups: dict[int, list[_Mention]] = defaultdict(list)
    for mention, leader in zip(mentions, _leaders(mentions), strict=True):
        groups[leader].append(mention)
    told = _with_bare(list(groups.values()))
    in_order = sorted(told, key=lambda group: min(mention.place for mention in group))
    return tuple(_joined(group) for group in in_order)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What all mentions of one event share. An empty set says nothing, so nothing in it can disagree."""

    numbers: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    minutes: tuple[int, int]
    sentences: frozenset[Quote]

    def joined(self, other: "_Facts") -> "_Facts | None":
        """What two groups share, `None` where they disagree or one sentence tells both: then they are two events."""
        names, places = _shared(self.names, other.names), _shared(self.places, other.places)
        minutes = max(self.minutes[0], other.minutes[0]), min(self.minutes[1], other.minutes[1])
        numbers_differ = self.numbers and other.numbers and self.numbers != other.numbers
        if numbers_differ or names is None or places is None or minutes[0] > minutes[1]:
            return None
        if self.sentences & other.sentences:
            return None
        return _Facts(self.numbers or other.numbers, names, places, minutes, self.sentences | other.sentences)


@dataclass(frozen=True, slots=True)
class _Mention:
    """An event with what is compared of it; `place` is its place in the input."""

    event: Event
    place: int
    stems: frozenset[str]
    facts: _Facts


def _mention(event: Event, place: int) -> _Mention:
    numbers = frozenset(word for word in _WORD.findall(event.headline) if word[0] in "0123456789")
    minutes = event.when.minutes if isinstance(event.when, When) else None
    facts = _Facts(
        numbers=numbers,
        names=_stems(*event.participants),
        places=_stems(event.place),
        minutes=minutes if minutes and minutes[0] <= minutes[1] else _DAY,
        sentences=frozenset(event.quotes[:1]),
    )
    return _Mention(event, place, _stems(event.headline), facts)


def _stems(*texts: str) -> frozenset[str]:
    words = (word for text in texts for word in _WORD.findall(text.casefold()))
    return frozenset(word[:_STEM_LETTERS] for word in words if len(word) >= _MIN_LETTERS)


def _leaders(mentions: Sequence[_Mention]) -> list[int]:
    """For each mention one of its group: the most similar are joined first, as far as their groups agree."""
    leader = list(range(len(mentions)))
    common = [mention.facts for mention in mentions]
    for one, other in _alike(mentions):
        first, second = _root(leader, one), _root(leader, other)
        joined = common[first].joined(common[second]) if first != second else None
        if joined is not None:
            leader[second], common[first] = first, joined
    return [_root(leader, index) for index in range(len(mentions))]


def _alike(mentions: Sequence[_Mention]) -> list[tuple[int, int]]:
    """The pairs of similar mentions, the most similar first."""
    weights = _weights(mentions)
    compared = (
        (-_similarity(mentions[one], mentions[other], weights), one, other) for one, other in _pairs(mentions, weights)
    )
    similar = sorted(pair for pair in compared if -pair[0] >= _SIMILAR)
    return [(one, other) for _, one, other in similar]


def _with_bare(groups: Sequence[list[_Mention]]) -> list[list[_Mention]]:
    """The groups with the bare nouns ("Explosion") among them given each to the largest one that tells of it on its
    day. A bare noun joins nothing by itself, so that it cannot tie two events together."""
    whole = [group for group in groups if not _is_bare(group)]
    holders: dict[tuple[object, str], list[list[_Mention]]] = defaultdict(list)
    for group in whole:
        best = max(group, key=_surety) if _date_key(group[0].event) else group[0]
        for stem in best.stems:
            holders[_date_key(best.event), stem].append(group)
    sizes = {id(group): len(group) for group in whole}
    alone = []
    for group in (one for one in groups if _is_bare(one)):
        (stem,) = group[0].stems
        found = holders.get((_date_key(group[0].event), stem), [])
        apart = [one for one in found if not any(each.facts.sentences & group[0].facts.sentences for each in one)]
        if apart:
            max(apart, key=lambda one: (sizes[id(one)], -min(each.place for each in one))).extend(group)
        else:
            alone.append(group)
    return [*whole, *alone]


def _is_bare(group: Sequence[_Mention]) -> bool:
    """Whether a group is one bare noun with an exact day."""
    event = group[0].event
    exact = isinstance(event.when, When) and event.when.precision >= Precision.DAY and bool(_date_key(event))
    return len(group) == 1 and len(group[0].stems) == 1 and event.confidence <= _BARE and exact


def _in_alphabet(mention: _Mention) -> tuple[object, ...]:
    event = mention.event
    quotes = [(quote.document, quote.start, quote.end) for quote in event.quotes]
    return event.headline.casefold(), event.headline, event.key, quotes, mention.place


def _shared(some: frozenset[str], others: frozenset[str]) -> frozenset[str] | None:
    return (some & others or None) if some and others else some or others


def _weights(mentions: Sequence[_Mention]) -> dict[str, float]:
    """Inverse document frequency over the run's events."""
    frequency = Counter(stem for mention in mentions for stem in mention.stems)
    return {stem: math.log((1 + len(mentions)) / count) for stem, count in frequency.items()}


def _pairs(mentions: Sequence[_Mention], weights: Mapping[str, float]) -> Iterator[tuple[int, int]]:
    """Pairs of mentions of one date, held alike, that share a word which tells something; a pair may come twice.

    Two similar lines share one of the heaviest words of the lighter one (prefix filtering, Chaudhuri, Ganti and Kaushik
    2006), so only these are looked up.
    """
    buckets: dict[tuple[object, str], list[int]] = defaultdict(list)
    keys = [_date_key(mention.event) for mention in mentions]
    for index, (mention, key) in enumerate(zip(mentions, keys, strict=True)):
        for stem in mention.stems if key else ():
            buckets[key, stem].append(index)
    for index, (mention, key) in enumerate(zip(mentions, keys, strict=True)):
        near: set[int] = set()
        for stem in _heaviest(mention.stems, weights) if key else ():
            bucket = buckets[key, stem]
            place = bisect_left(bucket, index)
            near.update(bucket[max(0, place - _NEAR) : place], bucket[place + 1 : place + 1 + _NEAR])
        yield from ((min(index, other), max(index, other)) for other in near)


def _date_key(event: Event) -> tuple[object, ...]:
    """What mentions of one event have in common: the window, and how the text holds it; empty where it has no date."""
    if not isinstance(event.when, When) or event.when.is_open:
        return ()
    held = Status.HAPPENED if event.status == Status.REPORTED else event.status
    return event.when.first, event.when.last, held


def _heaviest(stems: frozenset[str], weights: Mapping[str, float]) -> list[str]:
    """The heaviest words, one of which every similar line shares: the others together are too light."""
    ordered = sorted(stems, key=lambda stem: (-weights[stem], stem))
    rest = math.fsum(weights[stem] for stem in ordered)
    needed = _SIMILAR * rest
    for count, stem in enumerate(ordered):
        if rest < needed - 1e-9:
            return ordered[:count]
        rest -= weights[stem]
    return ordered


def _similarity(one: _Mention, other: _Mention, weights: Mapping[str, float]) -> float:
    """The share of the lighter line's words, by weight, that stand in the other; 0 for a single word in common."""
    common = one.stems & other.stems
    if len(common) < 2:
        return 0.0
    less = min(math.fsum(weights[stem] for stem in some) for some in (one.stems, other.stems))
    return math.fsum(weights[stem] for stem in common) / less


def _root(leader: list[int], index: int) -> int:
    while leader[index] != index:
        leader[index] = leader[leader[index]]
        index = leader[index]
    return index


def _joined(group: Sequence[_Mention]) -> Event:
    """One event of the mentions of a group, which come in alphabetical order."""
    if len(group) == 1:
        return group[0].event
    best = max(group, key=_surety)
    rest = [mention.event for mention in sorted(group, key=lambda mention: mention.place) if mention is not best]
    first = best.event
    quotes = dict.fromkeys(quote for event in (first, *rest) for quote in event.quotes)
    keys = dict.fromkeys([*first.other_keys, *(key for event in rest for key in (event.key, *event.other_keys))])
    return replace(
        first,
        quotes=tuple(quotes),
        sources=tuple(sorted({number for mention in group for number in mention.event.sources})),
        trail=replace(first.trail, merged=(*first.trail.merged, *(event.trail for event in rest))),
        other_keys=tuple(key for key in keys if key and key != first.key),
    )


def _surety(mention: _Mention) -> tuple[bool, bool, float, int]:
    event = mention.event
    assert isinstance(event.when, When)
    return event.status == Status.HAPPENED, not event.when.uncertain, event.confidence, event.when.precision
