"""What a story is about, in its articles' own words: the phrase that most of their titles share."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from timeline.lexicon.coreference import CoreferenceWords
from timeline.model import Event, Source
from timeline.story.bags import bag, length, towards

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_AROUND = re.compile(r"\s+[|–—]\s+|\s+-\s+")
"""What stands between a title and the name of its outlet."""

_FEWEST, _LONGEST = 2, 6
_CONTENT = 4
"""Letters of a word that a phrase may begin or end with, where it is no name or number."""

_FIRST, _WEIGHT = 3, 2
"""So many events count for a title, each as much as so many titles."""

_SHARE = 0.2
"""A phrase that fewer of the titles hold names one article, not the story."""


def title(documents: Iterable[Source], words: CoreferenceWords, events: Iterable[Event] = ()) -> str:
    """The title of a story, from those of its articles: of one article its own, "" where none has one.

    Of several it is the phrase of two to six words that most of them share; where they share none, the title that is
    most like the others and like what matters most among the story's `events`.
    """
    titles = [cleaned for one in documents if (cleaned := _own(one))]
    if len(titles) <= 1:
        return titles[0] if titles else ""
    return _phrase(titles, words) or _central(titles, words, events)


def _own(source: Source) -> str:
    """A document's title without the outlet's name behind it."""
    parts = [part.strip() for part in _AROUND.split(source.title) if part.strip()]
    return max(parts, key=lambda part: len(part.split()), default="")


def _phrase(titles: Sequence[str], words: CoreferenceWords) -> str:
    """The phrase that tells most for most of the titles, as it is written most often."""
    told: dict[tuple[str, ...], Counter[str]] = {}
    for one in titles:
        for key, phrase in dict(_phrases(one, words)).items():
            told.setdefault(key, Counter())[phrase] += 1
    needed = max(2.0, _SHARE * len(titles))
    shared = {key: forms for key, forms in told.items() if forms.total() >= needed}
    if not shared:
        return ""
    best = max(shared, key=lambda key: (shared[key].total() * (len(key) - 1), len(key), key))
    forms = shared[best]
    phrase = max(forms, key=lambda form: (forms[form], -sum(map(str.isupper, form)), form))
    return phrase[:1].upper() + phrase[1:]


def _phrases(text: str, known: CoreferenceWords) -> Iterator[tuple[tuple[str, ...], str]]:
    """The phrases of a title, by their words in small letters."""
    words = list(_WORD.finditer(text))
    telling = [_tells(match[0], known) for match in words]
    for first in range(len(words)):
        for last in range(first + _FEWEST - 1, min(len(words), first + _LONGEST)):
            if telling[first] and telling[last]:
                run = text[words[first].start() : words[last].end()]
                if not re.search(r"[,;:?!“”\"]", run):
                    yield tuple(match[0].casefold() for match in words[first : last + 1]), run


def _tells(word: str, known: CoreferenceWords) -> bool:
    """Whether a phrase may begin or end with a word."""
    if word[0].isdigit():
        return True
    return (len(word) >= _CONTENT or (word[0].isupper() and len(word) > 1)) and bool(known.stems(word))


def _central(titles: Sequence[str], words: CoreferenceWords, events: Iterable[Event]) -> str:
    """The title that shares most with the others and with the first events by rank."""
    first = sorted((one for one in events if 0 < one.rank <= _FIRST), key=lambda one: one.rank)
    stemmed = [words.stems(one) for one in titles]
    centre = bag(stemmed) + bag(words.stems(one.headline) for one in first for _ in range(_WEIGHT))
    norm = length(centre)
    return max(zip(titles, stemmed, strict=True), key=lambda pair: (towards(pair[1], centre, norm), pair[0]))[0]
