"""Measure the promises, print the table, write the page."""

import sys
import time
from collections.abc import Iterator

from benchmarks.reliability import files, runs, texts, work  # noqa: F401 - they register their promises
from benchmarks.reliability.promise import PROMISES, ROOT, Measured, Promise

PAGE = ROOT / "docs" / "reliability.md"
HEAD = """# What is promised, and what was measured

`python -m benchmarks.reliability` measures each promise and writes this page; this is its {form} form. Where a promise
is not met, the row says what is known of it. A row says what was tried, on one machine with Python {python}: it is
evidence and no proof.

| promise | | measured | |
|---|---|---|---|
"""


def main() -> int:
    words = [word for word in sys.argv[1:] if word != "--long"]
    long = "--long" in sys.argv[1:]
    wanted = [one for one in PROMISES if not words or any(word in one.name for word in words)]
    results = list(_measured(wanted, long))
    if not words:
        form, python = "long" if long else "short", ".".join(map(str, sys.version_info[:2]))
        page = HEAD.format(form=form, python=python) + "".join(_row(*one) for one in results)
        PAGE.write_text(page, "utf-8")
    return 1 if any(found.met is False and not one.known for one, found in results) else 0


def _measured(promises: list[Promise], long: bool) -> Iterator[tuple[Promise, Measured]]:
    for one in promises:
        began = time.perf_counter()
        try:
            found = one.measure(long)
        except Exception as error:  # the other rows are wanted
            found = Measured(
                f"could not be measured: {type(error).__name__}: {' '.join(str(error).split())[:200]}", False
            )
        print(f"{_word(found):12} {one.name:22} {found.figure}  ({time.perf_counter() - began:.0f} s)", flush=True)
        yield one, found


def _word(found: Measured) -> str:
    return {True: "met", False: "NOT MET", None: "not measured"}[found.met]


def _row(one: Promise, found: Measured) -> str:
    known = f" ({one.known})" if one.known and not found.met else ""
    cells = (
        f"**{one.name}**",
        one.words,
        found.figure,
        {True: "met", False: "**not met**", None: "not measured here"}[found.met] + known,
    )
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |\n"


if __name__ == "__main__":
    sys.exit(main())
