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

try:
    import resource
except ImportError:  # there are no such limits on Windows; the limit on waiting still holds
    resource = None  # type: ignore[assignment]

_WAIT_FACTOR = 10
_BOOT = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from timeline import guard; guard.serve()"
_EXIT_SECONDS = 5
_NO_TIME = "took more than {:g} s of computing time"
_NO_MEMORY = "needs more memory than a worker may use"
_KILLED = "waited too long, or the system ended it for want of memory"


@dataclass(frozen=True, slots=True)
class Failure:
    """A call without a value: `kind` is the exception's name, "" where the process died; `reason` is one line."""

    kind: str
    reason: str


class Worker:
    """A process that runs one function, `"package.module:function"`, on one JSON value after the other.

    It starts at the first call and again after it died. One thread at a time may call; `close` may come from any.
    """

    def __init__(self, target: str, memory_bytes: int = WORKER_MEMORY_BYTES) -> None:
        self._target = target
        self._memory = memory_bytes
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def call(self, value: object, seconds: float, wait: float | None = None) -> object:
        """The function's value, or a `Failure`.

        `seconds` limits the computing time, `wait` the time on the clock (default: ten times as much).
        """
        process = self._running()
        limit = threading.Timer(wait or seconds * _WAIT_FACTOR, process.kill)
        limit.daemon = True
        limit.start()
        try:
            reply = _exchange(process, json.dumps({"target": self._target, "seconds": seconds, "value": value}))
        finally:
            limit.cancel()
        if not reply:
            return self._died(seconds)
        answer = json.loads(reply)
        return answer["value"] if "value" in answer else Failure(answer["kind"], answer["reason"])

    def close(self) -> None:
        """End the process at once; further calls fail."""
        self._closed = True
        self._end()

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._closed:
            raise RuntimeError("this worker is closed")
        if self._process is None or self._process.poll() is not None:
            command = [sys.executable, "-P", "-c", _BOOT, json.dumps(sys.path), str(self._memory)]
            pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
            self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere)
        return self._process

    def _died(self, seconds: float) -> Failure:
        code = self._end()
        if code == -getattr(signal, "SIGPROF", 0):
            return Failure("", _NO_TIME.format(seconds))
        if code == -getattr(signal, "SIGKILL", 0):
            return Failure("", _KILLED)
        return Failure("", f"the process that read it ended with {_cause(code)}")

    def _end(self) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0 if self._closed else _EXIT_SECONDS)
        process.kill()
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                stream and stream.close()
        return process.wait()


def serve() -> None:
    """Be a worker: answer the lines of standard input until it ends. Nothing else may write to standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(int(sys.argv[2]))
    with os.fdopen(os.dup(1), "wb") as replies, open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), 1)
        for line in sys.stdin.buffer:
            request = json.loads(line)
            _limit_time(request["seconds"])
            replies.write(_answer(request["target"], request["value"]) + b"\n")
            _limit_time(0)
            replies.flush()


def _exchange(process: "subprocess.Popen[bytes]", request: str) -> bytes:
    assert process.stdin and process.stdout
    try:
        process.stdin.write(request.encode("ascii") + b"\n")
        process.stdin.flush()
        reply = process.stdout.readline()
    except (OSError, ValueError):  # it died, or was closed, while it was spoken to
        return b""
    return reply if reply.endswith(b"\n") else b""


def _answer(target: str, value: object) -> bytes:
    try:
        return json.dumps({"value": _function(target)(value)}).encode("ascii")
    except MemoryError:
        return json.dumps({"kind": "MemoryError", "reason": _NO_MEMORY}).encode("ascii")
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


def _cause(code: int) -> str:
    with contextlib.suppress(ValueError):
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"
    return f"code {code}"
