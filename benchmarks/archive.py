"""What an archive costs: to extract, to bring up to date, to ask; and the memory of the process that writes it.

    python benchmarks/archive.py speed [ARTICLES]       one process and two; a rerun with nothing new
    python benchmarks/archive.py memory [SIZES ...]     the writing process alone: its memory and time, and a rerun
    python benchmarks/archive.py ask ARTICLES FILE      an archive of so many articles, and what questions cost

The articles are those of `articles.py`. `speed` reads them. To read 100,000 takes hours, so the other two repeat what
was read of some: `memory` hands the writer what forty told, again and again, in the place of workers;
`ask` copies their rows with other names of people and places, weeks earlier or later. Each measurement is a process of
its own. FILE stays and is asked again when it is there.
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import timeline
from benchmarks.articles import World, fields, write
from timeline import archive, engines, pipeline
from timeline.archive import base as files
from timeline.archive import rows
from timeline.model import Document
from timeline.pipeline import DocumentMentions, Options
from timeline.readers import Place, Tools, read_place

_POOL, _SPREAD, _FEW = 400, 2_000, 40
_NAME = re.compile(r"\b(?:[BDFGHKLMNPRSTVZ][aeiou])(?:[bdfghklmnprstvz][aeiou]){1,2}[nrl]?\b")
_WINDOW = re.compile(r'\["w",(\d+),(\d+)')
_QUESTIONS = (
    ("--about", "ferry captain", "--top", "20"),
    ("--about", "peace talks ceasefire", "--from", "2013-01", "--to", "2013-06", "--top", "20"),
    ("--about", "health officials in the hospital", "--top", "20"),
    ("--about", "election results", "--from", "2013", "--top", "20", "-o", "{out}/story.png"),
    ("--about", "election results", "--from", "2013", "--top", "20", "-o", "{out}/story.html"),
    ("--from", "2013-03-01", "--to", "2013-03-07", "--top", "20"),
    ("--top", "20"),
)


def _articles() -> list[Document]:
    """Articles of many matters: the first of each, and some more."""
    step = _SPREAD // _POOL
    return [one for place, one in enumerate(World().articles(_SPREAD)) if place % step == 0]


def _measured(code: str, *arguments: object) -> tuple[float, float, list[str]]:
    """Seconds on the clock and of computing of a process that runs a function of this module, and what it printed."""
    command = [sys.executable, "-c", f"from benchmarks import archive; archive.{code}", *map(str, arguments)]
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - begun, spent, done.stdout.split()


def extract_here() -> None:
    """In a process: extract a file to an archive; prints the documents read and the peak memory in MB."""
    source, target, jobs = sys.argv[1:]
    done = timeline.extract(source, target, jobs=int(jobs))
    print(done.read, done.mentions, round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def speed(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        news = Path(folder) / "news.jsonl"
        write(count, news)
        rates = []
        for jobs in (1, 2):
            target = Path(folder) / f"{jobs}.sqlite"
            clock, spent, (_, mentions, memory) = _measured("extract_here()", news, target, jobs)
            rates.append(count / clock)
            said = f"{clock:.1f} s, {rates[-1]:.1f} articles/s, {spent / count * 1000:.0f} ms of computing an article"
            print(f"{count:,} articles, {jobs} processes: {said}", flush=True)
            print(f"  {mentions} mentions; the writing process {memory} MB at most", flush=True)
        size = target.stat().st_size / count
        print(f"two processes {rates[1] / rates[0]:.2f} x one; {size / 1000:.1f} kB an article on disk")
        clock, spent, _ = _measured("extract_here()", news, target, 2)
        print(f"rerun with nothing new: {clock:.2f} s, {spent:.2f} s of computing")


def fill_here() -> None:
    """In a process: bring an archive up to date with a file by the real reader and writer, with what a few articles
    tell in the workers' place; prints the articles read, and the memory in MB before and at most."""
    news, target = sys.argv[1:]
    waiting: deque[DocumentMentions] = deque()

    def run(function: Callable[..., object], documents: Iterable[Document]) -> Iterator[DocumentMentions]:
        for number, one in enumerate(documents):
            if not waiting:
                waiting.extend(engines.engine(2)(_told, _articles()[:_FEW]))  # type: ignore[arg-type]
            yield _renamed(waiting[number % _FEW], one)

    before = _peak()
    with Tools() as tools:
        places = [Place(news, "news.jsonl")]
        source = archive.Articles((news,), places, lambda one: read_place(one, tools), lambda one: one, "none")
        done = archive.extract(source, Path(target), Options(), run)  # type: ignore[arg-type]
    print(done.read, round(before), round(_peak()))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _told(document: Document) -> DocumentMentions:
    return pipeline.mentions_of(document, Options())


def _renamed(told: DocumentMentions, document: Document) -> DocumentMentions:
    """What an article tells as that of another, with paragraphs of its own."""
    number, name = int(document.name) * 0x9E3779B97F4A7C15, document.name
    keys = tuple(_mixed(key, number) for key in told.paragraphs)
    mentions = tuple(
        replace(one, quote=replace(one.quote, document=name), trail=replace(one.trail, document=name))
        for one in told.mentions
    )
    pieces = tuple(_mixed(key, number) for key in told.pieces)
    return replace(told, document=document, mentions=mentions, paragraphs=keys, pieces=pieces)


