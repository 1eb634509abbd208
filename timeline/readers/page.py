"""The article in a web page: runs in a worker process (see `timeline.readers.html`), where a hostile page harms nobody.

Nothing is fetched: the libraries are handed a parsed tree, never a string that could be taken for an address.
"""

from copy import deepcopy
from typing import TYPE_CHECKING, Any, cast

from timeline.readers import feed

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LATEST = "2100-01-01"
"""The newest date believed. htmldate's default is today, by which the same page could be read differently tomorrow."""

_STORY_CHARS = 80
"""A paragraph longer than a byline belongs to the story; a date in it is the story's, not the page's."""


def answer(request: object) -> object:
    """In the worker: `["page", markup]` gives `article(markup)`, `["feed", markup]` gives `feed.articles(markup)`."""
    what, markup = cast(list[str], request)
    return feed.articles(markup) if what == "feed" else article(markup)


def article(markup: str) -> dict[str, str]:
    """The `text`, `title`, `source`, `url` and `date` (ISO) of a page; what is not found is "". Raises `ValueError`."""
    tree = _tree(markup)
    found = {"text": _text(tree), "date": _date(tree), **_metadata(tree)}
    return {key: value.strip() for key, value in found.items()}


def _tree(markup: str) -> "HtmlElement":
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", no_network=True)
    try:
        return html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError:
        raise ValueError("holds no readable page") from None


def _text(tree: "HtmlElement") -> str:
    import trafilatura

    found = trafilatura.bare_extraction(
        deepcopy(tree), include_comments=False, date_extraction_params=_date_options(), with_metadata=False
    )
    text = getattr(found, "text", "") or ""
    return text or str(trafilatura.baseline(deepcopy(tree))[1])


def _metadata(tree: "HtmlElement") -> dict[str, str]:
    import trafilatura

    found = trafilatura.extract_metadata(deepcopy(tree), date_config=_date_options())
    return {"title": found.title or "", "source": found.sitename or "", "url": found.url or ""}


def _date(tree: "HtmlElement") -> str:
    import htmldate

    page = deepcopy(tree)
    for paragraph in list(page.iter("p")):
        if len(paragraph.text_content()) > _STORY_CHARS:
            paragraph.drop_tree()
    return htmldate.find_date(page, url="", **_date_options()) or ""


def _date_options() -> dict[str, Any]:
    """Fast search only: the extensive one takes any date in the text, and asks the clock what "yesterday" is."""
    return {"extensive_search": False, "original_date": True, "max_date": _LATEST}
