"""EDTF in and out: every form, round trips, faults, and the `edtf` package as an oracle."""

import re
from dataclasses import replace

import pytest
from edtf import parse_edtf
from hypothesis import example, given
from hypothesis import strategies as st
from whens import UNITS, whens

from timeline.calendar import civil, edtf
from timeline.calendar.civil import day_number
from timeline.calendar.when import Precision, When
from timeline.errors import DateError
from timeline.limits import MAX_DATE_CHARS

DAY = When.of_day(2015, 1, 26)
SEVEN = replace(DAY, precision=Precision.MINUTE, minutes=(420, 420))
LATE_JULY = When.of_month(2015, 7).part("late")

FORMS = {
    "2015-01-26": DAY,
    "2015-01": When.of_month(2015, 1),
    "2015": When.of_year(2015),
    "199X": When.of_decade(1990),
    "19XX": When.of_century(1900),
    "1XXX": When.of_millennium(1000),
    "2015-21": When.of_season(2015, "spring"),
    "2015-22": When.of_season(2015, "summer"),
    "2015-23": When.of_season(2015, "autumn"),
    "2015-24": When.of_season(2015, "winter"),
    "2015-33": When.of_quarter(2015, 1),
    "2015-36": When.of_quarter(2015, 4),
    "2015-40": When.of_half(2015, 1),
    "2015-41": When.of_half(2015, 2),
    "[2015-01-26..2015-02-01]": When.of_week(2015, 5),
    "-0043-03-15": When.of_day(-43, 3, 15),
    "0000": When.of_year(0),
    "0000-02-29": When.of_day(0, 2, 29),
    "-004X": When.of_decade(-49),
    "-01XX": When.of_century(-199),
    "Y12000": When.of_year(12_000),
    "Y-12000": When.of_year(-12_000),
    "Y12000-06-05": When.of_day(12_000, 6, 5),
    "2015-01-26T07:00:00": SEVEN,
    "2015-01-26T00:00:00": replace(SEVEN, minutes=(0, 0)),
    "2015-01-26T23:59:00": replace(SEVEN, minutes=(1439, 1439)),
    "2015?": replace(When.of_year(2015), uncertain=True),
    "2015-02~": replace(When.of_month(2015, 2), approximate=True),
    "2015-02-03%": replace(When.of_day(2015, 2, 3), approximate=True, uncertain=True),
    "2014-04/2015-02": When(day_number(2014, 4), day_number(2015, 2, 28), Precision.MONTH, lasting=True),
    "2014-04?/2015-02?": When(
        day_number(2014, 4), day_number(2015, 2, 28), Precision.MONTH, lasting=True, uncertain=True
    ),
    "2015-01-26/2015-01-26": replace(DAY, lasting=True),
    "2015/2015": replace(When.of_year(2015), lasting=True),
    "2015/..": When(day_number(2015), None, Precision.YEAR, lasting=True),
    "../2015-01": When(None, day_number(2015, 1, 31), Precision.MONTH, lasting=True),
    "[2015-01-26..]": When(day_number(2015, 1, 26), None),
    "[..2015]": When(None, day_number(2015, 12, 31), Precision.YEAR),
    "[2015-07-21..2015-07-31]": replace(LATE_JULY, precision=Precision.DAY, modifier=""),
    "2015-01-26T19:00:00/2015-01-26T21:30:00": replace(SEVEN, lasting=True, minutes=(1140, 1290)),
    "2015-01-26T22:00:00/2015-01-27T05:00:00": When(
        DAY.first, (DAY.last or 0) + 1, Precision.MINUTE, lasting=True, minutes=(1320, 300)
    ),
    "2015-01-26T07:00:00/2015-01-26T07:00:00": replace(SEVEN, lasting=True),
    "2015-01-26T22:00:00/..": When(DAY.first, None, Precision.MINUTE, lasting=True, minutes=(1320, 1439)),
}
"""Canonical strings and the windows that they are."""

