"""How often the date of a given event is right, and how fast articles become events.

    PYTHONPATH=. python benchmarks/anchors.py dates FOLDER... [--out FOLDER]
    PYTHONPATH=. python benchmarks/anchors.py speed ARTICLES.jsonl... [--most 200]

`dates` reads `docs.jsonl` (doc, dct, text) and `gold.jsonl` (doc, event_id, start, end, date, dct) in each folder and
prints the share of events with exactly the right date: those dated to a day, those of them not on the day of
publication, and all. `--out` keeps the predictions, one JSON object a line: doc, event_id, date. A date is a day, a
month, a year, an interval of days (A/B) or null; a window that is open at one end is told by the day, the month or the
year that it does not pass.

`speed` reads articles of the T17 collection and prints articles a CPU second, and each stage's share of the time.
"""

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

from t17 import read_t17

from timeline import boilerplate, date_events, docdate, pipeline, sentences, tagging
from timeline.calendar import civil, edtf
from timeline.calendar.when import Precision, Resolution, When
from timeline.errors import DateError
from timeline.model import Document, Sentence
from timeline.pipeline import build
from timeline.story import merging
from timeline.syntax import parser

Row = dict[str, Any]

_STAGES = (
    ("sentences", sentences, "split"),
    ("notices", boilerplate, "flag"),
    ("tagging", tagging, "recognise"),
    ("tagging", tagging, "normalise"),
    ("document date", docdate, "date_document"),
    ("choosing what to parse", pipeline, "sentences_to_parse"),
    ("parsing", parser, "parse"),
    ("anchoring", pipeline, "anchor"),
    ("merging", merging, "merge"),
)
_KINDS = ("day", "day<>DCT", "month", "year", "interval", "all")
_WORDS = 400
"""The length of an article that speeds are told for, in words."""


def main() -> None:
    command = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = command.add_subparsers(required=True)
    dates = commands.add_parser("dates")
    dates.add_argument("folders", nargs="+", type=Path)
    dates.add_argument("--out", type=Path, help="write the predictions of each folder here")
    dates.set_defaults(run=_dates)
    speed = commands.add_parser("speed")
    speed.add_argument("articles", nargs="+", type=Path)
    speed.add_argument("--most", type=int, default=200, help="read so many articles, evenly spread")
    speed.set_defaults(run=_speed)
    options = command.parse_args()
    options.run(options)


def _dates(options: argparse.Namespace) -> None:
    print(f"{'':22}" + "".join(f"{kind:>18}" for kind in _KINDS))
    whole: dict[str, Counter[bool]] = defaultdict(Counter)
    for folder in options.folders:
        rows = list(_predicted(folder))
        if options.out:
            _write(rows, options.out / f"{folder.name}.jsonl")
        counts = _scored(rows)
        for kind, one in counts.items():
            whole[kind].update(one)
        _print_row(folder.name, counts)
    _print_row("together", whole)


def _predicted(folder: Path) -> Iterator[tuple[Row, str | None]]:
    """Each gold event with the date that is found for it."""
    gold: dict[str, list[Row]] = defaultdict(list)
    for row in _rows(folder / "gold.jsonl"):
        gold[row["doc"]].append(row)
    for row in _rows(folder / "docs.jsonl"):
        events = gold.get(row["doc"], [])
        document = Document(row["text"], date=_day(row["dct"]), name=row["doc"])
        spans = [(event["start"], event["end"]) for event in events]
        found = date_events(document, spans) if spans else []
        yield from zip(events, map(single_date, found), strict=True)


def single_date(resolution: Resolution) -> str | None:
    """The date as a day, a month, a year or an interval of days (ISO 8601); `None` where there is none."""
    if not isinstance(resolution, When):
        return None
    if resolution.first is None or resolution.last is None:
        known = resolution.first if resolution.first is not None else resolution.last
        assert known is not None
        return _cut(known, resolution.precision)
    first, last = resolution.first, resolution.last
    precision = min(resolution.precision, Precision.DAY)
    units = {Precision.DAY: (first, first), Precision.MONTH: _month(first), Precision.YEAR: _year(first)}
    if units.get(precision) == (first, last):
        return _cut(first, precision)
    return f"{civil.iso(first)}/{civil.iso(last)}"


