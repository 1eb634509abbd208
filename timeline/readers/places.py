"""What the user names on the command line, spelled out: files, folders, patterns, standard input."""

import glob
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from timeline.model import Skipped

TEXT, PAGE = (".txt", ".text", ".md"), (".html", ".htm", ".xhtml")
LINES, FEED = (".jsonl", ".ndjson"), (".rss", ".atom")
SUFFIXES = TEXT + PAGE + LINES + FEED
"""The kinds of file that are read from a folder; a file that is named itself may have any suffix."""

STDIN = "-"
_SURROGATES = re.compile("[\ud800-\udfff]")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")


@dataclass(frozen=True, slots=True)
class Place:
    """A file to read (`path` is "-" for standard input) and the name its document goes by."""

    path: str
    name: str


def places_of(paths: Iterable[str | os.PathLike[str]]) -> list[Place | Skipped]:
    """The files that the paths mean, each once: as given, folders in alphabetical order at every depth.

    A name is the path below the folder that was given, or the file's own name; where that would not tell two files
    apart, the path as given. Neither depends on the order in which the system lists a folder.
    """
    found: list[Place | Skipped] = []
    seen: set[str] = set()
    for path in paths:
        for place in _spelled_out(os.fspath(path)):
            key = place.name if isinstance(place, Skipped) else os.path.realpath(place.path)
            if key not in seen:
                seen.add(key)
                found.append(place)
    return _told_apart(found)


def shown(path: str) -> str:
    """A path as a name: forward slashes, and no surrogates where its bytes are not UTF-8."""
    return _SURROGATES.sub("\ufffd", path.replace(os.sep, "/"))


def _spelled_out(path: str) -> Iterator[Place | Skipped]:
    if path == STDIN:
        yield Place(STDIN, "stdin")
    elif not _is_path(path):
        yield Skipped(shown(path), "is not a path")
    elif os.path.isdir(path):  # noqa: PTH112 - pathlib would drop the "./" of a name such as "./-"
        yield from _folder(path)
    elif os.path.lexists(path) or not glob.has_magic(path):
        yield _file(path)
    else:
        yield from _pattern(path)


def _is_path(path: str) -> bool:
    try:
        return b"\x00" not in os.fsencode(path)
    except UnicodeEncodeError:
        return False


def _file(path: str) -> Place | Skipped:
    if _ADDRESS.match(path) and not os.path.lexists(path):
        return Skipped(shown(path), "is an address on the web, and nothing is fetched; save the page and give the file")
    return Place(path, shown(Path(path).name))


def _pattern(pattern: str) -> Iterator[Place | Skipped]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - "./" again
    if not matches:
        yield Skipped(shown(pattern), "no file fits this pattern")
    for match in matches:
        yield from _folder(match) if Path(match).is_dir() else [_file(match)]


def _folder(folder: str) -> Iterator[Place | Skipped]:
    files = sorted(_walked(folder), key=lambda place: place.name.split("/"))
    if not files:
        yield Skipped(shown(folder), f"holds no articles; looked for files ending in {', '.join(SUFFIXES)}")
    yield from files


def _walked(folder: str) -> Iterator[Place]:
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = os.path.join(where, name)  # noqa: PTH118
            if not name.startswith(".") and name.lower().endswith(SUFFIXES) and Path(path).is_file():
                yield Place(path, shown(os.path.relpath(path, folder)))


def _told_apart(found: list[Place | Skipped]) -> list[Place | Skipped]:
    """Names that two files share become their paths as given."""
    counts = Counter(place.name for place in found if isinstance(place, Place))
    return [
        replace(place, name=shown(place.path)) if isinstance(place, Place) and counts[place.name] > 1 else place
        for place in found
    ]
