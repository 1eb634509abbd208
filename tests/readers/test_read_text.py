import io
import os
import sys
import tracemalloc
from pathlib import Path

import pytest

from timeline.errors import ReadError
from timeline.limits import MAX_DOCUMENT_BYTES
from timeline.model import Document, Skipped
from timeline.readers import read, read_all, told_apart
from timeline.readers.text import front_matter

STORY = "The bridge was closed on Monday.\n\nIt had been built in 1932.\n"


def one(path: Path, data: bytes | str) -> Document:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read(path)


def test_a_text_file_is_a_document_under_its_name(tmp_path: Path) -> None:
    document = one(tmp_path / "bridge.txt", STORY)
    assert document == Document(STORY, name="bridge.txt")


def test_front_matter_gives_what_is_known_and_stays_out_of_the_text(tmp_path: Path) -> None:
    fields = ["title: 'A bridge'", "date: 3 March 2019", "link: https://example.org/b", "source: The Example"]
    head = "\n".join(["---", *fields, "tags:", "  - x", "---", ""])
    document = one(tmp_path / "bridge.txt", head + STORY)
    assert document.text == STORY
    assert (document.title, document.date, document.outlet) == ("A bridge", "2019-03-03", "The Example")
    assert (document.url, document.date_origin) == ("https://example.org/b", "given")


@pytest.mark.parametrize(
    "head",
    [
        "---\n",
        "---\nThe story began with a line.\n---\n",
        "---\ntitle: never closed\n",
        "--- \x0b\n",
        " ---\ntitle: x\n---\n",
        "title: x\n---\n",
        "---\n" + "key: value\n" * 200 + "---\n",
    ],
)
def test_what_only_looks_like_front_matter_is_text(tmp_path: Path, head: str) -> None:
    assert one(tmp_path / "a.txt", head + STORY).text == head + STORY


def test_an_empty_block_of_front_matter_is_one() -> None:
    assert front_matter("---\n---\nText") == ({}, 8)


def test_a_wrong_date_in_front_matter_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"a\.txt: its date '31 February 2019' is not a date"):
        one(tmp_path / "a.txt", "---\ndate: 31 February 2019\n---\n" + STORY)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"---\ntitle: x\n---\n \n"])
def test_an_empty_file_is_named(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ReadError, match=r"a\.txt: is empty"):
        one(tmp_path / "a.txt", data)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"none\.txt: there is no such file"):
        read(tmp_path / "none.txt")
    with pytest.raises(ReadError, match="is a folder"):
        read(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="sparse files")
def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.truncate(1_000_000_000)
    tracemalloc.start()
    with pytest.raises(ReadError, match=r"huge\.txt: is larger than 20 MB"):
        read(huge)
    assert tracemalloc.get_traced_memory()[1] < MAX_DOCUMENT_BYTES / 10
    tracemalloc.stop()


def test_an_endless_file_is_read_no_further_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.readers.opening.MAX_DOCUMENT_BYTES", 1_000)
    with pytest.raises(ReadError, match="is larger than"):
        read("/dev/zero")


def test_standard_input_is_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode("utf-16"))))
    assert read("-") == Document(STORY, name="stdin")


def test_names_are_told_apart() -> None:
    given = [
        Document("x", name="a"),
        Skipped("a", "gone"),
        Document("y", name="a"),
        Document("z"),
        Document("w", name="a"),
    ]
    assert [each.name for each in told_apart(given)] == ["a", "a", "a (2)", "document 4", "a (3)"]


def test_read_all_yields_what_fails_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "c.txt").write_text(STORY)
    found = list(read_all([tmp_path, tmp_path / "none.txt"]))
    assert [type(each).__name__ for each in found] == ["Document", "Skipped", "Document", "Skipped"]
    assert [each.name for each in found] == ["a.txt", "b.txt", "c.txt", "none.txt"]


def test_many_articles_are_read_one_at_a_time(tmp_path: Path) -> None:
    size, count = 100_000, 200
    for number in range(count):
        (tmp_path / f"{number}.txt").write_text("In May 1932. " * (size // 13))
    tracemalloc.start()
    assert sum(1 for _ in read_all([tmp_path])) == count
    assert tracemalloc.get_traced_memory()[1] < 20 * size
    tracemalloc.stop()
