import pytest

from timeline.model import Skipped
from timeline.writers.left_out import failures, passed_over_lines

UNKNOWN = "of no kind that is read"


def beside(*names: str, reason: str = UNKNOWN) -> list[Skipped]:
    return [Skipped(name, reason, passed_over=True) for name in names]


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        (["a.png", "b.PNG", "c/d.py"], "3 not read (2 .png, 1 .py)"),
        (["a/README", ".hidden", "a.verylongsuffix", "a.b c"], "4 not read (4 without suffix)"),
        (["a.pdf, page 3", "a.pdf, page 4"], "2 not read (2 part of .pdf)"),
        (["one, two.png"], "1 not read (1 .png)"),
    ],
)
def test_what_was_passed_over_is_counted_by_kind(names: list[str], kinds: str) -> None:
    assert list(passed_over_lines(beside(*names))) == [f"{kinds}: {UNKNOWN}"]


def test_each_reason_has_a_line_the_most_frequent_first() -> None:
    found = [*beside("a.txt", reason="hidden"), Skipped("b.txt", "is empty"), *beside("c.png", "d.png")]
    assert list(passed_over_lines(found)) == [f"2 not read (2 .png): {UNKNOWN}", "1 not read (1 .txt): hidden"]
    assert failures(found) == [Skipped("b.txt", "is empty")]


def test_kinds_without_end_are_cut_short() -> None:
    (line,) = passed_over_lines(beside(*(f"a.x{number}" for number in range(100))))
    assert line.startswith("100 not read (1 .x0, 1 .x1,")
    assert "88 more kinds" in line
