"""Who and what a document names: each name with its forms, what it is, and what the text calls it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from timeline.events.coreference.story import Story
from timeline.lexicon.reference import ReferenceWords

_APPOSITION = 7
"""Words between a name and the noun that says what it is: "Orlen, the largest Polish oil company"."""

_LEAD = 2
"""Words before which a sentence's topic begins: "But Orlen ..."."""

_MOSTLY = 0.5
"""The share of its mentions from which on a name has an article, or is a place's."""

_SHARED = 2
"""So many times as often as any other of its last name somebody is named whom the last name alone means."""

_OWN = ("'s", "’s")
_LINKS = ("of",)
_ARTICLES = ("a", "an", "the")
_PRONOUNS = {
    **dict.fromkeys(("he", "his", "him"), "he"),
    **dict.fromkeys(("she", "her"), "she"),
    **dict.fromkeys(("it", "its"), "it"),
    **dict.fromkeys(("they", "their"), "they"),
}
_SOON = 4
"""Words behind a name, or at the head of the next sentence, among which a pronoun tells what the name is."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a name stands: its words, its sentence, whether that begins with it, and whether the name only
    describes a noun ("a Boeing jet"). `titles` are the words before it that say what somebody is."""

    first: int
    last: int
    sentence: int
    opens: bool
    modifies: bool
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something with a name. `kind` is "person", "body", "place" or "" where nothing tells, and `sure`
    whether the text shows it; `gender` is "he", "she" or ""; `called` are the nouns that the text has for it."""

    name: str
    kind: str
    sure: bool
    gender: str
    called: frozenset[str]
    mentions: tuple[Mention, ...]


class Names:
    """The names of a document; made once for it."""

    def __init__(self, story: Story) -> None:
        self.story, self._known = story, story.known
        self._words = story.known.reference
        self._given = self._words.he | self._words.she
        known = self._known
        self._nouns = known.persons | known.callings | known.companies | known.named_things | known.event_nouns
        self._bodies = known.bodies | known.named_things
        self._places = self._words.places | self._words.nations
        self._tellers = known.persons | known.callings | self._words.companies | self._words.groups
        self._titles = self._known.persons | self._known.callings | self._known.addresses | {"executive"}

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """Everything that has a name, in the order of the text."""
        forms: dict[tuple[str, ...], list[Mention]] = {}
        for one in self._mentions():
            forms.setdefault(self._form(one), []).append(one)
        full = _Forms({form: len(told) for form, told in forms.items() if len(form) > 1}, self._words)
        groups: dict[tuple[str, ...], list[Mention]] = {}
        for form, told in forms.items():
            gender = self._gender(form[:1], frozenset(title for one in told for title in one.titles))
            groups.setdefault(form if self._is_place(form) else full.fullest(form, gender), []).extend(told)
        found = [self._entity(form, sorted(told, key=lambda one: one.first)) for form, told in groups.items()]
        return tuple(sorted(found, key=lambda one: one.mentions[0].first))

    @cached_property
    def at(self) -> dict[int, tuple[int, Mention]]:
        """The number of the entity, and the mention, by the place in the text of each word of its names."""
        words = self.story.words
        told = ((number, one) for number, entity in enumerate(self.entities) for one in entity.mentions)
        return {words[place].start: (number, one) for number, one in told for place in range(one.first, one.last + 1)}

    @cached_property
    def called(self) -> dict[str, list[int]]:
        """The numbers of the entities by what the text calls them."""
        found: dict[str, list[int]] = {}
        for number, entity in enumerate(self.entities):
            for noun in entity.called:
                found.setdefault(noun, []).append(number)
        return found

    def _is_led(self, first: int) -> bool:
        """Whether a title opens the sentence of a name, so that its capital does not show it: "President Nowak"."""
        return (
            bool(self.story.joined_at(first))
            and self.story.words[first - 1].first
            and self.is_title(self.story.at(first - 1))
        )

    def is_title(self, word: str) -> bool:
        """Whether a word says what somebody is: "president", "mr"."""
        return word in self._titles

    def _is_place(self, form: tuple[str, ...]) -> bool:
        return "_".join(form).lower() in self._places

    def _mentions(self) -> Iterator[Mention]:
        story, done = self.story, -1
        for first, last in story.names:
            if first > done:
                done = self._end(last)
                start = self._behind_titles(first, done)
                titles = tuple(story.at(place) for place in range(first - self._is_led(first), start))
                while done > start and story.at(done) in self._known.company_ends:
                    done -= 1
                if self._is_none(first, done):
                    continue
                opens = first < _LEAD or story.words[first - _LEAD].sentence != story.words[first].sentence
                behind = story.joined_at(done + 1)
                modifies = behind.isalpha() and story.words[done + 1].text.islower() and self._is_noun(behind)
                yield Mention(start, done, story.words[first].sentence, opens, modifies, titles)

    def _is_none(self, first: int, last: int) -> bool:
        """Whether a capital names nobody: of a nation, a time zone, or what stands in small letters elsewhere."""
        word = self.story.at(last)
        alone = first == last and (word in self.story.small or word in self._known.company_ends)
        return alone or word in self._words.peoples or word in self._known.zones

    def _is_noun(self, word: str) -> bool:
        """Whether a word behind a name is a noun that it describes."""
        return word in self._nouns

    def _end(self, last: int) -> int:
        """The last word of a name that goes on behind "of": "the Department of Health", "the Gulf of Oman"."""
        story, last_of = self.story, last
        while story.joined_at(last_of + 1) in _LINKS and story.joined_at(last_of + 2) and story.is_name(last_of + 2):
            if story.at(last) not in self._bodies and story.at(last_of + 2) not in self._places:
                break
            last_of += 2
            while story.joined_at(last_of + 1) and story.is_name(last_of + 1):
                last_of += 1
        return last_of

    def _behind_titles(self, first: int, last: int) -> int:
        """The first word of a name behind the titles of its bearer: "Prime Minister Jan Nowak"."""
        if self.story.at(last) in self._bodies or self.story.at(last) in self._known.company_ends:
            return first
        titles = [place for place in range(first, last) if self.story.at(place) in self._titles]
        start = titles[-1] + 1 if titles else first
        given = (place for place in range(start, last) if self.story.at(place) in self._given)
        return next(given, start)

    def _form(self, one: Mention) -> tuple[str, ...]:
        return tuple(word.text for word in self.story.words[one.first : one.last + 1])

    def _entity(self, form: tuple[str, ...], told: list[Mention]) -> Entity:
        called = frozenset(noun for one in told for noun in self._called(one)) | {form[-1].lower()}
        gender = self._gender(form, called) if len(form) == 1 or self._is_full(form) else ""
        gender = gender or self._followed(told)
        kind, sure = self._kind(form, told, called, gender)
        spoken = Counter(self._form(one) for one in told if one.last > one.first)
        name = max(spoken, key=lambda one: spoken[one]) if spoken else form
        the_ = "the " if kind not in ("person", "place") and self._has_article(told) else ""
        return Entity(the_ + " ".join(name), kind, sure, gender if kind in ("", "person") else "", called, tuple(told))

    def _has_article(self, told: list[Mention]) -> bool:
        """Whether a name mostly has an article, where no noun follows it: "the Pentagon", not "the Paris attacks"."""
        story = self.story
        free = [one for one in told if story.joined_at(one.last + 1) in self._known.small_words | {"", *_OWN}] or told
        the = [one for one in free if story.joined_at(one.first) and story.at(one.first - 1) == "the"]
        return len(the) > _MOSTLY * len(free)

    def _is_full(self, form: tuple[str, ...]) -> bool:
        """Whether a name is not one that ends as those of bodies do."""
        return form[-1].lower() not in self._bodies

    def _called(self, one: Mention) -> Iterator[str]:
        """The nouns that a mention has beside it: "singer Jan Nowak", "Orlen, the Polish oil company"."""
        story = self.story
        if _is_former(story, one):
            return
        yield from one.titles
        yield from (long for long, short in self._known.short_titles.items() if short in one.titles)
        before = one.first - 1 - len(one.titles)
        if story.at(before) in _ARTICLES and not story.words[before].joined and not story.words[before].first:
            yield story.at(before - 1)  # "the ship, the Alma"
        set_off = one.last > one.first and not story.joined_at(one.last + 1)
        if story.at(before) in self._tellers and (story.joined_at(before + 1) or set_off):
            yield story.at(before)
        yield from self._apposed(one.last + 1)

    def _apposed(self, place: int) -> Iterator[str]:
        """The noun of what stands behind the comma of a name."""
        story = self.story
        if story.at(place) not in _ARTICLES or story.words[place].joined or story.words[place].is_capital:
            return
        noun = ""
        for behind in range(place + 1, min(place + _APPOSITION, len(story.words))):
            word = story.joined_at(behind)
            if word in self._known.saying:
                return  # "in Narva, the army said"
            if not word or word in self._known.small_words or word in _OWN:
                break
            noun = word
        yield noun

    def _gender(self, form: tuple[str, ...], called: frozenset[str]) -> str:
        first = form[0].lower()
        he = first in self._words.he or not called.isdisjoint(self._words.men)
        she = first in self._words.she or not called.isdisjoint(self._words.women)
        return "" if he == she else "he" if he else "she"

    def _followed(self, told: list[Mention]) -> str:
        """The pronoun that follows a name more than once, where no other name stands between."""
        found = Counter(pronoun for one in told if (pronoun := self._pronoun_behind(one)))
        (pronoun, times), *others = [*found.most_common(2), ("", 0)]
        return pronoun if times > 1 and times > sum(count for _, count in others) else ""

    def _pronoun_behind(self, one: Mention) -> str:
        """The pronoun right behind a name that its sentence is about, or at the head of the next sentence."""
        story = self.story
        if one.modifies or not one.opens:
            return ""
        near = range(one.last + 1, min(one.last + 1 + _SOON, len(story.words)))
        place = one.last + 1
        while place < len(story.words) and story.words[place].sentence == one.sentence:
            place += 1
        for at in (*near, *range(place, min(place + _SOON, len(story.words)))):
            if story.is_name(at) or story.words[at].sentence > one.sentence + 1:
                return ""
            if story.at(at) in _PRONOUNS:
                return _PRONOUNS[story.at(at)]
        return ""

    def _kind(
        self, form: tuple[str, ...], told: list[Mention], called: frozenset[str], gender: str
    ) -> tuple[str, bool]:
        """What a name is, and whether the text shows it."""
        known, words, last = self._known, self._words, form[-1].lower()
        titled = not called.isdisjoint(self._titles - known.companies) or any(one.titles for one in told)
        if self._is_place(form) and not any(one.titles for one in told):
            return "place", True
        first = len(form) > 1 and form[0].lower() in self._given
        if last in self._bodies and not first:
            return "body", True
        if first or titled or (len(form) > 1 and self._is_aged(told)):
            return "person", True
        if not called.isdisjoint(known.companies | words.groups) or self._is_owned(told) or _is_short(form):
            return "body", True
        if sum(self.story.at(one.first - 1) in ("in", "at") for one in told) > _MOSTLY * len(told):
            return "place", False
        return ("person" if gender in ("he", "she") else "", self._speaks(told))

    def _speaks(self, told: list[Mention]) -> bool:
        """Whether somebody of a name says something: "Holm said", "said Holm"."""
        beside = (self.story.joined_at(one.last + 1) for one in told)
        before = (self.story.at(one.first - 1) for one in told if self.story.joined_at(one.first))
        return any(word in self._known.saying for word in (*beside, *before))

    def _is_aged(self, told: list[Mention]) -> bool:
        """Whether an age stands behind a name, or "who": "Jan Nowak, 64"."""
        behind = (self.story.words[one.last + 1 : one.last + 2] for one in told)
        words = (word for found in behind for word in found if not word.first)
        loose = [word.text for word in words if not word.joined]
        return any(text == "who" or (len(text) == _AGE and text.isdigit()) for text in loose)

    def _is_owned(self, told: list[Mention]) -> bool:
        """Whether a name has shareholders, a spokesman or the like, as only a body has."""
        of_bodies = self._known.of_companies | self._known.speakers
        behind = ([self.story.joined_at(one.last + step) for step in (1, 2, 3)] for one in told)
        return any(near in of_bodies or (near in _OWN and not of_bodies.isdisjoint(more)) for near, *more in behind)


_INITIALS = 3
"""Letters from which on a short name is known by the initials of a long one."""

_AGE = 2
"""Digits of an age."""


def _is_short(form: tuple[str, ...]) -> bool:
    """A name all in capitals is a body's: "NATO"."""
    return len(form) == 1 and form[0].isupper() and len(form[0]) > 1


