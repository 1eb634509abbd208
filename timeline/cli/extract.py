"""`timeline extract PATH... -o ARCHIVE`: articles are read once, and their mentions kept to be asked."""

import argparse
from pathlib import Path

from timeline.api import extract
from timeline.archive import Extracted
from timeline.cli.arguments import dates_of
from timeline.cli.output import complain_of, say_passed_over
from timeline.cli.terminal import say, watched
from timeline.errors import UsageError
from timeline.readers import STDIN, SUFFIXES, places_of
from timeline.writers.left_out import failures


def run(options: argparse.Namespace) -> int:
    """Bring the archive up to date; the exit code."""
    path = _archive(options)
    date, dates = dates_of(options)
    done = extract(
        options.paths,
        path,
        date=date,
        dates=dates,
        kind=options.kind,
        order=options.order,
        entities=options.entities,
        jobs=options.jobs,
        columns=dict(options.column),
        places=watched(places_of(options.paths), "file", options.quiet),
    )
    failed = failures(done.skipped)
    complain_of(failed)
    if not options.quiet:
        say(_said(done, path))
        say_passed_over(done.skipped, verbose=options.verbose)
    return 1 if failed or not done.mentions else 0


def _archive(options: argparse.Namespace) -> Path:
    """The archive's path. Raises `UsageError` for one that cannot be, and for input that cannot be read again."""
    path = Path(options.output)
    if STDIN in options.paths:
        raise UsageError("an archive is of files, which can be read again; for example: timeline extract news/ -o a.db")
    if "\x00" in options.output or path.is_dir() or not path.name or not path.parent.is_dir():
        raise UsageError(f"-o {options.output} is no file in a folder that is there; for example: -o news.sqlite")
    if path.suffix.lower() in SUFFIXES:
        raise UsageError(f"-o {options.output} would be read as an article; for example: -o news.sqlite")
    return path


def _said(done: Extracted, path: Path) -> str:
    same = f", {done.same:,} as before" if done.same else ""
    gone = f", {done.gone:,} taken out" if done.gone else ""
    return f"timeline: {path} holds {done.mentions:,} mentions; {done.read:,} articles read{same}{gone}"
