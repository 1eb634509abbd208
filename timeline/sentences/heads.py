"""What stands around the story: headline, dateline, byline, caption, split off so that no parser sees them glued."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from timeline.model import Role
from timeline.sentences.patterns import LONGEST_BYLINE, Patterns

Part = tuple[int, int, Role]
Span = tuple[int, int]

_HEAD_CHARS = 700
"""A dateline that a reader has glued behind a headline or a caption stands within this many characters."""
_HEAD_SENTENCES = 3
"""A page's stamp may stand behind a headline or a caption that reads like sentences."""
_MOST_PARTS = 6
_CAPTION = 40
"""Characters before a credit in brackets that are a caption, not a dateline's place."""
_LONGEST_HEADLINE = 160
_LONGEST_CROSSHEAD = 60
_ENDS_SENTENCE = re.compile(r"""[.!?…]["”’')\]]{0,3}$""")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s]{1,400}")
_STOP_AND_BLANK = re.compile(r"[.!?]\s")
_NOT_PLAIN = re.compile(r"[0-9:•*|\"“]")
_ENDS_STOPPED = re.compile(r"""[.…:;,]["”’')\]]{0,3}$""")


def parts(text: str, start: int, end: int, patterns: Patterns, *, told: int) -> Iterator[Part]:
    """A paragraph cut into its head (dateline, byline, glued headline) and the rest, role "body", if there is any.

    `told` is the number of the story's sentences that came before.
    """
    top = told == 0
    if _ADDRESS.fullmatch(text, start, end):
        yield start, end, "notice"
        return
    if _is_whole(text, start, end, patterns, top=top):
        yield start, end, _whole_role(text, start, end, patterns)
        return
    at = start
    credit = patterns.credited.search(text, at, min(end, at + _HEAD_CHARS)) if told <= _HEAD_SENTENCES else None
    if credit is not None and credit.start() - at >= _CAPTION:
        yield from _solid(text, at, credit.end(), "caption")
        at = credit.end()
    for _ in range(_MOST_PARTS):
        match = _head_at(text, at, end, patterns, top=top)
        if match:
            yield from _solid(text, at, match[0], match[1])
            at = match[0]
        elif told <= _HEAD_SENTENCES and (glued := patterns.glued.search(text, at, min(end, at + _HEAD_CHARS))):
            yield from _before_glued(text, at, glued.start(), patterns)
            at = glued.start()
        else:
            break
    if at < end:
        yield from _solid(text, at, end, "body")


def _solid(text: str, start: int, end: int, role: Role) -> Iterator[Part]:
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()), role


def _head_at(text: str, at: int, end: int, patterns: Patterns, *, top: bool) -> tuple[int, Role] | None:
    if match := patterns.dateline.match(text, at, end):
        return match.end(), "dateline"
    if match := patterns.picture.match(text, at, end):
        return match.end(), "caption"
    if match := patterns.label.match(text, at, end):
        return match.end(), "byline"
    if match := patterns.capitals.match(text, at, end):
        return match.end(), "headline"
    match = patterns.inline.match(text, at, end) if top else None
    return (match.end(), "byline") if match else None


def updated(text: str, start: int, end: int, role: Role, patterns: Patterns) -> Iterator[Part]:
    """A sentence without the stamp of a live report, or a picture's credit, before it: "(Update 6:50 p.m.) ..."."""
    stamp = patterns.update.match(text, start, end)
    match = stamp or patterns.picture.match(text, start, end)
    if match is None:
        yield start, end, role
        return
    yield from _solid(text, start, match.end(), "dateline" if stamp else "caption")
    yield from _solid(text, match.end(), end, role)


_FEWEST_ENTRIES = 2


