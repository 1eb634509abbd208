import functools
import os
import subprocess
import time
from collections.abc import Iterator

import pytest

from timeline.engines import engine, serial
from timeline.engines.processes import Processes
from timeline.errors import ModelError
from timeline.model import Document, Skipped

pytestmark = pytest.mark.slow

BAD = 20


def told(document: Document, mark: str = "") -> str:
    """In the worker: fail as the text says, else tell the text."""
    if document.text == "raise":
        raise ValueError("this document\nis bad")
    if document.text == "hang":
        time.sleep(1_000)
    if document.text == "exit":
        os._exit(1)
    if document.text == "allocate":
        return str(len(bytearray(6_000_000_000)))
    if document.text == "model":
        raise ModelError("the model is missing")
    return f"{document.name}{mark}"


def batch(bad: str, size: int = 50) -> list[Document]:
    return [Document(bad if number == BAD else "good", name=str(number)) for number in range(size)]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_documents_order(jobs: int) -> None:
    documents = [Document("x", name=str(number)) for number in range(40)]
    assert list(engine(jobs)(told, documents)) == [document.name for document in documents]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("raise", "could not be processed: ValueError: this document is bad"),
        ("exit", "could not be processed: it ended its process with exit code 1"),
        ("allocate", "could not be processed: it needs more memory than a worker may use"),
        ("hang", "could not be processed: it waited too long: 10 s went by"),
    ],
)
def test_a_bad_document_costs_only_itself(bad: str, reason: str) -> None:
    results = list(Processes(2, wait=10 if bad == "hang" else None)(told, batch(bad)))
    assert results.pop(BAD) == Skipped(str(BAD), reason)
    assert results == [str(number) for number in range(50) if number != BAD]


def test_in_this_process_too_a_document_has_a_limit_of_time() -> None:
    def spin(document: Document) -> str:
        while document.text == "spin":
            pass
        return document.name

    results = list(serial.run(spin, batch("spin", 25), seconds=0.2))
    assert results.pop(BAD) == Skipped(str(BAD), "could not be processed: it took more than 0.2 s of computing time")
    assert results == [str(number) for number in range(25) if number != BAD]


def test_in_this_process_too_an_error_costs_only_its_document() -> None:
    results = list(engine(1)(told, batch("raise")))
    assert results[BAD] == Skipped(str(BAD), "could not be processed: ValueError: this document is bad")
    assert len([result for result in results if isinstance(result, str)]) == 49


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_concerns_every_document_is_raised(jobs: int) -> None:
    with pytest.raises(ModelError, match="the model is missing"):
        list(engine(jobs)(told, batch("model")))


def test_a_partial_takes_its_keywords_along() -> None:
    marked = functools.partial(told, mark="!")
    assert list(engine(2)(marked, [Document("x", name="a")])) == ["a!"]


def test_what_cannot_be_named_to_a_worker_is_refused() -> None:
    for function in (lambda document: document, functools.partial(told, Document("x"))):
        with pytest.raises(TypeError):
            list(engine(2)(function, [Document("x")]))


def test_documents_are_taken_only_a_little_ahead_of_the_results() -> None:
    taken: list[int] = []

    def endless() -> Iterator[Document]:
        for number in range(10_000):
            taken.append(number)
            yield Document("x", name=str(number))

    results = Processes(2)(told, endless())
    for _ in range(5):
        next(results)
    assert len(taken) < 50
    results.close()


def test_no_process_is_left_when_the_caller_stops_early(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *a, **k: started.append(real(*a, **k)) or started[-1])
    results = Processes(2)(told, batch("good"))
    next(results)
    results.close()
    assert started
    assert all(process.poll() is not None for process in started)


def test_a_number_of_jobs_is_positive() -> None:
    with pytest.raises(ValueError, match="jobs must be 1 or more"):
        engine(0)
