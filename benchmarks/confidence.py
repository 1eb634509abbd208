"""How well the confidence of lines tells good ones from others, and the weights that would tell best.

    python benchmarks/confidence.py GRADED.jsonl ARTICLES... [--write timeline/lang/en/confidence.toml]

GRADED.jsonl holds a line's `key`, its `story` and its `verdict` (good, poor or wrong), as somebody read it; ARTICLES
are what the program made the lines of. Half of the stories fit the weights and half test them: printed are the area
under the curve (the share of pairs of a good and another line that are in the right order) and a table in ten steps.
`--write` fits them on all stories and writes them.
"""

import argparse
import json
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from timeline import lang, pipeline
from timeline.events.confidence import confidence_of
from timeline.lexicon.confidence import Sign, Weights
from timeline.model import Document
from timeline.readers import read_all

_RIDGE = 4.0
"""How strongly weights are held at 0, in lines: a sign of a few lines stays small."""

_STEPS = 60
_TENTHS = 10


@dataclass(frozen=True, slots=True)
class Graded:
    """A line that was read: its story, whether it is good, and the signs that the program sees in it."""

    story: str
    good: bool
    signs: tuple[str, ...]


def main() -> None:
    """Reads, fits, prints."""
    options = _parsed()
    names = tuple(lang.stage_words("en")[1].weights.signs)
    lines = _graded(Path(options.graded), options.articles)
    fit, test = _halves(lines)
    shipped = lang.stage_words("en")[1].weights
    print(f"{len(lines)} lines of {len({one.story for one in lines})} stories, {sum(one.good for one in lines)} good")
    print(f"area under the curve, weights as shipped: {_area(lines, shipped):.3f}")
    for one, other in ((fit, test), (test, fit)):
        weights = _fitted(one, names, shipped)
        print(f"fitted on {len(one)}, tested on {len(other)}: {_area(other, weights):.3f} ({_area(one, weights):.3f})")
        _print_steps(other, weights)
    final = _fitted(lines, names, shipped)
    for name in sorted(names, key=lambda one: final.signs[one].weight):
        held = [one.good for one in lines if name in one.signs]
        print(f"{final.signs[name].weight:+4d} {name:16} {len(held):4d} lines, {sum(held):4d} good")
    if options.write:
        _write(Path(options.write), final)


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("graded")
    parser.add_argument("articles", nargs="+")
    parser.add_argument("--write")
    return parser.parse_args()


def _graded(path: Path, articles: Sequence[str]) -> list[Graded]:
    rows = {row["key"]: row for row in map(json.loads, path.read_text("utf-8").splitlines())}
    found = []
    for document in read_all(articles):
        if not isinstance(document, Document):
            continue
        for mention in pipeline.mentions_of(document, pipeline.Options()).mentions:
            row = rows.pop(mention.key, None)
            if row is not None:
                found.append(Graded(row["story"], row["verdict"] == "good", mention.signs))
    print(f"{len(rows)} graded lines are made no more")
    return sorted(found, key=lambda one: (one.story, one.signs))


def _halves(lines: Sequence[Graded]) -> tuple[list[Graded], list[Graded]]:
    """The lines in two parts, no story in both."""
    halves: tuple[list[Graded], list[Graded]] = ([], [])
    for one in lines:
        halves[zlib.crc32(one.story.encode()) % 2].append(one)
    return halves


def _fitted(lines: Sequence[Graded], names: Sequence[str], meanings: Weights) -> Weights:
    """Weights by logistic regression (Newton's method) with a ridge, in tenths; a sign of no line keeps its own."""
    signs = np.array([[1.0, *(float(name in one.signs) for name in names)] for one in lines])
    good = np.array([float(one.good) for one in lines])
    ridge = np.diag([0.0, *([_RIDGE] * len(names))])
    weights = np.zeros(len(names) + 1)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (good - chance) - ridge @ weights
        curve = (signs * (chance * (1 - chance))[:, None]).T @ signs + ridge
        weights = weights + np.linalg.solve(curve, slope)
    start, *rest = (round(float(one) * _TENTHS) for one in weights)
    seen = {name for one in lines for name in one.signs}
    known = meanings.signs
    given = {name: one if name in seen else known[name].weight for name, one in zip(names, rest, strict=True)}
    return Weights(start, {name: Sign(known[name].meaning, one) for name, one in given.items()})


def _area(lines: Sequence[Graded], weights: Weights) -> float:
    chances = [(confidence_of(one.signs, weights), one.good) for one in lines]
    good = np.array([chance for chance, is_good in chances if is_good])
    rest = np.array([chance for chance, is_good in chances if not is_good])
    return float((good[:, None] > rest).mean() + (good[:, None] == rest).mean() / 2)


def _print_steps(lines: Sequence[Graded], weights: Weights) -> None:
    for step in range(10):
        some = [one.good for one in lines if step == min(9, int(confidence_of(one.signs, weights) * 10))]
        share = f"{sum(some) / len(some):4.0%}" if some else "   -"
        print(f"  {step / 10:.1f}-{(step + 1) / 10:.1f} {len(some):4d} lines {share} good")


def _write(path: Path, weights: Weights) -> None:
    text = re.sub(r"^start = .*$", f"start = {weights.start}", path.read_text("utf-8"), flags=re.MULTILINE)
    for name, sign in weights.signs.items():
        text = re.sub(rf"(\[{name}\]\nmeaning = .*\nweight = ).*", rf"\g<1>{sign.weight}", text)
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
