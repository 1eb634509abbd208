"""Windows, ranges, unknown and inferred document dates, and explanations that can be run again."""

import pytest

from timeline import lang
from timeline.calendar import edtf
from timeline.calendar.when import Precision, Unresolved, When
from timeline.errors import TimelineError
from timeline.model import DocumentDate, Timex
from timeline.tagging import normalise, recognise, resolve_again, tag
from timeline.tagging.kinds import kind_of

ENGLISH = lang.load("en")
DAY = "2015-01-26"
"""A Monday."""


def one(text: str, date: str | None = DAY, kind: str = "news") -> Timex:
    found = tag(text, date, kind, ENGLISH)
    assert len(found) == 1, found
    return found[0]


def in_window(text: str, window: str) -> Timex:
    document_date = DocumentDate(edtf.parse(window), "inferred")
    found = normalise(text, recognise(text, ENGLISH), document_date, "news")
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in February 2014", "2014-02"),
        ("yesterday", "2015-01-25"),
        ("last week", "[2015-01-19..2015-01-25]"),
        ("in the past week", "[2015-01-19..2015-01-26]"),
        ("in the past year", "[2014-01-26..2015-01-26]"),
        ("over the past decade", "[2005-01-26..2015-01-26]"),
        ("more than two weeks ago", "[2015-01-06..2015-01-12]"),
        ("just over a week ago", "[2015-01-13..2015-01-19]"),
        ("two weeks ago", "[2015-01-12..2015-01-18]"),
        ("more than a year ago", "[2013-01-27..2014-01-26]"),
        ("more than three months ago", "[2014-09-27..2014-10-26]"),
        ("in late July 2014", "[2014-07-21..2014-07-31]"),
        ("in the 1990s", "199X"),
        ("in the 19th century", "18XX"),
        ("in 44 BC", "-0043"),
        ("at 5 p.m. Wednesday", "2015-01-21T17:00:00"),
        ("since 2011", "2011/.."),
        ("until March 2014", "../2014-03"),
        ("the third quarter of 2014", "2014-35"),
        ("the second half of 2014", "2014-41"),
        ("the summer of 2014", "2014-22"),
        ("over the past three years", "2012-01-26~/2015-01-26~"),
    ],
)
def test_window(text: str, expected: str) -> None:
    when = one(text).when
    assert isinstance(when, When)
    assert edtf.write(when) == expected


@pytest.mark.parametrize(
    "text", ["from May to July 2014", "between May and July 2014", "May-July 2014", "May until July 2014"]
)
def test_range_is_one_lasting_window(text: str) -> None:
    first, last = tag(text, DAY, "news", ENGLISH)
    assert (first.value, last.value) == ("2014-05", "2014-07")
    for end in (first, last):
        assert isinstance(end.when, When)
        assert edtf.write(end.when) == "2014-05/2014-07"
        assert (end.begin, end.end_point) == ("2014-05", "2014-07")
        assert resolve_again(end, ENGLISH) == end.when


def test_a_range_within_a_month_has_one_year() -> None:
    begin, end = tag("They cancelled a May 3-9 trip.", DAY, "news", ENGLISH)
    assert begin.when == end.when
    assert begin.value[:4] == end.value[:4]


def test_a_range_backwards_stays_two_dates() -> None:
    first, last = tag("from 1918 to 1914", DAY, "news", ENGLISH)
    assert (first.begin, last.begin) == ("", "")


@pytest.mark.parametrize(
    "text", ["on Monday", "late last month", "in February", "yesterday", "two weeks ago", "at 5 p.m."]
)
def test_unknown_date_is_unresolved_with_a_reason(text: str) -> None:
    timex = one(text, None)
    assert timex.when == Unresolved("the document's date is not known")
    assert "XXXX" in timex.value
    assert timex.reference == ""


@pytest.mark.parametrize("text", ["in 2014", "on 3 May 1950", "in the 1990s"])
def test_unknown_date_leaves_fixed_dates(text: str) -> None:
    when = one(text, None).when
    assert isinstance(when, When)
    assert not when.assumed


