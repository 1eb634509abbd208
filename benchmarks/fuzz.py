"""Whether anything fails on texts made of the parts of cases: words, dates and clauses in an order nobody wrote.

    PYTHONPATH=. python benchmarks/fuzz.py FOLDER [--strings 200000] [--seed 1]

FOLDER holds TOML files with `[[case]]` tables whose `text` and `date` are taken apart (see `tests/cases`). Prints what
failed, each with the number of its document: the same seed makes the same texts.
"""

import argparse
import random
import re
import time
import tomllib
from pathlib import Path

from timeline import pipeline, tagging
from timeline.calendar import edtf
from timeline.calendar.when import When
from timeline.model import Document

_PARTS = re.compile(r"[^\s,;:.!?()“”\"—–]+|[,;:.!?()“”\"—–]|\n+")
_GLUE = (" ", " ", " ", " ", " ", "", ", ", ". ", "\n")
_STRINGS = 25
"""Strings a document: the parser reads several at once."""


def main() -> None:
    """Make the texts, and print what failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--strings", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    texts, dates = parts_of(options.folder)
    begun, events, faults = time.process_time(), 0, 0
    for number in range(options.strings // _STRINGS):
        chance = random.Random(f"{options.seed}/{number}")
        text = "\n\n".join(recombined(chance, texts) for _ in range(_STRINGS))
        found, said = tried(Document(text, chance.choice(dates), name=f"{number}"))
        events, faults = events + found, faults + len(said)
        for fault in said:
            print(f"document {number}: {fault}", flush=True)
    print(
        f"{options.strings:,} strings, {events:,} events, {faults} faults,"
        f" {time.process_time() - begun:.0f} CPU seconds"
    )


def parts_of(folder: Path) -> tuple[list[list[str]], list[str | None]]:
    """The words and marks of each case's text, and the dates of the cases."""
    cases = [case for path in sorted(folder.glob("*.toml")) for case in tomllib.loads(path.read_text("utf-8"))["case"]]
    texts = [_PARTS.findall(re.sub(r"<[^>]+>", " ", case.get("text") or case.get("html", ""))) for case in cases]
    return [text for text in texts if text], [None, "2015-02", *{case.get("date") for case in cases}]


def recombined(chance: random.Random, texts: list[list[str]]) -> str:
    """A string of runs of words from several texts."""
    runs = []
    for _ in range(chance.randrange(1, 6)):
        words = chance.choice(texts)
        begin = chance.randrange(len(words))
        runs.append(" ".join(words[begin : begin + chance.randrange(1, 9)]))
    return "".join(run + chance.choice(_GLUE) for run in runs)


def tried(document: Document) -> tuple[int, list[str]]:
    """How many events a document gives, and what failed on it."""
    try:
        told = pipeline.mentions_of(document, pipeline.Options())
        whens = [mention.when for mention in told.mentions if isinstance(mention.when, When)]
        lost = [f"{when!r} is not read back" for when in whens if edtf.write(edtf.parse(edtf.write(when))) != str(when)]
        for kind in ("narrative", "colloquial"):
            tagging.tag(document.text, document.date, kind, pipeline.lang.load("en"))
    except Exception as error:
        return 0, [f"the whole document: {type(error).__name__}: {error}"]
    return len(told.mentions), [*told.faults, *lost]


if __name__ == "__main__":
    main()
