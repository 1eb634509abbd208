"""What the shell of the house promises: the same bytes anywhere, nothing overwritten, a quiet end."""

import hashlib
import os
import re
import signal
import subprocess
import sys
import time
from itertools import product
from pathlib import Path

import pytest

from timeline.cli import main

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
COMMAND = [sys.executable, "-m", "timeline"]
NO_NETWORK = """
import socket, sys
def refuse(*arguments, **keywords): raise AssertionError("this package never uses the network")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
from timeline.cli import main
sys.exit(main(sys.argv[1:]))
"""
TARGETS = ["../x.json", "a/../../x.json", "$(touch pwned).json", "; touch pwned.json", "-o.json", "\x1b[31m.json"]


def test_the_page_of_promises_has_a_row_for_each_that_is_measured() -> None:
    from benchmarks.reliability import files, runs, texts, work
    from benchmarks.reliability.promise import PROMISES

    assert files and runs and texts and work
    rows = re.findall(r"^\| \*\*(.+?)\*\* \|", (ROOT / "docs" / "reliability.md").read_text("utf-8"), re.MULTILINE)
    assert rows == [one.name for one in PROMISES]
    assert len(rows) == len(set(rows)) >= 25


def environment(**settings: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **settings}


def start(*arguments: object, **settings: str) -> "subprocess.Popen[bytes]":
    command = [*COMMAND, *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, env=environment(**settings))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    story = "<p>The bridge was opened in May 1932 by the mayor of the town.</p><p>It was closed on Monday.</p>"
    path.write_text(f'<html><head><meta name="date" content="2019-06-12"></head><body>{story * 3}</body></html>')
    return path


@pytest.mark.slow
def test_the_same_bytes_anywhere(page: Path) -> None:
    """Time zones, locales, hash seeds and numbers of workers, each value with others at least once."""
    zones = ["UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Lisbon"]
    locales, seeds, jobs = ["C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"], ["0", "1", "4242"], ["1", "2", "4"]
    sums = set()
    for turn, zone in enumerate(zones):
        settings = {"TZ": zone, "LC_ALL": locales[turn % 4], "PYTHONHASHSEED": seeds[turn % 3]}
        out = page.parent / f"{turn}.json"
        process = start(SEEDS, page, "--jobs", jobs[turn % 3], "-o", out, "-o", out.with_suffix(".png"), **settings)
        _, errors = process.communicate()
        assert process.returncode == 0, errors
        sums.add(hashlib.sha256(out.read_bytes() + out.with_suffix(".png").read_bytes()).hexdigest())
    assert len(sums) == 1


@pytest.mark.slow
def test_the_list_is_the_same_bytes_wherever_it_is_piped() -> None:
    found = set()
    for zone, seed in product(["UTC", "Asia/Tokyo"], ["0", "7"]):
        process = start(SEEDS, "--explain", TZ=zone, PYTHONHASHSEED=seed, LC_ALL="C.UTF-8")
        found.add(process.communicate()[0])
    assert len(found) == 1
    assert found.pop()


@pytest.mark.slow
def test_the_whole_run_needs_no_network(page: Path) -> None:
    command = [sys.executable, "-c", NO_NETWORK, str(SEEDS), str(page), "--jobs", "2", "-o", str(page.parent / "a.png")]
    done = subprocess.run(command, capture_output=True, env=environment(), check=False)
    assert done.returncode == 0, done.stderr
    assert b"bridge" in done.stdout


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="pipes")
@pytest.mark.parametrize("arguments", [[str(SEEDS)], ["tag", str(SEEDS)], [str(SEEDS), "--format", "json"], ["--help"]])
def test_a_reader_that_has_enough_is_not_complained_of(arguments: list[str]) -> None:
    process = start(*arguments, PYTHONUNBUFFERED="1")
    assert process.stdout and process.stderr
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 0
    assert b"Traceback" not in errors
    assert b"Broken pipe" not in errors


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_full_disk_under_standard_output_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [*COMMAND, "tag", str(SEEDS)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment(), check=False)
    assert done.returncode == 1
    assert done.stderr == b"timeline: standard output cannot be written: No space left on device\n"


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="a shell")
def test_closed_streams_are_no_crash() -> None:
    for closed in (">&-", "2>&-", ">&- 2>&-"):
        script = f"'{sys.executable}' -m timeline tag '{SEEDS}' {closed}"
        done = subprocess.run(["sh", "-c", script], env=environment(), capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        assert b"Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize(("jobs", "busy"), [("1", False), ("1", True), ("2", True)])
def test_an_interrupt_ends_the_run_quietly(tmp_path: Path, jobs: str, busy: bool) -> None:
    """While it waits for its input, and in the middle of an article that takes it much longer than a second."""
    pipe, out = tmp_path / "pipe", tmp_path / "a.json"
    os.mkfifo(pipe)
    process = start(pipe, "--jobs", jobs, "-o", out)
    with pipe.open("wb") as stream:  # opens when the command does
        if busy:
            stream.write(b"On 3 March 2019 a ferry sank in the harbour of the old town after a storm.\n" * 20_000)
            stream.close()
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        printed, errors = process.communicate(timeout=30)
    assert (process.returncode, printed) == (130, b"")
    assert b"Traceback" not in errors
    assert not out.exists()


@pytest.mark.slow
@pytest.mark.parametrize("target", TARGETS)
def test_outputs_land_only_where_the_user_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    work = tmp_path / "one" / "two"
    (work / "a").mkdir(parents=True)
    monkeypatch.chdir(work)
    assert main([str(SEEDS), "-q", f"-o{target}"]) == 0
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.resolve() for path in written] == [(work / target).resolve()]


def test_an_article_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "news" / "a.txt"
    article.parent.mkdir()
    article.write_text("A ferry sank in May 1932.")
    (tmp_path / "link.txt").symlink_to(article)
    (tmp_path / "b.json").write_text("A ferry sank in May 1932.")
    for given, target in (
        (article, article),
        (article.parent, article),
        (article, tmp_path / "link.txt"),
        (article.parent, article.parent / "new.txt"),
        (tmp_path / "b.json", tmp_path / "b.json"),
        (f"{article.parent}/*", article),
    ):
        assert main([str(given), "-o", str(target)]) == 2
        assert str(target) in capsys.readouterr().err
    assert article.read_text() == (tmp_path / "b.json").read_text() == "A ferry sank in May 1932."


def test_a_source_cannot_speak_to_the_terminal(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    name = "\x1b]0;title\x07\x9b31m.txt"
    (tmp_path / name).write_text("On 3 March 2019 \x1b[31ma ferry\x1b[0m sank \u202e in the harbour\x07.")
    (tmp_path / "\x1b[2J.html").write_text("")
    for arguments in ([tmp_path], ["tag", tmp_path], [tmp_path, "--explain", "-v"], [tmp_path / "\x1b[2Jnone"]):
        main([str(argument) for argument in arguments])
        printed = b"".join(capsysbinary.readouterr()).decode()
        assert printed
        assert not [character for character in printed if character in "\x1b\x07\x9b\u202e"]
