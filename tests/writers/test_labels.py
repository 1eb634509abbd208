"""The wording of dates, spans and statuses; and what `clean` lets through."""

import tomllib
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.calendar import civil, edtf
from timeline.calendar.when import Ambiguous, Precision, Resolution, Unresolved, When
from timeline.model import Event, Source, Status, Timeline, Trail
from timeline.writers import labels

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "date_labels.toml").read_text(encoding="utf-8"))["labels"]


def event(when: Resolution, headline: str = "Ship sails", **more: object) -> Event:
    return Event(headline, when, (), Trail("a", None), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "alone", "under_year"), CASES)
def test_a_date_is_worded_as_exactly_as_it_is_known(text: str, alone: str, under_year: str) -> None:
    when = edtf.parse(text)
    assert labels.date_label(when) == alone
    assert when.year is not None
    assert labels.date_label(when, When.of_year(when.year)) == under_year


def test_thirds_of_a_unit_keep_their_word() -> None:
    assert labels.date_label(When.of_month(2015, 7).part("late")) == "late Jul 2015"
    assert labels.date_label(replace(When.of_decade(1990).part("early"), approximate=True)) == "c. early 1990s"


def test_a_time_on_the_same_day_is_said_without_the_day() -> None:
    morning = edtf.parse("2021-03-29T04:30:00")
    assert labels.date_label(edtf.parse("2021-03-29T15:05:00"), morning) == "15:05"
    assert labels.date_label(edtf.parse("2021-03-30T15:05:00"), morning) == "30 Mar, 15:05"
    assert labels.date_label(edtf.parse("2022-03-29T15:05:00"), morning) == "29 Mar 2022, 15:05"


def test_parts_of_a_day_and_hours() -> None:
    day = When.of_day(2015, 1, 26)
    assert labels.date_label(replace(day, precision=Precision.PART, minutes=(360, 719))) == "26 Jan 2015, morning"
    assert labels.date_label(replace(day, precision=Precision.HOUR, minutes=(840, 899))) == "26 Jan 2015, 14:00"
    assert labels.date_label(replace(day, precision=Precision.HOUR, minutes=(840, 960))) == "26 Jan 2015, 14:00–16:00"


def test_a_line_above_that_spans_years_leaves_no_year_in_mind() -> None:
    assert labels.date_label(edtf.parse("1957-12-01"), edtf.parse("1956-10-29/1957-04-08")) == "1 Dec 1957"
    assert labels.date_label(edtf.parse("1921-05"), edtf.parse("192X")) == "May 1921"


@pytest.mark.parametrize(
    ("days", "rounded", "at_least"),
    [
        (1, "1 day", "1 day"),
        (59, "59 days", "59 days"),
        (545, "18 months", "17 months"),
        (730, "2 years", "2 years"),
        (31_755, "87 years", "86 years"),
        (365_242 * 5, "5,000 years", "5,000 years"),
    ],
)
def test_gaps(days: int, rounded: str, at_least: str) -> None:
    assert labels.gap_label(days) == rounded
    assert labels.gap_label(days, at_least=True) == at_least


whens = st.builds(
    lambda first, length, precision, lasting, about, unsure, ends: When(
        None if ends == 1 else first, None if ends == 2 else first + length, precision, lasting, about, unsure
    ),
    st.integers(civil.day_number(-3000), civil.day_number(12_000)),
    st.integers(0, 400_000),
    st.sampled_from(Precision),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.integers(0, 9),
)


@settings(derandomize=True, max_examples=400)
@given(whens, whens)
def test_any_window_has_a_label_with_its_doubt(when: When, after: When) -> None:
    for label in (labels.date_label(when), labels.date_label(when, after)):
        assert label == labels.clean(label) != ""
        assert label.endswith("?") == when.uncertain
        assert ("c. " in label) or not when.approximate


@settings(derandomize=True, max_examples=200)
@given(st.integers(civil.day_number(-3000), civil.day_number(12_000)), st.sampled_from(list(Precision)[:10]))
def test_different_units_have_different_labels(day: int, precision: Precision) -> None:
    when = When(day, day, precision)
    assert labels.date_label(when) != labels.date_label(When(day + 1, day + 1, precision))


def test_iso_bounds() -> None:
    assert labels.iso_bounds(edtf.parse("2015-02")) == ("2015-02-01", "2015-02-28")
    assert labels.iso_bounds(edtf.parse("2011/..")) == ("2011-01-01", "")
    assert labels.iso_bounds(edtf.parse("2015-01-26T14:30:00")) == ("2015-01-26T14:30", "2015-01-26T14:30")


@pytest.mark.parametrize(
    ("dates", "span"),
    [
        ([], ""),
        (["2023-03"], "Mar 2023"),
        (["1869-11-17", "2021", "2023-01?"], "17 Nov 1869 to Jan 2023?"),
        (["2023-01-05/2023-02-04", "2023-12-19"], "5 Jan 2023 to 19 Dec 2023"),
        (["2023-01", "2023-12-24/2024-01-25"], "Jan 2023 to 25 Jan 2024"),
        (["1956/1957", "1967/1975"], "1956 to 1975"),
        (["2014-04/2015-02?"], "Apr 2014? to Feb 2015?"),
        (["2011/..", "2015-03-04"], "since 2011 to 4 Mar 2015"),
    ],
)
def test_span(dates: list[str], span: str) -> None:
    assert labels.span_label(Timeline(tuple(event(edtf.parse(date)) for date in dates))) == span


