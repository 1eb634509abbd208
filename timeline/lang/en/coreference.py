"""English words for telling whether two texts tell one event. The words are data, in coreference.toml."""

import tomllib
from functools import lru_cache
from importlib import resources

from timeline.lang.en import events
from timeline.lexicon.coreference import CoreferenceWords, stem


@lru_cache(maxsize=1)
def load() -> CoreferenceWords:
    """The English `CoreferenceWords`, read once."""
    source = resources.files("timeline.lang.en").joinpath("coreference.toml").read_text(encoding="utf-8")
    data, told = tomllib.loads(source), events.load()
    families = [row.split() for row in data["kin"].strip().splitlines()]
    kin: dict[str, str] = {}
    for family in families:
        for word in family:
            kin.setdefault(stem(word), family[0])
    past = {past: base for base, past in events.irregular_pasts().items()}
    saying = {stem(past.get(word, word)) for word in told.saying}
    return CoreferenceWords(
        kin=kin,
        past=past,
        common=frozenset(map(stem, data["common"].split())),
        saying=told.saying,
        light=frozenset(map(stem, data["light"].split())) - saying,
        addressing=frozenset(map(stem, data["addressing"].split())),
        negations=frozenset(data["negations"].split()),
        numerals=frozenset(data["numerals"].split()),
    )
