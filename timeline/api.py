"""The public functions, and `Timeline` with what a user does with one."""

import dataclasses
import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast

from timeline import archive as archives
from timeline import checks, engines, model, pipeline, readers
from timeline.calendar import edtf
from timeline.calendar.figures import Order
from timeline.calendar.human import readable
from timeline.calendar.when import Resolution, When
from timeline.errors import DateError, UsageError
from timeline.model import Document, Event, Mention, Skipped, Timex
from timeline.named_dates import NamedDates
from timeline.readers import Place, Tools, edtf_of, places_of, read_all, read_place, told_apart
from timeline.saved.atomic import replacing
from timeline.story import Choice
from timeline.writers import writer_for
from timeline.writers.options import options_of

if TYPE_CHECKING:
    import datetime

    import pandas

__all__ = ["Timeline", "build", "date_events", "extract", "merge_events", "read", "replay", "tag"]

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
        return type(self).of(pipeline.choose(self, _choice(top, per_day, everything), checks.text("about", about)))

    def to_text(self, **options: Any) -> str:
        """The chronological list, as the command prints it."""
        return self._bytes("txt", options).decode("utf-8")

    def to_json(self, **options: Any) -> str:
        """The JSON form."""
        return self._bytes("json", options).decode("utf-8")

    def save(self, path: Path_, **options: Any) -> None:
        """Write the form that the path's suffix names, whole or not at all. Raises `WriteError`."""
        target, asked = Path(checks.path(path)), options_of(options)
        write = writer_for(target.name)
        with replacing(target) as stream:
            write(self, stream, asked)

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
        writer_for(form)(self, stream, options_of(options))
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
    columns: Mapping[str, str] | None = None,
) -> Timeline:
    """The timeline of some articles: paths (files, folders, patterns, "-") or `Document` values; or of an archive that
    `extract` made, whose documents are read and dated already.

    `date` is when the only document was written; `dates` gives several by name or pattern (`{"000*": "2015-01-27"}`).
    Dates may be EDTF or as people write them. `date_from` and `date_to` limit the events to a window, `statuses` to
    some of `timeline.Status`, `about` to those that some words are about. `top`, `per_day` and `everything` choose the
    key events, that views show (default: all of one article or of up to forty events). `kind` is "news", "narrative",
    "colloquial" or "auto". `order` is that of day and month in figures ("day first" or "month first"), which each
    document shows by itself where it is not given. `entities` checks who takes part and where against named entities
    (slower). `jobs` processes share the work, and then a document that crashes costs only itself; the result is the
    same for any number. `columns` says which columns of tables hold what (`{"text": "body", "date": "day"}`). What
    cannot be read is in `Timeline.skipped`. A name or pattern of `dates` that is of no document is a `UserWarning`.
    Raises `DateError` for a date that cannot be understood, or one `date` for several documents, and `UsageError` (each
    a `TimelineError`) for what cannot be asked for.
    """
    options = pipeline.Options(
        language=language,
        kind=checks.kind(kind),
        date_from=_window(date_from, order),
        date_to=_window(date_to, order),
        statuses=checks.statuses(statuses),
        title=checks.text("title", title),
        entities=entities,
        order=order,
        about=checks.text("about", about),
        choice=_choice(top, per_day, everything),
    )
    checks.in_order(options.date_from, options.date_to)
    if isinstance(sources, str | os.PathLike) and archives.is_archive(sources):
        return Timeline.of(archives.answer(Path(sources), options).timeline)
    run, given = engines.engine(checks.number("jobs", jobs, 1, 256)), _all_given(dates)
    made = Timeline.of(pipeline.build(_dated(_opened(sources, columns), _given(date), given), options, run=run))
    _warn_of_unused(given.unused())
    return made


def extract(  # noqa: PLR0913 - the keywords are the command's options
    paths: Path_ | Iterable[Path_],
    archive: Path_,
    *,
    date: "str | datetime.date | None" = None,
    dates: "Mapping[str, str | datetime.date] | None" = None,
    kind: str = "auto",
    language: str = "en",
    order: Order = "",
    entities: bool = False,
    jobs: int = 1,
    columns: Mapping[str, str] | None = None,
    places: Iterable[Place | Skipped] | None = None,
) -> archives.Extracted:
    """Bring an archive up to date with the articles of some paths: what is new or changed is read, what is gone taken
    out. `build(archive)` makes timelines of it.

    An extraction that was interrupted is gone on with by the same call. `jobs` processes share the work, each of which
    may crash or hang without harm. `places` are the files that the paths mean, where they are known already; the other
    keywords are those of `build`. Raises `TimelineError` for an archive that cannot be used, and as `build`.
    """
    from timeline.engines.processes import Processes

    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    options = pipeline.Options(language=language, kind=checks.kind(kind), order=order, entities=entities)
    named = checks.dates(dates)
    with Tools(columns or {}) as tools:
        articles = archives.Articles(
            paths=tuple(os.fspath(checks.path(path)) for path in given),
            places=places_of(given) if places is None else places,
            read=lambda place: read_place(place, tools),
            dated=_dating(_given(date), _all_given(named)),
            asked="" if date is not None else repr((sorted(named.items()), sorted((columns or {}).items()))),
        )
        return archives.extract(articles, Path(archive), options, Processes(checks.number("jobs", jobs, 1, 256)))


