"""Names put into a line for what only the text before it tells: pronouns, and phrases like "the company"."""

from collections.abc import Mapping

from timeline.events.coreference.agreement import Referent
from timeline.events.grammar.typography import spoken
from timeline.events.headline.draft import Piece
from timeline.syntax.tree import Token

_SMALL = ("a", "an", "the")

_OWN = ("'s", "’s", "s'")
_OPENS = "“"
"""What is put into a quotation stands in square brackets."""


def named(piece: Piece, names: Mapping[int, Referent], *, brief: bool = False) -> dict[int, str]:
    """The words that replace some tokens of a line, by index; those of a speaker ("he:") with the name as well.

    `names` gives what tokens stand for, by their start in the document. A name that the line holds already is not put
    in. `brief` leaves out what makes the line longer, but at its head.
    """
    told = _told(piece, names, brief=brief)
    words = {token.index: token.text for token in piece.tokens}
    both = {}
    for index, text in piece.said.items():
        if index in told:
            name = f"[{told[index]}]" if _OPENS in text else told[index]
            both[index] = text.replace(words[index], name, 1)
    return {**told, **piece.said, **both}


def _told(piece: Piece, names: Mapping[int, Referent], *, brief: bool) -> dict[int, str]:
    heads = {token.start for token in piece.tokens}
    words = {token.text for token in piece.tokens}
    places = {token.start: token for token in piece.tokens}
    said: dict[int, str] = {}
    put_in: set[str] = set()
    for token in piece.tokens:
        name = names.get(token.start)
        behind = _told_behind(piece, token, name) if name is not None else {}
        if name is not None and behind:
            gone = {places[start].index: "" for start in name.also if start in places}
            said |= {token.index: name.text, **gone, **behind}
            continue
        if name is None or (name.head in heads and not name.also):
            continue
        phrase = [places[start] for start in name.also if start in places]
        last = _last_word(name.text)
        if (last in put_in and not name.also) or (name.text.endswith(_OWN) and last in words):
            continue  # "Voss left in his car" needs no second "Voss"
        holds = any(word in words for word in _telling(name.text) if word != token.text)
        longer = len(name.text) > len(token.text) + sum(len(one.text) + 1 for one in phrase)
        if name.also and (holds or (brief and longer and piece.tokens[0] not in phrase)):
            continue
        said |= {token.index: name.text} | {one.index: "" for one in phrase}
        heads.add(name.head)
        put_in.add(last)
    return said


def _told_behind(piece: Piece, pronoun: Token, name: Referent) -> dict[int, str]:
    """The pronoun in the place of a name that the text tells before and the line behind: "Nordal will pay, it said" is
    "Nordal said it will pay"."""
    place = piece.tokens.index(pronoun)
    known = _last_word(name.text) if name.also else ""
    told = [one.start == name.head or (one.text == known and one.start < pronoun.start) for one in piece.tokens]
    last = told.index(True) if True in told else -1
    behind = pronoun.text.lower() == "it" and pronoun.start > name.head
    if last <= place or not (behind or name.also):
        return {}
    first = last
    while first > place + 1 and name.text.endswith(spoken(piece.tokens[first - 1 : last + 1])):
        first -= 1
    phrase = piece.tokens[first : last + 1]
    owner = [one for one in piece.tokens[last + 1 : last + 2] if one.tag == "POS"]
    return {one.index: "" for one in (*phrase, *owner)} | {phrase[0].index: "its" if owner else "it"}


def _telling(name: str) -> list[str]:
    """The words that make a name: those with capitals, else all but the smallest."""
    words = name.split()
    return [word for word in words if word[0].isupper()] or [word for word in words if word not in _SMALL]


def _last_word(name: str) -> str:
    return name.rstrip("'’").removesuffix("'s").removesuffix("’s").split()[-1]