@pytest.mark.parametrize(
    ("status", "speaker", "words", "shown"),
    [
        (Status.HAPPENED, "", "Ship sails", "Ship sails"),
        (Status.HAPPENED, "Kyiv", "Ship sails", "Ship sails"),
        (Status.PLANNED, "", "Ship sails", "planned: Ship sails"),
        (Status.PLANNED, "", "Planned launch slips", "Planned launch slips"),
        (Status.PROPOSED, "Paris", "Ship sails", "proposed: Ship sails"),
        (Status.DENIED, "Moscow", "Ship sails", "denied by Moscow: Ship sails"),
        (Status.REPORTED, "Kyiv", "Ship sails", "Ship sails (said by Kyiv)"),
        (Status.REPORTED, "Kyiv", "Kyiv says ship sails", "Kyiv says ship sails"),
        (Status.REPORTED, "two officials", "Ship sails", "Ship sails (according to two officials)"),
        (Status.REPORTED, "", "Ship sails", "Ship sails (reported)"),
        (Status.REPORTED, "\x1b[31mKyiv\u202e", "Ship sails", "Ship sails (said by Kyiv)"),
        (Status.HYPOTHETICAL, "", "Ship sails", "hypothetical: Ship sails"),
        (Status.HABITUAL, "", "Ship sails", "recurring: Ship sails"),
    ],
)
def test_a_plan_reads_as_a_plan_and_a_claim_names_its_speaker(
    status: Status, speaker: str, words: str, shown: str
) -> None:
    assert labels.headline(event(When.of_year(2015), words, status=status, speaker=speaker)) == shown


def test_marks() -> None:
    assert labels.marks(event(When.of_year(2015), sources=(3, 1, 3))) == "[1][3]"
    assert labels.marks(event(When.of_year(2015), sources=tuple(range(1, 10)))) == "[1][2][3][4][5][+4]"
    assert labels.marks(event(When.of_year(2015))) == ""


def test_summary_and_lists() -> None:
    open_after = When(civil.day_number(2015, 3), None, Precision.MONTH, uncertain=True)
    timeline = Timeline(
        (event(edtf.parse("1869-11-17")),),
        (
            event(Unresolved("no document date", bounds=open_after), said="Monday", sources=(1,)),
            event(Ambiguous((edtf.parse("2015-04-03"), edtf.parse("2015-03-04")), "day or month first")),
            event(Unresolved("nothing known")),
        ),
        (
            Source(1, "a.txt", "On strike", "Globe", "https://example.org", edtf.parse("2015-01-26")),
            Source(2, "b.txt", date=edtf.parse("2015-06?"), date_origin="inferred"),
            Source(3, ""),
        ),
    )
    assert labels.summary(timeline) == "1 event · 17 Nov 1869 · 3 sources · 3 undated"
    assert labels.source_lines(timeline) == [
        (1, "Globe, “On strike”, 26 Jan 2015, https://example.org"),
        (2, "b.txt, Jun 2015? (date inferred)"),
        (3, "unnamed"),
    ]
    assert [(line.said, line.marks, line.bound) for line in labels.undated_lines(timeline)] == [
        ("Monday", "[1]", "after Feb 2015?"),
        ("", "", "3 Apr 2015 or 4 Mar 2015"),
        ("", "", ""),
    ]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("between 2015-02-25 and 2015-11-25", "between 25 Feb and 25 Nov 2015"),
        ("after the vote of 2015-02?", "after the vote of Feb 2015?"),
        ("before 2015-02-03", "before 3 Feb 2015"),
        ("after Feb 2015?", "after Feb 2015?"),
        ("in room 2015-02-3 or 12015-02", "in room 2015-02-3 or 12015-02"),
        ("after 2015-02-31", "after 2015-02-31"),
    ],
)
def test_dates_in_a_bound_are_worded_too(words: str, shown: str) -> None:
    bounds = When(civil.day_number(2015, 2, 25), civil.day_number(2015, 11, 25))
    assert labels.bound_label(Unresolved("", bounds=bounds, bound=words)) == shown


def test_edtf_in_our_sentences_is_worded() -> None:
    said = "read from [2015-03-01?..2015-11-30?], and 2015-03"
    assert labels.in_words(said) == "read from between 1 Mar and 30 Nov 2015?, and Mar 2015"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x1b[31mred\x1b[0m b", "ared b"),
        ("\x1b]0;title\x07x\x1b]8;;http://a\x1b\\y", "xy"),
        ("\x9b31mred \x9d0;t\x9cz", "red z"),
        ("bell\x07 nul\x00 \x1b", "bell nul"),
        ("safe \u202edetrever\u202c \u2066x\u2069", "safe detrever x"),
        ("one\n\ttwo\u2028three\u00a0four", "one two three four"),
        ("soft\u00adhyphen zero\u200bwidth \ufeffbom", "softhyphen zerowidth bom"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("می‌خواهم 👩‍🚀 क्‍ष", "می‌خواهم 👩‍🚀 क्‍ष"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert labels.clean(text) == cleaned


@settings(derandomize=True, max_examples=300)
@given(st.text())
def test_clean_leaves_no_control_and_is_idempotent(text: str) -> None:
    cleaned = labels.clean(text)
    assert not [char for char in cleaned if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")]
    assert labels.clean(cleaned) == cleaned


@pytest.mark.parametrize("head", ["\x1b]", "\x90", "\x9b0", "\x1b[0;", "\x1bP\x9d"])
def test_clean_ends_soon_on_escapes_that_never_end(head: str) -> None:
    assert "\x1b" not in labels.clean(head * 300_000)
