"""Listings of what is to come: "What's on this week: ...", "UP NEXT" over a few short lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.lexicon.story import StoryWords
from timeline.model import STORY, Sentence

_LONGEST_HEAD = 40
_LONGEST_ITEM = 160
"""Characters of a heading, and of an item below it: what is longer is the story again."""
_STOPS = (".", "!", "?")
_BLANKS = re.compile(r"\s{0,9}")
_PARTS = re.compile(r"\s*;\s*(?=\S)")


def cut(text: str, sentences: Sequence[Sentence], words: StoryWords, opening: re.Pattern[str]) -> Iterator[Sentence]:
    """The sentences, a listing's name cut from the date that opens its first item: "What's on: Thursday: jazz trio"."""
    for one in sentences:
        colon = text.find(":", one.start, one.start + _LONGEST_HEAD)
        item = _after_blanks(text, colon + 1) if colon > 0 else 0
        named = colon > 0 and _heads(text, replace(one, end=colon), words)[0]
        if named and one.role in STORY and item < one.end and opening.match(text, item, one.end):
            yield replace(one, end=colon + 1)
            yield replace(one, start=item)
        else:
            yield one


def _after_blanks(text: str, place: int) -> int:
    found = _BLANKS.match(text, place)
    return place if found is None else found.end()


def marked(text: str, sentences: Sequence[Sentence], words: StoryWords) -> Iterator[Sentence]:
    """The sentences, those of a listing marked; the items that semicolons part are sentences of their own."""
    below, inside = False, -1
    for one in sentences:
        heads, whole = _heads(text, one, words)
        if one.paragraph != inside:
            inside = -1
        if heads:
            below, inside = whole, one.paragraph
        elif below and one.end - one.start > _LONGEST_ITEM:
            below = False
        inner = not (heads and whole) and (heads or below or inside == one.paragraph)
        if one.role in STORY and inner:
            yield from _items(text, one)
        else:
            yield one


def _heads(text: str, one: Sentence, words: StoryWords) -> tuple[bool, bool]:
    """Whether a sentence begins with the name of a listing, and whether that is all of it."""
    line = text[one.start : one.end]
    name, colon, behind = line.partition(":")
    said = " ".join(name.lower().replace("’", "'").split()).strip("#*- ")
    named = len(name) <= _LONGEST_HEAD and (said in words.listings or said.startswith(words.listing_openings))
    possessive = colon and one.entry > 0 and "'s " in text[one.start : one.entry].replace("’", "'")
    alone = colon or (len(name) == len(line) and not line.endswith(_STOPS))
    return bool((named and alone) or possessive), not behind.strip()


def _items(text: str, one: Sentence) -> Iterator[Sentence]:
    low = one.start
    for match in (*_PARTS.finditer(text, max(one.start, one.entry), one.end), None):
        high = one.end if match is None else match.start()
        if high > low:
            yield replace(one, start=low, end=high, entry=one.entry if low == one.start else 0, ahead=True)
        low = match.end() if match is not None else high
