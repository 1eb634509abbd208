"""Groups for colour and shape; why an event has its date."""

from timeline.calendar import edtf
from timeline.calendar.when import Unresolved
from timeline.model import Event, Mention, Quote, Source, Status, Timeline, Timex, Trail
from timeline.writers.categories import group
from timeline.writers.explaining import quote_lines, reason_lines
from timeline.writers.picture.theme import LOOKS, SHAPES


def event(place: str, *sources: int, status: Status = Status.HAPPENED) -> Event:
    return Event("x", edtf.parse("2020"), (), Trail("", None), place=place, sources=sources, status=status)


def test_the_most_frequent_group_is_first_and_nameless_ones_are_other() -> None:
    events = (event("Sea"), event("Port"), event(""), event("Port"))
    assert group(Timeline(events), events, "place").names == ("Port", "Sea", "other")
    assert group(Timeline(events), events, "place").of == (1, 0, 2, 0)


def test_what_does_not_tell_events_apart_makes_no_groups() -> None:
    events = (event("Sea"), event("Sea"))
    assert group(Timeline(events), events, "place").names == ("",)
    assert group(Timeline(events), events, "").of == (0, 0)


def test_rare_groups_are_other() -> None:
    events = tuple(event(f"Place {k}") for k in range(9))
    found = group(Timeline(events), events, "place")
    assert len(found.names) == 6 and found.names[-1] == "other" and found.of == (0, 1, 2, 3, 4, 5, 5, 5, 5)


def test_sources_and_statuses_are_named() -> None:
    events = (event("", 2), event("", 1, 2, status=Status.PLANNED))
    timeline = Timeline(events, documents=(Source(1, "a.txt", outlet="Globe"), Source(2, "b.txt")))
    assert set(group(timeline, events, "source").names) == {"Globe", "b.txt"}
    assert set(group(timeline, events, "status").names) == {"fact", "planned"}


def test_every_reason_is_told_once_and_in_order() -> None:
    timex = Timex(
        0, 8, "February", "DATE", "2015-02", edtf.parse("2015-02?"), "", "", "", "month", "2015-06", "document date"
    )
    other = Trail("b.txt", None, "signed", notes=("same day",))
    notes = ("the year is inferred", "the year is inferred")
    trail = Trail("a.txt", timex, "agreed", "obl", signal="since", bound_words="after Feb 2015?", notes=notes)
    when = edtf.parse("2015-02").assuming("February is the last one")
    quotes = Quote("a.txt", 0, 9, "In\nFebruary"), Quote("b.txt", 0, 6, "Signed")
    mentions = (Mention("x", when, quotes[0], trail), Mention("y", when, quotes[1], other))
    found = Event("x", when, quotes[:1], trail, mentions=mentions)
    assert quote_lines(found) == [("In February", "a.txt")]
    assert reason_lines(found) == [
        "“February” (rule month) is 2015-02, read from Jun 2015 (document date)",
        "dates “agreed” (obl)",
        "“since” makes it a bound",
        "bounded by what stands beside it: after Feb 2015?",
        "the year is inferred",
        "assumed: February is the last one",
        "also in b.txt: dates “signed”",
        "also in b.txt: same day",
    ]
    assert reason_lines(Event("x", Unresolved("no\x1b[1m date"), (), Trail("", None))) == ["no date: no date"]


def test_colours_stand_out_from_their_ground_and_there_is_a_shape_for_each() -> None:
    for look in LOOKS.values():
        assert len(look.palette) == len(SHAPES) == len(set(look.palette))
        assert all(round(contrast(color, look.ground), 1) >= 3.4 for color in look.palette)
        assert all(contrast(color, look.ground) >= 4.5 for color in (look.ink, look.soft))
        assert contrast(look.band_ink, look.band) >= 4.5


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio of two colours."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