def _cut(day: int, precision: Precision) -> str:
    length = 10 if precision >= Precision.DAY else 7 if precision >= Precision.HALF else 4
    return civil.iso(day)[:length]


def _month(day: int) -> tuple[int, int]:
    year, month, _ = civil.date_of(day)
    return civil.month_span(year, month)


def _year(day: int) -> tuple[int, int]:
    year = civil.date_of(day)[0]
    return civil.years_span(year, year)


def _scored(rows: list[tuple[Row, str | None]]) -> dict[str, Counter[bool]]:
    """How many dates are right and wrong, by kind."""
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for event, found in rows:
        wanted = _span(event["date"])
        if wanted is not None:
            for kind in _kinds(event):
                counts[kind][found is not None and _span(found) == wanted] += 1
    return counts


def _kinds(event: Row) -> Iterator[str]:
    date, written = event["date"], event.get("dct") or ""
    yield "all"
    if "/" in date:
        yield "interval"
        return
    yield {10: "day", 7: "month", 4: "year"}[len(date)]
    if len(date) == 10 and written and written[:10] != date:
        yield "day<>DCT"


def _span(date: str) -> tuple[int | None, int | None] | None:
    try:
        when = edtf.parse(date)
    except DateError:
        return None
    return when.first, when.last


def _print_row(name: str, counts: dict[str, Counter[bool]]) -> None:
    cells = (f"{_share(counts[kind])} of {counts[kind].total():4}" if kind in counts else "-" for kind in _KINDS)
    print(f"{name:22}" + "".join(f"{cell:>18}" for cell in cells))


def _share(counts: Counter[bool]) -> str:
    return f"{100 * counts[True] / max(1, counts.total()):.1f} %"


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _write(rows: list[tuple[Row, str | None]], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps({"doc": row["doc"], "event_id": row["event_id"], "date": date}) for row, date in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _day(told: str | None) -> str | None:
    """The day of a document creation time such as "2008-1-9" or "2013-05-03T16:56Z"."""
    match = re.match(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", told or "")
    return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}" if match else None


def _speed(options: argparse.Namespace) -> None:
    articles = [one for path in options.articles for one in read_t17(path)]
    chosen = articles[:: max(1, len(articles) // options.most)][: options.most]
    documents = [
        Document(article.text, date=date, name=f"{number}", outlet=article.outlet)
        for number, (article, date) in enumerate(chosen)
    ]
    parser.parse("It rained on Monday.", [Sentence(0, 20)])  # loads the model
    spent = _timed()
    start = time.process_time()
    timeline = build(documents)
    total = time.process_time() - start
    words = sum(len(document.text.split()) for document in documents)
    print(f"{len(documents)} articles, {words} words, {len(timeline.events)} events, {total:.1f} s of CPU")
    print(f"{len(documents) / total:.1f} articles a second; {words / total / _WORDS:.1f} of {_WORDS} words each")
    for stage, seconds in spent.most_common():
        print(f"  {stage:24}{100 * seconds / total:5.1f} %")
    print(f"  {'all else':24}{100 * (total - spent.total()) / total:5.1f} %")


def _timed() -> Counter[str]:
    """Make each stage count the CPU seconds that it takes from now on."""
    spent: Counter[str] = Counter()
    for stage, module, name in _STAGES:
        setattr(module, name, _counting(getattr(module, name), stage, spent))
    return spent


def _counting(function: Callable[..., Any], stage: str, spent: Counter[str]) -> Callable[..., Any]:
    @wraps(function)
    def counted(*arguments: Any, **keywords: Any) -> Any:
        start = time.process_time()
        try:
            return function(*arguments, **keywords)
        finally:
            spent[stage] += time.process_time() - start  # type: ignore[assignment]

    return counted


if __name__ == "__main__":
    main()
