"""What sentences date, in the lines that an editor would write."""

import pytest
from headline_cases import OF_LINES, Case, Fault, faults_of, known_failures, read_cases

CASES = read_cases()
_BAR = 0.90


@pytest.fixture(scope="module")
def outcomes() -> dict[str, tuple[Fault, ...]]:
    return {case.id: faults_of(case, case.events()) for case in CASES}


def test_the_cases_are_many_and_named_once() -> None:
    assert len(CASES) >= 160
    assert len({case.id for case in CASES}) == len(CASES)
    assert len({case.sentence for case in CASES}) == len(CASES)
    assert sum(not case.expected for case in CASES) >= 15


def test_the_known_failures_are_cases() -> None:
    assert set(known_failures()) <= {case.id for case in CASES}


def test_nine_lines_of_ten_are_as_an_editor_writes_them(outcomes: dict[str, tuple[Fault, ...]]) -> None:
    faults = [(name, fault) for name, some in outcomes.items() for fault in some if fault.kind in OF_LINES]
    told = sum(len(case.expected) for case in CASES)
    extra = sum(fault.kind == "extra" for _, fault in faults)
    right = told - (len(faults) - extra)
    listed = "\n".join(f"{name} {one.kind}: expected {one.expected!r}, got {one.got!r}" for name, one in faults)
    assert right >= _BAR * (told + extra), f"{right} of {told + extra} lines are right\n{listed}"


def _marked(case: Case) -> object:
    wrong = known_failures().get(case.id)
    marks = [pytest.mark.xfail(strict=True, reason=wrong)] if wrong else []
    return pytest.param(case, id=case.id, marks=marks)


@pytest.mark.parametrize("case", [_marked(case) for case in CASES])
def test_sentence(case: Case, outcomes: dict[str, tuple[Fault, ...]]) -> None:
    assert outcomes[case.id] == ()
