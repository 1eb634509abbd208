"""The bytes of files and of standard input, within their caps."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from timeline.errors import ReadError
from timeline.limits import MAX_DOCUMENT_BYTES, MAX_SPOOLED_BYTES

STDIN = "-"
_PIECE_BYTES = 1 << 18


def opened(path: str) -> BinaryIO:
    """The stream of a file, or standard input for `-`. Raises `OSError`."""
    return sys.stdin.buffer if path == STDIN else Path(path).open("rb")


def whole(stream: BinaryIO, name: str, limit: int = MAX_DOCUMENT_BYTES) -> bytes:
    """All bytes of a stream, unless they are too many: a large file is refused by its size, unread."""
    size = _size(stream)
    try:
        data = capped(stream, limit) if size <= limit else b""
    except (OSError, ValueError, EOFError) as error:
        raise ReadError(name, why(error)) from error
    if max(size, len(data)) > limit:
        raise ReadError(name, f"is larger than {limit // 1_000_000} MB; split it")
    return data


def capped(stream: BinaryIO, limit: int) -> bytes:
    """The stream's bytes, or one more than are allowed; in pieces, for `read(n)` sets aside n bytes at once."""
    pieces, left = [], limit + 1
    while left > 0 and (piece := stream.read(min(left, _PIECE_BYTES))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


@contextmanager
def on_disk(stream: BinaryIO, name: str) -> Iterator[str]:
    """The path of a stream's file; what stands in an archive is copied to a temporary file while it is used."""
    path = getattr(stream, "name", None)
    if isinstance(path, str) and os.path.isfile(path):  # noqa: PTH113 - pathlib raises on what is no path
        yield path
        return
    with NamedTemporaryFile(suffix=Path(name).suffix) as copy:
        left = MAX_SPOOLED_BYTES
        while piece := stream.read(_PIECE_BYTES):
            left -= len(piece)
            if left < 0:
                raise ReadError(name, f"unfolds to more than {MAX_SPOOLED_BYTES // 10**9} GB; unpack it")
            copy.write(piece)
        copy.flush()
        yield copy.name


def why(error: Exception) -> str:
    """The reason of a failure, for people."""
    known: dict[type[Exception], str] = {
        FileNotFoundError: "there is no such file",
        PermissionError: "may not be read",
        IsADirectoryError: "is a folder; give `timeline` the folder, or one file",
    }
    return known.get(type(error)) or f"cannot be read: {getattr(error, 'strerror', None) or error}"


def _size(stream: BinaryIO) -> int:
    """The size of a regular file, 0 for what has none."""
    try:
        status = os.fstat(stream.fileno())
    except (OSError, ValueError, AttributeError):
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0
