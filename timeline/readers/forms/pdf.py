"""PDF: the words of its pages in reading order, without running heads; each page is a place.

PDFium gives the letters and where they stand; what is line, column and paragraph is told by `layout` and `paragraphs`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from statistics import median_low
from typing import TYPE_CHECKING, Any

from timeline.limits import MAX_PDF_PAGES
from timeline.readers.decoding import clean
from timeline.readers.forms.blocks import data_of
from timeline.readers.forms.layout import Piece, in_order, without_heads
from timeline.readers.forms.paragraphs import Paragraph, paragraphs_of, text_of_paragraph

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_APART = 0.8
"""Letters further apart than so much of their height belong to different pieces, as cells and columns do."""

_LOCKED = 4
"""PDFium's number for a missing password."""

_HYPHENS = {0x2, 0xAD, 0xFFFE}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FILE_NAME = re.compile(
    r"\.(?:docx?|pdf|indd|qxp|tex|odt|rtf)\b|^(?:\(|untitled|microsoft word|slide 1)", re.IGNORECASE
)
"""What programs write for a title where nobody gave one."""

_Letter = tuple[str, float, float, float, float]
"""A letter with its left and right edge, its bottom and its top."""


def found(request: dict[str, Any]) -> dict[str, Any]:
    """The document of a PDF: its `text`, the `places` of its pages and its `title`; pages without text are said.

    When it was made is not told: that is the day of the file, seldom that of the words. Raises `ValueError`.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data_of(request))
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", 0) == _LOCKED
        raise ValueError("is locked with a password" if locked else "is damaged, or no PDF") from None
    if len(document) > MAX_PDF_PAGES:
        raise ValueError(f"has more than {MAX_PDF_PAGES:,} pages; split it")
    pages, blank = _pages(document)
    paragraphs = paragraphs_of([in_order(page) for page in without_heads(pages)])
    if not paragraphs:
        raise ValueError("has no text: its pages are pictures (scanned?); run a text recogniser (OCR) over it first")
    fields = {"title": _title(document), **_told(paragraphs)}
    return {"documents": [fields], "passed_over": [(f"page {number}", "a picture without text") for number in blank]}


def _pages(document: "PdfDocument") -> tuple[list[list[Piece]], list[int]]:
    """The pieces of each page, and the numbers of pages that show something but hold no text."""
    pages: list[list[Piece]] = []
    blank: list[int] = []
    for number in range(len(document)):
        try:
            page = document[number]
        except Exception:  # a page that is damaged: the others are read
            pages.append([])
            blank.append(number + 1)
            continue
        pieces = list(_pieces(page))
        if not pieces and next(page.get_objects(max_depth=1), None) is not None:
            blank.append(number + 1)
        pages.append(pieces)
        page.close()
    return pages, blank


def _pieces(page: "PdfPage") -> Iterator[Piece]:
    """The letters of a page, put together while they stand side by side."""
    together: list[_Letter] = []
    for letter in _letters(page):
        if together and _apart(together[-1], letter):
            yield from _piece(together)
            together = []
        together.append(letter)
    yield from _piece(together)


def _apart(before: _Letter, letter: _Letter) -> bool:
    """Whether a letter stands on another line than the one before it, or further off than a blank is wide."""
    (_, _, end, bottom, top), (_, start, _, low, high) = before, letter
    height = min(top - bottom, high - low)
    return min(top, high) - max(bottom, low) < height / 2 or not -height < start - end < _APART * height


def _piece(letters: Sequence[_Letter]) -> Iterator[Piece]:
    """The letters as one piece, as tall as most of them: a font may give one letter a box of its own."""
    text = " ".join(clean("".join(sign for sign, *_ in letters)).split())
    if text:
        _, lefts, rights, bottoms, tops = zip(*letters, strict=True)
        yield Piece(min(lefts), max(rights), median_low(bottoms), median_low(tops), text)


def _letters(page: "PdfPage") -> Iterator[_Letter]:
    """Each letter with its edges; blanks that PDFium adds stand where the letter before ends."""
    import pypdfium2.raw as pdfium

    letters = page.get_textpage()
    upright = _upright(page)
    box = pdfium.FS_RECTF()
    edges = (0.0, 0.0, 0.0, 0.0)
    for number in range(letters.count_chars()):
        code = pdfium.FPDFText_GetUnicode(letters, number)
        if pdfium.FPDFText_IsGenerated(letters, number) == 1:
            if code == 0x20:
                yield " ", edges[1], edges[1], edges[2], edges[3]
            continue
        if not code or not pdfium.FPDFText_GetLooseCharBox(letters, number, box):
            continue
        edges = upright(box.left, box.right, box.bottom, box.top)
        yield ("-" if code in _HYPHENS else chr(code)), *edges
    letters.close()


def _upright(page: "PdfPage") -> Callable[[float, float, float, float], tuple[float, float, float, float]]:
    """What turns edges on the page into edges as it is shown: pages that lie on their side are turned by viewers."""
    width, height = page.get_size()
    return {
        90: lambda left, right, bottom, top: (bottom, top, height - right, height - left),
        180: lambda left, right, bottom, top: (width - right, width - left, height - top, height - bottom),
        270: lambda left, right, bottom, top: (width - top, width - bottom, left, right),
    }.get(page.get_rotation(), lambda left, right, bottom, top: (left, right, bottom, top))


def _told(paragraphs: Sequence[Paragraph]) -> dict[str, Any]:
    """The text of the paragraphs and the places of the pages in it, also of one that begins within a paragraph."""
    known = {word.lower() for one in paragraphs for line, _ in one.lines for word in _WORD.findall(line)}
    pieces: list[str] = []
    places: list[tuple[int, str]] = []
    at = 0
    for paragraph in paragraphs:
        between = "\n\n" if pieces else ""
        pieces.append(between)
        at += len(between)
        for text, page in text_of_paragraph(paragraph, known):
            label = f"page {page}"
            if not places or places[-1][1] != label:
                places.append((at, label))
            pieces.append(text)
            at += len(text)
    return {"text": "".join(pieces), "places": places}


def _title(document: "PdfDocument") -> str:
    try:
        title = " ".join(clean(document.get_metadata_value("Title")).split())
    except Exception:  # no title, or one that cannot be decoded
        return ""
    return "" if _FILE_NAME.search(title) else title
