"""Files of every form made to hurt: each is read or named within its limits, and what stands beside it is read."""

import gzip
import io
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

import pytest
from made_forms import MADE, PAGES, data_of, docx_file, docx_report, workbook, zipped

from timeline.model import Document, Skipped
from timeline.readers.guarded import Forms
from timeline.readers.html import Pages
from timeline.readers.opening import Tools, documents

pytestmark = pytest.mark.slow

MEGABYTE = 1_000_000
FAULT = re.compile("could not be read: (?!it |MemoryError|RecursionError)[A-Z]")
"""What is said of a file for which no reader has words of its own."""


@pytest.fixture(scope="module")
def tools() -> Iterator[Tools]:
    with Tools(pages=Pages(seconds=2), forms=Forms(seconds=2)) as reader:
        yield reader


def read(tools: Tools, name: str, data: bytes) -> list[Document | Skipped]:
    """What is found in a hostile file; everything has a name and a reason of one line, and the next file is read."""
    found = list(documents(io.BytesIO(data), name, tools))
    assert found
    for one in found:
        assert one.name.startswith(name)
        assert isinstance(one, Document) or (one.reason and "\n" not in one.reason)
        assert isinstance(one, Document) or not FAULT.match(one.reason), one.reason
    (beside,) = documents(io.BytesIO(b"The bridge was opened in May 1932."), "beside.txt", tools)
    assert isinstance(beside, Document)
    return found


def reason(found: list[Document | Skipped]) -> str:
    return " ".join(one.reason for one in found if isinstance(one, Skipped))


# --- zip and gzip


def overlapping() -> bytes:
    """Many entries of the directory that all point to one member of zeros."""
    packed = zipped({"a.txt": b"0" * 10 * MEGABYTE})
    start = packed.index(b"PK\x01\x02")
    entry, end = packed[start : packed.index(b"PK\x05\x06")], packed[packed.index(b"PK\x05\x06") :]
    entries = b"".join(entry.replace(b"a.txt", b"%05d" % number) for number in range(1_000))
    entries = entries.replace(b".txt", b".txt")
    head = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1_000, 1_000, len(entries), start, 0)
    assert len(end) == 22
    return packed[:start] + entries + head


def nested(depth: int) -> bytes:
    data = zipped({"a.txt": b"The bridge was opened in May 1932."})
    for _ in range(depth):
        data = zipped({"a.zip": data})
    return data


