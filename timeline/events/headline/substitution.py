"""Names put into a line for what only the text before it tells: pronouns, and phrases like "the company"."""

from collections.abc import Mapping, Sequence

from timeline.events.coreference.agreement import Referent
from timeline.syntax.tree import Token

_SMALL = ("a", "an", "the")
_OWN = ("'s", "’s", "s'")


def named(tokens: Sequence[Token], names: Mapping[int, Referent]) -> dict[int, str]:
    """The words that replace some tokens of a line, by index.

    `names` gives what tokens stand for, by their start in the document. A name that the line holds already is not put
    in again.
    """
    heads = {token.start for token in tokens}
    words = {token.text for token in tokens}
    places = {token.start: token for token in tokens}
    said: dict[int, str] = {}
    put_in: set[str] = set()
    for token in tokens:
        name = names.get(token.start)
        if name is None or (name.head in heads and not name.also) or _is_told(name, token, words, put_in):
            continue
        said |= {token.index: name.text} | {places[start].index: "" for start in name.also if start in places}
        heads.add(name.head)
        put_in.add(_last_word(name.text))
    return said


def _is_told(name: Referent, token: Token, words: set[str], put_in: set[str]) -> bool:
    """Whether the line tells who is meant: "Voss left in his car" needs no second "Voss"."""
    last = _last_word(name.text)
    if name.also or name.head < 0:
        return any(word in words for word in _telling(name.text) if word != token.text)
    return last in put_in or (name.text.endswith(_OWN) and last in words)


def _telling(name: str) -> list[str]:
    """The words that make a name: those with capitals, else all but the smallest."""
    words = name.split()
    return [word for word in words if word[0].isupper()] or [word for word in words if word not in _SMALL]


def _last_word(name: str) -> str:
    return name.rstrip("'’").removesuffix("'s").removesuffix("’s").split()[-1]
