"""Which person "the actor" is: the one that the document calls so by name, or describes where it brings him in."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from timeline.events.coreference.mentions import Story
from timeline.lexicon.events import EventWords

_NEAR = 6
"""Sentences between a person and "the actor"."""

_NEAR_STRANGER = 3
"""The same, where the person has no name: "a 20-year-old pilot"."""

_OTHER = frozenset({"former", "ex", "vice", "deputy", "acting", "another", "second", "other", "late"})
"""Words before a calling with which somebody else has it, or had."""

_ARTICLES = ("a", "an", "the")


@dataclass(frozen=True, slots=True)
class _Called:
    """A person who is called something: last name, full name, and the sentence that says so."""

    last: str
    text: str
    sentence: int


class Persons:
    """The persons of a document by what it calls them; made once for it, each calling is looked up once."""

    def __init__(self, story: Story, words: EventWords) -> None:
        self._story, self._words = story, words
        self._called: dict[str, list[_Called] | None] = {}

    def name_at(self, start: int, noun: str) -> str:
        """The person that "the actor" at a place of the text means, "" where two may be meant or none is told."""
        here = self._story.sentence_at(start)
        if noun not in self._called:
            self._called[noun] = self._only(noun)
        called = self._called[noun]
        if called is None:
            return ""
        if not called:
            return self._stranger(noun, here)
        before = [one for one in called if one.sentence < here]
        near = any(here - _NEAR <= one <= here for one in self._sentences_of.get(called[0].last, []))
        rivalled = noun not in self._words.callings and self._has_rival(called[0].last, here)
        return before[0].text if before and near and not rivalled else ""

    def _has_rival(self, last: str, here: int) -> bool:
        """Whether somebody else with a title is named beside: the president may be the one of another country."""
        others = self._story.last_names - {last}
        return any(here - 1 <= one <= here for name in others for one in self._sentences_of.get(name, []))

    def _only(self, noun: str) -> list[_Called] | None:
        """All that call one person by a noun; none where nobody is, `None` where several are."""
        places = [*self._story.places(noun), *self._story.places(self._words.short_titles.get(noun, ""))]
        if any(self._story.at(place - 1) in _OTHER for place in places):
            return None
        found = [one for place in places if (one := self._at(noun, place)) is not None]
        full = [one for one in found if " " in one.text]
        return (full or None) if len({one.last for one in found}) == 1 else None if found else []

    def _at(self, noun: str, place: int) -> _Called | None:
        """Whom a place calls by a noun: "actor Jan Nowak", "Jan Nowak, the actor"."""
        story = self._story
        run = self._runs.get(place + 1)
        if run is not None and (story.words[place + 1].joined or self._is_set_off(place, run)):
            return self._person(place + 1, run)
        behind = story.before(place)
        first = (behind[0] if behind else place) - 1
        if first < 1 or story.at(first) not in _ARTICLES or story.words[first].joined:
            return None
        before = self._starts.get(first - 1)
        return None if before is None else self._person(before, first - 1)

    def _is_set_off(self, place: int, last: int) -> bool:
        """Whether a full name stands between marks behind a noun: "the actor, Jan Nowak, said"."""
        behind = self._story.words[last + 1 : last + 2]
        same = self._story.words[last].sentence == self._story.words[place].sentence
        return last > place + 1 and same and not any(word.joined for word in behind)

    def _person(self, first: int, last: int) -> _Called:
        words = self._story.words
        text = " ".join(word.text for word in words[first : last + 1])
        return _Called(words[last].text, text, words[first].sentence)

    @cached_property
    def _runs(self) -> dict[int, int]:
        """The last word of each name, by its first, an address before it left out: "Dr Nowak"."""
        runs = ((first + (last > first and self._is_address(first)), last) for first, last in self._story.names)
        return dict(runs)

    def _is_address(self, place: int) -> bool:
        return self._story.at(place) in self._words.addresses

    @cached_property
    def _starts(self) -> dict[int, int]:
        """The first word of each name, by its last: names of one word tell nobody."""
        return {last: first for first, last in self._runs.items() if last > first}

    @cached_property
    def _sentences_of(self) -> dict[str, list[int]]:
        """The sentences with each last name of the document."""
        found: dict[str, list[int]] = {}
        for _, last in self._story.names:
            word = self._story.words[last]
            found.setdefault(word.text, []).append(word.sentence)
        return found

    def _stranger(self, noun: str, here: int) -> str:
        """Somebody without a name, with the words that brought him in: "a 20-year-old pilot" for "the pilot"."""
        brought = list(self._brought_in(noun))
        near = [text for text, sentence in brought if here - _NEAR_STRANGER <= sentence < here]
        return near[0] if len(brought) == 1 and near else ""

    def _brought_in(self, noun: str) -> Iterator[tuple[str, int]]:
        """Each person that is brought in with more words than "a pilot", and the sentence that does so."""
        story = self._story
        for place in story.places(noun):
            behind = story.before(place)
            first = (behind[0] if behind else place) - 1
            if first >= 0 and story.at(first) in ("a", "an"):
                words = [story.at(first), *(story.words[one].text for one in behind), noun]
                yield " ".join(words) if behind else "", story.words[place].sentence
