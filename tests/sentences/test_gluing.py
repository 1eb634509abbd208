"""What is glued in front of a sentence is a sentence of its own, and what only looks glued stays."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.lang.en import story
from timeline.sentences import split
from timeline.sentences.gluing import unglued

WORDS = story.load()
LEDE = "The ferry Hilda ran aground off Varnes on Monday with forty people on board."


def parts(*paragraphs: str) -> list[tuple[str, str]]:
    """The sentences behind a first paragraph, each with its role."""
    text = "\n".join((LEDE, *paragraphs, "Nobody was hurt."))
    return [(one.role, text[one.start : one.end]) for one in split(text, WORDS)[1:-1]]


@pytest.mark.parametrize(
    ("role", "glue", "sentence"),
    [
        ("caption", "AP", "It took two tugs to pull the ferry free."),
        ("caption", "REUTERS/Ada Stone", "Divers went down on Tuesday."),
        ("caption", "AP Photo/Ada J. Stone", "The hull has three cracks, divers said."),
        ("caption", "Getty Images", "The owner sold two ships in May."),
        ("headline", "ADA STONE", "In the call you can hear the captain."),
        ("headline", "THE LAST VOYAGE", "According to the crew, the ship turned at noon."),
        ("notice", "Media playback is not supported on this device", "Divers went down on Tuesday."),
        ("notice", "Facebook Twitter Pinterest", "Divers went down on Tuesday."),
    ],
)
def test_what_is_glued_in_front(role: str, glue: str, sentence: str) -> None:
    assert parts(f"{glue} {sentence}") == [(role, glue), ("body", sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Reuters reported on Tuesday that the owner had sold two ships.",
        "AP and two other agencies told the same story.",
        "NASA and ESA sent pictures of the wreck.",
        "THE ferry lay on the rocks for two days.",
        "Twitter Chief Executive Ada Stone bought the ferry in May.",
        "EPA Administrator Ada Stone visited the beach.",
    ],
)
def test_what_only_looks_glued_stays(sentence: str) -> None:
    assert parts(sentence) == [("body", sentence)]


def test_a_label_with_a_colon_that_three_paragraphs_open_with() -> None:
    told = ("Divers went down on Tuesday.", "People watched from the beach.", "A tug came from the south.")
    label = "Seen From Above: Ferry on the rocks"
    assert parts(*(f"{label} {one}" for one in told)) == [
        pair for one in told for pair in (("caption", label), ("body", one))
    ]
    twice = [f"{label} {one}" for one in told[:2]]
    assert parts(*twice) == [("body", one) for one in twice]


def test_an_opening_without_a_colon_or_with_a_number_is_no_label() -> None:
    for opening in ("The head of the board Olaf", "At 9:30 on Monday,"):
        lines = [f"{opening} {name} spoke to the crew." for name in ("Lind", "Berg", "Dahl")]
        assert parts(*lines) == [("body", line) for line in lines]


@given(st.text(st.sampled_from("APab. \n:/") | st.characters(), max_size=200))
def test_every_character_stays_in_one_sentence(text: str) -> None:
    sentences = split(text, WORDS)
    again = unglued(text, sentences, WORDS)
    assert all(before.end <= after.start for before, after in pairwise(again))
    held = ["".join(text[one.start : one.end] for one in some) for some in (sentences, again)]
    assert "".join(held[0].split()) == "".join(held[1].split())
    assert all(one.start < one.end for one in again)
