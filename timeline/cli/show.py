"""`timeline show FILE`: a timeline that was saved, and perhaps edited, written again."""

import argparse
import sys
from pathlib import Path

from timeline import api
from timeline.cli.output import corrected, outputs_of, refuse_inputs, say_hidden, write_all
from timeline.model import Timeline
from timeline.readers.decoding import text_of
from timeline.saved import loading
from timeline.saved.bounded import bytes_from
from timeline.saved.json_lines import MAX_BYTES


def run(options: argparse.Namespace) -> int:
    """Load the timeline and write it; the exit code."""
    outputs = outputs_of(options)
    refuse_inputs(outputs, [options.path])
    loaded = corrected(_chosen(_loaded(options.path), options), options)
    write_all(loaded, outputs, options)
    if not options.quiet:
        say_hidden(loaded)
    return 0 if loaded.events or loaded.undated else 1


def _chosen(loaded: Timeline, options: argparse.Namespace) -> Timeline:
    """The key events that are asked for; without a wish those that were saved."""
    if options.top is None and options.per_day is None and not options.all and not options.about:
        return loaded
    return api.Timeline.of(loaded).select(options.top, options.per_day, options.all, options.about)


def _loaded(path: str) -> Timeline:
    if path == "-":
        return loading.loads(text_of(bytes_from(sys.stdin.buffer, "stdin", MAX_BYTES), "stdin"), "stdin")
    return loading.load(Path(path))
