"""What on a page is not the story: appeals, notices, links to other stories. Flagged by paragraph, kept, never deleted.

Each paragraph is weighed by how it speaks: to its reader ("you", imperatives), of its publisher ("we", the outlet's own
name), of money, newsletters and rights, and in words that the rest of the article does not use. Quoted speech does not
count, nor does a way of speaking that the whole article has (an opinion piece says "we" throughout).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.model import Sentence
from timeline.storywords import StoryWords

_SURE = 3.0
"""A paragraph of this weight is a notice by itself."""
_LIKELY = 1.2
"""One of this weight is a notice beside another notice."""
_QUOTE_ENDING = re.compile(r'\A[^"“”]{1,4000}(?<=[^\s(\[])["”](?=\W|\Z)')
"""The end of a quote that began in an earlier paragraph."""
_QUOTED = re.compile(r'"[^"]{0,4000}(?:"|$)|“[^”]{0,4000}(?:”|$)|«[^»]{0,4000}(?:»|$)')
_WORD = re.compile(r"[^\W0-9_]+(?:['’-][^\W0-9_]+)*")
_LINK = re.compile(r"https?://|\bwww\.|\S@\S|(?<!\S)[@#][^\W0-9]|\S\.(?:com|org|net|co)\b")
_PRICE = re.compile(r"[$€£¥]\s?[0-9]")
_COUNT = re.compile(r"[0-9,.]{1,9}\s+(?P<what>[^\W0-9_]+)\W{0,3}")
_NAME = re.compile(r"\s+(?P<name>(?:[^\W0-9_a-z][^\s:,.]{0,30}\s?){1,6})")
_DIGITS = re.compile(r"[0-9]+")
_LONG_WORD = 4
_OWN_STYLE = 0.25
"""Where this share of all paragraphs says "we" or "you", that is how the article is written."""
_FEWEST_REPEATS = 3


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph without its quotes: its words in small letters, and its sentences."""

    text: str
    plain: str
    words: tuple[str, ...]
    first: int
    count: int


def flag(
    text: str,
    sentences: Sequence[Sentence],
    words: StoryWords,
    outlet: str = "",
    shared: frozenset[str] = frozenset(),
) -> tuple[Sentence, ...]:
    """The same sentences, with role "notice" where they are not the story.

    `outlet` is the publisher's name where it is known; `shared` are the paragraphs that several articles of the run
    have in common (see `repeated`), which is evidence, not proof: newspapers also repeat the story's background.
    """
    paragraphs = list(_paragraphs(text, sentences))
    weigh = _Scale(paragraphs, words, outlet, shared)
    weights = [weigh.weight(paragraph) for paragraph in paragraphs]
    flagged = _spread(weights)
    result = list(sentences)
    for paragraph, is_notice in zip(paragraphs, flagged, strict=True):
        for at in range(paragraph.first, paragraph.first + paragraph.count):
            if is_notice or (paragraph.count > 1 and weigh.is_aside(text[sentences[at].start : sentences[at].end])):
                result[at] = _as_notice(sentences[at])
    return tuple(result)


