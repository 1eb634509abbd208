import io
import os
from pathlib import Path

import pytest

from timeline.errors import ReadError
from timeline.readers import date_table
from timeline.saved import bounded, corrections, loading


def test_a_file_up_to_the_cap_is_read_and_one_above_it_refused(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 1_000)
    assert bounded.bytes_of(path, 1_000) == b"x" * 1_000
    with pytest.raises(ReadError, match="larger than"):
        bounded.bytes_of(path, 999)
    assert bounded.bytes_from(io.BytesIO(b"abc"), "a", 3) == b"abc"
    with pytest.raises(ReadError, match="a: larger than"):
        bounded.bytes_from(io.BytesIO(b"abcd"), "a", 3)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device without an end")
def test_a_device_without_an_end_is_refused() -> None:
    with pytest.raises(ReadError, match="larger than"):
        bounded.bytes_of(Path("/dev/zero"), 3_000_000)


def test_a_sparse_file_is_refused_by_its_size_wherever_one_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as stream:
        os.truncate(stream.fileno(), 1 << 40)
    for read in (date_table, loading.load, corrections.read):
        with pytest.raises(ReadError, match="larger than"):
            read(path)


def test_what_cannot_be_opened_is_named(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none", Path("a\x00b")):
        with pytest.raises(ReadError):
            bounded.bytes_of(path, 10)
