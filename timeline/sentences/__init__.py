"""Text to sentences: where each begins and ends, its paragraph, and whether it is story or stands around it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.lexicon.story import StoryWords
from timeline.model import Frame, Role, Sentence
from timeline.sentences import boundaries, chronicles, gluing, heads, listings, paragraphs, quotations
from timeline.sentences.patterns import patterns_of

__all__ = ["frames", "split"]


def split(text: str, words: StoryWords) -> tuple[Sentence, ...]:
    """The sentences of a text, in order: every character that is not blank lies in exactly one.

    Headline, dateline, byline and caption are sentences of their own, also where the text has glued them to the first
    sentence of the story. Linear in the length of the text.
    """
    patterns = patterns_of(words)
    found: list[Sentence] = []
    spans = paragraphs.spans(text)
    told = 0
    for number, (start, end) in enumerate(spans):
        last = number == len(spans) - 1
        for low, high, role in heads.parts(text, start, end, patterns, told=told):
            if role != "body":
                found.append(Sentence(low, high, role, number))
                continue
            inner = list(heads.entries(text, list(boundaries.spans(text, low, high, words)), patterns))
            is_line = (low, high) == (start, end) and len(inner) == 1 and not last
            is_headline = is_line and heads.is_headline(text, low, high, patterns, top=told == 0)
            for span in inner:
                own: Role = "headline" if is_headline else "body"
                found += [Sentence(*part, number) for part in heads.updated(text, *span, own, patterns)]
            told += not is_headline
    found = list(listings.cut(text, found, words, patterns.opening))
    story = _with_a_body(list(_captions_marked(found, heads.credits(text, patterns))))
    story = list(listings.marked(text, chronicles.headed(text, story, patterns), words))
    return tuple(quotations.marked(text, gluing.unglued(text, story, words)))


def frames(text: str, sentences: Sequence[Sentence], words: StoryWords) -> list[Frame]:
    """The dates that hold for what follows them: alone in their lines, and at the heads of entries."""
    return chronicles.frames(text, sentences, patterns_of(words))


def _with_a_body(found: list[Sentence]) -> list[Sentence]:
    """The sentences; where a text is nothing but a caption, that is its story."""
    if any(sentence.role == "body" for sentence in found):
        return found
    return [replace(one, role="body") if one.role == "caption" else one for one in found]


def _captions_marked(found: list[Sentence], credits: list[int]) -> Iterator[Sentence]:
    """The sentences, those of the story that hold a picture's credit as captions."""
    for sentence in found:
        at = bisect_left(credits, sentence.start)
        held = at < len(credits) and credits[at] < sentence.end
        yield replace(sentence, role="caption") if held and sentence.role == "body" else sentence
