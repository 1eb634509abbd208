"""Entries of logs, files and chronicles, and captions: the date at their head dates what stands behind it."""

import re

from timeline.events.anchoring.anchor import ENTRY, Anchor
from timeline.events.grammar.clause import is_verb
from timeline.model import Timex
from timeline.syntax.tree import Token, Tree

_MARKS = frozenset({":", "-", "--", "–", "—"})
_PICTURES = frozenset({"photo", "photograph", "picture", "image"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_STAMP = re.compile(r"[0-9]+(?:[-/.:T +Z]*(?:[0-9]+|[A-Z][a-z]{2}))*")
"""A time as computers write it: in figures, at most with the short name of a month."""


def entry_anchor(tree: Tree, timex: Timex) -> Anchor | None:
    """The anchor of the date at the head of an entry: what the entry tells first, a verb, or all of it."""
    head = [one for one in tree.tokens if one.start < tree.sentence.entry]
    told = tree.tokens[len(head) :]
    last = tree.within(timex.start, timex.end)[-1:]
    later = [one for one in head if one.index > last[0].index] if last else head
    if not told or any(one.text[0].isalnum() and not one.text.isalpha() for one in later):
        return None  # the day behind a month that stands alone above it
    root = next((one for one in told if one.head == one.index and one.dep != "punct"), None)
    verb = root if root is not None and is_verb(root) and not _is_noun_at_head(tree, root, told[0]) else None
    return Anchor(tree, timex, verb, ENTRY, "", frozenset(one.index for one in head))


def _is_noun_at_head(tree: Tree, root: Token, first: Token) -> bool:
    """Whether the parser takes the noun that opens an entry for an order: "Fall at home"."""
    return root is first and root.tag in ("VB", "VBP") and tree.child(root, "nsubj", "dobj", "aux") is None


def entry_verb(tree: Tree, tokens: list[Token], timex: Timex) -> Token | None:
    """The verb of an entry, which the stamp or the date at its head dates: "2016-05-04 08:12 pump 3 stopped"."""
    last = tokens[-1].index
    roots = (one for one in tree.tokens if one.head == one.index and one.index > last)
    root = next((one for one in roots if one.tag.startswith("VB")), None)
    opens = timex.reference == "" and not any(one.text[0].isalnum() for one in tree.tokens[: tokens[0].index])
    stamped = _STAMP.fullmatch(timex.text) is not None and len(timex.text) > _YEAR_ALONE
    return root if opens and (stamped or _stands_alone(tree, last, timex)) else None


def _stands_alone(tree: Tree, last: int, timex: Timex) -> bool:
    """Whether a date with its year stands over a sentence that begins behind it: "4 April 1999. Petition filed"."""
    behind = tree.tokens[last + 1 : last + 3]
    behind = behind[1:] if behind and behind[0].text in (".", ":") else behind[:1]
    return bool(behind) and behind[0].text[0].isupper() and _FULL.search(timex.text) is not None


_FULL = re.compile(r"(?:1[0-9]|20)[0-9]{2}$")
"""The year at the end of a date."""

_YEAR_ALONE = 7
"""Characters: a year, or a year and a month, is no stamp."""


def heads_entry(tree: Tree, tokens: list[Token], timex: Timex) -> bool:
    """Whether a full date heads notes without a verb: "14 Feb 2018: Fall at home"."""
    behind = tree.tokens[tokens[-1].index + 1 : tokens[-1].index + 2]
    full = timex.reference == "" and any(char.isdigit() for char in timex.text)
    opens = full and tokens[0].index == 0 and any(one.text in _MARKS for one in behind)
    told = any(one.tag in _FINITE or one.dep in ("nsubj", "nsubjpass", "aux", "auxpass") for one in tree.tokens)
    return opens and not told


def picture_lead(tree: Tree, last: int, root: Token | None) -> list[int]:
    """The words of a caption that say when its picture was made: "In this 3 May 2011 file photo, ..."."""
    behind = [one.text.lower() for one in tree.tokens[last + 1 : last + 3]]
    if _PICTURES.isdisjoint(behind) or root is None or root.index < last:
        return []
    end = next(one.index for one in tree.tokens[last + 1 :] if one.text.lower() in _PICTURES)
    comma = [one.index for one in tree.tokens[end + 1 : end + 2] if one.text == ","]
    return [*range(end + 1), *comma]
