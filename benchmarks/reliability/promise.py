"""A promise and how it is measured, and what the measuring functions share."""

import os
import re
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"


@dataclass(frozen=True)
class Measured:
    """What was found; `met` is `None` where it cannot be measured here."""

    figure: str
    met: bool | None


@dataclass(frozen=True)
class Promise:
    """A promise in words, and the function that measures it, in its long form or in its short one."""

    name: str
    words: str
    measure: Callable[[bool], Measured]
    known: str = ""


PROMISES: list[Promise] = []


def promise(name: str, words: str, known: str = "") -> Callable[[Callable[[bool], Measured]], object]:
    """Register the function as a promise's measure; `known` says why it is not met today."""

    def register(measure: Callable[[bool], Measured]) -> Callable[[bool], Measured]:
        PROMISES.append(Promise(name, words, measure, known))
        return measure

    return register


def none_of(count: int, what: str, tried: int, unit: str) -> Measured:
    """Met where nothing of a kind was found."""
    return Measured(f"{count} {what} in {tried:,} {unit}", count == 0 and tried > 0)


def environment(**settings: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **settings}


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "timeline", *map(str, arguments)]


def ran(script: str, *arguments: object) -> str:
    """What a script prints in a process of its own."""
    run = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.run(run, env=environment(), cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def tested(*arguments: str) -> Measured:
    """How many tests of some files hold."""
    run = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    done = subprocess.run(run, env=environment(), cwd=ROOT, capture_output=True, text=True, check=False)
    counts = {word: int(number) for number, word in re.findall(r"([0-9]+) (passed|failed|error|skipped)", done.stdout)}
    passed, failed = counts.get("passed", 0), counts.get("failed", 0) + counts.get("error", 0)
    if not counts:  # the quietest form counts nothing: each test is a dot
        dots = "".join(line.partition("[")[0] for line in done.stdout.splitlines() if re.match(r"[.sxFE]+ +\[", line))
        passed, failed = dots.count("."), dots.count("F") + dots.count("E")
    return Measured(f"{passed:,} tests hold, {failed} fail", passed > 0 and done.returncode == 0)


def computing() -> float:
    """The computing time of this process and of its children that ended, in seconds."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
