"""Dates given for documents by name or pattern."""

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase, translate


def fits(name: str, pattern: str) -> bool:
    """Whether a document's name, or the last part of it, is a name or fits a pattern with `*`, `?` and `[...]`."""
    return any(one == pattern or fnmatchcase(one, pattern) for one in (name, _last(name)))


class NamedDates:
    """Dates by name or pattern; `of` finds one by `fits`, exact names before patterns, else the first given.

    Names are looked up, and all patterns are one regular expression: a thousand of either cost a document little.
    """

    def __init__(self, dates: Mapping[str, str]) -> None:
        self._places = {name: place for place, name in enumerate(dates)}
        self._dates = dates
        self._patterns = [name for name in dates if any(magic in name for magic in "*?[")]
        self._any = re.compile("|".join(f"({translate(pattern)})" for pattern in self._patterns))
        self._asked: list[tuple[str, str]] = []
        self._used: set[str] = set()

    def of(self, name: str) -> str:
        """The date given for a document of that name, "" where none is."""
        names = (name, _last(name))
        self._asked.append(names)
        exact = [one for one in names if one in self._places]
        found = min(exact, key=self._places.__getitem__) if exact else self._first_pattern(names)
        if found is None:
            return ""
        self._used.add(found)
        return self._dates[found]

    def unused(self) -> list[str]:
        """The names and patterns that fit no document that was asked for, in the order given."""
        left = {name: re.compile(translate(name)) for name in self._dates if name not in self._used}
        return [
            name for name, pattern in left.items() if not any(self._fits(name, pattern, one) for one in self._asked)
        ]

    @staticmethod
    def _fits(wanted: str, pattern: re.Pattern[str], names: tuple[str, str]) -> bool:
        return any(name == wanted or pattern.match(name) for name in names)

    def _first_pattern(self, names: tuple[str, str]) -> str | None:
        matches = [self._any.match(name) for name in names] if self._patterns else []
        groups = [match.lastindex for match in matches if match and match.lastindex]
        return self._patterns[min(groups) - 1] if groups else None


def _last(name: str) -> str:
    return name.rpartition("/")[2]
