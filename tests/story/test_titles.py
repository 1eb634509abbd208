"""What a story is called."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mentions import WORDS

from timeline.model import Source
from timeline.story.titles import title


def titled(*titles: str) -> str:
    return title([Source(number, f"{number}.txt", one) for number, one in enumerate(titles, 1)], WORDS)


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        ((), ""),
        (("", ""), ""),
        (("Storm hits Kalmar",), "Storm hits Kalmar"),
        (("Storm hits Kalmar", ""), "Storm hits Kalmar"),
        (("Storm hits Kalmar | The Harbour Gazette",), "Storm hits Kalmar"),
        (("Radio Nord – Storm hits the town of Kalmar",), "Storm hits the town of Kalmar"),
        (("Storm hits Kalmar - Kustposten",), "Storm hits Kalmar"),
        (("Well-known ferry sinks",), "Well-known ferry sinks"),
    ],
)
def test_of_one_title(titles: tuple[str, ...], found: str) -> None:
    assert titled(*titles) == found


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        (("Ferry strike in Kalmar ends", "Two hurt as ferry strike in Kalmar drags on", "Board meets unions"),
         "Ferry strike in Kalmar"),
        (("ferry strike drags on", "Union on the ferry strike", "The ferry strike: who pays"), "Ferry strike"),
        (("Why the Ferry Strike matters", "The ferry strike is over", "After the ferry strike"), "Ferry strike"),
        (("Why the ferry strike matters", "The Ferry Strike is over", "After the Ferry Strike"), "Ferry Strike"),
        (("Kalmar, ferry port", "Kalmar ferry sinks", "Kalmar ferry raised"), "Kalmar ferry"),
        (("Berg wins 2019 election", "What the 2019 election tells", "Lund loses 2019 election"), "2019 election"),
    ],
    ids=["the longer of two", "in the middle", "as most write it", "in capitals", "not over a comma", "a number"],
)  # fmt: skip
def test_the_phrase_that_most_titles_share(titles: tuple[str, ...], found: str) -> None:
    assert titled(*titles) == found


def test_no_phrase_runs_over_a_comma() -> None:
    assert titled("Kalmar, ferry port", "In Kalmar, ferry crews wait") in (
        "Kalmar, ferry port",
        "In Kalmar, ferry crews wait",
    )


def test_a_phrase_does_not_begin_or_end_with_a_small_word() -> None:
    assert titled("Fall of the house of Berg", "The fall of the old house", "Rise and fall of the king") not in (
        "Fall of",
        "Fall of the",
        "Of the",
    )


def test_a_phrase_of_few_titles_is_none() -> None:
    others = [f"{word} {word.lower()}s" for word in ("Bridge", "Budget", "Harbour", "Railway", "School", "Museum",
                                                     "Forest", "Island", "Library", "Market")]  # fmt: skip
    assert titled("Ferry strike begins", "Ferry strike ends", *others[:5]) == "Ferry strike"
    assert titled("Ferry strike begins", "Ferry strike ends", *others) != "Ferry strike"


def test_where_no_phrase_is_shared_the_title_most_like_the_others() -> None:
    titles = ("Museum opens", "Ferry of Kalmar sinks", "Divers find ferry", "Kalmar mourns", "Sinking: a witness")
    assert titled(*titles) == "Ferry of Kalmar sinks"


TITLES = st.lists(
    st.lists(
        st.sampled_from(["Ferry", "strike", "Kalmar", "of", "the", "-", "|", "2019", ",", "ends"]), max_size=7
    ).map(" ".join),
    max_size=6,
)


@given(TITLES, st.randoms(use_true_random=False))
def test_it_depends_on_no_order_and_is_made_of_the_titles(titles: list[str], dice: random.Random) -> None:
    found = titled(*titles)
    assert titled(*dice.sample(titles, len(titles))) == found
    assert not found or any(found.casefold() in one.casefold() for one in titles)
    assert found or not any("Kalmar" in one for one in titles)
