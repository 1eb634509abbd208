"""What deciding that two texts tell one event must know of a language: words, handed over by the pipeline."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

STEM_LETTERS = 5
"""Words are compared by so many first letters: enough to join "arrested" and "arrest", "Ukraine" and "Ukrainian"."""

_MIN_LETTERS = 3
_NOTHING = frozenset({""})
_CONTRACTED = ("n't", "n’t")
"""How a negation ends that is joined to its verb."""

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word as it is compared.

    >>> stem("Arrested")
    'arres'
    """
    return word.casefold()[:STEM_LETTERS]


@lru_cache(maxsize=1 << 16)
def _telling(word: str) -> str:
    """The stem of a word that may tell something, "" for a number and a word that is too short."""
    return stem(word) if len(word) >= _MIN_LETTERS and not word[0].isdigit() else ""


@dataclass(frozen=True)
class CoreferenceWords:
    """The words of one language that tell events apart."""

    kin: Mapping[str, str]
    """The family of a stem: "kille" and "dead" are of the family "die"."""
    past: Mapping[str, str]
    """The base form of an irregular past: "fled" of "flee"."""
    common: frozenset[str]
    """Stems that tell nothing of what happened: "the", "said"."""
    saying: frozenset[str]
    """Verbs of saying, in any form."""
    light: frozenset[str]
    """Stems of verbs that tell nothing without their object: "take"."""
    addressing: frozenset[str]
    """Stems of verbs by which somebody turns to others: "urge"."""
    negations: frozenset[str]
    """Words that turn what is told into its opposite: "not"."""
    numerals: frozenset[str]
    """Numbers in letters, in small letters: "three"."""

    def stems(self, *texts: str) -> frozenset[str]:
        """The stems of the words of some texts that tell something; numbers are none of them."""
        found = {_telling(word) for text in texts for word in _WORD.findall(text)}
        return frozenset(found - self.common - _NOTHING)

    def trigger(self, word: str) -> tuple[str, str]:
        """The stem of the word that tells an event and the name of its family; "" for what it has not."""
        base = stem(self.past.get(word.casefold(), word))
        return ("", "") if base in self.light else (base, self.kin.get(stem(word)) or self.kin.get(base, ""))

    def numbers(self, text: str) -> frozenset[str]:
        """The numbers of a text, in figures or letters."""
        words = _WORD.findall(text)
        return frozenset(word for word in words if word[0].isdigit() or word.casefold() in self.numerals)

    def is_negated(self, text: str) -> bool:
        """Whether a text holds a negation."""
        words = text.casefold().split()
        return any(word in self.negations or word.endswith(_CONTRACTED) for word in words)

    def is_saying(self, word: str) -> bool:
        """Whether a word is a verb of saying, or one by which somebody turns to others."""
        base = stem(self.past.get(word.casefold(), word))
        return word.casefold() in self.saying or base in self.addressing
