"""What a bare noun is called in full: "the relief procedure" for "the procedure", from the text right before it."""

from timeline.events.coreference.mentions import Story

_NEAR = 3
"""Sentences before a bare noun that may say more of what it means."""

_MOST = 3
"""Words before a noun that tell which one it is; a longer description is no name."""

_OPENING = frozenset({"a", "an", "the", "its", "his", "her", "their", "'s", "’s"})

_INSIDE_NAMES = frozenset({"of", "the", "for", "and"})
_MOST_OF_NAME = 5
"""Words of a name before the comma of what it is: "Save the Children, an aid group"."""

_SUPERLATIVES = frozenset({"worst", "best", "deadliest", "greatest", "costliest", "fastest", "highest", "lowest"})

_PARTICIPLES = ("ed", "ing")
"""Endings of words that tell what a thing does or was at that time: "the leaking pipe"."""


class Described:
    """The things of a document by what it says before their nouns; made once for it."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._known: dict[str, tuple[str, tuple[int, ...]]] = {}

    def name_at(self, start: int, noun: str) -> str:
        """What "the procedure" at a place of the text is called in full, "" where it may be another or is not told."""
        here = self._story.sentence_at(start)
        if noun not in self._known:
            self._known[noun] = self._apposed(noun) or self._only(noun)
        text, sentences = self._known[noun]
        return text if any(here - _NEAR <= one < here for one in sentences) else ""

    def _apposed(self, noun: str) -> tuple[str, tuple[int, ...]] | None:
        """The name that a noun stands behind, with the sentence: "Save the Children, an aid group"; `None` where the
        noun may mean another as well."""
        found: list[tuple[str, int]] = []
        for place in self._story.places(noun):
            behind = self._story.before(place)
            article = (behind[0] if behind else place) - 1
            name = self._name_before(article) if self._story.at(article) in ("a", "an") else ""
            if name:
                found.append((name, self._story.words[place].sentence))
            elif behind or self._story.at(article) != "the":
                return None
        return (found[0][0], (found[0][1],)) if len(found) == 1 and not self._story.places(noun + "s") else None

    def _name_before(self, article: int) -> str:
        """The name before the comma of an apposition, "" where none stands there."""
        story, place = self._story, article - 1
        if article < 1 or story.words[article].joined or story.words[article].first:
            return ""
        while place > 0 and story.words[place].joined and article - place < _MOST_OF_NAME:
            if not story.words[place - 1].is_capital and story.at(place - 1) not in _INSIDE_NAMES:
                break
            place -= 1
        definite = story.at(place) == "the"
        while place < article and (story.at(place) in _INSIDE_NAMES or not story.words[place].is_capital):
            place += 1
        name = " ".join(word.text for word in story.words[place:article])
        own = any(story.is_name(one) for one in range(place, article)) and story.words[article - 1].is_capital
        return f"the {name}" if own and definite else name if own else ""

    def _only(self, noun: str) -> tuple[str, tuple[int, ...]]:
        """The one fuller phrase for a noun, and the sentences with it; none where there are several or another one."""
        found: dict[tuple[str, ...], list[int]] = {}
        for place in self._story.places(noun):
            words = self._words_before(place)
            if words is None:
                return "", ()
            if words:
                found.setdefault(words, []).append(self._story.words[place].sentence)
        if len(found) != 1 or self._story.places(noun + "s"):
            return "", ()
        words, sentences = next(iter(found.items()))
        plain = len(words) <= _MOST and all(word.islower() for word in words)
        return (" ".join(("the", *words, noun)), tuple(sentences)) if plain else ("", ())

    def _words_before(self, place: int) -> tuple[str, ...] | None:
        """The words that tell which thing a noun means, none for "the procedure", `None` where it may be another."""
        story = self._story
        behind = story.before(place)
        opening = story.at((behind[0] if behind else place) - 1)
        if opening not in (_OPENING if behind else ("the",)):
            return None
        words = (story.words[one].text for one in behind)
        telling = (word for word in words if word not in story.known.ranking | _SUPERLATIVES)
        return tuple(word for word in telling if not word.endswith(_PARTICIPLES))
