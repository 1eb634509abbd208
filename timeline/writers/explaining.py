"""Why an event has its date, for a reader: the words of the source, the rule, the reference, what was assumed."""

from timeline.calendar.when import When
from timeline.model import Disagreement, Event, Trail
from timeline.writers.labels import clean, counted, date_label, in_words, place_label


def quote_lines(event: Event) -> list[tuple[str, str]]:
    """Each quote with the name of the document it stands in, and its place there."""
    return [(clean(quote.text), place_label(quote)) for quote in event.quotes]


def reason_lines(event: Event) -> list[str]:
    """How the event got its date, a step each: expression, rule, anchor, notes, assumptions; how its line was made;
    then further mentions and what they tell differently."""
    lines = _trail_lines(event.trail)
    if isinstance(event.when, When):
        lines += [f"assumed: {in_words(reason)}" for reason in event.when.assumed]
    else:
        lines.append(f"no date: {in_words(event.when.reason)}")
    lines += [f"line: {clean(note)}" for note in event.line_notes]
    for mention in event.mentions[1:]:
        place = clean(mention.quote.document) or "another document"
        lines += [f"also in {place}: {line}" for line in _trail_lines(mention.trail)]
    return list(dict.fromkeys((*lines, *map(_disagreement_line, event.disagreements))))


def weight_lines(event: Event) -> list[str]:
    """Why the event stands where it does among the others: its rank and the counts behind it."""
    support = event.support
    if not event.rank:
        return []
    counts = [counted(support.articles, "article") + (" tells it" if support.articles == 1 else " tell it")]
    counts += [f"{counted(support.outlets, 'outlet')}"] if support.outlets > 1 else []
    counts += [f"{support.leads:,} lead with it"] if support.leads else []
    counts += [f"{support.later:,} come back to it later"] if support.later else []
    counts += [f"{counted(support.on_day, 'article')} on its day"] if support.on_day else []
    return [f"rank {event.rank:,}: {', '.join(counts)}"]


def _disagreement_line(disagreement: Disagreement) -> str:
    """ "dead: 84 (12 sources), 77 (1 source)"."""
    versions = (f"{in_words(said)} ({counted(len(numbers), 'source')})" for said, numbers in disagreement.said)
    return f"{clean(disagreement.what)}: {', '.join(versions)}"


def _trail_lines(trail: Trail) -> list[str]:
    lines = []
    if trail.timex is not None:
        timex = trail.timex
        against = f", read from {in_words(timex.reference)}" if timex.reference else ""
        origin = f" ({clean(timex.reference_origin)})" if timex.reference and timex.reference_origin else ""
        rule = f" (rule {clean(timex.rule)})" if timex.rule else ""
        lines.append(f"“{clean(timex.text)}”{rule} is {clean(timex.value) or 'not resolved'}{against}{origin}")
    if trail.anchor:
        relation = f" ({clean(trail.relation)})" if trail.relation else ""
        lines.append(f"dates “{clean(trail.anchor)}”{relation}")
    if trail.day is not None and trail.timex is not None:
        lines.append(f"on the day that the story was at, {date_label(trail.day)}")
    if trail.signal:
        lines.append(f"“{clean(trail.signal)}” makes it a bound")
    if trail.bound_words:
        lines.append(f"bounded by what stands beside it: {in_words(trail.bound_words)}")
    return [*lines, *(in_words(note) for note in trail.notes)]
