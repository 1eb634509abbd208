"""The values, their errors and their limits."""

import dataclasses
import datetime
from pathlib import Path

import pytest

from timeline import errors, limits, model
from timeline.calendar import meaning, when
from timeline.calendar.civil import day_number
from timeline.calendar.when import When
from timeline.errors import DateError, ModelError, ReadError, TimelineError, UsageError, WriteError
from timeline.model import Document, DocumentDate, Event, Sentence, Source, Status, Timeline, Trail

VALUES = [
    member
    for module in (model, when, meaning)
    for member in vars(module).values()
    if isinstance(member, type) and dataclasses.is_dataclass(member) and member.__module__ == module.__name__
]


@pytest.mark.parametrize("value", VALUES)
def test_values_are_frozen(value: type) -> None:
    assert value.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert value.__doc__
    assert not value.__doc__.startswith(f"{value.__name__}(")


@pytest.mark.parametrize("value", VALUES)
def test_defaults_are_shared_safely(value: type) -> None:
    for field in dataclasses.fields(value):
        assert not isinstance(field.default, list | dict | set)


@pytest.mark.parametrize(
    ("date", "kept"),
    [
        (datetime.date(2015, 1, 26), "2015-01-26"),
        (datetime.datetime(2015, 1, 26, 23, 59, tzinfo=datetime.UTC), "2015-01-26"),
        (datetime.date(33, 4, 3), "0033-04-03"),
        ("2015-01", "2015-01"),
        (None, None),
    ],
)
def test_a_document_takes_dates(date: object, kept: str | None) -> None:
    assert Document("text", date).date == kept  # type: ignore[arg-type]


def test_what_is_not_told_is_empty() -> None:
    event = Event("Storm", When.of_year(2015), (), Trail("a", None))
    assert event.status is Status.HAPPENED
    assert (event.sources, event.other_keys, event.salience, event.confidence) == ((), (), 0.0, 1.0)
    assert (Sentence(0, 4).role, Source(1, "a").date_origin, DocumentDate(None).origin) == (
        "body",
        "unknown",
        "unknown",
    )


def test_texts_are_no_part_of_a_timeline_s_identity() -> None:
    event = Event("Storm", When(day_number(2015), None), (), Trail("a", None))
    assert Timeline((event,), texts={"a": "Storm"}) == Timeline((event,))
    assert "Storm in" not in repr(Timeline((), texts={"a": "Storm in the harbour"}))


def test_statuses_are_their_names() -> None:
    assert [str(status) for status in Status] == [status.name.lower() for status in Status]


def test_every_error_is_one_of_the_library_s() -> None:
    own = [member for member in vars(errors).values() if isinstance(member, type) and issubclass(member, Exception)]
    assert {DateError, ModelError, ReadError, UsageError, WriteError} < set(own)
    assert all(issubclass(error, TimelineError) for error in own)
    assert issubclass(DateError, ValueError)


def test_a_read_error_names_the_document() -> None:
    error = ReadError("a.txt", "it is empty")
    assert (str(error), error.name, error.reason) == ("a.txt: it is empty", "a.txt", "it is empty")


def test_every_limit_is_a_positive_number_with_a_reason() -> None:
    named = {name: value for name, value in vars(limits).items() if name.isupper()}
    assert named
    assert all(isinstance(value, int | float) and value > 0 for value in named.values())
    source = Path(limits.__file__).read_text(encoding="utf-8")
    for name in named:
        assert f"\n{name} = " in source
        assert source.split(f"\n{name} = ")[1].split("\n", 2)[1].startswith('"""'), name
