"""How a document brings somebody in."""

import pytest

from timeline import lang
from timeline.events import story_of
from timeline.events.coreference.introductions import introduction
from timeline.events.coreference.names import Names
from timeline.sentences import split

STORY, WORDS = lang.stage_words("en")

BROUGHT_IN = [
    (
        "Nordal's chief executive Lloyd Brek spoke. The yard is shut. Later Brek left.",
        "Nordal's chief executive Lloyd Brek",
    ),
    ("The strikers met the Latvian president, Anna Holm. A day later Holm left.", "Latvian president Anna Holm"),
    ("The yard saw Jan Voss. A day later Voss left.", "Jan Voss"),
]

NOT = [
    "The yard saw Voss. A day later Voss left.",
    "The yard saw Jan Voss. A day later Jan Voss and his son Erik left.",
    "Orders fell at Nordal. A day later Nordal closed.",
]


def brought_in(text: str, name: str) -> str:
    names = Names(story_of(text, split(text, STORY), (), WORDS))
    return introduction(names, text.rindex(name))


@pytest.mark.parametrize(("text", "words"), BROUGHT_IN)
def test_a_last_name_is_brought_in(text: str, words: str) -> None:
    assert brought_in(text, words.rsplit(maxsplit=1)[-1]) == words


@pytest.mark.parametrize("text", NOT)
def test_what_is_told_in_full_or_not_at_all_is_left(text: str) -> None:
    name = "Nordal" if "Nordal" in text else "Voss"
    assert brought_in(text, name) == ""
