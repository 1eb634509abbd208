import os
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import ReadError
from timeline.readers.decoding import looks_like_markup, markup_of, text_of

SAID = "The café said “no” on 3 May; the price was £5.\nIt reopened a day later, “as planned”.\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_encodings_of_news_are_told_apart(codec: str) -> None:
    assert text_of(SAID.encode(codec), "a.txt") == SAID


def test_a_few_broken_bytes_do_not_spoil_the_rest() -> None:
    broken = SAID.encode() + b"\xff and more"
    assert text_of(broken, "a.txt") == SAID + "\ufffd and more"


def test_line_ends_become_newlines_and_zeros_are_replaced() -> None:
    text = "one\r\ntwo\rthree\nfour " * 9
    assert text_of(text.encode() + b"\x00", "a") == text.replace("\r\n", "\n").replace("\r", "\n") + "\ufffd"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG image"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "office document"),
        (b"\x1f\x8b\x08\x00\x00", "gzip"),
        (bytes(range(32)) * 20, "binary data"),
        (bytes(100), "binary data"),
    ],
)
def test_what_is_no_text_is_named_for_what_it_is(data: bytes, kind: str) -> None:
    with pytest.raises(ReadError, match=f"a.txt: looks like .*{kind}"):
        text_of(data, "a.txt")


@pytest.mark.parametrize(
    ("declared", "codec"),
    [("utf-8", "utf-8"), ("iso-8859-1", "cp1252"), ("windows-1251", "cp1251"), ("shift_jis", "shift_jis")],
)
def test_a_page_declares_its_encoding(declared: str, codec: str) -> None:
    text = {"cp1251": "В мае", "shift_jis": "五月"}.get(codec, "café “no”")
    page = f'<html><head><meta charset="{declared}"></head><body>{text}</body></html>'
    assert text in markup_of(page.encode(codec), "a.html")


@pytest.mark.parametrize("declared", ["base64", "zip", "rot13", "utf-16", "nonsense", "idna", "unicode_escape"])
def test_a_declared_encoding_that_is_none_is_passed_over(declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body>caf\u00e9</body></html>'
    assert "café" in markup_of(page.encode(), "a.html")


@pytest.mark.parametrize(
    ("data", "is_markup"),
    [
        (b"<!DOCTYPE html><p>x", True),
        (b"\xef\xbb\xbf \n<HTML lang=en>", True),
        (b'<?xml version="1.0"?>\n<html xmlns="x">', True),
        (b"The <html> tag was invented in 1990.", False),
        (b"<p>not said to be a page", False),
        (b"", False),
    ],
)
def test_a_page_is_known_by_its_beginning(data: bytes, is_markup: bool) -> None:
    assert looks_like_markup(data) is is_markup


def holds(data: bytes) -> None:
    """Bytes are a text without what no text holds, or a `ReadError`; so as a page."""
    for read in (text_of, markup_of):
        try:
            text = read(data, "x")
        except ReadError:
            continue
        assert not any(character in "\x00\r" or "\ud800" <= character <= "\udfff" for character in text)


@pytest.mark.slow
def test_all_two_byte_files_are_texts_or_refused() -> None:
    for first in range(256):
        for second in range(256):
            holds(bytes((first, second)))


def test_random_files_are_texts_or_refused() -> None:
    chance = random.Random(20150127)
    for _ in range(int(os.environ.get("TIMELINE_FUZZ", "3000"))):
        holds(chance.randbytes(chance.randrange(200)))


@given(st.text(), st.sampled_from(["utf-8", "utf-16", "utf-32", "utf-7", "cp1252", "gb18030"]))
def test_any_text_in_any_encoding_is_a_text_or_refused(text: str, codec: str) -> None:
    holds(text.encode(codec, "replace"))
