"""What the lines of events are made of: words of a sentence."""

from dataclasses import dataclass, field
from enum import StrEnum

from timeline.syntax.tree import Token


class Form(StrEnum):
    """Which part of its sentence a line is."""

    SENTENCE = "the sentence"
    CLAUSE = "a clause of it"
    NOUN_CLAUSE = "a clause on a noun, made a sentence"
    PARTICIPLE = "a participle with its subject, made a sentence"
    NOUN = "a noun of happening"
    FRAGMENT = "the sentence: no clause of it could be told alone"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence in the order of the line; `said` replaces the words of some tokens, by index ("signing" by
    "signed"). `top` is the word that the piece hangs on, `None` for a fragment."""

    form: Form
    tokens: tuple[Token, ...]
    top: Token | None = None
    said: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """The words that say what happened, with the piece that they are of, its tokens that are left, what replaces
    some of them, and the steps in which they were made."""

    text: str
    piece: Piece
    tokens: tuple[Token, ...] = ()
    said: dict[int, str] = field(default_factory=dict)
    steps: tuple[str, ...] = ()
    is_empty: bool = False
