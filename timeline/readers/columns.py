"""Which columns of a table, or fields of an archive, hold what: as asked, else by their names."""

from collections.abc import Mapping, Sequence

from timeline.errors import NoArticleError
from timeline.readers.words import words

FIELDS = ("text", "date", "title", "url", "source", "name")
"""What a column may hold."""


def chosen(names: Sequence[str], name: str, asked: Mapping[str, str]) -> dict[str, int]:
    """The number of the column for each field that one is found for.

    Raises `NoArticleError`, under the file's `name`, where a column that was asked for is not there.
    """
    folded = [column.casefold().strip() for column in names]
    columns: dict[str, int] = {}
    for field, column in asked.items():
        if column.casefold().strip() not in folded:
            raise NoArticleError(name, f"a table without a column {column!r}; it has {listing(names)}")
        columns[field] = folded.index(column.casefold().strip())
    for field, known in words()["columns"].items():
        place = next((folded.index(word) for word in known if word in folded), None)
        if place is not None and field not in columns and place not in columns.values():
            columns[field] = place
    return columns


def listing(names: Sequence[str]) -> str:
    """The names of some columns for people."""
    shown = ", ".join(f'"{" ".join(name.split())[:40]}"' for name in names[:12])
    return f"{shown} and {len(names) - 12} more" if len(names) > 12 else shown
