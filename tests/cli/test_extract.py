"""`timeline extract` and `timeline ARCHIVE` as their user meets them."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import timeline
from timeline import engines
from timeline.cli import main

BRIDGE = "---\ndate: 2019-06-12\n---\nThe council closed the old bridge on Monday.\n"
FERRY = "A ferry sank in the harbour on 3 March 2019. Divers found the wreck in April 2019.\n"

Ran = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Ran:
    def ran(*arguments: object) -> tuple[int, str, str]:
        capsysbinary.readouterr()
        code = main([str(argument) for argument in arguments])
        out, error = capsysbinary.readouterr()
        return code, out.decode(), error.decode()

    return ran


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "bridge.txt").write_text(BRIDGE)
    (folder / "ferry.txt").write_text(FERRY)
    return folder


@pytest.fixture(scope="module", autouse=True)
def _in_this_process() -> Iterator[None]:
    """Read articles in the tests' own process, where the parser is loaded once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline.engines.processes.Processes", lambda jobs: engines.engine())
        yield


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A folder of news, its archive and another file."""
    folder = tmp_path_factory.mktemp("kept")
    places = {"news": folder / "news", "base": folder / "news.sqlite", "other": folder / "other"}
    places["news"].mkdir()
    (places["news"] / "bridge.txt").write_text(BRIDGE)
    places["other"].write_text(FERRY)
    timeline.extract(places["news"], places["base"])
    return places


def test_articles_are_read_once_and_asked(run: Ran, news: Path, tmp_path: Path) -> None:
    base = tmp_path / "news.sqlite"
    code, out, error = run("extract", news, "-o", base)
    assert (code, out) == (0, "")
    assert error == f"timeline: {base} holds 3 mentions; 2 articles read\n"
    assert run("extract", news, "-o", base)[2].endswith("0 articles read, 2 as before\n")
    assert run("extract", news, "-o", base, "-q") == (0, "", "")
    for options in ((), ("--about", "ferry"), ("--from", "2019-04", "-o", "-", "--format", "json"), ("--explain",)):
        assert run(base, *options)[:2] == run(news, *options)[:2]
    (news / "ferry.txt").unlink()
    assert run("extract", news, "-o", base)[2].endswith("0 articles read, 1 as before, 1 taken out\n")


def test_every_view_comes_from_an_archive(run: Ran, news: Path, tmp_path: Path) -> None:
    base = tmp_path / "news.sqlite"
    run("extract", news, "-o", base)
    for form in ("html", "csv", "md", "json", "ics", "svg"):
        for source, name in ((base, "asked"), (news, "direct")):
            assert run(source, "-q", "-o", tmp_path / f"{name}.{form}")[0] == 0
        assert (tmp_path / f"asked.{form}").read_bytes() == (tmp_path / f"direct.{form}").read_bytes()


def test_what_could_not_be_read_is_named_when_it_is_extracted(run: Ran, news: Path, tmp_path: Path) -> None:
    (news / "empty.txt").write_text("")
    base = tmp_path / "news.sqlite"
    for _ in range(2):
        code, _, error = run("extract", news, tmp_path / "none", "-o", base)
        assert code == 1
        assert "timeline: empty.txt: is empty\n" in error
        assert "timeline: none: there is no such file\n" in error
    code, _, error = run(base)
    assert code == 0
    assert "empty" not in error


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("extract", "{news}"), "-o"),
        (("extract", "-", "-o", "{base}"), "which can be read again"),
        (("extract", "{news}", "-o", "{news}"), "is no file in a folder that is there"),
        (("extract", "{news}", "-o", "{news}/none/a"), "is no file in a folder that is there"),
        (("extract", "{news}", "-o", "{news}/a.txt"), "would be read as an article"),
        (("extract", "{news}", "-o", "{other}"), "is not an archive and is left as it is"),
        (("extract", "{other}", "-o", "{base}"), "which is still there and was not given"),
        (("{base}", "{news}"), "is an archive, which is asked alone"),
        (("{base}", "--date", "2019"), "--date is for timeline extract"),
        (("{base}", "--entities"), "--entities is for timeline extract"),
        (("{base}", "-o", "{base}"), "the form is told by the suffix"),
    ],
)
def test_wrong_usage_is_named(run: Ran, kept: dict[str, Path], arguments: tuple[str, ...], said: str) -> None:
    before = kept["base"].read_bytes()
    code, out, error = run(*(argument.format(**kept) for argument in arguments))
    assert (code, out) == (2, "")
    assert said in error
    assert (kept["base"].read_bytes(), kept["other"].read_text()) == (before, FERRY)


def test_a_damaged_archive_is_named(run: Ran, news: Path, tmp_path: Path) -> None:
    base = tmp_path / "news.sqlite"
    run("extract", news, "-o", base)
    base.write_bytes(base.read_bytes()[:9000])
    for arguments in ((base,), ("extract", news, "-o", base)):
        code, out, error = run(*arguments)
        assert (code, out) == (1, "")
        assert f"timeline: {base}: is damaged" in error


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Articles of which some share a paragraph and some lend each other dates."""
    path = tmp_path / "many.jsonl"
    with path.open("w") as stream:
        for number in range(150):
            ship = f"The ferry Hilda {number // 2} sank off Varnes on Monday, killing {number // 2 + 7} passengers."
            text = f"{ship}\n\nA mill closed in {1900 + number}.\n\nIt rained on {number % 28 + 1} May 2017."
            fields = {"text": text + "\n\nReaders gave us 20,000 pounds in May 2018." * (number % 3 == 0)}
            if number % 2:
                fields["date"] = f"2019-03-{number % 28 + 1:02d}"
            stream.write(json.dumps(fields) + "\n")
    return path


def _started(many: Path, base: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "timeline", "extract", str(many), "-o", str(base), "--jobs", "2"]
    return subprocess.Popen(command, stderr=subprocess.PIPE)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_an_extraction_that_is_killed_again_and_again_gives_the_same(many: Path, tmp_path: Path) -> None:
    base, killed = tmp_path / "a.sqlite", 0
    for seconds in (0.1, 0.5, 1, 2, *([2.5] * 200)):
        process = _started(many, base)
        ends = time.monotonic() + seconds + killed / 10  # later each time, so that it comes to an end
        while process.poll() is None and time.monotonic() < ends:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT if killed % 4 == 3 else signal.SIGKILL)
        process.communicate()
        if process.returncode == 0:
            break
        assert process.returncode in (-signal.SIGKILL, -signal.SIGINT, 130)  # or before Python could take it
        killed += 1
    assert killed > 3
    assert timeline.build(base).to_json() == timeline.build(many).to_json()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.sqlite", "many.jsonl"]
