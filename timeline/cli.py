"""The command: arguments in, exit code out. With its `cli_*` parts the only module that reads argv and environment.

Exit codes: 0 all well; 1 nothing found, or some input failed (named on standard error); 2 wrong usage; 130 interrupted.
"""

import contextlib
import importlib
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

OK, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

_COMMANDS = {"build": "timeline.cli_build", "tag": "timeline.cli_tag", "show": "timeline.cli_show"}
"""Command -> module with `run(options) -> exit code`, imported only when asked for: `--help` answers at once."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (`sys.argv` where none are given) and return its exit code."""
    interrupt = _Interrupt()
    with contextlib.suppress(ValueError):  # not in the main thread, where Ctrl-C never arrives
        signal.signal(signal.SIGINT, interrupt)
    try:
        code = _run(sys.argv[1:] if arguments is None else list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        return _stop_writing()
    except SystemExit as stopped:
        return int(stopped.code or 0)
    except BaseException:  # a library may have turned the interrupt into an error of its own
        if interrupt.seen:
            return INTERRUPTED
        raise
    return code


class _Interrupt:
    """The handler of Ctrl-C: it interrupts as usual, and remembers."""

    def __init__(self) -> None:
        self.seen = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        self.seen = True
        raise KeyboardInterrupt


def _run(arguments: list[str]) -> int:
    from timeline.cli_arguments import parsed

    command, options = parsed(arguments)
    from timeline.cli_terminal import complain
    from timeline.errors import DateError, TimelineError, UsageError

    try:
        code: int = importlib.import_module(_COMMANDS[command]).run(options)
    except (DateError, UsageError) as error:
        complain(str(error))
        return WRONG_USAGE
    except TimelineError as error:
        complain(str(error))
        return FAILED
    return code


def _stop_writing() -> int:
    """Whoever read our output has enough (`| head`): say nothing, also not when Python closes the stream at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return OK
