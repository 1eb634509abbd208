"""The names that a document gives, by its words alone: most of its sentences are never parsed."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from timeline.lexicon.events import EventWords
from timeline.model import STORY, Sentence, Timex

_WORD = re.compile(r"['’]s\b|[^\W_]+(?:[.&-][^\W_]+|['’](?!s\b)[^\W_]+)*")
_MOST = 5
"""Words before a noun that may belong to its name."""

_MOST_SMALL = 2
"""Words without a capital inside a name: "the Otter tribute concert"."""

_TITLES = frozenset({"chief", "senior", "vice", "managing", "deputy"})
_LINKS = ("of", "and", "for")
_OWN = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the story: its text, its place, its sentence, and whether it stands right behind the one before."""

    text: str
    start: int
    sentence: int
    joined: bool
    first: bool

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


@dataclass(frozen=True)
class Story:
    """The words of a document's story, in their order."""

    words: tuple[Word, ...]
    known: EventWords

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            places.setdefault(word.text.lower(), []).append(place)
        return places

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _capitals(self) -> frozenset[str]:
        """Words with a capital that their sentence does not give them: inside it, or where a name opens it."""
        capital = ((place, word) for place, word in enumerate(self.words) if word.is_capital)
        return frozenset(word.text for place, word in capital if not word.first or self._opens_as_name(place))

    def _opens_as_name(self, place: int) -> bool:
        """Whether a sentence opens with a name: "Orlen's profit", "NATO"."""
        behind = self.words[place + 1 : place + 2]
        owner = any(word.joined and word.text in _OWN for word in behind)
        return owner or (self.words[place].text.isupper() and len(self.words[place].text) > 1)

    def places(self, word: str) -> list[int]:
        """Where a word stands, in small letters or with capitals."""
        return self._places.get(word, [])

    def is_name(self, place: int) -> bool:
        """Whether a word is part of a name: its capital is its own."""
        word = self.words[place]
        if not word.is_capital or word.text.lower() in self.known.small_words:
            return False
        return not word.first or word.text in self._capitals

    def is_only_name(self, word: str) -> bool:
        """Whether a word has its capital wherever it stands."""
        return all(self.words[place].text == word for place in self.places(word.lower()))

    @cached_property
    def names(self) -> list[tuple[int, int]]:
        """The first and the last word of each name, without "-based"; a title ends it: "Orlen Chief Jan Nowak"."""
        return [(self._unbased(first, last), last) for first, last in self._runs()]

    def _runs(self) -> Iterator[tuple[int, int]]:
        first, titles = None, self._titles
        for place, word in enumerate(self.words):
            inside = word.text[0].isupper() and self.is_name(place) and word.text.lower() not in titles
            if first is not None and not (inside and word.joined):
                yield first, place - 1
                first = None
            if first is None and inside:
                first = place
        if first is not None:
            yield first, len(self.words) - 1

    def _unbased(self, first: int, last: int) -> int:
        based = [place for place in range(first, last) if self.at(place).endswith("-based")]
        return based[-1] + 1 if based else first

    @property
    def _titles(self) -> frozenset[str]:
        return _TITLES | self.known.persons | self.known.of_companies

    @cached_property
    def last_names(self) -> frozenset[str]:
        """The last words of the names that stand behind a person's title: "Mr Nowak", "the minister, Jan Nowak"."""
        titles = self.known.persons | self.known.addresses
        near = ((first, last) for first, last in self.names if self.words[first].joined or last > first)
        titled = [last for first, last in near if self.at(first - 1) in titles]
        return frozenset(self.words[last].text for last in titled if not self.words[last].text.isupper())

    def before(self, place: int) -> list[int]:
        """The places of the words right before one that may belong to it: up to an article, a preposition, a mark."""
        found: list[int] = []
        while self.words[place].joined and len(found) < _MOST:
            place -= 1
            word = self.words[place].text
            if word.lower() in self.known.small_words or word in _OWN:
                break
            found.append(place)
        return found[::-1]

    def behind(self, place: int, most: int) -> list[str]:
        """The words right behind one, in small letters, with no mark between."""
        found: list[str] = []
        for word in self.words[place + 1 : place + 1 + most]:
            if not word.joined:
                break
            found.append(word.text.lower())
        return found

    def goes_on(self, place: int) -> bool:
        """Whether a name goes on behind one of its words."""
        links = 1 if self.at(place + 1) in _LINKS else 0
        behind = place + 1 + links
        joined = behind < len(self.words) and all(self.words[one].joined for one in range(place + 1, behind + 1))
        return joined and self.words[behind].is_capital

    def place_at(self, start: int) -> int:
        """The number of the word that begins at a place of the text, or of the last one before."""
        return max(0, bisect_right(self._starts, start) - 1)

    def sentence_at(self, start: int) -> int:
        """The number of the sentence that holds a place of the text."""
        return self.words[self.place_at(start)].sentence if self.words else 0

    def before_name(self, place: int) -> str:
        """The word right before a name, an article passed over; "" where a mark or a date stands between."""
        while self.words[place].joined:
            place -= 1
            if self.at(place) != "the":
                return self.at(place)
        return ""

    def at(self, place: int) -> str:
        """The word at a place in small letters, "" beyond the ends."""
        return self.words[place].text.lower() if 0 <= place < len(self.words) else ""


