"""Entries of logs, files and chronicles, and captions: the date at their head dates what stands behind it."""

import re

from timeline.model import Timex
from timeline.syntax.tree import Token, Tree

_MARKS = frozenset({":", "-", "--", "–", "—"})
_PICTURES = frozenset({"photo", "photograph", "picture", "image"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_STAMP = re.compile(r"[0-9]+(?:[-/.:T +Z]*(?:[0-9]+|[A-Z][a-z]{2}))*")
"""A time as computers write it: in figures, at most with the short name of a month."""


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