def entries(text: str, sentences: list[Span], patterns: Patterns) -> Iterator[Span]:
    """The sentences of a paragraph, cut before the dates that begin the entries of a chronicle run together in it:
    "19 April - Cement fails 20 April - The rig burns"."""
    if not sentences:
        return
    found = [match.start() for match in patterns.entry.finditer(text, sentences[0][0], sentences[-1][1])]
    for start, end in sentences:
        inside = found[bisect_right(found, start) : bisect_left(found, end)]
        cuts = inside if len(found) >= _FEWEST_ENTRIES else []
        for low, high in pairwise([start, *cuts, end]):
            yield low, low + len(text[low:high].rstrip())


def _is_whole(text: str, start: int, end: int, patterns: Patterns, *, top: bool) -> bool:
    if end - start > LONGEST_BYLINE:
        return False
    return bool(
        (top and patterns.stamp.fullmatch(text, start, end))
        or _is_caption(text, start, end, patterns)
        or _is_byline(text, start, end, patterns)
    )


def _whole_role(text: str, start: int, end: int, patterns: Patterns) -> Role:
    if _is_caption(text, start, end, patterns):
        return "caption"
    return "byline" if _is_byline(text, start, end, patterns) else "dateline"


def _is_caption(text: str, start: int, end: int, patterns: Patterns) -> bool:
    """Whether the line is a caption, not a credit with the first sentence glued to it."""
    glued = patterns.picture.match(text, start, end)
    return bool(patterns.caption.match(text, start, end)) and (glued is None or glued.end() == end)


def _is_byline(text: str, start: int, end: int, patterns: Patterns) -> bool:
    """Whether the line only names who wrote it: "By", a name, no full stop, or all of it in brackets."""
    line = text[start:end]
    if not patterns.byline.fullmatch(text, start, end):
        return False
    return (line[0] == "(" and line[-1] == ")") or not _ENDS_SENTENCE.search(line[-6:])


def _before_glued(text: str, start: int, end: int, patterns: Patterns) -> Iterator[Part]:
    """The words before a dateline inside a line: byline, caption or headline, after the last full stop among them."""
    piece = text[start:end].rstrip()
    stops = [match.end() for match in _STOP_AND_BLANK.finditer(piece)]
    stop = stops[-1] if stops else 0
    for low, high in ((0, stop), (stop, len(piece))):
        part = piece[low:high]
        if part.strip():
            yield from _solid(text, start + low, start + high, _glued_role(part, patterns))


def _glued_role(part: str, patterns: Patterns) -> Role:
    if any(credit in part for credit in patterns.credits):
        return "caption"
    if patterns.stamp.fullmatch(part.strip()):
        return "dateline"
    if patterns.byline.match(part):
        return "byline"
    return "body" if _ENDS_SENTENCE.search(part.rstrip()[-6:]) else "headline"


def credits(text: str, patterns: Patterns) -> list[int]:
    """Where the text credits a picture, in order: the sentences that hold such a place are captions."""
    found = []
    for credit in patterns.credits:
        at = text.find(credit)
        while at >= 0:
            if not text[at - 1 : at].isalnum():
                found.append(at)
            at = text.find(credit, at + len(credit))
    found += [match.start() for match in patterns.dated.finditer(text)]
    return sorted(found)


def is_headline(text: str, start: int, end: int, patterns: Patterns, *, top: bool) -> bool:
    """Whether a line that more text follows is a headline (at the top) or a crosshead (between paragraphs).

    Neither ends as a sentence does; a crosshead is short, begins with a capital and holds no number, so that the
    entries of a chronicle ("1998: ...", "Monday") stay text.
    """
    line = text[start:end]
    if _ENDS_STOPPED.search(line[-6:]) or len(line) > _LONGEST_HEADLINE or patterns.stamp.fullmatch(line):
        return False
    if top:
        return not line[0].islower()
    return (
        len(line) <= _LONGEST_CROSSHEAD
        and line[0].isupper()
        and not _NOT_PLAIN.search(line)
        and not _ENDS_SENTENCE.search(line[-6:])
    )
