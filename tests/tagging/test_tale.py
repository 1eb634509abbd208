"""A month without its year goes on in the year that its paragraph has told, and no farther."""

import pytest

from timeline import tag

TOLD = "The owner bought the ship in 2011. "


@pytest.mark.parametrize(
    ("between", "value"),
    [
        ("", "2011-05"),
        ("She was old and slow, and", "2011-05"),
        ("\n\n", "2018-05"),
        ("\n", "2018-05"),
        ("“She was fine,” he said.”\n", "2018-05"),
    ],
)
def test_the_year_of_a_story_ends_with_its_paragraph(between: str, value: str) -> None:
    text = f"{TOLD.rstrip()}{between if between.startswith(chr(10)) else ' ' + between} In May he sold her."
    assert tag(text, date="2019-03-14")[-1].value == value


def test_a_line_that_is_only_wrapped_ends_nothing() -> None:
    assert tag(f"{TOLD}After a year of work on her\nhull in May he sold her.", date="2019-03-14")[-1].value == "2011-05"
