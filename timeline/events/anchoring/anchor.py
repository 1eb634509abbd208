"""A time expression with what it dates."""

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.model import Timex
from timeline.syntax.tree import Token, Tree

AS_OF = "as of"
"""The signal of a state that the text tells as it was on a day."""

OCCASION = "on the occasion"
"""The relation of the date of a meeting to what was said or done there."""

NEW_DATE = "new date"
"""The relation of the date to which something is moved."""

CAPTION = "caption"
"""The relation of a picture's date to the verb of its caption."""

ENTRY = "log entry"
"""The relation of the date at the head of an entry to what the entry tells."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A time expression with what it dates.

    `governor` is the verb or the event noun, `None` where the sentence has no verb (a headline, a list entry).
    `signal` is the preposition before the expression ("since"), `relation` says how the governor was found, `cover`
    are the indices of the tokens that say when and not what: the expression and its preposition. `day` is the day
    told beside a time of day. `note` says why the date lies where it does, if neither the expression nor its tense
    tells.
    """

    tree: Tree
    timex: Timex
    governor: Token | None
    relation: str
    signal: str
    cover: frozenset[int]
    day: Timex | None = None
    note: str = ""


def dates_in(tree: Tree, timexes: Iterable[Timex]) -> frozenset[int]:
    """The indices of all tokens of time expressions."""
    return frozenset(token.index for timex in timexes for token in tree.within(timex.start, timex.end))
