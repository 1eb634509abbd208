"""English words and weights that tell who is meant. They are data, in reference.toml."""

import tomllib
from functools import lru_cache
from importlib.resources import files

from timeline.lexicon.reference import ReferenceWords


@lru_cache(maxsize=1)
def load() -> ReferenceWords:
    """The English `ReferenceWords`, read once."""
    data = tomllib.loads(files(__package__).joinpath("reference.toml").read_text(encoding="utf-8"))
    weights = {name: weight for name, (weight, _) in data.pop("weights").items()}
    margin = data.pop("margin")
    groups = {name: frozenset(words.split()) for name, words in data.items()}
    return ReferenceWords(**groups, weights=weights, margin=margin)
