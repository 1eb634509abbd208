"""What speaks for two mentions being one event, and what against."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.story.similarity import Cues, likeness

STEMS = st.frozensets(st.sampled_from("abcdef"), max_size=5)
CUES = st.builds(
    Cues,
    trigger=st.sampled_from(("", "a", "die", "kill")),
    kin=st.sampled_from(("", "die")),
    words=STEMS,
    context=STEMS,
    actors=st.lists(STEMS, max_size=2).map(tuple),
    place=STEMS,
    numbers=STEMS,
    document=st.sampled_from("xy"),
    sentence=st.integers(0, 1),
    speech=st.booleans(),
)
ONE = Cues(
    trigger="close",
    kin="end",
    words=frozenset({"bridg", "crack", "engin", "old"}),
    context=frozenset({"bridg", "crack", "engin", "old", "monda"}),
    actors=(frozenset({"berg"}), frozenset({"holm"})),
    place=frozenset({"oslo"}),
    numbers=frozenset({"3"}),
    document="x",
)
OTHER = replace(ONE, document="y")
NOTHING: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    "less",
    [
        {"trigger": "halt"},
        {"trigger": "halt", "kin": "halt"},
        {"words": ONE.words - {"crack"} | {"lorry"}},
        {"words": frozenset({"lorry", "truck", "queue", "toll"})},
        {"context": frozenset({"lorry"})},
        {"context": NOTHING},
        {"actors": (frozenset({"lunde"}),)},
        {"place": frozenset({"bergen"})},
        {"numbers": NOTHING},
        {"numbers": frozenset({"4"})},
        {"speech": True},
        {"document": "x", "sentence": 9},
        {"document": "x"},
    ],
)
def test_what_lowers_it(less: dict[str, object]) -> None:
    assert likeness(ONE, replace(OTHER, **less)) < likeness(ONE, OTHER)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "more_and_less",
    [
        ({"trigger": "halt", "kin": "end"}, {"trigger": "halt", "kin": "other"}),
        ({"trigger": "crack", "kin": ""}, {"trigger": "halt", "kin": ""}),
        ({"numbers": frozenset()}, {"numbers": frozenset({"4"})}),
        ({"document": "x", "sentence": 9}, {"document": "x"}),
        ({"words": ONE.words - {"crack"}}, {"words": frozenset({"lorry"})}),
        ({"context": frozenset({"bridg", "crack"})}, {"context": frozenset({"bridg"})}),
    ],
    ids=["kin", "told trigger", "no number", "two sentences", "words", "context"],
)
def test_what_is_more_alike(more_and_less: tuple[dict[str, object], dict[str, object]]) -> None:
    more, less = (likeness(ONE, replace(OTHER, **changes)) for changes in more_and_less)  # type: ignore[arg-type]
    assert more > less


@pytest.mark.parametrize(
    "same",
    [
        {"actors": ()},
        {"actors": (frozenset({"holm"}), frozenset({"lunde"}))},
        {"actors": (frozenset({"lunde"}), frozenset({"berg"}))},
        {"place": NOTHING},
        {"first": 3, "last": 3, "held": "planned", "lead": True},
    ],
    ids=["no name", "named second here", "named second there", "no place", "dates"],
)
def test_what_says_nothing(same: dict[str, object]) -> None:
    assert likeness(ONE, replace(OTHER, **same)) == likeness(ONE, OTHER)  # type: ignore[arg-type]


def test_an_empty_trigger_is_no_shared_one() -> None:
    bare = replace(ONE, trigger="", kin="")
    assert likeness(bare, replace(bare, document="y")) < likeness(replace(ONE, kin=""), replace(OTHER, kin=""))


def test_short_lines_need_less_in_common_than_long_ones() -> None:
    def sharing(others: int) -> float:
        some, more = (frozenset(f"{side}{number}" for number in range(others)) for side in "xy")
        return likeness(Cues("die", words=some, document="a"), Cues("die", words=more, document="b"))

    assert sharing(0) > sharing(3) > sharing(8) == sharing(20)


@given(CUES, CUES)
def test_it_is_the_same_in_both_directions(one: Cues, other: Cues) -> None:
    assert likeness(one, other) == likeness(other, one)


@given(CUES, CUES)
def test_another_document_never_lowers_it(one: Cues, other: Cues) -> None:
    assert likeness(one, replace(other, document="z")) >= likeness(one, other)
