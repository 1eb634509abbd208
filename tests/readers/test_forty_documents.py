"""Fifty small documents in every form that people have: the dates, quotes and places that must come out of each."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from made_forms import DATA, MADE, data_of

import timeline
from timeline.calendar import edtf
from timeline.calendar.when import When
from timeline.model import Source

pytestmark = pytest.mark.slow

EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((DATA / "expected.toml").read_text("utf-8"))
WRONG = {name for name, wanted in EXPECTED.items() if "wrong" in wanted}


def test_every_document_says_what_must_come_out_of_it() -> None:
    kept = {path.name for path in DATA.iterdir() if path.suffix != ".toml"}
    assert set(EXPECTED) == kept | set(MADE)
    assert len(EXPECTED) >= 40
    assert len(EXPECTED) - len(WRONG) >= 0.95 * len(EXPECTED)  # 38 of 40


@pytest.mark.parametrize(
    "name", [pytest.param(one, marks=[pytest.mark.xfail(strict=True)] if one in WRONG else []) for one in EXPECTED]
)
def test_dates_and_quotes_come_out(tmp_path: Path, name: str) -> None:
    wanted = EXPECTED[name]
    (tmp_path / name).write_bytes(data_of(name))
    made = timeline.build(tmp_path / name, columns=wanted.get("columns"), everything=True)
    assert [written(source) for source in made.documents] == wanted["documents"]
    assert [one.reason for one in made.skipped if not one.passed_over] == wanted.get("skipped", [])
    assert [one.reason for one in made.skipped if one.passed_over] == wanted.get("beside", [])
    assert sorted(map(told, made.events)) == sorted(wanted["events"])
    for quote in (quote for event in made.events for quote in event.quotes):
        assert made.texts[quote.document][quote.start : quote.end] == quote.text
    for words in wanted.get("never", []):
        assert not any(words in text for text in made.texts.values()), words


def written(source: Source) -> str:
    """The day a document was written, where that is told and not inferred."""
    return edtf.write(source.date) if source.date and source.date_origin in ("metadata", "given") else ""


def told(event: timeline.Event) -> str:
    assert isinstance(event.when, When)
    places = "; ".join(sorted({quote.place for quote in event.quotes}))
    return f"{edtf.write(event.when)} | {places} | {' '.join(event.quotes[0].text.split())[:44]}"
