"""Cases as data: sentences without a time, and what is known to fail."""

import tomllib
from pathlib import Path

import pytest

from timeline import lang
from timeline.tagging import tag
from timeline.tagging.language import REFERENCE_DAY

CASES = Path(__file__).parents[1] / "cases" / "tagging"
ENGLISH = lang.load("en")
LINES = (CASES / "negatives.txt").read_text(encoding="utf-8").splitlines()
NEGATIVES = [line for line in LINES if line and not line.startswith("#")]
KNOWN_FAILURES = tomllib.loads((CASES / "known_failures.toml").read_text(encoding="utf-8"))["case"]
CASES_BY_KIND = tomllib.loads((CASES / "cases.toml").read_text(encoding="utf-8"))


def test_there_are_enough_negatives() -> None:
    assert len(set(NEGATIVES)) >= 300


@pytest.mark.parametrize("text", NEGATIVES)
def test_negative(text: str) -> None:
    assert [(t.text, t.value) for t in tag(text, REFERENCE_DAY, "news", ENGLISH)] == []


@pytest.mark.parametrize("case", KNOWN_FAILURES, ids=[case["text"] for case in KNOWN_FAILURES])
@pytest.mark.xfail(strict=True)
def test_known_failure(case: dict[str, object]) -> None:
    assert [t.value for t in tag(str(case["text"]), REFERENCE_DAY, "news", ENGLISH)] == case["values"]


@pytest.mark.parametrize(
    ("kind", "case"),
    [(kind, case) for kind, cases in CASES_BY_KIND.items() for case in cases],
    ids=lambda part: part if isinstance(part, str) else part["text"],
)
def test_case(kind: str, case: dict[str, object]) -> None:
    date = str(case.get("date", REFERENCE_DAY)) or None
    found = {t.text: t.value for t in tag(str(case["text"]), date, kind, ENGLISH)}
    assert found == case["values"]
