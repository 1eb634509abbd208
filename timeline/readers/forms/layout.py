"""What stands where on a page, put in the order in which people read it: columns, lines, rows of tables."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_SAME_LINE = 0.5
_FEWEST_LINES = 3
_COLUMN_WORDS = 4
"""Lines of running text hold more words than the cells of a table's column, a date among them."""

_MOST_SPANNING = 0.5
_MOST_PIECES = 3_000
"""A page in more pieces is a drawing; it is read line by line."""

_DEEPEST = 3
_EDGE_LINES = 2
_REPEATED = 0.4
"""A line stands at the edge of so many pages when it is a running head; heads of left and right pages take turns."""

_NUMBERED = 0.15
"""The same for lines that count the pages, which nothing else does."""

_NUMBER = re.compile("[0-9]{1,5}")
_DIGITS = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together: their edges in points (y grows upwards)."""

    left: float
    right: float
    bottom: float
    top: float
    text: str

    @property
    def height(self) -> float:
        """How tall the letters are."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces at one height, from left to right."""

    pieces: tuple[Piece, ...]

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(piece.right for piece in self.pieces)

    @property
    def top(self) -> float:
        """Its upper edge."""
        return max(piece.top for piece in self.pieces)

    @property
    def height(self) -> float:
        """How tall its letters are."""
        return max(piece.height for piece in self.pieces)

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(piece.text for piece in self.pieces)


def lines_of(pieces: Sequence[Piece]) -> list[Line]:
    """The pieces as lines, from the top down."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.top, piece.left)):
        last = rows[-1][0] if rows else None
        overlap = min(piece.top, last.top) - max(piece.bottom, last.bottom) if last else 0
        if last and overlap > _SAME_LINE * min(piece.height, last.height):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [Line(tuple(sorted(row, key=lambda piece: piece.left))) for row in rows]


def in_order(pieces: Sequence[Piece], depth: int = 0) -> list[list[Line]]:
    """The columns of a page in reading order, each as its lines; what spans columns stands between them."""
    gutter = _gutter(pieces) if depth < _DEEPEST and len(pieces) <= _MOST_PIECES else None
    if gutter is None:
        lines = lines_of(pieces)
        return [lines] if lines else []
    spanning = sorted((one for one in pieces if one.left < gutter < one.right), key=lambda one: -one.top)
    beside = [one for one in pieces if not one.left < gutter < one.right]
    found: list[list[Line]] = []
    for block in _blocks(spanning):
        above = [one for one in beside if one.bottom >= block[0].bottom]
        beside = [one for one in beside if one.bottom < block[0].bottom]
        found += [*_halves(above, gutter, depth), lines_of(block)]
    return found + _halves(beside, gutter, depth)


def without_heads(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """The pages without running heads and page numbers: what the first or last lines of many pages have alike."""
    edges = [_edges(page, number) for number, page in enumerate(pages, 1)]
    counts = Counter(key for page in edges for key in {key for keys, _ in page for key in keys})
    kept = []
    for number, (page, edge) in enumerate(zip(pages, edges, strict=True), 1):
        heads = [line for keys, line in edge if any(counts[key] >= _least(key, len(pages)) for key in keys)]
        if len(pages) == 1:
            heads += [line for _, line in edge if line.text == str(number)]
        gone = {id(one) for line in heads for one in line.pieces}
        kept.append([one for one in page if id(one) not in gone])
    return kept


def _least(key: str | int, pages: int) -> float:
    """On how many pages a line has to stand to be a running head."""
    return max(2, (_REPEATED if isinstance(key, str) else _NUMBERED) * pages)


def _edges(page: Sequence[Piece], number: int) -> list[tuple[set[str | int], Line]]:
    """The lines at the top and at the bottom of a page, each with what it may have alike with those of other pages."""
    lines = lines_of(page)
    edge = lines[:_EDGE_LINES] + lines[max(_EDGE_LINES, len(lines) - _EDGE_LINES) :]
    return [(_alike(line.text, number), line) for line in edge]


def _alike(text: str, number: int) -> set[str | int]:
    """The words of a line, numbers aside; and how far the number that it begins or ends with is from the page's."""
    words = text.split()
    numbers: set[str | int] = {int(word) - number for word in (words[0], words[-1]) if _NUMBER.fullmatch(word)}
    return numbers if len(words) == 1 and numbers else {_DIGITS.sub("0", text), *numbers}


def _blocks(spanning: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Spanning pieces that follow each other without a gap, such as a title of two lines."""
    block: list[Piece] = []
    for piece in spanning:
        if block and block[-1].bottom - piece.top > piece.height:
            yield block
            block = []
        block.append(piece)
    if block:
        yield block


def _halves(pieces: Sequence[Piece], gutter: float, depth: int) -> list[list[Line]]:
    left = [one for one in pieces if one.right <= gutter]
    right = [one for one in pieces if one.left >= gutter]
    return [*in_order(left, depth + 1), *in_order(right, depth + 1)]


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Where a blank strip parts two columns of running text, if there is one."""
    best: tuple[int, float] | None = None
    found = None
    starts = sorted({round(one.left, 1) for one in pieces})
    for before, after in _gaps(pieces, starts):
        middle = (before + after) / 2
        spanning = sum(one.left < middle < one.right for one in pieces)
        score = spanning, before - after
        if (best is None or score < best) and spanning <= _MOST_SPANNING * len(pieces) and _parts(pieces, middle):
            best, found = score, middle
    return found


def _gaps(pieces: Sequence[Piece], starts: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Where most pieces on the left end, and where the next ones begin."""
    common = [start for start in starts if sum(abs(one.left - start) < 1 for one in pieces) >= _FEWEST_LINES]
    for _, start in pairwise(common):
        ends = [one.right for one in pieces if one.right <= start]
        if len(ends) >= _FEWEST_LINES:
            yield max(ends), start


def _parts(pieces: Sequence[Piece], gutter: float) -> bool:
    """Whether running text stands on both sides of a gutter, side by side."""
    sides = [
        lines_of([one for one in pieces if one.right <= gutter]),
        lines_of([one for one in pieces if one.left >= gutter]),
    ]
    if any(len(lines) < _FEWEST_LINES for lines in sides):
        return False
    low, high = max(lines[-1].top for lines in sides), min(lines[0].top for lines in sides)
    return all(
        sum(low <= line.top <= high for line in lines) >= _FEWEST_LINES
        and median(len(line.text.split()) for line in lines) >= _COLUMN_WORDS
        for lines in sides
    )
