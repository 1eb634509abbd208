"""How fast the interactive page opens and filters in Chromium, for stories of several sizes.

    python benchmarks/page.py [--sizes 60 5000] [--runs 5] [--peers node_modules]

Needs selenium, chromium and chromedriver. The bars: 5,000 events open in under 2 s (navigation to the end of the load
event, in which the script has run) and filter in under 100 ms (the key press to the end of layout). Figures are the
median and the slowest of the runs. With `--peers` the same stories are opened with vis-timeline and TimelineJS from
that folder, to the first frame after they say that they are ready, and the number of their elements is told.
"""

import argparse
import io
import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium import webdriver

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from stories import story

from timeline.model import Timeline
from timeline.writers import writer_for
from timeline.writers.options import WriteOptions

FILTER = """
const field = document.getElementById("query"), started = performance.now();
field.value = arguments[0];
field.dispatchEvent(new Event("input"));
document.body.offsetHeight;
return performance.now() - started;
"""
PRESS = """
const started = performance.now();
document.getElementById(arguments[0]).click();
document.body.offsetHeight;
return performance.now() - started;
"""
LOADED = "return performance.getEntriesByType('navigation')[0].loadEventEnd"
WAIT = "const done = arguments[0], look = () => window.ready ? done(window.ready) : setTimeout(look, 20); look()"
ELEMENTS = "return document.getElementsByTagName('*').length"
SEARCHES = ("strike", "quay north", "no such words", "")
PEERS = {
    "vis-timeline": (
        "vis.json",
        "vis-timeline/standalone/umd/vis-timeline-graph2d.min.js",
        "vis-timeline/styles/vis-timeline-graph2d.min.css",
        "new vis.Timeline(place, new vis.DataSet(data), {}); ready()",
    ),
    "TimelineJS": (
        "timelinejs.json",
        "@knight-lab/timelinejs/dist/js/timeline.js",
        "@knight-lab/timelinejs/dist/css/timeline.css",
        "new TL.Timeline(place, data, {font: null}).on('loaded', ready)",
    ),
}
HOST = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="{style}"><script src="{script}"></script>
<div id="v" style="height:700px"></div><script>
const place = document.getElementById("v"), data = {data};
const ready = () => requestAnimationFrame(() => setTimeout(() => {{ window.ready = performance.now() }}, 0));
{start}</script>"""


def main() -> None:
    """Print a table of the figures; exit code 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[60, 1000, 5000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", type=Path)
    options = parser.parse_args()
    print(
        f"{'events':>12} {'MB':>6} {'elements':>9} {'open ms':>14} {'filter ms':>14} {'zoom ms':>14}   (median slowest)"
    )
    missed = False
    for size in options.sizes:
        timeline = story(size, days=max(400, size))
        missed |= not _page(timeline, options.runs)
        for name in PEERS if options.peers else ():
            _peer(name, timeline, options.peers, options.runs)
    sys.exit(1 if missed else 0)


def _page(timeline: Timeline, runs: int) -> bool:
    opened, filtered, zoomed = [], [], []
    data = _written(timeline, "html")
    with _opened(data) as (driver, address):
        for _ in range(runs):
            driver.get("about:blank")
            driver.get(address)
            opened.append(driver.execute_script(LOADED))
            filtered += [driver.execute_script(FILTER, words) for words in SEARCHES]
            zoomed += [driver.execute_script(PRESS, button) for button in ("in", "in", "whole")]
        elements = driver.execute_script(ELEMENTS)
    _print(f"{len(timeline.events)}", data, elements, opened, filtered, zoomed)
    return statistics.median(opened) < 2_000 and statistics.median(filtered) < 100


def _peer(name: str, timeline: Timeline, modules: Path, runs: int) -> None:
    form, script, style, start = PEERS[name]
    items = json.dumps(json.loads(_written(timeline, form))).replace("<", "\\u003c")
    addresses = {"script": (modules / script).absolute().as_uri(), "style": (modules / style).absolute().as_uri()}
    data = HOST.format(data=items, start=start, **addresses).encode("utf-8")
    opened = []
    with _opened(data) as (driver, address):
        driver.set_script_timeout(120)
        for _ in range(runs):
            driver.get("about:blank")
            driver.get(address)
            opened.append(driver.execute_async_script(WAIT))
        elements = driver.execute_script(ELEMENTS)
    _print(name, data + (modules / script).read_bytes() + (modules / style).read_bytes(), elements, opened)


def _print(name: str, data: bytes, elements: int, *figures: list[float]) -> None:
    cells = " ".join(f"{statistics.median(times):>7.0f} {max(times):>6.0f}" for times in figures)
    print(f"{name:>12} {len(data) / 1e6:>6.2f} {elements:>9} {cells}", flush=True)


def _written(timeline: Timeline, form: str) -> bytes:
    stream = io.BytesIO()
    writer_for(form)(timeline, stream, WriteOptions())
    return stream.getvalue()


@contextmanager
def _opened(data: bytes) -> Iterator[tuple[Any, str]]:
    """A browser of its own, and the address of a file with the data."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1200,900"):
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "page.html"
            path.write_bytes(data)
            yield driver, path.as_uri()
    finally:
        driver.quit()


if __name__ == "__main__":
    main()
