"""One event of the page as HTML: its line, its quotes with the words marked, and why it has its date."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from timeline.calendar import edtf
from timeline.calendar.when import Precision, Resolution, When
from timeline.model import Event, Source, Timeline
from timeline.writers import labels
from timeline.writers.explaining import reason_lines, weight_lines
from timeline.writers.passages import Passage, passages

_WEB_ADDRESS = re.compile(r"https?://[^\s\"'<>\\^`{|}]{1,2000}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """What the events of a timeline refer to: its sources as HTML and its texts, both by the document's name."""

    sources: Mapping[str, str]
    texts: Mapping[str, str]

    @staticmethod
    def of(timeline: Timeline) -> "Known":
        """What a timeline knows."""
        sources = {source.name: f"[{source.number}] {source_html(source)}" for source in timeline.documents}
        return Known(sources, timeline.texts)


def event_html(event: Event, identifier: str, year: int | None, known: Known) -> str:
    """A list item that opens to the event's quotes; `year` stands above it and is left out of its date."""
    words = f"<bdi>{escape(labels.clean(event.headline))}</bdi>"
    head = f'<span class="head">{words}{_tag(event)}{_refs(event)}{_bound(event)}</span>'
    body = "".join((*_quotes(event, known), _why(event, identifier)))
    return (
        f'<li class="event {event.status}" id="{identifier}"><details><summary>{_date(event, year)}'
        f'<span class="m{shape(event)}"></span>{head}</summary>'
        f'<div class="more">{body}</div></details></li>'
    )


def source_html(source: Source) -> str:
    """A source as its outlet, its title (a link, where its address is one of the web), and its date."""
    outlet, heading = labels.clean(source.outlet), labels.clean(source.title)
    words = f"“{heading}”" if heading else "" if outlet else labels.clean(source.name) or "unnamed"
    parts = [escape(outlet)] if outlet and words else []
    parts.append(_link(source.url, words or outlet))
    if source.date is not None:
        inferred = " (date inferred)" if source.date_origin == "inferred" else ""
        parts.append(f"{escape(labels.date_label(source.date))}{inferred}")
    return ", ".join(parts)


def is_hollow(when: When) -> bool:
    """Whether the mark is hollow: the date is doubtful, or (for a point) coarser than a day."""
    doubtful = when.approximate or when.uncertain
    return doubtful or not (when.lasting or when.is_exact)


def shape(event: Event) -> str:
    """The classes of an event's mark, each after a space: " bar" for what lasts, " hollow" for no exact date."""
    if not isinstance(event.when, When):
        return " hollow"
    return (" bar" if event.when.lasting else "") + (" hollow" if is_hollow(event.when) else "")


def is_web_address(url: str) -> bool:
    """Whether a source's address may become a link: http and https only, nothing that could end an attribute."""
    return _WEB_ADDRESS.fullmatch(url) is not None and labels.clean(url) == url


def _date(event: Event, year: int | None) -> str:
    if not isinstance(event.when, When):
        return f'<span class="date">{escape(labels.clean(event.said)) or "no date"}</span>'
    words = escape(labels.date_label(event.when, None if year is None else When.of_year(year)))
    machine = _machine_date(event.when)
    return (
        f'<time class="date" datetime="{machine}">{words}</time>' if machine else f'<span class="date">{words}</span>'
    )


def _machine_date(when: When) -> str:
    """The date for HTML's `datetime`, which knows days of the years 1 to 9999 only; "" for any other."""
    if not (when.precision >= Precision.DAY and when.first == when.last) or when.year is None:
        return ""
    return labels.iso_bounds(when)[0] if 0 < when.year < 10_000 else ""


def _tag(event: Event) -> str:
    status = labels.status_label(event)
    return f' <span class="tag">{escape(status)}</span>' if status else ""


def _refs(event: Event) -> str:
    marks = labels.marks(event)
    return f' <span class="refs">{marks}</span>' if marks else ""


def _bound(event: Event) -> str:
    bound = "" if isinstance(event.when, When) else labels.bound_label(event.when)
    return f' <span class="bound">{escape(bound)}</span>' if bound else ""


def _quotes(event: Event, known: Known) -> Iterator[str]:
    for passage, quote in zip(passages(event, known.texts), event.quotes, strict=True):
        place = f", {escape(labels.clean(quote.place))}" if quote.place else ""
        said_in = (known.sources.get(quote.document) or escape(passage.document)) + place
        yield f'<blockquote><p dir="auto">{_passage(passage)}</p><footer>{said_in}</footer></blockquote>'


def _passage(passage: Passage) -> str:
    words = "".join(f"<mark>{escape(text)}</mark>" if marked else escape(text) for text, marked in passage.parts)
    return f"{_around(passage.before)}{words}{_around(passage.after)}"


def _around(text: str) -> str:
    return f'<span class="around">{escape(text)}</span>' if text else ""


def _why(event: Event, identifier: str) -> str:
    """How the date came about, a line each, and a link to this event; few elements, for a page may hold thousands."""
    title = "Why this date" if isinstance(event.when, When) else "Why no date"
    lines = [escape(line) for line in (*reason_lines(event), *_window(event.when), *weight_lines(event))]
    link = f'<a class="here" href="#{identifier}">Link to this event</a>'
    body = "\n".join([*lines, link])
    return f'<div class="why"><b>{title}</b>{body}</div>'


def _window(when: Resolution) -> Iterator[str]:
    if isinstance(when, When):
        first, last = labels.iso_bounds(when)
        window = first if first == last else f"{first or 'open'} to {last or 'open'}"
        yield f"EDTF {edtf.write(when)}: {window}"


def _link(url: str, words: str) -> str:
    if not is_web_address(url):
        return escape(words)
    return f'<a href="{escape(url)}" rel="noopener noreferrer external">{escape(words)}</a>'