def _is_former(story: Story, one: Mention) -> bool:
    """Whether somebody is no longer what the text calls him: "former president Jan Nowak"."""
    before = range(max(0, one.first - len(one.titles) - 3), one.first)
    return any(story.at(place) in story.known.reference.former for place in before)


class _Forms:
    """The full names of a document, to find what a shorter one stands for."""

    def __init__(self, full: dict[tuple[str, ...], int], words: ReferenceWords) -> None:
        self._full, self._words = full, words
        self._near: dict[str, list[tuple[str, ...]]] = {}
        for one in full:
            initials = "".join(word[0] for word in one if word[0].isupper())
            for key in {one[0], one[-1], initials if len(initials) >= _INITIALS else one[0]}:
                self._near.setdefault(key, []).append(one)

    def fullest(self, form: tuple[str, ...], gender: str) -> tuple[str, ...]:
        """The fullest form of a name: "Nowak" and "Jan" are "Jan Nowak", "WHO" is the World Health Organization."""
        near = [one for one in self._near.get(form[-1], ()) if len(one) > len(form) and self._is_of(one, gender)]
        longer = [one for one in near if one[-len(form) :] == form or (len(form) == 1 and self._is_known(one))]
        ranked = sorted(longer, key=lambda one: (-self._full[one], len(one)))
        if not ranked or (len(ranked) > 1 and len(form) == 1 and self._rivals(ranked[0], ranked[1])):
            return form
        return self.fullest(ranked[0], gender)

    def _is_of(self, one: tuple[str, ...], gender: str) -> bool:
        """Whether a first name does not contradict a title: "Ms Nowak" is not Jan Nowak."""
        other = self._words.she if gender == "he" else self._words.he if gender == "she" else frozenset()
        return one[0].lower() not in other

    def _is_known(self, one: tuple[str, ...]) -> bool:
        """Whether a name is no chance meeting of two words with capitals."""
        return self._full[one] > 1 or one[0].lower() in self._words.he | self._words.she

    def _rivals(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Whether a last name may mean either of two."""
        nested = one[-len(other) :] == other or other[-len(one) :] == one
        return not nested and self._full[one] < _SHARED * self._full[other]
