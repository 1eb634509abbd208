"""Which expressions date something, and which sentences have to be parsed."""

import pytest

from timeline import tag
from timeline.events import sentences_of_spans, sentences_to_parse
from timeline.events.anchoring.eligibility import by_tree, dates_something, is_bare_clock, is_day
from timeline.model import Sentence, Timex
from timeline.syntax.tree import Tree

TEXT = "Anna Lund rowed home. She fell ill on Monday. Nothing else is known. The boat was sold in 2014."
ENDS = [21, 45, 68, 95]
SENTENCES = tuple(Sentence(start, end) for start, end in zip([0, 22, 46, 69], ENDS, strict=True))


def _timexes(text: str) -> list[Timex]:
    return list(tag(text, "2019-03-14", kind="news"))


def _parsed(chosen: tuple[Sentence, ...]) -> list[str]:
    return [TEXT[one.start : one.end].split(maxsplit=1)[0] for one in chosen]


@pytest.mark.parametrize("words", ["on Monday", "in 2014", "at 7:40 a.m.", "in the 1990s", "late last month"])
def test_dates_and_times_date_something(words: str) -> None:
    assert [dates_something(one) for one in _timexes(f"It fell {words}.")] == [True]


@pytest.mark.parametrize("words", ["for three weeks", "every Tuesday", "recently", "now"])
def test_durations_habits_and_vague_words_do_not(words: str) -> None:
    assert not any(dates_something(one) for one in _timexes(f"It fell {words}."))


@pytest.mark.parametrize(
    ("words", "bare"), [("at 7:40 a.m.", True), ("at noon", True), ("on Monday night", False), ("on Monday", False)]
)
def test_a_bare_clock_has_no_day(words: str, bare: bool) -> None:
    (timex,) = _timexes(f"It fell {words}.")
    assert is_bare_clock(timex) == bare
    assert is_day(timex) != bare


def test_a_month_is_no_day() -> None:
    (timex,) = _timexes("It fell in May 2014.")
    assert not is_day(timex)


def test_dated_sentences_are_parsed_and_the_one_before_a_person() -> None:
    assert _parsed(sentences_to_parse(TEXT, SENTENCES, _timexes(TEXT))) == ["Anna", "She", "The"]


def test_notices_are_not_parsed() -> None:
    notice = tuple(Sentence(one.start, one.end, role="notice") for one in SENTENCES)
    assert sentences_to_parse(TEXT, notice, _timexes(TEXT)) == ()


def test_sentences_of_asked_spans_are_parsed() -> None:
    place = TEXT.index("known")
    chosen = sentences_of_spans(SENTENCES, (), [(place, place + 5)])
    assert _parsed(chosen) == ["Nothing"]


def test_each_tree_gets_its_own_expressions() -> None:
    trees = [Tree(one, ()) for one in SENTENCES]
    assert [[one.text for one in some] for some in by_tree(trees, _timexes(TEXT))] == [[], ["Monday"], [], ["2014"]]
