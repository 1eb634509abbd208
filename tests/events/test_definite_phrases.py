"""What bare phrases stand for: "the company", "the university"."""

import pytest
from telling import event_in, events_in

ABOUT_ORLEN = "Shares in Orlen fell. The Polish oil company Orlen pumps crude in Lithuania. "

COMPANIES = [
    (
        "Analysts had warned that Nordal shares were too dear. The company cut its dividend on Monday.",
        "Nordal cut its dividend",
    ),
    (
        "Nordal's chief executive left. The company's profit fell by a third on Monday.",
        "Nordal's profit fell by a third",
    ),
    (ABOUT_ORLEN + "The oil giant closed two refineries on Monday.", "Orlen closed two refineries"),
    (ABOUT_ORLEN + "A judge told the company on Monday to pay.", "A judge told Orlen to pay"),
    ("A judge heard Nordal, a shipping company. The company won on Monday.", "Nordal won"),
]

KEPT_COMPANIES = [
    "Analysts saw Nordal shares rise as Brask shares fell. The company cut its dividend on Monday.",
    "Talks went on in Norway. The company cut its dividend on Monday.",
    "President Voss met the strikers in Oslo. The company cut its dividend on Monday.",
    "Nordal shares fell. The company that runs the ferries cut its dividend on Monday.",
    "Nordal shares fell. The parent company of the bank cut its dividend on Monday.",
]

THINGS = [
    (
        "Students at Tartu University fell ill. Lectures stopped. The university closed its doors on Monday.",
        "Tartu University closed its doors",
    ),
    ("Crowds filled Kossuth Square. Police cleared the square on Monday.", "Police cleared Kossuth Square"),
    (
        "The head of the Finnish Trade Ministry resigned. The ministry named an envoy on Monday.",
        "The Finnish Trade Ministry named an envoy",
    ),
]

DESCRIBED = [
    ("The rival agency, Brask & Holm's, which on Monday cut its rating, is small.", "Brask & Holm's cut its rating"),
]

NOT_DESCRIBED = [
    "Doctors praised a surgical trial and a dental trial. The trial was stopped on Monday.",
    "Doctors praised a surgical trial. This trial is late. The trial was stopped on Monday.",
    "Doctors praised a surgical trial. Trials are dear. The trial was stopped on Monday.",
    "Doctors praised the first trial. The trial was stopped on Monday.",
]

KEPT_THINGS = [
    "Police saw Tartu University and Riga University fall out. The university closed its doors on Monday.",
    "Universities struck. So did Tartu University. The university in Narva closed its doors on Monday.",
    "Buses ran late. Trams stood still. Trains were full. Fans of the Mira Holt concert wept. Papers raved. "
    "The concert was cancelled on Monday.",
]


@pytest.mark.parametrize(("text", "words"), COMPANIES + THINGS + DESCRIBED)
def test_a_bare_phrase_is_named(text: str, words: str) -> None:
    assert words in events_in(text)[-1].headline


@pytest.mark.parametrize("text", KEPT_COMPANIES)
def test_a_company_that_may_be_another_stays(text: str) -> None:
    assert "company" in event_in(text).headline


@pytest.mark.parametrize("text", KEPT_THINGS)
def test_a_thing_that_may_be_another_stays(text: str) -> None:
    line = event_in(text).headline
    assert line.startswith(("The university", "The concert"))


@pytest.mark.parametrize("text", NOT_DESCRIBED)
def test_a_thing_that_may_be_another_is_not_described(text: str) -> None:
    assert event_in(text).headline == "The trial was stopped"


def test_what_the_line_names_is_not_named_twice() -> None:
    event = event_in(ABOUT_ORLEN + "Orlen director Jan Holm said on Monday that the company would pay.")
    assert event.headline.count("Orlen") == 1


def test_the_speaker_is_named_too() -> None:
    assert event_in(ABOUT_ORLEN + "Two refineries closed on Monday, the company said.").speaker == "Orlen"
