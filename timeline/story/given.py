"""Events whose words are given: which of them are one event, within a document and across documents.

What dates do for a timeline's mentions the stories do here: two mentions may be one event where their documents share
names and rare words. Mentions are compared and grouped as those of a timeline are.
"""

import functools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from timeline.lexicon.coreference import CoreferenceWords, stem
from timeline.model import Mention
from timeline.story.cues import cues_of
from timeline.story.grouping import Groups, Pair
from timeline.story.merging import in_order, stems
from timeline.story.similarity import Cues, likeness

_ODDS = -6.5
_CLOSENESS = 11.0
_CLOSE = 0.36
"""The log-odds that two mentions are one event before their words are compared: `_ODDS`, plus `_CLOSENESS` times how
close their documents are (0 to 1), as far as `_CLOSE`. Chosen on ECB+'s training topics, where -6 to -6.8 do alike."""

_NAME = 2.0
"""A word with a capital or a number weighs so many times as much in how close two documents are."""

_MOST = 400
"""Of the mentions that share a stem each is compared with at most so many: the nearest in the order of content."""

_MIN_LETTERS = 3
_WORD = re.compile(r"[^\W_]+")

Vector = dict[str, float]


def same_events(mentions: Sequence[Mention], texts: Mapping[str, str], words: CoreferenceWords) -> list[int]:
    """For each mention the number of its event: mentions with one number are one event, numbered as they first come.

    `texts` are the texts of all documents by the names that the quotes have. The mentions need no dates; their lines
    should be those of their own clauses without other given events, their quotes empty (where a sentence tells several
    given events, its words do not say which).
    """
    cues = [cues_of(one, words) for one in mentions]
    order = in_order(cues)
    groups = Groups([cues[index] for index in order])
    groups.join(_sharing(groups.cues), _odds(_closeness(texts)), lambda *_: True)
    group = {index: groups.of[place] for place, index in enumerate(order)}
    numbers: dict[int, int] = {}
    return [numbers.setdefault(group[index], len(numbers)) for index in range(len(cues))]


def _odds(closeness: Callable[[str, str], float]) -> Callable[[Cues, Cues], float]:
    def odds(one: Cues, other: Cues) -> float:
        close = closeness(*sorted((one.document, other.document)))
        return likeness(one, other) + _ODDS + _CLOSENESS * min(_CLOSE, close)

    return odds


def _sharing(cues: Sequence[Cues]) -> Iterator[Pair]:
    """Pairs of mentions that share a stem."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(cues):
        shared = stems(one)
        for other in {other for key in shared for other in holders[key][-_MOST:]}:
            yield other, index
        for key in shared:
            holders[key].append(index)


def _closeness(texts: Mapping[str, str]) -> Callable[[str, str], float]:
    """The cosine of two documents' words, weighted by how few documents have them."""
    vectors = _vectors(texts)

    @functools.cache
    def close(one: str, other: str) -> float:
        if one == other:
            return 1.0
        few, many = sorted((vectors[one], vectors[other]), key=len)
        return math.fsum(weight * many[word] for word, weight in few.items() if word in many)

    return close


def _vectors(texts: Mapping[str, str]) -> dict[str, Vector]:
    weights = {name: _weights(text) for name, text in texts.items()}
    frequency = Counter(word for words in weights.values() for word in words)
    several = 1 + len(texts)  # so that what both of two texts have still weighs something
    rarity = {word: math.log(several / count) for word, count in frequency.items()}
    return {
        name: _unit({word: weight * rarity[word] for word, weight in words.items()}) for name, words in weights.items()
    }


def _weights(text: str) -> Vector:
    found: Vector = {}
    for word in _WORD.findall(text):
        if len(word) >= _MIN_LETTERS or word.isdigit():
            weight = 1.0 if word.islower() else _NAME
            found[stem(word)] = max(found.get(stem(word), 0.0), weight)
    return found


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(math.fsum(weight * weight for weight in vector.values()))
    return {word: weight / length for word, weight in vector.items()} if length else {}
