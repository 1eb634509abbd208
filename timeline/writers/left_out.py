"""What was read of a folder and what was not, in lines for people: counted by kind, with the reason."""

from collections import Counter
from collections.abc import Iterable, Iterator

from timeline.model import Skipped
from timeline.writers.labels import clean

_LONGEST_SUFFIX = 10
_MOST_KINDS = 12


def passed_over_lines(skipped: Iterable[Skipped]) -> Iterator[str]:
    """What folders hold beside articles, a line for each reason: "3 not read (2 .png, 1 .py): of no known kind"."""
    kinds: dict[str, Counter[str]] = {}
    for one in skipped:
        if one.passed_over:
            kinds.setdefault(one.reason, Counter())[_kind(one.name)] += 1
    for reason, counts in sorted(kinds.items(), key=lambda item: (-item[1].total(), item[0])):
        by_size = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        told = [f"{count:,} {kind}" for kind, count in by_size[:_MOST_KINDS]]
        rest = [f"{len(by_size) - _MOST_KINDS:,} more kinds"] if len(by_size) > _MOST_KINDS else []
        yield f"{counts.total():,} not read ({clean(', '.join(told + rest))}): {clean(reason)}"


def failures(skipped: Iterable[Skipped]) -> list[Skipped]:
    """What should have been read and could not be."""
    return [one for one in skipped if not one.passed_over]


def _kind(name: str) -> str:
    """What people know a kind of file by, its suffix; of a part of a file ("a.pdf, page 3") the suffix of the file."""
    last = name.rpartition("/")[2]
    file, comma, part = last.rpartition(", ")
    is_part = bool(comma) and "." in file and "." not in part
    stem, _, suffix = (file if is_part else last).rpartition(".")
    if not stem or not suffix.isalnum() or len(suffix) > _LONGEST_SUFFIX:
        return "without suffix"
    return f"part of .{suffix.lower()}" if is_part else f".{suffix.lower()}"
