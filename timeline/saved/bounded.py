"""Files read whole, unless they are larger than a cap: also devices and pipes, which do not say how large they are."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from timeline.errors import ReadError

_PIECE_BYTES = 1 << 20


def bytes_of(path: Path, cap: int) -> bytes:
    """The bytes of a file. Raises `ReadError`, also where there are more than `cap`."""
    try:
        with path.open("rb") as stream:
            status = os.fstat(stream.fileno())
            if stat.S_ISREG(status.st_mode) and status.st_size > cap:
                raise _too_large(str(path), cap)
            return bytes_from(stream, str(path), cap)
    except (OSError, ValueError) as error:
        raise ReadError(str(path), getattr(error, "strerror", None) or "cannot be read") from error


def bytes_from(stream: BinaryIO, name: str, cap: int) -> bytes:
    """The bytes of a stream, in pieces, for `read(n)` sets aside n bytes at once. Raises `ReadError`."""
    pieces, left = [], cap
    while piece := stream.read(_PIECE_BYTES):
        left -= len(piece)
        if left < 0:
            raise _too_large(name, cap)
        pieces.append(piece)
    return b"".join(pieces)


def _too_large(name: str, cap: int) -> ReadError:
    return ReadError(name, f"larger than {cap // 1_000_000} MB")
