"""Words by which two texts are compared: stems, families, numbers, and the tables of English."""

import doctest
import tomllib
from collections import Counter
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.lang import coreference_words
from timeline.lang.en import coreference
from timeline.lexicon import coreference as lexicon
from timeline.lexicon.coreference import CoreferenceWords, stem

WORDS = coreference.load()
DATA = tomllib.loads(resources.files("timeline.lang.en").joinpath("coreference.toml").read_text(encoding="utf-8"))
OWN = CoreferenceWords(
    kin={"kille": "die", "dead": "die"},
    past={"fled": "flee", "took": "take"},
    common=frozenset({"the", "said"}),
    saying=frozenset({"says"}),
    light=frozenset({"take"}),
    addressing=frozenset({"urge"}),
    negations=frozenset({"not"}),
    numerals=frozenset({"three"}),
)


def test_the_examples_of_the_docstrings() -> None:
    tried = doctest.testmod(lexicon)
    assert tried.attempted
    assert not tried.failed


@pytest.mark.parametrize(
    ("word", "found"), [("Arrested", "arres"), ("ARREST", "arres"), ("Ukrainian", "ukrai"), ("fire", "fire"), ("", "")]
)
def test_stem(word: str, found: str) -> None:
    assert stem(word) == found


def test_stems_are_of_words_that_tell_something() -> None:
    assert OWN.stems("The mayor said: 12 of the 300 ships left Malmö.") == {"mayor", "ships", "left", "malmö"}
    assert OWN.stems("well-known O’Brien", "x-ray") == {"well-", "o’bri", "x-ray"}
    assert OWN.stems("snake_case 2nd to be") == {"snake", "case"}
    assert OWN.stems() == OWN.stems("") == OWN.stems("!? 5.000") == frozenset()


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("fled", ("flee", "")),
        ("Fled", ("flee", "")),
        ("flee", ("flee", "")),
        ("killed", ("kille", "die")),
        ("Dead", ("dead", "die")),
        ("took", ("", "")),
        ("TAKE", ("", "")),
        ("opened", ("opene", "")),
    ],
)
def test_the_trigger_and_its_family(word: str, found: tuple[str, str]) -> None:
    assert OWN.trigger(word) == found


def test_numbers_are_in_figures_or_letters() -> None:
    assert OWN.numbers("Three of 1,200 ships, 3.5 metres long, and four boats") == {"Three", "1,200", "3.5"}
    assert OWN.numbers("none") == frozenset()


def test_saying() -> None:
    assert OWN.is_saying("Says")
    assert not OWN.is_saying("said")


@given(st.text(max_size=40), st.text(max_size=40))
def test_texts_are_compared_as_sets_of_words(one: str, other: str) -> None:
    both = WORDS.stems(one, other)
    assert both == WORDS.stems(one) | WORDS.stems(other) == WORDS.stems(other, one)
    assert all(len(stem(word)) <= lexicon.STEM_LETTERS for word in both)
    assert both.isdisjoint(WORDS.common)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("killed", "murdered"),
        ("death", "dies"),
        ("shot", "shooting"),
        ("resigned", "quit"),
        ("arrests", "detained"),
        ("quake", "Earthquake"),
        ("won", "beat"),
        ("met", "talks"),
        ("fell", "plunges"),
        ("sent", "deployed"),
    ],
)
def test_english_families(one: str, other: str) -> None:
    assert WORDS.trigger(one)[1] == WORDS.trigger(other)[1] != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("fire", "fired"), ("rises", "falls"), ("wins", "loses"), ("born", "buried"), ("charge", "trial")],
)
def test_english_families_that_are_two(one: str, other: str) -> None:
    assert WORDS.trigger(one)[1] != WORDS.trigger(other)[1]


def test_light_verbs_tell_nothing_and_verbs_of_saying_do() -> None:
    for word in ("took", "made", "be", "go", "went"):
        assert WORDS.trigger(word) == ("", "")
    for word in ("said", "told", "announced"):
        assert WORDS.is_saying(word)
        assert WORDS.trigger(word)[0]


@pytest.mark.xfail(strict=True, reason="light verbs are known by their base form and past only")
@pytest.mark.parametrize("word", ["takes", "taking", "makes", "is", "comes", "showed"])
def test_light_verbs_in_every_form(word: str) -> None:
    assert WORDS.trigger(word) == ("", "")


@pytest.mark.xfail(strict=True, reason='"ouster" has a row of its own too')
def test_a_word_stands_in_one_row_of_the_table_and_once() -> None:
    rows = [row.split() for row in DATA["kin"].strip().splitlines()]
    counts = Counter(word for row in rows for word in row)
    assert [word for word, count in counts.items() if count > 1] == []
    assert all(word == word.casefold() for word in counts)


@pytest.mark.xfail(strict=True, reason='"ouster" has a row of its own too')
def test_the_first_words_of_rows_name_families_of_their_own() -> None:
    heads = [row.split()[0] for row in DATA["kin"].strip().splitlines()]
    assert [head for head in heads if WORDS.kin[stem(head)] != head] == []


@pytest.mark.parametrize("name", ["common", "light", "numerals"])
def test_lists_hold_each_word_once_in_small_letters(name: str) -> None:
    words = DATA[name].split()
    assert len(words) == len(set(words))
    assert all(word == word.casefold() for word in words)


def test_languages_hand_their_words_over() -> None:
    assert coreference_words("en") is coreference_words("en-GB") is WORDS


@pytest.mark.parametrize(
    ("text", "negated"), [("He did not go", True), ("He didn't go", True), ("He noted the knot", False), ("", False)]
)
def test_a_negation_is_a_word_or_the_end_of_one(text: str, negated: bool) -> None:
    assert OWN.is_negated(text) is negated
