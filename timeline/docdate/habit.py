"""In which order a document's country writes day and month in figures, told by its language's tag or its address."""

import re

from timeline.calendar.figures import Order
from timeline.lexicon.story import StoryWords
from timeline.model import Document

_REGION = re.compile(r"[-_]([A-Za-z]{2})$")
_HOST = re.compile(r"https?://[^/?#]{1,253}?\.([a-z]{2,3})(?:[:/?#]|$)", re.IGNORECASE)


def habit_of(document: Document, words: StoryWords) -> Order:
    """The order that is usual where a document comes from, "" where nothing tells where that is."""
    found = _REGION.search(document.language) or _HOST.match(document.url)
    place = found[1].upper() if found else ""
    if place in words.day_first:
        return "day first"
    return "month first" if place in words.month_first else ""
