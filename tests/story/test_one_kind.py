"""When two mentions of one day count as one kind of happening: each condition by itself."""

from dataclasses import replace

import pytest

from timeline.story.similarity import Cues, tell_one_kind

ONE = Cues(
    trigger="close",
    kin="end",
    words=frozenset({"bridg"}),
    context=frozenset({"bridg"}),
    actors=(frozenset({"berg"}),),
    place=frozenset({"oslo"}),
    numbers=frozenset(),
    document="x",
    first=100,
    last=100,
)
OTHER = replace(ONE, document="y")


def test_the_same_on_the_same_day_is_one_kind() -> None:
    assert tell_one_kind(ONE, OTHER)


@pytest.mark.parametrize(
    "less",
    [
        {"trigger": "halt"},
        {"kin": "halt"},
        {"actors": ()},
        {"place": frozenset()},
        {"place": frozenset({"oslo", "norway"})},
        {"actors": (frozenset({"lund"}), frozenset({"berg"}))},
        {"words": frozenset({"queue"})},
    ],
)
def test_what_is_told_less_or_more_sets_nothing_apart(less: dict[str, object]) -> None:
    assert tell_one_kind(ONE, replace(OTHER, **less))
    assert tell_one_kind(replace(OTHER, **less), ONE)


@pytest.mark.parametrize(
    "other",
    [
        {"trigger": "open", "kin": "begin"},
        {"trigger": "halt", "kin": ""},
        {"first": 99},
        {"last": 101},
        {"first": None},
        {"negated": True},
        {"held": "planned"},
        {"actors": (frozenset({"lund"}),)},
        {"place": frozenset({"bergen"})},
    ],
)
def test_another_deed_day_sense_actor_or_place_sets_apart(other: dict[str, object]) -> None:
    assert not tell_one_kind(ONE, replace(OTHER, **other))
    assert not tell_one_kind(replace(OTHER, **other), ONE)


def test_words_about_it_and_what_has_no_day_or_deed_are_of_no_kind() -> None:
    for less in ({"speech": True}, {"first": None, "last": None}, {"trigger": "", "kin": ""}):
        assert not tell_one_kind(replace(ONE, **less), replace(OTHER, **less))
