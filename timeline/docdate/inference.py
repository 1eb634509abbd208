"""A window for the document's date from the dates that its text tells, by what each allows.

A past date with its year was before the article, a future one is after it. That alone leaves a window open at one end.
It closes where the text tells a bare month beside them: news leave out the year of the last such month.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from timeline.calendar import civil, edtf
from timeline.calendar.meaning import Clock, Partial, TimeMention
from timeline.calendar.when import Precision, When
from timeline.docdate.meanings import bare_month, fixed, weekday_said, with_sentences
from timeline.lexicon.story import StoryWords
from timeline.model import DocumentDate, Sentence

_REACH = 120
"""Characters before a mention that are looked at for words of its clause."""
_WORD = re.compile(r"[^\W0-9_]+(?:['’-][^\W0-9_]+)*")
_STAMPED = re.compile(r"[0-9][:.][0-9]{2}\b|[0-9]\s?[ap]\.?m\b")
"""A clock time beside a date with its year is a page's stamp, not a story's."""
_MONTHS_BEHIND = 9
"""How far behind an article a month without its year lies at most: 99 of 100 in the T17 articles."""
_CLAUSE = 10
"""Words before a date in which "will" speaks of it."""
_BESIDE = 3
"""Words before a date within which a verb is its own: "began in", "began in early"."""
_WEEKDAY_YEARS = 4
"""A date falls on the same weekday again after five or six years, or eleven."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A mention in the story: its words, and the words before it in its sentence, in small letters."""

    mention: TimeMention
    said: str
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Window:
    """Day numbers that the article's date lies between, open where `None`, and how they were found."""

    first: int | None = None
    last: int | None = None
    notes: tuple[str, ...] = ()

    def narrowed(self, first: int | None, last: int | None, note: str) -> "_Window":
        """The part of this window inside another; the same window where they do not meet."""
        low = max((end for end in (self.first, first) if end is not None), default=None)
        high = min((end for end in (self.last, last) if end is not None), default=None)
        if (low, high) == (self.first, self.last) or (low is not None and high is not None and high < low):
            return self
        return _Window(low, high, (*self.notes, note))


def infer(text: str, sentences: Sequence[Sentence], mentions: Sequence[TimeMention], words: StoryWords) -> DocumentDate:
    """The window that the text's own dates leave for its date, marked uncertain; `when` is `None` without any."""
    told = list(_told(text, sentences, mentions))
    window = _ahead(_behind(_Window(), told, words), told, words)
    window = _named_weekdays(window, text, told, words)
    window = _bare_months(window, told, words)
    if window.first is None and window.last is None:
        return DocumentDate(None)
    when = When(window.first, window.last, Precision.DAY).assuming("inferred from the dates that the article tells")
    return DocumentDate(when, "inferred", (*window.notes, _summary(window)))


def _summary(window: _Window) -> str:
    if window.first is None or window.last is None:
        return "That leaves the other end open."
    return f"So it was written between {civil.iso(window.first)} and {civil.iso(window.last)}."


def _told(text: str, sentences: Sequence[Sentence], mentions: Sequence[TimeMention]) -> Iterator[_Told]:
    for sentence, mention in with_sentences(sentences, mentions):
        if sentence.role in {"body", "headline", "caption"}:
            low = max(sentence.start, mention.start - _REACH)
            before = text[low : mention.start]
            beside = before[-30:] + text[mention.end : mention.end + 15]
            if not _STAMPED.search(beside):
                said = " ".join(text[mention.start : mention.end].split())
                yield _Told(mention, said, tuple(word.casefold() for word in _WORD.findall(before)))


def _leads(told: _Told, words: StoryWords) -> bool:
    """Whether something is dated: a preposition stands before the mention, with "early" or "late" between at most."""
    *_, before, last = "", "", *told.before
    return last in words.dating or (last in words.parts and before in words.dating)


def _behind(window: _Window, told: Iterable[_Told], words: StoryWords) -> _Window:
    """Written on or after the latest date with a year that the text tells as past."""
    past = [
        (when.first, when, each.said)
        for each in told
        if (when := fixed(each.mention)) and when.first is not None and when.precision >= Precision.YEAR
        if not isinstance(each.mention.meaning, Clock) and _is_past(each, words)
    ]
    if not past:
        return window
    first, when, said = max(past, key=lambda entry: entry[0])
    note = f"The text tells of “{said}” as past, so it was written in or after {edtf.write(when)}."
    return window.narrowed(first, None, note)


def _is_past(told: _Told, words: StoryWords) -> bool:
    if _begins(told, words):
        return True
    clause = _since_clause(told, words)
    if told.mention.link == "since" or clause:
        return words.ahead.isdisjoint(clause)
    return told.mention.tense == "past" and _leads(told, words) and words.ahead.isdisjoint(told.before)


