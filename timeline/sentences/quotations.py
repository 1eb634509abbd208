"""Quotations that run over several sentences: which sentences begin or end inside one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from timeline.model import Sentence

_LONGEST = 3000
"""Characters of a quotation; what is open for longer has lost its closing mark."""

_QUOTED = re.compile(
    rf'“[^“”]{{0,{_LONGEST}}}”|“[^“”\n]{{0,{_LONGEST}}}$|"[^"\n]{{2,{_LONGEST}}}"|«[^«»]{{0,{_LONGEST}}}»', re.MULTILINE
)
"""A quotation; in curly marks it may run on over line breaks, or open each paragraph and close the last only."""


def marked(text: str, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """The sentences, in text order, with those that begin or end inside a quotation marked."""
    quoted = (match.span() for match in _QUOTED.finditer(text))
    start, end = next(quoted, (len(text), len(text)))
    for sentence in sentences:
        while end <= sentence.start:
            start, end = next(quoted, (len(text), len(text) + 1))
        begins = start < sentence.start
        while end <= sentence.end:
            start, end = next(quoted, (len(text), len(text) + 1))
        ends = start < sentence.end
        yield replace(sentence, begins_quoted=begins, ends_quoted=ends) if begins or ends else sentence
