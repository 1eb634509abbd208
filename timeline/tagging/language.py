"""What a language gives the tagger: words as data, rules as typed functions with their examples."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from timeline.tagging.pattern import Pattern, compile_pattern

OTHER = "_"
"""The letter of every token that no rule speaks of; no pattern can match it."""

SHAPES = (
    ("N12", "a number from 1 to 12"),
    ("N24", "a number from 13 to 24"),
    ("N31", "a number from 25 to 31"),
    ("N59", "0, or a number from 32 to 59"),
    ("N99", "a number from 60 to 99"),
    ("N999", "a number of three figures"),
    ("N4", "a number of four figures that no year of history reaches"),
    ("NYEAR", "a number from 1000 to 2199"),
    ("NBIG", "a larger number, or one with separated thousands"),
    ("NPOINT", "a number with a decimal point"),
    ("NCLOCK", "a time with a colon and two figures for the hour"),
    ("NHOUR", "a time with a colon and one figure for the hour"),
    ("NMOMENT", "a date and a time as ISO 8601 writes them"),
    ("NDATE", "three numbers with two equal marks between them"),
    ("NSLASH", "two numbers joined by a slash"),
    ("NTH", "an ordinal in figures"),
    ("NTENS", "a decade in figures: 1990s, '90s"),
    ("NTENS2", "a decade or an age in two figures: 90s"),
    ("NSHORT", "a year of two figures after an apostrophe"),
    ("NCODE", "a period's code: Q3, H1, FY2014"),
)
"""The classes of tokens that are told by their shape and not by a word list."""

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + "".join(map(chr, range(0x100, 0x240)))


@dataclass(frozen=True)
class Rule:
    """One rule: a pattern over letters, a function from the captured values to a meaning, and its executed examples.

    `says` maps a text, with the expression in brackets where it is not the whole text, to the TIMEX3 value that it
    has on `REFERENCE_DAY`; `never` are texts in which the rule must find nothing. `gives` is the class that the
    expression has on the next level. `kinds` are the kinds of document in which the rule holds; empty for all. A
    `link` relates neighbours instead of making an expression.
    """

    name: str
    source: str
    make: Callable[..., object]
    gives: str
    says: Mapping[str, str] = field(default_factory=dict)
    never: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    theme: str = ""


REFERENCE_DAY = "2011-03-09"
"""The document's date in the examples of the rules: a Wednesday."""


class RuleBook:
    """The rules of one theme and level, in the order they were written; used as a decorator."""

    def __init__(self, theme: str) -> None:
        self.theme = theme
        self.rules: list[Rule] = []

    def __call__(
        self,
        *patterns: str,
        gives: str,
        says: Mapping[str, str] | None = None,
        never: Iterable[str] = (),
        kinds: tuple[str, ...] = (),
    ) -> Callable[[Callable[..., object]], Callable[..., object]]:
        """Register the decorated function under its own name; several patterns are alternatives of one rule."""

        def register(make: Callable[..., object]) -> Callable[..., object]:
            name = make.__name__.rstrip("_")
            for pattern in patterns:
                self.rules.append(Rule(name, pattern, make, gives, says or {}, tuple(never), kinds, self.theme))
            return make

        return register


class Matcher:
    """A rule compiled for a language's letters."""

    def __init__(self, rule: Rule, classes: Mapping[str, str]) -> None:
        self.rule = rule
        self.classes = classes
        self.pattern: Pattern = compile_pattern(rule.source, classes)
        self.gives = classes[rule.gives]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The regular expression, compiled when a text first needs it: most texts need few of them."""
        return re.compile(self.pattern.regex)

    @cached_property
    def alone(self) -> re.Pattern[str]:
        """The same without its context, for an expression that is quoted alone."""
        return re.compile(compile_pattern(self.rule.source, self.classes, context=False).regex)


class Level:
    """The rules that are tried together; of all that match at a place the longest wins, and of equals the first."""

    def __init__(self, rules: Iterable[Rule], classes: Mapping[str, str]) -> None:
        self.matchers = [Matcher(rule, classes) for rule in rules]
        self.by_letter: dict[str, list[Matcher]] = {}
        for matcher in self.matchers:
            for letter in matcher.pattern.starts - {" "}:
                self.by_letter.setdefault(letter, []).append(matcher)


@dataclass(frozen=True)
class Language:
    """Everything the tagger knows of a language. Build one with `Language.of`."""

    name: str
    words: Mapping[str, tuple[str, Any]]
    """Every spelling that matters, in every case it may have, with its letter and its value."""
    classes: Mapping[str, str]
    levels: tuple[Level, ...]
    triggers: frozenset[str]
    """The letters that can make a time expression; a stretch of text without one is passed over."""
    expressions: frozenset[str]
    """The letters of finished expressions, as against numbers, which only help to make them."""
    tenses: Mapping[str, str]
    titled: frozenset[str]
    """The words that, with a capital inside a sentence, begin the name of a programme: "This Week"."""
    plays: frozenset[str]
    """Words of a match or a game, whose halves are no parts of a year."""
    falls: frozenset[str]
    """Words beside which "the fall" is no season."""
    links: tuple[str, ...]
    """Patterns over the finished line whose keys say how expressions hang together, as regular expressions."""

    @staticmethod
    def of(name: str, data: Mapping[str, Any], levels: Iterable[Iterable[Rule]]) -> "Language":
        """A language from its word data (see `timeline/lang/en/words.toml` for the form) and its rules, level by
        level.
        """
        names = [shape for shape, _ in SHAPES] + list(data["classes"]) + data["numbers"] + data["expressions"]
        classes = dict(zip(names, _LETTERS, strict=False))
        for group, members in data["groups"].items():
            classes[group] = "".join(classes[member] for member in members)
        words = {
            spelling: (classes[kind], value)
            for kind, section in data["classes"].items()
            for word, value in section["words"].items()
            for spelling in _spellings(word, section.get("case", "any"))
        }
        triggers = frozenset("".join(classes[trigger] for trigger in data["triggers"]))
        expressions = frozenset(classes[name] for name in data["expressions"])
        tenses: dict[str, str] = {}
        for mark, known in data["tenses"].items():
            for word in known.split():
                tenses[word] = f"{tenses.get(word, '')} {mark}".strip()
        compiled = tuple(Level(rules, classes) for rules in levels)
        links = tuple(compile_pattern(link["pattern"], classes).regex for link in data["links"])
        titled = frozenset(data["titled"].split())
        plays, falls = frozenset(data["plays"].split()), frozenset(data["falls"].split())
        return Language(name, words, classes, compiled, triggers, expressions, tenses, titled, plays, falls, links)

    @cached_property
    def link_patterns(self) -> list[re.Pattern[str]]:
        """The links, compiled when a text first needs them."""
        return [re.compile(link) for link in self.links]


def _spellings(word: str, case: str) -> tuple[str, ...]:
    capital, upper = word[:1].upper() + word[1:], word.upper()
    if case == "lower":
        return (word,)
    if case == "capital":
        return (capital, upper)
    return (word, capital, upper, word.title())