READ = {
    " 2015-01-26\n": "2015-01-26",
    "2015-01-26T07:00": "2015-01-26T07:00:00",
    "2014/2015-02": "2014-01/2015-02",
    "2015-21/2015-22": "2015-03/2015-08",
    "2014~/2015": "2014~/2015~",
    "2014~/2015?": "2014%/2015%",
    "/2015": "../2015",
    "2015/": "2015/..",
    "[2015-01-01..2015-12-31]": "[2015-01-01..2015-12-31]",
    "2015-01-26T07:00/2015-01-27": "2015-01-26T07:00:00/2015-01-27T23:59:00",
    "199X/200X": "1990/2009",
    "Y02015": "2015",
}
"""Other strings that are read, and how they are written."""

FAULTS = (
    """
2015-02-29|2015-02-30|2015-13|2015-00|2015-01-00|2015-1-26|15-01-26|215|20155|2015-01-26T24:00|2015-01-26T07:60
2015-01-26T07:00:60|2015-01-26T7:00|2015T07:00|2015-01T07:00|199XT07:00|19X5|XXXX|199X-01|X99X|2015-01-XX|2015-25
2015-37|2015-42|2015-21-01|Y2015|Y1000000|Y12000000|Y-1000000|2015/2014|2015-02/2015-01|[2015..2014]|../..|[..]|/|[]|[2015|2015]|..
2014/2015/2016|[2013..2014..2015]|2015??|?2015|2015?-01|+2015|--2015|2015 01 26|26.01.2015|yesterday
2015-01-26T09:00/2015-01-26T07:00|[2015-01-26T07:00..2015-01-27]|2015-01-26Z|２０１５|٢٠١٥|2015−01|2015\x00|\x00|\ud800
""".replace("\n", "|")
    .strip("|")
    .split("|")
)

NOT_OF_THE_PACKAGE = re.compile(
    r".*Y(?!-?[0-9]+\Z)"  # a year of five digits that does not stand alone
    r"|.*T.*[/?~%]|.*/.*T"  # clock times in an interval or in doubt
    r"|\[.*[?~%]"  # a set in doubt
    r"|.*-(2[1-4]|3[3-6]|4[01])[?~%]"  # a part of a year in doubt
    r"|.*-(3[3-6]|4[01])/"  # a quarter or a half that lasts
    r"|.*X[?~%]/",  # a decade in doubt that lasts
    re.DOTALL,
)
"""What `timeline.calendar.edtf` says that it adds to the grammar; of the grammar, intervals that the package does not
read."""


@pytest.mark.parametrize(("text", "when"), FORMS.items())
def test_every_form_is_written_and_read(text: str, when: When) -> None:
    assert edtf.parse(text) == when
    assert edtf.write(when) == text


@pytest.mark.parametrize(("text", "canonical"), READ.items())
def test_other_strings_are_read(text: str, canonical: str) -> None:
    assert edtf.write(edtf.parse(text)) == canonical


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (LATE_JULY, "[2015-07-21..2015-07-31]"),
        (LATE_JULY.assuming("the year"), "[2015-07-21?..2015-07-31?]"),
        (replace(DAY, precision=Precision.PART, minutes=(360, 719)), "2015-01-26"),
        (replace(DAY, precision=Precision.HOUR, minutes=(420, 479)), "2015-01-26T07:00:00"),
        (replace(SEVEN, approximate=True), "2015-01-26T07:00:00~"),
        (replace(When.of_season(2015, "winter"), approximate=True), "2015-24~"),
        (When.of_decade(1985), "[1985..1994]"),
        (When.of_decade(12_000), "[Y12000..Y12009]"),
        (When.of_decade(-9), "[-0009..0000]"),
        (When.of_decade(9995), "[9995..Y10004]"),
        (When(day_number(2015, 1, 3), day_number(2015, 2, 28), Precision.MONTH), "[2015-01-03..2015-02-28]"),
        (When(day_number(2015), day_number(2015, 1, 31), Precision.YEAR), "2015-01"),
        (When(None, day_number(2015), Precision.YEAR), "[..2015-01-01]"),
        (replace(When.of_week(2015, 5), lasting=True), "2015-01-26/2015-02-01"),
        (replace(When.of_quarter(2015, 2), lasting=True), "2015-34/2015-34"),
        (replace(DAY, lasting=True, precision=Precision.PART, minutes=(360, 719)), "2015-01-26/2015-01-26"),
        (When(None, None), "[..]"),
        (When(None, None, lasting=True), "../.."),
    ],
)
def test_what_has_no_form_of_its_own(when: When, text: str) -> None:
    assert edtf.write(when) == text


