"""Events of mentions: those that tell the same become one, with the best line, the best supported date, every quote,
and what they tell differently."""

import functools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from timeline.calendar import edtf
from timeline.calendar.when import When
from timeline.lexicon.coreference import CoreferenceWords
from timeline.model import Disagreement, Event, Mention, Source
from timeline.story.bags import cosine
from timeline.story.cues import cues_of
from timeline.story.days import exact_day, published
from timeline.story.lines import best_line
from timeline.story.links import linked
from timeline.story.merging import grouped
from timeline.story.similarity import Cues

_ARCHIVE = 50
"""Of fewer articles what one alone leads with, and no text dates, is evidence and no event: four in 26 such lines were
good. In an archive it is often all that tells of a day."""

_WEEK = 7
_TOLD = 0.35
"""The cosine of two lines of one article from which on both tell the same."""


def merged(mentions: Sequence[Mention], words: CoreferenceWords, documents: Iterable[Source] = ()) -> tuple[Event, ...]:
    """The events that some mentions tell, each where its first mention stood.

    `documents` are those that the mentions' `source` numbers name; their dates tell which mention came first. Undated
    mentions stay apart: nothing in them says that they are the same.
    """
    documents = list(documents)
    issued = published(documents)
    cues = [cues_of(one, words) for one in mentions]
    kept = _without_dated_leads(mentions, cues, issued)
    mentions, cues = [mentions[place] for place in kept], [cues[place] for place in kept]
    groups = ([mentions[place] for place in group] for group in grouped(cues))
    few = 0 < len(documents) < _ARCHIVE
    events = (event_of(group, words, issued) for group in groups if not (few and _is_lone_lead(group)))
    return linked(events, words)


def _is_lone_lead(mentions: Sequence[Mention]) -> bool:
    """Whether one article alone leads with something, which no text dates."""
    return all(one.lead for one in mentions) and len({one.source for one in mentions}) == 1


def _without_dated_leads(mentions: Sequence[Mention], cues: Sequence[Cues], issued: Mapping[int, int]) -> list[int]:
    """The places of the mentions without those leads that their own article tells again with a day of the week before:
    that is then their day, not the article's."""
    recent: dict[int, list[Cues]] = defaultdict(list)
    for one, cue in zip(mentions, cues, strict=True):
        day, published_on = exact_day(one.when), issued.get(one.source)
        if day is not None and published_on is not None and not one.lead and 0 < published_on - day <= _WEEK:
            recent[one.source].append(cue)
    pairs = enumerate(zip(mentions, cues, strict=True))
    return [place for place, (one, cue) in pairs if not (one.lead and _is_told_by(cue, recent[one.source]))]


def _is_told_by(lead: Cues, others: Iterable[Cues]) -> bool:
    return any(cosine(lead.words, one.words) >= _TOLD or (lead.kin and lead.kin == one.kin) for one in others)


def event_of(mentions: Sequence[Mention], words: CoreferenceWords, issued: Mapping[int, int] | None = None) -> Event:
    """One event of the mentions that tell it; `issued` is the day of publication by the number of the document."""
    own = _of_its_day(mentions)
    best = best_line([one for one in own if not one.lead] or own, mentions, words)
    first = min(mentions, key=functools.partial(_age, issued=issued or {}))
    rest = [one for one in mentions if one is not best]
    keys = dict.fromkeys(one.key for one in (best, *rest) if one.key and one.key != first.key)
    return Event(
        headline=best.headline,
        when=best.when,
        quotes=tuple(dict.fromkeys(one.quote for one in (best, *rest))),
        trail=best.trail,
        status=best.status,
        said=best.said,
        speaker=best.speaker,
        participants=best.participants,
        place=best.place or _most(one.place for one in mentions),
        quantities=best.quantities,
        sources=tuple(sorted({one.source for one in mentions if one.source})),
        key=first.key,
        other_keys=tuple(keys),
        confidence=best.confidence,
        mentions=(best, *rest),
        line_notes=best.line_notes,
        signs=best.signs,
        disagreements=tuple(_disagreements(mentions)),
    )


def _age(mention: Mention, issued: Mapping[int, int]) -> tuple[object, ...]:
    """What is smaller for the mention that was published first; an article without a date may be of any day."""
    place = mention.source, mention.sentence, mention.quote.start, mention.key
    return not mention.key, issued.get(mention.source, math.inf), *place


def _of_its_day(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that have the event's date: the exact day, or else the finest window, that most articles tell."""
    windows = [one for one in mentions if isinstance(one.when, When)]
    if not windows:
        return list(mentions)
    told: dict[object, list[Mention]] = defaultdict(list)
    for one in windows:
        told[_window(one)].append(one)
    return max(told.values(), key=_support)


def _window(mention: Mention) -> tuple[object, ...]:
    assert isinstance(mention.when, When)
    return mention.when.first, mention.when.last


def _support(mentions: Sequence[Mention]) -> tuple[object, ...]:
    """What speaks for the date that some mentions tell."""
    when = mentions[0].when
    assert isinstance(when, When)
    in_words = [one for one in mentions if not one.lead]
    sure = any(isinstance(one.when, When) and not one.when.uncertain for one in mentions)
    articles = len({one.source for one in mentions})
    return (
        bool(in_words),
        exact_day(when) is not None,
        when.precision,
        len({o.source for o in in_words}),
        sure,
        articles,
    )


def _most(words: Iterable[str]) -> str:
    """The commonest of some words that are not empty; of equal ones the first."""
    counts = Counter(word for word in words if word)
    return max(counts, key=lambda word: counts[word]) if counts else ""


def _disagreements(mentions: Sequence[Mention]) -> Iterable[Disagreement]:
    """Numbers of one thing, and exact days told in words, where there are several."""
    yield from (one for one in (_days(mentions), *_numbers(mentions)) if one is not None and len(one.said) > 1)


def _days(mentions: Sequence[Mention]) -> Disagreement | None:
    told: dict[int, set[int]] = defaultdict(set)
    for one in mentions:
        day = exact_day(one.when)
        if day is not None and not one.lead:
            told[day].add(one.source)
    if len(told) <= 1:
        return None
    return _said("day", {edtf.write(When.of_number(day)): numbers for day, numbers in told.items()})


def _numbers(mentions: Sequence[Mention]) -> Iterable[Disagreement]:
    told: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for one in mentions:
        for thing, numbers in _counted(one).items():
            if len(numbers) == 1:  # "3 people were killed and 40 people hurt": the thing alone does not say which
                told[thing][numbers[0]].add(one.source)
    yield from (_said(thing, versions) for thing, versions in sorted(told.items()))


def _counted(mention: Mention) -> dict[str, list[str]]:
    """The numbers of each thing that a mention counts: of "at least 10 soldiers" "at least 10"."""
    found: dict[str, list[str]] = defaultdict(list)
    for quantity in mention.quantities:
        number, _, thing = quantity.rpartition(" ")
        if number and thing:
            found[thing.casefold()].append(number)
    return found


def _said(what: str, told: Mapping[str, set[int]]) -> Disagreement:
    """The versions of one thing, the one that most articles tell first."""
    versions = sorted(told.items(), key=lambda item: (-len(item[1]), item[0]))
    return Disagreement(what, tuple((words, tuple(sorted(numbers))) for words, numbers in versions))
