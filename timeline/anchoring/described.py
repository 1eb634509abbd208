"""What a bare noun is called in full: "the relief procedure" for "the procedure", from the text right before it."""

from timeline.anchoring.mentions import Story

_NEAR = 3
"""Sentences before a bare noun that may say more of what it means."""

_MOST = 3
"""Words before a noun that tell which one it is; a longer description is no name."""

_OPENING = frozenset({"a", "an", "the", "its", "his", "her", "their", "'s", "’s"})

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
            self._known[noun] = self._only(noun)
        text, sentences = self._known[noun]
        return text if any(here - _NEAR <= one < here for one in sentences) else ""

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
        return tuple(word for word in words if word not in story.known.ranking and not word.endswith(_PARTICIPLES))
