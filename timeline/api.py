"""The public functions, and `Timeline` with what a user does with one."""

import dataclasses
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast

from timeline import engines, model, pipeline
from timeline.calendar import edtf
from timeline.calendar.figures import Order
from timeline.calendar.human import readable
from timeline.calendar.when import Resolution, When
from timeline.errors import DateError
from timeline.model import Document, Event, Skipped, Status, Timex
from timeline.readers import edtf_of, read, read_all, told_apart
from timeline.saved.atomic import replacing
from timeline.story import Choice
from timeline.writers import writer_for
from timeline.writers.options import WriteOptions

if TYPE_CHECKING:
    import datetime

    import pandas

__all__ = ["Timeline", "build", "date_events", "merge_events", "read", "replay", "tag"]

Path_ = str | os.PathLike[str]
Input = Path_ | Document | Skipped


@dataclass(frozen=True)
class Timeline(model.Timeline):
    """What `build` returns: `.events`, `.undated`, `.documents`, `.skipped`, and the forms they can be written in.

    The methods take the fields of `timeline.writers.options.WriteOptions` as keywords: `width=100`, `theme="dark"`.
    """

    @classmethod
    def of(cls, timeline: model.Timeline) -> Self:
        """The same values with these methods."""
        return cls(**{field.name: getattr(timeline, field.name) for field in dataclasses.fields(timeline)})

    def select(
        self, top: int | None = None, per_day: int | None = None, everything: bool = False, about: str = ""
    ) -> Self:
        """The timeline with other key events: the `top` so many, at most `per_day` of one day, or `everything`; only
        those that the words of `about` are about. Views show the key events, data forms hold all.
        """
        return type(self).of(pipeline.choose(self, Choice(top, per_day, everything), about))

    def to_text(self, **options: Any) -> str:
        """The chronological list, as the command prints it."""
        return self._bytes("txt", options).decode("utf-8")

    def to_json(self, **options: Any) -> str:
        """The JSON form."""
        return self._bytes("json", options).decode("utf-8")

    def save(self, path: Path_, **options: Any) -> None:
        """Write the form that the path's suffix names, whole or not at all. Raises `WriteError`."""
        write = writer_for(Path(path).name)
        with replacing(Path(path)) as stream:
            write(self, stream, WriteOptions(**options))

    def to_frame(self) -> "pandas.DataFrame":
        """A pandas data frame, a row for each event, undated ones last; needs pandas to be installed."""
        from timeline.writers.frame import frame

        return frame(self)

    def __str__(self) -> str:
        return self.to_text()

    def _repr_png_(self) -> bytes:
        return self._bytes("png", {})

    def _bytes(self, form: str, options: Mapping[str, Any]) -> bytes:
        from io import BytesIO

        stream = BytesIO()
        writer_for(form)(self, stream, WriteOptions(**options))
        return stream.getvalue()


def build(  # noqa: PLR0913 - the keywords are the command's options
    sources: Input | Iterable[Input],
    *,
    date: "str | datetime.date | None" = None,
    dates: "Mapping[str, str | datetime.date] | None" = None,
    title: str = "",
    date_from: "str | datetime.date | None" = None,
    date_to: "str | datetime.date | None" = None,
    statuses: Iterable[str] = (),
    about: str = "",
    top: int | None = None,
    per_day: int | None = None,
    everything: bool = False,
    kind: str = "auto",
    language: str = "en",
    order: Order = "",
    entities: bool = False,
    jobs: int = 1,
) -> Timeline:
    """The timeline of some articles: paths (files, folders, patterns, "-") or `Document` values.

    `date` is when the only document was written; `dates` gives several by name or pattern (`{"000*": "2015-01-27"}`).
    Dates may be EDTF or as people write them. `date_from` and `date_to` limit the events to a window, `statuses` to
    some of `timeline.Status`, `about` to those that some words are about. `top`, `per_day` and `everything` choose the
    key events, that views show (default: all of one article or of up to forty events). `kind` is "news", "narrative",
    "colloquial" or "auto". `order` is that of day and month in figures ("day first" or "month first"), which each
    document shows by itself where it is not given. `entities` checks who takes part and where against named entities
    (slower). `jobs` processes share the work, and then a document that crashes or hangs costs only itself; the result
    is the same for any number. What cannot be read is in `Timeline.skipped`.
    Raises `DateError` for a date that cannot be understood, or one `date` for several documents.
    """
    options = pipeline.Options(
        language=language,
        kind=kind,
        date_from=_window(date_from, order),
        date_to=_window(date_to, order),
        statuses=tuple(Status(status) for status in statuses),
        title=title,
        entities=entities,
        order=order,
        about=about,
        choice=Choice(top, per_day, everything),
    )
    return Timeline.of(pipeline.build(dated_documents(sources, date, dates), options, run=engines.engine(jobs)))


