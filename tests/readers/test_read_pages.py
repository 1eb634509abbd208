from pathlib import Path

import pytest
from htmldate import core

from timeline.errors import ReadError
from timeline.readers import page, read
from timeline.readers.html import Pages

STORY = (
    "<p>The harbour bridge reopened on Monday after two years of repairs, the council said on 2012-01-01.</p>"
    "<p>It had been closed since March 2017, when inspectors found cracks in three of its pillars.</p>"
    "<p>Officials expect 30,000 vehicles a day to cross it by next summer, and &pound;2 a car in tolls.</p>"
)
LINKED = '{"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": "2019-03-05T23:30:00-08:00"}'


def markup(head: str = "", before: str = "", story: str = STORY) -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World, 4 April 2021</a></li></ul></nav>'
        f"<main><article><h1>Harbour bridge reopens</h1>{before}{story}</article></main>"
        "<footer>Copyright 2024 The Example</footer></body></html>"
    )


def test_the_story_is_read_without_the_furniture() -> None:
    text = page.article(markup())["text"]
    assert "cracks in three of its pillars.\nOfficials expect" in text
    assert "£2 a car" in text
    assert "Copyright" not in text
    assert "World" not in text


@pytest.mark.parametrize(
    ("head", "before", "date"),
    [
        ('<meta property="article:published_time" content="2019-03-05T08:00:00Z">', "", "2019-03-05"),
        ('<meta name="date" content="2019-03-05">', "", "2019-03-05"),
        (f'<script type="application/ld+json">{LINKED}</script>', "", "2019-03-05"),
        ("", '<time datetime="2019-03-05T08:00">last week</time>', "2019-03-05"),
        ("", '<p class="date">5 March 2019</p>', "2019-03-05"),
        ("", "", ""),
    ],
)
def test_the_date_is_the_pages_never_the_storys(head: str, before: str, date: str) -> None:
    assert page.article(markup(head, before))["date"] == date


def test_the_names_of_a_page(tmp_path: Path) -> None:
    head = (
        '<title>Harbour bridge reopens | The Example</title><meta property="og:title" content="Bridge &amp; harbour">'
        '<meta property="og:site_name" content="The Example"><link rel="canonical" href="https://example.org/b">'
    )
    path = tmp_path / "bridge.htm"
    path.write_text(markup(head), "utf-8")
    document = read(path)
    assert (document.title, document.outlet, document.url) == (
        "Bridge & harbour",
        "The Example",
        "https://example.org/b",
    )
    assert (document.name, document.date, document.date_origin) == ("bridge.htm", None, "metadata")


@pytest.mark.slow
@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", 'http://"><b>', "e.org"])
def test_an_address_that_is_none_is_left_out(address: str) -> None:
    with Pages() as pages:
        found = pages.read(markup(f"<link rel='canonical' href='{address}'>").encode(), "a.html")
    assert found.url == ""


@pytest.mark.slow
def test_a_page_is_known_by_its_beginning_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "saved"
    path.write_text(markup(), "utf-8")
    assert "<p>" not in read(path).text


@pytest.mark.slow
def test_a_page_without_an_article_is_named() -> None:
    with Pages() as pages, pytest.raises(ReadError, match=r"a\.html: no article text was found"):
        pages.read(b"<html><body><script>1</script></body></html>", "a.html")


@pytest.mark.slow
def test_a_page_that_is_an_address_is_not_fetched() -> None:
    with Pages() as pages:
        try:
            assert "example" in pages.read(b"http://example.org/article.html", "a.html").text
        except ReadError as error:
            assert "no article text" in str(error)


def test_a_page_is_read_alike_on_any_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest date believed is ours; neither library is left to its default, which is today."""
    given: list[object] = []
    newest = core.get_max_date
    monkeypatch.setattr(core, "get_max_date", lambda date: given.append(date) or newest(date))
    assert page.article(markup('<meta name="date" content="2050-03-05">'))["date"] == "2050-03-05"
    assert set(given) == {page._LATEST}


@pytest.mark.parametrize(
    ("entries", "lines"),
    [
        (
            "<ul><li><time datetime='2011-03-04'>4 March</time> The pier opens.</li>"
            "<li><time datetime='2012-05-06'>6 May</time> The pier burns.</li></ul>",
            ["- 4 March 2011: The pier opens.", "- 6 May 2012: The pier burns."],
        ),
        (
            "<ul><li><b>1901</b> The pier opens.</li><li><b>1903:</b> The pier burns.</li></ul>",
            ["- 1901: The pier opens.", "- 1903: The pier burns."],
        ),
        (
            "<ul><li><b>Three goals</b> in a match.</li><li><b>Two goals</b> in a match.</li></ul>",
            ["- Three goals in a match.", "- Two goals in a match."],
        ),
    ],
)
def test_the_dates_of_a_list_stand_apart_and_are_not_the_pages(entries: str, lines: list[str]) -> None:
    story = "<p>The pier has been a matter of dispute for as long as anyone in the town can remember it.</p>"
    found = page.article(f"<html><body><article><h1>The pier</h1>{story}{entries}{story}</article></body></html>")
    assert [line for line in found["text"].splitlines() if line.startswith("-")] == lines
    assert found["date"] == ""
