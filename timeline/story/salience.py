"""Salience: which events matter most, for the layouts that cannot label all of them."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from timeline.calendar.when import Precision, When
from timeline.model import Event, Status

_STATUS = {Status.HAPPENED: 1.0, Status.REPORTED: 0.9, Status.PLANNED: 0.7, Status.PROPOSED: 0.6, Status.DENIED: 0.6}
_OTHER_STATUS = 0.4
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MIN_LETTERS = 4
"""Shorter words say little of what a text is about; so no list of stop words is needed."""


def with_salience(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events with `salience` between 0 and 1.

    More sources and mentions, words that much of the story shares (as in centroid summarisation, Radev et al. 2004), an
    exact date, and being told as a fact raise it.
    """
    found = list(events)
    words = [_words(event) for event in found]
    frequency = Counter(word for some in words for word in some)
    return tuple(
        replace(event, salience=round(_salience(event, some, frequency, len(found)), 3))
        for event, some in zip(found, words, strict=True)
    )


def _salience(event: Event, words: set[str], frequency: Counter[str], total: int) -> float:
    mentions = 1 - 1 / max(1, len(event.quotes) + len(event.sources))
    # fsum: a set's order, and with it the rounding of a plain sum, differs from run to run
    shared = math.fsum(math.log1p(frequency[word]) for word in words) / (len(words) or 1) / math.log1p(total)
    exact = isinstance(event.when, When) and event.when.precision >= Precision.DAY
    held = _STATUS.get(event.status, _OTHER_STATUS)
    return held * (0.4 * mentions + 0.35 * shared + 0.15 * exact + 0.1 * max(0.0, min(1.0, event.confidence)))


def _words(event: Event) -> set[str]:
    return {word for word in _WORD.findall(event.headline.casefold()) if len(word) >= _MIN_LETTERS}
