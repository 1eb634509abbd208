"""schema.org as JSON-LD: an `ItemList` of `Event`s, each with the articles that tell of it.

A date that is a window gives `startDate` and `endDate`. schema.org has no doubt: how the date is known and how the
text holds the event (planned, denied) stand in `description` in words.
"""

import re
from dataclasses import replace
from typing import Any, BinaryIO

from timeline.calendar import edtf
from timeline.calendar.when import Precision, When
from timeline.model import Event, Source, Timeline
from timeline.writers import labels
from timeline.writers.eventhtml import is_web_address
from timeline.writers.json import encoded
from timeline.writers.omissions import say_left_out
from timeline.writers.options import WriteOptions

_ISO_UNITS = {Precision.YEAR, Precision.MONTH, Precision.DAY}
_ISO = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


def write(timeline: Timeline, stream: BinaryIO, options: WriteOptions) -> None:
    """Write the JSON-LD, with `<` as an escape so that it can stand in a page. What has no date is left out."""
    dated = [event for event in timeline.events if isinstance(event.when, When)]
    articles = {source.number: _article(source) for source in timeline.documents}
    items = [{"@type": "ListItem", "position": n, "item": _event(e, articles)} for n, e in enumerate(dated, 1)]
    value = {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": labels.title(timeline, options.title),
        "description": labels.summary(timeline),
        "itemListOrder": "https://schema.org/ItemListOrderAscending",
        "numberOfItems": len(items),
        "itemListElement": items,
    }
    stream.write(encoded(value, indent=2).replace(b"<", b"\\u003c"))
    say_left_out(
        options, len(timeline.events) + len(timeline.undated) - len(dated), "an event of schema.org needs a date"
    )


def _event(event: Event, articles: dict[int, dict[str, Any]]) -> dict[str, Any]:
    when = event.when
    assert isinstance(when, When)
    value: dict[str, Any] = {"@type": "Event", "name": labels.clean(event.headline)}
    if event.key:
        value["identifier"] = labels.clean(event.key)
    value |= _dates(when)
    status = labels.status_label(event)
    value["description"] = f"{labels.date_label(when)}{f' ({status})' if status else ''}"
    if event.place:
        value["location"] = {"@type": "Place", "name": labels.clean(event.place)}
    told = [articles[number] for number in event.sources if number in articles]
    return {**value, "subjectOf": told} if told else value


def _dates(when: When) -> dict[str, str]:
    """A day, month or year as one date of that precision, which ISO 8601 and EDTF write alike; else the two ends."""
    unit = edtf.write(replace(when, approximate=False, uncertain=False))
    if when.precision in _ISO_UNITS and _ISO.fullmatch(unit):
        return {"startDate": unit}
    first, last = labels.iso_bounds(when)
    if first == last:
        return {"startDate": first}
    return {key: value for key, value in (("startDate", first), ("endDate", last)) if value}


def _article(source: Source) -> dict[str, Any]:
    article: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": labels.clean(source.title) or labels.clean(source.name),
    }
    if is_web_address(source.url):
        article["url"] = source.url
    if source.date is not None and source.date.is_exact:
        article["datePublished"] = labels.iso_bounds(source.date)[0]
    if source.outlet:
        article["publisher"] = {"@type": "Organization", "name": labels.clean(source.outlet)}
    return article
