"""What is kept comes back as it was."""

import dataclasses
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whens import whens

from timeline import docdate
from timeline.archive import rows
from timeline.calendar.when import Ambiguous, Precision, Unresolved, When
from timeline.model import DocumentDate, Mention, Quote, Status, Timex, Trail
from timeline.story import within

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
LISTS = st.lists(TEXTS, max_size=3).map(tuple)
NUMBERS = st.integers(0, 1 << 40)
RESOLUTIONS = st.one_of(
    whens(),
    st.builds(When.assuming, whens(), TEXTS),
    st.builds(Ambiguous, st.lists(whens(), min_size=1, max_size=3).map(tuple), TEXTS),
    st.builds(Unresolved, TEXTS, st.none() | whens(), TEXTS),
)
TIMEXES = st.builds(
    Timex, NUMBERS, NUMBERS, *[TEXTS] * 3, RESOLUTIONS, *[TEXTS] * 7
)  # fmt: skip
TRAILS = st.builds(
    Trail,
    st.just("name"),
    st.none() | TIMEXES,
    TEXTS,
    TEXTS,
    st.none() | whens(),
    TEXTS,
    st.none() | whens(),
    TEXTS,
    LISTS,
)
MENTIONS = st.builds(
    Mention, TEXTS, RESOLUTIONS, st.builds(Quote, st.just("name"), NUMBERS, NUMBERS, TEXTS, TEXTS), TRAILS,
    st.sampled_from(Status), TEXTS, TEXTS, LISTS, TEXTS, LISTS, TEXTS, st.floats(0, 1), LISTS, NUMBERS, st.booleans(),
    st.just(7), LISTS, LISTS, LISTS,
)  # fmt: skip


def _through(values: tuple[object, ...]) -> tuple[object, ...]:
    """The values as SQLite gives them back."""
    with closing(sqlite3.connect(":memory:")) as base:
        found: tuple[object, ...] = base.execute(f"SELECT {', '.join('?' * len(values))}", values).fetchone()
        return found


def _types(value: object) -> object:
    """A value with the types of all that is in it, for 1 and True are equal."""
    if dataclasses.is_dataclass(value):
        inner = [getattr(value, field.name) for field in dataclasses.fields(value)]
        return type(value), [_types(one) for one in inner]
    return (tuple, [_types(one) for one in value]) if isinstance(value, tuple) else (type(value), value)


@given(MENTIONS)
def test_a_mention_comes_back_as_it_was(mention: Mention) -> None:
    back = rows.to_mention(_through(rows.of_mention(mention)), "name", 7)
    assert back == mention
    assert _types(back) == _types(mention)


@given(RESOLUTIONS, whens())
def test_the_days_of_a_mention_leave_none_out_that_can_lie_in_a_window(when: object, window: When) -> None:
    mention = dataclasses.replace(SOME, when=when)
    values = dict(zip(rows.MENTION, rows.of_mention(mention), strict=True))
    first, last = values["first"], values["last"]
    fits = (first is None or window.last is None or first <= window.last) and (
        last is None or window.first is None or last >= window.first
    )
    event = type("Event", (), {"when": when})()
    assert fits or not within(event, window, window)


SOME = Mention("A mill burned", When.of_day(1999, 5, 1), Quote("name", 0, 3, "..."), Trail("name", None))


def test_a_mention_that_quotes_another_document_is_refused() -> None:
    with pytest.raises(ValueError, match="quotes other"):
        rows.of_mention(dataclasses.replace(SOME, quote=Quote("other", 0, 3, "...")))


@given(st.none() | whens(), LISTS)
def test_a_date_comes_back_as_it_was(when: When | None, notes: tuple[str, ...]) -> None:
    date = DocumentDate(when, "inferred", notes)
    assert _types(rows.unpacked(rows.packed(date))) == _types(date)


@given(LISTS, TEXTS, NUMBERS, st.none() | st.integers(-(10**8), 10**8))
def test_a_testimony_comes_back_as_it_was(words: tuple[str, ...], said: str, field: int, day: int | None) -> None:
    one = docdate.Testimony(words, said, field, day)
    assert rows.to_testimony(_through(rows.of_testimony(one))) == one


@given(st.text(), st.lists(st.integers(-(1 << 63), (1 << 63) - 1)))
def test_texts_and_fingerprints_come_back_as_they_were(text: str, keys: list[int]) -> None:
    assert rows.to_text(rows.of_text(text)) == text
    assert rows.to_keys(rows.of_keys(keys)) == set(keys)


def test_what_has_its_default_takes_no_room() -> None:
    assert rows.packed(When.of_number(5)) == '["w",5,5]'
    assert rows.packed(When(5, 5, Precision.MINUTE)) == '["w",5,5,12]'
    assert rows.packed(None) == "null"
