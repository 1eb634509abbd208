"""English: the words and rules of the temporal tagger."""

import tomllib
from functools import lru_cache
from pathlib import Path

from timeline.lang.en import rules_clock, rules_compose, rules_dates, rules_numbers, rules_relative, rules_spans
from timeline.tagging.language import Language

LEVELS = (
    rules_numbers.rules.rules,
    rules_dates.rules.rules + rules_relative.rules.rules + rules_clock.rules.rules + rules_spans.rules.rules,
    rules_compose.rules.rules,
)
"""Numbers, expressions, compositions."""


@lru_cache(maxsize=1)
def language() -> Language:
    """English for the tagger, built once."""
    words = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    return Language.of("en", words, LEVELS)
