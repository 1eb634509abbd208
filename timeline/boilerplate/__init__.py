"""What on a page is not the story: appeals, notices, links to other stories, readers' comments, captions and credits,
embedded posts. Flagged, kept, never deleted."""

from collections.abc import Sequence
from dataclasses import replace

from timeline.boilerplate.comments import begin
from timeline.boilerplate.furniture import without_furniture
from timeline.boilerplate.weighing import FEWEST_REPEATS, fingerprint, pieces, repeated, weighed
from timeline.lexicon.story import StoryWords
from timeline.model import Sentence

__all__ = ["FEWEST_REPEATS", "fingerprint", "flag", "pieces", "repeated"]


def flag(
    text: str,
    sentences: Sequence[Sentence],
    words: StoryWords,
    outlet: str = "",
    shared: frozenset[int] = frozenset(),
) -> tuple[Sentence, ...]:
    """The same sentences, with role "notice" where they are not the story, or "caption" where they belong to a picture.

    `outlet` is the publisher's name where it is known; `shared` are the fingerprints of paragraphs that several
    articles of the run have in common (see `repeated`), which is evidence, not proof: newspapers also repeat the
    story's background.
    """
    end = begin(text, sentences, words)
    story = [sentence for sentence in sentences if sentence.start < end]
    comments = (replace(sentence, role="notice") for sentence in sentences[len(story) :])
    told = without_furniture(text, weighed(text, story, words, outlet, shared), words)
    return (*told, *comments)
