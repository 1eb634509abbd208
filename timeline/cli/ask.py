"""`timeline ARCHIVE`: a timeline of an archive that `timeline extract` made."""

import argparse
from pathlib import Path

from timeline import model
from timeline.archive import answer, is_archive
from timeline.calendar import edtf
from timeline.cli.terminal import complain, say
from timeline.errors import UsageError
from timeline.model import Status
from timeline.pipeline import Options
from timeline.story import Choice

_NOT_OF_ARCHIVES = ("date", "dates", "entities", "column")


def is_asked(options: argparse.Namespace) -> bool:
    """Whether an archive is asked, and no articles are read. Raises `UsageError` where both are given."""
    archives = [path for path in options.paths if is_archive(path)]
    if archives and len(options.paths) > 1:
        raise UsageError(f"{archives[0]} is an archive, which is asked alone; for example: timeline {archives[0]}")
    wrong = [name for name in _NOT_OF_ARCHIVES if archives and getattr(options, name)]
    if wrong:
        raise UsageError(f"--{wrong[0]} is for timeline extract: what is in {archives[0]} was read already")
    return bool(archives)


def asked(options: argparse.Namespace, first: str | None, last: str | None) -> tuple[model.Timeline, int]:
    """The timeline of the archive between two dates in EDTF, and the exit code that its state asks for."""
    path = Path(options.paths[0])
    found = answer(path, _options(options, first, last))
    if not found.is_whole:
        complain(f"{path}: its extraction was interrupted, and this is of what is there; run timeline extract again")
    if not options.quiet and found.looked_at < found.held:
        say(f"timeline: made of {found.looked_at:,} of {found.held:,} mentions: {_chosen_by(options)}")
    return found.timeline, 0 if found.is_whole else 1


def _chosen_by(options: argparse.Namespace) -> str:
    if options.about:
        return "those that fit best"
    return "those that articles tell first; --about and --from choose others"


def _options(options: argparse.Namespace, first: str | None, last: str | None) -> Options:
    return Options(
        date_from=edtf.parse(first) if first else None,
        date_to=edtf.parse(last) if last else None,
        statuses=tuple(Status(status) for status in options.status or ()),
        title=options.title,
        about=options.about,
        choice=Choice(options.top, options.per_day, options.all),
    )
