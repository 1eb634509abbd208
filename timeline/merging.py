"""Cross-document event coreference: mentions of the same event become one event with all its sources.

Careful rather than eager: two mentions are one event only where their dates are the same or one lies in the other, no
number or name speaks against it, and most of the rarer one's words stand in the other. What is merged says so in its
trail.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.model import Event, Status
from timeline.when import When

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MIN_LETTERS = 3
_STEM_LETTERS = 5
"""Words are compared by so many first letters: enough to join "signed" and "signing", "Ukraine" and "Ukrainian"."""

_SIMILAR = 0.6
"""Share of the weight of the words of the shorter line that the other must hold."""

_MAX_BUCKET = 200
"""A word that stands in more events than this of one date tells nothing apart; skipping it keeps the work below n
squared."""


def merge(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events with mentions of the same event joined; the order of the input is kept.

    The first mention with the finest date gives the line; quotes, sources, trails and keys of all are kept. Undated
    events stay apart: nothing in them says that they are the same.
    """
    found = list(events)
    stems = [_stems(event) for event in found]
    weights = _weights(stems)
    leader = list(range(len(found)))
    for one, other in _pairs(found, stems):
        if _same(found[one], found[other], stems[one], stems[other], weights):
            leader[_root(leader, other)] = _root(leader, one)
    groups: dict[int, list[Event]] = defaultdict(list)
    for index, event in enumerate(found):
        groups[_root(leader, index)].append(event)
    return tuple(_joined(group) for group in groups.values())


def _root(leader: list[int], index: int) -> int:
    while leader[index] != index:
        leader[index] = leader[leader[index]]
        index = leader[index]
    return index


def _pairs(events: Sequence[Event], stems: Sequence[frozenset[str]]) -> Iterable[tuple[int, int]]:
    """Pairs of events of one beginning that share a word, each once."""
    buckets: dict[tuple[object, str], list[int]] = defaultdict(list)
    for index, event in enumerate(events):
        if isinstance(event.when, When) and not event.when.is_open:
            for stem in stems[index]:
                buckets[_date_key(event.when), stem].append(index)
    seen: set[tuple[int, int]] = set()
    for bucket in buckets.values():
        if len(bucket) <= _MAX_BUCKET:
            for place, one in enumerate(bucket):
                for other in bucket[place + 1 :]:
                    if (one, other) not in seen:
                        seen.add((one, other))
                        yield one, other


def _date_key(when: When) -> object:
    return when.first, when.last


def _same(one: Event, other: Event, stems: frozenset[str], others: frozenset[str], weights: dict[str, float]) -> bool:
    if one.quotes[:1] == other.quotes[:1] or _is_fact(one) != _is_fact(other):
        return False
    if _numbers(one) != _numbers(other) and _numbers(one) and _numbers(other):
        return False
    less = min(sum(weights[stem] for stem in stems), sum(weights[stem] for stem in others))
    common = sum(weights[stem] for stem in stems & others)
    return less > 0 and len(stems & others) > 1 and common / less >= _SIMILAR


def _is_fact(event: Event) -> bool:
    return event.status in (Status.HAPPENED, Status.REPORTED)


def _numbers(event: Event) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(event.headline) if word[0] in "0123456789")


def _stems(event: Event) -> frozenset[str]:
    words = _WORD.findall(event.headline.casefold())
    return frozenset(word[:_STEM_LETTERS] for word in words if len(word) >= _MIN_LETTERS)


def _weights(stems: Sequence[frozenset[str]]) -> dict[str, float]:
    """Inverse document frequency over the run's events."""
    frequency = Counter(stem for some in stems for stem in some)
    return {stem: math.log((1 + len(stems)) / count) for stem, count in frequency.items()}


def _joined(group: list[Event]) -> Event:
    if len(group) == 1:
        return group[0]
    first = max(group, key=lambda event: (event.status == Status.HAPPENED, event.confidence))
    rest = [event for event in group if event is not first]
    quotes = tuple(dict.fromkeys(quote for event in (first, *rest) for quote in event.quotes))
    return replace(
        first,
        quotes=quotes,
        sources=tuple(sorted({number for event in group for number in event.sources})),
        trail=replace(first.trail, merged=tuple(event.trail for event in rest)),
        other_keys=tuple(key for event in rest for key in (event.key, *event.other_keys)),
    )
