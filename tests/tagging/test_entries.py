"""Numbers before a colon: clock times of a live page, years of a chronicle."""

import pytest

import timeline

LIVE = "2051: The mayor says so.\n\n2043: The crowd sings.\n\n1957: The gates open, as in 2009.\n"
MORNING = "0946: The gates open.\n\n1205: The choir sings.\n\n1430: The mayor speaks.\n"
CHRONICLE = "1874: A company is formed.\n\n1912: Two trains meet.\n\n2030: A new line opens.\n"
PLAIN = "1905: The mill opens.\n\n1938: It burns.\n\n1952: It opens again.\n"


@pytest.mark.parametrize(
    ("text", "years"),
    [
        (LIVE, ["2009"]),
        (MORNING, []),
        (CHRONICLE, ["1874", "1912", "2030"]),
        (PLAIN, ["1905", "1938", "1952"]),
        ("2051: The mayor says so.\n\n2043: The crowd sings.\n", ["2051", "2043"]),
    ],
    ids=["live page", "early entry", "minutes over 59", "years of the past", "too few"],
)
def test_years_before_a_colon(text: str, years: list[str]) -> None:
    assert [one.value for one in timeline.tag(text, "2011-02-11") if one.rule == "year"] == years


def test_without_the_day_of_writing_nothing_is_dropped() -> None:
    assert [one.value for one in timeline.tag(LIVE)] == ["2051", "2043", "1957", "2009"]
