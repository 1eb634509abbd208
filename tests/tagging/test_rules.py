"""The rules' own examples, executed, and what must be true of every rule: a bound, no shadow, no duplicate."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from timeline import lang
from timeline.lang import en
from timeline.model import Timex
from timeline.tagging import tag
from timeline.tagging.language import REFERENCE_DAY, Rule
from timeline.tagging.pattern import PatternError, compile_pattern

ENGLISH = lang.load("en")
RULES = list({rule.name: rule for level in en.LEVELS for rule in level}.values())
NUMBERS = {rule.name for rule in en.LEVELS[0]}
SAYS = [(rule, text, value) for rule in RULES for text, value in rule.says.items()]
NEVER = [(rule, text) for rule in RULES for text in rule.never]


def kind_of(rule: Rule) -> str:
    return rule.kinds[0] if rule.kinds else "news"


def tagged(text: str, kind: str) -> list[Timex]:
    return tag(text, REFERENCE_DAY, kind, ENGLISH)


def marked(text: str) -> tuple[str, str]:
    """A text without its brackets, and what stands in them; without brackets all of it."""
    match = re.search(r"\[(.*?)\]", text)
    return (text[: match.start()] + match[1] + text[match.end() :], match[1]) if match else (text, text)


@pytest.mark.parametrize(("rule", "text", "value"), SAYS, ids=[f"{rule.name}: {text}" for rule, text, _ in SAYS])
def test_says(rule: Rule, text: str, value: str) -> None:
    plain, quoted = marked(text)
    found = [t for t in tagged(plain, kind_of(rule)) if t.text == quoted]
    assert [t.value for t in found] == [value]
    if rule.name not in NUMBERS:
        assert found[0].rule == rule.name, "another rule shadows this one"


@pytest.mark.parametrize(("rule", "text"), NEVER, ids=[f"{rule.name}: {text}" for rule, text in NEVER])
def test_never(rule: Rule, text: str) -> None:
    assert rule.name not in {t.rule for t in tagged(text, kind_of(rule))}


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_rule_is_documented(rule: Rule) -> None:
    assert rule.make.__doc__
    assert rule.says or rule.gives == "RATE", "a rule needs an example"
    assert rule.never, "a rule needs a counter-example"


def test_names_are_unique() -> None:
    names = {(rule.name, rule.make.__module__) for level in en.LEVELS for rule in level}
    assert len(names) == len({name for name, _ in names})


@pytest.mark.parametrize("level", range(3))
def test_no_pattern_is_written_twice(level: int) -> None:
    """Of equal patterns only the first could ever win."""
    shapes = Counter(re.sub(r"\?P<[a-z_]+>", "", m.pattern.regex) for m in ENGLISH.levels[level].matchers)
    assert [shape for shape, count in shapes.items() if count > 1] == []


def test_every_pattern_has_a_bound() -> None:
    widths = {m.rule.source: m.pattern.width for level in ENGLISH.levels for m in level.matchers}
    assert max(widths.values()) < 40
    for matcher in (m for level in ENGLISH.levels for m in level.matchers):
        assert matcher.regex.groups >= 0
        assert "*" not in matcher.pattern.regex.replace("\\*", "")


@pytest.mark.parametrize("source", ["DAY*", "DAY+", "DAY{2,}", "(DAY", "DAY)", "NOWORD", "(DAY)?", "#"])
def test_bad_patterns_are_errors(source: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(source, {"DAY": "a"})


def test_levels_are_three() -> None:
    assert len(en.LEVELS) == 3


def test_every_class_of_words_is_used() -> None:
    data = tomllib.loads(Path(en.__file__ or "").with_name("words.toml").read_text(encoding="utf-8"))
    patterns = [rule.source for level in en.LEVELS for rule in level] + [link["pattern"] for link in data["links"]]
    used = set(re.findall(r"[A-Z][A-Z0-9_]*", " ".join(patterns)))
    used |= {member for group, members in data["groups"].items() if group in used for member in members}
    assert {*data["classes"], *data["groups"], *data["triggers"]} - used == set()
