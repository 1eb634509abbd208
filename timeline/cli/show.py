"""`timeline show FILE`: a timeline that was saved, and perhaps edited, written again."""

import argparse
import sys
from pathlib import Path

from timeline.cli.output import corrected, outputs_of, refuse_inputs, write_all
from timeline.model import Timeline
from timeline.readers.decoding import text_of
from timeline.saved import loading


def run(options: argparse.Namespace) -> int:
    """Load the timeline and write it; the exit code."""
    outputs = outputs_of(options)
    refuse_inputs(outputs, [options.path])
    loaded = corrected(_loaded(options.path), options)
    write_all(loaded, outputs, options)
    return 0 if loaded.events or loaded.undated else 1


def _loaded(path: str) -> Timeline:
    if path == "-":
        return loading.loads(text_of(sys.stdin.buffer.read(), "stdin"), "stdin")
    return loading.load(Path(path))
