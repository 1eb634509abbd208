"""Which word a time expression dates."""

import pytest
from telling import events_in, failing

DATED = [
    # an adverbial or a prepositional phrase dates the verb of its clause
    ("The tanker ran aground on Sunday.", {"Sunday": "ran"}),
    ("On Sunday the tanker ran aground off Skagen.", {"Sunday": "ran"}),
    ("Two lifeboats were launched early on Sunday.", {"Sunday": "launched"}),
    ("The guild elected a new master last year.", {"last year": "elected"}),
    ("In 1987 the guild sold its hall.", {"1987": "sold"}),
    ("On 12 May 2014, the mill burned.", {"12 May 2014": "burned"}),
    failing("a year is glued to the noun behind it", "On 12 May 2014 the mill burned.", {"12 May 2014": "burned"}),
    # each clause its own
    ("The choir sang in Bergen on Friday and left for Oslo on Saturday.", {"Friday": "sang", "Saturday": "left"}),
    ("The mill that burned down in 2011 was rebuilt in 2015.", {"2011": "burned", "2015": "rebuilt"}),
    ("The captain resigned on Monday after the ship sank in January.", {"Monday": "resigned", "January": "sank"}),
    # participles
    ("A statue unveiled in 1903 was stolen on Tuesday.", {"1903": "unveiled", "Tuesday": "stolen"}),
    ("The treaty, ratified in 1976, lapsed on Monday.", {"1976": "ratified", "Monday": "lapsed"}),
    # nouns of happening
    ("Mourners remembered the 1906 earthquake.", {"1906": "earthquake"}),
    failing(
        "a bare month before a noun is not tagged",
        "Mourners remembered the March earthquake.",
        {"March": "earthquake"},
    ),
    ("Survivors of the 1944 invasion spoke.", {"1944": "invasion"}),
    ("Survivors spoke about the invasion of 1944.", {"1944": "invasion"}),
    ("Sunday's election was peaceful.", {"Sunday": "election"}),
    # saying and said
    ("The bishop said on Tuesday that the roof had collapsed.", {"Tuesday": "said"}),
    ("The bishop said that the roof collapsed on Tuesday.", {"Tuesday": "collapsed"}),
    ("The roof collapsed on Tuesday, the bishop said.", {"Tuesday": "collapsed"}),
    # infinitives
    ("The brewery plans to open a museum in May.", {"May": "open"}),
    ("The strike is due to end on Friday.", {"Friday": "end"}),
]

NOTHING = [
    "Rents are higher than in 2012.",
    "The 2014 report has 300 pages.",
    "She was a star of the 1940s.",
    "The race is the longest since 1956.",
    failing("a day may be what the sentence is about", "Monday is a quiet day here."),
]


@pytest.mark.parametrize(("text", "governors"), DATED)
def test_the_word_that_is_dated(text: str, governors: dict[str, str]) -> None:
    found = {
        event.trail.timex.text.removesuffix("'s"): event.trail.anchor for event in events_in(text) if event.trail.timex
    }
    assert found == governors


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_dated(text: str) -> None:
    assert events_in(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "1871: New bell for the church of Port Huron",
        "1871 - New bell for the church of Port Huron",
    ],
)
def test_a_list_entry_has_no_governor(text: str) -> None:
    (event,) = events_in(text)
    assert event.trail.anchor == ""
    assert event.trail.relation == "no verb"
    assert event.headline == "New bell for the church of Port Huron"


def test_two_expressions_for_one_happening_are_one_event() -> None:
    (event,) = events_in("On Monday, at 7:40 a.m., the bridge gave way.")
    assert event.headline == "The bridge gave way"
    assert event.trail.day is not None
