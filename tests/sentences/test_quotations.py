"""Quotations that run over several sentences."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import pipeline
from timeline.lang.en import story
from timeline.model import Document, Status
from timeline.sentences import split

WORDS = story.load()


def quoted(text: str) -> list[tuple[bool, bool]]:
    return [(one.begins_quoted, one.ends_quoted) for one in split(text, WORDS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bell rang. Nobody came.", [(False, False), (False, False)]),
        ("“The bell rang,” he said. Nobody came.", [(False, False), (False, False)]),
        ("“The bell rang. Nobody came,” he said.", [(False, True), (True, False)]),
        ('"The bell rang. It was late. Nobody came," he said.', [(False, True), (True, True), (True, False)]),
        ("“The bell rang.\nNobody came,” he said.", [(False, True), (True, False)]),
        ('He is 6" tall. She is taller.', [(False, False), (False, False)]),
    ],
)
def test_sentences_know_whether_a_quotation_is_open(text: str, expected: list[tuple[bool, bool]]) -> None:
    assert quoted(text) == expected


def test_what_is_quoted_is_reported() -> None:
    text = "“The bridge is old. A lorry fell from it in 2011. Nobody was told,” the mayor said."
    (event,) = pipeline.mentions_of(Document(text), pipeline.Options()).mentions
    assert event.status == Status.REPORTED


@given(st.text(st.sampled_from('“”"«» .aA\n'), max_size=120))
def test_a_sentence_ends_quoted_only_where_the_next_begins_so(text: str) -> None:
    found = split(text, WORDS)
    for one, following in pairwise(found):
        assert not following.begins_quoted or one.ends_quoted or text[one.end : following.start].strip(" \n") == ""
