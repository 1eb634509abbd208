"""A date on the other side of the day of writing: for who knows the clause's tense better than the words around it."""

from dataclasses import replace

from timeline import timex3
from timeline.model import Timex
from timeline.tagging.language import Language
from timeline.tagging.normalise import resolve_again
from timeline.when import When


def redirected(timex: Timex, direction: str, language: Language) -> Timex:
    """The same expression seen from the same reference, on a given side of it: "before" or "after"."""
    moved = replace(timex, direction=direction)
    when = resolve_again(moved, language)
    value = timex3.write(when) if isinstance(when, When) and not when.is_open else timex.value
    return replace(moved, when=when, value=value)
