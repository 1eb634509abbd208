"""What a text says of its own day, beside what its page's metadata say."""

import pytest

import timeline
from timeline.calendar import edtf


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("LUND, Dec. 28, 2017 (Wire) - The mill burned on Thursday.", "2017-12-28"),
        ("LUND, Jan. 6 - The mill burned on Friday.", "2018-01-06"),
        ("Press release, 11 February 2013. Hexa today opened its mill.", "2013-02-11"),
        ("This report appeared on 19 July 1969. Crowds lined the road yesterday.", "1969-07-19"),
        ("From today, 8 September 2017, the mill is closed.", "2017-09-08"),
        ("Mill burns\nPublished: March 3, 1999\nThe mill burned on Tuesday.", "1999-03-03"),
        ("The mill burned on 3 May 2011.", "2018-01-10"),
        ("The novel appeared on 3 May 2011.", "2018-01-10"),
        ("AP June 17: A worker at the mill. The mill burned on Friday.", "2018-01-10"),
    ],
)
def test_the_day_of_a_text_goes_before_that_of_its_page(text: str, day: str) -> None:
    document = timeline.Document(text, date="2018-01-10", date_origin="metadata")
    date = timeline.build(document).documents[0].date
    assert date is not None
    assert edtf.write(date) == day


def test_a_date_that_was_given_is_kept() -> None:
    made = timeline.build(timeline.Document("LUND, Dec. 28, 2017 (Wire) - The mill burned.", date="2018-01-10"))
    assert made.documents[0].date == edtf.parse("2018-01-10")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("MINUTES of the council\nHeld on 9 May 2019 in the hall\n\nThe chairman left at 9:05 p.m.", "2019-05-09"),
        ("MEETING OF THE HARBOUR BOARD, 9 JANUARY 1957\n\nThe crane had failed.", "1957-01-09"),
        ("The meeting was held on 9 May 2019.\nThe chairman left.", "[2019-05-09?..]"),
    ],
)
def test_minutes_are_of_the_day_of_the_meeting(text: str, day: str) -> None:
    date = timeline.build(timeline.Document(text)).documents[0].date
    assert date is not None
    assert edtf.write(date) == day
