"""Take the picture of the interactive page in docs/formats.md: two articles, read as any others, in Chromium.

python docs/make_page_picture.py        needs selenium, chromium and chromedriver
"""

import shutil
import tempfile
from pathlib import Path

from selenium import webdriver

import timeline
from timeline.model import Document

PICTURE = Path(__file__).parent / "gallery" / "page.png"
WIDTH, HEIGHT = 1200, 1240
ARTICLES = (
    Document(
        "The ferry Halden ran onto rocks outside the harbour of Korsvik on Monday morning. All 212 passengers were "
        "brought ashore by noon. The captain was questioned on Tuesday.\n\n"
        "The Halden was built in 1987. In March 2009 she lost a rudder in a storm. The company said that the ship was "
        "inspected last month.\n\n"
        "Divers will examine the hull next week. The harbour will stay closed until 14 October.",
        date="2015-10-07",
        name="ferry.txt",
        title="Ferry aground outside Korsvik",
        outlet="Kystposten",
        url="https://example.org/ferry",
    ),
    Document(
        "Prosecutors charged the captain of the Halden on 3 December. The ferry ran onto rocks on 5 October.\n\n"
        "The court opened the trial on Thursday. The company denied that it had cut the crew in 2014. "
        "Two sailors told the court that the radar failed in September. A verdict is expected in May.",
        date="2016-02-20",
        name="trial.txt",
        title="Captain of the Halden in court",
        outlet="Morgenbladet Nord",
        url="https://example.org/trial",
    ),
)


def main() -> None:
    """Write docs/gallery/page.png."""
    made = timeline.build(ARTICLES, title="The grounding of the Halden")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "story.html"
        made.save(page)
        _photograph(page.as_uri())


def _photograph(address: str) -> None:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or "chromium"
    for argument in ("--headless=new", "--no-sandbox", "--hide-scrollbars", f"--window-size={WIDTH},{HEIGHT}"):
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        driver.get(address)
        driver.execute_script(
            "const most = [...document.querySelectorAll('.event details')].sort((a, b) =>"
            "b.querySelectorAll('blockquote').length - a.querySelectorAll('blockquote').length)[0]; most.open = true"
        )
        driver.save_screenshot(str(PICTURE))
    finally:
        driver.quit()


if __name__ == "__main__":
    main()
