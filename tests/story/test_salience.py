"""Salience: between 0 and 1, the same in every run, higher for what more sources tell as a fact."""

import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whens import whens

from timeline.calendar.when import Unresolved, When
from timeline.model import Event, Quote, Status, Trail
from timeline.story import salience

ROOT = Path(__file__).parents[2]
QUOTE = Quote("a", 0, 4, "text")
PLAIN = Event("Harbour strike begins", When.of_day(2019, 3, 4), (QUOTE,), Trail("a", None), sources=(1,), key="p")
OTHERS = [
    replace(PLAIN, headline="Harbour board answers the strike", key="q"),
    replace(PLAIN, headline="Circus visits Kalmar", key="r"),
]


EVENTS = st.lists(
    st.builds(
        Event,
        st.lists(st.sampled_from(["harbour", "strike", "Kalmar", "quay", "of"]), max_size=5).map(" ".join),
        whens() | st.just(Unresolved("none")),
        st.lists(st.just(QUOTE), max_size=2).map(tuple),
        st.just(Trail("a", None)),
        st.sampled_from(Status),
        sources=st.sampled_from([(), (1,), (1, 2, 5)]),
        salience=st.floats(0, 1),
    ),
    max_size=6,
)


def salience_of(event: Event) -> float:
    """Its salience among the others."""
    return salience.with_salience([event, *OTHERS])[0].salience


@pytest.mark.parametrize(
    "less",
    [
        {"status": Status.REPORTED},
        {"status": Status.PLANNED},
        {"status": Status.HYPOTHETICAL},
        {"when": When.of_month(2019, 3)},
        {"when": Unresolved("none")},
        {"confidence": 0.5},
        {"headline": "Circus elephants wander"},
        {"sources": (), "quotes": ()},
    ],
)
def test_what_lowers_it(less: dict[str, object]) -> None:
    assert salience_of(replace(PLAIN, **less)) < salience_of(PLAIN)  # type: ignore[arg-type]


def test_what_raises_it() -> None:
    two = replace(PLAIN, sources=(1, 2), quotes=(QUOTE, replace(QUOTE, document="b")))
    three = replace(two, sources=(1, 2, 3))
    assert salience_of(PLAIN) < salience_of(two) < salience_of(three)


def test_only_words_of_four_letters_and_more_count() -> None:
    four, three, none = (
        salience.with_salience([replace(PLAIN, headline=line)] * 2)[0].salience for line in ("Quay", "Pub", "")
    )
    assert four > three == none


def test_a_full_stop_is_no_part_of_a_word() -> None:
    assert salience_of(replace(PLAIN, headline="“Harbour” strike, begins!")) == salience_of(PLAIN)


@given(EVENTS, st.floats(-5, 5))
def test_it_lies_between_0_and_1(some: list[Event], confidence: float) -> None:
    ranked = salience.with_salience(replace(event, confidence=confidence) for event in some)
    assert all(0 <= event.salience <= 1 for event in ranked)
    assert [replace(event, salience=0) for event in ranked] == [
        replace(event, salience=0, confidence=confidence) for event in some
    ]


@given(EVENTS, st.randoms(use_true_random=False))
def test_it_does_not_depend_on_the_order(some: list[Event], dice: random.Random) -> None:
    places = dice.sample(range(len(some)), len(some))
    ranked = salience.with_salience(some)
    assert salience.with_salience(some[place] for place in places) == tuple(ranked[place] for place in places)


PROGRAM = """
from timeline.calendar.when import When
from timeline.model import Event, Quote, Trail
from timeline.story import merging, salience
words = [f"word{number:04d}" * (1 + number % 3) for number in range(60)]
events = [
    Event(" ".join(words[(7 * place + 11 * step) % 60] for step in range(9)), When.of_day(2019, 3, 4),
          (Quote("a", place, place + 1, "x"),), Trail("a", None), sources=(1,), key=str(place))
    for place in range(200)
]
for event in merging.merge(events):
    print(event.key, event.other_keys)
for event in events:
    words = salience._words(event)
    frequency = salience.Counter({word: 1 + len(word) % 7 + int(word[4:8]) for word in words})
    print(repr(salience._salience(event, words, frequency, 200)))
"""


@pytest.mark.slow
def test_no_hash_seed_changes_what_is_merged_or_how_it_is_ranked() -> None:
    """To the last bit: a sum over a set would differ there, and so sooner or later in what is shown."""
    printed = set()
    for seed in ("0", "1", "77"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        done = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, check=True)
        printed.add(done.stdout)
    assert len(printed) == 1
