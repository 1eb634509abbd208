"""What the dates of one sentence say of one another (Thursday 14 March 2019)."""

import pytest
from telling import date_of, event_in, events_in

STATEMENTS = [
    ("“We sank yesterday,” the skipper said on Tuesday.", "2019-03-11"),
    ("“The press broke down last week,” the printer said on 4 May 2012.", "[2012-04-23..2012-04-29]"),
]
MOVED = [
    ("The vote was put off from Monday to Friday.", "2019-03-15"),
    ("The race has been moved from 2 April to 30 April.", "2019-04-30"),
    ("The sale was brought forward from June to May.", "2019-05"),
]


@pytest.mark.parametrize(("text", "date"), STATEMENTS)
def test_quoted_words_count_from_the_day_of_the_statement(text: str, date: str) -> None:
    assert date in [date_of(event) for event in events_in(text)]


@pytest.mark.parametrize(("text", "date"), MOVED)
def test_the_new_date_of_what_is_moved_lies_ahead(text: str, date: str) -> None:
    assert date_of(event_in(text)) == date


def test_one_event_of_two_days_is_told_of_each() -> None:
    dates = [date_of(event) for event in events_in("The orchard was planted in 1951 and again in 1987.")]
    assert dates == ["1951", "1987"]


def test_more_and_less_exact_dates_of_one_event_are_one() -> None:
    dates = [date_of(event) for event in events_in("The mill burned down in 1951, on 3 May 1951, at noon.")]
    assert len(dates) == 1
