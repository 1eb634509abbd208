"""Promises about runs of the command: the same anywhere, no network, a quiet end, a bad article costs itself."""

import hashlib
import itertools
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.reliability.promise import ROOT, SEEDS, Measured, command, environment, none_of, promise
from timeline.engines.processes import Processes
from timeline.model import Document, Skipped

ZONES = ["UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Lisbon"]
LOCALES, HASHES, JOBS = ["C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"], ["0", "1", "4242"], ["1", "2", "4"]
PAGE = """<html><head><meta name="date" content="2019-06-12"></head><body>
<p>The bridge was opened in May 1932 by the mayor of the town.</p><p>It was closed on Monday.</p></body></html>"""

CLOCK = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/time.h>
#include <time.h>
#define AHEAD 700000000L
int clock_gettime(clockid_t id, struct timespec *t) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
    int done = real(id, t);
    if (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE) t->tv_sec += AHEAD;
    return done;
}
time_t time(time_t *out) {
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    if (out) *out = t.tv_sec;
    return t.tv_sec;
}
int gettimeofday(struct timeval *v, void *zone) {
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    v->tv_sec = t.tv_sec;
    v->tv_usec = t.tv_nsec / 1000;
    return 0;
}
"""
"""A clock that is 22 years ahead, for a library that is loaded before all others."""


def other_clock(folder: Path) -> dict[str, str]:
    """The settings under which a program has another clock, none where it cannot be given one."""
    compiler = shutil.which("cc")
    if not compiler:
        return {}
    source, library = folder / "clock.c", folder / "clock.so"
    source.write_text(CLOCK)
    done = subprocess.run(
        [compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], capture_output=True, check=False
    )
    settings = {"LD_PRELOAD": str(library)} if done.returncode == 0 else {}
    year = subprocess.run(["date", "+%Y"], capture_output=True, text=True, env={**os.environ, **settings}, check=False)
    return settings if year.stdout.strip() > str(time.gmtime().tm_year + 20) else {}


@promise("host settings", "The same bytes in any time zone, locale, hash seed, on any day and with any number of jobs.")
def host_settings(long: bool) -> Measured:
    with tempfile.TemporaryDirectory() as name:
        folder, sums = Path(name), set()
        (folder / "page.html").write_text(PAGE)
        ahead = other_clock(folder)
        clocks = [{}, ahead] if ahead else [{}]
        turns = list(itertools.product(ZONES, LOCALES, HASHES, JOBS, clocks))
        if not long:  # each value at least once, with others
            turns = [
                (ZONES[turn], LOCALES[turn % 4], HASHES[turn % 3], JOBS[turn % 3], clocks[turn % len(clocks)])
                for turn in range(len(ZONES))
            ]
        for zone, locale, seed, jobs, clock in turns:
            settings = environment(TZ=zone, LC_ALL=locale, PYTHONHASHSEED=seed, **clock)
            outputs = [folder / "a.json", folder / "a.png"]
            run = command(SEEDS, folder / "page.html", "--jobs", jobs, "-q", "-o", outputs[0], "-o", outputs[1])
            subprocess.run(run, env=settings, check=True, cwd=ROOT, capture_output=True)
            sums.add(hashlib.sha256(b"".join(path.read_bytes() for path in outputs)).hexdigest())
    said = "two clocks" if ahead else "one clock (no other can be given here)"
    return Measured(f"{len(sums)} output of {len(turns)} runs, {said}", len(sums) == 1)


@promise("no network", "Neither a run nor its workers ask the system for a socket.")
def sockets(long: bool) -> Measured:
    if shutil.which("strace") is None:
        return Measured("there is no strace here", None)
    asked, seen = 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "page.html").write_text(PAGE)
        for jobs in ("1", "2"):
            run = command(
                SEEDS, folder / "page.html", "--jobs", jobs, "-q", "-o", folder / "a.png", "-o", folder / "a.ics"
            )
            trace = ["strace", "-f", "-qq", "-e", "trace=network,execve", "-o", str(folder / "trace")]
            done = subprocess.run([*trace, *run], env=environment(), cwd=ROOT, capture_output=True, check=False)
            if done.returncode or not (folder / "trace").exists():
                return Measured("this machine lets no process be traced", None)
            calls = [line for line in (folder / "trace").read_text().splitlines() if "(" in line]
            asked += sum("execve(" not in line and "socketpair(" not in line and "---" not in line for line in calls)
            seen += sum("execve(" in line and " = 0" in line for line in calls)
    return none_of(asked, "calls for the network", seen, "processes that were traced")


def misbehave(document: Document) -> str:
    """In a worker: what the text says."""
    if document.text == "raise":
        raise ValueError(document.text)
    if document.text == "exit":
        os._exit(1)
    if document.text == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if document.text == "hang":
        time.sleep(1_000)
    if document.text == "allocate":
        return str(len(bytearray(6_000_000_000)))
    return document.name


@promise(
    "a bad document", "One that raises, hangs, ends its process or eats the memory costs only itself, and is named."
)
def bad_documents(long: bool) -> Measured:
    ways, lost = ("raise", "exit", "kill", "hang", "allocate"), 0
    for way in ways:
        batch = [Document(way if number == 20 else "good", name=str(number)) for number in range(50)]
        results = list(Processes(2, wait=10 if way == "hang" else None)(misbehave, batch))
        lost += not isinstance(results.pop(20), Skipped)
        lost += sum(result != one.name for result, one in zip(results, [*batch[:20], *batch[21:]], strict=True))
    return none_of(lost, "others lost", len(ways), "ways to fail, each in the 21st of 50 documents")


@promise("an interrupt", "Ctrl-C ends the run within a second, with code 130 and without a traceback.")
def interrupt(long: bool) -> Measured:
    if os.name != "posix":
        return Measured("no signals", None)
    took, ends, turns = 0.0, [], (20 if long else 3)
    article = b"On 3 March 2019 a ferry sank in the harbour of the old town after a storm.\n" * 20_000
    for turn in range(turns):
        with tempfile.TemporaryDirectory() as name:
            pipe = Path(name) / "pipe"
            os.mkfifo(pipe)
            run = command(pipe, "--jobs", str(1 + turn % 2))
            process = subprocess.Popen(run, env=environment(), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            with pipe.open("wb") as stream:  # opens when the command does
                stream.write(article)
            time.sleep(0.5 + turn % 5)
            process.send_signal(signal.SIGINT)
            began = time.perf_counter()
            printed, errors = process.communicate()
            took = max(took, time.perf_counter() - began)
            if process.returncode != 130 or printed or b"Traceback" in errors:
                ends.append(f"{process.returncode} {errors[-80:].decode(errors='replace').strip()}")
    figure = f"{len(ends)} other ends in {turns} interrupts {ends or ''}".rstrip()
    return Measured(f"{figure}; the slowest took {took:.2f} s", not ends and took < 1)


@promise("a closed pipe", "A reader that has enough (`| head -1`) is not complained of.")
def closed_pipe(long: bool) -> Measured:
    if os.name != "posix":
        return Measured("no pipes", None)
    run = " ".join(f"'{word}'" for word in command(SEEDS, "--format", "json"))
    shell = ["bash", "-c", f"{run} | head -1 >/dev/null; exit ${{PIPESTATUS[0]}}"]
    settings = environment(PYTHONUNBUFFERED="1")
    done = subprocess.run(shell, env=settings, cwd=ROOT, capture_output=True, check=False)
    errors = [line for line in done.stderr.decode().splitlines() if "Traceback" in line or "pipe" in line.lower()]
    return Measured(f"code {done.returncode}, {len(errors)} complaints", done.returncode == 0 and not errors)
