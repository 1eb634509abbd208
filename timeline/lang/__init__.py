"""The languages that texts may be written in; one folder each."""

from timeline.eventwords import EventWords
from timeline.storywords import StoryWords
from timeline.tagging.language import Language


def load(name: str) -> Language:
    """The language of that ISO 639 code, with its rules; only "en" stands. Raises `TimelineError` for another."""
    if name != "en":
        from timeline.errors import TimelineError

        raise TimelineError(f"there are no rules for the language {name!r}; there are for: en")
    from timeline.lang import en

    return en.language()


def stage_words(name: str) -> tuple[StoryWords, EventWords]:
    """The words of a language that the stages beside the tagger read: for telling the story, and for its events."""
    load(name)
    from timeline.lang.en import events, story

    return story.load(), events.load()