@pytest.mark.parametrize("text", FAULTS)
def test_faults_are_named_with_an_example(text: str) -> None:
    with pytest.raises(DateError) as caught:
        edtf.parse(text)
    assert repr(text) in str(caught.value)
    assert "for example 2015-01-26" in str(caught.value)


@pytest.mark.parametrize("text", ["9" * 10_000, "Y" + "9" * 10_000, "[" * 10_000 + "..]", "/" * 10_000, "X" * 10_000])
def test_a_long_fault_has_a_short_message(text: str) -> None:
    with pytest.raises(DateError) as caught:
        edtf.parse(text)
    assert text[:MAX_DATE_CHARS] in str(caught.value)
    assert len(str(caught.value)) < MAX_DATE_CHARS + 120


@given(whens())
def test_what_is_written_reads_as_the_same_window(when: When) -> None:
    back = edtf.parse(edtf.write(when))
    for field in ("first", "last", "lasting", "approximate", "uncertain"):
        assert getattr(back, field) == getattr(when, field), field


@given(UNITS)
def test_units_come_back_whole(when: When) -> None:
    if edtf.write(when)[0] != "[" and civil.FIRST_DAY not in (when.first, when.last):
        assert edtf.parse(edtf.write(when)) == when


@given(whens())
def test_the_canonical_string_is_stable(when: When) -> None:
    text = edtf.write(when)
    assert edtf.write(edtf.parse(text)) == text


@st.composite
def pieces_of_dates(draw: st.DrawFn) -> str:
    """Strings that are nearly dates."""
    pieces = (
        "2015",
        "-",
        "01",
        "26",
        "31",
        "21",
        "X",
        "XX",
        "Y",
        "T",
        "07:00",
        ":00",
        "..",
        "/",
        "[",
        "]",
        "?",
        "~",
        "%",
    )
    return "".join(
        draw(st.lists(st.sampled_from([*pieces, "0000", "-0043", "Y12000", " ", "0", "99999", "é"]), max_size=9))
    )


@given(
    st.one_of(
        st.text(max_size=30), pieces_of_dates(), st.from_regex(r"\A[\[]?-?[0-9X]{4}(-[0-9]{2}){0,2}[T0-9:?~%./\]-]*\Z")
    )
)
@example("2015-01-26")
@example("\ud800")
def test_any_string_is_a_window_or_a_date_error(text: str) -> None:
    try:
        when = edtf.parse(text)
    except DateError:
        return
    assert isinstance(when, When)
    assert edtf.write(edtf.parse(edtf.write(when))) == edtf.write(when)


@given(whens())
@example(replace(When.of_month(2015, 7), approximate=True, uncertain=True))
def test_the_edtf_package_reads_what_is_written(when: When) -> None:
    """And sees the same days, where it gives strict bounds and does not cut winter at the year's end as it does."""
    text = edtf.write(when)
    if NOT_OF_THE_PACKAGE.match(text):
        return
    read = parse_edtf(text)
    if when.is_open or text.endswith("-24") or "-24/" in text or "Y" in text:
        return
    assert (day_of(read.lower_strict()), day_of(read.upper_strict())) == (when.first, when.last)


@pytest.mark.parametrize("text", [text for text in FORMS if not NOT_OF_THE_PACKAGE.match(text)])
def test_the_edtf_package_reads_every_form(text: str) -> None:
    assert parse_edtf(text) is not None


def day_of(time: tuple[int, ...]) -> int:
    """The day number of a `struct_time` of the package."""
    return day_number(time[0], time[1], time[2])
