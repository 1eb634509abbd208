"""Which groups may become one in each round of merging, by their dates alone."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from timeline.story import merging
from timeline.story.similarity import Cues


def cues(first: int | None, last: int | None, *, lead: bool = False, document: str = "x") -> Cues:
    nothing: frozenset[str] = frozenset()
    return Cues(
        "close", "", nothing, nothing, (), nothing, nothing, document=document, first=first, last=last, lead=lead
    )


def groups(*members: list[Cues]) -> Any:
    """Groups as the rounds see them; the first member of each leads."""
    everyone = [one for some in members for one in some]
    starts = [sum(map(len, members[:place])) for place in range(len(members))]
    numbers = [tuple(range(start, start + len(some))) for start, some in zip(starts, members, strict=True)]
    return SimpleNamespace(cues=everyone, members=numbers, leading=[some[0] for some in members])


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ((1, 31), (3, 3), True),
        ((1, 31), (1, 7), True),
        ((1, 31), (1, 31), True),
        ((1, 31), (25, 40), False),
        ((1, 31), (40, 40), False),
        ((3, 3), (4, 4), False),
    ],
)
def test_a_part_lies_within_or_is_the_same_window(one: tuple[int, int], other: tuple[int, int], may: bool) -> None:
    two = groups([cues(*one)], [cues(*other)])
    assert merging._as_part(two, 0, 1) is may
    assert merging._as_part(two, 1, 0) is may


@pytest.mark.parametrize(
    ("lead", "day", "may"), [(5, 5, True), (5, 4, True), (5, 6, False), (5, 3, False), (None, 5, False)]
)
def test_a_lead_tells_of_its_day_or_the_day_before(lead: int | None, day: int, may: bool) -> None:
    two = groups([cues(lead, lead, lead=True)], [cues(day, day)])
    assert merging._as_leads(two, 0, 1) is may
    assert merging._as_leads(two, 1, 0) is may


def test_two_leads_are_of_one_day_or_of_the_next() -> None:
    for days, may in (((5, 5), True), ((5, 6), True), ((5, 7), False)):
        two = groups(*([cues(day, day, lead=True)] for day in days))
        assert merging._as_leads(two, 0, 1) is may


@pytest.mark.parametrize(
    ("few", "many", "may"), [(1, 1, False), (1, 2, False), (1, 3, True), (2, 5, False), (2, 6, True), (3, 9, False)]
)
def test_one_or_two_stragglers_join_what_is_told_three_times_as_often(few: int, many: int, may: bool) -> None:
    crowd = [cues(5, 5, document=f"crowd {number}") for number in range(many)]
    late = [cues(6, 6, document=f"late {number}") for number in range(few)]
    assert merging._as_stragglers(groups(late, crowd), 0, 1) is may
    assert merging._as_stragglers(groups(crowd, late), 0, 1) is may


def test_a_straggler_is_of_the_next_day_and_of_another_article() -> None:
    crowd = [cues(5, 5, document=str(number)) for number in range(4)]
    for day, document in ((7, "late"), (5, "late"), (None, "late"), (6, "0")):
        assert not merging._as_stragglers(groups([cues(day, day, document=document)], crowd), 0, 1)


def bare(first: int, last: int, trigger: str = "close", kin: str = "", words: int = 1) -> Cues:
    return replace(cues(first, last), trigger=trigger, kin=kin, words=frozenset(map(str, range(words))))


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (bare(1, 31), True),
        (bare(3, 3), True),
        (bare(1, 31, "halt", "end"), True),
        (bare(1, 31, "halt", "begin"), False),
        (bare(1, 31, "halt"), False),
        (bare(40, 40), False),
    ],
)
def test_bare_words_are_of_one_kind_by_their_deed_and_their_time(other: Cues, kind: bool) -> None:
    assert merging._of_one_kind(bare(1, 31, kin="end"), other) is kind


def test_two_deeds_without_kin_are_of_two_kinds() -> None:
    assert not merging._of_one_kind(bare(1, 31), bare(1, 31, "halt"))


def test_half_of_the_few_are_bare_and_the_others_are_many() -> None:
    full, large = bare(5, 5, words=6), [bare(5, 5, words=6)] * 6
    for few, may in (([bare(5, 5), full], True), ([full, full], False), ([bare(7, 7), bare(7, 7)], False)):
        assert merging._as_bare(groups(few, large), 0, 1) is may
    assert not merging._as_bare(groups([bare(5, 5)] * 2, large[:5]), 0, 1)


def test_what_is_bare_has_a_deed_and_hardly_a_word_and_is_no_speech() -> None:
    assert merging._is_bare(bare(5, 5, words=0))
    assert merging._is_bare(bare(5, 5, words=1))
    for one in (bare(5, 5, words=2), bare(5, 5, trigger=""), replace(bare(5, 5), speech=True)):
        assert not merging._is_bare(one)