def repeated(paragraphs: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The normalised paragraphs that at least three articles share, from pairs of (document name, paragraph text).

    Articles that mostly consist of such paragraphs are copies of one another and do not count.
    """
    held: dict[str, set[str]] = {}
    by_document: dict[str, list[str]] = {}
    for document, paragraph in paragraphs:
        key = normalised(paragraph)
        if key:
            held.setdefault(key, set()).add(document)
            by_document.setdefault(document, []).append(key)
    copies = {
        document
        for document, keys in by_document.items()
        if 2 * sum(len(held[key]) > 1 for key in keys) > len(keys) > 1
    }
    return frozenset(key for key, documents in held.items() if len(documents - copies) >= _FEWEST_REPEATS)


def normalised(paragraph: str) -> str:
    """A paragraph as `repeated` compares it: blanks, case and the values of numbers do not matter."""
    return _DIGITS.sub("0", " ".join(paragraph.casefold().split()))


def _as_notice(sentence: Sentence) -> Sentence:
    return sentence if sentence.role in {"dateline", "byline"} else replace(sentence, role="notice")


def _paragraphs(text: str, sentences: Sequence[Sentence]) -> Iterator[_Paragraph]:
    first = 0
    for at in range(1, len(sentences) + 1):
        if at == len(sentences) or sentences[at].paragraph != sentences[first].paragraph:
            yield _paragraph(text[sentences[first].start : sentences[at - 1].end], first, at - first)
            first = at


def _paragraph(text: str, first: int, count: int) -> _Paragraph:
    plain = _QUOTED.sub(" ", _QUOTE_ENDING.sub(" ", text))
    return _Paragraph(text, plain, tuple(word.casefold() for word in _WORD.findall(plain)), first, count)


class _Scale:
    """Weighs the paragraphs of one article against the article."""

    def __init__(
        self, paragraphs: Sequence[_Paragraph], words: StoryWords, outlet: str, shared: frozenset[str]
    ) -> None:
        self._words, self._shared = words, shared
        self._names = _own_names(paragraphs, words, outlet)
        self._topical = max(3, len(paragraphs) // 5)
        self._spread = Counter(word for paragraph in paragraphs for word in set(paragraph.words))
        personal = sum(not words.reader.union(words.publisher).isdisjoint(paragraph.words) for paragraph in paragraphs)
        self._personal = 0.4 if personal > _OWN_STYLE * len(paragraphs) + 2 else 1.0
        story = [paragraph for paragraph in paragraphs if self._asked(paragraph) < 1]
        self._story = Counter(word for paragraph in story for word in set(paragraph.words))

    def weight(self, paragraph: _Paragraph) -> float:
        """How much speaks for a notice; about 3 is sure, below 1 is story."""
        formula = self._formula(paragraph.text)
        repeats = bool(self._shared) and normalised(paragraph.text) in self._shared
        return formula or self._asked(paragraph) + 2.0 * repeats - self._told(paragraph)

    def _asked(self, paragraph: _Paragraph) -> float:
        asks = self._asks(paragraph)
        you = _share(paragraph.words, self._words.reader)
        we = _share(paragraph.words, self._words.publisher)
        things = sum(self._is_foreign(word) for word in set(paragraph.words) & self._words.notice_things)
        personal = self._personal * (min(2.0, 12 * you) + min(1.5, 10 * we))
        addressed = you > 0 or we > 0 or asks > 0
        weight = 1.5 * min(asks, 2) + 0.8 * min(things, 4) + personal
        weight += 1.0 * (addressed and bool(_PRICE.search(paragraph.plain)))
        weight += 1.0 * (addressed and any(name in paragraph.text for name in self._names))
        return weight + 2.0 * min(1.0, 8 * len(_LINK.findall(paragraph.plain)) / max(8, len(paragraph.words)))

    def is_aside(self, sentence: str) -> bool:
        """Whether one sentence inside a story's paragraph is a notice by its form alone ("Read more: ...")."""
        return self._formula(sentence) > 0

    def _formula(self, text: str) -> float:
        start = text[:120].casefold().lstrip("\"“'‘([*•-–—| ")
        if any(start.startswith(opening) for opening in self._words.notice_openings):
            return _SURE
        count = _COUNT.fullmatch(start)
        if count and count["what"] in self._words.notice_things:
            return _SURE
        folded = text.casefold()
        return _SURE if any(closing in folded for closing in self._words.notice_closings) else 0.0

    def _asks(self, paragraph: _Paragraph) -> int:
        """The number of sentences that begin with an imperative which asks the reader for something."""
        starts = re.findall(r"(?:^|[.!?:|]\s+)(?:Please\s+|please\s+)?([^\W0-9_]+)", paragraph.plain)
        return sum(word.casefold() in self._words.notice_asks and word[0].isupper() for word in starts)

    def _is_foreign(self, word: str) -> bool:
        """Whether the article does not speak of this throughout: a story about newsletters may name them."""
        return self._spread[word] <= self._topical

    def _told(self, paragraph: _Paragraph) -> float:
        """How much the paragraph tells the story: words that other paragraphs use, and people who say something."""
        content = [word for word in paragraph.words if len(word) >= _LONG_WORD and word not in self._words.common]
        own = self._asked(paragraph) < 1
        shared = sum(self._story[word] > own for word in content)
        reports = not self._words.reporting.isdisjoint(paragraph.words)
        return (1.2 * shared / len(content) if content else 0.0) + 1.5 * reports


def _own_names(paragraphs: Sequence[_Paragraph], words: StoryWords, outlet: str) -> frozenset[str]:
    """The publisher's names: the one given, and the one a heading such as "A message from ..." tells."""
    names = {outlet} if len(outlet) > 2 else set()
    for paragraph in paragraphs:
        for opening in words.notice_openings:
            if paragraph.text[: len(opening)].casefold() == opening and (
                match := _NAME.match(paragraph.text, len(opening))
            ):
                names.add(match["name"].strip())
    return frozenset(name for name in names if len(name) > 2)


def _share(words: Sequence[str], group: frozenset[str]) -> float:
    return sum(word in group for word in words) / max(12, len(words))


def _spread(weights: Sequence[float]) -> list[bool]:
    """Notices are the sure ones, and the likely ones next to a notice, in both directions."""
    flagged = [weight >= _SURE for weight in weights]
    order = list(range(len(weights)))
    for walk, step in ((order, -1), (order[::-1], 1)):
        for at in walk:
            beside = 0 <= at + step < len(weights) and flagged[at + step]
            flagged[at] = flagged[at] or (beside and weights[at] >= _LIKELY)
    return flagged
