"""DOCX: headings, paragraphs, list items and rows of tables, in the order of the document; each row is a line.

python-docx opens the file and knows its styles. Its own walk leaves out what stands in content controls, text boxes and
a reviewer's insertions, so the tree is walked here: what was inserted is read, what was struck is not.
"""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from timeline.readers.forms.blocks import Block, data_of, joined, table_lines

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import Element

_DEEPEST = 40
"""Controls, tables and boxes in one another; what is nested deeper is made to hurt."""

_YEAR_DIGITS = 4
_LONGEST_LABEL = 60
_BLANKS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_NO_WORDS = {"del", "moveFrom", "Fallback", "txbxContent", "instrText"}
"""What was struck, old programs' copies of boxes, boxes themselves (blocks of their own), and the code of fields."""


def found(request: dict[str, Any]) -> dict[str, Any]:
    """The document of a DOCX: its `text`, its `title` and as `places` the headings and the rows of tables.

    When it was made or changed is not told: templates and copies carry dates of their own. Raises `ValueError`.
    """
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = Document(io.BytesIO(data_of(request)))
        body = document.element.body
    except (PackageNotFoundError, KeyError, AttributeError) as error:
        raise ValueError(f"is no DOCX that can be read: {error}") from None
    reader = _Reader(_styles(document))
    told = joined(reader.blocks(body))
    if not told["text"]:
        raise ValueError("holds no text")
    return {"documents": [{"title": reader.title or " ".join(document.core_properties.title.split()), **told}]}


def _styles(document: "Document") -> dict[str, str]:
    """The names of the styles by their marks, as far as they are told."""
    found: dict[str, str] = {}
    for style in document.styles.element.iter("{*}style"):
        name = next(style.iter("{*}name"), None)
        found[_value(style, "styleId")] = _value(name, "val").casefold() if name is not None else ""
    return found


class _Reader:
    """A walk through a document, which knows under which heading it is."""

    def __init__(self, styles: dict[str, str]) -> None:
        self._styles = styles
        self._heading, self._tables = "", 0
        self.title = ""

    def blocks(self, parent: "Element", depth: int = 0) -> Iterator[Block]:
        """The paragraphs and rows below an element."""
        if depth > _DEEPEST:
            raise ValueError("is nested too deeply")
        for child in parent:
            name = _name(child)
            if name == "p":
                yield self._paragraph(child)
                for box in child.iter("{*}txbxContent"):
                    if not any(_name(above) == "Fallback" for above in box.iterancestors()):
                        yield from self.blocks(box, depth + 1)
            elif name == "tbl":
                self._tables += 1
                label = f"table {self._tables}"
                rows = _rows(child, depth + 1)
                yield from ((line, f"{label}, row {number}") for number, line in table_lines(rows))
            elif name not in _NO_WORDS:  # content controls, insertions
                yield from self.blocks(child, depth + 1)

    def _paragraph(self, paragraph: "Element") -> Block:
        words = _words(paragraph)
        style = self._style(paragraph)
        if style.startswith(("heading", "title")) and words.strip():
            self._heading = " ".join(words.split())[:_LONGEST_LABEL]
            self.title = self.title or (" ".join(words.split()) if style == "title" else "")
            words = f"# {words}" if len(words) == _YEAR_DIGITS and words.isdigit() else words
        return words, f"under “{self._heading}”" if self._heading else ""

    def _style(self, paragraph: "Element") -> str:
        mark = next((_value(one, "val") for one in paragraph.iterfind("{*}pPr/{*}pStyle")), "")
        return self._styles.get(mark, "")


def _rows(table: "Element", depth: int) -> list[list[str]]:
    """The cells of each row; one that is merged with that above it says the same."""
    rows: list[list[str]] = []
    above: dict[int, str] = {}
    for row in _below(table, "tr"):
        cells: list[str] = []
        column = 0
        for cell in _below(row, "tc"):
            merged = next(cell.iterfind("{*}tcPr/{*}vMerge"), None)
            goes_on = merged is not None and _value(merged, "val") != "restart"
            above[column] = above.get(column, "") if goes_on else _cell(cell, depth)
            cells.append(above[column])
            span = next((_value(one, "val") for one in cell.iterfind("{*}tcPr/{*}gridSpan")), "1")
            column += int(span) if span.isdigit() else 1
        rows.append(cells)
    return rows


def _cell(cell: "Element", depth: int) -> str:
    """The words of a cell, those of tables in it as well."""
    if depth > _DEEPEST:
        raise ValueError("is nested too deeply")
    parts: list[str] = []
    for child in cell:
        if _name(child) == "p":
            parts.append(_words(child))
        elif _name(child) == "tbl":
            parts += [line for _, line in table_lines(_rows(child, depth + 1))]
        elif _name(child) not in _NO_WORDS:
            parts.append(_cell(child, depth + 1))
    return " ".join(part for part in parts if part)


def _below(parent: "Element", name: str) -> Iterator["Element"]:
    """The rows of a table or the cells of a row, also those in content controls and insertions."""
    for child in parent:
        if _name(child) == name:
            yield child
        elif _name(child) in ("sdt", "sdtContent", "ins", "moveTo", "customXml"):
            yield from _below(child, name)


def _words(element: "Element") -> str:
    """The words of a paragraph, through its runs, links, controls and insertions."""
    parts: list[str] = []
    waiting = [element]
    while waiting:
        one = waiting.pop()
        name = _name(one)
        if name == "t":
            parts.append(one.text or "")
        elif name in _BLANKS:
            parts.append(_BLANKS[name])
        elif name not in _NO_WORDS:
            waiting += reversed(one)
    return "".join(parts)


def _name(element: "Element") -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _value(element: "Element", name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