def locked_zip() -> bytes:
    data = bytearray(zipped({"a.txt": b"The bridge was opened in May 1932."}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def by_method(method: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr("a.txt", b"The bridge was opened in May 1932.")
    return stream.getvalue()


def wrong_sum() -> bytes:
    data = bytearray(zipped({"a.txt": b"The bridge was opened in May 1932.", "b.txt": b"It was closed in 1950."}))
    data[data.index(b"PK\x01\x02") + 16] ^= 1
    return bytes(data)


def many_names() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(100_001):
            archive.writestr(f"{number}", b"")
    return stream.getvalue()


def lying_directory() -> bytes:
    data = zipped({"a.txt": b"x"})
    at = data.index(b"PK\x05\x06")
    return data[: at + 12] + b"\xfe\xff\xff\xff" + data[at + 16 :]


ZIPS: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb": (lambda: zipped({"a.txt": b"0" * 15 * MEGABYTE}), "unfolds to more than 200 times"),
    "too large": (lambda: by_size(25), "is larger than 20 MB"),
    "nested": (lambda: nested(10), "stands in 3 archives"),
    "locked": (locked_zip, "is locked with a password"),
    "lzma": (lambda: by_method(zipfile.ZIP_LZMA), "packed in a way that is not read"),
    "wrong sum": (wrong_sum, "is damaged"),
    "many names": (many_names, "holds more than 100,000 files"),
    "lying directory": (lying_directory, "is damaged"),
    "cut": (lambda: data_of("pages.zip")[:-40], "is damaged"),
    "empty": (lambda: zipped({}), "holds no files"),
}


def by_size(megabytes: int) -> bytes:
    chance = random.Random(1)
    return zipped({"a.txt": chance.randbytes(megabytes * MEGABYTE)})


@pytest.mark.parametrize("name", ZIPS)
def test_zip(tools: Tools, name: str) -> None:
    make, wanted = ZIPS[name]
    assert wanted in reason(read(tools, "bad.zip", make()))


def test_entries_that_overlap_unfold_to_no_more_than_their_size_allows(tools: Tools) -> None:
    found = read(tools, "bad.zip", overlapping())
    assert all(isinstance(one, Skipped) for one in found)


def test_what_stands_beside_a_bomb_in_a_zip_is_read(tools: Tools) -> None:
    found = read(tools, "a.zip", zipped({"bomb.txt": b"0" * 15 * MEGABYTE, **PAGES}))
    assert [type(one).__name__ for one in found] == ["Skipped", "Document", "Document"]


def test_names_that_climb_out_of_a_zip_are_names(tools: Tools) -> None:
    (found,) = read(tools, "a.zip", zipped({"../../etc/evil.txt": b"The bridge was opened in May 1932."}))
    assert isinstance(found, Document)
    assert found.name == "a.zip/../../etc/evil.txt"


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (gzip.compress(b"0" * 30 * MEGABYTE), "unfolds to more than 200 times"),
        (gzip.compress(gzip.compress(b"0" * 30 * MEGABYTE)), "unfolds to more than 200 times"),
        (gzip.compress(b"The bridge was opened in 1932.")[:-9], "is damaged"),
        (b"\x1f\x8b\x08" + b"\xff" * 100, "is damaged"),
        (b"no gzip at all", "is damaged"),
    ],
    ids=["bomb", "bomb in gzip", "cut", "noise", "text"],
)
def test_gzip(tools: Tools, data: bytes, wanted: str) -> None:
    assert wanted in reason(read(tools, "bad.txt.gz" if data[:2] != b"\x1f\x8b" else "bad.gz", data))


def test_a_line_that_never_ends_in_gzip_is_named(tools: Tools) -> None:
    chance = random.Random(1)
    data = gzip.compress(chance.randbytes(21 * MEGABYTE).replace(b"\n", b" "), 1)
    assert "nothing after it was read" in reason(read(tools, "bad.jsonl.gz", data))


# --- PDF


def pdf(*objects: str, root: str = "1 0 R") -> bytes:
    """A PDF of some objects, numbered from 1, with a cross-reference table."""
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    for place in places:
        out.write(f"{place:010d} 00000 n \n".encode())
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root {root} >>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()


def stream(data: bytes, more: str = "") -> str:
    return f"<< /Length {len(data)} {more} >>\nstream\n{data.decode('latin-1')}\nendstream"


CATALOG = "<< /Type /Catalog /Pages 2 0 R >>"
PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << {} >> >>"
ONE = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FONT = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
LETTERS = b"BT /F 10 Tf 50 700 Td (Opened in May 1932.) Tj ET "