def tag(
    text: str,
    date: "str | datetime.date | None" = None,
    kind: str = "news",
    language: str = "en",
    order: Order = "",
) -> list[Timex]:
    """The time expressions of a text, with TIMEX3 types and values; `date` is when it was written, `order` that of day
    and month in figures ("day first" or "month first").

    Raises `DateError` for a date that cannot be understood.
    """
    return pipeline.tag(text, _given(date) or None, kind, language, order)


def date_events(
    document: Document, spans: Iterable[tuple[int, int]], kind: str = "auto", language: str = "en"
) -> list[Resolution]:
    """The date of each event whose words stand at some spans (character offsets, end excluded) of a document's text.

    An event that nothing dates is `timeline.calendar.when.Unresolved`.
    """
    return pipeline.date_events(document, spans, pipeline.Options(language=language, kind=kind))


def merge_events(
    documents: Iterable[Document],
    spans: Iterable[Iterable[tuple[int, int]]],
    kind: str = "auto",
    language: str = "en",
) -> list[list[int]]:
    """Which events of several documents are one; their words stand at some spans (character offsets, end excluded) of
    each document's text.

    For each document the numbers of its events, in the order of its spans: what has one number is one event.
    """
    named = [one for one in told_apart(documents) if isinstance(one, Document)]
    wanted: list[Sequence[tuple[int, int]]] = [list(some) for some in spans]
    return pipeline.merge_events(named, wanted, pipeline.Options(language=language, kind=kind))


def replay(event: Event, language: str = "en") -> Resolution:
    """The date that the steps of an event's trail lead to when they are run again: the event's own, if it is honest."""
    return pipeline.replay(event.trail, language)


def dated_documents(
    sources: Input | Iterable[Input],
    date: "str | datetime.date | None" = None,
    dates: "Mapping[str, str | datetime.date] | None" = None,
) -> Iterator[Document | Skipped]:
    """The documents of some sources, each under its own name and with the date given for it; raises `DateError`."""
    return _dated(told_apart(_opened(sources)), _given(date), _all_given(dates))


def fits(name: str, pattern: str) -> bool:
    """Whether a document's name, or the last part of it, fits a pattern with `*`, `?` and `[...]`."""
    return name == pattern or fnmatchcase(name, pattern) or fnmatchcase(name.rpartition("/")[2], pattern)


def _opened(sources: Input | Iterable[Input]) -> Iterator[Document | Skipped]:
    if isinstance(sources, str | os.PathLike | Document | Skipped):
        sources = [sources]
    for is_read, group in groupby(sources, lambda source: isinstance(source, Document | Skipped)):
        if is_read:
            yield from cast("Iterable[Document | Skipped]", group)
        else:
            yield from read_all(cast("Iterable[Path_]", group))


def _dated(
    documents: Iterable[Document | Skipped], date: str, dates: Mapping[str, str]
) -> Iterator[Document | Skipped]:
    """The documents with the dates that were given for them."""
    first = ""
    for document in documents:
        if isinstance(document, Skipped):
            yield document
            continue
        if date and first:
            raise DateError(_ONE_DATE.format(date=date, first=first, second=document.name))
        first = document.name
        given = date or next((dates[pattern] for pattern in dates if fits(document.name, pattern)), "")
        yield replace(document, date=given, date_origin="given") if given else document


_ONE_DATE = (
    "the date {date} was given for several documents ({first}, {second}, ...); say which: --date '{first}={date}' (in "
    "Python, dates={{'{first}': '{date}'}})"
)


def _given(date: "str | datetime.date | None") -> str:
    return readable(str(date)) if date is not None else ""


def _all_given(dates: "Mapping[str, str | datetime.date] | None") -> dict[str, str]:
    """Exact names before patterns, else in the order given."""
    given = {name: _given(date) for name, date in (dates or {}).items()}
    return dict(sorted(given.items(), key=lambda item: any(magic in item[0] for magic in "*?[")))


def _window(date: "str | datetime.date | None", order: Order = "") -> When | None:
    return edtf.parse(edtf_of(str(date), order)) if date is not None else None
