"""The article in a web page: runs in a worker process (see `timeline.readers.html`), where a hostile page harms nobody.

Nothing is fetched: the libraries are handed a parsed tree, never a string that could be taken for an address.
"""

import re
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
    """The `text`, `title`, `source`, `url`, `language` (its tag) and `date` (ISO) of a page; what is not found is "".

    Raises `ValueError`.
    """
    tree = _tree(markup)
    language = str(tree.get("lang") or "")[:_LONGEST_TAG]
    found = {"text": _text(tree), "date": _date(tree), "language": language, **_metadata(tree)}
    return {key: value.strip() for key, value in found.items()}


_LONGEST_TAG = 20


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
        _spelled_out(tree), include_comments=False, date_extraction_params=_date_options(), with_metadata=False
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
    for entry in _entry_dates(page):
        entry.drop_tree()
    return htmldate.find_date(page, url="", **_date_options()) or ""


def _entry_dates(page: "HtmlElement") -> list["HtmlElement"]:
    """The dates of the entries of a list in a page: short pieces alike with figures in them, each beside more text."""
    alike: dict[tuple[object, ...], list[HtmlElement]] = {}
    for one in page.iter(*_PIECES):
        text = one.text_content().strip()
        above = one.getparent()
        if above is not None and _is_date(text):
            alike.setdefault((one.tag, one.get("class"), above.tag, above.get("class")), []).append(one)
    return [one for group in alike.values() if _are_entries(group) for one in group]


def _are_entries(group: list["HtmlElement"]) -> bool:
    """Whether pieces alike are of the entries of a list: a page tells its own date once, and maybe when it was changed,
    beside few words."""
    told = [one for one in group if _words_beside(one) >= _TOLD]
    return len(told) >= _FEWEST_ENTRIES and len({id(one.getparent()) for one in told}) == len(told)


def _is_date(text: str) -> bool:
    """Whether a short text is a date, or says a year."""
    from dateutil import parser

    bare = text.strip(" :–—-|")
    if not 4 <= len(bare) <= _SHORT or (bare.isdigit() and len(bare) > 4):
        return False
    if _YEAR.search(bare):
        return True
    try:
        return parser.parse(bare) is not None
    except Exception:  # dateutil's errors on odd input are of many kinds; all mean that it is no date
        return False


def _words_beside(one: "HtmlElement") -> int:
    above = one.getparent()
    around = above.getparent() if one.tag in _CELLS and above is not None else above
    return len((around if around is not None else one).text_content().split()) - len(one.text_content().split())


_PIECES = ("time", "span", "dt", "td", "th", "div", "b", "strong", "em")
_CELLS = ("dt", "td", "th")
_INLINE = ("time", "span", "b", "strong", "em")
_SHORT = 40
_TOLD = 2
_FEWEST_ENTRIES = 2


def _spelled_out(tree: "HtmlElement") -> "HtmlElement":
    """A copy of the page in which the date of each entry stands apart from what it dates, with the year that only its
    markup tells; the reader of articles drops some elements of dates, and glues others to the words behind them."""
    page = deepcopy(tree)
    for one in _entry_dates(page):
        if one.tag in _INLINE:
            behind = one.tail or ""
            marked = _is_marked(behind.lstrip()[:1]) or _is_marked(one.text_content().rstrip()[-1:])
            one.tail = behind if marked else f": {behind.lstrip()}"
            _tell_whole_date(one)
            one.drop_tag()
    return page


def _is_marked(sign: str) -> bool:
    return sign != "" and sign in _MARKS


def _tell_whole_date(one: "HtmlElement") -> None:
    """ "4 May" of 2011-05-04 as "4 May 2011", "10:15" of it as "2011-05-04 10:15"."""
    day, said = (one.get("datetime") or "")[:10], one.text_content().strip()
    if not _ISO_DAY.fullmatch(day) or day[:4] in said or len(one):
        return
    one.text = f"{said} {day[:4]}" if any(char.isalpha() for char in said[:6]) or " " in said else f"{day} {said}"


_YEAR = re.compile(r"\b(?:1[0-9]|20)[0-9]{2}\b")
_ISO_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MARKS = tuple(":-–—|")


def _date_options() -> dict[str, Any]:
    """Fast search only: the extensive one takes any date in the text, and asks the clock what "yesterday" is."""
    return {"extensive_search": False, "original_date": True, "max_date": _LATEST}
