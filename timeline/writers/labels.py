"""The wording that every writer shares: spans, statuses, sources, undated lines; and `clean`, the gate for source text.

Dates are worded in `dates`, whose public functions are at hand here too.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.calendar import civil, edtf
from timeline.calendar.when import Ambiguous, Resolution, When
from timeline.errors import DateError
from timeline.model import Event, Quote, Source, Status, Timeline
from timeline.writers.dates import MONTHS, counted, date_label, day_label, end_label, gap_label, iso_bounds, year_label

__all__ = [
    "MONTHS",
    "UndatedLine",
    "bound_label",
    "clean",
    "counted",
    "date_label",
    "day_label",
    "gap_label",
    "headline",
    "in_words",
    "is_told_as_fact",
    "iso_bounds",
    "marks",
    "place_label",
    "source_lines",
    "span_label",
    "status_label",
    "summary",
    "title",
    "undated_lines",
    "year_label",
]

_MAX_MARKS = 5
_STRAY = 0.1
"""So large a share of the articles at both ends of a story does not count for the time in its title."""

_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9b-\x9f]*(?:\x07|\x1b\\|\x9c)"
)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_DATE = re.compile(r"(?<![\w.-])(?:\[[0-9?~%.-]{8,30}\]|-?[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?[?~%]?)(?![\w-])")
"""A month or a day as EDTF writes it, or a set of days; a bare year is the same in both."""

_BETWEEN = re.compile(r"between [0-9?~%-]{4,13} and [0-9?~%-]{4,13}")
_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_RIGHTWARD = "\u200e"
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class UndatedLine:
    """An event without a date: what the text `said` ("Monday"), its headline with status, and its source `marks`.

    `bound` is what limits the date, in words ("after Feb 2015?").
    """

    said: str
    headline: str
    marks: str
    bound: str


def clean(text: str) -> str:
    """Source text made safe to show: one line, without control characters, terminal escapes or bidirectional overrides.

    Removed are C0 and C1 controls, escape sequences whole, the direction controls of CVE-2021-42574, zero-width spaces,
    soft hyphens and tag characters; lone surrogates become U+FFFD; white space collapses. Joiners stay: scripts need
    them.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    text = _INVISIBLE.sub("", _ESCAPES.sub("", text))
    return " ".join(_SURROGATES.sub("\ufffd", text).split())


def span_label(timeline: Timeline) -> str:
    """From the earliest to the latest date that is told: "17 Nov 1869 to Jan 2023?"; "" where nothing is dated."""
    windows = [event.when for event in timeline.events if isinstance(event.when, When)]
    if not windows:
        return ""
    first = end_label(min(windows, key=lambda when: when.sort_key()), end=False)
    last = end_label(max(windows, key=_latest), end=True)
    return first if first == last else f"{first} to {last}"


def status_label(event: Event) -> str:
    """How the text holds the event: "" for a fact, else "planned", "said by Kyiv", "according to officials", ..."""
    speaker = clean(event.speaker)
    match event.status:
        case Status.HAPPENED:
            return ""
        case Status.REPORTED:
            return f"{'said by' if speaker[0].isupper() else 'according to'} {speaker}" if speaker else "reported"
        case Status.DENIED:
            return f"denied by {speaker}" if speaker else "denied"
        case Status.HABITUAL:
            return "recurring"
        case _:
            return str(event.status)


def is_told_as_fact(event: Event) -> bool:
    """Whether it is held to have happened, by the article or by whom it quotes: no plan, denial or supposition."""
    return event.status in (Status.HAPPENED, Status.REPORTED, Status.HABITUAL)


def headline(event: Event) -> str:
    """The headline with its status, so that a plan reads as a plan and a claim as a claim.

    "planned: NATO sends troops", "Ten soldiers die (said by Kyiv)". Nothing is added that the headline says already.
    """
    words, status = clean(event.headline), status_label(event)
    if not status:
        return words
    if event.status is Status.REPORTED:
        return words if _says(words, clean(event.speaker)) else f"{words} ({status})"
    return words if _says(words, str(event.status)) else f"{status}: {words}"


def marks(event: Event) -> str:
    """The numbers of its sources: "[1][3]"; beyond five the rest are counted: "[1][2][3][4][5][+7]"."""
    numbers = sorted(set(event.sources))
    shown = "".join(f"[{number}]" for number in numbers[:_MAX_MARKS])
    return shown + (f"[+{len(numbers) - _MAX_MARKS}]" if len(numbers) > _MAX_MARKS else "")


