"""Calls in a process of their own, which may crash, hang or eat memory without harm to this one.

A worker is a fresh interpreter that speaks lines of JSON over its standard streams: nothing is pickled, and a script
that uses this library needs no `if __name__ == "__main__"`. Its computing time is limited, not its waiting time, so
that what is given up does not depend on the load of the machine; a generous limit on waiting catches what sleeps.
"""

import contextlib
import importlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass

from timeline.limits import WORKER_MEMORY_BYTES
from timeline.workers.deadline import TOOK
from timeline.workers.offline import forbid_sockets

try:
    import resource
except ImportError:  # there are no such limits on Windows; the limit on waiting still holds
    resource = None  # type: ignore[assignment]

_WAIT_SECONDS, _WAIT_FACTOR = 30, 10
_BOOT = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from timeline.workers import guard; guard.serve()"
_EXIT_SECONDS = 5
_NO_MEMORY = "needs more memory than a worker may use"
_WAITED = "waited too long: {:g} s went by"
_KILLED = "was ended by somebody or something else, perhaps by the system for want of memory"


@dataclass(frozen=True, slots=True)
class Failure:
    """A call without a value: `kind` is the exception's name, "" where the process was ended; `reason` is one line."""

    kind: str
    reason: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.reason}" if self.kind else f"it {self.reason}"


class Worker:
    """A process that runs one function, `"package.module:function"`, on one JSON value after the other.

    It starts at the first call and again after it died. One thread at a time may call; `close` may come from any.
    """

    def __init__(self, target: str, memory_bytes: int = WORKER_MEMORY_BYTES) -> None:
        self._target = target
        self._memory = memory_bytes
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._waited = False
        self._busy = threading.Lock()

    def call(self, value: object, seconds: float, wait: float | None = None) -> object:
        """The function's value, or a `Failure`.

        `seconds` limits the computing time, `wait` the time on the clock (default: ten times as much and 30 s).
        """
        request = json.dumps({"target": self._target, "seconds": seconds, "value": value})
        wait = wait or _WAIT_SECONDS + seconds * _WAIT_FACTOR
        with self._busy:
            reply = self._exchange(request, wait)
            if not reply:
                code = self._end()
                return Failure("", _WAITED.format(wait)) if self._waited else _ended(code, seconds)
        answer = json.loads(reply)
        return answer["value"] if "value" in answer else Failure(answer["kind"], answer["reason"])

    def close(self) -> None:
        """End the process at once, also in the middle of a call; further calls give a `Failure`."""
        self._closed = True
        if self._process is not None:
            self._process.kill()
        with self._busy:
            self._end()

    def _exchange(self, request: str, wait: float) -> bytes:
        """The line that answers a request, b"" where none comes."""
        process = self._running()
        self._waited = False
        limit = threading.Timer(wait, self._give_up, [process])
        limit.daemon = True
        limit.start()
        assert process.stdin and process.stdout
        try:
            process.stdin.write(request.encode("ascii") + b"\n")
            process.stdin.flush()
            reply = process.stdout.readline()
        except OSError:  # it died while it was spoken to
            return b""
        finally:
            limit.cancel()
        return reply if reply.endswith(b"\n") else b""

    def _give_up(self, process: "subprocess.Popen[bytes]") -> None:
        self._waited = True
        process.kill()

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self._end()
            command = [sys.executable, "-P", "-c", _BOOT, json.dumps(sys.path), str(self._memory)]
            pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
            self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere, env=_environment())
        if self._closed:  # asked only now, so that `close` cannot miss a process that is just being started
            self._process.kill()
        return self._process

    def _end(self) -> int:
        """Make sure that the process has ended and its pipes are closed; its exit code."""
        process, self._process = self._process, None
        if process is None:
            return 0
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0 if self._closed else _EXIT_SECONDS)
        process.kill()
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if stream:
                    stream.close()
        return process.wait()


def _environment() -> dict[str, str]:
    """Ours, with one thread for linear algebra: workers share the cores, and every thread reserves address space."""
    return {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def limits() -> tuple[str, ...]:
    """What a worker is limited in on this system, beside the time on the clock."""
    time = ("computing time",) if hasattr(signal, "setitimer") else ()
    return time + (("memory",) if resource is not None else ())


def serve() -> None:
    """Be a worker: answer the lines of standard input until it ends. Nothing else may write to standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    forbid_sockets()
    _limit_memory(int(sys.argv[2]))
    with os.fdopen(os.dup(1), "wb") as replies, open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), 1)
        for line in sys.stdin.buffer:
            request = json.loads(line)
            _limit_time(request["seconds"])
            replies.write(_answer(request["target"], request["value"]) + b"\n")
            _limit_time(0)
            replies.flush()


def _answer(target: str, value: object) -> bytes:
    try:
        return json.dumps({"value": _function(target)(value)}).encode("ascii")
    except MemoryError:
        return json.dumps({"kind": "", "reason": _NO_MEMORY}).encode("ascii")
    except Exception as error:
        reason = " ".join(f"{error}".split())
        return json.dumps({"kind": type(error).__name__, "reason": reason}).encode("ascii")


def _function(target: str) -> Callable[[object], object]:
    module, _, name = target.partition(":")
    function: Callable[[object], object] = getattr(importlib.import_module(module), name)
    return function


def _limit_memory(size: int) -> None:
    if resource is not None:
        with contextlib.suppress(ValueError, OSError):  # a lower limit is already set
            resource.setrlimit(resource.RLIMIT_AS, (size, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _limit_time(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _ended(code: int, seconds: float) -> Failure:
    """Why a process ended, from its exit code (negative: the signal)."""
    known = {"SIGPROF": TOOK.format(seconds), "SIGKILL": _KILLED}
    cause = f"exit code {code}"
    if code < 0:
        with contextlib.suppress(ValueError):
            cause = signal.Signals(-code).name
    return Failure("", known.get(cause, f"ended its process with {cause}"))
