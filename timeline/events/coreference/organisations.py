"""Which company "the company" is: by what the words around names tell, wherever they stand in the document."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from timeline.events.coreference.mentions import Story
from timeline.lexicon.events import EventWords

_NEAR = 3
"""Sentences before "the company" that may name it."""

_APPOSITION = 6
"""Words between a name and what it is said to be: "Orlen, the largest Polish oil company"."""

_OF_COMPANY = 3
"""Words behind a name that may tell it for a company's: "Orlen's chief executive"."""

_OFTEN = 0.1
_CHIEF = 0.6
"""The share of all mentions of companies that makes one the document's."""

_ALONE = 0.9
"""The same, where the document is about that company alone."""

_OPENING = 3
"""Sentences in which a document names what it is about."""

_LEAD = 2
"""Words before which a sentence's topic begins: "But Orlen ..."."""

_SIZES = frozenset({"giant", "major", "conglomerate", "multinational"})
"""Nouns of which a document has one: what it says before them ("the oil giant") tells no two apart."""

_OF_ANY_SIZE = frozenset({"firm"})
"""Nouns that just as well mean a company without a name: "the law firm"."""

_OWN = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name at its place (`first` and `last` word), in its sentence; `topic` where it opens the sentence."""

    text: str
    first: int
    last: int
    sentence: int
    topic: bool


class Companies:
    """The companies of a document, made once for it."""

    def __init__(self, story: Story, words: EventWords) -> None:
        self._story, self._words = story, words

    def name_at(self, start: int, noun: str, modifiers: Sequence[str]) -> str:
        """The company that a bare phrase at a place means, "" where two may be meant.

        It is the one named last, as topic or alone in its sentence; else the one that the document is about, as always
        where words before the noun tell more ("the oil company").
        """
        place, here = self._story.place_at(start), self._story.sentence_at(start)
        if modifiers and not (noun in _SIZES or self._is_alone or {*map(str.lower, modifiers)} <= self._described):
            return ""
        for sentence in range(here, max(-1, here - _NEAR - 1), -1):
            near = [one for one in self._companies.get(sentence, []) if one.last < place]
            if near:
                found = _topic(near)
                return found if not modifiers or found == self._chief else ""
            if sentence < here and sentence in self._strangers:
                return ""
        return self._chief if noun not in _OF_ANY_SIZE else ""

    @cached_property
    def _mentions(self) -> list[_Mention]:
        """The names of the document, whatever they name, without what only says that it is a company ("Orlen SA"), the
        full one by its first word where that stands alone as well."""
        runs = [(first, self._end(first, last), last) for first, last in self._story.names]
        short = {self._story.words[first].text for first, end, _ in runs if first == end}
        return [self._mention(first, end, last, short) for first, end, last in runs]

    def _end(self, first: int, last: int) -> int:
        while last > first and self._story.at(last) in self._words.company_ends:
            last -= 1
        return last

    def _mention(self, first: int, end: int, last: int, short: set[str]) -> _Mention:
        words = self._story.words
        opens = first < _LEAD or words[first - _LEAD].sentence != words[first].sentence
        topic = opens and self._story.at(last + 1) not in _OWN
        name = " ".join(word.text for word in words[first : end + 1])
        text = words[first].text if words[first].text in short else name
        return _Mention(text, first, last, words[first].sentence, topic)

    @cached_property
    def known(self) -> frozenset[str]:
        """The names that the words around them show to be a company's; where none of them opens the document the
        commonest one of one word that may be a company's, too."""
        shown = {one.text for one in self._mentions if len(one.text) > 1 and self._is_shown(one)}
        known = frozenset(shown - self.places)
        if any(one.text in known and one.sentence < _OPENING for one in self._mentions):
            return known
        topics = {one.text for one in self._mentions if one.topic}
        counted = Counter(one.text for one in self._mentions if one.text in topics and self._may_be_company(one))
        chief, times = counted.most_common(1)[0] if counted else ("", 0)
        opens = any(one.text == chief and one.sentence < _OPENING for one in self._mentions)
        return known | {chief} if opens and times > 1 else known

    @cached_property
    def places(self) -> frozenset[str]:
        """The names that something often is in or of: "in Norway", "in the U.S.", "the Gulf of Oman"."""
        counted = Counter(one.text for one in self._mentions)
        placed = Counter(one.text for one in self._mentions if self._is_placed(one))
        return frozenset(text for text, times in placed.items() if times >= _OFTEN * counted[text])

    def _is_placed(self, one: _Mention) -> bool:
        before = self._story.before_name(one.first)
        if before == "of":
            return self._story.words[one.first - 2].is_capital
        return before == "in" and self._story.at(one.first - 2) not in self._words.of_companies

    @cached_property
    def _persons(self) -> frozenset[str]:
        """Words that end a name of several words, as last names do, or stand behind a title."""
        ends = {self._story.words[one.last].text for one in self._mentions if one.last > one.first}
        return self._story.last_names | {word for word in ends if not word.isupper()}

    def _may_be_company(self, one: _Mention) -> bool:
        """Whether a name of one word is neither a place's, as what something is in, nor a person's."""
        place = one.text in self.places or self._story.at(one.first - 1) == "the"
        place = place or one.text.lower() in self._words.zones
        return one.first == one.last and one.text.isalpha() and not place and one.text not in self._persons

    def _is_shown(self, one: _Mention) -> bool:
        """Whether the words around a name show it to be a company's."""
        story, words = self._story, self._words
        if story.at(one.last + 1) in words.company_ends or (
            story.at(one.last) in words.company_ends and one.last > one.first
        ):
            return True
        if story.words[one.first].joined and story.at(one.first - 1) in words.companies:
            return True
        if story.before_name(one.first) == "in" and story.at(one.first - 2) in words.of_companies:
            return True
        behind = story.behind(one.last, _OF_COMPANY)
        if one.first == one.last and not words.speakers.isdisjoint(behind[:1]):
            return True
        owned = behind[: _OF_COMPANY if behind[:1] and behind[0] in _OWN else _OF_COMPANY - 1]
        person = story.words[one.last].text in self._persons
        return (not person and not words.of_companies.isdisjoint(owned)) or self._description(one) is not None

    def _description(self, one: _Mention) -> range | None:
        """The words up to "company" behind the comma after a name: "Orlen, the Polish oil company"."""
        first = one.last + 1
        if self._story.at(first) not in ("a", "an", "the") or self._story.words[first].joined:
            return None
        for place in range(first + 1, min(first + _APPOSITION, len(self._story.words))):
            if not self._story.words[place].joined:
                return None
            if self._story.at(place) in self._words.companies and self._story.at(place + 1) not in _OWN:
                return range(first + 1, place + 1)
        return None

    @cached_property
    def _is_alone(self) -> bool:
        """Whether the document has hardly a word for any other company."""
        return self._counted[self._chief] >= _ALONE * self._counted.total()

    @cached_property
    def _described(self) -> frozenset[str]:
        """The words with which the document says what the company is that it is about."""
        found: set[str] = set()
        for one in self._mentions:
            noun = one.first - 1
            before = self._story.before(noun) if noun >= 0 and self._story.at(noun) in self._words.companies else []
            description = self._description(one) or [*before, noun]
            if one.text == self._chief and self._story.at(description[-1]) in self._words.companies:
                found |= {self._story.at(place) for place in description[:-1]}
        return frozenset(found)

    @cached_property
    def _companies(self) -> dict[int, list[_Mention]]:
        found: dict[int, list[_Mention]] = {}
        for one in self._mentions:
            if one.text in self.known:
                found.setdefault(one.sentence, []).append(one)
        return found

    @cached_property
    def _counted(self) -> Counter[str]:
        """How often the document names each company."""
        return Counter(one.text for told in self._companies.values() for one in told)

    @cached_property
    def _strangers(self) -> frozenset[int]:
        """The sentences whose topic is a name of one word that may be another company's."""
        return frozenset(
            one.sentence
            for one in self._mentions
            if one.topic and one.text not in self.known and self._may_be_company(one)
        )

    @cached_property
    def _chief(self) -> str:
        """The company that the document names first and most, "" where none stands out."""
        counted = self._counted
        name, times = counted.most_common(1)[0] if counted else ("", 0)
        opens = any(one.text == name for at in range(_OPENING) for one in self._companies.get(at, []))
        return name if opens and times > 1 and times >= _CHIEF * counted.total() else ""


def _topic(near: list[_Mention]) -> str:
    """The only company among some mentions, or the only one that its sentence is about."""
    names = {one.text for one in near}
    topics = {one.text for one in near if one.topic}
    chosen = names if len(names) == 1 else topics
    return next(iter(chosen)) if len(chosen) == 1 else ""
