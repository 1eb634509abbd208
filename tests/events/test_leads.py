"""What an article tells first, in the past and without a date, is of its day."""

import pytest

from timeline import pipeline
from timeline.calendar import edtf
from timeline.calendar.when import When
from timeline.events.leads import LEAD, lead_date, lead_sentences
from timeline.model import Document, DocumentDate, Mention, Sentence, Status, Trail

DATE = "2019-03-14"
KNOWN = DocumentDate(edtf.parse(DATE), "given")
OPENING = "The city council of Kalmar has closed the old railway bridge to all lorries."
SECOND = "Engineers found deep cracks in two of the six stone pillars."
THIRD = "The mayor asked the region for money to repair them quickly."


def leads_in(text: str, date: str | None = DATE, **more: str) -> list[Mention]:
    document = Document(text, date=date, name="text", **more)  # type: ignore[arg-type]
    return [one for one in pipeline.mentions_of(document, pipeline.Options(kind="news")).mentions if one.lead]


def lines(text: str, date: str | None = DATE) -> list[str]:
    return [one.headline for one in leads_in(text, date)]


def test_the_first_two_sentences_give_mentions_of_the_day_of_writing() -> None:
    first, second = leads_in(f"{OPENING} {SECOND} {THIRD}")
    assert (first.headline, second.headline) == (OPENING[:-1], SECOND[:-1])
    assert (first.quote.text, second.quote.text) == (OPENING, SECOND)
    assert (first.sentence, second.sentence) == (0, 1)
    assert (first.trail.anchor, first.trail.relation) == ("closed", LEAD)
    assert first.status == Status.HAPPENED


def test_the_day_is_an_inference_that_says_so() -> None:
    one = leads_in(OPENING)[0]
    assert isinstance(one.when, When)
    assert edtf.write(one.when) == "2019-03-14?"
    assert one.when.uncertain
    assert any("day before" in note for note in one.when.assumed)
    assert pipeline.replay(one.trail) == one.when
    assert one.confidence < 1
    assert one.trail.timex is None


def test_a_lead_without_a_day_has_no_date() -> None:
    assert not isinstance(lead_date(Trail("a", None)), When)


@pytest.mark.parametrize("date", [None, "2019-03", "2019-03-14?", "2019"])
def test_without_a_sure_day_of_writing_there_is_none(date: str | None) -> None:
    assert lines(OPENING, date) == []


@pytest.mark.parametrize(
    "text",
    [
        "The city council of Kalmar will close the old railway bridge to all lorries.",
        "The city council of Kalmar would have closed the old railway bridge to lorries.",
        "The city council of Kalmar closes the old railway bridge to all heavy lorries.",
        "Has the city council of Kalmar closed the old railway bridge to all lorries?",
        "They have closed the old railway bridge of Kalmar to all of the lorries.",
        "There was a long queue of heavy lorries in front of the old railway bridge.",
        "The bridge has been closed.",
        "An old railway bridge with deep cracks in two of its six stone pillars.",
        "The city council of Kalmar closed the old railway bridge on Tuesday to lorries.",
        "The city council of Kalmar closed the old railway bridge to lorries on 14 March 2019.",
    ],
    ids=[
        "future",
        "conditional",
        "present",
        "question",
        "who is meant is not said",
        "there was",
        "too short",
        "no verb",
        "dated in words",
        "dated with the day",
    ],
)
def test_what_is_no_lead(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The city council of Kalmar closed the old railway bridge to all lorries.",
        "The old railway bridge of Kalmar was closed to all lorries by the council.",
        "The old railway bridge of Kalmar has been closed to all of the heavy lorries.",
        "The council, which opened the old railway bridge in 1932, has closed it to lorries.",
    ],
    ids=["past", "passive past", "passive perfect", "an old date in another clause"],
)
def test_what_is_a_lead(text: str) -> None:
    assert lines(text) == [text[:-1]]


def test_a_label_before_the_story_is_passed_over() -> None:
    assert lines(f"Breaking news\n\n{OPENING}\n\n{SECOND}") == [OPENING[:-1], SECOND[:-1]]


def sentence(start: int, end: int, **more: object) -> Sentence:
    return Sentence(start, end, **more)  # type: ignore[arg-type]


def test_lead_sentences_are_of_the_story_and_neither_short_nor_endless() -> None:
    notice, byline = sentence(0, 90, role="notice"), sentence(90, 180, role="byline")
    label, title, first, second = sentence(180, 200), sentence(200, 290, role="headline"), *(
        sentence(300, 390), sentence(390, 480))  # fmt: skip
    assert lead_sentences([notice, byline, label, title, first, second], KNOWN) == (title, first)
    assert lead_sentences([label, first, second], KNOWN) == (first, second)
    assert lead_sentences([sentence(0, 900), first, second], KNOWN) == (first,)
    assert lead_sentences([], KNOWN) == ()
    assert lead_sentences([first, second], DocumentDate(None)) == ()


def test_a_lead_needs_another_article_that_tells_it() -> None:
    one, other = Document(OPENING, date=DATE, name="a"), Document(f"{THIRD} {SECOND}", date=DATE, name="b")
    assert pipeline.build([one]).events == ()
    assert pipeline.build([one, other]).events == ()
    (event,) = pipeline.build([one, Document(OPENING, date=DATE, name="c")]).events
    assert event.headline == OPENING[:-1]
    assert event.sources == (1, 2)
    assert all(mention.lead for mention in event.mentions)


def test_a_lead_joins_what_another_article_dates_the_day_before() -> None:
    told = "The old railway bridge was closed to all lorries by the city council of Kalmar on Wednesday."
    (event,) = pipeline.build(
        [Document(OPENING, date=DATE, name="a"), Document(told, date="2019-03-15", name="b")]
    ).events
    assert isinstance(event.when, When)
    assert edtf.write(event.when) == "2019-03-13"
    assert event.sources == (1, 2)
    assert {one.lead for one in event.mentions} == {True, False}
