"""A fault on one event costs that event: it is named and counted, and the others stay."""

import pytest

import timeline
from timeline.events import extraction
from timeline.model import Document

TEXT = "A ferry sank on 3 March 2019. The mayor resigned on 5 March 2019."


def test_one_event_that_fails_is_skipped_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(anchor: object, teller: object) -> object:
        if "mayor" in anchor.tree.tokens[1].text:  # type: ignore[attr-defined]
            raise KeyError("broken")
        return working(anchor, teller)  # type: ignore[arg-type]

    working = extraction._event
    monkeypatch.setattr(extraction, "_event", failing)
    made = timeline.build(Document(TEXT, name="a.txt"))
    assert [event.headline for event in made.events] == ["A ferry sank"]
    assert [one.name for one in made.skipped] == ["a.txt"]
    assert "The mayor resigned" in made.skipped[0].reason
    assert "KeyError" in made.skipped[0].reason


def test_nothing_is_skipped_where_nothing_fails() -> None:
    made = timeline.build(Document(TEXT, name="a.txt"))
    assert (len(made.events), made.skipped) == (2, ())


def test_a_date_prints_as_edtf() -> None:
    made = timeline.build(Document(TEXT, name="a.txt"))
    assert str(made.events[0].when) == "2019-03-03"


def test_a_window_that_fits_nothing_says_how_many_events_lie_outside() -> None:
    made = timeline.build(Document(TEXT, name="a.txt"), date_from="2020")
    assert (len(made.events), made.outside) == (0, 2)