def story_of(text: str, sentences: Iterable[Sentence], timexes: Iterable[Timex], known: EventWords) -> Story:
    """The words of the sentences that belong to the story, headlines and body, without those that tell when."""
    told = [sentence for sentence in sentences if sentence.role in STORY]
    dates = {place for timex in timexes for place in range(timex.start, timex.end)}
    return Story(tuple(word for place, one in enumerate(told) for word in _words(text, one, place, dates)), known)


def _words(text: str, sentence: Sentence, place: int, dates: set[int]) -> Iterator[Word]:
    end, dotted = sentence.start, False
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        if match.start() not in dates:
            first, between = end == sentence.start, text[end : match.start()].strip()
            joined = not between or (between == "." and dotted)  # "the U.S. firm"
            yield Word(match[0], match.start(), place, joined and not first, first)
            initial = len(match[0]) == 1 and match[0].isupper()  # "Kenneth R. Berg"
            end, dotted = match.end(), initial or "." in match[0]


@dataclass(frozen=True, slots=True)
class Named:
    """The one name that a document gives to what a noun means; `proper` are its words with a capital, `sentences` where
    it stands."""

    text: str
    proper: frozenset[str]
    sentences: tuple[int, ...]


def named(story: Story, noun: str) -> Named | None:
    """The fuller name of a noun where the document has just one: "the Otter Tribute concert" for "concert".

    Another thing of that sort, with a name of its own or without ("a second concert", "concerts"), leaves it open.
    """
    names: list[Named] = []
    plain: set[str] = set()
    for place in story.places(noun):
        behind = story.before(place)
        first = next((one for one in behind if story.is_name(one)), place if _is_owned_name(story, place) else None)
        if story.goes_on(place) and story.words[place].is_capital:
            return None  # "Tropical Storm Alma", "the Department of Health"
        if first is not None and _is_name(story, first, place):
            names.append(_name(story, first, place))
        elif behind:
            plain.add(story.at(place - 1))
    inside = {word.lower() for one in names for word in one.text.split()}
    known = any(story.is_only_name(word) for one in names for word in one.proper)
    if not known or story.places(noun + "s") or not plain <= inside:
        return None
    shared = frozenset.intersection(*(one.proper for one in names))
    places = tuple(place for one in names for place in one.sentences)
    return replace(names[0], sentences=places) if shared else None


def _is_owned_name(story: Story, place: int) -> bool:
    """Whether a word with a capital stands behind an owner's name: "Alleyn's School"."""
    owned = story.words[place].joined and story.at(place - 1) in _OWN and story.words[place - 1].joined
    return owned and story.words[place].is_capital and story.is_name(place - 2)


def _is_name(story: Story, first: int, last: int) -> bool:
    """Whether the words before a noun can be its name: no date, no verb or adverb among them."""
    between = [story.words[place].text for place in range(first, last)]
    small = [word for word in between if word.islower()]
    return len(small) <= _MOST_SMALL and not any(
        word.endswith(("ly", "ed")) or (word.endswith("s") and not word.endswith("ss")) for word in small
    )


def _name(story: Story, first: int, last: int) -> Named:
    while story.words[first].joined and story.at(first - 1) in _LINKS and story.is_name(first - 2):
        first -= 2  # "the Gulf of Finland spill"
    first = first - 2 if _is_owned_name(story, first) else first
    phrase = story.words[first : last + 1]
    proper = frozenset(word.text for place, word in enumerate(phrase, first) if place < last and story.is_name(place))
    bare = story.words[last].is_capital and story.at(first - 1) != "the" and story.at(last) not in story.known.offices
    text = " ".join(word.text for word in phrase).replace(" 's ", "'s ").replace(" ’s ", "’s ")
    return Named(text if bare else f"the {text}", proper, (phrase[-1].sentence,))
