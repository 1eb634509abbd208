"""What the rows of an archive depend on beside the documents: the rules that find events, and those that read files.

Each is a name made of the files that hold the rules and of the libraries that they ask. It changes with any of their
bytes: reading too much again costs time, reading too little would be wrong.
"""

import hashlib
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

_EVENTS = (
    "boilerplate", "calendar", "docdate", "events", "lang", "lexicon", "sentences", "syntax", "tagging",
    "limits.py", "model.py", "pipeline.py",
)  # fmt: skip
_READING = ("readers", "calendar", "limits.py")
_KINDS = (".py", ".toml", ".json", ".txt")
_PARSERS = ("spacy", "python-dateutil")
_READERS = (
    "trafilatura", "htmldate", "lxml", "pypdfium2", "python-docx", "openpyxl", "fastwarc", "pyarrow",
)  # fmt: skip
"""Also those that are extras: a file that could not be read for want of one is read when it is there."""


def of_events(package: Path) -> str:
    """A name for what finds the mentions of a document, of the package in a folder; the parser's model is named in it
    by the checksums of its weights."""
    return _name(package, _EVENTS, _PARSERS)


def of_reading(package: Path) -> str:
    """A name for what makes documents of files."""
    return _name(package, _READING, _READERS)


def _name(package: Path, parts: Iterable[str], libraries: Iterable[str]) -> str:
    found = hashlib.sha256()
    for part in parts:
        for path in _files(package / part):
            found.update(f"{path.relative_to(package).as_posix()}\n{path.stat().st_size}\n".encode())
            found.update(path.read_bytes())
    for library in libraries:
        found.update(f"{library} {_version(library)}\n".encode())
    return found.hexdigest()


def _files(part: Path) -> list[Path]:
    return sorted(path for path in part.rglob("*") if path.suffix in _KINDS) if part.is_dir() else [part]


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""
