"""Readers' comments below an article are no story."""

from timeline import boilerplate
from timeline.lang.en import story
from timeline.sentences import split

WORDS = story.load()
ARTICLE = """The harbour board closed the northern quay on Monday.
Divers had found cracks in its piles.
The quay was built in 1911.
The board will meet in June.
"""
COMMENTS = """Posted by: gull_watcher | March 14, 2019 9:12 AM | Report abuse
I have said for years that you cannot trust that quay.
Posted by: Rosa | March 14, 2019 9:40 AM | Report abuse
We walked there in 2015 and I saw the cracks myself.
Posted by: gull_watcher | March 14, 2019 10:02 AM | Report abuse
You did not, Rosa. I was there."""


def notices(text: str) -> set[int]:
    flagged = boilerplate.flag(text, split(text, WORDS), WORDS)
    return {sentence.paragraph for sentence in flagged if sentence.role == "notice"}


def test_what_follows_the_first_stamp_of_several_is_talk() -> None:
    assert notices(ARTICLE + COMMENTS) == {4, 5, 6, 7, 8, 9}


def test_two_stamps_are_no_comments() -> None:
    two = "\n".join(COMMENTS.split("\n")[:4])
    assert not {0, 1, 2, 3} & notices(ARTICLE + two)


def test_stamps_of_a_report_that_speaks_of_nobody_are_no_comments() -> None:
    log = "\n".join(
        f"March 14, 2019 9:{minute} AM: The tug left the quay with the barge." for minute in (10, 20, 30, 40)
    )
    assert not notices(ARTICLE + log)


def test_the_stamps_of_an_articles_head_do_not_count() -> None:
    head = "March 14, 2019 9:12 AM\nBy Olaf Lind\nUpdated March 14, 2019 9:40 AM\n"
    assert not {3, 4, 5, 6} & notices(head + ARTICLE + "Posted by: Rosa | March 15, 2019 9:40 AM\nI knew it.")
