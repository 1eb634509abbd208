"""Files that are written whole or not at all."""

import contextlib
import errno
import itertools
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from timeline.errors import WriteError

_numbers = itertools.count()


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file at `path` when the block ends well; until then the old file stays.

    The bytes go to a hidden file beside it, are flushed to the disk and renamed into place. A link is followed;
    what is no regular file (`/dev/null`, a pipe) is written to directly. Raises `WriteError` where the system refuses.
    """
    try:
        target = path.resolve()
        if target.is_symlink():  # what older Pythons raise as a RuntimeError, newer ones leave unresolved
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                yield stream
            return
        temporary = target.with_name(f".timeline-{os.getpid()}-{next(_numbers)}.tmp")
        with _removed_on_failure(temporary):
            with temporary.open("xb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            _put_in_place(temporary, target)
    except (OSError, RuntimeError) as error:  # resolve() raises RuntimeError for a loop of links
        raise WriteError(f"{path}: cannot be written: {getattr(error, 'strerror', None) or error}") from error


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
