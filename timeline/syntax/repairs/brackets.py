"""What stands in brackets behind a name tells of the name: "the ship (bought 1893, wrecked 1904)"."""

from collections.abc import Iterator
from dataclasses import replace

from timeline.syntax.repairs.edits import moved
from timeline.syntax.tree import Token

_PARTICIPLES = ("VBN", "VBD")
_PARTS = frozenset({",", ";", "and"})


def bracketed(tokens: list[Token]) -> list[Token]:
    """Participles that open a bracket behind a noun, or one of its parts, are told of the noun, with what stands behind
    them."""
    better = tokens
    for noun, inside in _brackets(tokens):
        parts = list(_parts(inside))
        if not parts or any(part[0].tag not in _PARTICIPLES for part in parts if len(part) > 1):
            continue
        for part in parts:
            if part[0].tag in _PARTICIPLES:
                better = _told_of(better, noun, part)
    return better


def _brackets(tokens: list[Token]) -> Iterator[tuple[Token, list[Token]]]:
    """Each noun with the words of the round bracket right behind it."""
    for place, token in enumerate(tokens):
        closing = next((one.index for one in tokens[place:] if one.text == ")"), 0)
        if token.text == "(" and place and closing and tokens[place - 1].tag.startswith("NN"):
            yield tokens[place - 1], tokens[place + 1 : closing]


def _parts(inside: list[Token]) -> Iterator[list[Token]]:
    part: list[Token] = []
    for token in inside:
        if token.text not in _PARTS:
            part.append(token)
        elif part:
            yield part
            part = []
    if part:
        yield part


def _told_of(tokens: list[Token], noun: Token, part: list[Token]) -> list[Token]:
    """The participle on the noun, and the words behind it that hung elsewhere on the participle."""
    own = {one.index for one in part}
    verb = part[0]
    places = {verb.index: (noun.index, "acl")}
    for one in part[1:]:
        if one.head not in own or (one.head == verb.index and one.dep in ("dobj", "pobj") and one.tag == "CD"):
            places[one.index] = (verb.index, "npadvmod")
    better = moved(tokens, places)
    better[verb.index] = replace(better[verb.index], tag="VBN")
    return better
