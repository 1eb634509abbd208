"""What decides by a little: each of these was once changed without any other test noticing."""

from timeline import docdate, lang, sentences
from timeline.calendar import edtf
from timeline.calendar.when import When
from timeline.docdate import Article, datelines
from timeline.lang.en import story
from timeline.model import Document, DocumentDate
from timeline.tagging import recognise

WORDS, LANGUAGE = story.load(), lang.load("en")


def dated(text: str) -> str:
    parts, mentions = sentences.split(text, WORDS), recognise(text, LANGUAGE)
    found = docdate.date_document(Document(text, name="a"), parts, mentions, WORDS)
    return edtf.write(found.when) if found.when else ""


def with_dateline(line: str, earliest: int) -> str:
    """The date of a dateline without a year in an article that was written in some year or later."""
    text = f"{line}\nThe ferry Hilda sank off the coast of Varnes."
    clues = DocumentDate(When(When.of_day(earliest, 1, 1).first, None), "inferred")
    found = datelines.read(text, sentences.split(text, WORDS), recognise(text, LANGUAGE), WORDS, clues)
    return edtf.write(found.when) if found.when else ""


def test_a_weekday_tells_the_year_of_a_dateline_within_four_years() -> None:
    """3 March was a Monday in 2014 and in 2008; five years on the weekday may be there again."""
    assert with_dateline("VARNES, Monday, March 3 (Kustposten) --", 2011).startswith("2014-03-03")
    assert with_dateline("VARNES, Monday, March 3 (Kustposten) --", 2010) == ""


def test_since_when_something_is_so_is_past_whatever_stands_between() -> None:
    assert dated("The quay is shut since the flood of April 2014.\nThe town is poor.") == "[2014-04-01?..]"
    assert dated("The quay is shut since April 2014.\nThe town is poor.") == "[2014-04-01?..]"


def test_a_later_date_is_ahead_only_where_the_text_says_so() -> None:
    told = "The ferry sank in March 2014. "
    assert dated(f"{told}The next one will sail in June 2016.") == "[2014-03-01?..2016-06-30?]"
    assert dated(f"{told}The next one is due in June 2016.") == "[2014-03-01?..]"


def lent(line: str, date: str) -> str:
    """The date that an article without one gets of another that tells the same."""
    texts = [f"The ferry Hilda sank {line} off the coast of Varnes with 140 passengers on board."] * 2
    articles = []
    for name, text, given in zip("ab", texts, (date, None), strict=True):
        parts, mentions = sentences.split(text, WORDS), recognise(text, LANGUAGE)
        found = docdate.date_document(Document(text, name=name, date=given), parts, mentions, WORDS)
        articles.append(Article(name, found, docdate.testimony(text, parts, mentions, found, WORDS)))
    when = {place: one.when for place, one in docdate.share(articles).items()}.get(1)
    return edtf.write(when) if when else ""


def test_the_last_thursday_is_counted_back_from_the_day_of_writing() -> None:
    assert lent("on Thursday", "2015-01-28") == "[2015-01-22?..2015-01-28?]"
    assert lent("on Wednesday", "2015-01-28") == "[2015-01-28?..2015-02-03?]"


def test_a_date_of_the_day_of_writing_itself_is_past() -> None:
    assert lent("on January 28", "2015-01-28").startswith("[2015-01-28?")
    assert lent("on January 29", "2015-01-28") == ""


def test_a_date_lies_nine_months_behind_at_most() -> None:
    assert lent("on April 28", "2015-01-28").startswith("[2014-04-28?")
    assert lent("on April 27", "2015-01-28") == ""
