"""English: the words and rules of the temporal tagger."""

import tomllib
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from timeline.lang.en import (
    rules_clock,
    rules_compose,
    rules_dates,
    rules_holidays,
    rules_numbers,
    rules_periods,
    rules_relative,
    rules_sets,
    rules_spans,
    rules_vague,
    rules_years,
)
from timeline.tagging.language import Language, Rule, RuleBook


def _of(*books: RuleBook) -> list[Rule]:
    return [rule for book in books for rule in book.rules]


LEVELS = (
    _of(rules_numbers.rules),
    _of(
        rules_dates.rules,
        rules_years.rules,
        rules_periods.rules,
        rules_relative.rules,
        rules_clock.rules,
        rules_holidays.rules,
        rules_spans.rules,
        rules_sets.rules,
        rules_vague.rules,
    ),
    _of(rules_compose.rules),
)
"""The rules, level by level: numbers, expressions, compositions."""


@lru_cache(maxsize=2)
def language(*, day_first: bool = False) -> Language:
    """English for the tagger, built once; `day_first` reads 04/05/2014 as the fourth of May."""
    words = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    levels = [[_day_first(rule) for rule in level] for level in LEVELS] if day_first else LEVELS
    return Language.of("en-GB" if day_first else "en", words, levels)


def _day_first(rule: Rule) -> Rule:
    return replace(rule, make=rules_dates.numeric_date_day_first) if rule.name == "numeric_date" else rule
