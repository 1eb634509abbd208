"""Given events of several documents, through the public function."""

import pytest

import timeline
from timeline import Document
from timeline.errors import UsageError

FIRST = "A gunman robbed the Nordbank branch in Kalmar on Friday. Police chased Holger Lund to the harbour."
SECOND = "Holger Lund was chased to the harbour by police in Kalmar. He had robbed the Nordbank branch with a gun."
THIRD = "Pekka Salo robbed a Sparbank in Turku on Sunday and escaped into the forest on a stolen moped."


def spans(text: str, *words: str) -> list[tuple[int, int]]:
    return [(text.index(word), text.index(word) + len(word)) for word in words]


def test_events_of_several_documents_are_numbered_as_they_come() -> None:
    documents = [Document(FIRST, name="a"), Document(SECOND, name="b"), Document(THIRD, name="c")]
    given = [spans(FIRST, "robbed", "chased"), spans(SECOND, "chased", "robbed"), spans(THIRD, "robbed", "escaped")]
    assert timeline.merge_events(documents, given) == [[0, 1], [1, 0], [2, 3]]


def test_documents_without_names_are_told_apart() -> None:
    given = [spans(FIRST, "robbed"), spans(SECOND, "robbed")]
    assert timeline.merge_events([Document(FIRST), Document(SECOND)], given) == [[0], [0]]
    assert timeline.merge_events([Document(FIRST, name="x"), Document(THIRD, name="x")],
                                 [spans(FIRST, "robbed"), spans(THIRD, "robbed")]) == [[0], [1]]  # fmt: skip


def test_nothing_given() -> None:
    assert timeline.merge_events([], []) == []
    assert timeline.merge_events([Document(FIRST)], [[]]) == [[]]
    assert timeline.merge_events([Document("")], [[(0, 4)]]) == [[0]]


def test_spans_are_for_each_document() -> None:
    with pytest.raises(UsageError, match="a list for each document"):
        timeline.merge_events([Document(FIRST)], [])
