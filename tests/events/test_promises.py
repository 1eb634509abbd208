"""What holds for the events of any text at all."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import pipeline
from timeline.limits import MAX_LINE_CHARS
from timeline.model import Document

PIECES = (
    "The mayor resigned on Monday.",
    "“We will not sign,” she said on 4 May 2011.",
    'He told us, "Never again on Friday',
    "In 1987, the hall - built in the 1960s - was sold for £1.2m (about $2m) to Acme Corp.",
    "1879: The first train runs.",
    "On Monday on Tuesday in 2014",
    "of by until since 2011",
    "Die Fähre sank am Montag. 船は2011年に沈んだ。",
    "since it began in April 2014, nearly 1,000 people had been killed",
    "If the vote fails on Thursday; the government — perhaps — falls.",
    "who, which, that in March",
    "At 7:40 a.m. the wall gave way, police said, according to the ministry, he said.",
    "Subscribe before 31 March!",
    "BRUSSELS, Jan. 26 (Agency) -",
    "She denied that he planned to propose to resign last year",
    "\u200bthe fire\u0301 of 1871 \N{FIRE ENGINE} burned on",
)
GLUE = (" ", "\n", "\n\n", ", ", " and ", ". ", '" ', " “", "”", " (", ")", " - ", "\t", "…", "\u2028", "\r\n", "")

EXPRESSIONS = (
    *("Monday", "last week", "this week", "last fall", "the weekend", "early May", "late 2009", "the 1990s", "noon"),
    *("the first quarter", "Christmas", "2011", "Monday night", "the 19th century", "7:40 a.m.", "4 May", "May 2011"),
    *("the end of the year", "the next two weeks", "last year", "two years ago", "spring", "mid-July", "tomorrow"),
)

texts = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=12), st.sampled_from(("Monday", "2011", "last week", "May"))),
    min_size=1,
    max_size=6,
).flatmap(
    lambda parts: st.lists(st.sampled_from(GLUE), min_size=len(parts), max_size=len(parts)).map(
        lambda glue: "".join(part + mark for part, mark in zip(parts, glue, strict=True))
    )
)
dates = st.sampled_from((None, "2011-05-17", "1999-12-31", "2015-02"))
kinds = st.sampled_from(("news", "narrative", "colloquial", "auto"))


@settings(max_examples=150)
@given(texts, dates, kinds)
def test_the_promises_hold(text: str, date: str | None, kind: str) -> None:
    document = Document(text, date=date, name="any")
    for event in pipeline.mentions_of(document, pipeline.Options(kind=kind)).mentions:
        _has_its_quotes(text, (event.quote,))
        _is_one_line(event.headline)
        assert pipeline.replay(event.trail) == event.when
        assert 0.0 <= event.confidence <= 1.0
        assert event.key


def test_a_quotation_behind_a_bracket() -> None:
    text = "The mayor resigned on Monday. (“We will not sign,” she said on 4 May 2011. "
    test_the_promises_hold.hypothesis.inner_test(text, None, "news")  # type: ignore[attr-defined]


def test_curly_quote_marks_stay_in_pairs() -> None:
    text = "The mayor resigned on Monday.”of by until since 2011 "
    for mention in pipeline.mentions_of(Document(text, name="any"), pipeline.Options()).mentions:
        assert mention.headline.count("“") == mention.headline.count("”")


@settings(max_examples=25)
@given(texts, dates)
def test_an_article_tells_the_same_twice(text: str, date: str | None) -> None:
    document = Document(text, date=date, name="any")
    first = pipeline.mentions_of(document, pipeline.Options())
    again = pipeline.mentions_of(dataclasses.replace(document), pipeline.Options())
    assert first == again


@settings(max_examples=40)
@given(texts, dates, st.lists(st.tuples(st.integers(0, 300), st.integers(0, 40)), max_size=4))
def test_any_span_has_an_answer(text: str, date: str | None, places: list[tuple[int, int]]) -> None:
    spans = [(start, start + length) for start, length in places]
    assert len(pipeline.date_events(Document(text, date=date, name="any"), spans)) == len(spans)


@pytest.mark.parametrize("signal", ["since", "until", "from", "by", "before", "after", "in", "during"])
@pytest.mark.parametrize("said", EXPRESSIONS)
def test_every_preposition_with_every_kind_of_expression(signal: str, said: str) -> None:
    text = " ".join(f"The pier {verb} shut {signal} {said}." for verb in ("was", "will be", "has been"))
    for date in (None, "2010-05-14"):
        for event in pipeline.mentions_of(Document(text, date=date, name="any"), pipeline.Options()).mentions:
            assert pipeline.replay(event.trail) == event.when


def _has_its_quotes(text: str, quotes: tuple[object, ...]) -> None:
    assert quotes
    for quote in quotes:
        start, end, words = (getattr(quote, name) for name in ("start", "end", "text"))
        assert text[start:end] == words
        assert words


def _is_one_line(headline: str) -> None:
    assert headline.strip()
    assert len(headline.splitlines()) == 1
    assert len(headline) <= MAX_LINE_CHARS
    assert headline.count('"') % 2 == 0
