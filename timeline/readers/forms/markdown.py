"""Markdown without its marks: headings, paragraphs, list items and rows of tables; code is no story."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from timeline.errors import ReadError
from timeline.readers.decoding import text_of
from timeline.readers.forms.blocks import data_of, joined, table_lines
from timeline.readers.text import front_matter

if TYPE_CHECKING:
    from markdown_it.token import Token

_YEAR_DIGITS = 4


def found(request: dict[str, Any]) -> dict[str, Any]:
    """The document of a Markdown file: its front matter's fields and its `text`, the marks taken off."""
    try:
        text = text_of(data_of(request), "")
    except ReadError as error:
        raise ValueError(error.reason) from None
    fields, start = front_matter(text)
    tokens = _tokens(text[start:])
    told = joined((line, "") for line in _lines(tokens))
    title = {"title": _title(tokens)} if not {"title", "headline"} & set(fields) else {}
    return {"documents": [{**fields, **title, **told}]}


def _tokens(text: str) -> "list[Token]":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(text)


def _title(tokens: "list[Token]") -> str:
    """The words of a heading of the first level, where the text begins with one."""
    first = next((number for number, one in enumerate(tokens) if one.type == "heading_open"), len(tokens))
    return _words(tokens[first + 1]) if first == 0 and tokens and tokens[0].tag == "h1" else ""


def _lines(tokens: "list[Token]") -> Iterator[str]:
    rows: list[list[str]] = []
    heading = ""
    for token in tokens:
        if token.type == "heading_open":
            heading = token.markup
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "table_close":
            yield from (line for _, line in table_lines(rows))
            rows = []
        elif token.type == "inline" and rows:
            rows[-1].append(_words(token))
        elif token.type == "inline":
            yield _heading(_words(token), heading) if heading else _words(token)
            heading = ""


def _words(inline: "Token") -> str:
    """The words of a paragraph; a hard break stays a line's end, what an image shows is left out."""
    kinds = {"softbreak": " ", "hardbreak": "\n", "html_inline": " "}
    parts = (
        kinds.get(one.type, one.content if one.type in ("text", "code_inline") else "") for one in inline.children or ()
    )
    return "\n".join(" ".join(line.split()) for line in "".join(parts).split("\n")).strip()


def _heading(words: str, mark: str) -> str:
    """A heading as a line. A year alone keeps its mark, without which it would be a number."""
    is_year = len(words) == _YEAR_DIGITS and words.isdigit()
    return f"{mark if mark.startswith('#') else '#'} {words}" if is_year else words
