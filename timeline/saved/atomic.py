"""Files that are written whole or not at all."""

import contextlib
import errno
import itertools
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from timeline.errors import WriteError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_numbers = itertools.count()
_HIDDEN = ".timeline-{}-{}.tmp"
_IS_HIDDEN = re.compile(r"\.timeline-[0-9]+-[0-9]+\.tmp")


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file at `path` when the block ends well; until then the old file stays.

    The bytes go to a hidden file beside it, are flushed to the disk and renamed into place; such files of writers that
    were killed are removed. A link is followed; what is no regular file (`/dev/null`, a pipe) is written to directly.
    Raises `WriteError` where the system refuses.
    """
    try:
        target = path.resolve()
        if target.is_symlink():  # what older Pythons raise as a RuntimeError, newer ones leave unresolved
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                yield stream
            return
        _sweep(target.parent)
        hidden, temporary = _beside(target)
        with _removed_on_failure(temporary):
            with hidden:
                yield hidden
                hidden.flush()
                os.fsync(hidden.fileno())
                if fcntl is not None:  # while it is locked, so that nobody takes it for a dead writer's
                    _put_in_place(temporary, target)
            if fcntl is None:  # Windows renames no file that is open
                _put_in_place(temporary, target)
    except (OSError, RuntimeError) as error:  # resolve() raises RuntimeError for a loop of links
        raise WriteError(f"{path}: cannot be written: {getattr(error, 'strerror', None) or error}") from error


def _beside(target: Path) -> tuple[BinaryIO, Path]:
    """A new hidden file beside the target, locked as long as it is open."""
    while True:
        temporary = target.with_name(_HIDDEN.format(os.getpid(), next(_numbers)))
        stream = temporary.open("xb")
        if fcntl is None:
            return stream, temporary
        with contextlib.suppress(OSError):  # a file system without locks
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(stream.fileno()).st_nlink:  # none: it was swept away before it was locked
            return stream, temporary
        stream.close()


def _sweep(folder: Path) -> None:
    """Remove what killed writers left in a folder: their hidden files, which nobody has locked any more."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        left = [entry.path for entry in entries if _IS_HIDDEN.fullmatch(entry.name)]
        for path in left:
            with contextlib.suppress(OSError):
                _remove_unlocked(path)


def _remove_unlocked(path: str) -> None:
    if fcntl is None:  # Windows removes no file that is open
        Path(path).unlink()
        return
    number = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        Path(path).unlink()
    finally:
        os.close(number)


@contextlib.contextmanager
def _removed_on_failure(temporary: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _put_in_place(temporary: Path, target: Path) -> None:
    if target.exists():
        temporary.chmod(target.stat().st_mode & 0o7777)
    temporary.replace(target)
    if os.name == "posix":  # the rename itself survives a power cut only when the folder is flushed too
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
