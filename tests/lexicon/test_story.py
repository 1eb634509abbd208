"""The words that the stages before the tagger are handed: complete, and written as these stages compare them."""

from dataclasses import fields

import pytest

from timeline.lang.en import story
from timeline.lexicon.story import StoryWords

WORDS = story.load()
FOLDED = ("asks", "things", "openings", "headings", "closings")


@pytest.mark.parametrize("field", [field.name for field in fields(StoryWords)])
def test_no_group_of_words_is_empty_or_holds_blanks(field: str) -> None:
    group = getattr(WORDS, field)
    assert group
    names = [name for name, _ in group] if field in {"months", "weekdays"} else list(group)
    assert all(name.strip() for name in names)
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", FOLDED)
def test_words_of_notices_are_in_small_letters(name: str) -> None:
    assert all(word == word.casefold() for word in getattr(WORDS, f"notice_{name}"))


@pytest.mark.parametrize("name", ["titles", "numbered", "enders", "starters"])
def test_abbreviations_stand_without_their_stop(name: str) -> None:
    assert not any(word.endswith(".") for word in getattr(WORDS, name))


def test_an_abbreviation_has_one_way_of_ending_a_sentence() -> None:
    assert not WORDS.titles & WORDS.numbered
    assert not WORDS.titles & WORDS.enders
    assert not WORDS.numbered & WORDS.enders


def test_months_and_weekdays_have_their_numbers() -> None:
    assert {number for _, number in WORDS.months} == set(range(1, 13))
    assert {number for _, number in WORDS.weekdays} == set(range(7))
