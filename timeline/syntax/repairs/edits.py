"""What every mend is made of: tokens with another head, and what hangs on one."""

from dataclasses import replace

from timeline.syntax.tree import Token


def moved(tokens: list[Token], places: dict[int, tuple[int, str]]) -> list[Token]:
    """The tokens, some with another head and relation."""
    return [
        replace(one, head=places[one.index][0], dep=places[one.index][1]) if one.index in places else one
        for one in tokens
    ]


def below_of(tokens: list[Token], top: int) -> set[int]:
    """The index of a token and those of all that hang on it."""
    below = {top}
    for _ in tokens:
        more = {token.index for token in tokens if token.head in below} - below
        if not more:
            break
        below |= more
    return below
