"""Markdown (CommonMark): headings by year, a line an event, the sources as a numbered list.

All that a source says is escaped, so that it is text and neither markup nor HTML; links lead to web addresses only.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from timeline.calendar.when import When
from timeline.model import Event, Source, Timeline
from timeline.writers import labels
from timeline.writers.eventhtml import is_web_address
from timeline.writers.explaining import quote_lines, reason_lines
from timeline.writers.options import WriteOptions

_MARKUP = re.compile(r"([\\`*_\[\]<>&|~$#^={}])")
_AUTOLINK = re.compile(r"(:)(?=//)|(?<=[Ww][Ww][Ww])(\.)")
_LINE_START = re.compile(r"^([0-9]{0,9})([-+.)])")


def write(timeline: Timeline, stream: BinaryIO, options: WriteOptions) -> None:
    """Write UTF-8. With `options.explain` each event has its quotes and how it got its date."""
    lines = [f"# {escaped(labels.title(timeline, options.title))}", "", escaped(labels.summary(timeline)), ""]
    lines += _dated(timeline, options.explain)
    lines += _undated(timeline, options.explain)
    lines += _sources(timeline)
    stream.write("\n".join(lines).rstrip("\n").encode("utf-8") + b"\n")


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, anywhere but at the beginning of a line that it would begin a list with.

    >>> escaped("<b> *and* [x](y)")
    '\\\\<b\\\\> \\\\*and\\\\* \\\\[x\\\\](y)'
    """
    return _AUTOLINK.sub(r"\\\1\2", _MARKUP.sub(r"\\\1", labels.clean(text)))


def _dated(timeline: Timeline, explain: bool) -> Iterator[str]:
    current: str | None = None
    for event in timeline.events:
        when = event.when if isinstance(event.when, When) else When(None, None)
        heading = "" if when.year is None else labels.year_label(when.year)
        if heading != current:
            yield from () if current is None else ("",)
            yield from (f"## {escaped(heading)}", "") if heading else ()
            current = heading
        context = None if when.year is None else When.of_year(when.year)
        yield from _item(f"**{escaped(labels.date_label(when, context))}** {_words(event)}", event, explain)
    yield ""


def _undated(timeline: Timeline, explain: bool) -> Iterator[str]:
    if not timeline.undated:
        return
    yield from (f"## No date found ({len(timeline.undated):,})", "")
    for event in timeline.undated:
        said, bound = labels.clean(event.said), labels.bound_label(event.when)
        told = f"*{escaped(said)}* " if said else "*no date* "
        yield from _item(f"{told}{_words(event)}{f' ({escaped(bound)})' if bound else ''}", event, explain)
    yield ""


def _words(event: Event) -> str:
    marks = labels.marks(event)
    return escaped(labels.headline(event)) + (f" {escaped(marks)}" if marks else "")


def _item(line: str, event: Event, explain: bool) -> Iterator[str]:
    """A list item; what explains it follows as paragraphs of the same item."""
    yield f"- {line}"
    if explain:
        for quote, document in quote_lines(event):
            yield from ("", f"  > “{escaped(quote)}” {escaped(document)}")
        for reason in reason_lines(event):
            yield f"  - {_begun(reason)}"


def _begun(text: str) -> str:
    """Text at the beginning of an item, where a number or a dash would begin a list of its own."""
    return _LINE_START.sub(r"\1\\\2", escaped(text))


def _sources(timeline: Timeline) -> Iterator[str]:
    if timeline.documents:
        yield from ("## Sources", "")
        for source, (number, line) in zip(timeline.documents, labels.source_lines(timeline), strict=True):
            yield f"- \\[{number}\\] {_source(source, line)}"


def _source(source: Source, line: str) -> str:
    """The source's line, as a link where its address is one of the web."""
    if not is_web_address(source.url):
        return escaped(line)
    return f"[{escaped(line.removesuffix(f', {source.url}'))}](<{source.url}>)"
