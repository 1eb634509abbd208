import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from timeline.errors import WriteError
from timeline.saved.atomic import replacing

OLD, NEW = b"old " * 100_000, b"new " * 100_000
ROUNDS = int(os.environ.get("TIMELINE_KILLS", "25"))


def write(path: Path, data: bytes) -> None:
    with replacing(path) as stream:
        stream.write(data)


def test_a_file_is_replaced_whole_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write(path, OLD)
    path.chmod(0o640)
    write(path, NEW)
    assert path.read_bytes() == NEW
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)
    with pytest.raises(ZeroDivisionError), replacing(path) as stream:
        stream.write(NEW)
        raise ZeroDivisionError
    assert path.read_bytes() == OLD
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
def test_a_full_disk_is_an_error_with_its_place_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)

    def full(number: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match=rf"a\.txt: cannot be written: {os.strerror(code)}"):
        write(path, NEW)
    assert path.read_bytes() == OLD
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "none" / "a.txt", tmp_path / "loop", tmp_path / "file" / "a.txt", tmp_path / ("x" * 300)):
        with pytest.raises(WriteError, match="cannot be written"):
            write(path, NEW)


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    link, target = tmp_path / "link.txt", tmp_path / "deep" / "a.txt"
    link.symlink_to(target)
    write(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


def test_the_longest_name_that_the_system_takes_can_be_written(tmp_path: Path) -> None:
    write(tmp_path / ("x" * 255), NEW)


@pytest.mark.skipif(os.name != "posix", reason="devices")
def test_a_device_is_written_to_and_not_replaced() -> None:
    write(Path(os.devnull), NEW)
    assert not Path(os.devnull).is_file()


@pytest.mark.skipif(os.name != "posix", reason="locks")
def test_what_killed_writers_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    kept = [tmp_path / name for name in (".timeline-notes.tmp", ".timeline-1-2.tmp.txt", "timeline-1-2.tmp")]
    for path in (*kept, tmp_path / ".timeline-1-2.tmp"):
        path.write_bytes(OLD)
    (tmp_path / ".timeline-3-4.tmp").symlink_to(kept[0])
    with replacing(tmp_path / "a.txt") as first:
        first.write(NEW)
        write(tmp_path / "b.txt", NEW)  # while the first is being written
    assert {path.name for path in tmp_path.iterdir()} == {
        "a.txt",
        "b.txt",
        ".timeline-3-4.tmp",
        *(p.name for p in kept),
    }
    assert (tmp_path / "a.txt").read_bytes() == (tmp_path / "b.txt").read_bytes() == NEW
    assert all(path.read_bytes() == OLD for path in kept)


WRITER = """
import sys
from pathlib import Path
from timeline.saved.atomic import replacing
path, new = Path(sys.argv[1]), b"new " * 100_000
print("ready", flush=True)
while True:
    with replacing(path) as stream:
        for start in range(0, len(new), 4096):
            stream.write(new[start : start + 4096])
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_killed_writer_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    chance, path = random.Random(7), tmp_path / "a.txt"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    found = []
    for _ in range(ROUNDS):
        path.write_bytes(OLD)
        command = [sys.executable, "-c", WRITER, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(chance.random() / 100)
            process.send_signal(signal.SIGKILL)
        found.append(path.read_bytes())
    assert set(found) <= {OLD, NEW}
    write(path, NEW)
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]
