"""How much an event matters in its story: counts that a reader can check, weighed without training.

The form is that of a prototype whose lists were read (four stories of 19 to 1,460 articles); equal or round weights,
for on so few stories fitted ones did no better.
"""

import functools
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.calendar.when import Precision, When
from timeline.lexicon.coreference import CoreferenceWords
from timeline.model import Event, Mention, Source, Status, Support
from timeline.story.bags import bag, length
from timeline.story.days import LATER, OPENING, articles_on, day_weights, exact_day, published
from timeline.story.lines import is_bare, is_only_lead, quality

_LEADING = 3
"""So many sentences lead an article."""

_ARTICLES, _OUTLETS, _LEADS, _RETURNS = 1.0, 0.25, 0.2, 0.15
"""Weights of the logarithms of counts: articles, outlets, articles that lead with it, articles that come back to it."""

_DAY, _LIKE, _EXACT, _LINE = 1.0, 2.0, 0.35, 0.5
"""Weights of the day's own weight, of the likeness to what the articles open with, of a date that is exact to the day,
and of how well the line reads."""

_DAY_LIKE = 1.5
"""Weight of the likeness to what all articles tell of its day: what many tell in other words counts too."""

_SPEECH = -0.2
"""What somebody said is seldom what happened."""

_LIKE_ENOUGH, _UNLIKE = 0.5, 0.3
_OFF_STORY = 1.5
"""More likeness than enough brings no more; below the second value an event is off the story and loses by it."""

_HELD = {Status.HAPPENED: 0.0, Status.REPORTED: -0.15, Status.DENIED: -0.3, Status.PLANNED: -0.45}
_OTHERWISE_HELD = -0.6
_ONLY_LEAD, _ALONE = -1.0, -0.5
"""What no text dates in words; and of whose day no article tells anything: the page may be younger than its news."""

_LATE = -2.5
_BURST, _BURST_DAYS, _AFTER = 0.7, 10, 10
"""Where so large a share of the articles appeared within so many days, a date that lies so many days behind these is
most often the day on which a page was fetched or changed."""

_BARE = -0.5
"""A line that is a bare noun ("Oil rig fire") tells little."""

_VAGUE = -0.7
"""A year, a decade or a century, or an end that is open: where it stands nobody can tell."""

_YEAR_BEFORE, _MOST_YEARS = -0.25, 3
"""For each year, up to so many, that an event lies before the story."""

_YEAR = 365.25
_EDGE = 20
"""The first of so many parts of the days of publication counts as the story's beginning: one stray date is no
beginning."""


@dataclass(frozen=True, slots=True)
class _Story:
    """What an event is weighed against: publication days and outlets by document, the weight of each day, how many
    articles tell of it, and the stems that the articles open with."""

    issued: Mapping[int, int]
    outlets: Mapping[int, str]
    days: Mapping[int, float]
    told_on: Mapping[int, int]
    centre: Mapping[str, float]
    norm: float
    begins: int | None
    burst_ends: int | None
    of_day: Mapping[int, tuple[Mapping[str, float], float]]
    words: CoreferenceWords
    stems: Callable[[str], frozenset[str]]


def ranked(events: Iterable[Event], documents: Iterable[Source], words: CoreferenceWords) -> tuple[Event, ...]:
    """The events with `support`, `salience` (0 to 1) and `rank` (1 for the one that matters most), in their order."""
    found, documents = list(events), list(documents)
    story = _story([mention for event in found for mention in event.mentions], documents, words)
    weighed = [replace(event, support=_support(event, story)) for event in found]
    scores = [_score(event, story) for event in weighed]
    order = sorted(range(len(scores)), key=lambda place: (-scores[place], _name(weighed[place])))
    rank = {place: number for number, place in enumerate(order, start=1)}
    return tuple(
        replace(event, salience=_share(score), rank=rank[place])
        for place, (event, score) in enumerate(zip(weighed, scores, strict=True))
    )


_MIDDLE = 1.5
"""The score that is a salience of one half: most events of a story are below it, its key events above."""


def _share(score: float) -> float:
    """A score as a salience from 0 to 1, which other articles do not change."""
    return round(1 / (1 + math.exp(_MIDDLE - score)), 3)


def _name(event: Event) -> tuple[str, ...]:
    """What tells events of one score apart, whatever order they come in."""
    return event.headline, event.key, event.said


