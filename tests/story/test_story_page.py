"""The examples of the page on the story are run."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "story.md"


def test_the_examples_are_true() -> None:
    failures, tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert tried > 10
    assert failures == 0
