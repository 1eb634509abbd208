"""Promises about files: whole or not at all, only where they were asked for, and what is in them stays text."""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.reliability.promise import ROOT, SEEDS, Measured, command, environment, none_of, promise, ran, tested
from timeline import Document, build
from timeline.errors import WriteError
from timeline.saved.atomic import replacing
from timeline.writers import formats

OLD = b"old"
WRITER = """
import sys
from pathlib import Path
from timeline.saved.atomic import replacing
print("ready", flush=True)
while True:
    with replacing(Path(sys.argv[1])) as stream:
        for _ in range(100):
            stream.write(b"new " * 1_000)
"""
FULL = """
import resource, sys
from pathlib import Path
from timeline import Document, build
from timeline.errors import WriteError
from timeline.writers import formats
made = build([Document("A ferry sank on 3 March 2019.", name="a" * 3_000)])
wrong = 0
for form in formats():
    made.save(Path(sys.argv[1]) / f"warm.{form}")
resource.setrlimit(resource.RLIMIT_FSIZE, (64, resource.RLIM_INFINITY))
for form in formats():
    path = Path(sys.argv[1]) / f"a.{form}"
    path.write_bytes(b"old")
    try:
        made.save(path)
        wrong += path.stat().st_size > 64
    except WriteError:
        wrong += path.read_bytes() != b"old"
    except Exception:
        wrong += 1
print(wrong + len(list(Path(sys.argv[1]).glob(".timeline-*"))))
"""


@promise(
    "a crash while writing",
    "A file is the old one or the new one, whatever ends its writer; nothing is left beside it.",
)
def kills(long: bool) -> Measured:
    if os.name != "posix":
        return Measured("no signals", None)
    rounds, broken, chance = (200 if long else 25), 0, random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        for _ in range(rounds):
            path.write_bytes(OLD)
            run = [sys.executable, "-c", WRITER, str(path)]
            with subprocess.Popen(run, stdout=subprocess.PIPE, env=environment(), cwd=ROOT) as process:
                assert process.stdout
                process.stdout.readline()
                time.sleep(chance.random() / 100)
                process.send_signal(signal.SIGKILL)
            broken += path.read_bytes() not in (OLD, b"new " * 100_000)
        with replacing(path) as stream:
            stream.write(OLD)
        left = len(list(Path(folder).iterdir())) - 1
    return Measured(f"{broken} broken files and {left} left over after {rounds} kills", broken + left == 0)


@promise("a full disk", "A disk that is full is an error of one line in every form, and the old file stays.")
def full_disk(long: bool) -> Measured:
    if not Path("/dev/full").exists():
        return Measured("no device that is always full", None)
    made, wrong = build(Document("A ferry sank on 3 March 2019.", name="a")), 0
    for form in formats():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"a.{form}"
            path.symlink_to("/dev/full")
            try:
                made.save(path)
                wrong += 1
            except WriteError as error:
                wrong += "No space left" not in str(error)
    with tempfile.TemporaryDirectory() as folder:
        wrong += int(ran(FULL, folder))
    return none_of(wrong, "other ends", 2 * len(formats()), "writings: to a full device, and past a limit of size")


@promise("paths", "Outputs land only where they were asked for; an input is never overwritten.")
def paths(long: bool) -> Measured:
    return tested("tests/test_reliability.py", "-k", "land_only or overwritten")


@promise(
    "injection", "What a source says stays text in every form: no script, formula, directive or escape of a terminal."
)
def injection(long: bool) -> Measured:
    return tested(
        "tests/writers/test_injection.py", "tests/writers/test_picture_nasty.py", *([] if long else ["-m", "not slow"])
    )


@promise("hostile pages", "A page costs bounded time and memory, or is skipped and named; the next is read as usual.")
def pages(long: bool) -> Measured:
    return tested("tests/hostile", *([] if long else ["-k", "open or deep or entities"]))


MANY = """
import io, struct, sys, time
sys.path.insert(0, "tests")
from stories import story
from timeline.writers import writer_for
from timeline.writers.options import WriteOptions
worst, widest = 0.0, 0
for count in map(int, sys.argv[1].split(",")):
    made = story(count)
    began = time.process_time()
    stream = io.BytesIO()
    writer_for("png")(made, stream, WriteOptions())
    worst = max(worst, time.process_time() - began)
    widest = max(widest, *struct.unpack(">II", stream.getvalue()[16:24]))
print(f"{worst:.1f} {widest}")
"""


@promise("pictures", "From no event to 100,000 a picture is drawn, in less than 10 s and of at most 16,000 pixels.")
def pictures(long: bool) -> Measured:
    seconds, pixels = map(float, ran(MANY, "0,1,500,100000" if long else "0,1,500,5000").split())
    most = "100,000" if long else "5,000"
    return Measured(f"up to {most} events: {seconds:.1f} s, {pixels:,.0f} pixels", seconds < 10 and pixels <= 16_000)


@promise(
    "the parser's files", "The parser is used only if every file of it that is read is the one that was published."
)
def model(long: bool) -> Measured:
    from timeline.syntax import parser

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "model"
        shutil.copytree(parser.model_folder(), folder)
        accepted = 0
        for name in parser._SUMS:
            whole = (folder / name).read_bytes()
            (folder / name).write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
            accepted += not parser._difference(folder)
            (folder / name).write_bytes(whole)
    return none_of(accepted, "changes not noticed", len(parser._SUMS), "files, one bit changed in each")


@promise("stop and go on", "A rerun after a stop does only what is missing, and gives the same bytes.",
         known="a run keeps nothing; `timeline extract` does: docs/archive.md")  # fmt: skip
def rerun(long: bool) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        found = set()
        for name in ("a.json", "b.json"):
            subprocess.run(command(SEEDS, "-q", "-o", Path(folder) / name), env=environment(), check=True, cwd=ROOT)
            found.add((Path(folder) / name).read_bytes())
    return Measured(f"the same bytes: {'yes' if len(found) == 1 else 'no'}; nothing is kept of a stopped run", False)
