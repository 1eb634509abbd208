"""`timeline tag PATH...`: the time expressions only."""

import argparse
import functools
import sys
from collections.abc import Iterator

from timeline.api import dated_documents, tag
from timeline.calendar.figures import Order
from timeline.cli.arguments import dates_of
from timeline.cli.output import say_passed_over
from timeline.cli.terminal import complain
from timeline.engines import serial
from timeline.errors import UsageError
from timeline.model import Document, Skipped, Timex
from timeline.readers import read_all
from timeline.writers.tags import FORMS


def run(options: argparse.Namespace) -> int:
    """Write the expressions of each document to standard output; the exit code."""
    failed, found, documents = 0, 0, 0
    passed_over: list[Skipped] = []
    for result in _tagged(options):
        if isinstance(result, Skipped) and result.passed_over:
            passed_over.append(result)
            continue
        if isinstance(result, Skipped):
            complain(f"{result.name}: {result.reason}")
            failed += 1
            continue
        document, timexes = result
        documents, found = documents + 1, found + len(timexes)
        if documents > 1 and options.format == "timeml":
            raise UsageError("TimeML is one file an article; for example: timeline tag a.txt --format timeml > a.tml")
        sys.stdout.buffer.write(FORMS[options.format](document, timexes).encode("utf-8", "replace"))
    if not options.quiet:
        say_passed_over(passed_over, verbose=options.verbose)
    if documents and not found:
        complain(f"no time expressions were found in {documents} article(s)")
    return 1 if failed or not found else 0


def _tagged(options: argparse.Namespace) -> Iterator[tuple[Document, list[Timex]] | Skipped]:
    for document in dated_documents(read_all(options.paths, dict(options.column)), *dates_of(options)):
        if isinstance(document, Skipped):
            yield document
        else:
            yield from serial.run(functools.partial(_one, kind=options.kind, order=options.order), [document])


def _one(document: Document, kind: str, order: Order) -> tuple[Document, list[Timex]]:
    return document, tag(document.text, document.date, kind, order=order)
