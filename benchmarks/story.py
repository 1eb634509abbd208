"""What it costs to make a story of many mentions: merged, ranked and selected, against the number of mentions.

    python benchmarks/story.py [10000 30000 100000]

The mentions are made up: events in words of the benchmark's own (few words are used often, most seldom, as in news),
each told by several articles that vary its line. They are spread over three years, and once all of them are of one day.
Reported are the computing seconds of each step, seconds over n log n against the first size (1: it grows like n log n),
and the peak memory of the process with the mentions in it. Each run is a process of its own.
"""

import argparse
import math
import random
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path

from timeline import lang, story
from timeline.calendar import civil
from timeline.calendar.when import Resolution, When
from timeline.model import Event, Mention, Quote, Source, Status, Trail

_SIZES = (10_000, 30_000, 100_000)
_BAR = 20.0
"""Seconds for 100,000 mentions."""

_FIRST, _DAYS = civil.day_number(2011, 1, 1), 3 * 365
_PER_ARTICLE, _PER_EVENT = 12, 5
_WORDS, _NAMES = 6000, 400
_LINE, _SENTENCE = 7, 12
_VERBS = (
    "approved arrested attacked banned began blamed blocked bought built buried called cancelled captured closed "
    "condemned crashed cut defeated delayed demanded denied destroyed died elected ended entered evacuated exploded "
    "fell fired found froze halted hit injured jailed joined kidnapped killed launched left lost marched met moved "
    "opened ordered passed pledged promised protested questioned quit raised reached rejected released repaired "
    "rescued resigned rose said seized sent shot signed stopped struck suspended told urged voted warned won"
)


@dataclass(frozen=True)
class Happening:
    """What several articles tell in other words."""

    verb: str
    words: tuple[str, ...]
    name: str
    place: str
    day: int
    status: Status


class World:
    """Words and names, and what happens with them; the same in every run."""

    def __init__(self, seed: int = 5) -> None:
        self.dice = random.Random(seed)
        self.verbs = _VERBS.split()
        self.words = [self._word() for _ in range(_WORDS)]
        self.names = [self._word().capitalize() for _ in range(_NAMES)]
        self.often = list(accumulate(1 / (rank + 10) for rank in range(_WORDS)))
        self.names_often = list(accumulate(1 / (rank + 3) for rank in range(_NAMES)))

    def _word(self) -> str:
        dice = self.dice
        return "".join(dice.choice("bdfghklmnprstvz") + dice.choice("aeiou") for _ in range(dice.randint(2, 4)))

    def some(self, count: int) -> list[str]:
        return self.dice.choices(self.words, cum_weights=self.often, k=count)

    def name(self) -> str:
        return self.dice.choices(self.names, cum_weights=self.names_often)[0]

    def happening(self, one_day: bool) -> Happening:
        day = _FIRST if one_day else _FIRST + self.dice.randrange(_DAYS)
        status = self.dice.choices(list(Status), (70, 12, 9, 3, 2, 2, 2))[0]
        return Happening(self.dice.choice(self.verbs), tuple(self.some(_LINE)), self.name(), self.name(), day, status)

    def mention(self, what: Happening, article: int, sentence: int) -> Mention:
        """One article's way to tell it: most of its words, one or two others, and a longer sentence."""
        kept = [word for word in what.words if self.dice.random() < 0.75] + self.some(self.dice.randint(0, 2))
        line = " ".join((what.name, what.verb, *kept))
        lead = self.dice.random() < 0.1
        name, start = f"{article:05d}.txt", 200 * sentence
        text = f"{line} in {what.place}, {' '.join(self.some(_SENTENCE))}."
        return Mention(
            headline=line,
            when=_when(what.day, self.dice, lead),
            quote=Quote(name, start, start + len(text), text),
            trail=Trail(name, None, what.verb),
            status=what.status,
            participants=(what.name,),
            place=what.place if self.dice.random() < 0.4 else "",
            key=f"{article}-{sentence}",
            sentence=sentence,
            lead=lead,
            source=article + 1,
        )


def _when(day: int, dice: random.Random, lead: bool) -> Resolution:
    if lead:
        return When.of_number(day + dice.choice((0, 0, 1)))
    year, month, _ = civil.date_of(day)
    coarse = dice.random()
    return When.of_year(year) if coarse < 0.03 else When.of_month(year, month) if coarse < 0.1 else When.of_number(day)


def made(count: int, one_day: bool) -> tuple[list[Mention], list[Source]]:
    """So many mentions and the articles that they come from."""
    world = World()
    happenings = [world.happening(one_day) for _ in range(max(1, count // _PER_EVENT))]
    mentions = []
    for number in range(count):
        article, sentence = divmod(number, _PER_ARTICLE)
        mentions.append(world.mention(world.dice.choice(happenings), article, sentence))
    articles = count // _PER_ARTICLE + 1
    days = [_FIRST + number * (1 if one_day else _DAYS) // articles for number in range(articles)]
    sources = [
        Source(number + 1, f"{number:05d}.txt", outlet=f"Paper {number % 40}", date=When.of_number(day))
        for number, day in enumerate(days)
    ]
    return mentions, sources


def measured(count: int, one_day: bool) -> list[float]:
    """The seconds of merging, ranking and selecting, the number of events, and the peak memory in MB."""
    mentions, sources = made(count, one_day)
    words = lang.coreference_words("en")
    times = [time.process_time()]
    events: tuple[Event, ...] = story.merged(mentions, words, sources)
    times.append(time.process_time())
    events = story.ranked(events, sources, words)
    times.append(time.process_time())
    story.selected(events, story.Choice(), words, len(sources))
    times.append(time.process_time())
    steps = [after - before for before, after in pairwise(times)]
    return [*steps, len(events), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]


def _in_own_process(count: int, one_day: bool) -> list[float]:
    command = [sys.executable, str(Path(__file__)), str(count), "--measure", "one" if one_day else "many"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [float(word) for word in done.stdout.split()]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=_SIZES)
    parser.add_argument("--measure", choices=("one", "many"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(*measured(options.sizes[0], options.measure == "one"))
        return 0
    slowest = 0.0
    for one_day in (False, True):
        print(f"{'one day' if one_day else 'three years':12}    merge    rank  select      all   growth")
        first = 0.0
        for count in options.sizes:
            *steps, events, memory = _in_own_process(count, one_day)
            unit = sum(steps) / (count * math.log(count))
            first = first or unit
            figures = f"{steps[0]:6.2f} s {steps[1]:5.2f} s {steps[2]:5.2f} s {sum(steps):6.2f} s"
            print(f"{count:12,} {figures} {unit / first:8.2f}   {events:.0f} events, {memory:.0f} MB", flush=True)
            slowest = max(slowest, sum(steps) if count <= _SIZES[-1] else 0.0)
    return 1 if slowest > _BAR else 0


if __name__ == "__main__":
    sys.exit(main())
