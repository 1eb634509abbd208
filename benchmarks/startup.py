"""Computing time (user and system, this machine) of starting up: the best of several runs, against its bar.

Run `python benchmarks/startup.py`; the exit code is 1 where a bar is missed. Computing time, not time on the clock:
what else the machine does matters little.
"""

import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUNS = 7
BARS = {
    "python -c pass": (["-c", "pass"], None),
    "import timeline": (["-c", "import timeline"], 0.1),
    "timeline --help": (["-m", "timeline", "--help"], 0.15),
    "timeline seeds": (["-m", "timeline", str(ROOT / "seeds")], 4.0),
    "timeline seeds -o x.png": (["-m", "timeline", str(ROOT / "seeds"), "-o", "-", "--format", "png"], None),
}


def seconds(arguments: list[str]) -> float:
    """The computing time of one run of Python with these arguments."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    missed = 0
    for name, (arguments, bar) in BARS.items():
        best = min(seconds(arguments) for _ in range(RUNS if bar is None or bar < 1 else 3))
        missed += bar is not None and best >= bar
        print(f"{name:25} {best:6.3f} s" + (f"   bar {bar} s" if bar else ""))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
