"""The document's own date, over whole documents."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import boilerplate, docdate, lang, sentences
from timeline.calendar import edtf
from timeline.docdate import file_names
from timeline.errors import DateError
from timeline.lang.en import story
from timeline.model import Document, DocumentDate
from timeline.tagging import recognise

CASES = Path(__file__).parents[1] / "cases" / "dating"
DOCUMENTS = tomllib.loads((CASES / "documents.toml").read_text("utf-8"))["case"]
NAMES = tomllib.loads((CASES / "names.toml").read_text("utf-8"))
WORDS, LANGUAGE = story.load(), lang.load("en")


def dated(document: Document) -> DocumentDate:
    parts = boilerplate.flag(document.text, sentences.split(document.text, WORDS), WORDS, document.outlet)
    return docdate.date_document(document, parts, recognise(document.text, LANGUAGE), WORDS)


@pytest.mark.parametrize("case", DOCUMENTS, ids=lambda case: case["name"])
def test_a_document_is_dated_by_what_tells_first(case: dict[str, Any]) -> None:
    found = dated(Document(text=case["text"], name=case.get("file", ""), url=case.get("url", "")))
    assert (edtf.write(found.when) if found.when else "", found.origin) == (case["date"], case["origin"])


@pytest.mark.parametrize("case", DOCUMENTS, ids=lambda case: case["name"])
def test_what_was_inferred_is_marked_and_says_why(case: dict[str, Any]) -> None:
    found = dated(Document(text=case["text"], name=case.get("file", ""), url=case.get("url", "")))
    assert found.notes
    assert all(note.endswith(".") for note in found.notes)
    if found.when is not None:
        assert found.when.uncertain == ("?" in case["date"])
        assert bool(found.when.assumed) == found.when.uncertain


@pytest.mark.parametrize(("name", "expected"), NAMES.items())
def test_the_date_in_a_name(name: str, expected: str) -> None:
    when = file_names.find(name)
    assert (edtf.write(when) if when else "") == expected


@pytest.mark.parametrize("text", ["2015-01-27", "27 January 2015", "Jan. 27, 2015"])
def test_a_given_date_goes_before_all_others(text: str) -> None:
    found = dated(Document(text="OSLO | Tue Mar 15, 2011\nThe ferry sank.", date=text, name="20120101.txt"))
    assert found.when is not None
    assert (edtf.write(found.when), found.origin) == ("2015-01-27", "given")


@pytest.mark.parametrize("text", ["2015-02-31", "someday", "27 January"])
def test_a_given_date_that_is_none_is_an_error_that_names_it(text: str) -> None:
    with pytest.raises(DateError, match=text):
        dated(Document(text="The ferry sank.", date=text))


def test_metadata_that_cannot_be_read_is_not_used() -> None:
    document = Document(text="The ferry sank.", date="0000", name="20120101.txt", date_origin="metadata")
    found = dated(document)
    assert found.origin in {"name", "metadata"}
    broken = dated(Document(text="The ferry sank.", date="the other day", date_origin="metadata", name="20120101.txt"))
    assert broken.when is not None
    assert (edtf.write(broken.when), broken.origin) == ("2012-01-01", "name")
    assert "the other day" in broken.notes[0]


@given(st.text(st.sampled_from("0123456789 -/:.,|\nMayJanOSLO(AP) sinceinbegan") | st.characters(), max_size=120))
def test_any_text_has_a_date_or_none(text: str) -> None:
    found = dated(Document(text=text, name=text, url=text))
    assert (found.when is None) == (found.origin == "unknown")
