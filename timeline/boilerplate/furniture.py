"""Captions, credits, embedded posts and promotions among the paragraphs of a story, by their shape and by what repeats.

Each paragraph shows signs (`signs`); the weights of those that it shows are added (`furniture.toml`).
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources

from timeline.boilerplate.signs import signs_of
from timeline.lexicon.story import StoryWords
from timeline.model import STORY, Role, Sentence

_LONGEST = 6
"""Sentences; a longer paragraph (a whole article in one line) is weighed sentence by sentence."""


_FEWEST = 3
"""Paragraphs of a page that may be nothing but furniture."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """What each sign weighs, what it makes of a paragraph, and how much is enough."""

    threshold: int
    weights: Mapping[str, int]
    roles: Mapping[str, Role]

    def role(self, signs: set[str]) -> Role | None:
        """What a paragraph with these signs is, if it is no story: what its heaviest sign says."""
        if sum(self.weights[sign] for sign in signs) < self.threshold:
            return None
        return self.roles[max(sorted(signs), key=lambda sign: self.weights[sign])]


def without_furniture(text: str, sentences: Sequence[Sentence], words: StoryWords) -> tuple[Sentence, ...]:
    """The same sentences, those of the story with role "caption" or "notice" where their paragraph is furniture.

    Where nothing but captions is left, they are the story; a text of one or two paragraphs always keeps one.
    """
    spans = list(_spans(sentences))
    scale, result = _scale(), list(sentences)
    texts = [text[sentences[low].start : sentences[high - 1].end] for low, high in spans]
    for (low, high), signs in zip(spans, signs_of(texts, words), strict=True):
        role = scale.role(signs)
        if role is not None:
            result[low:high] = _marked(result[low:high], role)
    if any(one.role == "body" for one in result):
        return tuple(result)
    if len(spans) < _FEWEST:
        return tuple(sentences)
    return tuple(old if new.role == "caption" else new for old, new in zip(sentences, result, strict=True))


def _marked(paragraph: Sequence[Sentence], role: Role) -> list[Sentence]:
    """The sentences with that role; what stands beside a page's own date is its headline, whatever it looks like."""
    dated = any(one.role == "dateline" for one in paragraph)
    mine = ("body",) if dated else STORY
    return [replace(one, role=role) if one.role in mine else one for one in paragraph]


def _spans(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """The paragraphs as places of their first sentence and of the one behind their last; long ones by sentence."""
    first = 0
    for at in range(1, len(sentences) + 1):
        if at == len(sentences) or sentences[at].paragraph != sentences[first].paragraph:
            step = at - first if at - first <= _LONGEST else 1
            yield from ((low, low + step) for low in range(first, at, step))
            first = at


@lru_cache(maxsize=1)
def _scale() -> _Scale:
    source = resources.files("timeline.boilerplate").joinpath("furniture.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    signs = data["signs"]
    weights = {name: sign["weight"] for name, sign in signs.items()}
    return _Scale(data["threshold"], weights, {name: sign["role"] for name, sign in signs.items()})
