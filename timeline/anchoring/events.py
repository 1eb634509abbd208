"""From anchors to events: one event for each thing that a sentence dates, with its quote and its trail."""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from timeline.anchoring.bounds import Link, bound_undated, links_of, signalled
from timeline.anchoring.clause import is_imperative
from timeline.anchoring.governor import Anchor, anchor_of
from timeline.anchoring.headline import headline
from timeline.anchoring.referents import names_of
from timeline.anchoring.status import status_of
from timeline.eventwords import EventWords
from timeline.model import Document, Event, Quote, Sentence, Timex, Trail
from timeline.tree import Token, Tree
from timeline.when import When

_PRONOUN = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_STORY = ("body", "headline")
_VAGUE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


def sentences_to_parse(text: str, sentences: Sequence[Sentence], timexes: Sequence[Timex]) -> tuple[Sentence, ...]:
    """The sentences whose trees anchoring reads: those that hold a dating expression, and the one before a pronoun."""
    starts = [timex.start for timex in timexes if dates_something(timex)]
    wanted: set[int] = set()
    for index, sentence in enumerate(sentences):
        if sentence.role in _STORY and _holds(sentence, starts):
            wanted.add(index)
            before = index - 1
            if before >= 0 and sentences[before].role in _STORY and _PRONOUN.search(text, sentence.start, sentence.end):
                wanted.add(before)
    return tuple(sentences[index] for index in sorted(wanted))


def dates_something(timex: Timex) -> bool:
    """Whether an expression can be an event's date: durations, habits and "now" cannot."""
    return timex.type in ("DATE", "TIME") and timex.value not in _VAGUE


def anchor(document: Document, trees: Sequence[Tree], timexes: Sequence[Timex], words: EventWords) -> tuple[Event, ...]:
    """The events that the document dates, in story order. `trees` are those of `sentences_to_parse`, in text order."""
    linked: list[tuple[Event, tuple[Link, ...]]] = []
    for index, tree in enumerate(trees):
        inside = [timex for timex in timexes if _inside(timex, tree.sentence) and dates_something(timex)]
        if inside:
            names = names_of(tree, reversed(trees[max(0, index - 2) : index]))
            linked += _events_of(document, tree, inside, words, names)
    return bound_undated(linked)


def _holds(sentence: Sentence, starts: list[int]) -> bool:

    place = bisect_left(starts, sentence.start)
    return place < len(starts) and starts[place] < sentence.end


def _inside(timex: Timex, sentence: Sentence) -> bool:
    return sentence.start <= timex.start and timex.end <= sentence.end


def _events_of(
    document: Document, tree: Tree, timexes: list[Timex], words: EventWords, names: Mapping[int, str]
) -> list[tuple[Event, tuple[Link, ...]]]:
    found = (anchor_of(tree, timex, words) for timex in timexes)
    anchors = [one for one in found if one is not None and not _tells_reader(one)]
    groups = groupby(sorted(anchors, key=_governor_index), key=_governor_index)
    together = sorted((_one_anchor(list(group)) for _, group in groups), key=lambda one: one.timex.start)
    indices = {_governor_index(one) for one in together}
    return [
        (_event(document, one, words, dict(names), frozenset(indices - {_governor_index(one)})), links_of(one, words))
        for one in together
    ]


def _tells_reader(anchor: Anchor) -> bool:
    return anchor.governor is not None and is_imperative(anchor.tree, anchor.governor)


def _governor_index(anchor: Anchor) -> int:
    return -1 if anchor.governor is None else anchor.governor.index


def _one_anchor(anchors: list[Anchor]) -> Anchor:
    """One anchor for all expressions of one governor: the finest date counts, and none of them stays in the line."""
    cover = frozenset().union(*(one.cover for one in anchors))
    best = max(anchors, key=_fineness)
    return replace(best, cover=cover)


def _fineness(anchor: Anchor) -> tuple[bool, int, bool, int]:
    when = anchor.timex.when
    dated = isinstance(when, When)
    return dated, when.precision if isinstance(when, When) else 0, not anchor.signal, -anchor.timex.start


def _event(
    document: Document, anchor: Anchor, words: EventWords, names: dict[int, str], others: frozenset[int]
) -> Event:
    status, speaker = status_of(anchor, words)
    line, confidence = headline(anchor, status, words, names, others)
    sentence = anchor.tree.sentence
    quote = Quote(document.name, sentence.start, sentence.end, document.text[sentence.start : sentence.end])
    said = _said(document, anchor, words)
    governor = anchor.governor.text if anchor.governor is not None else ""
    trail = Trail(document.name, anchor.timex, governor, anchor.relation)
    return Event(
        headline=line,
        when=signalled(anchor, words),
        quotes=(quote,),
        trail=trail,
        status=status,
        said=said,
        speaker=_speaker(document, speaker, names),
        key=_key(document, quote, anchor.timex),
        confidence=round(confidence, 2),
    )


def _said(document: Document, anchor: Anchor, words: EventWords) -> str:
    signal = anchor.signal if anchor.signal in words.bounding else ""
    return f"{signal} {' '.join(anchor.timex.text.split())}".strip()


def _speaker(document: Document, tokens: tuple[Token, ...], names: dict[int, str]) -> str:
    if len(tokens) == 1 and tokens[0].start in names:
        return names[tokens[0].start]
    return " ".join(document.text[tokens[0].start : tokens[-1].end].split()) if tokens else ""


def _key(document: Document, quote: Quote, timex: Timex) -> str:
    """A name for the event that no other article changes: made from its own words and place in the sentence."""
    place = f"{document.name}\n{quote.text}\n{timex.start - quote.start}"
    return hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:12]
