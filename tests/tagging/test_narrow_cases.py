"""What decides by a little: each of these was once changed without any other test noticing."""

from dataclasses import fields

import pytest

import timeline

LAID_DOWN = "The ship was laid down in {}. She was launched {}."


@pytest.mark.parametrize(
    ("year", "launched", "value"),
    [
        (1911, "on 3 May", "1911-05-03"),
        (1911, "in May", "1911-05"),
        (1911, "on 29 February", "XXXX-02-29"),
        (1912, "on 29 February", "1912-02-29"),
        (1911, "on Wednesday 3 May", "1911-05-03"),
        (1912, "on Wednesday 3 May", "XXXX-05-03"),
    ],
)
def test_a_text_without_a_date_goes_on_in_the_year_it_told_if_there_is_such_a_day(
    year: int, launched: str, value: str
) -> None:
    assert timeline.tag(LAID_DOWN.format(year, launched))[-1].value == value


def test_the_last_year_told_in_which_the_day_falls_so_is_meant() -> None:
    told = "The first was laid down in 1911, the second in 1914, the third in 1915. "
    assert timeline.tag(f"{told}She was launched on Wednesday 3 May.")[-1].value == "1911-05-03"
    assert timeline.tag(f"{told}She was launched on 3 May.")[-1].value == "1915-05-03"


@pytest.mark.parametrize("kind", ["news", "narrative", "colloquial"])
def test_what_a_timex_says_in_words_is_text(kind: str) -> None:
    """An empty text where there is nothing to say: it is written to files."""
    text = "It sank in the 1990s, in 1999, on Monday, last May, for two days, every week, at 5 p.m., on 3 May and soon."
    words = [field.name for field in fields(timeline.Timex) if field.name not in ("start", "end", "when")]
    found = timeline.tag(text, "2019-03-13", kind)
    assert len(found) > 6
    for one in found:
        assert all(isinstance(getattr(one, name), str) for name in words), one


@pytest.mark.parametrize(
    ("number", "is_one"), [("10,000", True), ("1,000,000", True), ("1,000,50", False), ("1,50,000", False)]
)
def test_every_part_of_a_separated_number_has_three_figures(number: str, is_one: bool) -> None:
    (found,) = timeline.tag(f"It sank {number} years ago.", "2019-03-13")
    assert found.text.startswith(number) is is_one


def test_how_near_a_clock_time_stands_to_the_one_before_does_not_depend_on_the_text_before_both() -> None:
    opening = "The town has one harbour and one lighthouse, and both of them are old and hardly used. " * 10
    told = "The alarm came at 23:50 on Monday and the first boat left at 00:35."
    assert timeline.tag(opening + told, "2019-03-13")[-1].value == "2019-03-12T00:35"
