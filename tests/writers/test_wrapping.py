"""Breaking text into lines: nothing lost, nothing too wide, marks held to their word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.writers.text import cells
from timeline.writers.wrapping import ELLIPSIS, GLUE, wrap

LETTERS = [*"abcXYZ-/.,漢字、。かな한", "ग", "शि", "ที่", "e\u0301"]
words = st.lists(st.lists(st.sampled_from(LETTERS), min_size=1, max_size=30).map("".join), max_size=14).map(" ".join)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 9, ["one two", "three"]),
        ("one", 9, ["one"]),
        ("", 9, [""]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("see https://a.org/long/path/x", 12, ["see", "https://a.", "org/long/", "path/x"]),
        ("漢字漢字、漢字", 8, ["漢字漢", "字、漢字"]),
        ("「漢字」漢字", 6, ["「漢", "字」漢", "字"]),
        ("a\u0301b\u0301c\u0301d\u0301", 2, ["a\u0301b\u0301", "c\u0301d\u0301"]),
    ],
)
def test_lines(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width, cells) == lines


def test_the_tail_stays_at_the_last_word() -> None:
    assert wrap("one two three", 9, cells, tail="[1]") == ["one two", f"three{GLUE}[1]"]
    assert wrap("one two", 9, cells, tail="[1]") == ["one", f"two{GLUE}[1]"]
    assert wrap("", 9, cells, tail="[1]") == ["[1]"]


def test_what_does_not_fit_is_cut_at_a_word_before_the_tail() -> None:
    assert wrap("one two three four five", 9, cells, max_lines=2) == ["one two", f"three{ELLIPSIS}"]
    assert wrap("one two three four", 9, cells, tail="[1]", max_lines=1) == [f"one{ELLIPSIS}{GLUE}[1]"]
    assert wrap("abcdefghijkl", 5, cells, max_lines=1) == [f"abcd{ELLIPSIS}"]


@given(words, st.integers(6, 40))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width, cells)
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(words, st.integers(9, 40), st.integers(1, 3))
def test_a_cut_text_keeps_its_marks_and_its_width(text: str, width: int, most: int) -> None:
    lines = wrap(text, width, cells, tail="[12]", max_lines=most)
    assert len(lines) <= most and lines[-1].endswith("[12]")
    assert all(cells(line) <= width for line in lines)


def test_a_very_long_word_is_broken_in_time() -> None:
    assert len(wrap("x" * 100_000, 80, cells)) == 1250
