"""The entries of chronicles, files and listings: what stands at a line's head, or above it, dates what it tells."""

from datetime import date

import pytest

import timeline
from timeline.calendar import edtf
from timeline.calendar.when import When


def told(text: str, written: str | None = None) -> dict[str, str]:
    made = timeline.build(timeline.Document(text, date=written))
    assert all(timeline.replay(event) == event.when for event in made.events)
    return {event.headline: edtf.write(event.when) for event in made.events if isinstance(event.when, When)}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("### May 1848\n\n- 5th: Students march.\n- 9th: The king leaves.", ["1848-05-05", "1848-05-09"]),
        ("2011\nMarch\nThe pier opens.\nOctober 12\nThe pier burns.", ["2011-03", "2011-10-12"]),
        (
            "3 May 2011\n- The pier opens.\n- A choir sings.\n6 May 2012\n- It burns.",
            ["2011-05-03"] * 2 + ["2012-05-06"],
        ),
        ("4 April 1999. Claim filed. 9 June 1999. Order made.", ["1999-04-04", "1999-06-09"]),
        ("Biopsy 6/23/2019: benign. Scan 12/20/2019: no change.", ["2019-06-23", "2019-12-20"]),
        ("Admitted 11/14/21, discharged 11/17/21.", ["2021-11-14", "2021-11-17"]),
        ("Hip replacement (March 2012).", ["2012-03"]),
        ("Updated: 11/14/21 10:15", []),
        ("He read Silent Night (1943).", []),
    ],
)
def test_entries_are_dated_by_their_heads(text: str, events: list[str]) -> None:
    assert sorted(told(text).values()) == events


def test_entries_in_the_present_lie_before_the_day_of_writing() -> None:
    text = "July 31\nA roof fall shuts the mine.\nAug. 2\nA drill reaches the men.\nAug. 8\nRescuers send food."
    assert sorted(told(text, "2017-08-09").values()) == ["2017-07-31", "2017-08-02", "2017-08-08"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("UP NEXT\nRovers: Host Hill on Sunday.\nPilots: Travel to Omaha on Sunday.", ["2017-12-31", "2017-12-31"]),
        ("Saturday — Choir in the chapel, 8 p.m.", ["2017-12-30T20:00:00"]),
        ("Friday's events: The senate votes on the bill.", ["2017-12-29"]),
        ("The club has called off a dinner on Saturday night.", []),
        ("UP NEXT\nThe Rovers lost to Hill on Sunday.", ["2017-12-24"]),
    ],
)
def test_a_listing_looks_ahead(text: str, days: list[str]) -> None:
    assert date(2017, 12, 25).weekday() == 0
    assert [day for day in told(text, "2017-12-25").values() if "2017-12-3" in day or day in days] == days


def test_a_dated_letter_is_no_event() -> None:
    assert told("By letter dated 8 August 2013, the tenant disputed the rise in her rent.") == {
        "The tenant disputed the rise in her rent": "2013-08-08"
    }
    assert told("A letter dated 8 August 2013 says the rent is too high.") == {}
