"""What is not the story: whole pages as cases, and what holds for any text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import boilerplate
from timeline.lang.en import story
from timeline.sentences import split

WORDS = story.load()
PAGES = tomllib.loads((Path(__file__).parent / "cases" / "boilerplate" / "pages.toml").read_text("utf-8"))["case"]


def notices(text: str, **options: Any) -> list[str]:
    flagged = boilerplate.flag(text, split(text, WORDS), WORDS, **options)
    return [text[sentence.start : sentence.end] for sentence in flagged if sentence.role == "notice"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_the_notices_of_a_page_and_nothing_else_are_flagged(page: dict[str, Any]) -> None:
    paragraphs = [paragraph.removeprefix("! ") for paragraph in page["paragraphs"]]
    text = "\n".join(paragraphs)
    flagged = boilerplate.flag(text, split(text, WORDS), WORDS, page.get("outlet", ""))
    found = {sentence.paragraph for sentence in flagged if sentence.role == "notice"}
    assert found == {at for at, paragraph in enumerate(page["paragraphs"]) if paragraph.startswith("! ")}
    whole = {sentence.paragraph for sentence in flagged if sentence.role != "notice"}
    assert not found & whole


def test_one_sentence_of_a_paragraph_can_be_a_notice() -> None:
    text = "The lake froze in January. Skaters came from far away. Read more: The winters of our youth."
    assert notices(text) == ["Read more: The winters of our youth."]


def test_an_article_in_one_line_is_weighed_by_sentence() -> None:
    story_text = " ".join(f"The lake froze in the winter of {year}, a ranger said." for year in range(1990, 2000))
    asks = "Please support us with $5 a month. Ada Stone contributed to this report."
    assert notices(f"{story_text} {asks}") == [
        "Please support us with $5 a month.",
        "Ada Stone contributed to this report.",
    ]


def test_the_publisher_of_a_page_tells_on_a_doubtful_paragraph() -> None:
    text = (
        "The court fined the farm on Thursday.\nThe judge gave no reason.\n"
        "The Fjord Echo can only go on with you, so please support our work from $4."
    )
    sentences = split(text, WORDS)
    assert notices(text, outlet="Fjord Echo") == [text[sentences[-1].start :]]


def test_paragraphs_that_articles_share_are_evidence() -> None:
    teaser = "Our staff pick the best of the week for you in this list of links and pictures."
    text = f"The lake froze in January.\nSkaters came from far away.\n{teaser}"
    shared = boilerplate.repeated((name, boilerplate.fingerprint(teaser)) for name in "abc")
    assert notices(text) == []
    assert notices(text, shared=shared) == [teaser]


def test_repeated_paragraphs_need_three_articles_and_do_not_count_copies() -> None:
    teaser, story_text = "12 people like this", "The court ruled in May."
    own = [(name, f"Story {name}") for name in "abcd"] + [(name, f"More of {name}") for name in "abcd"]
    assert _repeated([*own, ("a", teaser), ("b", teaser)]) == frozenset()
    assert _repeated([*own, ("a", teaser), ("b", "7 people like  this"), ("c", teaser)]) == {
        boilerplate.fingerprint("0 people like this")
    }
    copies = [(name, text) for name in "xyz" for text in (story_text, "It said no more.", "Both sides appealed.")]
    assert _repeated(copies) == frozenset()


def _repeated(paragraphs: list[tuple[str, str]]) -> frozenset[int]:
    return boilerplate.repeated((name, boilerplate.fingerprint(text)) for name, text in paragraphs)


def test_a_fingerprint_sees_no_blanks_case_or_numbers_and_an_empty_paragraph_is_none() -> None:
    same = {boilerplate.fingerprint(text) for text in ("12 People like this", "7 people  like\nthis")}
    assert len(same) == 1
    assert boilerplate.fingerprint("people like this") not in same
    assert boilerplate.fingerprint(" \n") == 0


@given(st.text(st.sampled_from("aYou we.\n\"“”'$5@!Read more:") | st.characters(), max_size=200))
def test_flagging_keeps_every_sentence_in_its_place(text: str) -> None:
    sentences = split(text, WORDS)
    flagged = boilerplate.flag(text, sentences, WORDS, "Outlet")
    assert [(one.start, one.end, one.paragraph) for one in flagged] == [
        (one.start, one.end, one.paragraph) for one in sentences
    ]
    assert all(new.role in {old.role, "notice"} for old, new in zip(sentences, flagged, strict=True))
