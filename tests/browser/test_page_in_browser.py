"""The page in a real browser: what is shown, filters, zoom, keys, quotes, and that nothing a source says can run."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from payloads import CORES
from selenium_or_skip import By, Keys
from stories import story

from timeline.calendar.when import When
from timeline.model import Event, Status, Timeline, Trail

pytestmark = [pytest.mark.sockets, pytest.mark.slow]
Show = Callable[..., Any]
STORY = story(60)


def shown(page: Any) -> list[str]:
    """The ids of the events that are shown."""
    return page.execute_script("return [...document.querySelectorAll('.event:not([hidden])')].map((row) => row.id)")


def count(page: Any) -> str:
    return page.find_element(By.ID, "count").text


def press(page: Any, *keys: str) -> None:
    page.switch_to.active_element.send_keys(*keys)


def focused(page: Any) -> str:
    """The id of the event that has the focus, else of the element itself."""
    return page.execute_script(
        "const on = document.activeElement, row = on.closest('.event'); return row ? row.id : on.id"
    )


def marks(page: Any) -> int:
    return len(page.find_elements(By.CSS_SELECTOR, "#rail path.one"))


@pytest.mark.parametrize(("size", "days"), [(0, 1), (1, 1), (5, 300), (60, 420), (5000, 4000)])
def test_all_events_are_shown_and_the_console_is_silent(show: Show, size: int, days: int) -> None:
    page = show(story(size, days=days) if size else Timeline(()))
    assert len(shown(page)) == (size + 2 if size else 0)
    assert page.find_element(By.ID, "tools").get_attribute("hidden") is None
    assert bool(page.find_elements(By.CSS_SELECTOR, "#rail .bar")) == (size == 5000)


def test_a_search_shows_the_events_that_hold_all_words(show: Show) -> None:
    page = show(STORY)
    field = page.find_element(By.ID, "query")
    field.send_keys("QUAY malmo")
    assert shown(page) == []
    assert page.find_element(By.ID, "nothing").is_displayed()
    field.clear()
    field.send_keys("quay lindqvist")
    expected = [f"e-{e.key}" for e in STORY.events if "quay" in e.headline and "Lindqvist" in e.headline]
    assert shown(page) == expected
    assert expected
    assert count(page) == f"{len(expected)} of 62 events"
    assert marks(page) >= len(expected)
    field.send_keys(Keys.ESCAPE)
    press(page, Keys.ESCAPE)
    assert len(shown(page)) == 62


def test_accents_do_not_matter_to_a_search(show: Show) -> None:
    page = show(replace(STORY, events=(replace(STORY.events[0], headline="Sjöfartsverket dröjer"), *STORY.events[1:])))
    page.find_element(By.ID, "query").send_keys("drojer")
    assert shown(page) == [f"e-{STORY.events[0].key}"]


def test_each_status_can_be_hidden(show: Show) -> None:
    page = show(STORY)
    for button in page.find_elements(By.CSS_SELECTOR, "#statuses button"):
        status, number = button.text.split()
        button.click()
        assert button.get_attribute("aria-pressed") == "false"
        told = [*STORY.events, *STORY.undated]
        assert shown(page) == [f"e-{event.key}" for event in told if event.status != status]
        assert int(number) == sum(event.status == status for event in told)
        button.click()
    assert len(shown(page)) == 62


def test_sources_can_be_chosen(show: Show) -> None:
    page = show(STORY)
    page.find_element(By.ID, "sources-label").click()
    page.find_element(By.XPATH, "//div[@class='sheet']//button[.='None']").click()
    page.find_element(By.XPATH, "//label[contains(., 'Radio Nord')]/input").click()
    numbers = {source.number for source in STORY.documents if source.outlet == "Radio Nord"}
    told = [*STORY.events, *STORY.undated]
    assert shown(page) == [f"e-{event.key}" for event in told if numbers & set(event.sources)]
    assert page.find_element(By.ID, "sources-label").text.startswith("Radio Nord")
    press(page, Keys.ESCAPE)
    assert page.find_element(By.ID, "sources-filter").get_attribute("open") is None
    page.find_element(By.ID, "clear").click()
    assert len(shown(page)) == 62


def test_a_range_of_dates(show: Show) -> None:
    page = show(STORY)
    page.find_element(By.ID, "from").send_keys("2015-03")
    page.find_element(By.ID, "to").send_keys("2015-04-10", Keys.ENTER)
    window = When(When.of_month(2015, 3).first, When.of_day(2015, 4, 10).last)
    expected = [event for event in STORY.events if isinstance(event.when, When) and window.overlaps(_known(event.when))]
    assert shown(page) == [f"e-{event.key}" for event in expected]
    page.find_element(By.ID, "whole").click()
    assert len(shown(page)) == 62
    assert page.find_element(By.ID, "from").get_attribute("value") == ""


def _known(when: When) -> When:
    """An open end counts where it is known."""
    return replace(when, first=when.last if when.first is None else when.first, last=when.last or when.first)


def test_a_date_that_cannot_be_read_is_marked_and_changes_nothing(show: Show) -> None:
    page = show(STORY)
    field = page.find_element(By.ID, "from")
    field.send_keys("2015-13", Keys.ENTER)
    assert field.get_attribute("aria-invalid") == "true"
    assert len(shown(page)) == 62


def test_keys_go_from_event_to_event_open_and_close(show: Show) -> None:
    page = show(STORY)
    keys = [f"e-{event.key}" for event in STORY.events]
    body = page.find_element(By.TAG_NAME, "body")
    body.send_keys(Keys.ARROW_DOWN)
    assert focused(page) == keys[0]
    press(page, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_UP)
    assert focused(page) == keys[1]
    press(page, Keys.ENTER)
    quote = page.find_element(By.CSS_SELECTOR, f"#{keys[1]} blockquote")
    assert quote.is_displayed()
    press(page, Keys.ESCAPE)
    assert not quote.is_displayed()
    press(page, Keys.END)
    assert focused(page) == "e-u2"
    press(page, Keys.HOME)
    assert focused(page) == keys[0]
    press(page, "/")
    assert focused(page) == "query"


def test_one_event_is_in_the_tab_order(show: Show) -> None:
    page = show(STORY)
    stops = "return [...document.querySelectorAll('.event summary')].filter((one) => one.tabIndex === 0).length"
    assert page.execute_script(stops) == 1
    page.find_element(By.TAG_NAME, "body").send_keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    assert page.execute_script(stops) == 1


def test_zoom_narrows_to_the_event_that_has_the_focus(show: Show) -> None:
    page = show(STORY)
    page.find_element(By.TAG_NAME, "body").send_keys(Keys.ARROW_DOWN)
    press(page, Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    key = focused(page)
    for _ in range(3):
        before = len(shown(page))
        press(page, "+")
        assert key in shown(page)
        assert len(shown(page)) < before
    assert page.find_element(By.ID, "from").get_attribute("value") != ""
    press(page, "-")
    press(page, "0")
    assert len(shown(page)) == 62


def test_a_brush_over_the_rail_zooms(show: Show) -> None:
    from selenium.webdriver import ActionChains

    page = show(STORY)
    rail = page.find_element(By.ID, "rail")
    ActionChains(page).move_to_element_with_offset(rail, -200, 10).click_and_hold().move_by_offset(
        150, 0
    ).release().perform()
    assert 0 < len(shown(page)) < 30
    assert page.find_element(By.ID, "whole").is_enabled()


def test_a_mark_opens_its_event(show: Show) -> None:
    from selenium.webdriver import ActionChains

    page = show(STORY)
    mark = page.find_element(By.CSS_SELECTOR, "#rail path[data-i='3']")
    ActionChains(page).move_to_element(mark).perform()
    event = STORY.events[3]
    assert event.headline in page.find_element(By.ID, "readout").text
    ActionChains(page).move_to_element(mark).click().perform()
    assert focused(page) == f"e-{event.key}"
    assert page.find_element(By.CSS_SELECTOR, f"#e-{event.key} details").get_attribute("open") is not None


def test_the_words_that_date_an_event_are_marked_in_its_sentence(show: Show) -> None:
    page = show(STORY)
    for event in STORY.events[:10]:
        told = page.execute_script(
            "return [...document.querySelectorAll('#' + arguments[0] + ' blockquote')]"
            ".map((quote) => [quote.firstChild.textContent, quote.querySelector('mark').textContent])",
            f"e-{event.key}",
        )
        assert told == [[quote.text, event.said] for quote in event.quotes]


def test_an_event_says_why_it_has_its_date_and_links_to_its_source(show: Show) -> None:
    event = next(e for e in STORY.events if isinstance(e.when, When) and e.when.assumed)
    page = show(STORY, f"e-{event.key}")
    why = page.find_element(By.CSS_SELECTOR, f"#e-{event.key} .why")
    assert why.is_displayed()
    assert "rule relative" in why.text
    assert "assumed: the year is that of the article" in why.text
    links = page.find_elements(By.CSS_SELECTOR, "#events a[href^='http']")
    assert links
    assert all("noopener" in link.get_attribute("rel") for link in links)


def test_without_javascript_it_is_a_plain_list(show: Show, browser: Any) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page = show(STORY)
        assert not page.find_element(By.ID, "query").is_displayed()
        rows = page.find_elements(By.CSS_SELECTOR, ".event")
        assert len(rows) == 62
        assert all(row.is_displayed() for row in rows[:5])
        rows[0].find_element(By.TAG_NAME, "summary").click()
        assert rows[0].find_element(By.TAG_NAME, "blockquote").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_nothing_a_source_says_runs(show: Show) -> None:
    texts = [core for family in CORES.values() for core in family]
    code = [f"<img src=x onerror=window.live=1>{text}<script>window.live=1</script>" for text in texts]
    told = tuple(
        Event(text, When.of_number(735_000 + n), (), Trail(text, None, notes=(text,)), said=text, key=text)
        for n, text in enumerate(code)
    )
    page = show(Timeline(told, title=code[0]))
    for row in page.find_elements(By.CSS_SELECTOR, ".event summary")[:3]:
        row.click()
    page.find_element(By.ID, "query").send_keys("<script>")
    assert page.execute_script("return window.live") is None
    assert len(page.find_elements(By.CSS_SELECTOR, "#events img, #events script, #events svg")) == 0


ATTEMPTS = {
    "a handler": "document.body.setAttribute('onclick', 'window.live = 1'); document.body.click()",
    "markup": "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.live=1>')",
    "a script": "const made = document.createElement('script'); made.text = 'window.live = 1';"
    "document.body.append(made)",
    "code from text": "window.setTimeout('window.live = 1')",
    "an address": "const made = document.createElement('a'); made.href = 'javascript:window.live = 1';"
    "document.body.append(made); made.click()",
    "an image": "const made = new Image(); made.onload = () => window.live = 1; document.body.append(made);"
    "made.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='",
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_the_policy_stops_what_would_get_past_the_escapes(show: Show, browser: Any, name: str) -> None:
    from selenium.common.exceptions import JavascriptException

    page = show(STORY)
    with suppress(JavascriptException):
        page.execute_script(ATTEMPTS[name])
    assert page.execute_async_script("setTimeout(arguments[0], 50, window.live)") is None
    assert browser.get_log("browser")


def test_nothing_is_wider_than_a_small_screen(show: Show, browser: Any) -> None:
    metrics = {"width": 360, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        word = replace(STORY.events[0], headline="Donaudampfschifffahrtsgesellschaft" * 4, status=Status.REPORTED)
        page = show(replace(STORY, events=(word, *STORY.events[1:]), title="W" * 80))
        assert page.execute_script("return document.documentElement.scrollWidth") <= 360
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_barrier(show: Show, browser: Any, node_module: Callable[[str], Path], theme: str) -> None:
    """Roles, names, contrast, order of headings: the rules of axe-core, all of them, with events and a list open."""
    axe = node_module("axe-core/axe.min.js").read_text(encoding="utf-8")
    scheme = {"features": [{"name": "prefers-color-scheme", "value": theme}]}
    browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", scheme)
    try:
        page = show(STORY)
        page.execute_script(  # rows that the browser has not laid out yet would seem to lie over each other
            "for (const one of document.querySelectorAll('details')) one.open = true;"
            "for (const one of document.querySelectorAll('li')) one.style.contentVisibility = 'visible'"
        )
        page.execute_script(axe)
        found = page.execute_async_script("axe.run().then((result) => arguments[0](result.violations))")
        assert [(one["id"], one["nodes"][0]["html"], one["nodes"][0]["failureSummary"]) for one in found] == []
    finally:
        browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": False})
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
