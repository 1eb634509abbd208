"""Packed files as streams: `.gz` and the members of a `.zip`, with caps on what they unfold to. Nothing is written."""

import gzip
import io
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from timeline.errors import ReadError
from timeline.limits import MAX_MEMBERS, MAX_OFFICE_BYTES, MAX_UNFOLDED_BYTES, UNFOLD_FREE_BYTES, UNFOLD_RATIO
from timeline.model import Skipped

_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""The methods of every zip that people have; the others may set aside gigabytes before the first byte."""

_TAIL = 22 + 0xFFFF
_DIRECTORY_BYTES = 1_000
"""What the directory of an archive may take for each member: its name, mostly."""

_WRITER_JUNK = "__MACOSX/"


class _Counted(io.RawIOBase):
    """A stream that knows how much of it was read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.count = stream, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        piece = self._stream.read(len(cast(bytearray, buffer)))
        cast(bytearray, buffer)[: len(piece)] = piece
        self.count += len(piece)
        return len(piece)


class _Bounded(io.RawIOBase):
    """What a packed stream unfolds to, until that is too much beside what was read of it."""

    def __init__(self, unfolded: BinaryIO, packed: _Counted | int, name: str) -> None:
        self._unfolded, self._packed, self._name, self._count = unfolded, packed, name, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        try:
            piece = self._unfolded.read(len(cast(bytearray, buffer)))
        except ReadError:
            raise
        except Exception as error:  # zipfile and zlib raise errors of many kinds on what is damaged
            raise ReadError(self._name, f"is damaged: {_said(error)}") from error
        cast(bytearray, buffer)[: len(piece)] = piece
        self._count += len(piece)
        self._check()
        return len(piece)

    def _check(self) -> None:
        packed = self._packed if isinstance(self._packed, int) else self._packed.count
        if self._count > max(UNFOLD_FREE_BYTES, UNFOLD_RATIO * packed):
            raise ReadError(self._name, f"unfolds to more than {UNFOLD_RATIO} times its size, which no text does")
        if self._count > MAX_UNFOLDED_BYTES:
            raise ReadError(self._name, f"unfolds to more than {MAX_UNFOLDED_BYTES // 10**9} GB; split it")


def unpacked(stream: BinaryIO, name: str) -> BinaryIO:
    """The stream that a `.gz` unfolds to; reading it raises `ReadError` where it is damaged or too much."""
    packed = _Counted(stream)
    unfolded = gzip.GzipFile(fileobj=io.BufferedReader(packed))
    return io.BufferedReader(_Bounded(cast(BinaryIO, unfolded), packed, name))


def directory(stream: BinaryIO, name: str) -> zipfile.ZipFile:
    """The opened archive of a stream that can seek. Raises `ReadError`, also where its directory is too large."""
    _check_directory(stream, name)
    try:
        archive = zipfile.ZipFile(stream)
    except Exception as error:  # of many kinds, on what is damaged
        raise ReadError(name, f"is damaged: {_said(error)}") from error
    if len(archive.infolist()) > MAX_MEMBERS:
        raise ReadError(name, f"holds more than {MAX_MEMBERS:,} files; split it")
    return archive


def members(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, BinaryIO] | Skipped]:
    """The files of an archive by name, each as a stream that is valid until the next one."""
    for info in sorted(archive.infolist(), key=lambda info: info.filename.split("/")):
        inner = f"{name}/{info.filename}"
        if info.filename.endswith("/") or info.filename.startswith(_WRITER_JUNK):
            continue
        if info.flag_bits & 1:
            yield Skipped(inner, "is locked with a password")
            continue
        if info.compress_type not in _METHODS:
            yield Skipped(inner, "is packed in a way that is not read; pack it as usual (deflate)")
            continue
        try:
            with archive.open(info) as unfolded:
                bounded = _Bounded(cast(BinaryIO, unfolded), info.compress_size, inner)
                yield inner, io.BufferedReader(bounded)
        except Exception as error:
            yield Skipped(inner, f"is damaged: {_said(error)}")


def check_office(data: bytes, name: str) -> None:
    """Raise `ReadError` for an office document (a zip) that is damaged or unfolds to more than one should."""
    with directory(io.BytesIO(data), name) as archive:
        infos = archive.infolist()
    size = sum(info.file_size for info in infos)
    if size > MAX_OFFICE_BYTES or any(
        info.file_size > max(UNFOLD_FREE_BYTES * 10, UNFOLD_RATIO * info.compress_size) for info in infos
    ):
        raise ReadError(name, "unfolds to more than an office document does")
    if any(info.flag_bits & 1 for info in infos):
        raise ReadError(name, "is locked with a password")


def _check_directory(stream: BinaryIO, name: str) -> None:
    """Refuse an archive whose directory says that it is huge, before any of it is read into memory."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - _TAIL))
    tail = stream.read(_TAIL)
    at = tail.rfind(b"PK\x05\x06")
    taken = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    if taken == 0xFFFFFFFF:
        large = tail.rfind(b"PK\x06\x06")
        taken = int.from_bytes(tail[large + 40 : large + 48], "little") if large >= 0 else size
    if min(taken, size) > MAX_MEMBERS * _DIRECTORY_BYTES:
        raise ReadError(name, f"holds more than {MAX_MEMBERS:,} files; split it")
    stream.seek(0)


def _said(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
