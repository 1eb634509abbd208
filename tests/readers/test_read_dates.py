import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.calendar import edtf
from timeline.errors import DateError, ReadError
from timeline.readers import date_table, edtf_of

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "given_dates.toml").read_text("utf-8"))


@pytest.mark.parametrize(("text", "expected"), CASES["reads"].items())
def test_a_date_is_read_as_it_is_meant(text: str, expected: str) -> None:
    assert edtf_of(text) == expected


@pytest.mark.parametrize(("text", "reason"), CASES["refuses"].items())
def test_what_is_no_certain_date_is_refused_with_an_example(text: str, reason: str) -> None:
    with pytest.raises(DateError, match=f"{reason}.*2015-01-27"):
        edtf_of(text)


@given(st.text(max_size=30) | st.text("0123456789-/. TJanuaryMy:", max_size=30))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    try:
        found = edtf_of(text)
    except DateError:
        return
    assert edtf.write(edtf.parse(found)) == found


def test_a_table_of_dates(tmp_path: Path) -> None:
    table = tmp_path / "dates.csv"
    table.write_bytes(b'\xef\xbb\xbfname,date\r\na.txt,2015-01-27\r\n\r\n"b, c*",27 January 2016\r\n')
    assert date_table(table) == {"a.txt": "2015-01-27", "b, c*": "2016-01-27"}


@pytest.mark.parametrize(
    ("rows", "line"), [("a.txt,2015-02-31\n", 1), ("a.txt,2015-01-27\nb.txt\n", 2), ("x,y\na.txt,soon\n", 2)]
)
def test_a_wrong_row_is_named_by_its_line(tmp_path: Path, rows: str, line: int) -> None:
    table = tmp_path / "dates.csv"
    table.write_text(rows)
    with pytest.raises(DateError, match=rf"dates\.csv:{line}: "):
        date_table(table)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"none\.csv"):
        date_table(tmp_path / "none.csv")
