"""What can be seen of a paragraph without understanding it: how it ends and opens, whose words it holds, what it
repeats. Each sign has a name; `furniture.toml` says what it weighs."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.lexicon.story import StoryWords

_FEWEST_WORDS = 11
"""A shorter line without a stop may be a label or a crosshead."""
_FEW = 3
"""Paragraphs without a stop that make a habit of the page."""
_HABIT = 0.5
"""Where this share of the longer paragraphs has no stop, that is how the page is written."""
_LONG = 45
_SHINGLE = 5
_AGAIN = 0.5
_MOST_CREDIT_WORDS = 9
_CREDIT_CHARS = 140
"""Characters at a paragraph's end that are looked through for a credit."""

_SIGNED = re.compile(r"(?<!\w)[—–-]\s?[^\n()]{1,60}\(@\w{1,30}\)(?=\W{0,3}(?:\Z|[^\s.]{1,12}\s[^\s.]{1,12}\s[0-9]{4}))")
"""— Ada Stone (@ada) June 3, 2016"""
_STOPPED = re.compile(r"""[.!?…:;,—–-][\s"'”’)\]]{0,4}\Z""")
_QUOTE = re.compile(r'["“”«]')
_BRACKETS = re.compile(r"\[[^\[\]]{12,200}(?<![.!?])\]")
_BRACKETED = re.compile(r"[(\[]\s?(?P<inside>[^()\[\]\n]{2,90})\s?[)\]]\Z")
_CAPITAL = r"[^\W0-9_a-z]"
_NAME = rf"{_CAPITAL}[\w.’'-]{{0,20}}"
_SLASHED = re.compile(
    rf"\({_CAPITAL}[^()/\n]{{2,40}}/\s?{_CAPITAL}[^()\n]{{1,50}}\)\Z"  # (Ada Stone/The Fjord Echo)
    rf"|\A{_NAME}(?:\s{_NAME}){{1,2}}/{_NAME}(?:\s{_NAME}){{0,3}}\Z"
)
"""A name, a bar and another name, in brackets at a paragraph's end or alone in a line: a picture's credit whatever the
names."""
_COPYRIGHT = re.compile(r"©\s?[^.©\n]{3,60}\Z")
_BULLET = re.compile(r"[•*·▪–—-]\s?\S")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or a sentence of a long one: its text, in small letters too, and its words."""

    text: str
    folded: str
    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Piece":
        """The piece of a text."""
        folded = text.casefold()
        return cls(text, folded, tuple(_WORD.findall(folded)))


def signs_of(texts: Sequence[str], words: StoryWords) -> list[set[str]]:
    """For each paragraph of a page, in order, the names of the signs that it shows; linear in the page's length."""
    pieces = [Piece.of(text) for text in texts]
    single = _single(words)
    found = [{name for name, shows in single.items() if shows(piece)} for piece in pieces]
    _mark_habit(pieces, found)
    _mark_repeats(pieces, found)
    return found


def _mark_habit(pieces: Sequence[Piece], found: Sequence[set[str]]) -> None:
    """Marks where several paragraphs have no stop. It says nothing above the story (headlines), nor at the end, where
    articles are cut off, nor where a page has none throughout."""
    longer = [len(piece.words) >= _FEWEST_WORDS for piece in pieces]
    begun = next((at for at, signs in enumerate(found) if longer[at] and "no stop" not in signs), len(found))
    for signs in (*found[:begun], *found[-1:]):
        signs.discard("no stop")
    unstopped = [signs for signs in found if "no stop" in signs]
    for signs in unstopped:
        if len(unstopped) > _HABIT * sum(longer):
            signs.discard("no stop")
        elif len(unstopped) >= _FEW:
            signs.add("others have none")


def _mark_repeats(pieces: Sequence[Piece], found: Sequence[set[str]]) -> None:
    """Marks paragraphs without a stop most of whose runs of words stand in other paragraphs too."""
    if not any("no stop" in signs for signs in found):
        return
    runs = [set(_runs(piece.words)) for piece in pieces]
    held = Counter(run for own in runs for run in own)
    for own, signs in zip(runs, found, strict=True):
        if "no stop" in signs and own and sum(held[run] > 1 for run in own) >= _AGAIN * len(own):
            signs.add("said again")


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[shift:] for shift in range(_SHINGLE)), strict=False)


