"""Articles of one run lend each other their dates only where they tell the same dated event."""

from timeline import docdate, lang, sentences
from timeline.calendar import edtf
from timeline.docdate import Article
from timeline.lang.en import story
from timeline.model import Document
from timeline.tagging import recognise

WORDS, LANGUAGE = story.load(), lang.load("en")
FERRY = "The ferry Hilda sank off the coast of Varnes on Monday with 140 passengers on board, the coast guard said."
AGAIN = "Twelve were missing when the ferry Hilda sank on Monday off the coast of Varnes with 140 passengers on board."


def article(name: str, text: str, date: str | None = None) -> Article:
    document = Document(text=text, name=name, date=date)
    parts, mentions = sentences.split(text, WORDS), recognise(text, LANGUAGE)
    found = docdate.date_document(document, parts, mentions, WORDS)
    return Article(name, found, docdate.testimony(text, parts, mentions, found, WORDS))


def shared(*articles: Article) -> dict[int, str]:
    return {place: edtf.write(date.when) for place, date in docdate.share(articles).items() if date.when}


def test_the_same_event_with_the_same_weekday_dates_within_a_week() -> None:
    assert shared(article("a", FERRY, "2015-01-28"), article("b", AGAIN)) == {1: "[2015-01-26?..2015-02-01?]"}


def test_the_note_names_the_other_article_and_the_reason_is_kept() -> None:
    date = docdate.share([article("a", AGAIN), article("b", FERRY, "2015-01-28")])[0]
    assert date.when is not None
    assert date.when.assumed == ("another article of this run, whose date is known, tells the same event",)
    assert date.notes[-1] == "“b” tells the same of “Monday”, which is 2015-01-26 there."
    assert date.origin == "inferred"


def test_a_shared_date_can_be_given_back_to_the_document() -> None:
    document = Document(text=AGAIN, date="[2015-01-26?..2015-02-01?]", date_origin="inferred")
    found = docdate.date_document(document, (), (), WORDS)
    assert found.when is not None
    assert (found.origin, found.when.uncertain, len(found.when.assumed)) == ("inferred", True, 1)


def test_another_weekday_or_other_words_lend_nothing() -> None:
    known = article("a", FERRY, "2015-01-28")
    assert shared(known, article("b", AGAIN.replace("Monday", "Tuesday"))) == {}
    assert shared(known, article("b", "The ministers met in Varnes on Monday to speak of the coast guard.")) == {}


def test_two_meetings_in_one_town_stay_two() -> None:
    first = article("a", "Ministers of six countries held an extraordinary meeting on Monday in Oslo.", "2015-01-27")
    second = article("b", "The board of the Norwegian port authority held a meeting with unions on Monday in Oslo.")
    assert shared(first, second) == {}


def test_a_day_of_a_month_tells_the_year() -> None:
    known = article("a", FERRY.replace("Monday", "Jan. 26"), "2015-03-02")
    unknown = article("b", AGAIN.replace("Monday", "Jan. 26"))
    assert shared(known, unknown) == {1: "[2015-01-26?..2015-10-26?]"}


def test_a_date_that_lies_ahead_or_long_ago_tells_nothing() -> None:
    unknown = article("b", AGAIN.replace("Monday", "Jan. 26"))
    assert shared(article("a", FERRY.replace("Monday", "Jan. 26"), "2015-12-30"), unknown) == {}
    ahead = AGAIN.replace("were missing when", "will be missing if").replace("sank on Monday", "sinks on Jan. 26")
    assert shared(article("a", FERRY.replace("Monday", "Jan. 26"), "2015-01-28"), article("b", ahead)) == {}


def test_the_text_s_own_window_is_kept_in_mind() -> None:
    known = article("a", FERRY.replace("Monday", "Jan. 26"), "2015-03-02")
    unknown = article("b", AGAIN.replace("Monday", "Jan. 26") + " The yard that built it was sold in March 2015.")
    assert shared(known, unknown) == {1: "[2015-03-01?..2015-10-26?]"}


def test_articles_that_do_not_agree_lend_nothing() -> None:
    one, other = article("a", FERRY, "2015-01-28"), article("b", FERRY, "2016-05-25")
    assert shared(one, other, article("c", AGAIN)) == {}


def test_dated_articles_are_left_alone() -> None:
    assert shared(article("a", FERRY, "2015-01-28"), article("b", AGAIN, "2015-02-27")) == {}
