"""A table for spreadsheets: a row for each event, those without a date last. `timeline.saved.columns` has the columns.

UTF-8 without a byte order mark, lines end in CR LF (RFC 4180). No cell can start a formula, and it can be read back.
"""

import csv
import io
from typing import BinaryIO

from timeline.calendar import edtf
from timeline.calendar.when import When
from timeline.model import Event, Timeline
from timeline.saved.columns import BETWEEN, COLUMNS, NO, YES, guard, source_cell
from timeline.writers import labels
from timeline.writers.options import WriteOptions


def write(timeline: Timeline, stream: BinaryIO, options: WriteOptions) -> None:
    """Write the table. The title, further quotes and the trails have no column, which is said once."""
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    table.writeheader()
    names = {source.number: labels.clean(source.name) for source in timeline.documents}
    for event in (*timeline.events, *timeline.undated):
        table.writerow({column: guard(cell) for column, cell in row(event, names).items()})
    stream.write(text.getvalue().encode("utf-8"))
    further = sum(len(event.quotes) > 1 for event in (*timeline.events, *timeline.undated))
    if further:
        options.warn(f"CSV holds one quote an event; {labels.counted(further, 'event')} have more, which JSON holds")


def row(event: Event, names: dict[int, str]) -> dict[str, str]:
    """The cells of an event by column, `names` being those of the documents by number."""
    quote = event.quotes[0] if event.quotes else None
    return {
        "key": labels.clean(event.key),
        **_date_cells(event),
        "said": labels.clean(event.said),
        "status": str(event.status),
        "headline": labels.clean(event.headline),
        "speaker": labels.clean(event.speaker),
        "place": labels.clean(event.place),
        "sources": source_cell(names, event.sources),
        "quote": labels.clean(quote.text) if quote else "",
        "document": labels.clean(quote.document) if quote else "",
        "start": str(quote.start) if quote else "",
        "end": str(quote.end) if quote else "",
        "rank": str(event.rank or ""),
        "selected": YES if event.selected else NO,
        "articles": str(event.support.articles or ""),
    }


def _date_cells(event: Event) -> dict[str, str]:
    when = event.when
    if not isinstance(when, When):
        cells = dict.fromkeys(("edtf", "earliest", "latest", "precision", "lasting", "modifier", "assumed"), "")
        return {**cells, "reason": labels.clean(when.reason)}
    earliest, latest = labels.iso_bounds(when)
    return {
        "edtf": edtf.write(when),
        "earliest": earliest,
        "latest": latest,
        "precision": when.precision.name.lower(),
        "lasting": YES if when.lasting else "",
        "modifier": when.modifier,
        "assumed": BETWEEN.join(map(labels.clean, when.assumed)),
        "reason": "",
    }
