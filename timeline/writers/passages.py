"""A quote with the words that give it its date marked, within the sentence it stands in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from timeline.model import Event, Quote, Trail
from timeline.writers.labels import clean

_MAX_AROUND = 300
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]{0,3}\s")


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote ready to show: what stands before and after it in its sentence, and its `parts`, marked or not.

    Put together in order, the strings read as the source does, made safe by `clean`.
    """

    document: str
    before: str
    parts: tuple[tuple[str, bool], ...]
    after: str


def passages(event: Event, texts: Mapping[str, str]) -> Iterator[Passage]:
    """The event's quotes. Time expressions are found by their offsets: nothing else can be marked by mistake."""
    for quote in event.quotes:
        text = texts.get(quote.document, "")
        known = text[quote.start : quote.end] == quote.text
        before = _spaced(_sentence_before(text, quote.start)) if known else ""
        after = _spaced(_sentence_after(text, quote.end)) if known else ""
        yield Passage(clean(quote.document), before, tuple(_parts(quote, event)), after)


def _parts(quote: Quote, event: Event) -> Iterator[tuple[str, bool]]:
    at = quote.start
    for start, end in sorted(_spans(quote, _trails(event))):
        if start < at:
            continue
        yield _spaced(quote.text[at - quote.start : start - quote.start]), False
        yield _spaced(quote.text[start - quote.start : end - quote.start]), True
        at = end
    yield _spaced(quote.text[at - quote.start :]), False


def _trails(event: Event) -> tuple[Trail, ...]:
    return (event.trail, *(mention.trail for mention in event.mentions))


def _spans(quote: Quote, trails: tuple[Trail, ...]) -> Iterator[tuple[int, int]]:
    for trail in trails:
        timex = trail.timex
        if timex and trail.document == quote.document and quote.start <= timex.start < timex.end <= quote.end:
            yield timex.start, timex.end


def _spaced(text: str) -> str:
    """The text made safe to show, with a space where it began or ended with one, so that pieces can be joined."""
    words = clean(text)
    if not words:
        return " " if text[:1].isspace() else ""
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if text[-1].isspace() else ''}"


def _sentence_before(text: str, start: int) -> str:
    """From the beginning of the sentence (or line) to `start`; nothing where that is too far off."""
    window = text[max(0, start - _MAX_AROUND) : start].rpartition("\n")[2]
    ends = [match.end() for match in _SENTENCE_END.finditer(window)]
    if not ends and len(window) == _MAX_AROUND:
        return ""
    return window[ends[-1] :] if ends else window


def _sentence_after(text: str, end: int) -> str:
    """From `end` to the end of the sentence (or line)."""
    if _SENTENCE_END.match(f"{text[max(0, end - 1) : end + 4]} ") or text[:end].endswith(("\n", "”", '"')):
        return ""
    window = text[end : end + _MAX_AROUND].partition("\n")[0]
    stop = _SENTENCE_END.search(f"{window} ")
    return window[: stop.end()] if stop else ""
