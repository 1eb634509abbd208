"""The cases of `tests/cases/articles`: short articles with what a timeline of them must hold.

`NN_name.toml` belongs to `NN_name.txt`, or to the files named in `texts`. `date` is when the article was written,
`dates` gives it by file; without either the program has to find it. An `event` is found by its `date` (EDTF) and
`words` that its line holds, in any case; then its `status` (default "happened", or a list of good ones) and, where
given, how many `sources` tell it are checked. An `undated` one is found by `said` and `words`. `never` are words that
no line holds.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from headline_cases import same_date

from timeline import pipeline
from timeline.model import Document, Event, Timeline

FOLDER = Path(__file__).parent.parent / "cases" / "articles"
KNOWN = FOLDER / "known_failures.toml"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that the timeline of an article must hold, or (`never`) must not."""

    article: str
    words: tuple[str, ...]
    date: str = ""
    said: str = ""
    statuses: tuple[str, ...] = ()
    sources: int = 0
    never: bool = False

    @property
    def id(self) -> str:
        place = "never" if self.never else self.date or self.said
        return f"{self.article} {place} {self.words[0]}"


def read_wanted() -> tuple[Wanted, ...]:
    """All that is wanted of all articles, in the order of the files."""
    return tuple(one for path in sorted(FOLDER.glob("[0-9]*.toml")) for one in _of_article(path))


def known_failures() -> dict[str, str]:
    """What is known not to be found, by its id, with the fault."""
    found: dict[str, str] = tomllib.loads(KNOWN.read_text(encoding="utf-8"))
    return found


def fault_of(wanted: Wanted) -> str:
    """What is wrong in the timeline of the article; "" where nothing is."""
    timeline = timeline_of(wanted.article)
    told = [event for event in (*timeline.events, *timeline.undated) if _holds(event, wanted.words)]
    if wanted.never:
        return f"told: {told[0].headline!r}" if told else ""
    if not told:
        return "no such line"
    found = [event for event in told if same_date(event, wanted.date) and wanted.said in event.said]
    if not found:
        return "another date"
    if wanted.statuses and not any(event.status in wanted.statuses for event in found):
        return f"{found[0].status}, not {' or '.join(wanted.statuses)}"
    counts = {len(event.sources) for event in found}
    return "" if wanted.sources in (0, *counts) else f"{min(counts)} sources"


@lru_cache(maxsize=64)
def timeline_of(article: str) -> Timeline:
    """The timeline that the program makes of an article (or of several, told together)."""
    entry = tomllib.loads((FOLDER / f"{article}.toml").read_text(encoding="utf-8"))
    names = entry.get("texts", [f"{article}.txt"])
    dates = entry.get("dates", {})
    texts = [(name, (FOLDER / name).read_text(encoding="utf-8")) for name in names]
    documents = [Document(text, date=dates.get(name, entry.get("date")), name=name) for name, text in texts]
    return pipeline.build(documents)


def _of_article(path: Path) -> Iterator[Wanted]:
    entry = tomllib.loads(path.read_text(encoding="utf-8"))
    for one in entry.get("event", ()):
        status = one.get("status", "happened")
        statuses = (status,) if isinstance(status, str) else tuple(status)
        words, sources = tuple(one["words"]), one.get("sources", 0)
        yield Wanted(path.stem, words, date=one["date"], statuses=statuses, sources=sources)
    for one in entry.get("undated", ()):
        yield Wanted(path.stem, tuple(one["words"]), said=one["said"])
    for words in entry.get("never", ()):
        yield Wanted(path.stem, (words,), never=True)


def _holds(event: Event, words: tuple[str, ...]) -> bool:
    line = event.headline.casefold()
    return all(word.casefold() in line for word in words)
