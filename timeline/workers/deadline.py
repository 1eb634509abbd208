"""A limit of computing time for a call in this process, where the system has one and nobody else uses it.

Like a worker's, it counts the time that the process computes and not the time that goes by, so that what is given up
does not depend on the load of the machine. It can end what Python runs, also a regular expression; not a call into a
library that never comes back to Python, for which there are workers.
"""

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

from timeline.limits import DOCUMENT_SECONDS, DOCUMENT_SECONDS_PER_MEGABYTE

R = TypeVar("R")

TOOK = "took more than {:g} s of computing time"
_AGAIN_SECONDS = 5.0
"""Raised anew after so long, where somebody's clean-up took it for an error of its own."""


class OutOfTime(BaseException):
    """The time is up; no `Exception`, which a library may catch."""


def seconds_for(characters: int) -> float:
    """The computing time for a document of so many characters."""
    return DOCUMENT_SECONDS + characters / 1e6 * DOCUMENT_SECONDS_PER_MEGABYTE


def within(seconds: float, call: Callable[[], R]) -> R:
    """The value of a call. Raises `OutOfTime` after so much computing time, where that can be told."""
    if not is_available():
        return call()
    before = signal.signal(signal.SIGPROF, _raise)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN_SECONDS)
    try:
        return call()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def is_available() -> bool:
    """Whether this thread can be interrupted, and the timer is not in use (by a profiler)."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return False
    unused = signal.getsignal(signal.SIGPROF) == signal.SIG_DFL
    return unused and signal.getitimer(signal.ITIMER_PROF)[0] == 0


def _raise(number: int, frame: FrameType | None) -> None:
    raise OutOfTime
