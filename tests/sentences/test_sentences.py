"""Sentences and their roles: cases as data, and what holds for any text."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.lang.en import story
from timeline.sentences import split

CASES = Path(__file__).parents[1] / "cases" / "sentences"
WORDS = story.load()
ROLES = tomllib.loads((CASES / "roles.toml").read_text("utf-8"))["case"]
NEWS_LIKE = st.text(
    st.sampled_from("ABc de.,!?\"“”'() 0-—|:\n") | st.characters(categories=("L", "N", "P", "Z")), max_size=200
)


def marked(name: str) -> list[str]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def sentences_of(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in split(text, WORDS)]


def check(line: str) -> None:
    text = line.replace(" | ", " ").replace("|", "")
    assert sentences_of(text) == [part.strip() for part in line.split("|")]


@pytest.mark.parametrize("line", marked("news.txt"))
def test_a_sentence_ends_where_it_is_marked(line: str) -> None:
    check(line)


@pytest.mark.parametrize("line", [pytest.param(line, marks=pytest.mark.xfail) for line in marked("known_failures.txt")])
def test_known_failures(line: str) -> None:
    check(line)


@pytest.mark.parametrize("case", ROLES, ids=lambda case: case["name"])
def test_what_stands_around_the_story_is_kept_apart(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = [[sentence.role, text[sentence.start : sentence.end]] for sentence in split(text, WORDS)]
    assert found == case["sentences"]


@given(NEWS_LIKE)
def test_every_character_that_is_not_blank_lies_in_exactly_one_sentence(text: str) -> None:
    found = split(text, WORDS)
    covered = [at for sentence in found for at in range(sentence.start, sentence.end)]
    assert len(covered) == len(set(covered))
    assert covered == sorted(covered)
    assert {at for at, sign in enumerate(text) if not sign.isspace()} <= set(covered)


@given(NEWS_LIKE)
def test_sentences_are_never_blank_and_paragraphs_never_go_back(text: str) -> None:
    found = split(text, WORDS)
    assert all(text[sentence.start : sentence.end].strip() for sentence in found)
    assert [sentence.paragraph for sentence in found] == sorted(sentence.paragraph for sentence in found)


def test_a_line_break_inside_wrapped_text_ends_no_sentence() -> None:
    text = (
        "The harbour board of the small northern town of Varnes met on Tuesday to\n"
        "hear what the engineers had found under the old quay, and it did not like\n"
        "what it heard. The piles, driven in 1911, have rotted through, and nobody\n"
        "can say how long they will hold.\n"
        "\n"
        "The mayor said work would begin in May.\n"
    )
    found = split(text, WORDS)
    assert [(sentence.paragraph, text[sentence.start :][:9]) for sentence in found] == [
        (0, "The harbo"),
        (0, "The piles"),
        (1, "The mayor"),
    ]


def test_each_line_of_unwrapped_text_is_a_paragraph() -> None:
    text = "The quay closed in May.\nThe ferry stopped in June\nThe hotel followed in July.\n"
    assert [sentence.paragraph for sentence in split(text, WORDS)] == [0, 1, 2]


@pytest.mark.parametrize(
    "unit", ["U.S. ", "a.m. ", '"', "... ", "(AP) - ", "A", "- ", "By A. B. ", "3 May 2013 ", "?!"]
)
def test_one_unit_over_and_over_is_covered_too(unit: str) -> None:
    text = unit * (40_000 // len(unit))
    covered = "".join(text[sentence.start : sentence.end] for sentence in split(text, WORDS))
    assert "".join(covered.split()) == "".join(text.split())


def test_no_text_has_no_sentences() -> None:
    assert split("", WORDS) == ()
    assert split(" \n\t\n", WORDS) == ()
