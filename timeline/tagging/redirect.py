"""A date on the other side of the day of writing: for who knows the clause's tense better than the words around it."""

from dataclasses import replace

from timeline.model import Timex
from timeline.tagging.language import Language
from timeline.tagging.normalise import outcome_again


def redirected(timex: Timex, direction: str, language: Language) -> Timex:
    """The same expression seen from the same reference, on a given side of it: "before" or "after"."""
    moved = replace(timex, direction=direction)
    outcome = outcome_again(moved, language)
    return replace(moved, when=outcome.when, value=outcome.value)
