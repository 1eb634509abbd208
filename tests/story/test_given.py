"""Given events: one where their words and their stories are alike."""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from mentions import WORDS, told

from timeline.calendar.when import Unresolved
from timeline.model import Mention
from timeline.story.given import same_events

TEXTS = {
    "a": "A gunman robbed the Nordbank branch in Kalmar on Friday. Police chased Holger Lund to the harbour.",
    "b": "Holger Lund, who robbed the Nordbank in Kalmar, was chased to the harbour by police and arrested.",
    "c": "A gunman robbed the Sparbank branch in Turku. Police chased Pekka Salo into the forest.",
    "d": "Pekka Salo robbed the Sparbank in Turku and was chased into the forest, police say.",
}
UNDATED = Unresolved("given")


def tells(headline: str, document: str, anchor: str, start: int = 0) -> Mention:
    mention = told(headline, document, UNDATED, anchor, start)
    return replace(mention, quote=replace(mention.quote, text=""))


ROBBERIES = [
    tells("A gunman the branch", "a", "robbed"),
    tells("the Nordbank in Kalmar", "b", "robbed"),
    tells("A gunman the branch", "c", "robbed"),
    tells("the Sparbank in Turku", "d", "robbed"),
    tells("Police Lund to the harbour", "a", "chased", 60),
    tells("to the harbour by police", "b", "chased", 60),
]


def parts(mentions: Sequence[Mention]) -> set[frozenset[str]]:
    """The keys of the mentions of each event."""
    found: dict[int, set[str]] = defaultdict(set)
    for mention, number in zip(mentions, same_events(mentions, TEXTS, WORDS), strict=True):
        found[number].add(mention.key)
    return {frozenset(keys) for keys in found.values()}


def test_two_stories_that_tell_alike_are_two() -> None:
    assert parts(ROBBERIES) == {frozenset(some) for some in (("a0", "b0"), ("c0", "d0"), ("a60", "b60"))}


def test_events_are_numbered_as_they_come() -> None:
    assert same_events(ROBBERIES, TEXTS, WORDS) == [0, 0, 1, 1, 2, 2]
    assert same_events(ROBBERIES[::-1], TEXTS, WORDS) == [0, 0, 1, 1, 2, 2]
    assert same_events([], TEXTS, WORDS) == []
    assert same_events([], {}, WORDS) == []


def test_a_document_may_tell_one_event_twice() -> None:
    again = tells("the robbery of the Nordbank in Kalmar by a gunman", "a", "robbery", 90)
    first = tells("A gunman the Nordbank branch in Kalmar", "a", "robbed")
    other = tells("Police Lund to the harbour", "a", "chased", 60)
    assert same_events([first, other, again], TEXTS, WORDS) == [0, 1, 0]


def test_what_stands_in_no_sentence_is_like_nothing() -> None:
    bare = [replace(tells("", letter, ""), headline="") for letter in "aab"]
    assert same_events(bare, TEXTS, WORDS) == [0, 1, 2]


def test_two_documents_are_enough_to_tell_one_story_from_two() -> None:
    gunman, bank, _, other, *_ = ROBBERIES
    assert same_events([gunman, bank], {name: TEXTS[name] for name in "ab"}, WORDS) == [0, 0]
    apart = {"a": TEXTS["a"], "d": "Mira Aho won the marathon of Turku. Later Pekka Salo robbed the Sparbank there."}
    assert same_events([gunman, other], apart, WORDS) == [0, 1]
    assert same_events([gunman, other], {"a": TEXTS["a"], "d": TEXTS["a"]}, WORDS) == [0, 0]


@given(st.randoms(use_true_random=False), st.integers(0, len(ROBBERIES)))
def test_the_order_does_not_matter(dice: random.Random, count: int) -> None:
    some = dice.sample(ROBBERIES, count)
    assert parts(dice.sample(some, count)) == parts(some)


@given(st.lists(st.sampled_from(ROBBERIES), max_size=9))
def test_numbers_are_those_of_first_mentions(mentions: list[Mention]) -> None:
    numbers = same_events(mentions, TEXTS, WORDS)
    assert len(numbers) == len(mentions)
    assert list(dict.fromkeys(numbers)) == [*range(len(set(numbers)))]
