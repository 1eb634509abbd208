"""The words of an HTML mail as plain mails have them: a line for each block, what is quoted behind ">"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.limits import MAX_PAGE_TAGS

if TYPE_CHECKING:
    from lxml.etree import Element

_BLOCKS = {"p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "ul", "ol", "table", "hr"}
_PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "ul", "ol"}
_UNSEEN = {"script", "style", "noscript", "iframe", "template", "head", "title"}
_DEEPEST = 20


def plain_of(markup: str) -> str:
    """The text of a mail's markup. Raises `ValueError` for a page of too many tags."""
    from lxml import etree, html

    if markup.count("<") > MAX_PAGE_TAGS:
        raise ValueError(f"has more than {MAX_PAGE_TAGS:,} tags, which no mail has")
    if not markup.strip():
        return ""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", no_network=True)
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return ""
    return "\n".join(_lines(tree))


def _lines(tree: "Element") -> Iterator[str]:
    words: list[str] = []
    depth = 0
    for level, text, parts in _pieces(tree):
        if parts:
            line = " ".join("".join(words).split())
            if line or parts > 1:
                yield f"{'>' * depth} {line}".strip()
            words = []
        depth = level
        words.append(text)
    yield f"{'>' * depth} {' '.join(''.join(words).split())}".strip()


def _pieces(tree: "Element") -> Iterator[tuple[int, str, int]]:
    """Each piece of text with how deep it is quoted, and whether a line (1) or a paragraph (2) ends before it."""
    from lxml import etree

    hidden = quoted = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        change = 1 if event == "start" else -1
        hidden += change if name in _UNSEEN else 0
        quoted += change if name == "blockquote" else 0
        text = "" if hidden else (element.text if event == "start" else element.tail) or ""
        parts = (name in _BLOCKS) + (name in _PARAGRAPHS)
        yield (
            min(quoted, _DEEPEST),
            " " + text.replace("\n", " ") if name in ("td", "th") else text.replace("\n", " "),
            0 if name == "br" and event == "end" else parts,
        )
