"""What a given event tells for itself."""

import pytest

from timeline.calendar.when import Unresolved
from timeline.events.given import GIVEN, mentions_of_spans
from timeline.model import Mention, Sentence
from timeline.syntax import parser

TEXT = (
    "Police in Kalmar arrested Holger Lund on Friday after a gunman robbed the Nordbank and injured two clerks. "
    "The start of the trial of Lund is expected in May."
)
SENTENCES = (Sentence(0, 107), Sentence(107, len(TEXT)))
TREES = parser.parse(TEXT, SENTENCES)


def given(*words: str) -> tuple[Mention, ...]:
    spans = [(TEXT.index(word), TEXT.index(word) + len(word)) for word in words]
    return mentions_of_spans("a.txt", TREES, spans)


def test_the_line_is_the_event_s_own_clause_without_its_word() -> None:
    arrest, robbery = given("arrested", "robbed")
    assert {"Police", "Holger", "Lund", "Friday"} <= {*arrest.headline.split()}
    assert {"arrested", "robbed", "Nordbank", "gunman"}.isdisjoint(arrest.headline.split())
    assert {"gunman", "Nordbank"} <= {*robbery.headline.split()}
    assert {"robbed", "injured", "clerks", "Police", "Lund"}.isdisjoint(robbery.headline.split())


def test_other_given_events_are_left_out_of_it() -> None:
    assert "trial" in given("start")[0].headline.split()
    start, trial = given("start", "trial")
    assert "trial" not in start.headline.split()
    assert "start" not in trial.headline.split()
    assert "Lund" in trial.headline.split()


def test_a_verb_that_shares_a_subject_has_it() -> None:
    (injury,) = given("injured")
    assert "gunman" in injury.headline.split()
    assert "Nordbank" not in injury.headline.split()


def test_the_anchor_names_the_event_and_the_quote_is_empty() -> None:
    for one, word, start in zip(given("arrested", "the trial"), ("arrested", "trial"), (0, 107), strict=True):
        assert (one.trail.anchor, one.trail.relation, one.trail.timex) == (word, GIVEN, None)
        assert (one.quote.document, one.quote.start, one.quote.end, one.quote.text) == ("a.txt", start, start, "")
        assert isinstance(one.when, Unresolved)


def test_who_and_where() -> None:
    (arrest,) = given("arrested")
    assert "Holger Lund" in arrest.participants
    assert arrest.place == "Kalmar"


@pytest.mark.parametrize("span", [(5000, 5004), (0, 0)])
def test_an_event_outside_of_all_sentences(span: tuple[int, int]) -> None:
    (one,) = mentions_of_spans("a.txt", TREES, [span])
    assert (one.headline, one.trail.anchor, one.quote.text) == ("", "", "")
    assert one.quote.start == one.quote.end == span[0]
    assert mentions_of_spans("a.txt", (), [(0, 6)])[0].headline == ""


def test_mentions_stand_in_the_order_of_the_spans() -> None:
    assert given() == ()
    some = given("robbed", "start", "arrested")
    assert [one.trail.anchor for one in some] == ["robbed", "start", "arrested"]
