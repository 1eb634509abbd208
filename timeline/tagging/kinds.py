"""What kind of text a document is, by its dates, and which of them count from its own day."""

from timeline.calendar.meaning import Clock, DayPart, Ending, Fixed, Modified, Shift, TimeMention, Weekday


def kind_of(text: str, mentions: tuple[TimeMention, ...]) -> str:
    """The kind of a document: colloquial where it is a short message, narrative where it mostly tells dates of its own.

    A narrative tells many whole dates and hardly counts from its own date; a short message has the signs of one.
    """
    if len(text) < 300 and any(sign in text for sign in ("#", "@", "http", "!!", ":)")):
        return "colloquial"
    told = sum(isinstance(mention.meaning, Fixed) for mention in mentions)
    deictic = sum(is_deictic(mention.meaning) for mention in mentions)
    return "narrative" if told >= _FEWEST_TOLD and told > 4 * deictic + _ASIDE else "news"


_FEWEST_TOLD = 8
_ASIDE = 6
"""Whole dates that news tells as background beside its own day, without becoming a narrative; set on texts of both
kinds."""


def is_deictic(meaning: object) -> bool:
    """Whether a date is counted from the day of writing."""
    day = day_meaning(meaning)
    return isinstance(day, Weekday) or (isinstance(day, Shift) and not day.from_story)


def day_meaning(meaning: object) -> object:
    """The meaning of the day that a time of day stands on."""
    if isinstance(meaning, Clock | DayPart):
        return Shift(0, "day") if meaning.on is None else day_meaning(meaning.on)
    if isinstance(meaning, Modified):
        return day_meaning(meaning.meaning)
    if isinstance(meaning, Ending) and meaning.last is not None:
        return meaning.last
    return meaning
