"""Building a timeline from text never fails, whatever the text; and what it says of the text is true of it.

`TIMELINE_FUZZ=1000000 python -m pytest tests/property/test_nothing_fails.py` tries a million texts (about three hours).
"""

import json
import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline
from timeline import pipeline
from timeline.calendar import edtf
from timeline.calendar.when import When
from timeline.model import Document, Mention, Skipped

TEXTS = int(os.environ.get("TIMELINE_FUZZ", "400"))
BATCH = 50

WORDS = (Path(__file__).parents[1] / "cases" / "noise.txt").read_text("utf-8").split()
ODD = ["\x00", "\x1b[31m", "\u202e", "\ufeff", "\u200b", "\u0660\u0661", "e\u0301", "\ud800", "\u2028", "\x85"]
CLAUSES = ["the council closed the bridge", "a ferry sank in the harbour", "officials said that they would vote"]
GLUE = [" ", " ", " ", " ", "", ", ", ". ", "\n", "\n\n", "-", "\t", "\u00a0", " \r "]


def noise(chance: random.Random) -> str:
    """Words that dates are made of, in an order that nobody ever wrote."""
    words = chance.choices(WORDS + ODD + CLAUSES * 5, k=chance.randrange(1, 30))
    return "".join(word + chance.choice(GLUE) for word in words)


def holds(document: Document) -> int:
    """The events of a document can be made, written, and are true of the text; how many there are."""
    told = pipeline.mentions_of(document, pipeline.Options())
    for mention in told.mentions:
        _holds_of(mention, document)
    made = timeline.build(document)
    assert not made.skipped
    json.loads(made.to_json())
    assert made.to_text(explain=True)
    return len(told.mentions)


def _holds_of(mention: Mention, document: Document) -> None:
    assert mention.headline.strip()
    quote, trail = mention.quote, mention.trail
    assert document.text[quote.start : quote.end] == quote.text
    if trail.timex:
        assert document.text[trail.timex.start : trail.timex.end] == trail.timex.text
    if isinstance(mention.when, When):
        assert edtf.write(edtf.parse(edtf.write(mention.when))) == edtf.write(mention.when)
        assert mention.when.uncertain or not mention.when.assumed


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, TEXTS, BATCH))
def test_date_words_in_any_order(start: int) -> None:
    events = 0
    for number in range(start, start + BATCH):
        chance = random.Random(number)
        date = chance.choice([None, "2015-01-27", "2015-02", "0044", "-0043-03-15", "Y99999-01-01", "2014-04/2015-02"])
        events += holds(Document(noise(chance), date, name=f"{number}.txt"))
    assert events > BATCH / 10, "noise that dates nothing tries nothing"


@settings(max_examples=TEXTS // 4)
@given(st.text(st.characters(exclude_categories=[]), max_size=60))
def test_any_text_at_all(text: str) -> None:
    holds(Document(text))


@pytest.mark.slow
@settings(max_examples=TEXTS // 8)
@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_any_names_at_all(name: str, title: str, outlet: str, url: str) -> None:
    holds(Document("A ferry sank on 3 March 2019.", None, name, title, outlet, url))


def test_a_date_that_is_none_is_an_error_of_ours_and_no_other() -> None:
    for date in ("soon", "2015-02-31", "", " ", "\ud800", "9" * 99):
        try:
            made = timeline.build(Document("A ferry sank on 3 March 2019.", date))
        except timeline.TimelineError:
            continue
        assert not any(isinstance(each, Skipped) for each in made.skipped)