def _mixed(key: int, number: int) -> int:
    return int.from_bytes(((key ^ number) & (1 << 64) - 1).to_bytes(8), signed=True)


def memory(sizes: Iterable[int]) -> None:
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            news, target = Path(folder) / "news.jsonl", Path(folder) / "a.sqlite"
            write(size, news)
            clock, spent, (read, before, peak) = _measured("fill_here()", news, target)
            print(f"{read} articles of {news.stat().st_size / 1e6:,.0f} MB: {before} MB before, {peak} MB at most")
            print(f"  {clock:.0f} s, {spent:.0f} s of computing; {target.stat().st_size / 1e6:,.0f} MB", flush=True)
            clock, spent, (read, _, peak) = _measured("fill_here()", news, target)
            print(f"  rerun: {read} articles read, {clock:.1f} s, {spent:.1f} s of computing, {peak} MB", flush=True)


def ask(count: int, target: Path) -> None:
    if not target.exists():
        with tempfile.TemporaryDirectory() as folder:
            news, pool = Path(folder) / "news.jsonl", Path(folder) / "pool.sqlite"
            news.write_text("".join(json.dumps(fields(one)) + "\n" for one in _articles()), "utf-8")
            timeline.extract(news, pool, jobs=2)
            begun = time.monotonic()
            _copy(pool, target, count)
            print(f"copied in {time.monotonic() - begun:.0f} s", flush=True)
    print(f"{count:,} articles, {target.stat().st_size / 1e6:,.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        for question in _QUESTIONS:
            words = [word.format(out=folder) for word in question]
            spent = min(_asked(target, words) for _ in range(3))
            print(f"{spent:6.2f} s of computing: timeline ARCHIVE {' '.join(question)}", flush=True)


def _asked(target: Path, words: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "timeline", str(target), *words], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _copy(pool: Path, target: Path, count: int) -> None:
    """An archive of so many documents whose rows are those of a small one, with other names and days."""
    with files.reading(pool) as small, files.writing(target) as large:
        documents = small.execute("SELECT document.*, body FROM document JOIN text ON id = document").fetchall()
        told = {
            row[0]: small.execute("SELECT * FROM mention WHERE document = ? ORDER BY id", row[:1]).fetchall()
            for row in documents
        }
        large.execute("BEGIN")
        large.execute("INSERT INTO file VALUES (1, 'news.jsonl', 0, '')")
        for number, row in enumerate(islice(_again(documents), count), start=1):
            copy = number // len(documents)
            _put(large, number, copy, row, told[row[0]])
            if number % 1000 == 0:
                large.execute("COMMIT")
                large.execute("BEGIN")
        mentions = large.execute("SELECT count(*) FROM mention").fetchone()[0]
        for name, value in (("state", "whole"), ("mentions", str(mentions)), ("language", "en")):
            files.note(large, name, value)
        large.execute("COMMIT")


def _again(documents: list[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    while True:
        yield from documents


def _put(large, number: int, copy: int, row: tuple, told: list[tuple]) -> None:  # type: ignore[type-arg, no-untyped-def]
    _, _, _, name, _, *fields, body = row
    name = f"{copy:03d}-{name}"
    moved = [_moved(field, copy) if isinstance(field, str) else field for field in fields]
    marks = ", ".join("?" * (len(row) - 1))
    large.execute(f"INSERT INTO document VALUES ({marks})", (number, 1, number, name, name, *moved))
    text = rows.of_text(_moved(rows.to_text(body), copy))
    large.execute("INSERT INTO text VALUES (?, ?)", (number, text))
    values = []
    for place, (_, _, *mention) in enumerate(told):
        first, last = mention[6:8]
        new = [_moved(one, copy) if isinstance(one, str) else one for one in mention]
        new[6], new[7] = first and first + _days(copy), last and last + _days(copy)
        new[17] = f"{copy}{new[17]}"[:12]
        values.append((number << 20 | place, number, *new))
    marks = ", ".join("?" * (len(rows.MENTION) + 2))
    large.executemany(f"INSERT INTO mention VALUES ({marks})", values)


def _days(copy: int) -> int:
    return 7 * (copy % 120 - 60)


def _moved(text: str, copy: int) -> str:
    if not copy:
        return text
    days = _days(copy)
    text = _WINDOW.sub(lambda window: f'["w",{int(window[1]) + days},{int(window[2]) + days}', text)
    return _NAME.sub(lambda name: _other(name[0], copy), text)


def _other(name: str, copy: int) -> str:
    """Another name in the place of one: syllables moved on by a number."""
    letters = "bdfghklmnprstvz"
    return "".join(
        letters[(letters.index(one) + copy * (place + 1)) % len(letters)] if one in letters and place < 5 else one
        for place, one in enumerate(name.lower())
    ).capitalize()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="what", required=True)
    commands.add_parser("speed").add_argument("articles", nargs="?", type=int, default=300)
    commands.add_parser("memory").add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000])
    asking = commands.add_parser("ask")
    asking.add_argument("articles", type=int)
    asking.add_argument("file", type=Path)
    options = parser.parse_args()
    if options.what == "speed":
        speed(options.articles)
    elif options.what == "memory":
        memory(options.sizes)
    else:
        ask(options.articles, options.file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
