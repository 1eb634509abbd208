"""A pandas data frame: a row for each event. pandas is imported only here, and need not be installed for all else."""

from typing import TYPE_CHECKING, Any

from timeline.calendar import civil, edtf
from timeline.calendar.when import When
from timeline.errors import WriteError
from timeline.model import Event, Timeline

if TYPE_CHECKING:
    import pandas

_EPOCH = civil.day_number(1970)


def frame(timeline: Timeline) -> "pandas.DataFrame":
    """A row for each event, undated ones last, with the event's `key` as index.

    `earliest` and `latest` are `datetime64[s]`, which holds every year, and NaT where open or not known; `edtf` is text
    and missing where there is no date; `sources`, `participants`, `quantities` and `quotes` are tuples.
    Raises `WriteError` where pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise WriteError("a data frame needs pandas; install it with: pip install pandas") from error
    events = (*timeline.events, *timeline.undated)
    table = pandas.DataFrame([_row(event) for event in events], columns=list(_COLUMNS))
    for column in ("earliest", "latest"):
        table[column] = _moments([_bound(event, column) for event in events])
    return table.set_index("key")


_COLUMNS = (
    "key",
    "edtf",
    "earliest",
    "latest",
    "precision",
    "lasting",
    "status",
    "headline",
    "said",
    "speaker",
    "place",
    "participants",
    "quantities",
    "sources",
    "quotes",
    "salience",
    "confidence",
    "rank",
    "selected",
    "articles",
)


def _row(event: Event) -> dict[str, Any]:
    when = event.when if isinstance(event.when, When) else None
    return {
        "key": event.key,
        "edtf": edtf.write(when) if when else None,
        "precision": when.precision.name.lower() if when else None,
        "lasting": bool(when and when.lasting),
        "status": str(event.status),
        "headline": event.headline,
        "said": event.said,
        "speaker": event.speaker,
        "place": event.place,
        "participants": event.participants,
        "quantities": event.quantities,
        "sources": event.sources,
        "quotes": tuple(quote.text for quote in event.quotes),
        "salience": event.salience,
        "confidence": event.confidence,
        "rank": event.rank,
        "selected": event.selected,
        "articles": event.support.articles,
    }


def _bound(event: Event, column: str) -> int | None:
    if not isinstance(event.when, When):
        return None
    return event.when.first if column == "earliest" else event.when.last


def _moments(days: list[int | None]) -> Any:
    """Day numbers as pandas' moments, to the second: nanoseconds would end in 2262."""
    import numpy

    numbers = [numpy.datetime64("NaT", "s") if day is None else numpy.datetime64(day - _EPOCH, "D") for day in days]
    return numpy.array(numbers, dtype="datetime64[s]")
