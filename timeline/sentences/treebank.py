"""Text that was cut into tokens for a treebank: its brackets and quote marks are read as what they stand for.

Corpora and archives of news often hold such text: brackets as "-LRB-", quote marks as two grave accents and two
apostrophes (the Penn Treebank's conventions).
"""

import re

_BRACKETS = {"L": {"R": "(", "S": "[", "C": "{"}, "R": {"R": ")", "S": "]", "C": "}"}}
_MARK = re.compile(r"-(?P<side>[LR])(?P<kind>[RSC])B-|``|''")

_SYMBOL = re.compile(r"(?<=\()(?P<lead>\s*)(?P<name>[A-Z]{1,5})\s?\.\s(?P<market>[A-Z]{1,3})(?=\s*\))")
"""A share's symbol that was cut in three: "PFG . L"."""


def as_printed(text: str) -> str:
    """The text with printed brackets and quote marks, of the same length, so that every place in it stays the same.

    Blanks fill up what is longer than the mark. A text without such brackets or opening quotes is returned as it is.
    """
    if not any(mark in text for mark in ("``", "-LRB-", "-RRB-")):
        return text
    return _SYMBOL.sub(_symbol, _MARK.sub(_mark, text))


def _symbol(match: re.Match[str]) -> str:
    return f"{match['lead']}{match['name']}.{match['market']}".ljust(len(match[0]))


def _mark(match: re.Match[str]) -> str:
    width = len(match[0])
    if match["side"]:
        mark = _BRACKETS[match["side"]][match["kind"]]
        return mark.ljust(width) if match["side"] == "L" else mark.rjust(width)
    return "“".ljust(width) if match[0] == "``" else "”".rjust(width)
