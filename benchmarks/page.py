"""How fast the interactive page opens and filters in Chromium, for stories of several sizes.

    python benchmarks/page.py [--sizes 60 5000] [--runs 5]

Needs selenium, chromium and chromedriver. The bars: 5,000 events open in under 2 s (navigation to the end of the load
event, in which the script has run) and filter in under 100 ms (the key press to the end of layout). Figures are the
median and the slowest of the runs; the browser is started anew for each size.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from selenium import webdriver

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from stories import story

from timeline.writers import writer_for
from timeline.writers.options import WriteOptions

FILTER = """
const field = document.getElementById("query"), started = performance.now();
field.value = arguments[0];
field.dispatchEvent(new Event("input"));
document.body.offsetHeight;
return [performance.now() - started, document.querySelectorAll(".event:not([hidden])").length];
"""
ZOOM = """
const started = performance.now();
document.getElementById(arguments[0]).click();
document.body.offsetHeight;
return [performance.now() - started, document.querySelectorAll(".event:not([hidden])").length];
"""
LOADED = "return performance.getEntriesByType('navigation')[0].loadEventEnd"
SEARCHES = ("strike", "quay north", "no such words", "")


def main() -> None:
    """Print a table of the figures; exit code 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[60, 1000, 5000])
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    print(f"{'events':>7} {'MB':>6} {'open ms':>14} {'filter ms':>14} {'zoom ms':>14}   (median / slowest)")
    missed = [not _row(size, options.runs) for size in options.sizes]
    sys.exit(1 if any(missed) else 0)


def _row(size: int, runs: int) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.html"
        with path.open("wb") as stream:
            writer_for("html")(story(size, days=max(400, size)), stream, WriteOptions())
        opened, filtered, zoomed = _measure(path, runs)
        cells = " ".join(f"{statistics.median(times):>7.0f} {max(times):>6.0f}" for times in (opened, filtered, zoomed))
        print(f"{size:>7} {path.stat().st_size / 1e6:>6.2f} {cells}")
    return statistics.median(opened) < 2_000 and statistics.median(filtered) < 100


def _measure(path: Path, runs: int) -> tuple[Sequence[float], Sequence[float], Sequence[float]]:
    driver = _browser()
    opened, filtered, zoomed = [], [], []
    try:
        for _ in range(runs):
            driver.get("about:blank")
            driver.get(path.as_uri())
            opened.append(driver.execute_script(LOADED))
            filtered += [driver.execute_script(FILTER, words)[0] for words in SEARCHES]
            zoomed += [driver.execute_script(ZOOM, button)[0] for button in ("in", "in", "whole")]
    finally:
        driver.quit()
    return opened, filtered, zoomed


def _browser() -> Any:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1200,900"):
        options.add_argument(argument)
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))


if __name__ == "__main__":
    main()
