"""Lines of pages put together to paragraphs: words that a line's end has cut, rows of tables, columns that go on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from timeline.readers.forms.blocks import is_date, row_text
from timeline.readers.forms.layout import Line, Piece

_GAP = 1.4
_OTHER_SIZE = 0.12
_INDENT = 0.6
_SHORT = 0.12
_FEWEST_ENTRIES, _SHARE_OF_ENTRIES = 3, 0.4
_ENTRY = re.compile(r"(?:[0-9]{1,2}[ .][^ ]{1,10} )?(?:1[0-9]|20)[0-9]{2}\b")
_ENDS = re.compile(r"[.!?:…][\"”’')\]]{0,3}$")
_BULLET = re.compile(r"[•●▪‣◦–*·-]\s|\(?[0-9]{1,2}[.)]\s")
_CUT = re.compile(r"([^\W\d_]{2,40})[-\u2010\u00ad]$")
_FIRST_WORD = re.compile(r"[^\W\d_]{1,40}")


@dataclass(slots=True)
class Paragraph:
    """The lines of one paragraph, each with its page."""

    lines: list[tuple[str, int]] = field(default_factory=list)


def paragraphs_of(pages: Sequence[Sequence[Sequence[Line]]]) -> list[Paragraph]:
    """The paragraphs of pages, each page a list of columns in reading order."""
    found: list[Paragraph] = []
    for number, columns in enumerate(pages, 1):
        for column in columns:
            for at, paragraph in enumerate(_of_column(column, number)):
                if at == 0 and found and _goes_on(found[-1], paragraph):
                    found[-1].lines += paragraph.lines
                else:
                    found.append(paragraph)
    return found


def text_of_paragraph(paragraph: Paragraph, known: set[str]) -> Iterator[tuple[str, int]]:
    """The pieces of its text with their pages. A word that a line's end has cut is made whole again, where it is not
    written with a hyphen elsewhere (`known` are the words of the document, in small letters)."""
    for (line, page), (after, _) in pairwise(paragraph.lines):
        yield _before(line, after, known), page
    yield paragraph.lines[-1]


def _before(line: str, after: str, known: set[str]) -> str:
    """A line as it reads before the next one: with a blank, or without the hyphen that cut its last word."""
    cut, word = _CUT.search(line), _FIRST_WORD.match(after)
    if not cut or not word or not word[0].islower():
        return f"{line} "
    keeps = f"{cut[1]}-{word[0]}".lower() in known and f"{cut[1]}{word[0]}".lower() not in known
    return line if keeps else line[:-1]


@dataclass(frozen=True, slots=True)
class _Column:
    """The measures of a column: how far its lines stand apart, where most of them begin and end, and whether it lists
    years or days, a line for each."""

    pitch: float
    left: float
    right: float
    is_list: bool

    @staticmethod
    def of(lines: Sequence[Line]) -> "_Column":
        apart = sorted(before.top - line.top for before, line in pairwise(lines))
        begins, ends = sorted(line.left for line in lines), sorted(line.right for line in lines)
        dated = sum(_ENTRY.match(line.text) is not None for line in lines)
        return _Column(
            pitch=apart[len(apart) // 4] if apart else 0.0,
            left=begins[len(begins) // 4],
            right=ends[len(ends) * 3 // 4],
            is_list=dated >= _FEWEST_ENTRIES and dated >= _SHARE_OF_ENTRIES * len(lines),
        )


def _of_column(lines: Sequence[Line], page: int) -> Iterator[Paragraph]:
    current = Paragraph()
    column = _Column.of(lines)
    before: Line | None = None
    row: list[Piece] = []
    for line in lines:
        if row and _continues_row(row, line, column):
            row = _with_cells(row, line)
            current.lines = [(row_text([cell.text for cell in row]), page)]
        else:
            is_row = len(line.pieces) > 1 and is_date(line.pieces[0].text)
            if before is None or row or is_row or not _joins(before, line, column):
                if current.lines:
                    yield current
                current = Paragraph()
            row = list(line.pieces) if is_row else []
            current.lines.append((row_text([cell.text for cell in row]) if is_row else line.text, page))
        before = line
    if current.lines:
        yield current


def _continues_row(row: Sequence[Piece], line: Line, column: _Column) -> bool:
    """Whether a line holds more words of the cells of a row, each below what it goes on with."""
    height = line.height
    near = min(cell.bottom for cell in row) - line.top < _GAP * max(column.pitch, height)
    return near and all(any(abs(one.left - cell.left) < _INDENT * height for cell in row[1:]) for one in line.pieces)


def _with_cells(row: Sequence[Piece], line: Line) -> list[Piece]:
    """The row with the words of one more line in its cells."""
    more = {min(range(len(row)), key=lambda place: abs(row[place].left - one.left)): one for one in line.pieces}
    return [
        replace(cell, text=f"{cell.text} {more[place].text}", bottom=more[place].bottom) if place in more else cell
        for place, cell in enumerate(row)
    ]


def _joins(before: Line, line: Line, column: _Column) -> bool:
    """Whether a line goes on with the paragraph of the line before."""
    height = max(before.height, line.height)
    if before.top - line.top > _GAP * column.pitch or abs(before.height - line.height) > _OTHER_SIZE * height:
        return False
    if _BULLET.match(line.text) or (column.is_list and _ENTRY.match(line.text)):
        return False
    indented = line.left > before.left + _INDENT * height and before.left < column.left + _INDENT * height
    if indented and not _BULLET.match(before.text):
        return False
    short = before.right < column.right - _SHORT * (column.right - column.left)
    return not (short and (_ENDS.search(before.text) or _has_room(before, line, column)))


def _has_room(before: Line, line: Line, column: _Column) -> bool:
    """Whether the next line's first word would have stood in the line before: then the line was ended on purpose."""
    if abs(before.left - line.left) > _INDENT * line.height:
        return False
    width = (line.right - line.left) / max(1, len(line.text))
    return before.right + width * (len(line.text.split()[0]) + 2) < column.right


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    return not _ENDS.search(before.lines[-1][0]) and after.lines[0][0][:1].islower()
