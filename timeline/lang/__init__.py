"""The languages that texts may be written in; one folder each."""

from timeline.errors import TimelineError
from timeline.lexicon.coreference import CoreferenceWords
from timeline.lexicon.events import EventWords
from timeline.lexicon.story import StoryWords
from timeline.tagging.language import Language


def load(name: str) -> Language:
    """The language of that BCP 47 tag, with its rules. Raises `TimelineError` for one that there are no rules for.

    There are "en", where 04/05/2014 is the fifth of April, and "en-GB", where it is the fourth of May.
    """
    if name not in ("en", "en-GB"):
        raise TimelineError(f"there are no rules for the language {name!r}; there are for: en, en-GB")
    from timeline.lang import en

    return en.language(day_first=name == "en-GB")


def coreference_words(name: str) -> CoreferenceWords:
    """The words of a language that tell whether two texts tell one event."""
    load(name)
    from timeline.lang.en import coreference

    return coreference.load()


def stage_words(name: str) -> tuple[StoryWords, EventWords]:
    """The words of a language that the stages beside the tagger read: for telling the story, and for its events."""
    load(name)
    from timeline.lang.en import events, story

    return story.load(), events.load()


_ENOUGH, _SHARE = 40, 0.05
"""Words of a text that show its language, and the share of telling ones below which it is another's."""


def is_foreign(text: str, name: str) -> bool:
    """Whether a text of some length hardly holds the small words of a language, and so is in another one.

    A detector of all languages would ask for a model, and more than is wanted: whether the rules of this one apply.
    """
    words = [word for word in text.casefold().split() if word.isalpha()]
    telling = stage_words(name)[0].telling
    return len(words) >= _ENOUGH and sum(word in telling for word in words) < _SHARE * len(words)
