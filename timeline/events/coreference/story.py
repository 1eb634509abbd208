"""The words of a document's story and the names among them: most of its sentences are never parsed."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from timeline.lexicon.events import EventWords
from timeline.model import STORY, Sentence, Timex

_WORD = re.compile(r"['’]s\b|[^\W_]+(?:[.&-][^\W_]+|['’](?!s\b)[^\W_]+)*")
_SHOUTED = 0.85
"""The share of capitals from which a sentence is set as a headline, where they tell no names."""

_FEW = 6
"""Words of a shorter sentence, of which none is known to be a headline."""

_OWN = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the story: its text, its place, its sentence, whether it stands right behind the one before, and
    whether it begins the sentence."""

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
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _capitals(self) -> frozenset[str]:
        """Words with a capital that their sentence does not give them: inside it, or where a name opens it."""
        shouted = self._shouted
        inside = (
            (place, one) for place, one in enumerate(self.words) if one.is_capital and one.sentence not in shouted
        )
        return frozenset(word.text for place, word in inside if not word.first or self._opens_as_name(place))

    @cached_property
    def _shouted(self) -> frozenset[int]:
        """The sentences that are set as headlines are: nearly every word has a capital."""
        counted: dict[int, list[int]] = {}
        for word in self.words:
            if word.text.isalpha() and word.text.lower() not in self.known.small_words:
                tally = counted.setdefault(word.sentence, [0, 0])
                tally[0] += word.is_capital
                tally[1] += 1
        return frozenset(place for place, (big, all_) in counted.items() if all_ >= _FEW and big >= _SHOUTED * all_)

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that stand in small letters somewhere."""
        return frozenset(word.text for word in self.words if word.text.islower())

    def _opens_as_name(self, place: int) -> bool:
        """Whether a sentence opens with a name: "Orlen's profit", "NATO", "Jan Nowak"."""
        text, behind = self.words[place].text, self.words[place + 1 : place + 2]
        owner = any(word.joined and word.text in _OWN for word in behind)
        full = (
            any(word.joined and word.is_capital for word in behind)
            and text.isalpha()
            and text.lower() not in self._leading
        )
        return owner or full or (text.isupper() and len(text) > 1)

    @cached_property
    def _leading(self) -> frozenset[str]:
        """Words that stand before a name and are none of it."""
        known = self.known
        titles = known.persons | known.callings | known.addresses | known.connectives | known.reference.peoples
        return self.small | titles | known.reference.leading | known.reference.ranks

    def has_others(self, noun: str) -> bool:
        """Whether the text tells of another thing of a sort: "a second university"."""
        others = self.known.reference.others
        pairs = zip(self.words, self.words[1:], strict=False)
        return any(two.text == noun and one.text.lower() in others for one, two in pairs)

    def is_name(self, place: int) -> bool:
        """Whether a word is part of a name: its capital is its own."""
        word = self.words[place]
        if not word.is_capital or re.split("['’]", word.text)[0].lower() in self.known.small_words:
            return False  # "I've"
        return not word.first or word.text in self._capitals

    @cached_property
    def names(self) -> tuple[tuple[int, int], ...]:
        """The first and the last word of each name; none in what is set as a headline."""
        return tuple(self._runs())

    def _runs(self) -> Iterator[tuple[int, int]]:
        first = None
        for place, word in enumerate(self.words):
            inside = self.is_name(place) and word.sentence not in self._shouted and not word.text.endswith("-based")
            if first is not None and not (inside and word.joined):
                yield first, place - 1
                first = None
            if first is None and inside:
                first = place
        if first is not None:
            yield first, len(self.words) - 1

    def sentence_at(self, start: int) -> int:
        """The number of the sentence that begins at a place of the text."""
        place = min(bisect_left(self._starts, start), len(self.words) - 1)
        return self.words[place].sentence if self.words else 0

    def at(self, place: int) -> str:
        """The word at a place in small letters, "" beyond the ends."""
        return self.words[place].text.lower() if 0 <= place < len(self.words) else ""

    def joined_at(self, place: int) -> str:
        """The same, "" where a mark stands before it."""
        return self.at(place) if 0 <= place < len(self.words) and self.words[place].joined else ""


def story_of(text: str, sentences: Iterable[Sentence], timexes: Iterable[Timex], known: EventWords) -> Story:
    """The words of the sentences that belong to the story, headlines and body, without those that tell when."""
    told = [sentence for sentence in sentences if sentence.role in STORY]
    dates = {place for timex in timexes for place in range(timex.start, timex.end)}
    return Story(tuple(word for place, one in enumerate(told) for word in _words(text, one, place, dates)), known)


def _words(text: str, sentence: Sentence, place: int, dates: set[int]) -> Iterator[Word]:
    end, dotted = sentence.start, False
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        if match.start() not in dates:
            first, gap = end == sentence.start, text[end : match.start()]
            joined = "\n" not in gap and (not gap.strip() or (gap.strip() == "." and dotted))  # "the U.S. firm"
            yield Word(match[0], match.start(), place, joined and not first, first)
            short = match[0][:1].isupper() and len(match[0]) <= _SHORT
            end, dotted = match.end(), short or "." in match[0]  # "Kenneth R. Berg", "Dr. Berg"


_SHORT = 3
"""Letters of what may be an initial or a short title, behind which a stop ends no sentence."""
