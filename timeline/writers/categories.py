"""Groups of events for colour and shape: by source, by status, by place; a legend's order and its limit."""

from collections import Counter
from dataclasses import dataclass

from timeline.model import Event, Status, Timeline
from timeline.writers.labels import clean
from timeline.writers.options import ColorBy

OTHER = "other"
MAX_GROUPS = 6
"""As many as shapes can be told apart; the rest are "other"."""


@dataclass(frozen=True, slots=True)
class Groups:
    """`names` in the order of the legend, the most frequent first; `of` gives each event's place in them."""

    names: tuple[str, ...]
    of: tuple[int, ...]


def group(timeline: Timeline, events: tuple[Event, ...], by: ColorBy) -> Groups:
    """The groups of the events; a single nameless one where nothing is asked for or nothing tells them apart."""
    labels = [_label(event, timeline, by) for event in events]
    counts = Counter(labels)
    if len(counts) < 2:
        return Groups(("",), (0,) * len(events))
    ranked = sorted(counts, key=lambda label: (label == "", -counts[label], label))
    shown = ranked if len(ranked) <= MAX_GROUPS else ranked[: MAX_GROUPS - 1]
    names = [label or OTHER for label in shown]
    if len(shown) < len(ranked):
        names = [name for name in names if name != OTHER] + [OTHER]
    place = {name: index for index, name in enumerate(names)}
    return Groups(tuple(names), tuple(place.get(label or OTHER, len(names) - 1) for label in labels))


def _label(event: Event, timeline: Timeline, by: ColorBy) -> str:
    if by == "status":
        return "fact" if event.status is Status.HAPPENED else str(event.status)
    if by == "place":
        return clean(event.place)
    if by == "source" and event.sources:
        return _source_names(timeline).get(min(event.sources), "")
    return ""


def _source_names(timeline: Timeline) -> dict[int, str]:
    return {s.number: clean(s.outlet) or clean(s.title) or clean(s.name) for s in timeline.documents}
