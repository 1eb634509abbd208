import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.workers.guard import Failure, Worker

pytestmark = pytest.mark.slow

ENOUGH = 60.0


def echo(value: object) -> object:
    return value


def misbehave(value: object) -> object:
    """In the worker: fail in the way that is asked for."""
    if value == "raise":
        raise KeyError("two\nlines")
    if value == "exit":
        os._exit(3)
    if value == "segment":
        os.kill(os.getpid(), signal.SIGSEGV)
    if value == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if value == "sleep":
        time.sleep(1_000)
    if value == "spin":
        while True:
            pass
    if value == "memory":
        return len(bytearray(6_000_000_000))
    if value == "print":
        print("noise")
        os.write(1, b"more noise\n")
    return value


@pytest.fixture
def worker() -> Iterator[Worker]:
    guarded = Worker("test_guard:misbehave")
    yield guarded
    guarded.close()


def test_values_travel_as_they_are() -> None:
    worker = Worker("test_guard:echo")
    for value in (None, True, 1.5, "é\ud800\n\u2028", {"a": [1, {"b": None}]}, "x" * 1_000_000):
        assert worker.call(value, ENOUGH) == value
    worker.close()


@pytest.mark.parametrize(
    ("how", "failure"),
    [
        ("raise", Failure("KeyError", "'two\\nlines'")),
        ("exit", Failure("", "ended its process with exit code 3")),
        ("segment", Failure("", "ended its process with SIGSEGV")),
        ("spin", Failure("", "took more than 0.2 s of computing time")),
        ("memory", Failure("", "needs more memory than a worker may use")),
    ],
)
def test_a_failure_is_told_and_costs_only_its_call(worker: Worker, how: str, failure: Failure) -> None:
    assert worker.call(how, 0.2 if how == "spin" else ENOUGH) == failure
    assert worker.call("well", ENOUGH) == "well"


def test_what_sleeps_is_ended_by_the_clock(worker: Worker) -> None:
    found = worker.call("sleep", ENOUGH, wait=0.5)
    assert isinstance(found, Failure)
    assert "waited too long" in found.reason
    assert worker.call("well", ENOUGH) == "well"


def test_what_is_killed_by_another_is_not_said_to_have_waited(worker: Worker) -> None:
    found = worker.call("kill", ENOUGH)
    assert found == Failure("", "was ended by somebody or something else, perhaps by the system for want of memory")
    assert worker.call("well", ENOUGH) == "well"


def test_what_a_library_prints_does_not_disturb_the_answer(worker: Worker) -> None:
    assert worker.call("print", ENOUGH) == "print"


def test_a_function_that_is_not_there_is_a_failure() -> None:
    worker = Worker("no.such.module:function")
    assert worker.call(1, ENOUGH) == Failure("ModuleNotFoundError", "No module named 'no'")
    worker.close()


def test_closing_ends_a_call_in_the_middle(worker: Worker) -> None:
    found: list[object] = []
    caller = threading.Thread(target=lambda: found.append(worker.call("sleep", ENOUGH)))
    caller.start()
    while worker._process is None:
        time.sleep(0.01)
    worker.close()
    caller.join(ENOUGH)
    assert isinstance(found[0], Failure)
    assert isinstance(worker.call("well", ENOUGH), Failure)


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_worker_ends_with_its_owner(tmp_path: Path) -> None:
    script = (
        "from timeline.workers.guard import Worker; import os, signal;"
        "worker = Worker('test_guard:echo'); worker.call(1, 60);"
        "print(worker._process.pid, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    paths = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parents[2])])
    environment = {**os.environ, "PYTHONPATH": paths}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    deadline = time.monotonic() + ENOUGH
    while (Path("/proc") / done.stdout.strip()).exists() and _state(done.stdout.strip()) != "Z":
        assert time.monotonic() < deadline, "the worker outlives its owner"
        time.sleep(0.05)


def _state(process: str) -> str:
    try:
        return (Path("/proc") / process / "stat").read_text().rpartition(") ")[2][:1]
    except OSError:
        return "Z"