def title(timeline: Timeline, given: str = "") -> str:
    """The title to show: the one `given`, else the timeline's own, else what it is about and when, else "Timeline"."""
    return clean(given) or clean(timeline.title) or _found_title(timeline) or "Timeline"


def _found_title(timeline: Timeline) -> str:
    """ "Truck attack in Nice, July 2016": what the story is about, with the month or the years of its articles."""
    topic, days = clean(timeline.topic), [one.date.first for one in timeline.documents if one.date is not None]
    known = sorted(day for day in days if day is not None)
    if not topic or not known:
        return topic
    edge = int(_STRAY * len(known))
    (year, month, _), (last_year, last_month, _) = civil.date_of(known[edge]), civil.date_of(known[-1 - edge])
    if (year, month) == (last_year, last_month):
        return f"{topic}, {MONTHS[month - 1]} {year_label(year)}"
    return f"{topic}, {year_label(year)}" + (f"–{year_label(last_year)}" if year != last_year else "")


def summary(timeline: Timeline) -> str:
    """One line about the whole: "15 events · 17 Nov 1869 to Jan 2023? · 5 sources · 1 undated"; "24 of 157 events" of a
    timeline that shows its key events."""
    parts = [_number_of_events(timeline), span_label(timeline)]
    sources = len(timeline.documents) + timeline.uncited
    parts += [counted(sources, "source")] if sources else []
    parts += [f"{len(timeline.undated):,} undated"] if timeline.undated else []
    skipped = sum(not one.passed_over for one in timeline.skipped)
    parts += [f"{skipped:,} skipped"] if skipped else []
    return " · ".join(part for part in parts if part)


def _number_of_events(timeline: Timeline) -> str:
    shown = len(timeline.events)
    return f"{shown:,} of {counted(shown + timeline.hidden, 'event')}" if timeline.hidden else counted(shown, "event")


def place_label(quote: Quote) -> str:
    """Where a quote stands: the name of its document and, where it has places, the one there: "report.pdf, page 2"."""
    return ", ".join(part for part in (clean(quote.document), clean(quote.place)) if part)


def source_lines(timeline: Timeline) -> list[tuple[int, str]]:
    """Each source by its number: outlet, “title”, date, link; else its name; an inferred date is marked."""
    return [(source.number, ", ".join(_source_parts(source))) for source in timeline.documents]


def undated_lines(timeline: Timeline) -> list[UndatedLine]:
    """The events without a date, in story order, with what their texts say of the time."""
    return [
        UndatedLine(clean(event.said), headline(event), marks(event), bound_label(event.when))
        for event in timeline.undated
    ]


def bound_label(resolution: Resolution) -> str:
    """What is known of a date that could not be given: "after Feb 2015?", "3 Apr 2015 or 4 Mar 2015"; "" if nothing."""
    if isinstance(resolution, When):
        return date_label(resolution)
    if isinstance(resolution, Ambiguous):
        return _either(date_label(reading) for reading in resolution.readings)
    bounds, words = resolution.bounds, clean(resolution.bound)
    if bounds is not None and (not words or _BETWEEN.fullmatch(words)):
        return date_label(bounds)
    return in_words(words)


def in_words(text: str) -> str:
    """A sentence of ours with its EDTF dates as people write them: "after the vote of 2015-02?" says "of Feb 2015?"."""
    return _DATE.sub(lambda match: _worded(match[0]), clean(text))


def _worded(date: str) -> str:
    try:
        return date_label(edtf.parse(date))
    except DateError:
        return date


def _latest(when: When) -> tuple[float, float]:
    last = when.last if when.last is not None else when.first
    return (float("-inf") if last is None else last), -when.sort_key()[0]


def _says(words: str, phrase: str) -> bool:
    return bool(phrase) and f" {phrase.casefold()} " in f" {words.casefold()} "


def _either(readings: Iterable[str]) -> str:
    return " or ".join(dict.fromkeys(readings))


def _kept_apart(part: str) -> str:
    """A part in a script that runs leftward between rightward marks, so that what follows it stays in order."""
    return f"{_RIGHTWARD}{part}{_RIGHTWARD}" if _LEFTWARD.search(part) else part


def _source_parts(source: Source) -> list[str]:
    outlet, heading, url = clean(source.outlet), clean(source.title), clean(source.url)
    parts = [outlet, f"“{heading}”" if heading else ""]
    parts = [_kept_apart(part) for part in parts if part] or [_kept_apart(clean(source.name)) or "unnamed"]
    if source.date is not None:
        inferred = " (date inferred)" if source.date_origin == "inferred" else ""
        parts.append(date_label(source.date) + inferred)
    return [*parts, url] if url else parts
