"""Text that was cut into tokens for a treebank, read as printed."""

from hypothesis import given
from hypothesis import strategies as st

from timeline import pipeline
from timeline.model import Document
from timeline.sentences.treebank import as_printed

PIECES = st.lists(st.sampled_from(["-LRB-", "-RRB-", "-LSB-", "-RCB-", "``", "''", "'", "`", " ", "-", "Oslo", "\n"]))


def test_brackets_and_quote_marks_stand_where_they_stood() -> None:
    text = "He said : `` We paid -LRB- in May -RRB- . ''"
    printed = as_printed(text)
    assert printed == "He said : “  We paid (     in May     ) .  ”"
    assert printed.index("We paid") == text.index("We paid")


def test_other_text_is_returned_as_it_is() -> None:
    text = "''Italics'' and (brackets) of [all] kinds"
    assert as_printed(text) is text


@given(PIECES)
def test_the_length_stays_and_a_second_reading_changes_nothing(pieces: list[str]) -> None:
    text = "".join(pieces)
    printed = as_printed(text)
    assert len(printed) == len(text)
    assert as_printed(printed) == printed


def test_lines_are_printed_and_quotes_are_the_text() -> None:
    text = "Lind 's ferry -LRB- built in Bergen -RRB- was n't `` ready '' on 3 May 2014 ."
    (event,) = pipeline.mentions_of(Document(text), pipeline.Options()).mentions
    assert event.headline == "Lind's ferry (built in Bergen) wasn't “ready” on 3 May 2014"
    quote = event.quote
    assert quote.text == text[quote.start : quote.end]
    assert "-LRB-" in quote.text


def test_a_symbol_that_was_cut_is_whole_again() -> None:
    text = "Provident -LRB- PFG . L -RRB- rose"
    assert as_printed(text) == "Provident (     PFG.L       ) rose"
