"""Appeals, notices and links to other stories, found by paragraph.

Each paragraph is weighed by how it speaks: to its reader ("you", imperatives), of its publisher ("we", the outlet's own
name), of money, newsletters and rights, and in words that the rest of the article does not use. Quoted speech does not
count, nor does a way of speaking that the whole article has (an opinion piece says "we" throughout).
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.lexicon.story import StoryWords
from timeline.model import Sentence

_SURE = 3.0
"""A paragraph of this weight is a notice by itself; the weights below were set on development articles, by hand."""
_LIKELY = 1.2
"""One of this weight is a notice beside another notice."""
_BETWEEN = 0.3
"""One of this weight is a notice between two."""
_AN_ASK, _MOST_ASKS = 1.5, 2
_A_THING, _MOST_THINGS = 0.8, 4
_YOU, _MOST_YOU = 12.0, 2.0
_WE, _MOST_WE = 10.0, 1.5
_A_PRICE, _OWN_NAME, _ALL_LINKS, _REPEATED = 1.0, 1.0, 2.0, 2.0
_STORY_WORDS, _REPORTS = 1.2, 1.5
_OWN_STYLE, _IF_OWN_STYLE = 0.25, 0.4
"""Where this share of an article's first half says "we" or "you", that is how it is written, and counts for less."""
_STEM = 6
"""Letters by which "subscription" and "subscribers" are one subject."""
_LONGEST_HEADING, _LONGEST_TITLE = 8, 120
"""Words of a line above links, characters of a link's title."""
_LONGEST_PARAGRAPH = 6
"""Sentences; the shares by which a paragraph is weighed mean nothing for a longer one."""
_LEDE = 3
"""The paragraphs that tell what a story is about."""
_QUOTE_ENDING = re.compile(r'\A[^"“”]{1,4000}(?<=[^\s(\[])["”](?=\W|\Z)')
"""The end of a quote that began in an earlier paragraph."""
_QUOTED = re.compile(r'"[^"]{0,4000}+"?|“[^”]{0,4000}+”?|«[^»]{0,4000}+»?')
_WORD = re.compile(r"[^\W0-9_]+(?:['’-][^\W0-9_]+)*")
_LINK = re.compile(r"https?://|\bwww\.|\S@\S|(?<!\S)[@#][^\W0-9]|\S\.(?:com|org|net|co)\b")
_PRICE = re.compile(r"[$€£¥]\s?[0-9]")
_COUNT = re.compile(r"[0-9,.]{1,9}\s+(?P<what>[^\W0-9_]+)\W{0,3}")
_NAME = re.compile(r"\s+(?P<name>(?:[^\W0-9_a-z][^\s:,.]{0,30}\s?){1,6})")
_START = re.compile(r"(?:^|[.!?:|]\s{1,3})(?:[Pp]lease\s)?([^\W0-9_]+)")
_CLOCK = re.compile(r"(?:[^\W0-9_]{2,3}\s)?[0-9]{1,2}[.:][0-9]{2}(?![0-9])")
"""A stamp that begins with a clock time, as readers' comments have it."""

_MENU = re.compile(r"(?:[^|.\n]{1,30}\|){2,20}[^|.\n]{1,30}")
_STOPPED = re.compile(r"[.!…;,:]")
_RULED = re.compile(r"[\s\-_=*#~•·–—|]{3,200}")
_DIGITS = re.compile(r"[0-9]+")
_LONG_WORD = 4
FEWEST_REPEATS = 3
"""A paragraph that so many articles share, copies of one another left out, is seldom the story."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph without its quotes: its words in small letters, its sentences, and whether it may be story."""

    text: str
    plain: str
    words: tuple[str, ...]
    first: int
    count: int
    is_story: bool


def weighed(
    text: str, sentences: Sequence[Sentence], words: StoryWords, outlet: str, shared: frozenset[int]
) -> tuple[Sentence, ...]:
    """The same sentences, with role "notice" in the paragraphs whose signs weigh enough; see the package's `flag`."""
    paragraphs = list(_paragraphs(text, sentences))
    scale = _Scale(paragraphs, words, outlet, shared)
    flagged = _with_links(_spread(scale.weights), paragraphs)
    result = list(sentences)
    for paragraph, is_notice in zip(paragraphs, flagged, strict=True):
        for at in range(paragraph.first, paragraph.first + paragraph.count):
            if is_notice or (paragraph.count > 1 and scale.is_formula(text[sentences[at].start : sentences[at].end])):
                result[at] = _as_notice(sentences[at])
    return tuple(result)


