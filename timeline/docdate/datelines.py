"""The date in a dateline, a "Published:" line or a byline, read with the meanings that the tagger found there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.calendar import civil, edtf
from timeline.calendar.meaning import Figures, TimeMention
from timeline.calendar.when import Precision, When
from timeline.docdate.meanings import bare_month, core, fixed, weekday_said, with_sentences
from timeline.lexicon.story import StoryWords
from timeline.model import DocumentDate, Sentence

_HEAD_SENTENCES = 3
"""A dateline stands before or just after the first sentences of the story; a later one is a reader's comment."""
_YEARS_ON = 4
"""The same weekday falls on the same date again after five or six years, or eleven."""


@dataclass(frozen=True, slots=True)
class _YearLess:
    """A dateline's month and day, and its weekday where it tells one."""

    said: str
    month: int
    day: int
    weekday: int | None

    def days(self, first: int, last: int) -> list[int]:
        """The day numbers from `first` to `last` that it may mean."""
        years = range(civil.date_of(first)[0], civil.date_of(last)[0] + 1)
        numbers = [civil.day_number(y, self.month, self.day) for y in years if civil.is_date(y, self.month, self.day)]
        return [
            number for number in numbers if first <= number <= last and self.weekday in {None, civil.weekday(number)}
        ]


def read(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[TimeMention], words: StoryWords, clues: DocumentDate
) -> DocumentDate:
    """The date that the head of the text tells; `when` is `None` where it has none.

    A dateline without a year takes it from `clues`, the window that the text itself allows, if that leaves one.
    """
    heads = set(_heads(text, sentences, words))
    said = [(sentence, mention) for sentence, mention in with_sentences(sentences, mentions) if sentence in heads]
    dated = [(when, sentence) for sentence, mention in said if (when := _date(text, mention))]
    if dated:
        return _earliest(text, dated)
    for _, mention in said:
        partial = bare_month(mention)
        if partial and partial.month and partial.day:
            named = text[mention.start : mention.end]
            return _with_year(_YearLess(named, partial.month, partial.day, weekday_said(text, mention, words)), clues)
    return DocumentDate(None)


def of_head(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[TimeMention], words: StoryWords, page: DocumentDate
) -> DocumentDate:
    """The day of the dateline that opens a page's text; one without a year is the last before the page's own date, if
    that is not long before."""
    assert page.when is not None
    first, last = page.when.first, page.when.last
    opening = list(_opening(text, sentences, words))
    said = [mention for sentence, mention in with_sentences(sentences, mentions) if sentence in opening]
    days = [when for one in said if (when := _date(text, one)) is not None and when.first == when.last]
    if len(days) == 1 and not days[0].uncertain and not days[0].is_after(page.when):
        line = " ".join(text[said[0].start : said[0].end].split())
        return DocumentDate(days[0], "dateline", (f"The dateline “{line}” says another day: {edtf.write(days[0])}.",))
    partial = bare_month(said[0]) if len(said) == 1 else None
    if partial is None or not partial.month or not partial.day or first is None or last is None:
        return DocumentDate(None)
    named = text[said[0].start : said[0].end]
    told = _YearLess(named, partial.month, partial.day, weekday_said(text, said[0], words)).days(first - _OLD, last)
    if not told:
        return DocumentDate(None)
    day = When.of_number(told[-1])
    return DocumentDate(day, "dateline", (f"The dateline “{named}” says another day: {edtf.write(day)}.",))


_OLD = 60
"""Days: a dateline without a year is not older than its page by more."""


def _opening(text: str, sentences: Sequence[Sentence], words: StoryWords) -> Iterator[Sentence]:
    """The datelines before the first sentence of the story, or right behind it; behind an agency's name and before a
    colon stands the date of a picture."""
    told = 0
    for sentence in sentences:
        told += sentence.role == "body"
        if told > 1:
            return
        line = text[sentence.start : sentence.end]
        pictured = line.endswith(":") and line.split()[0] in words.agencies
        if sentence.role == "dateline" and not pictured:
            yield sentence


def _earliest(text: str, dated: Sequence[tuple[When, Sentence]]) -> DocumentDate:
    """The first day among the lines, so that "Published" goes before "Updated"; a month only where no day is told."""
    when, sentence = min(dated, key=lambda pair: (pair[0].uncertain, -pair[0].precision, pair[0].first or 0))
    line = " ".join(text[sentence.start : sentence.end].split())
    return DocumentDate(when, "dateline", (f"The line “{line}” dates the article: {edtf.write(when)}.",))


def _date(text: str, mention: TimeMention) -> When | None:
    """The day (or month) that a mention tells, without its clock time; a window where figures can be read two ways."""
    when = fixed(mention)
    if when is None or when.first is None or when.precision < Precision.MONTH:
        return None
    figures = core(mention.meaning)
    if isinstance(figures, Figures):
        first, other = sorted((figures.month_first.first or 0, figures.day_first.first or 0))
        return When(first, other).assuming(f"“{text[mention.start : mention.end]}” can be read in two ways")
    return When(when.first, when.last, min(when.precision, Precision.DAY))


def _heads(text: str, sentences: Sequence[Sentence], words: StoryWords) -> Iterator[Sentence]:
    """The lines around the text's beginning that may date it, and lines anywhere that say "Published"; a colon at the
    end of a line says that the date is that of what follows it, a picture or an entry."""
    told = 0
    for sentence in sentences:
        told += sentence.role == "body"
        stamped = text.startswith(words.stamps, sentence.start)
        opening = told <= _HEAD_SENTENCES and not text.endswith(":", sentence.start, sentence.end)
        if sentence.role in {"dateline", "byline"} and (opening or stamped):
            yield sentence


def _with_year(dateline: _YearLess, clues: DocumentDate) -> DocumentDate:
    """The dateline's day in the one year that the text's own dates allow."""
    note = f"The dateline says “{dateline.said}” without a year."
    window = clues.when
    if window is None or window.first is None:
        return DocumentDate(None, notes=(note,))
    after = civil.add_months(window.first, 12 * _YEARS_ON) if dateline.weekday is not None else None
    last = window.last if window.last is not None else after
    days = dateline.days(window.first, last) if last is not None else []
    if len(days) != 1:
        return DocumentDate(None, notes=(note,))
    why = f"{civil.date_of(days[0])[0]} is the only year that its other dates allow"
    when = When.of_number(days[0]).assuming(why)
    return DocumentDate(when, "dateline", (*clues.notes, note, f"{why[0].upper()}{why[1:]}."))
