"""A date in a document's address or file name: "/2015/01/26/", "2015-01-26", "20150126"."""

import re

from timeline.calendar import civil, edtf
from timeline.calendar.when import When
from timeline.model import Document, DocumentDate

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Addresses write months in English whatever the language of the page."""
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![0-9]){_YEAR}(?P<mark>[-_/.])(?P<month>[0-9]{{1,2}})(?P=mark)(?P<day>[0-9]{{1,2}})(?![0-9])",
        rf"(?<![0-9]){_YEAR}[-_/](?P<name>{'|'.join(_MONTHS)})[a-z]{{0,6}}[-_/](?P<day>[0-9]{{1,2}})(?![0-9])",
        rf"(?<![0-9a-f]){_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})(?![0-9a-zA-SU-Z])",
        rf"/{_YEAR}/(?P<month>[0-9]{{1,2}})/",
        rf"/{_YEAR}/(?P<name>{'|'.join(_MONTHS)})[a-z]{{0,6}}/",
    )
)
"""Finest first. Runs of figures that go on, and hexadecimal names, are numbers of something else."""
_ADDRESS = re.compile(r"\s{0,20}https?://\S{1,400}")
_PARAMETERS = re.compile(r"[?#]")
_LONGEST = 400


def read(document: Document) -> DocumentDate:
    """The date in the document's address, its name, or an address above its text; `when` is `None` without any."""
    above = _ADDRESS.match(document.text)
    names = (
        ("The document's address says", _path(document.url)),
        ("The document's name says", document.name),
        ("The address above the text says", _path(above[0]) if above else ""),
    )
    for says, name in names:
        when = find(name)
        if when is not None:
            return DocumentDate(when, "name", (f"{says} {edtf.write(when)}.",))
    return DocumentDate(None)


def _path(address: str) -> str:
    """An address without its parameters, whose figures number all kinds of things."""
    return _PARAMETERS.split(address, maxsplit=1)[0]


def find(name: str) -> When | None:
    """The day (or month) that a file name or the path of an address holds."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(name[-_LONGEST:]):
            when = _when(match.groupdict())
            if when is not None:
                return when
    return None


def _when(found: dict[str, str | None]) -> When | None:
    year = int(found["year"] or 0)
    figures, name, day_figures = found.get("month"), found.get("name") or "", found.get("day")
    month = int(figures) if figures else _MONTHS.index(name[:3]) + 1
    if not day_figures:
        return When.of_month(year, month) if 1 <= month <= 12 else None
    day = int(day_figures)
    return When.of_day(year, month, day) if civil.is_date(year, month, day) else None
