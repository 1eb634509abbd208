"""The words of `words.toml`, by which readers know columns and what mail programs write."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """The file: tables of words by what they stand for (`columns`, `mail`), and `date_parts`."""
    return tomllib.loads(files("timeline.readers").joinpath("words.toml").read_text("utf-8"))
