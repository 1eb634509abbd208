"""Timelines of an archive beside those that newsrooms made: which days, and what is said of each.

    PYTHONPATH=. python benchmarks/timelines.py PATH --out DIR

PATH holds a folder a topic with `articles.jsonl` (a JSON object a line: `id`, `pub_date`, `source`, `text`) and
`timelines/*.txt` (a line with a date, sentences, a line of dashes). For each reference a timeline of its own is written
to DIR/TOPIC/REFERENCE.txt in the same form. The protocol is that of the papers (Martschat and Markert 2018): the number
of days and of sentences a day are the reference's, and articles count that were published between its first day and its
last. Days are those that weigh most (`timeline.story.days`), lines those of the events that rank highest on them.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from t17 import read_t17

from timeline import lang, pipeline, story
from timeline.calendar import civil
from timeline.engines import engine
from timeline.lexicon.coreference import CoreferenceWords
from timeline.model import Event, Mention, Source
from timeline.story.bags import cosine
from timeline.story.days import day_weights, exact_day, published

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DASHES = "-" * 32
_LIKE = 0.6
"""Lines of one day that share so much (cosine of stems) are told once."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a newsroom's timeline fixes: its name, its days, and how many sentences it has for each."""

    name: str
    days: tuple[int, ...]
    lines: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    for topic in sorted(path.parent for path in options.path.glob("*/articles.jsonl")):
        documents, mentions = _read(topic, options.jobs)
        print(f"{topic.name}: {len(documents)} articles, {len(mentions)} mentions", flush=True)
        for reference in _references(topic / "timelines"):
            target = options.out / topic.name / f"{reference.name}.txt"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("".join(_timeline(documents, mentions, reference)), encoding="utf-8")


def _read(topic: Path, jobs: int) -> tuple[Sequence[Source], list[Mention]]:
    """The articles, dated by their pages, and what they tell."""
    articles = (
        replace(article, date=date, date_origin="metadata") for article, date in read_t17(topic / "articles.jsonl")
    )
    whole = pipeline.build(articles, run=engine(jobs))
    return whole.documents, [one for event in (*whole.events, *whole.undated) for one in event.mentions]


def _references(folder: Path) -> Iterator[Reference]:
    for path in sorted(folder.glob("*.txt")):
        days, lines = [], 0
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            match = _DAY.fullmatch(line.strip())
            if match:
                days.append(civil.day_number(int(match[1]), int(match[2]), int(match[3])))
            else:
                lines += bool(line.strip()) and not line.startswith("----------")
        yield Reference(path.stem, tuple(sorted(set(days))), max(1, round(lines / max(1, len(set(days))))))


def _timeline(documents: Sequence[Source], mentions: Sequence[Mention], reference: Reference) -> Iterator[str]:
    first, last = reference.days[0], reference.days[-1]
    inside = {number for number, day in published(documents).items() if first <= day <= last}
    some = [one for one in documents if one.number in inside]
    told = [one for one in mentions if one.source in inside]
    words = lang.coreference_words("en")
    by_day: dict[int, list[Event]] = defaultdict(list)
    for event in sorted(story.ranked(story.merged(told, words, some), some, words), key=lambda one: one.rank):
        day = exact_day(event.when)
        if day is not None:
            by_day[day].append(event)
    weights = {day: weight for day, weight in day_weights(told, some).items() if first <= day <= last}
    for day in sorted(sorted(weights, key=lambda day: (-weights[day], day))[: len(reference.days)]):
        yield "\n".join((civil.iso(day), *_lines(by_day[day], reference.lines, words), _DASHES, ""))


def _lines(events: Sequence[Event], most: int, words: CoreferenceWords) -> list[str]:
    """The lines of a day: by rank, without those that repeat one before."""
    kept: list[str] = []
    for event in events:
        stems = words.stems(event.headline)
        if len(kept) < most and not any(cosine(stems, words.stems(line)) > _LIKE for line in kept):
            kept.append(event.headline)
    return kept


if __name__ == "__main__":
    main()
