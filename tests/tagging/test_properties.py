"""What holds for any text: no exception, exact places, explanations that run again, work in proportion to the length.

The number of strings is set by `TIMELINE_FUZZ` (100,000 where it is not set); a million take some ten minutes:

    TIMELINE_FUZZ=1000000 pytest tests/tagging/test_properties.py -k fuzz
"""

import os
import random
import sys
import time
import tracemalloc
from itertools import product
from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import lang
from timeline.tagging import lexer as lexing
from timeline.tagging import recognise, resolve_again, tag

ENGLISH = lang.load("en")
COUNT = int(os.environ.get("TIMELINE_FUZZ", "100000"))
KINDS = ("news", "narrative", "colloquial", "auto")
DATES = ("2015-01-26", None, "2015-01-25/2015-02-03", "2015", "-0043-03-15", "Y12000-02-01")
FIGURES = [
    "12",
    "31",
    "1999",
    "2015",
    "0",
    "00:00",
    "24:61",
    "13/13/2013",
    "29.02.2015",
    "Q3",
    "'80s",
    "'89",
    "1ST",
    "2nd",
    "3RD",
    "1990s",
    "90S",
    "10pm",
    "12hrs",
    "10:30",
    "9:30",
    "3.5",
    "1,100",
    "3/4",
    "9/11",
    "5-6",
    "FY13",
    "2200",
    "2013-03-04T10:00:00Z",
    "2013-03-04",
]
WORDS = [*sorted(ENGLISH.words), *FIGURES]
NASTY = [
    "İ",
    "ſ",
    "K",
    "ß",
    "e\u0301",
    "\ud800",
    "\x00",
    "²3",
    "٣",
    "１９９９",
    "\u202e",
    "\n\n",
    "9" * 400,
    "1-" * 50,
    " ",
    "-",
    ",",
]


def check(text: str, date: str | None, kind: str) -> None:
    """The promises for one text."""
    end = 0
    for timex in tag(text, date, kind, ENGLISH):
        assert timex.start >= end
        assert text[timex.start : timex.end] == timex.text != ""
        assert timex.text == timex.text.strip()
        assert resolve_again(timex, ENGLISH) == timex.when
        end = timex.end


@settings(max_examples=400, derandomize=True, deadline=None)
@given(st.text(max_size=60), st.sampled_from(DATES), st.sampled_from(KINDS))
def test_any_text(text: str, date: str | None, kind: str) -> None:
    check(text, date, kind)


@settings(max_examples=600, derandomize=True, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(WORDS + NASTY), st.sampled_from(["", " ", " ", ", ", "-"])), max_size=12),
    st.sampled_from(DATES),
    st.sampled_from(KINDS),
)
def test_any_words_of_time(parts: list[tuple[str, str]], date: str | None, kind: str) -> None:
    check("".join(word + gap for word, gap in parts), date, kind)


@pytest.mark.slow
def test_fuzz() -> None:
    """Many strings of words that mean time, in one go; a quarter are spoilt by characters that break other taggers."""
    draw = random.Random(7)
    for number in range(COUNT):
        words = draw.choices(WORDS, k=6)
        if number % 4 == 0:
            words[draw.randrange(6)] = draw.choice(NASTY)
        text = draw.choice((" ", " ", "", "-")).join(words)
        date = DATES[number % len(DATES)]
        for timex in tag(text, date, KINDS[number % 4], ENGLISH):
            assert text[timex.start : timex.end] == timex.text


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["9" * 1_000_000, "\u0301" * 1_000_000, " " * 1_000_000, "\ud800" * 100_000, "İſK" * 100_000]
)
def test_long_runs_of_one_character(text: str) -> None:
    assert tag(text, "2015-01-26", "news", ENGLISH) == []


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.text(alphabet=st.sampled_from("İſKß\u0301 \n\tabc129:/-.,'’\ud800")))
def test_the_tokens_are_the_text(text: str) -> None:
    tokens = lexing.split(text)
    assert "".join(tokens) == text
    assert len(lexing.letters(tokens, ENGLISH)) == len(tokens)


# ---- linear work

KINDS_OF_TOKEN = {letters: word for word, (letters, _) in ENGLISH.words.items()}
"""One word for each letter of the alphabet."""


SIZES = (2_000, 8_000)


def work(text: str) -> int:
    """The calls that recognising a text makes, Python's and C's: a measure that no busy machine can disturb.

    The work of one call is bounded, since patterns are (see `test_every_pattern_has_a_bound`).
    """
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        recognise(text, ENGLISH)
    finally:
        sys.setprofile(before)
    return calls


def slope(unit: str) -> float:
    """How the work grows with the length, on log-log paper: 1 is linear."""
    short, long = (unit * (size // len(unit)) for size in SIZES)
    return log(max(work(long), 1) / max(work(short), 1)) / log(SIZES[1] / SIZES[0])


TOKENS = sorted({*KINDS_OF_TOKEN.values(), "12", "1999", "99", "10:30", "1/2", "2014-01-30", "-", ","})


@pytest.mark.parametrize(
    "word", [pytest.param(word, marks=[pytest.mark.slow] if place % 5 else []) for place, word in enumerate(TOKENS)]
)
def test_work_is_linear_in_one_token(word: str) -> None:
    assert slope(word + " ") <= 1.3


PAIRS = [
    first + gap + second + " "
    for first, second in product(["May", "12", "1999", "the", "Monday", "two", "days", "last", "of", "and"], repeat=2)
    for gap in (" ", "-", ", ")
]


@pytest.mark.slow
@pytest.mark.parametrize("unit", random.Random(3).sample(PAIRS, 60))
def test_work_is_linear_in_pairs(unit: str) -> None:
    assert slope(unit) <= 1.3


@pytest.mark.slow
def test_plain_text_takes_time_in_proportion() -> None:
    """CPU time, as a ratio between two lengths: the least of three, so that a busy machine does not count."""
    line = (
        "The committee met on Monday and found that nothing in the plan of May 2014 would harm the people of the town. "
    )

    def seconds(size: int) -> float:
        text = line * (size // len(line))
        times = []
        for _ in range(3):
            start = time.process_time()
            recognise(text, ENGLISH)
            times.append(time.process_time() - start)
        return min(times)

    assert log(seconds(400_000) / seconds(50_000)) / log(8) <= 1.3


@pytest.mark.slow
def test_memory_does_not_grow_with_the_text() -> None:
    """What is held at once is bounded: ten times the text takes about the same."""
    line = "The committee found that nothing in the plan would harm the people of the town, who live by the river.\n"

    def peak(size: int) -> int:
        text = line * (size // len(line))
        tracemalloc.start()
        recognise(text, ENGLISH)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(3_000_000) < 2 * peak(300_000)


@pytest.mark.parametrize("gap", ["\n\n", "\n", ". ", " "])
def test_a_long_text_is_cut_where_no_expression_goes_on(gap: str) -> None:
    text = ("word" * 10 + gap) * 12_000 + "They met on 4 March 2013" + gap
    assert [t.text for t in tag(text, "2015-01-26", "news", ENGLISH)] == ["4 March 2013"]
