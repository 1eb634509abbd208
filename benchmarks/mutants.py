"""How many small faults the tests notice: a sample of mutants of some rooms, each run against the tests of its room.

Run `python -m benchmarks.mutants 120` (the number of mutants; then perhaps paths, else those of ROOMS; `--from 60` goes
on with the 61st of them, `--narrow` runs the tests of the room only). Each mutant is
one change of one place: a comparison turned, a number off by one, `and` for `or`, a condition negated, a result lost.
The tests of its room run first, those of WIDER only where they notice nothing. What is noticed by none is printed as
a change to read: it is either a gap in the tests or a change that alters nothing. The work is done in a copy.
"""

import argparse
import ast
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SEED = 17
SECONDS, WIDER_SECONDS = 60, 300
ROOMS = {
    "timeline/calendar": ["tests/calendar"],
    "timeline/tagging": ["tests/tagging"],
    "timeline/docdate": ["tests/docdate"],
    "timeline/story/merging.py": ["tests/story"],
    "timeline/story/grouping.py": ["tests/story"],
    "timeline/story/similarity.py": ["tests/story"],
    "timeline/story/ordering.py": ["tests/story"],
}
WIDER = ["tests/calendar", "tests/tagging", "tests/docdate", "tests/story", "tests/saved", "tests/test_pipeline.py"]
WIDER += ["tests/test_api.py", "tests/test_merge_events.py", "tests/events", "tests/readers/test_read_dates.py"]

TURNED = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
}
ARITHMETIC = {ast.Add: "-", ast.Sub: "+", ast.Mult: "//", ast.FloorDiv: "*", ast.Div: "*", ast.Mod: "//"}


@dataclass(frozen=True)
class Mutant:
    """One change: `source[start:end]` (bytes) of a file becomes `text`."""

    path: str
    line: int
    start: int
    end: int
    old: str
    new: str


def mutants(path: str) -> Iterator[Mutant]:
    """Every mutant of a file."""
    source = (ROOT / path).read_bytes()
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def offset(line: int, column: int) -> int:
        return starts[line - 1] + column

    for node in _code(ast.parse(source)):
        for low, high, new in _changes(node):
            start, end = offset(*low), offset(*high)
            old = source[start:end].decode()
            yield Mutant(path, low[0], start, end, old, new(old))


def _code(node: ast.AST) -> Iterator[ast.AST]:
    """All nodes but annotations, decorators and texts that stand alone."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not (
                isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
            ):
                yield child
                yield from _code(child)


def _changes(node: ast.AST):  # type: ignore[no-untyped-def]
    """The places to change (from, to) and what makes the new text of the old."""

    def between(left: ast.expr, right: ast.expr, old: str, new: str):  # type: ignore[no-untyped-def]
        return _end(left), _begin(right), lambda text: text.replace(old, new, 1)

    if isinstance(node, ast.Compare):
        for left, operator, right in zip([node.left, *node.comparators], node.ops, node.comparators, strict=False):
            old = _WRITTEN[type(operator)]
            yield between(left, right, old, TURNED[type(operator)])
    elif isinstance(node, ast.BoolOp):
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        yield between(node.values[0], node.values[1], old, new)
    elif isinstance(node, ast.BinOp) and type(node.op) in ARITHMETIC and not _is_text(node):
        yield between(node.left, node.right, _WRITTEN[type(node.op)], ARITHMETIC[type(node.op)])
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield _begin(node), _end(node), lambda text: f"(bool({text[3:].strip()}))"
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        yield _begin(node), _end(node), lambda text, value=node.value: str(value + 1)
    elif isinstance(node, ast.IfExp | ast.If | ast.While):
        yield _begin(node.test), _end(node.test), lambda text: f"(not ({text}))"
    elif isinstance(node, ast.Return) and node.value is not None:
        yield _begin(node.value), _end(node.value), lambda text: "None"
    elif (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"min", "max", "any", "all"}
    ):
        other = {"min": "max", "max": "min", "any": "all", "all": "any"}[node.func.id]
        yield _begin(node.func), _end(node.func), lambda text: other


_WRITTEN = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=", ast.In: "in",
    ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not", ast.Add: "+", ast.Sub: "-", ast.Mult: "*",
    ast.FloorDiv: "//", ast.Div: "/", ast.Mod: "%",
}  # fmt: skip


def _begin(node: ast.expr) -> tuple[int, int]:
    return node.lineno, node.col_offset


def _end(node: ast.expr) -> tuple[int, int]:
    return node.end_lineno or node.lineno, node.end_col_offset or 0


def _is_text(node: ast.BinOp) -> bool:
    sides = (node.left, node.right)
    return any(isinstance(side, ast.JoinedStr | ast.Tuple | ast.List) or _is_string(side) for side in sides)


def _is_string(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def sample(number: int, rooms: list[str]) -> list[tuple[Mutant, list[str]]]:
    """So many mutants with the tests of their rooms, an equal share of each of the four rooms."""
    chance = random.Random(SEED)
    groups: dict[str, list[tuple[Mutant, list[str]]]] = {}
    for room in rooms:
        files = sorted((ROOT / room).glob("*.py")) if (ROOT / room).is_dir() else [ROOT / room]
        for file in files:
            for mutant in mutants(file.relative_to(ROOT).as_posix()):
                groups.setdefault(room.split("/")[1], []).append((mutant, ROOMS.get(room, ["tests"])))
    picked = []
    for name in sorted(groups):
        picked += chance.sample(groups[name], min(len(groups[name]), number // len(groups)))
    return picked


def is_noticed(copy: Path, tests: list[str], seconds: int = SECONDS) -> bool:
    """Whether some test fails, or the tests find no end: their computing time is limited, not the time on the clock."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-m", "not slow", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    quiet = subprocess.DEVNULL
    done = subprocess.run(
        command,
        cwd=copy,
        env=environment,
        stdout=quiet,
        stderr=quiet,
        check=False,
        preexec_fn=lambda: _limit_time(seconds),
    )
    return bool(done.returncode)


def _limit_time(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def survives(copy: Path, mutant: Mutant, tests: list[str], narrow: bool) -> bool:
    """Whether no test notices the mutant; the copy is put right again."""
    file = copy / mutant.path
    whole = file.read_bytes()
    file.write_bytes(whole[: mutant.start] + mutant.new.encode() + whole[mutant.end :])
    try:
        return not is_noticed(copy, tests) and (narrow or not is_noticed(copy, WIDER, WIDER_SECONDS))
    finally:
        file.write_bytes(whole)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int, nargs="?", default=120)
    parser.add_argument("paths", nargs="*", default=list(ROOMS))
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--narrow", action="store_true")
    options = parser.parse_args()
    picked = list(enumerate(sample(options.number, options.paths), 1))[options.first :]
    killed = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__"))
        if not options.narrow and is_noticed(copy, WIDER, WIDER_SECONDS):
            sys.exit("the tests fail without any change; mend that first")
        for place, (mutant, tests) in picked:
            lives = survives(copy, mutant, tests, options.narrow)
            killed += not lives
            word = "SURVIVED" if lives else "killed"
            said = f"{' '.join(mutant.old.split())!r} -> {' '.join(mutant.new.split())!r}"
            print(f"{place:4} {word:8} {mutant.path}:{mutant.line}: {said}", flush=True)
    print(f"{killed} of {len(picked)} killed ({100 * killed / max(1, len(picked)):.0f} %)")


if __name__ == "__main__":
    main()
