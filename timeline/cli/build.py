"""`timeline PATH...`: the main job."""

import argparse
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from timeline import model
from timeline.api import build
from timeline.calendar.figures import Order
from timeline.calendar.human import edtf_of
from timeline.calendar.when import When
from timeline.cli.arguments import EXAMPLES, dates_of
from timeline.cli.ask import asked, is_asked
from timeline.cli.output import (
    Output,
    complain_of,
    corrected,
    outputs_of,
    refuse_inputs,
    say_hidden,
    say_passed_over,
    write_all,
)
from timeline.cli.terminal import complain, say, watched
from timeline.errors import DateError, UsageError
from timeline.lang import is_foreign
from timeline.model import Event, Source
from timeline.named_dates import fits
from timeline.readers import read_all
from timeline.writers.left_out import failures

_EXAMPLE_DATE = "2024-05-17"


def run(options: argparse.Namespace) -> int:
    """Build the timeline and write it; the exit code."""
    outputs = outputs_of(options)
    refuse_inputs(outputs, options.paths)
    if is_asked(options):
        return _asked(outputs, options)
    with warnings.catch_warnings(record=True) as noted:
        warnings.simplefilter("always", UserWarning)
        made = _built(options)
    _refuse_unused(options.date, made)
    made = corrected(made, options)
    write_all(made, outputs, options)
    if not options.quiet:
        _say_unused(noted)
        say_hidden(made)
        _say_notes(made, options.verbose)
        say_passed_over(made.skipped, verbose=options.verbose)
    return _concluded(made)


def _asked(outputs: list[Output], options: argparse.Namespace) -> int:
    """Ask an archive and write the answer; what could not be read was told when it was extracted."""
    limits = (_limit("--from", options.date_from, options.order), _limit("--to", options.date_to, options.order))
    made, code = asked(options, *limits)
    made = corrected(made, options)
    write_all(made, outputs, options)
    if not options.quiet:
        say_hidden(made)
    return max(code, _concluded(replace(made, skipped=())))


def _built(options: argparse.Namespace) -> model.Timeline:
    date, dates = dates_of(options)
    return build(
        watched(read_all(options.paths, dict(options.column)), "article", options.quiet),
        date=date,
        dates=dates,
        title=options.title,
        date_from=_limit("--from", options.date_from, options.order),
        date_to=_limit("--to", options.date_to, options.order),
        statuses=options.status or (),
        about=options.about,
        top=options.top,
        per_day=options.per_day,
        everything=options.all,
        kind=options.kind,
        order=options.order,
        entities=options.entities,
        jobs=options.jobs,
    )


def _limit(option: str, date: str | None, order: Order) -> str | None:
    """A limit as EDTF; one in figures that can be read in two ways is refused where the order is not given."""
    try:
        return edtf_of(date, order) if date is not None else None
    except DateError as error:
        raise UsageError(f"{option}: {error}; for example: {EXAMPLES[option]}") from None


def _refuse_unused(dates: Iterable[tuple[str, str]], made: model.Timeline) -> None:
    """A date that fits no document is a slip of the pen, which would go unnoticed."""
    names = [*(source.name for source in made.documents), *(skipped.name for skipped in made.skipped)]
    for pattern, date in dates:
        if pattern and not any(fits(name, pattern) for name in names):
            example = f"--date '{names[0]}={date}'" if names else f"--date {date}"
            raise UsageError(f"--date '{pattern}={date}' fits none of the articles; for example: {example}")


def _say_unused(noted: Iterable[warnings.WarningMessage]) -> None:
    """Say which dates of a table are of no article here; what libraries warn of concerns nobody."""
    for one in noted:
        if one.category is UserWarning and one.filename == __file__:
            say(f"timeline: {one.message}")


def _say_notes(made: model.Timeline, verbose: bool) -> None:
    by_document = groupby(made.undated, lambda event: event.trail.document)
    for name, undated in by_document:
        source = next((source for source in made.documents if source.name == name), None)
        if source and source.date_origin in {"inferred", "unknown"}:
            say(_undated_note(source, list(undated), len(made.documents)))
    for source in made.documents:
        if is_foreign(made.texts.get(source.name, ""), "en"):
            say(f"{source.name}: this does not seem to be English; other languages are not read")
    for source in made.documents:
        for said in _conflicts(source, made):
            say(f"{source.name}: {said}")
    for source in made.documents if verbose else ():
        say(f"timeline: {source.name}: {_dated_note(source)}")


def _conflicts(source: Source, made: model.Timeline) -> Iterator[str]:
    """What a reader should know of a document's date: that it can be read in two ways, or that the text tells as past
    what lies after it."""
    from timeline.events.timing.bounds import LATER
    from timeline.writers.labels import date_label

    if source.date is not None and source.date_origin in ("given", "metadata"):
        yield from (f"its date {why}; --day-first or --month-first settles it" for why in source.date.assumed)
    told = (mention for event in made.events for mention in event.mentions if mention.source == source.number)
    later = [one.when for one in told if isinstance(one.when, When) and LATER in one.when.assumed]
    if later:
        latest = replace(max(later, key=When.sort_key), uncertain=False, assumed=())
        yield f"written before what it tells: {date_label(latest)}"


def _undated_note(source: Source, undated: list[Event], documents: int) -> str:
    why = "its date could only be narrowed down" if source.date else "no publication date found"
    others = f" and {len(undated) - 1} more are" if len(undated) > 1 else " is"
    date = _EXAMPLE_DATE if documents == 1 else f"'{source.name}={_EXAMPLE_DATE}'"
    said = undated[0].said or undated[0].headline
    return f'{source.name}: {why}; "{said}"{others} left undated. Give one with --date {date}'


def _dated_note(source: Source) -> str:
    from timeline.writers.labels import date_label

    if source.date is None:
        return "its date is not known"
    note = f" ({source.date_note})" if source.date_note else ""
    return f"written {date_label(source.date)}, {source.date_origin}{note}"


def _concluded(made: model.Timeline) -> int:
    failed = failures(made.skipped)
    complain_of(failed)
    if not made.events and not made.undated and made.documents:
        complain(_none_found(made))
    return 1 if failed or not (made.events or made.undated) else 0


def _none_found(made: model.Timeline) -> str:
    """Why a timeline is empty."""
    from timeline.writers.dates import counted

    if made.outside:
        return f"no events lie between the dates asked for; {counted(made.outside, 'event')} lie outside of them"
    return f"no events with a time were found in {len(made.documents)} article(s)"
