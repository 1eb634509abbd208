"""Where a timeline goes: the list on standard output, and files. What is wrong with a place is told before any work."""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from timeline.cli.terminal import complain, is_unicode, say, wants_color, width_of
from timeline.errors import UsageError, WriteError
from timeline.model import Skipped, Timeline
from timeline.readers import SUFFIXES, Place, places_of
from timeline.saved import corrections
from timeline.saved.atomic import replacing
from timeline.writers import Writer, formats, writer_for
from timeline.writers.left_out import passed_over_lines
from timeline.writers.options import WriteOptions

STDOUT = "-"

_FEW_ALIKE, _SHOWN_ALIKE = 20, 10
"""More documents than this that fail for one reason are told on one line, with so many names."""

LEAST_PIXELS = 320
"""A `--width` from here on is a picture's, in pixels; no terminal has as many columns, no picture reads with fewer."""


@dataclass(frozen=True, slots=True)
class Output:
    """A form and where it goes: a path, or `None` for standard output."""

    write: Writer
    form: str
    path: Path | None


def outputs_of(options: argparse.Namespace) -> list[Output]:
    """The outputs that were asked for, the list first. Raises `UsageError` for what cannot be written."""
    to_stdout = STDOUT in options.output or (options.format and not options.output)
    found = [_to_stdout(options.format or "txt")] if to_stdout or not options.quiet else []
    if not to_stdout and options.format:
        raise UsageError("--format says the form for standard output; for example: timeline news/ -o - --format json")
    return found + [_to_file(name) for name in options.output if name != STDOUT]


def refuse_inputs(outputs: Iterable[Output], inputs: Iterable[str]) -> None:
    """Raise `UsageError` where a file to write is one that is read, or would be read with its folder the next time."""
    given = list(inputs)
    read = {_resolved(place.path) for place in places_of(given) if isinstance(place, Place)}
    folders = [_resolved(path) for path in given if Path(path).is_dir()]
    for output in outputs:
        target = _resolved(output.path) if output.path else None
        if target and target in read:
            raise UsageError(f"-o {output.path} would overwrite an article that is read; write to another file")
        if target and target.suffix.lower() in SUFFIXES and any(folder in target.parents for folder in folders):
            raise UsageError(f"-o {output.path} would be read as an article the next time; write to another folder")


def _resolved(path: str | Path) -> Path:
    """The path without links; `Path.resolve` raises where they go round in a circle."""
    return Path(os.path.realpath(path))


def write_all(timeline: Timeline, outputs: Iterable[Output], options: argparse.Namespace) -> None:
    """Write every output; raises `WriteError` at the first that fails, and `BrokenPipeError`."""
    said: set[str] = set()

    def warn(message: str) -> None:
        if message not in said and not options.quiet:
            said.add(message)
            say(f"timeline: {message}")

    for output in outputs:
        if output.path is None:
            _print(timeline, output, options, warn)
        else:
            with replacing(output.path) as stream:
                output.write(timeline, stream, _options(options, _width(options, output), warn))


def corrected(timeline: Timeline, options: argparse.Namespace) -> Timeline:
    """The timeline with the corrections of `--corrections` made; one that fits nothing is told. Raises `ReadError`."""
    if not options.corrections:
        return timeline
    path = Path(options.corrections)
    return corrections.apply(timeline, corrections.read(path), path.name, None if options.quiet else say)


def say_hidden(timeline: Timeline) -> None:
    """Say on standard error that the list has the key events only, and how to see the others."""
    shown = timeline.shown()
    if shown.hidden:
        total = len(timeline.events) + len(timeline.undated)
        say(f"timeline: {total - shown.hidden:,} of {total:,} events; --all shows every one")


def complain_of(failed: Sequence[Skipped]) -> None:
    """Say what could not be read and why, each by its name; many that fail alike, such as all PDFs for want of the
    library, on one line."""
    alike = Counter(one.reason for one in failed)
    told: set[str] = set()
    for one in failed:
        if alike[one.reason] <= _FEW_ALIKE:
            complain(f"{one.name}: {one.reason}")
        elif one.reason not in told:
            told.add(one.reason)
            names = [other.name for other in failed if other.reason == one.reason]
            shown = ", ".join(names[:_SHOWN_ALIKE])
            complain(f"{shown} and {len(names) - _SHOWN_ALIKE:,} more: {one.reason}")


def say_passed_over(skipped: Iterable[Skipped], *, verbose: bool) -> None:
    """Say what folders hold that was not read: counted by kind, with the reason, or each by its name."""
    passed = [one for one in skipped if one.passed_over]
    lines = [f"{one.name}: not read: {one.reason}" for one in passed] if verbose else list(passed_over_lines(passed))
    for line in lines:
        say(f"timeline: {line}")
    if lines and not verbose:
        say("timeline: -v names each of them")


def _to_stdout(form: str) -> Output:
    output = Output(_writer(form, f"--format {form}"), form, None)
    if form in {"png", "pdf"} and sys.stdout.isatty():
        raise UsageError(f"a {form} is not for a terminal; for example: timeline news/ -o story.{form}")
    return output


def _to_file(name: str) -> Output:
    path = Path(name)
    if "\x00" in name or path.is_dir() or not path.name:
        raise UsageError(f"-o {name} is not a file name; for example: -o story.png")
    if not path.parent.is_dir():
        raise UsageError(f"-o {name}: there is no folder {path.parent}; make it first")
    return Output(_writer(path.name, f"-o {name}"), path.name, path)


def _writer(name: str, option: str) -> Writer:
    try:
        return writer_for(name)
    except WriteError:
        known = ", ".join(formats())
        raise UsageError(
            f"{option}: the form is told by the suffix, one of {known}; for example: -o story.png"
        ) from None


def _print(timeline: Timeline, output: Output, options: argparse.Namespace, warn: Callable[[str], None]) -> None:
    """The list goes out as the terminal likes it, every other form as its bytes."""
    stream = BytesIO()
    if output.form != "txt":
        output.write(timeline, stream, _options(options, _width(options, output), warn))
    else:
        width = width_of(sys.stdout, _width(options, output))
        output.write(timeline, stream, _options(options, width, warn, terminal=True))
    data = stream.getvalue()
    if output.form == "txt" and not is_unicode(sys.stdout):
        data = data.decode("utf-8").encode(sys.stdout.encoding or "ascii", "replace")
    sys.stdout.buffer.write(data)
    sys.stdout.flush()


def _width(options: argparse.Namespace, output: Output) -> int | None:
    """`--width`, for the outputs that it can mean: columns of text, or pixels of a picture."""
    is_pixels = options.width is not None and options.width >= LEAST_PIXELS
    is_text = output.form.endswith("txt")
    return options.width if is_pixels is not is_text else None


def _options(
    options: argparse.Namespace, width: int | None, warn: Callable[[str], None], *, terminal: bool = False
) -> WriteOptions:
    return WriteOptions(
        title=options.title,
        width=width,
        color=terminal and wants_color(sys.stdout, options.color),
        ascii=terminal and not is_unicode(sys.stdout),
        theme=options.theme,
        dpi=options.dpi,
        columns=options.columns,
        all_labels=options.all_labels,
        max_labels=options.max_labels,
        color_by=options.color_by,
        scale=options.scale,
        explain=options.explain,
        warn=warn,
    )
