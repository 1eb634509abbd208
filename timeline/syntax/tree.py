"""A parsed sentence: tokens with their places in the document, their Penn tags and their dependency heads."""

from dataclasses import dataclass
from functools import cached_property

from timeline.model import Sentence


@dataclass(frozen=True, slots=True)
class Token:
    """A token: `document.text[start:end] == text`. `tag` is a Penn Treebank tag, `dep` a ClearNLP relation, `head` an
    index."""

    index: int
    start: int
    end: int
    text: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True)
class Tree:
    """A dependency tree, or several side by side where the parser saw more than one sentence.

    `entities` are named entities as (first token, token after the last, label of OntoNotes 5), `None` if not asked for.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    entities: tuple[tuple[int, int, str], ...] | None = None

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        lists: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                lists[token.head].append(token)
        return tuple(tuple(children) for children in lists)

    def children(self, token: Token, *deps: str) -> tuple[Token, ...]:
        """The dependents in text order, all or those with one of the given relations."""
        found = self._children[token.index]
        return tuple(child for child in found if child.dep in deps) if deps else found

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first dependent with one of the relations."""
        return next(iter(self.children(token, *deps)), None)

    def head(self, token: Token) -> Token | None:
        """What governs the token, `None` at a root."""
        return None if token.head == token.index else self.tokens[token.head]

    def path_up(self, token: Token) -> list[Token]:
        """The token, its head, the head's head and so on to the root."""
        path = [token]
        while (head := self.head(path[-1])) is not None and len(path) <= len(self.tokens):
            path.append(head)
        return path

    def subtree(self, token: Token, without: frozenset[int] = frozenset()) -> list[Token]:
        """The token and all below it in text order; nothing at or below the indices in `without`."""
        found, stack = [], [token]
        while stack:
            top = stack.pop()
            if top.index not in without:
                found.append(top)
                stack.extend(self._children[top.index])
        return sorted(found, key=lambda one: one.index)

    def within(self, start: int, end: int) -> list[Token]:
        """The tokens that share a character with a span of the document."""
        return [token for token in self.tokens if token.start < end and token.end > start]

    def top_of(self, tokens: list[Token]) -> Token:
        """The highest of some tokens: the first whose head is not among them."""
        inside = {token.index for token in tokens}
        return next((token for token in tokens if token.head not in inside or token.head == token.index), tokens[0])
