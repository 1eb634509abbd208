"""Mailboxes (mbox): one e-mail after the other, each as its bytes."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from timeline.limits import MAX_DOCUMENT_BYTES

_HEAD = re.compile(rb"From \S{1,500}\s.{0,60}[0-9]{2}:[0-9]{2}")
_LONGEST_LINE = 1 << 20


def messages(stream: BinaryIO, limit: int = MAX_DOCUMENT_BYTES) -> Iterator[bytes | str]:
    """The mails of a mailbox, a line at a time; for one that is larger than `limit` bytes, the reason as text.

    A mail begins at a line "From ann@example.org Mon Jan  5 10:00:00 2015" behind a blank line or at the top; ">From "
    in a mail loses its mark (mboxrd).
    """
    lines: list[bytes] = []
    size, blank = 0, True
    while line := stream.readline(_LONGEST_LINE):
        if blank and _HEAD.match(line):
            if lines:
                yield _message(lines, size, limit)
            lines, size = [], 0
        elif line.strip() or lines:
            size += len(line)
            if size <= limit:
                lines.append(_unmarked(line))
        blank = not line.strip()
    if lines:
        yield _message(lines, size, limit)


def _message(lines: list[bytes], size: int, limit: int) -> bytes | str:
    return b"".join(lines) if size <= limit else f"is larger than {limit // 1_000_000} MB"


def _unmarked(line: bytes) -> bytes:
    return line[1:] if line.startswith(b">") and line.lstrip(b">").startswith(b"From ") else line
