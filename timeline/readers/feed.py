"""The articles of a feed (RSS 2.0, RSS 1.0, Atom): runs in a worker process, as `timeline.readers.page` does.

Names of elements are taken without their namespace, as every reader of feeds does: many declare none, or a wrong one.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import Element

_TEXTS = ("encoded", "content", "description", "summary")
"""Where an article's text stands, the fullest first (`content:encoded`)."""

_DATES = ("pubDate", "published", "issued", "date", "updated")
"""Where its date stands, that of publication first (`dc:date` is `date`)."""

_BLOCKS = {
    "p",
    "div",
    "br",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "tr",
    "ul",
    "ol",
    "figure",
    "section",
}
_UNSEEN = {"script", "style", "noscript", "iframe", "template"}


def articles(markup: str) -> list[dict[str, str]]:
    """The `text`, `title`, `source`, `url` and `date` (as the feed writes it) of each article. Raises `ValueError`."""
    root = _tree(markup)
    source = _plain(_first(_channel(root), ("title",)))
    return [
        {
            "text": _plain(_first(item, _TEXTS)) or _plain(_first(item, ("title",))),
            "title": " ".join(_plain(_first(item, ("title",))).split()),
            "source": " ".join(source.split()),
            "url": _address(item),
            "date": _first(item, _DATES),
        }
        for item in root.iter()
        if _name(item) in {"item", "entry"}
    ]


def _tree(markup: str) -> "Element":
    from lxml import etree

    # The markup is already decoded, so its declaration is overruled; no entity of a DTD is expanded, nothing is loaded.
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        root = None
    if root is None or _name(root) not in {"rss", "feed", "RDF"}:
        raise ValueError("holds no feed")
    return root


def _channel(root: "Element") -> "Element":
    return next((child for child in root if _name(child) == "channel"), root)


def _name(element: "Element") -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _first(element: "Element", names: tuple[str, ...]) -> str:
    """The content of the first child of one of these names that has any; markup within it stays markup."""
    for name in names:
        for child in element:
            content = _content(child) if _name(child) == name else ""
            if content:
                return content
    return ""


def _content(element: "Element") -> str:
    from lxml import etree

    if not len(element):
        return (element.text or "").strip()
    inner = "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
    return f"{element.text or ''}{inner}".strip()


def _address(item: "Element") -> str:
    """The address of the article: RSS writes it as text, Atom as an attribute, with others for comments and sounds."""
    for link in (child for child in item if _name(child) == "link"):
        if link.get("rel", "alternate") == "alternate" and (link.get("href") or link.text):
            return str(link.get("href") or link.text).strip()
    return ""


def _plain(content: str) -> str:
    """Markup as text, a line for each block."""
    from lxml import etree, html

    if "<" not in content and "&" not in content:
        return content.strip()
    try:
        tree = html.document_fromstring(f"<div>{content}</div>", parser=html.HTMLParser(no_network=True))
    except (etree.LxmlError, ValueError):
        return ""
    lines = "".join(_pieces(tree)).split("\n")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _pieces(tree: "Element") -> Iterator[str]:
    from lxml import etree

    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        name = _name(element)
        hidden += (event == "start") - (event == "end") if name in _UNSEEN else 0
        if event == "start" and not hidden:
            yield ("\n" if name in _BLOCKS else "") + (element.text or "").replace("\n", " ")
        elif event != "start" and not hidden:
            yield ("\n" if name in _BLOCKS else "") + (element.tail or "").replace("\n", " ")
