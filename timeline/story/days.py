"""How much each day weighs in a story: seven counts, each logarithmic and over its maximum, all of equal weight.

Counts of a day tell which days a story is about better than any event alone (date selection, Tran et al. 2015); fitted
weights did no better than equal ones on four stories of 138 to 1,460 articles.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from timeline.calendar.when import Precision, When
from timeline.model import Mention, Source, Status

OPENING = 5
"""So many sentences open an article."""

LATER = 2
"""Days after which an article that tells of a day comes back to it."""


def exact_day(when: object) -> int | None:
    """The one day that a date names, else `None`."""
    exact = isinstance(when, When) and when.precision >= Precision.DAY and when.first == when.last
    return when.first if isinstance(when, When) and exact else None


def published(documents: Iterable[Source]) -> dict[int, int]:
    """The day of publication by the number of the document, where one day is known."""
    days = {one.number: exact_day(one.date) for one in documents}
    return {number: day for number, day in days.items() if day is not None}


def articles_on(mentions: Iterable[Mention]) -> dict[int, int]:
    """How many articles tell something of each day in words."""
    told: dict[int, set[int]] = defaultdict(set)
    for mention in mentions:
        day = exact_day(mention.when)
        if day is not None and not mention.lead:
            told[day].add(mention.source)
    return {day: len(numbers) for day, numbers in told.items()}


def day_weights(mentions: Sequence[Mention], documents: Iterable[Source]) -> dict[int, float]:
    """Day number -> weight from 0 to 1, for each day that an article tells of or was published on or the day before."""
    counts = [{day: math.log1p(count) for day, count in one.items()} for one in _counts(mentions, documents)]
    tops = [max(one.values(), default=0.0) or 1.0 for one in counts]
    days = sorted({day for one in counts for day in one})
    return {
        day: math.fsum(one.get(day, 0.0) / top for one, top in zip(counts, tops, strict=True)) / len(counts)
        for day in days
    }


def _counts(mentions: Sequence[Mention], documents: Iterable[Source]) -> list[Mapping[int, float]]:
    """Articles that tell of the day; that tell of it as a fact; the first against the neighbouring days; mentions in
    the first sentence; in the opening; articles published that day or the next; mentions in later articles."""
    issued = published(documents)
    dated = [(day, one) for one in mentions if not one.lead and (day := exact_day(one.when)) is not None]
    articles = articles_on(mentions)
    facts = articles_on([one for _, one in dated if one.status == Status.HAPPENED])
    peaks = {
        day: told / (1 + max(articles.get(day - 1, 0), articles.get(day + 1, 0))) for day, told in articles.items()
    }
    return [
        articles,
        facts,
        peaks,
        Counter(day for day, one in dated if one.sentence == 0),
        Counter(day for day, one in dated if one.sentence < OPENING),
        Counter(day - back for day in issued.values() for back in (0, 1)),
        Counter(day for day, one in dated if issued.get(one.source, day) - day >= LATER),
    ]
