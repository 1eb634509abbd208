import io
import json
from pathlib import Path

import pytest

from timeline.errors import ReadError
from timeline.model import Document, Skipped
from timeline.readers import read, read_all
from timeline.readers.jsonl import read_lines


def line(**fields: object) -> bytes:
    return json.dumps(fields).encode() + b"\n"


def test_an_archive_gives_a_document_for_each_line() -> None:
    data = line(
        text="Opened in 1932.\r\n", date="27 January 2015", title="T", url="https://e.org/1", source="E"
    ) + line(text="Closed.", name="second", date=None)
    first, second = read_lines(io.BytesIO(data), "a.jsonl")
    assert first == Document("Opened in 1932.\n", "2015-01-27", "a.jsonl:1", "T", "E", "https://e.org/1", "metadata")
    assert second == Document("Closed.", None, "second", date_origin="metadata")


def test_a_line_that_is_wrong_costs_only_itself() -> None:
    wrong = [
        b"not json\n",
        b"[1, 2]\n",
        b'{"title": "no text"}\n',
        b'{"text": 5}\n',
        b'{"text": "  "}\n',
        b'{"text": "x", "date": "2015-02-31"}\n',
        b'{"text": ' + b"[" * 100_000 + b"\n",
        b'{"text": "x", "n": ' + b"9" * 5_000 + b"}\n",
        b"\x89PNG\r\n",
    ]
    found = list(read_lines(io.BytesIO(b"\n".join([*wrong, line(text="Opened in 1932.")])), "a.jsonl"))
    assert [type(each).__name__ for each in found[:-1]] == ["Skipped"] * len(found[:-1])
    assert found[-1] == Document("Opened in 1932.", name=f"a.jsonl:{2 * len(wrong) + 1}", date_origin="metadata")
    assert all(each.name.startswith("a.jsonl:") for each in found)


def test_lone_surrogates_do_not_come_through() -> None:
    (found,) = read_lines(io.BytesIO(b'{"text": "a \\ud800 b"}\n'), "a")
    assert isinstance(found, Document)
    assert found.text == "a \ufffd b"


def test_a_line_without_end_is_not_read_into_memory() -> None:
    data = line(text="one") + b'{"text": "' + b"x" * 10_000
    found = list(read_lines(io.BytesIO(data), "a", limit=1_000))
    assert isinstance(found[0], Document)
    assert found[1] == Skipped("a:2", "is longer than 1,000 bytes; nothing after it was read")


def test_an_archive_of_several_is_not_one_article(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(line(text="one", name="x"))
    assert read(tmp_path / "a.jsonl").text == "one"
    for data in (b"", line(text="one") + line(text="two")):
        (tmp_path / "a.jsonl").write_bytes(data)
        with pytest.raises(ReadError, match=r"a\.jsonl: does not hold one article"):
            read(tmp_path / "a.jsonl")


def test_an_archive_is_read_like_other_files(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(line(text="one", name="x") + line(text="two", name="x"))
    assert [each.name for each in read_all([tmp_path, tmp_path / "b.ndjson"])] == ["x", "x", "b.ndjson"]
