"""What the lines of events are made of: pieces of a sentence."""

from dataclasses import dataclass, replace

from timeline.events.anchoring.anchor import Anchor
from timeline.events.grammar.clause import is_verb, is_word
from timeline.syntax.tree import Token

RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
_FEW = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens of the line in their order; `said` replaces the words of some tokens (a pronoun by its name, "warning"
    by "warned"). `how` says in a few words which part of the sentence it is."""

    tokens: tuple[Token, ...]
    said: dict[int, str]
    confidence: float = 1.0
    whole: bool = False
    how: str = ""

    def told_as(self, how: str) -> "Piece":
        """The piece with what it is; what was said of it before stays."""
        return self if self.how else replace(self, how=how)


@dataclass(frozen=True, slots=True)
class Line:
    """The words that say what happened, how sure they are (0 to 1), and the steps in which they were made."""

    text: str
    confidence: float
    steps: tuple[str, ...] = ()


def fragment(anchor: Anchor) -> Piece:
    """A sentence without a verb: a list entry, a headline."""
    tokens = [token for token in anchor.tree.tokens if token.index not in anchor.cover]
    if not any(is_word(token) for token in tokens):
        tokens = list(anchor.tree.tokens)
    if len(tokens) > _FEW and tokens[0].tag == "RB" and tokens[0].dep == "advmod" and tokens[1].text == ",":
        tokens = tokens[2:]  # "Additionally, ..."
    return Piece(
        tuple(tokens), {}, confidence=0.5, whole=True, how="the whole sentence: no clause of it could be cut cleanly"
    )


def is_of_inner_clause(anchor: Anchor, governors: frozenset[int]) -> bool:
    """Whether another dated word is the sentence's verb, and this one an inner clause's: "shares due in May were
    stopped on Friday"."""
    roots = {one.index for one in anchor.tree.tokens if one.head == one.index and is_verb(one)}
    inner = anchor.governor is not None and anchor.governor.index not in roots
    return inner and not governors.isdisjoint(roots)
