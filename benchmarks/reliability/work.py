"""Promises about how long things take and how much memory: linear in what is read."""

import itertools
import math
import random
import tempfile
import time
from pathlib import Path

from benchmarks.reliability.promise import Measured, promise, ran
from timeline import Document, lang, tagging
from timeline.calendar.when import When
from timeline.model import DocumentDate
from timeline.named_dates import NamedDates
from timeline.pipeline import Options, mentions_of
from timeline.readers import read_all, told_apart
from timeline.workers import deadline

SLOPE = 1.3
"""Of the logarithms of time and length: 1 is linear, 2 quadratic; what is over is not explained by noise."""

_KINDS = (
    "Monday|March|2019|3|3rd|1990s|'99|12/11/2010|2019-03-03|10:30|5 p.m.|Q3|FY2014|today|last|week|two|ago|since|the|"
    ",|.|-|(|“|half|of|Christmas|every|spring|noon|century|said|It|a ferry sank|€5|\n"
)
KINDS = _KINDS.split("|")
"""A word of each kind of token."""


def slope(run, unit: str, sizes: tuple[int, ...], most: float) -> float:  # type: ignore[no-untyped-def]
    """The slope over some sizes of a text that repeats a unit; infinite where one takes longer than `most` seconds."""
    times = []
    for size in sizes:
        text = unit * (size // len(unit))
        began = time.process_time()
        try:
            deadline.within(most, lambda text=text: run(text))
        except deadline.OutOfTime:
            return math.inf
        times.append(max(time.process_time() - began, 0.02))
    return math.log(times[-1] / times[0]) / math.log(sizes[-1] / sizes[0])


def _steep(slope: float, most: float) -> str:
    return f"no end in {most:.0f} s" if slope == math.inf else f"{slope:.2f}"


def steepest(run, units: list[str], sizes: tuple[int, ...], most: float) -> Measured:  # type: ignore[no-untyped-def]
    found = []
    for unit in units:
        steep = slope(run, unit, sizes, most)
        found.append((min(steep, slope(run, unit, sizes, most)) if SLOPE < steep < math.inf else steep, unit))
    over = sorted((one for one in found if one[0] > SLOPE), reverse=True)
    told = ", ".join(f"{unit!r} ({_steep(steep, most)})" for steep, unit in over[:5])
    figure = f"steepest of {len(units)} repeated to {sizes[-1] // 1000} kB: {_steep(max(found)[0], most)}"
    return Measured(figure + (f"; {len(over)} over {SLOPE}: {told}" if over else ""), not over)


def _tagged(text: str) -> None:
    found = tagging.recognise(text, lang.load("en"))
    tagging.normalise(text, found, DocumentDate(When.of_day(2019, 3, 13), "given"), "auto")


def _mentions(text: str) -> None:
    mentions_of(Document(text, date="2019-03-13", name="a"), Options())


def _pairs(number: int) -> list[str]:
    pairs = [f"{one} {two} " for one, two in itertools.permutations(KINDS, 2)]
    return pairs if number >= len(pairs) else random.Random(1).sample(pairs, number)


@promise("linear tagging", "Finding time expressions takes time in proportion to the text: slope at most 1.3.")
def linear_tagging(long: bool) -> Measured:
    units = [f"{kind} " for kind in KINDS] + _pairs(2_000 if long else 20)
    return steepest(_tagged, units, (100_000, 400_000) if long else (12_500, 50_000), 60 if long else 15)


@promise(
    "linear building",
    "An article takes time in proportion to its length: slope at most 1.3.",
)
def linear_building(long: bool) -> Measured:
    kinds, pairs = (KINDS, 200) if long else (KINDS[::3], 3)
    units = [f"{kind} " for kind in kinds] + _pairs(pairs) + ["said on Monday ", "It sank. "]
    return steepest(_mentions, units, (50_000, 200_000) if long else (8_000, 32_000), 60 if long else 15)


@promise("names and dates given", "Names and given dates cost what they are, not what they are multiplied.")
def names(long: bool) -> Measured:
    documents = [Document("x", name="a") for _ in range(8_000)]
    began = time.process_time()
    list(told_apart(documents))
    apart = time.process_time() - began
    dates = NamedDates({f"{number:04}*": "2019" for number in range(1_000)})
    began = time.process_time()
    found = sum(bool(dates.of(f"news/{number:04}.txt")) for number in range(1_000))
    matched = time.process_time() - began
    figure = f"8,000 of one name {apart:.2f} s; 1,000 patterns for 1,000 articles {matched:.2f} s"
    return Measured(figure, apart < 1 and matched < 5 and found == 1_000)


@promise("a limit of time", "An article that finds no end is given up and named, with one job too.")
def time_limit(long: bool) -> Measured:
    from timeline.engines.serial import run

    def spin(document: Document) -> str:
        while document.text == "spin":
            pass
        return document.name

    if not deadline.is_available():
        return Measured("this system has no timer of computing time", None)
    began = time.process_time()
    results = list(run(spin, [Document("spin", name="a"), Document("well", name="b")], seconds=0.5))
    took = time.process_time() - began
    return Measured(f"limit 0.5 s: given up after {took:.1f} s, the next one is read", took < 2 and results[1] == "b")


MEMORY = """
import resource, sys
from timeline import Document, pipeline
from timeline.pipeline import Options
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
first, number = 100, int(sys.argv[1])
text = "The council of {0} closed the old bridge on Monday. A ferry sank in the harbour on 3 March 2019. " * 3
for turn in range(number):
    pipeline.mentions_of(Document(text.format("Town"), date="2019-06-12", name=str(turn)), Options())
    if turn == first: before = peak()
print(peak() - before)
"""
WORDS = """
import resource, sys
from timeline import Document, pipeline
from timeline.pipeline import Options
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
each, number = 200, int(sys.argv[1])
def read(start):
    words = " ".join("w%x" % word for word in range(start, start + each))
    pipeline.mentions_of(Document("On Monday the ferry " + words + " sank.", date="2019-06-12", name="a"), Options())
for start in range(0, 20 * each, each): read(start)
before = peak()
for start in range(20 * each, number, each): read(start)
print(peak() - before)
"""
BUILT = """
import resource, sys
from timeline import Document, build
text = "The council of Town {0} closed the old bridge on Monday. A ferry sank in the harbour of {0} on 3 March 2019."
def documents(number):
    for turn in range(number):
        yield Document(text.format(turn), date="2019-06-12", name=str(turn))
build(documents(100))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
build(documents(int(sys.argv[1])))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before)
"""


@promise("memory of reading", "What is read does not stay: memory is flat over thousands of articles.")
def memory(long: bool) -> Measured:
    number = 10_000 if long else 600
    grown = float(ran(MEMORY, number))
    return Measured(f"{grown:.0f} MB more after {number:,} articles than after 100", grown < 20)


@promise(
    "memory of a timeline",
    "A timeline of many articles keeps its events and their articles, and little beside them: under 50 kB an article.",
)
def memory_of_timelines(long: bool) -> Measured:
    numbers = (10_000, 100_000) if long else (600,)
    grown = [float(ran(BUILT, number)) for number in numbers]
    told = ", ".join(f"{mb:.0f} MB for {number:,} articles" for mb, number in zip(grown, numbers, strict=True))
    return Measured(told, all(mb * 1000 / number < 50 for mb, number in zip(grown, numbers, strict=True)))


@promise(
    "memory of words",
    "A million distinct words leave less than 50 MB behind.",
    known="the parser's library keeps every word that it has seen; see the issue on archives",
)
def memory_of_words(long: bool) -> Measured:
    number, bar = (1_000_000, 50) if long else (8_000, 2)
    grown = float(ran(WORDS, number))
    return Measured(f"{grown:.0f} MB more after {number:,} distinct words (bar {bar} MB)", grown < bar)


@promise("a size cap", "A file that is larger than any article is refused by its size, unread, in less than 0.1 s.")
def size_cap(long: bool) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        with path.open("wb") as stream:
            stream.truncate(1_000_000_000)
        list(read_all([__file__]))
        began = time.perf_counter()
        (found,) = read_all([path])
        took = time.perf_counter() - began
    return Measured(f"1 GB refused in {took * 1000:.0f} ms: {getattr(found, 'reason', '')}", took < 0.1)