def repeated(paragraphs: Iterable[tuple[str, int]]) -> frozenset[int]:
    """The paragraphs that at least three articles share, from pairs of (document name, paragraph's `fingerprint`).

    Articles that mostly consist of such paragraphs are copies of one another and do not count.
    """
    held: dict[int, set[str]] = {}
    by_document: dict[str, list[int]] = {}
    for document, key in paragraphs:
        if key:
            held.setdefault(key, set()).add(document)
            by_document.setdefault(document, []).append(key)
    copies = {
        document
        for document, keys in by_document.items()
        if 2 * sum(len(held[key]) > 1 for key in keys) > len(keys) > 1
    }
    return frozenset(key for key, documents in held.items() if len(documents - copies) >= FEWEST_REPEATS)


def fingerprint(paragraph: str) -> int:
    """A paragraph as `repeated` compares it, as a number of 64 bits, 0 of an empty one: blanks, case and the values of
    numbers do not matter."""
    plain = _DIGITS.sub("0", " ".join(paragraph.casefold().split())).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(plain, digest_size=8).digest(), signed=True) if plain else 0


def pieces(text: str, sentences: Sequence[Sentence]) -> tuple[int, ...]:
    """The fingerprints of the pieces that are weighed, of which some may be shared with other articles."""
    spans = (text[sentences[low].start : sentences[low + step - 1].end] for low, step in _runs(sentences))
    return tuple(fingerprint(piece) for piece in spans)


def _as_notice(sentence: Sentence) -> Sentence:
    return sentence if sentence.role in {"dateline", "byline"} else replace(sentence, role="notice")


def _paragraphs(text: str, sentences: Sequence[Sentence]) -> Iterator[_Paragraph]:
    for low, step in _runs(sentences):
        piece = text[sentences[low].start : sentences[low + step - 1].end]
        yield _paragraph(piece, low, step, is_story=sentences[low].role == "body")


