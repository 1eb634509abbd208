"""Bytes to text: whatever the bytes are, the answer is a text or a `ReadError`."""

import codecs
import re

from timeline.errors import ReadError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16's mark, so it is asked first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_SAMPLE = 4096
_CHARSET = re.compile(
    rb"(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_.:-]{1,40})",
    re.IGNORECASE,
)
_CHARSETS = re.compile(
    "utf-8|cp125[0-8]|iso8859-[0-9]{1,2}|koi8-[rtu]|cp866|mac-roman|shift_jis|cp932|euc_jp|euc_kr|cp949|gbk|gb18030|big5"
)
"""What browsers know (WHATWG Encoding Standard), in Python's names; Python knows more, not all of them charsets."""

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_PROLOGUE = r"\s{0,100}(?:<[?!][^<>]{0,500}>\s{0,100}){0,4}"
_FEED = re.compile(_PROLOGUE + r"<(?:rss|feed|rdf:RDF)\b")
_MARKUP = re.compile(r"\s{0,100}(?:<\?xml[^>]{0,200}>\s{0,100})?<(?:!doctype\s{1,9}html|html|head)\b", re.IGNORECASE)


def text_of(data: bytes, name: str) -> str:
    """The text of a file's bytes, line ends as `\\n`.

    A byte order mark decides; else UTF-8, UTF-16 by its zero bytes, and last Windows-1252, which is what old archives
    of news are in. Raises `ReadError` for what is no text.
    """
    return clean(_decoded(data, name, ""))


def markup_of(data: bytes, name: str) -> str:
    """The same for a page or a feed, whose own declaration is believed where there is no byte order mark."""
    match = _CHARSET.search(data[:_SAMPLE])
    return clean(_decoded(data, name, match[1].decode("ascii") if match else ""))


def looks_like_markup(data: bytes) -> bool:
    """Whether bytes of unknown kind begin as a web page does."""
    return bool(_MARKUP.match(data[:_SAMPLE].decode("utf-8", "replace").lstrip("\ufeff")))


def looks_like_feed(data: bytes) -> bool:
    """Whether bytes of unknown kind begin as a feed does."""
    return bool(_FEED.match(data[:_SAMPLE].decode("utf-8", "replace").lstrip("\ufeff")))


def clean(text: str) -> str:
    """The text with `\\n` at line ends and U+FFFD for what no text holds: NUL and lone surrogates."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    return _LONE_SURROGATES.sub("\ufffd", text)


def _decoded(data: bytes, name: str, declared: str) -> str:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(name, f"looks like {kind}, not like an article; give its text")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    text = data.decode(_codec(declared) or _wide(data) or _narrow(data), "replace")
    sample = text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) * 10 > len(sample):
        raise ReadError(name, "looks like binary data, not like an article; give its text")
    return text


def _codec(declared: str) -> str:
    """The Python codec for a page's declared charset as browsers take it, "" for none."""
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return ""
    name = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gbk"}.get(name, name)
    return name if _CHARSETS.fullmatch(name) else ""


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of Western text is zero."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) >= 4 and max(even, odd) * 3 > len(sample) and min(even, odd) * 20 < len(sample):
        return "utf-16-be" if even > odd else "utf-16-le"
    return ""


def _narrow(data: bytes) -> str:
    """UTF-8, also with a few broken bytes, else Windows-1252."""
    text = data.decode("utf-8", "replace")
    return "utf-8" if 2 * text.count("\ufffd") <= len(data) - len(text) else "cp1252"
