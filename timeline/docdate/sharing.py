"""Evidence that articles of one run lend each other: only where two sentences tell the same dated event.

An article without its date that says "the ferry Hilda sank off Varnes on Monday, killing 12" was written in the week
after that Monday, if a dated article tells the same in the same words with the same weekday. Both the words and the day
must agree: two meetings in one town stay two.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from timeline.calendar import civil
from timeline.calendar.meaning import TimeMention
from timeline.calendar.when import When
from timeline.docdate.given import SHARED
from timeline.docdate.meanings import bare_month, bare_weekday, with_sentences
from timeline.lexicon.story import StoryWords
from timeline.model import DocumentDate, Sentence

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_WORD = 4
_FEWEST_SHARED = 6
_SHARE = 0.75
"""Two sentences that share six words and this part of the shorter one's tell the same; else only alike things."""
MOST_SENTENCES = 30
"""A word that more dated sentences hold tells none of them apart, and would make the search quadratic."""
_WEEK, _MONTHS_BEHIND = 6, 9
"""Days that a bare weekday, and months that a bare date, lie behind an article at most."""


@dataclass(frozen=True, slots=True)
class Testimony:
    """A past event that a sentence dates by a weekday alone, or by a day of a month without its year.

    `words` are the sentence's content words, sorted; `said` is the date's words; `field` tells weekdays (0 to 6) and
    dates (100 x month + day) apart; `day` is the day number it means where the article's own date is known.
    """

    words: tuple[str, ...]
    said: str
    field: int
    day: int | None


@dataclass(frozen=True, slots=True)
class Article:
    """What one article brings along: its name, its date as found by itself, and what it tells."""

    name: str
    date: DocumentDate
    testimony: tuple[Testimony, ...]


Told = tuple[str, Testimony]
"""A dated sentence with the name of the article that tells it."""


def testimony(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[TimeMention], date: DocumentDate, words: StoryWords
) -> tuple[Testimony, ...]:
    """The past events of an article that a bare weekday or a bare day of a month dates."""
    written = date.when.first if date.when is not None and date.when.is_exact else None
    return tuple(_testimony(text, sentences, mentions, written, words))


def share(articles: Sequence[Article]) -> Mapping[int, DocumentDate]:
    """New dates, by the article's place, for those whose date other articles of the run narrow down.

    Each is an uncertain window that says which article it comes from. An article for which two others do not agree
    keeps its date. Time grows with the number of sentences only. To go on with such a date, give it to the document as
    its `date` (in EDTF) with the origin "inferred".
    """
    known = [(article.name, each) for article in articles for each in article.testimony if each.day is not None]
    index = _index(known)

    def alike(each: Testimony) -> Iterator[Told]:
        places = {place for word in each.words for place in index.get((each.field, word), ())}
        return (known[place] for place in sorted(places))

    found = ((place, narrowed(article, alike)) for place, article in enumerate(articles) if is_open(article.date))
    return {place: date for place, date in found if date is not None}


def is_open(date: DocumentDate) -> bool:
    """Whether others may lend a document its date: where it is no day that is told without doubt."""
    return date.when is None or not date.when.is_exact


def _testimony(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[TimeMention], written: int | None, words: StoryWords
) -> Iterator[Testimony]:
    for sentence, told in groupby(with_sentences(sentences, mentions), key=itemgetter(0)):
        fields = [(field, one) for _, one in told if (field := _field(one)) is not None]
        content = _content(text[sentence.start : sentence.end], words) if fields and sentence.role == "body" else ()
        for field, mention in fields if len(content) >= _FEWEST_SHARED else ():
            day = None if written is None else _day(field, written)
            yield Testimony(content, text[mention.start : mention.end], field, day)


def _content(sentence: str, words: StoryWords) -> tuple[str, ...]:
    """The words of a sentence that tell what it is about, each once, in order."""
    found = set(_WORD.findall(sentence.casefold()))
    return tuple(
        sorted(word for word in found if (len(word) >= _SHORTEST_WORD or word.isdigit()) and word not in words.common)
    )


def _field(mention: TimeMention) -> int | None:
    """The weekday or the date of a past event; a date whose tense does not tell may lie ahead, a weekday hardly."""
    partial = bare_month(mention)
    if partial and partial.month and partial.day:
        return 100 * partial.month + partial.day if mention.tense == "past" else None
    return bare_weekday(mention) if mention.tense != "future" else None


def _day(field: int, written: int) -> int | None:
    """The last such day on or before the day of writing; `None` for a date that lies too far back to be told so."""
    if field < 100:
        return written - (civil.weekday(written) - field) % 7
    month, day = divmod(field, 100)
    year = civil.date_of(written)[0]
    days = [civil.day_number(y, month, day) for y in (year, year - 1) if civil.is_date(y, month, day)]
    earliest = civil.add_months(written, -_MONTHS_BEHIND)
    return next((number for number in days if earliest <= number <= written), None)


def _index(known: Sequence[tuple[str, Testimony]]) -> Mapping[tuple[int, str], list[int]]:
    """The places of the dated sentences by field and word, without words that many of them hold."""
    index: dict[tuple[int, str], list[int]] = defaultdict(list)
    for place, (_, each) in enumerate(known):
        for word in each.words:
            index[each.field, word].append(place)
    return {key: places for key, places in index.items() if len(places) <= MOST_SENTENCES}


def narrowed(article: Article, alike: Callable[[Testimony], Iterable[Told]]) -> DocumentDate | None:
    """The date that others lend one article, `None` where they lend none.

    `alike` finds, in the order of the articles, those dated sentences that share with one its field and a word that at
    most `MOST_SENTENCES` of that field hold.
    """
    own = article.date.when
    first, last = (own.first, own.last) if own is not None else (None, None)
    notes: list[str] = []
    for each in article.testimony:
        for name, other in _same(each, alike(each)):
            low, high = _written(other)
            if (first is not None and first > high) or (last is not None and last < low):
                return None
            first, last = max(low, first or low), min(high, last if last is not None else high)
            notes.append(f"“{name}” tells the same of “{each.said}”, which is {civil.iso(other.day or 0)} there.")
    if not notes or first is None:
        return None
    when = When(first, last).assuming(SHARED)
    return DocumentDate(when, "inferred", (*article.date.notes, *dict.fromkeys(notes)))


def _written(testimony: Testimony) -> tuple[int, int]:
    """The days on which an article may have been written that tells this without more than the weekday or the date."""
    day = testimony.day or 0
    return day, day + _WEEK if testimony.field < 100 else civil.add_months(day, _MONTHS_BEHIND)


def _same(each: Testimony, alike: Iterable[Told]) -> Iterator[Told]:
    """Of the dated sentences that are alike those that tell the same event with the same weekday or date."""
    for name, other in alike:
        both = len(set(each.words).intersection(other.words))
        if both >= _FEWEST_SHARED and both >= _SHARE * min(len(each.words), len(other.words)):
            yield name, other