def _begins(told: _Told, words: StoryWords) -> bool:
    """Whether the mention says when something began: "a dispute which began in October 2009"."""
    return _leads(told, words) and not words.onset.isdisjoint(told.before[-_BESIDE:])


def _since_clause(told: _Told, words: StoryWords) -> tuple[str, ...]:
    """The words from the last "since" up to the mention; empty where there is none."""
    places = [place for place, word in enumerate(told.before) if word in words.since]
    return told.before[places[-1] :] if places else ()


def _ahead(window: _Window, told: Iterable[_Told], words: StoryWords) -> _Window:
    """Written on or before the earliest date with a year that the text tells as still to come."""
    future = [
        (when.last, when.first, when, each.said)
        for each in told
        if (when := fixed(each.mention)) and when.last is not None and when.precision >= Precision.MONTH
        if when.first is not None
        if _leads(each, words) and not words.coming.isdisjoint(each.before[-_CLAUSE:])
    ]
    later = [entry for entry in future if window.first is None or entry[1] > window.first]
    if not later:
        return window
    last, _, when, said = min(later, key=lambda entry: entry[:2])
    return window.narrowed(None, last, f"The text looks ahead to “{said}”, so it was written by {edtf.write(when)}.")


def _named_weekdays(window: _Window, text: str, told: Iterable[_Told], words: StoryWords) -> _Window:
    """A bare date with its weekday ("Friday, Oct. 13") tells its year, since it falls on that day only in some.

    News write so of dates within a year behind them and, of plans, half a year ahead.
    """
    if window.first is None or window.last is not None:
        return window
    first = civil.date_of(window.first)[0]
    named = [
        (partial, weekday, each.said)
        for each in told
        if (partial := bare_month(each.mention)) and partial.day
        if (weekday := weekday_said(text, each.mention, words)) is not None
    ]
    for year in range(first, first + _WEEKDAY_YEARS):
        days = [_span(partial, year)[0] for partial, weekday, _ in named if _falls_on(partial, year, weekday)]
        if days and len(days) == len(named) and (year <= first + 1 or len(set(days)) > 1):
            note = f"“{named[0][2]}” is a date of {year}, the first year since then in which it is that weekday."
            return window.narrowed(civil.add_months(min(days), -6), civil.add_months(max(days), 12), note)
    return window


def _falls_on(partial: Partial, year: int, weekday: int) -> bool:
    exists = civil.is_date(year, partial.month or 1, partial.day or 1)
    return exists and civil.weekday(_span(partial, year)[0]) == weekday


def _bare_months(window: _Window, told: Sequence[_Told], words: StoryWords) -> _Window:
    """Bare past months close the window where the text tells by month and year since when its story goes on.

    "since it began in April 2014": news give the year of a month only when it is not their own, and the month only
    while that year is not far; so this was written in a later year, and "February" is the last one before it.
    """
    onset = max((first for each in told if (first := _onset(each, words)) is not None), default=None)
    months = [
        (partial, each.said)
        for each in told
        if each.mention.tense == "past" and (partial := bare_month(each.mention)) and not partial.day
    ]
    if onset is None or onset != window.first or not months:
        return window
    year = civil.date_of(onset)[0]
    note = f"It gives {year} as the year of another month, so it was written in a later one."
    window = window.narrowed(civil.day_number(year + 1), None, note)
    for partial, said in months:
        window = _after_bare(window, partial, said, onset)
    return window


def _onset(told: _Told, words: StoryWords) -> int | None:
    """The first day of a month since when something goes on: "since it began in April 2014".

    A day with its year is no sign: captions and agencies tell it of the year that they are in.
    """
    when = fixed(told.mention)
    begins = _begins(told, words) or not words.onset.isdisjoint(_since_clause(told, words))
    return when.first if begins and when is not None and when.precision == Precision.MONTH else None


def _after_bare(window: _Window, partial: Partial, said: str, onset: int) -> _Window:
    """Written after the last such month that followed the onset, and not long after it."""
    year = civil.date_of(onset)[0] + 1
    _, last = _span(partial, year)
    follows = _span(partial, year - 1)[0] > onset
    latest = civil.month_span(*civil.date_of(civil.add_months(last, _MONTHS_BEHIND))[:2])[1]
    after = "" if follows else f"after {edtf.write(When.of_month(year, partial.month or 1))} and "
    limits = f"{after}by {civil.iso(latest)}"
    note = f"“{said}” without a year is the last one, a few months before the article: it was written {limits}."
    return window.narrowed(None if follows else last + 1, latest, note)


def _span(partial: Partial, year: int) -> tuple[int, int]:
    """The first and the last day number of the month (or the day) in a year."""
    if partial.day:
        day = civil.day_number(year, partial.month or 1, partial.day)
        return day, day
    return civil.month_span(year, partial.month or 1)
