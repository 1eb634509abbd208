"""Average link: the most alike first, a group by what its members say together."""

import random
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.story.grouping import Groups, width
from timeline.story.similarity import Cues

Table = Mapping[tuple[int, int], float]
NEVER = -50.0


def numbered(count: int) -> list[Cues]:
    """So many mentions, told apart by their sentence."""
    return [Cues(sentence=number) for number in range(count)]


def joined(count: int, table: Table, most: int = 100) -> set[tuple[int, ...]]:
    """The groups of mentions for a table of log-odds, of groups with at most so many members."""

    def odds(one: Cues, other: Cues) -> float:
        return table.get((min(one.sentence, other.sentence), max(one.sentence, other.sentence)), NEVER)

    def may(groups: Groups, one: int, other: int) -> bool:
        return len(groups.members[one]) + len(groups.members[other]) <= most

    groups = Groups(numbered(count))
    groups.join(table, odds, may)
    assert all(member in groups.members[groups.of[member]] for member in range(count))
    assert sorted(member for members in groups.members.values() for member in members) == [*range(count)]
    return {tuple(sorted(members)) for members in groups.members.values()}


def test_alike_mentions_are_joined() -> None:
    assert joined(3, {(0, 1): 2.0, (1, 2): NEVER}) == {(0, 1), (2,)}
    assert joined(2, {}) == {(0,), (1,)}
    assert joined(0, {}) == set()


@pytest.mark.parametrize(("odds", "groups"), [(-0.41, 2), (-0.40, 1)])
def test_a_chance_of_two_in_five_is_enough(odds: float, groups: int) -> None:
    assert len(joined(2, {(0, 1): odds})) == groups


def test_a_group_is_joined_by_the_mean_of_its_pairs() -> None:
    three = {(0, 1): 5.0, (0, 2): 5.0, (1, 2): 5.0}
    assert joined(4, {**three, (0, 3): 4.0}) == {(0, 1, 2), (3,)}
    assert joined(4, {**three, (0, 3): 4.0, (1, 3): 4.0}) == {(0, 1, 2, 3)}


def test_the_most_alike_come_first() -> None:
    for order in (((0, 1), (1, 2)), ((1, 2), (0, 1))):
        odds = {(0, 1): 3.0, (1, 2): 2.0}
        assert joined(3, {pair: odds[pair] for pair in order}, most=2) == {(0, 1), (2,)}


def test_what_may_not_be_joined_is_not() -> None:
    assert joined(2, {(0, 1): 9.0}, most=1) == {(0,), (1,)}


def test_a_later_round_goes_on_with_the_groups_of_the_first() -> None:
    groups = Groups(numbered(3))
    groups.join([(0, 1)], lambda *_: 5.0, lambda *_: True)
    groups.join([(1, 2)], lambda one, other: 5.0 if 1 in (one.sentence, other.sentence) else -0.3, lambda *_: True)
    assert sorted(groups.members[groups.of[2]]) == [0, 1, 2]


def test_a_group_has_its_surest_and_finest_date() -> None:
    lead, month, day, never = Cues(first=5, last=5, lead=True), Cues(first=1, last=31), Cues(first=4, last=4), Cues()
    for cues in ([lead, month, day, never], [never, day, lead, month]):
        groups = Groups(cues)
        groups.join([(0, 1), (2, 3), (1, 2)], lambda *_: 5.0, lambda *_: True)
        assert groups.leading[groups.of[0]] == day
    groups = Groups([lead, month])
    groups.join([(0, 1)], lambda *_: 5.0, lambda *_: True)
    assert groups.leading[groups.of[0]] == month


@pytest.mark.parametrize(
    ("one", "days"),
    [(Cues(first=4, last=4), 0), (Cues(first=1, last=31), 30), (Cues(first=4), float("inf")), (Cues(), float("inf"))],
)
def test_width(one: Cues, days: float) -> None:
    assert width(one) == days


def test_two_large_groups_cost_no_more_than_two_small_ones() -> None:
    asked = 0

    def odds(one: Cues, other: Cues) -> float:
        nonlocal asked
        asked += 1
        return 5.0

    groups = Groups(numbered(600))
    for first in (0, 300):
        groups.join([(number, number + 1) for number in range(first, first + 299)], odds, lambda *_: True)
    asked = 0
    groups.join([(10, 590)], odds, lambda *_: True)
    assert len(groups.members) == 1
    assert asked <= 1 + 64


TABLES = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
    st.sampled_from([-3.0, -0.3, 0.5, 1.5, 4.0]),
    max_size=20,
)


@given(TABLES, st.randoms(use_true_random=False))
def test_the_order_of_the_pairs_changes_nothing(table: dict[tuple[int, int], float], dice: random.Random) -> None:
    pairs = dice.sample([*table], len(table))
    assert joined(8, {pair: table[pair] for pair in pairs}) == joined(8, table)
