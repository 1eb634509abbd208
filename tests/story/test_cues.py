"""What of a mention is compared."""

import pytest
from mentions import DAY, WORDS, told

from timeline.calendar.when import Ambiguous, Resolution, Unresolved, When
from timeline.model import Mention, Quote, Status
from timeline.story.cues import cues_of
from timeline.story.similarity import Cues


def cues(headline: str = "Three sailors fled to Malmö", anchor: str = "fled", **more: object) -> Cues:
    return cues_of(told(headline, anchor=anchor, **more), WORDS)  # type: ignore[arg-type]


def test_the_trigger_is_the_anchor_in_its_base_form_and_no_word_beside_itself() -> None:
    one = cues()
    assert (one.trigger, one.kin) == ("flee", "escape")
    assert one.words == {"three", "sailo", "malmö"}
    assert one.numbers == {"Three"}


def test_the_sentence_is_the_context() -> None:
    quote = Quote("a", 40, 99, "On Monday three sailors fled to Malmö, the harbour police said.")
    one = cues(quote=quote)
    assert one.context == {"monda", "three", "sailo", "malmö", "harbo", "polic"}
    assert (one.document, one.sentence) == ("a", 40)
    assert not cues(quote=Quote("a", 40, 40, "")).context


@pytest.mark.parametrize(
    ("headline", "anchor", "trigger"),
    [
        ("Berg took office", "took", ""),
        ("Plane crash", "", "crash"),
        ("The plane went down", "went", ""),
        ("Oil rig: fire", "oil fire", "fire"),
        ("!?", "", ""),
        ("", "", ""),
        ("Fire !", "", "fire"),
    ],
)
def test_what_tells_the_event(headline: str, anchor: str, trigger: str) -> None:
    assert cues(headline, anchor).trigger == trigger


def test_names_are_compared_by_their_words() -> None:
    one = cues(participants=("Anna Berg", "the", "Norrlinje"), place="New Malmö")
    assert one.actors == ({"anna", "berg"}, {"norrl"})
    assert one.place == {"new", "malmö"}


@pytest.mark.parametrize(
    ("when", "window"),
    [
        (DAY, (DAY.first, DAY.first)),
        (When(DAY.first, None), (DAY.first, None)),
        (When.of_year(2019), (When.of_year(2019).first, When.of_year(2019).last)),
        (Unresolved("none"), (None, None)),
        (Ambiguous((DAY,), "two"), (None, None)),
    ],
)
def test_the_window(when: Resolution, window: tuple[int | None, int | None]) -> None:
    one = cues(when=when)
    assert (one.first, one.last) == window


def test_a_report_is_held_as_a_fact_and_nothing_else_is() -> None:
    held = {status: cues(status=status).held for status in Status}
    assert held.pop(Status.REPORTED) == held[Status.HAPPENED]
    assert len(set(held.values())) == len(held) == 6


def test_saying_and_leads_are_marked() -> None:
    assert cues("The board said no", "said").speech
    assert not cues().speech
    assert cues(lead=True).lead
    assert not cues().lead


def test_a_mention_of_nothing_has_no_cues() -> None:
    bare = Mention("", Unresolved("none"), Quote("", 0, 0, ""), told("x").trail)
    assert cues_of(bare, WORDS) == Cues(held="happened")
