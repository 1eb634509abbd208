"""Numbers that open the entries of a live page: "1450:" is a clock time there, though it looks like a year."""

import re
from collections.abc import Sequence

from timeline.calendar import civil
from timeline.calendar.meaning import TimeMention
from timeline.model import DocumentDate

_OPENING = re.compile(r"\b([0-9]{2})([0-9]{2})\s{0,2}:(?![0-9])")
_YEAR = re.compile(r"[0-9]{4}")
_FEWEST = 3
"""Numbers before a colon that make a page of entries."""


def without_clocks(text: str, mentions: Sequence[TimeMention], document_date: DocumentDate) -> list[TimeMention]:
    """The mentions without the years that are clock times: where every number before a colon can be a time of day, and
    one of them can be no year of the past."""
    opening = {match.start(): match for match in _OPENING.finditer(text)}
    written = document_date.when.first if document_date.when is not None else None
    if len(opening) < _FEWEST or written is None or not _are_clocks(list(opening.values()), civil.date_of(written)[0]):
        return list(mentions)
    return [one for one in mentions if not (one.start in opening and _YEAR.fullmatch(text[one.start : one.end]))]


def _are_clocks(found: Sequence[re.Match[str]], year: int) -> bool:
    clocks = all(int(match[1]) < 24 and int(match[2]) < 60 for match in found)
    return clocks and any(match[1].startswith("0") or int(match[1] + match[2]) > year for match in found)
