"""The ladder as a whole: what documents become, what is kept apart, and what one article lends another."""

import pytest

from timeline import pipeline
from timeline.calendar import edtf
from timeline.calendar.when import Unresolved, When
from timeline.model import Document, Skipped, Status

SANK = "The ferry Hilda sank off Varnes on Monday, killing 12 passengers and two crew members in heavy seas."
WRECK = SANK + " Divers found the wreck on Tuesday."


def _told(*documents: Document | Skipped, **options: object) -> list[tuple[str, str]]:
    timeline = pipeline.build(documents, pipeline.Options(**options))  # type: ignore[arg-type]
    return [(edtf.write(event.when), event.headline) for event in timeline.events if isinstance(event.when, When)]


def test_an_article_lends_its_date_to_one_that_tells_the_same_event() -> None:
    dated = Document(SANK, date="2019-03-14", name="a.txt")
    undated = Document(WRECK, name="b.txt")
    timeline = pipeline.build([dated, undated])
    assert [edtf.write(event.when) for event in timeline.events if isinstance(event.when, When)] == ["2019-03-11"]
    assert timeline.events[0].sources == (1, 2)
    assert timeline.documents[1].date_origin == "inferred"
    assert "a.txt" in timeline.documents[1].date_note
    assert isinstance(timeline.undated[0].when, Unresolved)


def test_an_article_about_another_ferry_lends_nothing() -> None:
    dated = Document(SANK, date="2019-03-14", name="a.txt")
    other = Document("The ferry Anna ran aground near Holm on Monday after its engine failed.", name="b.txt")
    timeline = pipeline.build([dated, other])
    assert timeline.documents[1].date is None
    assert [event.said for event in timeline.undated] == ["Monday"]


def test_what_could_not_be_read_is_listed_and_costs_nothing() -> None:
    timeline = pipeline.build([Skipped("a.png", "is a picture"), Document(SANK, date="2019-03-14", name="b.txt")])
    assert len(timeline.events) == 1
    assert timeline.skipped == (Skipped("a.png", "is a picture"),)


@pytest.mark.parametrize(
    ("low", "high", "kept"),
    [("2019-03-11", None, 1), ("2019-03-12", None, 0), (None, "2019-03-10", 0), ("2019-03", "2019-03", 1)],
)
def test_events_are_kept_that_can_lie_between_two_dates(low: str | None, high: str | None, kept: int) -> None:
    document = Document(SANK, date="2019-03-14", name="a.txt")
    ends = {
        "date_from": edtf.parse(low) if low else None,
        "date_to": edtf.parse(high) if high else None,
    }
    assert len(_told(document, **ends)) == kept


def test_events_of_some_statuses_are_kept() -> None:
    document = Document("The bridge opened on Monday. The tunnel will close in May.", date="2019-03-14", name="a.txt")
    assert [line for _, line in _told(document, statuses=(Status.PLANNED,))] == ["The tunnel will close"]
    assert [line for _, line in _told(document)] == ["The bridge opened", "The tunnel will close"]


def test_replay_gives_the_date_again() -> None:
    timeline = pipeline.build([Document(WRECK, date="2019-03-14", name="a.txt")])
    assert len(timeline.events) == 2
    assert [pipeline.replay(event.trail) for event in timeline.events] == [event.when for event in timeline.events]


def test_the_date_of_any_event_by_its_place() -> None:
    text = "The mill burned down on 3 May 1911. Nobody was hurt. Its owner said on Friday that he would rebuild it."
    spans = [(text.index(word), text.index(word) + len(word)) for word in ("burned", "hurt", "said")]
    dates = pipeline.date_events(Document(text, date="1911-05-06", name="a.txt"), spans)
    assert [edtf.write(when) for when in dates if isinstance(when, When)] == ["1911-05-03", "1911-05-03", "1911-05-05"]


def test_named_entities_decide_who_takes_part() -> None:
    document = Document("Angela Merkel met Emmanuel Macron in Oslo on Monday.", date="2019-03-14", name="a.txt")
    event = pipeline.mentions_of(document, pipeline.Options(entities=True)).mentions[0]
    assert event.participants == ("Angela Merkel", "Emmanuel Macron")
    assert event.place == "Oslo"


def test_a_rerun_gives_the_same() -> None:
    documents = [Document(SANK, date="2019-03-14", name="a.txt"), Document(WRECK, name="b.txt")]
    assert pipeline.build(documents) == pipeline.build(documents)


def test_paragraphs_that_articles_share_are_weighed_as_such() -> None:
    appeal = "Readers gave us 20,000 pounds in May 2018."
    stories = [
        "The quay was shut in 2011.",
        "A barn burned in 2012.",
        "The choir sang in 2013.",
        "The ferry sank in 2014.",
    ]
    documents = [
        Document(f"{story}\n\nIt was the talk of the town.\n\n{appeal}", name=f"{place}.txt")
        for place, story in enumerate(stories)
    ]
    alone = [event.headline for event in pipeline.build(documents[:1]).events]
    together = [event.headline for event in pipeline.build(documents).events]
    assert len(together) == len(stories)
    assert alone == ["The quay was shut", "Readers gave us 20,000 pounds"]


def test_a_line_without_an_end_is_quoted_as_far_as_it_is_read() -> None:
    """The quote of each of its events was the whole line."""
    from timeline.limits import MAX_QUOTE_CHARS

    text = "On 3 March 2019 a ferry sank in the harbour, and the crew of the boat were saved " + "and went on " * 5_000
    made = pipeline.build([Document(text, name="a")])
    quotes = [quote for event in (*made.events, *made.undated) for quote in event.quotes]
    assert quotes
    for quote in quotes:
        assert text[quote.start : quote.end] == quote.text
        assert len(quote.text) <= MAX_QUOTE_CHARS
        assert not quote.text.endswith((" ", " an", " wen"))
