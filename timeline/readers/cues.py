"""Subtitles and transcripts (SubRip, WebVTT): the words of the cues as running text, each cue a place."""

import re
from collections.abc import Iterator
from typing import Any

from timeline.errors import ReadError
from timeline.limits import MAX_PLACES
from timeline.readers.decoding import text_of

_TIME = r"(?:[0-9]{1,3}:)?[0-9]{1,2}:[0-9]{2}[.,][0-9]{1,3}"
_CUE = re.compile(rf"[ \t]{{0,9}}({_TIME})[ \t]{{1,9}}-->[ \t]{{1,9}}{_TIME}")
_MARK = re.compile(r"</?[A-Za-z0-9](?:[^<>\n]{0,200})>|\{\\[^{}\n]{0,200}\}")
"""Tags of WebVTT and SubRip (`<i>`, `<00:01.000>`), and the codes that players of subtitles know (`{\\an8}`)."""

_SPEAKER = re.compile(r"<v(?:\.[^ <>\n]{0,100})?[ ]{1,9}([^<>\n]{1,100})>")
_DASH = re.compile(r"^(?:[-–—]|>>)[ ]?", re.MULTILINE)
"""What opens the words of another speaker."""

_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": " ", "&lrm;": "", "&rlm;": ""}
_ENTITY = re.compile("|".join(_ENTITIES))
_SOUND = re.compile(r"\[[^\[\]\n]{1,80}\]|♪[^♪\n]{0,200}♪?")
"""What is heard and not said: "[applause]", songs."""

_ENDS = re.compile(r"[.!?…][\"”’')\]]{0,3}$")


def cue_fields(data: bytes, name: str) -> dict[str, Any]:
    """The `text` of a file's cues and its `places`, the time at which each cue is heard. Raises `ReadError`.

    The cues of a sentence are joined by spaces; a paragraph ends where another speaker begins.
    """
    pieces: list[str] = []
    places: list[tuple[int, str]] = []
    at, above = 0, [""]
    for time, speaks, lines in _cues(text_of(data, name)):
        new = lines[_said_before(above, lines) :]
        if not new:
            continue
        words, ended = " ".join(new), _ENDS.search(above[-1])
        between = ("\n\n" if speaks and ended else " ") if pieces else ""
        at += len(between)
        places.append((at, f"at {time}"))
        pieces += [between, words]
        at, above = at + len(words), lines
    if not pieces:
        raise ReadError(name, "holds no cues")
    if len(places) > MAX_PLACES:
        raise ReadError(name, f"has more than {MAX_PLACES:,} cues; split it")
    return {"text": "".join(pieces), "places": places}


def _said_before(above: list[str], lines: list[str]) -> int:
    """How many of a cue's lines are those that the cue before it ended with: rolling captions say each line again."""
    most = min(len(above), len(lines))
    return next((count for count in range(most, 0, -1) if above[-count:] == lines[:count]), 0)


def _cues(text: str) -> Iterator[tuple[str, bool, list[str]]]:
    """The time of each cue, whether another speaker begins there, and its lines of words."""
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        match = _CUE.match(lines[number])
        number += 1
        if match is None:
            continue
        first = number
        while number < len(lines) and (lines[number].strip() or number == first):
            number += 1
        raw = "\n".join(lines[first:number]).strip()
        said = [words for words in map(_said, _SPEAKER.sub("\n", raw).split("\n")) if words]
        if said:
            yield _clock(match[1]), bool(_DASH.match(raw) or _SPEAKER.search(raw)), said


def _said(line: str) -> str:
    bare = _ENTITY.sub(lambda match: _ENTITIES[match[0]], _MARK.sub("", line))
    return " ".join(_SOUND.sub(" ", _DASH.sub("", bare)).split())


def _clock(time: str) -> str:
    """ "0:01:23": hours, minutes and seconds."""
    parts = [int(part) for part in re.split("[.,]", time)[0].split(":")]
    hours, minutes, seconds = [0] * (3 - len(parts)) + parts
    return f"{hours}:{minutes:02d}:{seconds:02d}"
