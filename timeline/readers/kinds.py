"""Kinds of file: by suffix, or by the first bytes where the name does not tell."""

from timeline.readers.decoding import looks_like_feed, looks_like_markup

BY_SUFFIX = {
    ".txt": "text", ".text": "text",
    ".md": "markdown", ".markdown": "markdown",
    ".html": "page", ".htm": "page", ".xhtml": "page",
    ".jsonl": "lines", ".ndjson": "lines",
    ".rss": "feed", ".atom": "feed", ".xml": "xml",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "mail", ".mbox": "mailbox",
    ".srt": "cues", ".vtt": "cues",
    ".csv": "table", ".tsv": "table",
    ".xlsx": "sheet",
    ".warc": "warc", ".warc.gz": "warc",
    ".parquet": "parquet",
    ".gz": "gzip", ".zip": "zip",
}  # fmt: skip
"""What each suffix stands for."""

SUFFIXES = tuple(BY_SUFFIX)
"""The kinds of file that are read from a folder; a file that is named itself may have any suffix."""

FIRST_BYTES = 4096
"""How much of a file tells its kind."""

_SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"WARC/", "warc"),
    (b"PAR1", "parquet"),
    (b"WEBVTT", "cues"),
    (b"\xef\xbb\xbfWEBVTT", "cues"),
)


def by_suffix(name: str) -> str:
    """The kind of file that a name says, "" for none."""
    return next((kind for suffix, kind in BY_SUFFIX.items() if name.lower().endswith(suffix)), "")


def kind_of(name: str, first: bytes) -> str:
    """The kind of a file by its name, else by its first bytes; "text" where neither tells.

    A feed or a page is one by its first bytes also where it is called text.
    """
    kind = by_suffix(name)
    if kind in ("", "text", "page", "xml"):
        return _by_bytes(first) or kind or "text"
    return kind


def _by_bytes(first: bytes) -> str:
    for signature, kind in _SIGNATURES:
        if first.startswith(signature):
            return kind
    if looks_like_feed(first):
        return "feed"
    return "page" if looks_like_markup(first) else ""
