"""A real browser for the tests of this folder: the Chromium on the path. Without one they are skipped."""

import io
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline.model import Timeline
from timeline.writers import writer_for
from timeline.writers.options import WriteOptions

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
CHROMEDRIVER = shutil.which("chromedriver")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A driver with a window of 1200 x 900 pixels; its console is read by `problems`."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    if CHROMIUM is None or CHROMEDRIVER is None:
        pytest.skip("no chromium with its chromedriver; on Debian: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1200,900"):
        options.add_argument(argument)
    options.add_argument("--force-prefers-reduced-motion")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(CHROMEDRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def problems(browser: Any) -> Iterator[list[str]]:
    """What the console says; a test that uses this fails where it said anything that was not taken out."""
    browser.get_log("browser")
    said: list[str] = []
    yield said
    said += [entry["message"] for entry in browser.get_log("browser")]
    assert said == []


@pytest.fixture
def show(browser: Any, tmp_path: Path, problems: list[str]) -> Callable[..., Any]:
    """Opens a timeline as a page and gives the driver back; `part` is what follows `#` in the address."""

    def opened(timeline: Timeline, part: str = "") -> Any:
        stream = io.BytesIO()
        writer_for("html")(timeline, stream, WriteOptions())
        path = tmp_path / "story.html"
        path.write_bytes(stream.getvalue())
        browser.get("about:blank")
        browser.get(f"{path.as_uri()}{f'#{part}' if part else ''}")
        return browser

    return opened


@pytest.fixture
def node_module() -> Callable[[str], Path]:
    """The path of a file of an npm package, from `node_modules` here or in the folder NODE_PATH names."""

    def found(name: str) -> Path:
        for folder in (os.environ.get("NODE_PATH", ""), Path(__file__).parents[2] / "node_modules"):
            if folder and (Path(folder) / name).is_file():
                return Path(folder) / name
        pytest.skip(f"{name} is not there; npm install it and let NODE_PATH name its node_modules")

    return found
