"""A date on the other side of the day of writing: for who knows the clause's tense better than the words around it."""

from dataclasses import replace

from timeline.calendar import edtf
from timeline.calendar.when import When
from timeline.model import Timex
from timeline.tagging.language import Language
from timeline.tagging.normalise import outcome_again


def redirected(timex: Timex, direction: str, language: Language) -> Timex:
    """The same expression seen from the same reference, on a given side of it: "before" or "after"."""
    if (timex.begin and timex.end_point) or timex.type == "DURATION":
        return timex  # a range is read as a whole, and a length of time has its side from its preposition
    moved = replace(timex, direction=direction, begin="", end_point="")
    outcome = outcome_again(moved, language)
    edge = edtf.write(outcome.when) if isinstance(outcome.when, When) else ""
    begin, end = edge if timex.begin else "", edge if timex.end_point else ""
    moved = replace(moved, value=outcome.value, begin=begin, end_point=end)
    return replace(moved, when=outcome_again(moved, language).when)
