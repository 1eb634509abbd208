"""The events that some words are about: full-text search over the mentions, ranked by BM25.

SQLite's FTS5 does the search, in memory; it comes with Python. Over 59 stories BM25 found what was asked for better
than vectors of words did.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace

from timeline.errors import TimelineError
from timeline.model import Event

_WORD = re.compile(r"[^\W_]+")
_ENOUGH = 0.35
"""The share of the best event's score that an event needs: a word in common by chance brings less."""

_MISSING = "this Python's SQLite has no full-text search (FTS5), which --about needs"


def about(events: Sequence[Event], words: str, known: Mapping[str, float] | None = None) -> tuple[Event, ...]:
    """The events that some words are about, in their order, ranked by how well they fit and how much they matter.

    `known` says how well each mention fits, by its key, where more than these events were searched. Raises
    `TimelineError` where the words hold nothing to look for, or where SQLite was built without FTS5.
    """
    asked = _WORD.findall(words)
    if not asked:
        raise TimelineError(f"nothing to look for in {words!r}; give words, such as --about 'peace talks'")
    scores = _scores(events, asked) if known is None else _known(events, known)
    best = max(scores.values(), default=0.0)
    fitting = {place: score / best for place, score in scores.items() if score >= _ENOUGH * best}
    order = sorted(fitting, key=lambda place: (-fitting[place] - events[place].salience, place))
    rank = {place: number for number, place in enumerate(order, start=1)}
    return tuple(replace(events[place], rank=rank[place]) for place in sorted(fitting))


def _scores(events: Sequence[Event], asked: Sequence[str]) -> dict[int, float]:
    """The place of each event that holds one of the words, with the BM25 score of its best mention."""
    rows = [(place, text) for place, event in enumerate(events) for text in _texts(event)]
    found: dict[int, float] = defaultdict(float)
    with closing(sqlite3.connect(":memory:")) as base:
        try:
            base.execute("CREATE VIRTUAL TABLE mention USING fts5(place UNINDEXED, text, tokenize='porter unicode61')")
        except sqlite3.OperationalError as error:
            raise TimelineError(_MISSING) from error
        base.executemany("INSERT INTO mention VALUES (?, ?)", rows)
        query = " OR ".join(f'"{word}"' for word in asked)
        for place, score in base.execute("SELECT place, -bm25(mention) FROM mention WHERE mention MATCH ?", (query,)):
            found[place] = max(found[place], score)
    return dict(found)


def _known(events: Sequence[Event], known: Mapping[str, float]) -> dict[int, float]:
    """The same of scores that are known, by the mentions' keys."""
    best = (max((known.get(one.key, 0.0) for one in event.mentions), default=0.0) for event in events)
    return {place: score for place, score in enumerate(best) if score > 0.0}


def _texts(event: Event) -> list[str]:
    """What is searched: the line with its sentence, for each mention."""
    told = [f"{one.headline} {one.quote.text}" for one in event.mentions]
    texts = told or [" ".join((event.headline, *(quote.text for quote in event.quotes)))]
    return [text.encode("utf-8", "replace").decode("utf-8") for text in texts]  # half a character is none for SQLite
