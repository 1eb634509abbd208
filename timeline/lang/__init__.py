"""The languages that texts may be written in; one folder each."""

from timeline.tagging.language import Language


def load(name: str) -> Language:
    """The language of that ISO 639 code, with its rules; only "en" stands. Raises `TimelineError` for another."""
    if name != "en":
        from timeline.errors import TimelineError

        raise TimelineError(f"there are no rules for the language {name!r}; there are for: en")
    from timeline.lang import en

    return en.language()
