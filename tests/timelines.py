"""Random timelines for property tests: any year, any precision, any doubt, texts in several scripts."""

from hypothesis import strategies as st

from timeline.calendar.civil import day_number
from timeline.calendar.when import Ambiguous, Precision, Unresolved, When
from timeline.model import (
    Disagreement,
    Event,
    Mention,
    Quote,
    Skipped,
    Source,
    Status,
    Support,
    Timeline,
    Timex,
    Trail,
)

LETTERS = st.sampled_from([*"abcdeXYZ0123456789 .,;:!?'\"-()[]*_`#$%&@=+<>|~^\\/äßİſé日本語العربיתह", "\n"])
texts = st.text(LETTERS, max_size=30)
words = st.text(LETTERS, min_size=1, max_size=40).map(lambda text: f"a{text.strip()}z")
_years = st.one_of(st.integers(1900, 2030), st.integers(-3000, 12_000))


@st.composite
def windows(draw: st.DrawFn) -> When:
    """Any window: calendar units, times, stretches, open ends, thirds, doubts, assumptions."""
    year, month = draw(_years), draw(st.integers(1, 12))
    day = day_number(year, month, draw(st.integers(1, 28)))
    minutes = tuple(sorted(draw(st.tuples(st.integers(0, 1439), st.integers(0, 1439)))))
    when = draw(
        st.sampled_from(
            (
                When.of_number(day),
                When.of_month(year, month),
                When.of_quarter(year, 1 + month // 4),
                When.of_season(year, "summer"),
                When.of_year(year),
                When.of_decade(year - year % 10),
                When.of_month(year, month).part("late"),
                When(day, day + 1 + draw(st.integers(0, 4000)), Precision.DAY, lasting=True),
                When(day, day + 1 + draw(st.integers(0, 40)), Precision.DAY),
                When(day, None, Precision.DAY, lasting=draw(st.booleans())),
                When(None, day, Precision.DAY, lasting=draw(st.booleans())),
                When(day, day, Precision.MINUTE, minutes=(minutes[0], minutes[0])),
                When(day, day, Precision.PART, minutes=(360, 719)),
                When(day, day, Precision.HOUR, lasting=True, minutes=(minutes[0], minutes[1])),
            )
        )
    )
    approximate, assumed = draw(st.booleans()), draw(st.lists(words, max_size=2))
    when = When(
        when.first,
        when.last,
        when.precision,
        when.lasting,
        approximate,
        draw(st.booleans()),
        when.modifier,
        when.minutes,
    )
    return when.assuming(*assumed) if assumed else when


@st.composite
def resolutions(draw: st.DrawFn) -> Ambiguous | Unresolved:
    """A date that could not be given."""
    if draw(st.booleans()):
        return Ambiguous(tuple(draw(st.lists(windows(), min_size=1, max_size=3))), draw(words))
    return Unresolved(draw(words), draw(st.none() | windows()), draw(texts))


@st.composite
def trails(draw: st.DrawFn) -> Trail:
    """How an event got its date."""
    timex = draw(
        st.none()
        | st.builds(
            Timex,
            st.integers(0, 99),
            st.integers(100, 120),
            texts,
            st.sampled_from(("DATE", "TIME", "SET")),
            texts,
            windows() | resolutions(),
            rule=texts,
            reference=texts,
        )
    )
    notes = draw(st.lists(words, max_size=2))
    return Trail(
        draw(texts),
        timex,
        draw(texts),
        draw(texts),
        draw(st.none() | windows()),
        draw(texts),
        draw(st.none() | windows()),
        draw(texts),
        tuple(notes),
    )


@st.composite
def mentions(draw: st.DrawFn) -> Mention:
    """What a sentence tells of an event."""
    return Mention(
        headline=draw(words),
        when=draw(windows() | resolutions()),
        quote=draw(st.builds(Quote, texts, st.integers(0, 50), st.integers(51, 99), words)),
        trail=draw(trails()),
        status=draw(st.sampled_from(Status)),
        said=draw(texts),
        key=draw(texts),
        confidence=draw(st.floats(0, 1)),
        sentence=draw(st.integers(0, 9)),
        lead=draw(st.booleans()),
        source=draw(st.integers(1, 3)),
    )


_COUNTS = st.integers(0, 9)
_DISAGREEMENTS = st.builds(
    Disagreement, words, st.lists(st.tuples(words, st.tuples(st.integers(1, 3))), min_size=1, max_size=2).map(tuple)
)


@st.composite
def events(draw: st.DrawFn, *, dated: bool) -> Event:
    """An event with everything that it can hold."""
    quotes = draw(st.lists(st.builds(Quote, texts, st.integers(0, 50), st.integers(51, 99), words), max_size=2))
    return Event(
        headline=draw(words),
        when=draw(windows() if dated else resolutions()),
        quotes=tuple(quotes),
        trail=draw(trails()),
        status=draw(st.sampled_from(Status)),
        said=draw(texts),
        speaker=draw(texts),
        participants=tuple(draw(st.lists(words, max_size=2))),
        place=draw(texts),
        quantities=tuple(draw(st.lists(words, max_size=1))),
        sources=tuple(sorted(draw(st.sets(st.integers(1, 3), max_size=3)))),
        key=draw(st.text("abc0123456789", max_size=12)),
        other_keys=tuple(draw(st.lists(words, max_size=1))),
        salience=draw(st.floats(0, 1)),
        confidence=draw(st.floats(0, 1)),
        mentions=tuple(draw(st.lists(mentions(), max_size=2))),
        related=tuple(draw(st.lists(words, max_size=1))),
        disagreements=tuple(draw(st.lists(_DISAGREEMENTS, max_size=1))),
        support=draw(st.builds(Support, _COUNTS, _COUNTS, _COUNTS, _COUNTS, _COUNTS)),
        rank=draw(_COUNTS),
        line_notes=tuple(draw(st.lists(words, max_size=2))),
    )


@st.composite
def timelines(draw: st.DrawFn, most: int = 6) -> Timeline:
    """A timeline with its events in order."""
    dated = draw(st.lists(events(dated=True), max_size=most))
    sources = [
        Source(number, draw(words), draw(texts), draw(texts), draw(texts), draw(st.none() | windows()), "dateline")
        for number in (1, 2, 3)
    ]
    skipped = draw(st.lists(st.builds(Skipped, texts, texts), max_size=1))
    return Timeline(
        tuple(sorted(dated, key=lambda event: event.when.sort_key())),  # type: ignore[union-attr]
        tuple(draw(st.lists(events(dated=False), max_size=2))),
        tuple(sources),
        tuple(skipped),
        draw(texts),
    )
