"""The order of day and month in figures."""

import pytest

import timeline
from timeline.calendar import edtf
from timeline.calendar.figures import order_in
from timeline.calendar.when import When

SURVEY = "The survey was done on 03/04/2019."


def told(text: str, **fields: str) -> list[str]:
    order = fields.pop("order", "")
    made = timeline.build(timeline.Document(text, **fields), order=order)  # type: ignore[arg-type]
    return sorted(edtf.write(event.when) for event in made.events if isinstance(event.when, When))


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["03/04/2019", "28/10/2019"], "day first"),
        (["03/04/2019", "10-28-2019"], "month first"),
        (["03/04/2019"], ""),
        (["28/10/2019", "10/28/2019"], ""),
    ],
)
def test_a_day_over_twelve_shows_the_order(dates: list[str], order: str) -> None:
    assert order_in(dates) == order


@pytest.mark.parametrize(
    ("fields", "days"),
    [
        ({}, ["2019-03-04?"]),
        ({"order": "day first"}, ["2019-04-03"]),
        ({"order": "month first"}, ["2019-03-04"]),
        ({"language": "en-GB"}, ["2019-04-03"]),
        ({"url": "https://news.example.com.au/a"}, ["2019-04-03"]),
        ({"url": "https://example.gov/a"}, ["2019-03-04"]),
        ({"date": "28/05/2019"}, ["2019-04-03"]),
        ({"date": "2019-03-20"}, ["2019-03-04"]),
    ],
)
def test_what_decides_the_order(fields: dict[str, str], days: list[str]) -> None:
    assert told(SURVEY, **fields) == days


def test_the_date_of_a_document_is_read_as_its_text_is() -> None:
    text = "The gate was hung on 28/01/2019. The mayor resigned on Tuesday."
    assert told(text, date="03/04/2019") == ["2019-01-28", "2019-04-02"]


def test_what_stays_open_is_assumed() -> None:
    made = timeline.build(timeline.Document("The mayor resigned.", date="03/04/2019"))
    date = made.documents[0].date
    assert date is not None
    assert date.uncertain
    assert "2019-04-03" in date.assumed[0]
