"""Sets and bags of stems, and how alike they are: each stem counts by presence, for its rarity says nothing here."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Set


def cosine(some: Set[str], others: Set[str]) -> float:
    """The cosine of two sets of stems, each stem counting the same."""
    return len(some & others) / math.sqrt(len(some) * len(others)) if some and others else 0.0


def bag(sets: Iterable[Set[str]]) -> Counter[str]:
    """How many of some sets hold each stem."""
    return Counter(stem for one in sets for stem in one)


def length(weights: Mapping[str, float]) -> float:
    """The Euclidean length of a weighted bag."""
    return math.sqrt(math.fsum(weight * weight for weight in weights.values()))


def towards(stems: Set[str], weights: Mapping[str, float], norm: float) -> float:
    """The cosine of a set of stems and a weighted bag whose length is `norm`."""
    if not stems or not norm:
        return 0.0
    return math.fsum(weights.get(stem, 0.0) for stem in stems) / norm / math.sqrt(len(stems))
