"""The command: arguments in, exit code out. With its parts the only module that reads argv and the environment.

Exit codes: 0 all well; 1 nothing found, or some input failed (named on standard error); 2 wrong usage; 130 interrupted.
"""

import contextlib
import importlib
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Any

OK, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

_COMMANDS = {
    "build": "timeline.cli.build",
    "extract": "timeline.cli.extract",
    "tag": "timeline.cli.tag",
    "show": "timeline.cli.show",
    "doctor": "timeline.cli.doctor",
}
"""Command -> module with `run(options) -> exit code`, imported only when asked for: `--help` answers at once."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (`sys.argv` where none are given) and return its exit code."""
    _replace_closed_streams()
    with _Interrupts() as interrupts:
        try:
            code = _run(sys.argv[1:] if arguments is None else list(arguments))
            sys.stdout.flush()
        except BrokenPipeError:  # whoever read our output has enough (`| head`)
            return _stop_writing(OK)
        except OSError as error:
            sys.stderr.write(f"timeline: standard output cannot be written: {error.strerror}\n")
            return _stop_writing(FAILED)
        except SystemExit as stopped:
            return int(stopped.code or 0)
        except BaseException:  # a library may have turned the interrupt into an error of its own
            if interrupts.seen:
                return INTERRUPTED
            raise
        return code


class _Interrupts:
    """Ctrl-C while it is entered: it interrupts as usual, and is remembered."""

    def __init__(self) -> None:
        self.seen = False
        self._before: Any = signal.default_int_handler

    def __enter__(self) -> "_Interrupts":
        with contextlib.suppress(ValueError):  # not in the main thread, where Ctrl-C never arrives
            self._before = signal.signal(signal.SIGINT, self._interrupt)
        return self

    def __exit__(self, *error: object) -> None:
        with contextlib.suppress(ValueError):
            signal.signal(signal.SIGINT, self._before)

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        self.seen = True
        raise KeyboardInterrupt


def _run(arguments: list[str]) -> int:
    from timeline.cli.arguments import parsed

    command, options = parsed(arguments)
    from timeline.cli.terminal import complain
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


def _replace_closed_streams() -> None:
    """Give Python streams to write to where the caller closed them (`>&-`), which makes them `None`."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115 - as long as the process lives


def _stop_writing(code: int) -> int:
    """The code, with standard output cut off, so that Python does not fail once more when it closes it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code
