"""English words for the stages before the tagger: sentences, notices, datelines, captions. They are data, in story.toml
and furniture.toml."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from timeline.lexicon.story import StoryWords


@lru_cache(maxsize=1)
def load() -> StoryWords:
    """The English `StoryWords`, read once."""
    return _words(_data("story.toml"), _data("furniture.toml"))


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("timeline.lang.en").joinpath(name).read_text(encoding="utf-8"))


def _words(data: Mapping[str, Any], furniture: Mapping[str, Any]) -> StoryWords:
    dates, heads, notices = data["dates"], data["heads"], data["notices"]
    fields: dict[str, Any] = {name: frozenset(words.split()) for name, words in data["sentences"].items()}
    fields |= {name: tuple(dates[name].items()) for name in ("months", "weekdays")}
    fields |= {name: tuple(dates[name].split()) for name in ("zones", "filler", "seasons")}
    fields |= {
        name: frozenset(dates[name].split())
        for name in (
            "dating",
            "parts",
            "since",
            "coming",
            "onset",
            "ahead",
            "appearing",
            "sittings",
            "day_first",
            "month_first",
        )
    }
    fields |= {name: tuple(heads[name].split()) for name in ("particles", "jobs", "desks")}
    fields |= {
        name: tuple(heads[name])
        for name in ("authors", "captions", "picture_labels", "credits", "agencies", "pictures", "picture_frames")
    }
    fields |= {f"notice_{name}": frozenset(notices[name].split()) for name in ("asks", "things")}
    fields |= {f"notice_{name}": tuple(notices[name]) for name in ("openings", "headings", "closings", "commented")}
    words = ("reader", "writer", "publisher", "common", "telling")
    fields |= {name: frozenset(notices[name].split()) for name in words}
    fields |= {name: tuple(cues) for name, cues in furniture.items()}
    fields |= {name: tuple(dates[name]) for name in ("shades", "todays", "own_names", "own_openings", "text_kinds")}
    fields |= {"listings": frozenset(dates["listings"]), "listing_openings": tuple(dates["listing_openings"])}
    return StoryWords(stamps=tuple(dates["stamps"]), **fields)
