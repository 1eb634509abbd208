"""What signs of a line count: a value that a language's data fills."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """What a sign means, in words, and its weight: tenths of a logarithm of odds."""

    meaning: str
    weight: int


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of a line without any sign, and those of the signs by their names."""

    start: int
    signs: Mapping[str, Sign]
