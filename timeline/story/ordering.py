"""The order of events: a total order that respects what is known, whatever order the documents came in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from timeline.calendar.when import Ambiguous, Unresolved, When
from timeline.lexicon.coreference import CoreferenceWords
from timeline.model import Event


def in_time_order(events: Iterable[Event], words: CoreferenceWords) -> tuple[Event, ...]:
    """Dated events, earliest first; a window before the days inside it ("2023", "Jan 2023", "1 Jan 2023").

    Of events with one date those come first that the texts place before others: "after the vote" comes after the vote.
    """
    dated = sorted(events, key=_time_key)
    return tuple(one for _, some in groupby(dated, _date_key) for one in _in_sequence(list(some), words))


def _in_sequence(events: Sequence[Event], words: CoreferenceWords) -> Iterator[Event]:
    """Events of one date, each behind those that it is told to follow; where that goes in a circle, as they come."""
    behind = _behind(events, words) if any(_is_placed(event) for event in events) else {}
    waiting = {place: set(others) for place, others in behind.items()}
    done: set[int] = set()
    for place in range(len(events)):
        yield from (events[one] for one in _with_earlier(place, waiting, done))


def _with_earlier(place: int, waiting: Mapping[int, set[int]], done: set[int]) -> Iterator[int]:
    """An event's place behind the places that it waits for, each once."""
    if place in done:
        return
    done.add(place)
    stack = [(place, iter(sorted(waiting.get(place, ()))))]
    while stack:
        here, others = stack[-1]
        earlier = next((one for one in others if one not in done), None)
        if earlier is None:
            stack.pop()
            yield here
        else:
            done.add(earlier)
            stack.append((earlier, iter(sorted(waiting.get(earlier, ())))))


def _is_placed(event: Event) -> bool:
    return any(one.follows or one.precedes for one in event.mentions)


def _behind(events: Sequence[Event], words: CoreferenceWords) -> dict[int, set[int]]:
    """For each event that is told to come after others of its date the places of these."""
    placed = [(place, *_beside(event, words)) for place, event in enumerate(events) if _is_placed(event)]
    wanted = {stem for _, after, before in placed for stem in (*after, *before)}
    apart = {place: after | before for place, after, before in placed}
    tellers: dict[str, list[int]] = defaultdict(list)
    for place, event in enumerate(events):
        for stem in (_told(event, words) & wanted) - apart.get(place, frozenset()):
            tellers[stem].append(place)
    behind: dict[int, set[int]] = defaultdict(set)
    for place, after, before in placed:
        behind[place].update(other for stem in after for other in tellers[stem][:_MOST])
        for other in (other for stem in before for other in tellers[stem][:_MOST]):
            behind[other].add(place)
    return behind


_MOST = 20
"""Of the events of a date that tell the same happening so many are put before what came after it."""


def _beside(event: Event, words: CoreferenceWords) -> tuple[frozenset[str], frozenset[str]]:
    """Stems, and names of families of words, of what an event is told to come after and before."""
    after = (noun for one in event.mentions for noun in one.follows)
    before = (noun for one in event.mentions for noun in one.precedes)
    return _triggers(after, words), _triggers(before, words)


def _told(event: Event, words: CoreferenceWords) -> frozenset[str]:
    return words.stems(event.headline) | _triggers((event.trail.anchor,), words)


def _triggers(nouns: Iterable[str], words: CoreferenceWords) -> frozenset[str]:
    return frozenset(part for noun in nouns for part in words.trigger(noun) if part)


def in_story_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events as their documents tell them: document by document, from its beginning to its end."""
    return tuple(sorted(events, key=_story_key))


def within(event: Event, earliest: When | None, latest: When | None) -> bool:
    """Whether some day of an event can lie between two dates, each of which may be missing."""
    first, last = earliest.first if earliest else None, latest.last if latest else None
    if first is not None and last is not None and last < first:
        return False
    window = When(first, last)
    if isinstance(event.when, When):
        return window.overlaps(event.when)
    if isinstance(event.when, Ambiguous):
        return any(window.overlaps(reading) for reading in event.when.readings)
    bounds = event.when.bounds if isinstance(event.when, Unresolved) else None
    return bounds is None or window.overlaps(bounds)


def _date_key(event: Event) -> tuple[object, ...]:
    assert isinstance(event.when, When)
    return event.when.sort_key()


def _time_key(event: Event) -> tuple[object, ...]:
    assert isinstance(event.when, When)
    return event.when.sort_key(), *_story_key(event)


def _story_key(event: Event) -> tuple[object, ...]:
    """Where the event is first told; then what tells events of one place apart, so that none is left to chance."""
    timex = event.trail.timex
    start = timex.start if timex is not None else event.quotes[0].start if event.quotes else 0
    return min(event.sources, default=0), start, event.headline, event.key, event.status, event.said
