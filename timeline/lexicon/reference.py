"""The words of one language that tell who is meant by a pronoun or a phrase, and what speaks for each that may be."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """Words in lower case; what each group is for, and each weight, is said in the language's data.

    `he` and `she` are first names; the words of a name of several are joined by "_". `weights` are added up for all
    that is true of a name; `margin` is how far ahead of all others the name must be that is put in.
    """

    he: frozenset[str]
    she: frozenset[str]
    men: frozenset[str]
    women: frozenset[str]
    nations: frozenset[str]
    places: frozenset[str]
    peoples: frozenset[str]
    companies: frozenset[str]
    countries: frozenset[str]
    groups: frozenset[str]
    offices: frozenset[str]
    teams: frozenset[str]
    leading: frozenset[str]
    others: frozenset[str]
    ranks: frozenset[str]
    several: frozenset[str]
    former: frozenset[str]
    pointing_before: frozenset[str]
    pointing_alone: frozenset[str]
    pointing_places: frozenset[str]
    pointing_nouns: frozenset[str]
    weights: Mapping[str, int]
    margin: int
