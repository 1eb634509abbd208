"""Dates that stand alone over what happened on them: they open the sentence that follows."""

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.model import STORY, Sentence

_FEWEST = 2
"""Dates alone that make a chronicle: one may be the page's own."""


def headed(text: str, sentences: Sequence[Sentence], heading: re.Pattern[str]) -> list[Sentence]:
    """The sentences, each date alone of a chronicle joined to the sentence of the story behind it."""
    if len(sentences) <= _FEWEST:
        return list(sentences)
    alone = [heading.fullmatch(text, one.start, one.end) is not None for one in sentences]
    behind = [*sentences[1:], None]
    opens = [
        is_date and after is not None and after.role in STORY and not other
        for is_date, after, other in zip(alone, behind, [*alone[1:], True], strict=True)
    ]
    if sum(opens) < _FEWEST:
        return list(sentences)
    joined: list[Sentence] = []
    for place, one in enumerate(sentences):
        if place and opens[place - 1]:
            joined[-1] = replace(one, start=sentences[place - 1].start, role="body")
        else:
            joined.append(one)
    return joined