def read(path: Path_) -> Document:
    """The document in one file (or standard input, `-`). Raises `ReadError`, also for a file of several articles."""
    return readers.read(checks.path(path))


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
    return pipeline.tag(checks.text("the text", text), _given(date) or None, checks.kind(kind), language, order)


def date_events(
    document: Document, spans: Iterable[tuple[int, int]], kind: str = "auto", language: str = "en"
) -> list[Resolution]:
    """The date of each event whose words stand at some spans (character offsets, end excluded) of a document's text.

    An event that nothing dates is `timeline.calendar.when.Unresolved`.
    """
    options = pipeline.Options(language=language, kind=checks.kind(kind))
    return pipeline.date_events(checks.document(document), checks.spans(spans), options)


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
    named = [one for one in told_apart(map(checks.document, documents)) if isinstance(one, Document)]
    wanted = [checks.spans(some) for some in spans]
    if len(named) != len(wanted):
        raise UsageError(f"there are {len(named)} documents and spans for {len(wanted)}; give a list for each document")
    return pipeline.merge_events(named, wanted, pipeline.Options(language=language, kind=checks.kind(kind)))


def replay(event: Event | Mention, language: str = "en") -> Resolution:
    """The date that the steps of an event's (or a mention's) trail lead to when they are run again: its own, if it is
    honest."""
    if not isinstance(event, Event | Mention):
        raise UsageError(f"replay takes an event of a timeline, not a {type(event).__name__}")
    return pipeline.replay(event.trail, language)


def dated_documents(
    sources: Input | Iterable[Input],
    date: "str | datetime.date | None" = None,
    dates: "Mapping[str, str | datetime.date] | None" = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Document | Skipped]:
    """The documents of some sources, each under its own name and with the date given for it; raises `DateError`."""
    return _dated(_opened(sources, columns), _given(date), _all_given(dates))


def _opened(sources: Input | Iterable[Input], columns: Mapping[str, str] | None) -> Iterator[Document | Skipped]:
    """The documents of some sources, each under its own name."""
    given = checks.sources(sources)
    if isinstance(given, Sequence):  # what is wrong in a list is said before any work
        given = [checks.source(one) for one in given]
    return told_apart(_read_of(map(checks.source, given), columns))


def _read_of(sources: Iterable[Input], columns: Mapping[str, str] | None) -> Iterator[Document | Skipped]:
    for is_read, group in groupby(sources, lambda source: isinstance(source, Document | Skipped)):
        if is_read:
            yield from cast("Iterable[Document | Skipped]", group)
        else:
            yield from read_all(cast("Iterable[Path_]", group), columns)


def _dated(documents: Iterable[Document | Skipped], date: str, dates: NamedDates) -> Iterator[Document | Skipped]:
    """The documents with the dates that were given for them."""
    dated = _dating(date, dates)
    return (one if isinstance(one, Skipped) else dated(one) for one in documents)


def _dating(date: str, dates: NamedDates) -> Callable[[Document], Document]:
    """What gives each document its date: the one date, of which there may be one document only, or that by its name."""
    first = ""

    def dated(document: Document) -> Document:
        nonlocal first
        if date and first:
            raise DateError(_ONE_DATE.format(date=date, first=first, second=document.name))
        first = document.name
        given = date or dates.of(document.name)
        return replace(document, date=given, date_origin="given") if given else document

    return dated


_ONE_DATE = (
    "the date {date} was given for several documents ({first}, {second}, ...); say which: --date '{first}={date}' (in "
    "Python, dates={{'{first}': '{date}'}})"
)

_NAMED = 3
"""So many names are told where there may be thousands."""


def _warn_of_unused(names: list[str]) -> None:
    if names:
        told = ", ".join(map(repr, names[:_NAMED])) + (f" and {len(names) - _NAMED} more" if names[_NAMED:] else "")
        warnings.warn(f"dates were given for what is no document here: {told}", stacklevel=3)


def _given(date: "str | datetime.date | None") -> str:
    return readable(str(date)) if date is not None else ""


def _all_given(dates: "Mapping[str, str | datetime.date] | None") -> NamedDates:
    return NamedDates({name: _given(date) for name, date in checks.dates(dates).items()})


def _window(date: "str | datetime.date | None", order: Order = "") -> When | None:
    return edtf.parse(edtf_of(str(date), order)) if date is not None else None


def _choice(top: int | None, per_day: int | None, everything: bool) -> Choice:
    return Choice(checks.some_number("top", top, 0), checks.some_number("per_day", per_day, 1), everything)
