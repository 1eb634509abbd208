import re
import signal
import threading
import time

import pytest

from timeline.workers import deadline

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="a timer of computing time")


def spin() -> None:
    while True:
        pass


def spin_stubbornly() -> None:
    """Take the first end for an error of one's own."""
    try:
        spin()
    except BaseException:
        spin()


@pytest.mark.parametrize("call", [spin, lambda: re.match("(a*)*b", "a" * 40)])
def test_what_computes_too_long_is_ended(call: object) -> None:
    with pytest.raises(deadline.OutOfTime):
        deadline.within(0.1, call)  # type: ignore[arg-type]
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
    assert signal.getsignal(signal.SIGPROF) == signal.SIG_DFL


def test_it_is_ended_once_more_where_the_first_end_was_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "_AGAIN_SECONDS", 0.05)
    with pytest.raises(deadline.OutOfTime):
        deadline.within(0.05, spin_stubbornly)


def test_a_value_comes_through_and_waiting_does_not_count() -> None:
    assert deadline.within(0.05, lambda: time.sleep(0.2) or 7) == 7


def test_a_timer_that_somebody_uses_is_left_alone() -> None:
    signal.signal(signal.SIGPROF, signal.SIG_IGN)
    try:
        assert not deadline.is_available()
        assert deadline.within(0.001, lambda: 7) == 7
        assert signal.getsignal(signal.SIGPROF) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
    assert deadline.is_available()


def test_another_thread_has_no_limit() -> None:
    found: list[bool] = []
    thread = threading.Thread(target=lambda: found.append(deadline.is_available()))
    thread.start()
    thread.join()
    assert found == [False]
