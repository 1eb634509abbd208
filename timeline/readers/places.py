"""What the user names on the command line, spelled out: files, folders, patterns, standard input."""

import errno
import glob
import os
import re
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from timeline.model import Skipped
from timeline.readers.files import STDIN
from timeline.readers.kinds import SUFFIXES

_UNKNOWN = "of no kind that is read"
_HIDDEN = "hidden, as its name begins with a dot"
_NOT_FOLLOWED = "a link to a folder, which is not followed; give that folder too"
_ROUND = "a link back to a folder that it stands in"
_LOOP = "a link that leads back to itself"
_DEAD = "a link that leads nowhere"
_SPECIAL = "no regular file"
_SURROGATES = re.compile("[\ud800-\udfff]")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")


@dataclass(frozen=True, slots=True)
class Place:
    """A file to read (`path` is "-" for standard input) and the name its document goes by.

    `listed` marks one that a folder lists and nobody named: that it holds no article is no failure.
    """

    path: str
    name: str
    listed: bool = False


def places_of(paths: Iterable[str | os.PathLike[str]]) -> list[Place | Skipped]:
    """The files that the paths mean, each once: as given, folders in alphabetical order at every depth.

    A name is the path below the folder that was given, or the file's own name; where that would not tell two files
    apart, the path as given. Neither depends on the order in which the system lists a folder.
    """
    found: list[Place | Skipped] = []
    seen: set[str | tuple[str, str]] = set()
    for path in paths:
        for place in _spelled_out(os.fspath(path)):
            key = (place.name, place.reason) if isinstance(place, Skipped) else os.path.realpath(place.path)
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
    """What a folder lists at every depth: files to read, and each thing that is not read, with the reason."""
    found = sorted(_walked(folder), key=lambda place: place.name.split("/"))
    if not any(isinstance(place, Place) for place in found):
        yield Skipped(shown(folder), f"holds no articles; looked for files ending in {', '.join(SUFFIXES)}")
    yield from found


def _walked(folder: str) -> Iterator[Place | Skipped]:
    failed: list[OSError] = []
    for where, folders, files in os.walk(folder, onerror=failed.append):
        for name in folders:
            path = os.path.join(where, name)  # noqa: PTH118
            if name.startswith("."):
                yield _passed_over(path, folder, _HIDDEN)
            elif os.path.islink(path):  # noqa: PTH114 - `os.walk` does not follow it
                yield _passed_over(path, folder, _ROUND if _leads_up(path) else _NOT_FOLLOWED)
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (_listed(os.path.join(where, name), folder) for name in files)  # noqa: PTH118
    for error in failed:
        yield Skipped(shown(os.fsdecode(error.filename)), f"is a folder that cannot be read: {error.strerror}")


def _listed(path: str, folder: str) -> Place | Skipped:
    name = Path(path).name
    if name.startswith("."):
        return _passed_over(path, folder, _HIDDEN)
    known = name.lower().endswith(SUFFIXES)
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - pathlib's question hides what is wrong with a link
    except OSError as error:
        reason = {errno.ELOOP: _LOOP, errno.ENOENT: _DEAD}.get(error.errno or 0)
        return Skipped(_below(path, folder), reason or f"cannot be read: {error.strerror}", passed_over=not known)
    if known and stat.S_ISREG(mode):
        return Place(path, _below(path, folder), listed=True)
    return _passed_over(path, folder, _SPECIAL if known else _UNKNOWN)


def _leads_up(link: str) -> bool:
    """Whether a link to a folder leads to one that it stands in."""
    target, stands = os.path.realpath(link), os.path.realpath(os.path.dirname(link))  # noqa: PTH120
    return os.path.commonpath([target, stands]) == target


def _passed_over(path: str, folder: str, reason: str) -> Skipped:
    return Skipped(_below(path, folder), reason, passed_over=True)


def _below(path: str, folder: str) -> str:
    return shown(os.path.relpath(path, folder))


def _told_apart(found: list[Place | Skipped]) -> list[Place | Skipped]:
    """Names that two files share become their paths as given."""
    counts = Counter(place.name for place in found if isinstance(place, Place))
    return [
        replace(place, name=shown(place.path)) if isinstance(place, Place) and counts[place.name] > 1 else place
        for place in found
    ]
