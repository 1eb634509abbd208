"""The nearer word that a date belongs to, where the word that the walk up the tree found cannot be of that date."""

from dataclasses import replace

from timeline.anchoring.governor import CAPTION, Anchor
from timeline.anchoring.tense import side_of
from timeline.eventwords import EventWords
from timeline.tree import Token, Tree
from timeline.when import When

_MONTH = 31
_OPENING = 4
"""Tokens: a date that begins before opens its sentence."""


def in_its_time(anchor: Anchor, words: EventWords, written: When | None) -> Anchor | None:
    """The anchor, where its clause can be of its date; else the nearer verb before the date, or `None`.

    "Doctors advise washing hands, which did not keep the flu from killing millions in 1918": a plain present is not
    of a time long past. A date that opens its sentence is a chronicle's, and its present is a historical one.
    """
    governor, when = anchor.governor, anchor.timex.when
    long_past = written is not None and isinstance(when, When) and _lies_long_before(when, written)
    opens = min(anchor.cover) < _OPENING or anchor.relation == CAPTION
    if not long_past or opens or governor is None or side_of(anchor.tree, governor, words) != "present":
        return anchor
    between = anchor.tree.tokens[governor.index + 1 : min(anchor.cover)]
    mishap = next((one for one in reversed(between) if one.text.lower() in words.mishaps), None)
    if mishap is not None:
        return replace(anchor, governor=mishap, relation="nearer event noun")
    verbs = [one for one in between if _is_past_verb(anchor.tree, one)]
    return replace(anchor, governor=verbs[-1], relation="nearer verb of the past") if verbs else None


def _is_past_verb(tree: Tree, token: Token) -> bool:
    """Whether a token may be a verb of the past; in "as opposed to" there is none."""
    as_opposed = token.index > 0 and tree.tokens[token.index - 1].text.lower() == "as"
    return token.tag in ("VBD", "VBN", "VBG") and token.dep not in ("aux", "auxpass", "amod") and not as_opposed


def _lies_long_before(when: When, written: When) -> bool:
    return when.last is not None and written.first is not None and written.first - when.last > _MONTH