def test_window_that_agrees_is_assumed() -> None:
    timex = in_window("They met in February.", "2015-01-25/2015-01-31")
    assert isinstance(timex.when, When)
    assert edtf.write(timex.when) == "2015-02?"
    assert timex.when.assumed == ("the document's date is inferred: it was written between 2015-01-25 and 2015-01-31",)


def test_window_that_differs_is_unresolved_with_bounds() -> None:
    timex = in_window("They met on Monday.", "2015-01-25/2015-01-31")
    assert isinstance(timex.when, Unresolved)
    assert timex.when.bounds is not None
    assert edtf.write(timex.when.bounds) == "[2015-01-19..2015-01-26]"
    assert timex.when.bound == "between 2015-01-19 and 2015-01-26"
    assert timex.value == "XXXX-WXX-1"


def test_window_does_not_touch_fixed_dates() -> None:
    when = in_window("They met in May 1950.", "2015-01-25/2015-01-31").when
    assert isinstance(when, When)
    assert not when.assumed


def test_a_given_day_is_no_assumption() -> None:
    when = one("They met in February.").when
    assert isinstance(when, When)
    assert not when.uncertain


def test_length_alone_is_no_date() -> None:
    assert one("for three years").when == Unresolved("it tells how long, not when")
    assert one("every Tuesday").when == Unresolved("it tells how often, not when")


def test_precision_of_times() -> None:
    when = one("at 5 p.m. Wednesday").when
    assert isinstance(when, When)
    assert (when.precision, when.minutes) == (Precision.MINUTE, (1020, 1020))


@pytest.mark.parametrize(
    "text",
    [
        "They met on Monday and will meet again in late May.",
        "From May to July 2014, and since 3 March, prices rose; until Friday they had fallen.",
        "On 22 and 24 May 1863 they stormed it. The following day, two years later and that month it burned.",
        "In the third quarter sales fell from a year earlier. The year-ago quarter was better.",
        "the third quarter of last year, this year's first quarter, March 3 last year, Friday the 13th",
        "at 5 p.m. Wednesday, last night, the next morning, 9:30, tomorrow at noon, Saturday night",
        "on Labor Day, two days before Christmas, the third Friday of March, the last week of May",
        "now, recently, soon, in the past, the past three years, the weeks ahead, every day, 1914-18, 499 to 493 BC",
    ],
)
@pytest.mark.parametrize("date", [DAY, None, "2015-01-25/2015-01-31", "2015-01-26/2015-02-09"])
@pytest.mark.parametrize("kind", ["news", "narrative", "colloquial"])
def test_explanations_run_again(text: str, date: str | None, kind: str) -> None:
    for timex in tag(text, date, kind, ENGLISH):
        assert resolve_again(timex, ENGLISH) == timex.when, timex


def test_kinds_are_told_apart() -> None:
    def kind(text: str) -> str:
        return kind_of(text, recognise(text, ENGLISH))

    assert kind("Gym tmr at 7 #fit") == "colloquial"
    assert kind("The minister said on Monday that he would resign.") == "news"
    assert kind(" ".join(f"In {year} the king built a castle." for year in range(1500, 1512))) == "narrative"


def test_language_is_loaded_once_and_by_name() -> None:
    assert lang.load("en") is ENGLISH
    with pytest.raises(TimelineError):
        lang.load("xx")


def test_numeric_dates_read_the_month_first_with_slashes() -> None:
    assert one("04/05/2014").value == "2014-04-05"
    assert one("13/05/2014").value == "2014-05-13"
    assert one("04.05.2014").value == "2014-05-04"


def test_british_english_reads_the_day_first() -> None:
    assert [t.value for t in tag("04/05/2014", DAY, "news", lang.load("en-GB"))] == ["2014-05-04"]


def test_what_is_counted_from_an_inferred_date_is_assumed_too() -> None:
    text = "They met in February. The following month they met again."
    found = normalise(
        text, recognise(text, ENGLISH), DocumentDate(edtf.parse("2015-03-05/2015-03-08"), "inferred"), "news"
    )
    assert [edtf.write(t.when) for t in found if isinstance(t.when, When)] == ["2015-02?", "2015-03?"]
    assert all(resolve_again(t, ENGLISH) == t.when for t in found)