def _story(mentions: Sequence[Mention], documents: Sequence[Source], words: CoreferenceWords) -> _Story:
    issued = published(documents)
    stems = functools.cache(words.stems)  # lines are asked for several times
    opening: dict[int, set[str]] = defaultdict(set)
    of_day: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in mentions:
        told, day = stems(one.headline), exact_day(one.when)
        if one.sentence < OPENING:
            opening[one.source] |= told
        if day is not None:
            of_day[day][one.source] |= told
    centre = bag(opening.values())
    day_bags = {day: bag(articles.values()) for day, articles in of_day.items()}
    days = sorted(issued.values())
    return _Story(
        issued=issued,
        outlets={one.number: one.outlet or one.name for one in documents},
        days=day_weights(mentions, documents),
        told_on=articles_on(mentions),
        centre=centre,
        norm=length(centre),
        begins=days[len(days) // _EDGE] if days else None,
        burst_ends=_burst_end(days),
        of_day={day: (one, length(one)) for day, one in day_bags.items()},
        words=words,
        stems=stems,
    )


def _burst_end(days: Sequence[int]) -> int | None:
    """The last of the few days within which most of the articles appeared, `None` where they are spread out; `days` are
    sorted."""
    most = math.ceil(_BURST * len(days))
    if most < 2:
        return None
    ends = (days[first + most - 1] for first in range(len(days) - most + 1) if _is_burst(days, first, most))
    return max(ends, default=None)


def _is_burst(days: Sequence[int], first: int, most: int) -> bool:
    return days[first + most - 1] - days[first] <= _BURST_DAYS


def _is_late(event: Event, story: _Story) -> bool:
    """Whether a date that was read from a page's own lies long behind the days on which the story was news."""
    when, timex = event.when, event.trail.timex
    if story.burst_ends is None or not isinstance(when, When) or when.last is None:
        return False
    relative = timex is None or timex.reference != ""
    return relative and event.status != Status.PLANNED and when.last > story.burst_ends + _AFTER


def _support(event: Event, story: _Story) -> Support:
    told = {one.source for one in event.mentions if not one.lead}
    day = exact_day(event.when)
    return Support(
        articles=len({one.source for one in event.mentions}),
        outlets=len({story.outlets.get(number, "") for number in event.sources}),
        leads=len({one.source for one in event.mentions if one.sentence < _LEADING}),
        later=sum(day is not None and story.issued.get(number, day) - day >= LATER for number in told),
        on_day=story.told_on.get(day, 0) if day is not None else 0,
    )


def _score(event: Event, story: _Story) -> float:
    support, like = event.support, _likeness(event, story)
    score = _ARTICLES * math.log1p(support.articles) + _OUTLETS * math.log1p(support.outlets)
    score += _LEADS * math.log1p(support.leads) + _RETURNS * math.log1p(support.later)
    score += _DAY * _day_weight(event, story) + _LIKE * min(like, _LIKE_ENOUGH) - _OFF_STORY * max(0.0, _UNLIKE - like)
    score += _HELD.get(event.status, _OTHERWISE_HELD) + _dated(event, story)
    score += _DAY_LIKE * _likeness_to_day(event, story) + _SPEECH * _is_speech(event, story)
    score += _BARE * (is_bare(event))
    score += _LATE * _is_late(event, story)
    if is_only_lead(event):
        score += _ONLY_LEAD + _ALONE * (support.on_day == 0)
    return score + (_LINE * quality(event.mentions[0]) if event.mentions else 0.0)


def _likeness(event: Event, story: _Story) -> float:
    """How much of what its articles open with an event's mentions tell."""
    told = bag(story.stems(one.headline) for one in event.mentions)
    norm = length(told) * story.norm
    return math.fsum(count * story.centre.get(stem, 0.0) for stem, count in told.items()) / norm if norm else 0.0


def _likeness_to_day(event: Event, story: _Story) -> float:
    """How much of what other articles tell of its day an event's line holds."""
    day = exact_day(event.when)
    if day is None or day not in story.of_day:
        return 0.0
    told, norm = story.of_day[day]
    stems = story.stems(event.headline)
    if not norm:
        return 0.0
    own = bag(_by_article(event.mentions, story).values())
    shared = math.fsum(max(0.0, told.get(stem, 0.0) - own.get(stem, 0)) for stem in stems)
    return shared / norm / math.sqrt(len(stems)) if stems else 0.0


def _by_article(mentions: Iterable[Mention], story: _Story) -> dict[int, set[str]]:
    """The stems of some mentions' lines by the number of the article."""
    found: dict[int, set[str]] = defaultdict(set)
    for one in mentions:
        found[one.source] |= story.stems(one.headline)
    return found


def _is_speech(event: Event, story: _Story) -> bool:
    return story.words.is_saying(event.trail.anchor)


def _day_weight(event: Event, story: _Story) -> float:
    day = exact_day(event.when)
    return story.days.get(day, 0.0) if day is not None else 0.0


def _dated(event: Event, story: _Story) -> float:
    """What the date is worth: exact or vague, within the story or long before it."""
    when = event.when
    if not isinstance(when, When) or when.first is None or when.last is None or when.precision <= Precision.YEAR:
        worth = _VAGUE
    else:
        worth = _EXACT * (exact_day(when) is not None)
    last = when.last if isinstance(when, When) else None
    if last is None or story.begins is None:
        return worth
    return worth + _YEAR_BEFORE * max(0.0, min(_MOST_YEARS, (story.begins - last) / _YEAR))
