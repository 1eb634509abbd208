"""Mentions as documents tell them, for the tests of the story: short ways to say what is told, when and where."""

from collections.abc import Iterable
from dataclasses import replace

from timeline.calendar.when import Resolution, When
from timeline.lang.en import coreference
from timeline.model import Event, Mention, Quote, Source, Trail

WORDS = coreference.load()
DAY = When.of_day(2019, 3, 4)


def day(number: int) -> When:
    """A day of March 2019."""
    return When.of_day(2019, 3, number)


def told(
    headline: str, document: str = "a", when: Resolution = DAY, anchor: str = "", start: int = 0, **more: object
) -> Mention:
    """What a sentence of a document (a letter) tells; the sentence is the line, the anchor one of its words."""
    text = f"{headline}."
    mention = Mention(
        headline=headline,
        when=when,
        quote=Quote(document, start, start + len(text), text),
        trail=Trail(document, None, anchor),
        key=f"{document}{start}",
        source=ord(document[0]) - ord("a") + 1,
    )
    return replace(mention, **more)  # type: ignore[arg-type]


def sources(documents: str, dates: Iterable[When | None] = ()) -> list[Source]:
    """Articles with a letter each, of the outlet "A", "B" ..., published on some days (by default on the fourth)."""
    days = [*dates] or [DAY] * len(documents)
    return [
        Source(ord(letter) - ord("a") + 1, letter, outlet=letter.upper(), date=date)
        for letter, date in zip(documents, days, strict=True)
    ]


def event(headline: str, when: Resolution = DAY, **more: object) -> Event:
    """An event of one mention of the document "a"."""
    one = told(headline, when=when)
    plain = Event(headline, when, (one.quote,), one.trail, sources=(1,), key=headline, mentions=(one,))
    plain = replace(plain, salience=1.0)
    return replace(plain, **more)  # type: ignore[arg-type]
