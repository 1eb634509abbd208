"""Sockets refused. Some libraries open one when they are imported, to see what the machine has; none is needed here.

Python asks its audit hooks before it makes a socket (PEP 578), and a hook that raises prevents it. A hook stays for the
life of the process, so there is one, which looks whether sockets are refused just now.
"""

import contextlib
import errno
import os
import sys
import threading
from collections.abc import Iterator
from functools import lru_cache

_REFUSED = "socket."


class _Here(threading.local):
    """Whether this thread is refused sockets."""

    refused = False


_here = _Here()
_process = {"refused": False}


def forbid_sockets() -> None:
    """Refuse sockets to this process from now on: a worker's has no use for them."""
    _process["refused"] = True
    _install()


@contextlib.contextmanager
def without_sockets() -> Iterator[None]:
    """Refuse sockets to this thread in the block; others are left alone, for the process may be somebody's server."""
    _install()
    before, _here.refused = _here.refused, True
    try:
        yield
    finally:
        _here.refused = before


@lru_cache(maxsize=1)
def _install() -> None:
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: object) -> None:
    if event.startswith(_REFUSED) and (_process["refused"] or _here.refused):
        raise OSError(errno.EACCES, f"{os.strerror(errno.EACCES)}: this package never uses the network")