@lru_cache(maxsize=8)
def _single(words: StoryWords) -> Mapping[str, Callable[[Piece], bool]]:
    """The signs that one paragraph shows by itself."""
    dates = _any(tuple(name for name, _ in (*words.months, *words.weekdays)))
    dated = re.compile(rf"(?:[•*·–-]\s?)?(?:[0-9]|(?:{dates})\b)")
    before, behind = rf"(?:{_NAME}\s){{0,2}}\s?[/•]?\s?", r"(?:\s?[-/]\s?@?\w{1,30})?\s"
    opening = re.compile(rf"{before}(?:{_any(words.picture_sellers)}){behind}(?={_CAPITAL}|[0-9])")
    return {
        "signed": lambda piece: _SIGNED.search(piece.text) is not None,
        "post": _holds(words.post_cues),
        "gallery": _holds(words.gallery_cues),
        "points": _holds(words.picture_pointers),
        "note": _holds(words.site_notes),
        "promo": lambda piece: _opens(piece.folded, words.promo_openings),
        "leads on": _leads_on(words.promo_endings),
        "in brackets": lambda piece: _BRACKETS.fullmatch(piece.text) is not None,
        "credit ends": _ends_in_credit(words),
        "credit opens": lambda piece: opening.match(piece.text) is not None and not _STOPPED.search(piece.text[-6:]),
        "label": lambda piece: piece.folded in words.credit_labels,
        "only credit": _is_credit(words),
        "no stop": lambda piece: len(piece.words) >= _FEWEST_WORDS and not _STOPPED.search(piece.text[-6:]),
        "quote": lambda piece: _QUOTE.search(piece.text) is not None,
        "reports": lambda piece: not words.reporting.isdisjoint(piece.words),
        "long": lambda piece: len(piece.words) > _LONG,
        "date opens": lambda piece: dated.match(piece.text) is not None,
        "bullet": lambda piece: _BULLET.match(piece.text) is not None,
    }


def _any(names: tuple[str, ...]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def _holds(cues: tuple[str, ...]) -> Callable[[Piece], bool]:
    return lambda piece: any(cue in piece.folded for cue in cues)


def _opens(folded: str, cues: tuple[str, ...]) -> bool:
    start = folded[:80].lstrip("[(•*–-— ")
    return any(start.startswith(cue) and not (cue[-1].isalnum() and start[len(cue) :][:1].isalnum()) for cue in cues)


def _leads_on(endings: tuple[str, ...]) -> Callable[[Piece], bool]:
    """Whether such an ending stands behind a title; behind a whole sentence it is a sentence of its own."""

    def leads(piece: Piece) -> bool:
        folded = piece.folded.removesuffix("...").rstrip(" :…")
        ending = next((ending for ending in endings if folded.endswith(ending)), "")
        return ending != "" and not _STOPPED.search(folded[: -len(ending)].rstrip()[-6:])

    return leads


def _ends_in_credit(words: StoryWords) -> Callable[[Piece], bool]:
    seller, label = _any(words.picture_sellers), _any(words.credit_labels)
    inside = re.compile(rf"(?i:(?:{label})\b)|(?:.{{0,80}}(?<!\w))?(?:{seller})(?:\s?,\s\w{{1,12}})?\Z")
    names = rf"{_NAME}(?:\s{_NAME}){{0,3}}"
    forms = (
        rf"(?i:(?<!\w)(?:{label})\s?[:/]\s?)(?={_CAPITAL})(?:[^.:?!\n]|(?<=\b{_CAPITAL})\.){{3,60}}",  # Photo: Ada
        rf"(?<!\S){names}\s?/\s?(?:{seller})",  # Ada Stone/Reuters
        rf"(?<=[.!?”\"])\s(?:{seller})(?:/{names})?",  # in the harbour. REUTERS/Ada Stone
    )
    bare = re.compile(rf"(?:{'|'.join(forms)})\Z")

    def ends(piece: Piece) -> bool:
        low = max(0, len(piece.text) - _CREDIT_CHARS)
        bracket = _BRACKETED.search(piece.text, low)
        if bracket and inside.match(bracket["inside"]):
            return True
        return any(shape.search(piece.text, low) for shape in (bare, _SLASHED, _COPYRIGHT))

    return ends


def _is_credit(words: StoryWords) -> Callable[[Piece], bool]:
    """Whether a line is nothing but a credit: few words, nearly all with capitals, of which the last name a seller."""
    seller = re.compile(rf"(?<!\w)(?:{_any(words.picture_sellers)})(?:\s?,\s\w{{1,12}})?\Z")

    def is_credit(piece: Piece) -> bool:
        parts = piece.text.split()
        small = sum(part[0].islower() for part in parts)
        return len(parts) <= _MOST_CREDIT_WORDS and small <= 1 and seller.search(piece.text) is not None

    return is_credit
