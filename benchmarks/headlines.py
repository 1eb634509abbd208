"""How many lines of `tests/cases/headlines` the program writes as an editor would, and what it finds in the articles.

    PYTHONPATH=.:tests/events python benchmarks/headlines.py [--faults FILE] [--known]

Prints counts by kind of fault. `--faults` writes sentence, expected and got side by side; `--known` writes the cases
that fail to the files `known_failures.toml`, where tests expect them to fail.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import article_cases
from article_cases import Wanted
from headline_cases import KNOWN, OF_LINES, Case, Fault, faults_of, read_cases

from timeline.calendar import edtf
from timeline.calendar.when import When

Outcome = tuple[Case, tuple[Fault, ...]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faults", type=Path, help="write the faults to this file")
    parser.add_argument("--known", action="store_true", help="write the list of known failures anew")
    options = parser.parse_args()
    outcomes = [(case, faults_of(case, case.events())) for case in read_cases()]
    wanted = article_cases.read_wanted()
    lost = {one: fault for one in wanted if (fault := article_cases.fault_of(one))}
    summary = f"{_summary(outcomes)}\nof articles: {_share(len(wanted) - len(lost), len(wanted))}"
    print(summary)
    if options.faults:
        told = "\n\n".join((summary, _side_by_side(outcomes), _articles(lost)))
        options.faults.write_text(told, encoding="utf-8")
    if options.known:
        KNOWN.write_text(_known(outcomes), encoding="utf-8")
        article_cases.KNOWN.write_text(_known_of_articles(lost), encoding="utf-8")


def _summary(outcomes: list[Outcome]) -> str:
    counts = Counter(fault.kind for _, faults in outcomes for fault in faults)
    expected = sum(len(case.expected) for case, _ in outcomes)
    right = expected - sum(counts[kind] for kind in ("missing", "date", "headline"))
    clean = sum(not any(fault.kind in OF_LINES for fault in faults) for _, faults in outcomes)
    return "\n".join(
        (
            f"lines right, of those expected and those too many: {_share(right, expected + counts['extra'])}",
            f"sentences with all lines right and none too many:  {_share(clean, len(outcomes))}",
            f"sentences without any fault:                       "
            f"{_share(sum(not faults for _, faults in outcomes), len(outcomes))}",
            "faults: " + ", ".join(f"{kind} {count}" for kind, count in sorted(counts.items())),
        )
    )


def _share(part: int, whole: int) -> str:
    return f"{part} / {whole} = {100 * part / whole:.1f} %"


def _side_by_side(outcomes: list[Outcome]) -> str:
    blocks = []
    for case, faults in outcomes:
        if faults:
            lines = [f"{case.id} [{case.date or 'no date'}] {case.before and f'({case.before}) '}{case.sentence}"]
            for fault in faults:
                lines += [f"  {fault.kind:9} expected: {fault.expected}", f"  {'':9}      got: {fault.got}"]
            blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _articles(lost: dict[Wanted, str]) -> str:
    """What is wrong in the articles, each with all its lines."""
    blocks = []
    for article in dict.fromkeys(one.article for one in lost):
        timeline = article_cases.timeline_of(article)
        faults = [f"  {one.id}: {lost[one]}" for one in lost if one.article == article]
        told = [
            f"    {edtf.write(event.when) if isinstance(event.when, When) else f'({event.said})'} {event.headline}"
            for event in (*timeline.events, *timeline.undated)
        ]
        blocks.append("\n".join((article, *faults, *told)))
    return "\n\n".join(blocks) + "\n"


_HEAD = "# What fails today, with what is wrong: tests expect it to fail, and tell when it no longer does.\n\n"


def _known(outcomes: list[Outcome]) -> str:
    kinds = ((case.id, dict.fromkeys(fault.kind for fault in faults)) for case, faults in outcomes if faults)
    return _HEAD + "".join(f'{name} = "{", ".join(some)}"\n' for name, some in kinds)


def _known_of_articles(lost: dict[Wanted, str]) -> str:
    return _HEAD + "".join(f"{json.dumps(one.id)} = {json.dumps(fault)}\n" for one, fault in lost.items())


if __name__ == "__main__":
    main()