def _runs(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """The paragraphs, as the place of the first sentence and their number; a long one (a whole article in one line) is
    weighed sentence by sentence."""
    first = 0
    for at in range(1, len(sentences) + 1):
        if at == len(sentences) or sentences[at].paragraph != sentences[first].paragraph:
            step = at - first if at - first <= _LONGEST_PARAGRAPH else 1
            yield from ((low, step) for low in range(first, at, step))
            first = at


def _paragraph(text: str, first: int, count: int, *, is_story: bool) -> _Paragraph:
    plain = _QUOTED.sub(" ", _QUOTE_ENDING.sub(" ", text))
    return _Paragraph(text, plain, tuple(word.casefold() for word in _WORD.findall(plain)), first, count, is_story)


class _Scale:
    """Weighs the paragraphs of one article against the article."""

    def __init__(
        self, paragraphs: Sequence[_Paragraph], words: StoryWords, outlet: str, shared: frozenset[int]
    ) -> None:
        self._words, self._shared = words, shared
        self._personal_words = words.reader | words.publisher
        self._names = _own_names(paragraphs, words, outlet)
        self._style = _IF_OWN_STYLE if self._is_personal(paragraphs[: (len(paragraphs) + 1) // 2]) else 1.0
        self._subjects = self._subjects_of(paragraphs)
        asked = [self._asked(paragraph) for paragraph in paragraphs]
        story = [paragraph for paragraph, weight in zip(paragraphs, asked, strict=True) if weight < 1]
        self._story = Counter(word for paragraph in story for word in set(paragraph.words))
        self.weights = [self._weight(*pair) for pair in zip(paragraphs, asked, strict=True)]
        """How much speaks for a notice, for each paragraph; below 1 is story."""

    def is_formula(self, text: str) -> bool:
        """Whether the text is a notice by its form alone ("Read more: ...", "214 comments", a ruled line)."""
        start = text[:120].casefold().lstrip("\"“'‘([*•-–—| ")
        if _opens(start, self._words.notice_openings) or (
            _is_line(text) and _opens(start, self._words.notice_headings)
        ):
            return True
        count = _COUNT.fullmatch(start)
        if count and count["what"] in self._words.notice_things:
            return True
        if _RULED.fullmatch(text) or _MENU.fullmatch(text):
            return True
        if _CLOCK.match(start) and any(sign in start for sign in self._words.notice_commented):
            return True
        folded = text.casefold()
        return any(closing in folded for closing in self._words.notice_closings)

    def _weight(self, paragraph: _Paragraph, asked: float) -> float:
        if self.is_formula(paragraph.text):
            return _SURE
        repeated = bool(self._shared) and fingerprint(paragraph.text) in self._shared
        return asked + _REPEATED * repeated - self._told(paragraph, is_story=asked < 1)

    def _asked(self, paragraph: _Paragraph) -> float:
        """How much the paragraph speaks to the reader, of the publisher, and of what publishers ask for."""
        asks = self._asks(paragraph)
        you, we = _share(paragraph.words, self._words.reader), _share(paragraph.words, self._words.publisher)
        things = {word for word in self._words.notice_things.intersection(paragraph.words) if self._is_foreign(word)}
        weight = _AN_ASK * min(asks, _MOST_ASKS) + _A_THING * min(len(things), _MOST_THINGS)
        weight += self._style * (min(_MOST_YOU, _YOU * you) + min(_MOST_WE, _WE * we))
        if you or we or asks:
            weight += _A_PRICE * bool(_PRICE.search(paragraph.plain))
            weight += _OWN_NAME * any(name in paragraph.text for name in self._names)
        return weight + _ALL_LINKS * min(1.0, 8 * len(_LINK.findall(paragraph.plain)) / max(8, len(paragraph.words)))

    def _asks(self, paragraph: _Paragraph) -> int:
        """The number of sentences that begin with an imperative which asks the reader for something."""
        starts = _START.findall(paragraph.plain)
        return sum(word.casefold() in self._words.notice_asks and word[0].isupper() for word in starts)

    def _is_foreign(self, word: str) -> bool:
        """Whether the article is not about this: a story about newsletters may name them."""
        return word[:_STEM] not in self._subjects

    def _is_personal(self, paragraphs: Sequence[_Paragraph]) -> bool:
        personal = sum(not self._personal_words.isdisjoint(paragraph.words) for paragraph in paragraphs)
        return personal >= 2 and personal > _OWN_STYLE * len(paragraphs)

    def _subjects_of(self, paragraphs: Sequence[_Paragraph]) -> frozenset[str]:
        """The stems of the words of the lede: the first paragraphs that do not speak to the reader."""
        lede = [each for each in paragraphs[: 2 * _LEDE] if self._personal_words.isdisjoint(each.words)][:_LEDE]
        return frozenset(word[:_STEM] for each in lede if not self.is_formula(each.text) for word in each.words)

    def _told(self, paragraph: _Paragraph, *, is_story: bool) -> float:
        """How much the paragraph tells the story: words that other paragraphs use, and people who say something."""
        content = [word for word in paragraph.words if len(word) >= _LONG_WORD and word not in self._words.common]
        shared = sum(self._story[word] > is_story for word in content)
        reports = not self._words.reporting.isdisjoint(paragraph.words)
        return (_STORY_WORDS * shared / len(content) if content else 0.0) + _REPORTS * reports


def _opens(start: str, openings: tuple[str, ...]) -> bool:
    """Whether the text begins with one of these as whole words; the text is in small letters."""
    return any(start.startswith(opening) and not start[len(opening) :][:1].isalpha() for opening in openings)


def _is_line(text: str) -> bool:
    """Whether this is a short line that ends as no sentence does, or with a colon."""
    return len(text) <= _LONGEST_TITLE and len(text.split()) <= _LONGEST_HEADING and text.rstrip()[-1:] not in ".!?…;,"


def _own_names(paragraphs: Sequence[_Paragraph], words: StoryWords, outlet: str) -> frozenset[str]:
    """The publisher's names: the one given, and the one a heading such as "A message from ..." tells."""
    names = {outlet} if len(outlet) > 2 else set()
    for paragraph in paragraphs:
        for opening in words.notice_headings:
            if paragraph.text[: len(opening)].casefold() == opening and (
                match := _NAME.match(paragraph.text, len(opening))
            ):
                names.add(match["name"].strip())
    return frozenset(name for name in names if len(name) > 2)


def _share(words: Sequence[str], group: frozenset[str]) -> float:
    return sum(word in group for word in words) / max(12, len(words))


def _spread(weights: Sequence[float]) -> list[bool]:
    """Notices are the sure ones, the likely ones next to a notice (both ways), and hardly a story between two."""
    flagged = [weight >= _SURE for weight in weights]
    order = list(range(len(weights)))
    for walk, step in ((order, -1), (order[::-1], 1)):
        for at in walk:
            beside = 0 <= at + step < len(weights) and flagged[at + step]
            flagged[at] = flagged[at] or (beside and weights[at] >= _LIKELY)
    between = [
        weight >= _BETWEEN and before and after
        for weight, before, after in zip(weights[1:], flagged, flagged[2:], strict=False)
    ]
    return [one or other for one, other in zip(flagged, [False, *between, False], strict=False)]


def _with_links(flagged: Sequence[bool], paragraphs: Sequence[_Paragraph]) -> list[bool]:
    """The titles of other stories below a line such as "More on this story": two or more lines, or all that is left."""
    result = list(flagged)
    has_begun = False
    for at, is_notice in enumerate(flagged):
        has_begun = has_begun or (paragraphs[at].is_story and not is_notice)
        if has_begun and is_notice and len(paragraphs[at].words) <= _LONGEST_HEADING:
            below = at + 1
            while below < len(paragraphs) and _is_title(paragraphs[below]) and not flagged[below]:
                below += 1
            if below - at > 2 or below == len(paragraphs):
                result[at + 1 : below] = [True] * (below - at - 1)
    return result


def _is_title(paragraph: _Paragraph) -> bool:
    return paragraph.count == 1 and len(paragraph.text) <= _LONGEST_TITLE and not _STOPPED.search(paragraph.text[-3:])
