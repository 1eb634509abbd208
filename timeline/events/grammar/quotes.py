"""Quote marks, and what stands between them."""

import re

from timeline.syntax.tree import Token, Tree

QUOTE = re.compile("[\"“”„«»]|``|''")


def is_quote(token: Token) -> bool:
    """Whether the token is a quote mark, or begins or ends with one."""
    return QUOTE.search(token.text) is not None


def in_quotes(tree: Tree, token: Token) -> bool:
    """Whether the token stands between quote marks, of its sentence or of those around it."""
    return _is_between(tree, token, _marks(tree))


def _is_between(tree: Tree, token: Token, marks: list[int]) -> bool:
    before = sum(index < token.index for index in marks)
    is_open = (before + tree.sentence.begins_quoted) % 2 == 1
    return is_open and (before < len(marks) or tree.sentence.ends_quoted)


def _marks(tree: Tree) -> list[int]:
    return [one.index for one in tree.tokens for _ in QUOTE.findall(one.text)]


def quoted(tree: Tree) -> frozenset[int]:
    """The places in the document of the tokens between quote marks."""
    marks = _marks(tree)
    return frozenset(token.start for token in tree.tokens if _is_between(tree, token, marks))
