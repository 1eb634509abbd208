import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.calendar.meaning import Fixed
from timeline.calendar.when import Ambiguous, Precision, Resolution, Unresolved, When
from timeline.model import Document, Event, Quote, Skipped, Status, Timex, Trail
from timeline.workers import serialise

DAYS = st.integers(-400_000, 4_000_000)
TEXTS = st.text(st.characters(exclude_categories=[]), max_size=20)


@st.composite
def windows(draw: st.DrawFn) -> When:
    first, length = draw(st.none() | DAYS), draw(st.none() | st.integers(0, 40_000))
    last = None if length is None else (first or 0) + length
    return When(
        first,
        last,
        draw(st.sampled_from(Precision)),
        draw(st.booleans()),
        draw(st.booleans()),
        assumed=tuple(draw(st.lists(TEXTS, max_size=2))),
        minutes=draw(st.none() | st.just((60, 75))),
    )


RESOLUTIONS: st.SearchStrategy[Resolution] = (
    windows()
    | st.builds(Ambiguous, st.lists(windows(), max_size=3).map(tuple), TEXTS)
    | st.builds(Unresolved, TEXTS, st.none() | windows(), TEXTS)
)
QUOTES = st.builds(Quote, TEXTS, st.integers(0, 99), st.integers(0, 99), TEXTS)
TIMEXES = st.builds(Timex, st.integers(0, 9), st.integers(0, 9), TEXTS, TEXTS, TEXTS, RESOLUTIONS, rule=TEXTS)
TRAILS = st.builds(Trail, TEXTS, st.none() | TIMEXES, notes=st.just(("x", "y")))
EVENTS = st.builds(
    Event,
    TEXTS,
    RESOLUTIONS,
    st.lists(QUOTES, max_size=2).map(tuple),
    TRAILS,
    st.sampled_from(Status),
    salience=st.floats(0, 1),
)


@given(EVENTS)
def test_values_come_back_equal_and_of_the_same_type(event: Event) -> None:
    back = serialise.unpack(json.loads(json.dumps(serialise.pack(event))))
    assert back == event
    assert isinstance(back, Event)
    assert type(back.status) is Status
    assert hash(back) == hash(event)


@pytest.mark.parametrize(
    "value",
    [
        Document("text", "2015"),
        Skipped("a", "b"),
        Fixed(When.of_year(1932)),
        {"a": (1, 2), 3: None},
        (),
        Precision.DAY,
        math.inf,
        {"=": "When"},
    ],
)
def test_other_values_come_back_too(value: object) -> None:
    back = serialise.unpack(json.loads(json.dumps(serialise.pack(value))))
    assert back == value
    assert type(back) is type(value)


@pytest.mark.parametrize("value", [object(), {1}, [1], b"x", Exception("x"), lambda: 1])
def test_what_would_not_come_back_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="cannot travel"):
        serialise.pack(value)


@pytest.mark.parametrize("name", ["Popen", "Path", "Worker", "object", "TimelineError"])
def test_only_values_of_the_model_are_made(name: str) -> None:
    with pytest.raises(KeyError):
        serialise.unpack({"=": name})
