"""Entries: a date at the head of a line, or alone above it, dates what stands behind it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.model import STORY, Frame, Sentence
from timeline.sentences.patterns import Patterns

_FEWEST = 2
"""Dates alone that make a chronicle: one may be the page's own. So many entries that a date without its year opens, or
bullets that one opens with no mark behind it, are none by chance."""

_FEWEST_LOOSE = 3
"""The same of lines without a bullet that begin with a date and no mark behind it."""

_LONGEST = 60
"""Characters of a line that is a date alone."""


def headed(text: str, sentences: Sequence[Sentence], patterns: Patterns) -> list[Sentence]:
    """The sentences, each date alone of a chronicle joined to the sentence of the story behind it; `entry` tells where
    the words of each entry begin."""
    return list(_below(text, _joined(text, list(_opened(text, sentences, patterns)), patterns)))


_BULLETS = tuple("-*+•‣·–")


def _below(text: str, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences; of a list below a date the bullets behind the first, which is joined to it, with its place."""
    over: Sentence | None = None
    paragraph = -1
    for one in sentences:
        opens = one.paragraph != paragraph and text.startswith(_BULLETS, one.entry or one.start)
        if one.entry and not _is_in_line(text, one):
            over = one if opens else None
        elif one.entry or (over is not None and one.paragraph != paragraph and not opens):
            over = None
        listed = over is not None and over is not one and opens and one.role in STORY
        paragraph = one.paragraph
        yield replace(one, under=(over.start, over.entry)) if listed and over is not None else one


def _joined(text: str, sentences: list[Sentence], patterns: Patterns) -> list[Sentence]:
    if len(sentences) <= _FEWEST:
        return sentences
    opens = _over(text, sentences, patterns)
    if sum(opens) + sum(one.entry > 0 for one in sentences) < _FEWEST:
        return sentences
    joined: list[Sentence] = []
    for place, one in enumerate(sentences):
        if place and opens[place - 1]:
            joined[-1] = replace(one, start=sentences[place - 1].start, role="body", entry=one.start)
        else:
            joined.append(one)
    return joined


def _over(text: str, sentences: Sequence[Sentence], patterns: Patterns) -> list[bool]:
    """For each sentence whether it is a date alone over an undated sentence of the story."""
    alone = [_is_heading(text, one, patterns) for one in sentences]
    behind = [*sentences[1:], None]
    return [
        is_date and after is not None and after.role in STORY and not other and not after.entry
        for is_date, after, other in zip(alone, behind, [*alone[1:], True], strict=True)
    ]


def _is_heading(text: str, one: Sentence, patterns: Patterns) -> bool:
    """Whether a sentence is a date alone; one that does not tell its day and year must have its line for itself."""
    if one.end - one.start > _LONGEST:
        return False
    if patterns.heading.fullmatch(text, one.start, one.end):
        return True
    before, behind = text[max(0, one.start - 1) : one.start], text[one.end : one.end + 2].lstrip(" ")
    row = text.startswith("|", one.start)
    whole = before in ("", "\n") and (behind[:1] in ("", "\n", "\r") or text[one.end : one.end + 1] == " ")
    return (whole or row) and patterns.date_alone.fullmatch(text, one.start, one.end) is not None


def frames(text: str, sentences: Sequence[Sentence], patterns: Patterns) -> list[Frame]:
    """The dates that hold for what follows them: alone in their lines, for all below, and at the heads of entries, for
    their paragraph."""
    ends = {one.paragraph: one.end for one in sentences}
    found = [
        Frame(one.start, one.entry or one.end, ends[one.paragraph] if _is_in_line(text, one) else len(text))
        for one in sentences
        if one.entry or _is_heading(text, one, patterns)
    ]
    return found if len(found) >= _FEWEST else [one for one in found if one.reach < len(text)]


def _is_in_line(text: str, one: Sentence) -> bool:
    """Whether the date of an entry stands in one line with what it dates."""
    return one.entry > 0 and "\n" not in text[one.start : one.entry]


def _opened(text: str, sentences: Sequence[Sentence], patterns: Patterns) -> Iterator[Sentence]:
    """The sentences, with the place where the words of an entry begin in those that a date opens."""
    found = [_opening(text, one, patterns) for one in sentences]
    alone = sum(_is_heading(text, one, patterns) for one in sentences)
    counts = {kind: alone + sum(match is not None and match.lastgroup == kind for match in found) for kind in _NEEDED}
    for one, match in zip(sentences, found, strict=True):
        enough = match is not None and counts.get(match.lastgroup or "", 1) >= _NEEDED.get(match.lastgroup or "", 1)
        yield replace(one, entry=match.end()) if enough and match is not None and match.end() < one.end else one


_NEEDED = {"partial": _FEWEST, "bullet": _FEWEST, "loose": _FEWEST_LOOSE}
"""How many entries of a kind a document must have; of the others one is enough."""


def _opening(text: str, one: Sentence, patterns: Patterns) -> re.Match[str] | None:
    """The date that opens a sentence as an entry; without a mark behind it only at the head of a line."""
    if one.role not in STORY:
        return None
    match = patterns.opening.match(text, one.start, one.end)
    inside = text[max(0, one.start - 1) : one.start] not in ("", "\n", "\t")
    return None if match is not None and match.lastgroup in ("bullet", "loose") and inside else match