PDFS = {
    "pages that hold themselves": lambda: pdf(CATALOG, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
    "a page that is its parent": lambda: pdf(CATALOG, ONE, "<< /Type /Pages /Kids [2 0 R] /Parent 3 0 R /Count 1 >>"),
    "a billion pages": lambda: pdf(CATALOG, "<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>", PAGE.format("")),
    "one page many times": lambda: pdf(
        CATALOG, f"<< /Type /Pages /Kids [{'3 0 R ' * 1_500}] /Count 1500 >>", PAGE.format(FONT), stream(LETTERS)
    ),
    "a form that draws itself": lambda: pdf(
        CATALOG,
        ONE,
        PAGE.format("/XObject << /X 5 0 R >>"),
        stream(b"/X Do"),
        stream(
            b"/X Do /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>"
        ),
    ),
    "a stream of zeros": lambda: pdf(
        CATALOG, ONE, PAGE.format(FONT), stream(zlib.compress(b" " * 300 * MEGABYTE), "/Filter /FlateDecode")
    ),
    "filters upon filters": lambda: pdf(
        CATALOG, ONE, PAGE.format(FONT), stream(b"<00>", f"/Filter [{'/ASCIIHexDecode ' * 10_000}]")
    ),
    "a million letters": lambda: pdf(CATALOG, ONE, PAGE.format(FONT), stream(LETTERS * 50_000)),
    "letters everywhere": lambda: pdf(CATALOG, ONE, PAGE.format(FONT), stream(scattered())),
    "deep arrays": lambda: pdf(CATALOG, ONE, PAGE.format(FONT), "[" * 100_000 + "]" * 100_000),
    "a length that lies": lambda: pdf(
        CATALOG, ONE, PAGE.format(FONT), f"<< /Length 999999999 >>\nstream\n{LETTERS.decode()}"
    ),
    "a table that points to itself": lambda: pdf(CATALOG, ONE) + b"\ntrailer << /Prev 9 >>\nstartxref\n9\n%%EOF",
    "a root that is no root": lambda: pdf("[]", "null", "(x)", root="3 0 R"),
    "nothing but a head": lambda: b"%PDF-1.7\n",
    "noise": lambda: b"%PDF-1.7\n" + random.Random(1).randbytes(100_000),
}


def scattered() -> bytes:
    chance = random.Random(1)
    spots = ((chance.randrange(600), chance.randrange(800)) for _ in range(20_000))
    return b"".join(b"BT /F 9 Tf %d %d Td (word) Tj ET " % spot for spot in spots)


@pytest.mark.parametrize("name", PDFS)
def test_pdf(tools: Tools, name: str) -> None:
    read(tools, "bad.pdf", PDFS[name]())


# --- office documents


def office(kind: str, part: str, body: bytes) -> bytes:
    """An office document one part of which has other contents."""
    source = (
        docx_file(docx_report) if kind == "docx" else workbook({"a": [("Date", "Event"), ("2015", "It was closed")]})
    )
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        return zipped({name: body if name == part else archive.read(name) for name in archive.namelist()})


LAUGHS = "".join(f'<!ENTITY l{n + 1} "' + f"&l{n};" * 10 + '">' for n in range(9))
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CELLS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def word(inner: str, prolog: str = "") -> bytes:
    head = f'<?xml version="1.0"?>{prolog}<w:document xmlns:w="{WORD}"><w:body>'
    return office("docx", "word/document.xml", f"{head}{inner}</w:body></w:document>".encode())


def sheet(inner: str, prolog: str = "", size: str = "") -> bytes:
    head = f'<?xml version="1.0"?>{prolog}<worksheet xmlns="{CELLS}">{size}<sheetData>'
    return office("xlsx", "xl/worksheets/sheet1.xml", f"{head}{inner}</sheetData></worksheet>".encode())


PARAGRAPH = "<w:p><w:r><w:t>It was opened in May 1932.</w:t></w:r></w:p>"
CELL = f"<w:tc>{PARAGRAPH}</w:tc>"
TABLES = "<w:tbl><w:tr><w:tc>"
DOCXS = {
    "entities": lambda: word("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", f'<!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]>'),
    "a file as entity": lambda: word(
        "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    ),
    "zeros": lambda: office("docx", "word/document.xml", b" " * 400 * MEGABYTE),
    "deep tables": lambda: word(TABLES * 2_000 + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * 2_000),
    "deep tables that read": lambda: word(TABLES * 60 + PARAGRAPH + f"{PARAGRAPH}</w:tc></w:tr></w:tbl>" * 60),
    "many paragraphs": lambda: word(PARAGRAPH * 30_000),
    "wide tables": lambda: word("<w:tbl>" + ("<w:tr>" + CELL * 60 + "</w:tr>") * 100 + "</w:tbl>"),
    "broken": lambda: word("<w:p>"),
    "no parts": lambda: zipped({"word/document.xml": b"<x/>"}),
    "no zip": lambda: b"PK\x03\x04" + b"\x00" * 100,
    "a foreign style": lambda: word('<w:p><w:pPr><w:pStyle w:val="none"/></w:pPr><w:r><w:t>In 1932.</w:t></w:r></w:p>'),
}


@pytest.mark.parametrize("name", DOCXS)
def test_docx(tools: Tools, name: str) -> None:
    found = read(tools, "bad.docx", DOCXS[name]())
    assert not any("root:" in one.text for one in found if isinstance(one, Document))


def row(*cells: str) -> str:
    return f"<row>{''.join(cells)}</row>"


def text_cell(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


HEAD = row(text_cell("Date"), text_cell("Event"))
XLSXS = {
    "entities": lambda: sheet(row(text_cell("&l9;")), f'<!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]>'),
    "a size that lies": lambda: sheet(
        HEAD + row(text_cell("2015-01-03"), text_cell("It was closed")), size='<dimension ref="A1:XFD1048576"/>'
    ),
    "a row far off": lambda: sheet(HEAD + f'<row r="1048576">{text_cell("2015-01-03")}</row>'),
    "many rows": lambda: sheet(HEAD + row(text_cell("2015-01-03"), text_cell("It was closed")) * 150_000),
    "zeros": lambda: office("xlsx", "xl/worksheets/sheet1.xml", b" " * 400 * MEGABYTE),
    "broken": lambda: sheet("<row>"),
    "dates that are none": lambda: sheet(HEAD + row('<c t="d"><v>9999-99-99</v></c>', text_cell("It was closed"))),
    "numbers without end": lambda: sheet(HEAD + row(f"<c><v>{'9' * 5_000}</v></c>", text_cell("It was closed"))),
    "no parts": lambda: zipped({"xl/workbook.xml": b"<x/>"}),
}


@pytest.mark.parametrize("name", XLSXS)
def test_xlsx(tools: Tools, name: str) -> None:
    read(tools, "bad.xlsx", XLSXS[name]())


def test_formulas_are_not_computed_and_stay_text(tools: Tools) -> None:
    rows = [("Date", "Event"), ("2015-01-03", "=cmd|'/C calc'!A0"), ("2015-01-04", "The old bridge was closed")]
    (found,) = read(tools, "a.xlsx", workbook({"a": rows}))
    assert isinstance(found, Document)
    assert "cmd" not in found.text
    assert "bridge" in found.text


# --- e-mail

FROM = b"From: a@e.example\r\nDate: Tue, 27 Jan 2015 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"


def nest(depth: int) -> bytes:
    heads = (b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(depth))
    return FROM + b"".join(heads) + b"Content-Type: text/plain\r\n\r\nClosed in 1950.\r\n"


def forwarded(depth: int) -> bytes:
    return FROM + b"Content-Type: message/rfc822\r\n\r\n" * depth + b"\r\nClosed in 1950.\r\n"


def mail(body: bytes, head: bytes = b"") -> bytes:
    return FROM + head + b"\r\n" + body


MAILS = {
    "nest of 90": lambda: nest(90),
    "nest of 10,000": lambda: nest(10_000),
    "mails in mails": lambda: forwarded(5_000),
    "many parts": lambda: mail(b"--b\r\n\r\nx\r\n" * 50_000, b"Content-Type: multipart/mixed; boundary=b\r\n"),
    "a boundary that never comes": lambda: mail(b"Closed in 1950.", b"Content-Type: multipart/mixed; boundary=b\r\n"),
    "no boundary": lambda: mail(b"Closed in 1950.", b"Content-Type: multipart/mixed\r\n"),
    "a charset that is none": lambda: mail(b"Closed in 1950.", b"Content-Type: text/plain; charset=../../x\r\n"),
    "base64 that is none": lambda: mail(b"*" * 5_000, b"Content-Transfer-Encoding: base64\r\n"),
    "long header": lambda: mail(b"Closed in 1950.", b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\r\n"),
    "long addresses": lambda: mail(b"Closed in 1950.", b"From: " + b"(" * 100_000 + b"\r\n"),
    "many headers": lambda: mail(b"Closed in 1950.", b"X: y\r\n" * 200_000),
    "a date far off": lambda: b"From: a\r\nDate: Fri, 99 Foo 99999 99:99:99 +9999\r\n\r\nClosed in 1950.",
    "quotes in quotes": lambda: mail(b"".join(b">" * n + b" On 5 Jan 2015, x wrote:\r\n" for n in range(1_000))),
    "only quotes": lambda: mail(b">" * 1_000_000),
    "attributions": lambda: mail(b"On Mon, 3 Jan 2015 at 10:00 x wrote:\r\n> y\r\n" * 20_000),
    "header blocks": lambda: mail(b"From: a\r\nSent: 3 Jan 2015\r\n\r\nx\r\n" * 20_000),
    "blockquotes": lambda: mail(b"<blockquote>" * 30_000 + b"In 1932.", b"Content-Type: text/html\r\n"),
    "tags": lambda: mail(b"<b>" * 200_000 + b"In 1932.", b"Content-Type: text/html\r\n"),
    "attached bomb": lambda: mail(
        b"--b\r\n\r\nClosed in 1950.\r\n--b\r\nContent-Disposition: attachment; filename=a.zip\r\n"
        b"Content-Transfer-Encoding: 8bit\r\n\r\n" + zipped({"a.txt": b"0" * 15 * MEGABYTE}) + b"\r\n--b--",
        b"Content-Type: multipart/mixed; boundary=b\r\n",
    ),
    "a name of a path": lambda: mail(
        b"--b\r\nContent-Disposition: attachment; filename=../../x.txt\r\n\r\nClosed in 1950.\r\n--b--",
        b"Content-Type: multipart/mixed; boundary=b\r\n",
    ),
    "no mail": lambda: b"\x00\xff" * 1_000,
    "nothing": lambda: b"",
}


@pytest.mark.parametrize("name", MAILS)
def test_mail(tools: Tools, name: str) -> None:
    read(tools, "bad.eml", MAILS[name]())


@pytest.mark.parametrize(
    "data",
    [
        b"From x Mon Jan 5 10:00 2015\n\n" * 100_000,
        b"From x Mon Jan 5 10:00 2015\n" * 100_000,
        b"no mails at all",
        b"",
        b"From x Mon Jan 5 10:00 2015\n" + b"y" * 21 * MEGABYTE + b"\n",
    ],
    ids=["empty mails", "heads", "text", "nothing", "large"],
)
def test_mailbox(tools: Tools, data: bytes) -> None:
    read(tools, "bad.mbox", data)


# --- text with marks

MARKS = {
    "brackets": "[",
    "images": "![a](",
    "links": "[a](b",
    "stars": "*a **b ",
    "lines": "_ ",
    "ticks": "`a``",
    "quotes": "> ",
    "quoted lists": ">- ",
    "lists": "- - ",
    "numbers": "1. ",
    "tables": "|a|b\n|-|-\n",
    "rules": "---\n",
    "entities": "&amp;&#9999999999;",
    "html": "<a <!-- <![CDATA[ <?x ",
    "references": "[a]: b\n[a]",
    "strikes": "~~a~",
    "backslashes": "\\*\\[",
}


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_markdown(tools: Tools, mark: str) -> None:
    for size in (1_000, 100_000):
        read(tools, "bad.md", ("Opened in 1932.\n\n" + mark * (size // len(mark))).encode())


CUES = {
    "times": "00:00:00,000 --> 00:00:01,000\n",
    "half times": "00:00:00,000 --> ",
    "tags": "<i>" * 100 + "\n",
    "open tags": "<v <v ",
    "codes": "{\\" * 10,
    "brackets": "[" * 100,
    "notes": "♪" * 100,
    "cues": "1\n00:00:00,000 --> 00:00:01,000\nOpened in 1932.{n}\n\n",
    "numbers": "999:99:99,999 --> 999:99:99,999\nx\n\n",
}


@pytest.mark.parametrize("cue", CUES.values(), ids=CUES)
def test_subtitles(tools: Tools, cue: str) -> None:
    text = "".join(cue.replace("{n}", str(number)) for number in range(MEGABYTE // len(cue)))
    read(tools, "bad.srt", text.encode())


TABLES_OF_TEXT = {
    "cells": b"," * MEGABYTE,
    "rows": b"\n" * MEGABYTE,
    "quotes": b'date,event\n2015-01-03,"' + b"a" * 5 * MEGABYTE,
    "quote pairs": b'date,event\n2015-01-03,"' + b'""' * MEGABYTE,
    "zeros": b"date,event\n\x00,\x00\n" * 1_000,
    "wide": b"date,event" + b",x" * 50_000 + b"\n" + b"2015-01-03,It was closed\n" * 100,
    "formulas": b"date,event\n=1+1,=cmd|'/C calc'!A0\n2015-01-03,It was closed\n",
    "long dates": b"date,event\n" + b"9" * MEGABYTE + b",It was closed\n",
    "many rows": b"date,event\n" + b"2015-01-03,It was closed\n" * 50_000,
    "slashes": b"date,event\n" + b"1/1/1/1/1/1/1/1,It was closed\n" * 10_000,
    "separators": b"a,b;c\td|e\n" * 10_000,
}


@pytest.mark.parametrize("name", TABLES_OF_TEXT)
def test_tables(tools: Tools, name: str) -> None:
    read(tools, "bad.csv", TABLES_OF_TEXT[name])


# --- archives

WARC = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
PARQUET = data_of("mapped.parquet")
WARCS = {
    "a length that lies": WARC % (10**15, b"HTTP/1.1 200 OK\r\n\r\nx"),
    "a length below zero": WARC % (-5, b"HTTP/1.1 200 OK\r\n\r\nx"),
    "headers without end": b"WARC/1.0\r\n" + b"X: " + b"y" * 20 * MEGABYTE,
    "many headers": b"WARC/1.0\r\n" + b"X: y\r\n" * MEGABYTE,
    "a bomb": gzip.compress(WARC % (50 * MEGABYTE, ANSWER + b"0" * 50 * MEGABYTE)),
    "no page": WARC % (19, b"HTTP/1.1 200 OK\r\n\r\n"),
    "noise": b"WARC/1.0\r\n" + random.Random(1).randbytes(100_000),
    "nothing": b"",
}


@pytest.mark.parametrize("name", WARCS)
def test_warc(tools: Tools, name: str) -> None:
    read(tools, "bad.warc", WARCS[name])


def test_what_stands_before_the_damage_of_a_web_archive_is_read(tools: Tools) -> None:
    whole = data_of("crawl.warc")
    found = read(tools, "bad.warc", whole + b"WARC/1.0\r\n" + b"X: " + b"y" * 20 * MEGABYTE)
    assert [one.name for one in found if isinstance(one, Document)] == ["bad.warc:1", "bad.warc:2"]
    assert "seems damaged behind record 4" in reason(found)


PARQUETS = {
    "nothing": b"",
    "marks only": b"PAR1PAR1",
    "a length that lies": PARQUET[:-8] + struct.pack("<I", 2**31 - 1) + b"PAR1",
    "cut": PARQUET[: len(PARQUET) // 2] + PARQUET[-200:],
    "no text": MADE["mapped.parquet"]()[:-8] + struct.pack("<I", 8) + b"PAR1",
}


@pytest.mark.parametrize("name", PARQUETS)
def test_parquet(tools: Tools, name: str) -> None:
    read(tools, "bad.parquet", PARQUETS[name])


def test_a_column_of_repeated_giants_is_bounded(tools: Tools) -> None:
    import pyarrow
    from pyarrow import parquet

    giant = pyarrow.array(["0" * MEGABYTE] * 400).dictionary_encode()
    out = io.BytesIO()
    parquet.write_table(pyarrow.table({"text": giant}), out, compression="zstd")
    found = read(tools, "bad.parquet", out.getvalue())
    assert "unfolds to more than 200 times its size" in reason(found)
    assert len(found) < 400


# --- and damage of every kind

BINARY = sorted(name for name in MADE if name not in ("scanned.pdf", "locked.pdf"))


@pytest.mark.parametrize("name", BINARY)
def test_damaged_files_are_read_or_named(tools: Tools, name: str) -> None:
    chance = random.Random(name)
    whole = data_of(name)
    for _ in range(8):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 3, 30))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        read(tools, f"bad{name[name.index('.') :]}", bytes(data))
