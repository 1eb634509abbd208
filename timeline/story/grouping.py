"""Groups of mentions by average link, without a matrix of all pairs; merging says which pairs may be compared."""

import heapq
import math
from collections.abc import Callable, Iterable, Sequence

from timeline.story.similarity import Cues

ENOUGH = 0.4
"""Two groups are joined where the chance that a mention of the one and one of the other are the same event is on the
average at least this. On ECB+'s training topics .4 and .3 are best for B-cubed F1 (.79), .5 costs .02."""

_SAMPLE = 8
"""So many mentions of a group, evenly spread over it, stand for it: a group of a thousand costs no more than one of
eight."""

Pair = tuple[int, int]
Odds = Callable[[Cues, Cues], float]


class Groups:
    """Mentions in groups, each alone at first. `of[i]` is the group of mention i, `members` the groups."""

    def __init__(self, cues: Sequence[Cues]) -> None:
        self.cues = cues
        self.of = list(range(len(cues)))
        self.members = {index: [index] for index in self.of}
        self.leading = list(cues)
        """Of each group the mention with the surest and finest date, whose date is the group's."""

    def join(self, pairs: Iterable[Pair], odds: Odds, may: "Callable[[Groups, int, int], bool]") -> None:
        """Join the groups of alike pairs, the most alike first, where `may` allows it and the groups are alike too.

        `odds` are log-odds that two mentions are one event.
        """
        heap = self._alike(pairs, odds)
        heapq.heapify(heap)
        seen: set[tuple[int, int, int]] = set()
        while heap:
            _, one, other, size = heapq.heappop(heap)
            first, second = sorted((self.of[one], self.of[other]))
            now = len(self.members[first]) + len(self.members[second])
            if first == second or (now != size and (first, second, now) in seen):
                continue
            if now != size:  # one of them has grown since: it waits for its turn by what they are now
                seen.add((first, second, now))
                mean = self._mean(first, second, odds)
                if mean >= ENOUGH:
                    heapq.heappush(heap, (-mean, one, other, now))
            elif may(self, first, second):
                self._unite(first, second)

    def _alike(self, pairs: Iterable[Pair], odds: Odds) -> list[tuple[float, int, int, int]]:
        least = math.log(ENOUGH / (1 - ENOUGH))
        scored = ((odds(self.cues[one], self.cues[other]), one, other) for one, other in pairs)
        return [(-_chance(score), one, other, 2) for score, one, other in scored if score >= least]

    def _mean(self, first: int, second: int, odds: Odds) -> float:
        some, others = _spread(self.members[first], _SAMPLE), _spread(self.members[second], _SAMPLE)
        pairs = [(self.cues[one], self.cues[other]) for one in some for other in others]
        return math.fsum(_chance(odds(*pair)) for pair in pairs) / len(pairs)

    def _unite(self, first: int, second: int) -> None:
        kept, given = sorted((first, second), key=lambda group: -len(self.members[group]))
        self.leading[kept] = min(self.leading[kept], self.leading[given], key=_vagueness)
        for member in self.members[given]:
            self.of[member] = kept
        self.members[kept] += self.members.pop(given)


def width(one: Cues) -> float:
    """The days of a mention's window beyond the first, infinite where an end is not known."""
    return math.inf if one.first is None or one.last is None else one.last - one.first


def _vagueness(one: Cues) -> tuple[bool, float]:
    return one.lead, width(one)


def _spread(members: Sequence[int], most: int) -> Sequence[int]:
    if len(members) <= most:
        return members
    return [members[place * len(members) // most] for place in range(most)]


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
