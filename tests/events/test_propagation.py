"""The date of an event given by its place in the text, also where its sentence holds none."""

import pytest

from timeline import date_events
from timeline.calendar import edtf
from timeline.calendar.when import Unresolved, When
from timeline.model import Document

STORY = (
    "HAVNES, March 14, 2019 (NWS) - A trawler sank off Havnes on Tuesday.\n\n"
    "Three men drowned. The coastguard saved the cook.\n\n"
    "The owner had bought the boat in 2009 and repaired it two years later. It will be salvaged in May, "
    "the coastguard said on Wednesday."
)

DATES = [
    ("sank", "2019-03-12"),
    ("drowned", "2019-03-12"),
    ("saved", "2019-03-12"),
    ("bought", "2009"),
    ("repaired", "2011"),
    ("salvaged", "2019-05"),
    ("said", "2019-03-13"),
]


def _date(word: str, text: str = STORY, date: str | None = "2019-03-14") -> str | None:
    start = text.index(word)
    (found,) = date_events(Document(text, date=date), [(start, start + len(word))])
    return edtf.write(found) if isinstance(found, When) else None


@pytest.mark.parametrize(("word", "date"), DATES)
def test_date_of_a_word(word: str, date: str) -> None:
    assert _date(word) == date


def test_answers_come_in_the_order_of_the_spans() -> None:
    words = ["bought", "sank", "salvaged"]
    spans = [(STORY.index(word), STORY.index(word) + len(word)) for word in words]
    found = date_events(Document(STORY, date="2019-03-14"), spans)
    assert [edtf.write(one) for one in found if isinstance(one, When)] == ["2009", "2019-03-12", "2019-05"]


def test_an_event_between_sentences_is_unresolved() -> None:
    (found,) = date_events(Document(STORY, date="2019-03-14"), [(len(STORY) + 5, len(STORY) + 9)])
    assert isinstance(found, Unresolved)


def test_without_any_date_nothing_is_said() -> None:
    assert _date("fell", "A tree fell.", date=None) is None


def test_no_spans_no_answers() -> None:
    assert date_events(Document(STORY, date="2019-03-14"), []) == []


@pytest.mark.parametrize(
    ("text", "word", "date"),
    [
        ("Unrest over a Tuesday traffic stop in Lisse went on last night.", "stop", "2019-03-12"),
        ("Monday's boat trip failed. A Friday court date was set.", "trip", "2019-03-11"),
        ("The 2011 mill census went missing on Monday.", "census", "2011"),
    ],
)
def test_a_date_before_a_noun_is_its_own(text: str, word: str, date: str) -> None:
    assert _date(word, text) == date


def test_a_verb_that_says_nothing_is_no_second_mention() -> None:
    text = (
        "The union took a vote on 4 October 2018. Prices rose.\n\nOn Tuesday a bridge fell. Crowds took to the streets."
    )
    assert _date("took to", text) == "2019-03-12"
