"""What a page's reader has glued in front of a sentence: a picture's credit, a title in capitals, a gallery's name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from timeline.lexicon.story import StoryWords
from timeline.model import STORY, Role, Sentence

_FEWEST = 3
"""Paragraphs of a page that open alike, and go on differently, before that is taken for a label."""
_KEY = 3
_MOST = 14
"""Words of such an opening, at least and at most."""
_CAPITAL = r"[^\W0-9_a-z]"
_WORD = re.compile(r"\S+")
_DIGIT = re.compile(r"[0-9]")


def unglued(text: str, sentences: Sequence[Sentence], words: StoryWords) -> list[Sentence]:
    """The sentences, what is glued in front of a paragraph's first a sentence of its own; linear in their number."""
    alike = _alike(text, sentences)
    found: list[Sentence] = []
    for place, one in enumerate(sentences):
        opens = one.role in STORY and (not place or sentences[place - 1].paragraph != one.paragraph)
        end, role = _glued(text, one, words, alike) if opens else (one.start, one.role)
        if end > one.start:
            found.append(replace(one, end=one.start + len(text[one.start : end].rstrip()), role=role))
        if end < one.end:
            found.append(replace(one, start=end))
    return found


def _glued(text: str, one: Sentence, words: StoryWords, alike: Mapping[int, int]) -> tuple[int, Role]:
    """Where the sentence begins behind what is glued in front of it, and what that is."""
    if one.start in alike:
        return min(alike[one.start], one.end), "caption"
    for pattern, role in _patterns(words):
        if match := pattern.match(text, one.start, one.end):
            return match.end(), role
    return one.start, one.role


@lru_cache(maxsize=8)
def _patterns(words: StoryWords) -> tuple[tuple[re.Pattern[str], Role], ...]:
    """The grammar of a label, of a credit and of a title in capitals, each with the role of what it finds."""
    starter = rf"(?:{_any(tuple(sorted(words.starters)))})"
    begins = rf"(?={starter}\s[a-z0-9])"
    seller = rf"(?:{_any(words.picture_sellers)})"
    name = rf"(?!{starter}\s){_CAPITAL}[^\W0-9_]{{0,20}}\.?"
    shouted = rf"{_CAPITAL}(?:{_CAPITAL}|[.'’&-]){{1,24}}"
    return (
        (re.compile(rf"(?i:{_any(words.glued_labels)})\s(?={_CAPITAL})"), "notice"),
        (re.compile(rf"{seller}/{name}(?:\s{name}){{0,2}}(?:\s(?={_CAPITAL})|\Z)|{seller}\s{begins}"), "caption"),
        (re.compile(rf"(?:{shouted}\s){{2,8}}{begins}"), "headline"),
    )


def _any(names: tuple[str, ...]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def _alike(text: str, sentences: Sequence[Sentence]) -> dict[int, int]:
    """Where paragraphs begin that open as two others of the page do, and where that opening ends."""
    groups: dict[tuple[str, ...], list[list[re.Match[str]]]] = {}
    ends = {one.paragraph: one.end for one in sentences}
    for number, start in {one.paragraph: one.start for one in reversed(sentences)}.items():
        opening = _opening(text, start, ends[number])
        if len(opening) > _KEY:
            groups.setdefault(tuple(match[0] for match in opening[:_KEY]), []).append(opening)
    return {begin: end for group in groups.values() for begin, end in _shared(group)}


def _opening(text: str, start: int, end: int) -> list[re.Match[str]]:
    words = _WORD.finditer(text, start, end)
    return [match for match, _ in zip(words, range(_MOST), strict=False)]


def _shared(group: Sequence[Sequence[re.Match[str]]]) -> Iterator[tuple[int, int]]:
    """Where each of the openings begins and its common part ends, if that is a label: it holds a colon and no number,
    and all go on with a capital, three or more in their own way."""
    columns = [{match[0] for match in column} for column in zip(*group, strict=False)]
    length = next((place for place, column in enumerate(columns) if len(column) > 1), 0)
    if not length or len(columns[length]) < _FEWEST or not all(word[0].isupper() for word in columns[length]):
        return
    label = " ".join(match[0] for match in group[0][:length])
    if ":" in label and not _DIGIT.search(label):
        yield from ((opening[0].start(), opening[length].start()) for opening in group)
