"""English words for the anchoring of events: `events.toml` with its inflections spelt out."""

import tomllib
from functools import lru_cache
from importlib.resources import files

from timeline.lang.en import reference
from timeline.lexicon.confidence import Sign, Weights
from timeline.lexicon.events import EventWords

_VERBS = (
    "light_verbs",
    "happening_verbs",
    "saying",
    "believing",
    "expecting",
    "accusing",
    "denying",
    "planning",
    "proposing",
    "asking",
    "lasting_verbs",
    "fixing",
    "empty_verbs",
    "span_verbs",
    "states",
    "appearing",
    "publishing",
    "cancelling",
    "delaying",
    "looking_back",
    "succeeding",
    "heading",
    "implying",
    "impersonal",
    "breaking",
    "holding",
    "spanning",
    "announcing",
    "awaiting",
    "perceiving",
)
_NOUNS = ("event_nouns",)
_PHRASES = ("figures_of_speech", "tonight", "date_leads", "date_tails", "moving")
_DOUBLED = """
quip scrap ban bar beg cut drop get hit let plan plot put quit run set ship shut stop strip swap win commit permit admit
"""
"""Verbs that double their last letter before -ed and -ing."""

_DOUBLED_GERUND = "begin bet bid dig forbid forget offset shed sit spin split swim upset"
"""Irregular verbs that double their last letter before -ing."""


@lru_cache(maxsize=1)
def load() -> EventWords:
    """The English words, read once."""
    data = dict(_data())
    titles = dict(pair.split() for pair in data.pop("short_titles").split("|"))
    irregular = irregular_pasts()
    del data["irregular_past"]
    groups = {
        name: frozenset(form for word in _entries(name, words) for form in _forms(name, word, irregular))
        for name, words in data.items()
    }
    past = {_gerund(base): past for base, past in irregular.items()}
    return EventWords(**groups, past=past, short_titles=titles, weights=_weights(), reference=reference.load())


def _weights() -> Weights:
    """What counts for and against a line."""
    data = tomllib.loads(files(__package__).joinpath("confidence.toml").read_text(encoding="utf-8"))
    start = data.pop("start")
    return Weights(start, {name: Sign(**entry) for name, entry in data.items()})


def irregular_pasts() -> dict[str, str]:
    """The irregular past forms by their base: "flee" has "fled"."""
    return dict(pair.split() for pair in _data()["irregular_past"].replace("\n", " ").split("|"))


@lru_cache(maxsize=1)
def _data() -> dict[str, str]:
    return tomllib.loads(files(__package__).joinpath("events.toml").read_text(encoding="utf-8"))


def _entries(group: str, words: str) -> list[str]:
    """The words of a group; phrases of several words are parted by bars."""
    if group not in _PHRASES:
        return words.split()
    return [" ".join(phrase.split()) for phrase in words.split("|")]


def _forms(group: str, word: str, irregular: dict[str, str]) -> set[str]:
    if group in _VERBS:
        past = irregular.get(word) or _past(word)
        return {word, _third(word), past, _gerund(word), *_PARTICIPLES.get(word, ())}
    return {word, _third(word)} if group in _NOUNS else {word}


_PARTICIPLES = {
    "cancel": ("cancelled", "cancelling"),
    "give": ("given",),
    "know": ("known",),
    "see": ("seen",),
    "show": ("shown",),
    "take": ("taken",),
    "undergo": ("undergone",),
    "write": ("written",),
    "begin": ("begun",),
    "be": ("is", "are", "were", "been"),
    "do": ("does", "done"),
    "go": ("goes", "gone"),
    "have": ("has",),
}


def _third(word: str) -> str:
    """The form in -s: of verbs the third person, of nouns the plural."""
    if word.endswith(("s", "sh", "ch", "x", "z")):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ied"
    return (word + word[-1] if word in _DOUBLED.split() else word) + "ed"


def _gerund(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "be")):
        return word[:-1] + "ing"
    doubled = word in _DOUBLED.split() or word in _DOUBLED_GERUND.split()
    return (word + word[-1] if doubled else word) + "ing"
