"""Known faults of the parser put right: what it hangs on the wrong word, by rules of English grammar."""

from dataclasses import replace

from timeline.tree import Token

_FEWEST_FRONTED = 6
"""Tokens of a sentence that opens with a place and has a subject behind its apposition."""

_FEWEST_RELATIVE = 2
"""Tokens before a relative pronoun: a noun and a comma."""

_RELATIVES = frozenset({"who", "which", "whose"})
_PARTING = frozenset({",", "--", "—", "–"})


def mended(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, those with another head that the parser is known to misplace."""
    return _inside(_relative(_fronted(_joined(tokens))))


def _joined(tokens: list[Token]) -> list[Token]:
    """Verbs joined by nothing but a conjunction are hung together, where the parser hung the second on another verb:
    "a rig it leased exploded and sank"."""
    better = list(tokens)
    for first, conjunction, second in zip(tokens, tokens[1:], tokens[2:], strict=False):
        same = first.tag == second.tag and first.tag in ("VBD", "VBZ", "VBP", "VBN")
        if same and conjunction.tag == "CC" and second.dep == "conj" and second.head not in (first.index, second.index):
            better[second.index] = replace(second, head=first.index)
    return better


def _fronted(tokens: list[Token]) -> list[Token]:
    """A place that opens the sentence is given back to its preposition where the parser took it for the subject, and
    the apposition right before the verb for the place's: "In Sitka, Alaska, sheets of oil covered the beach"."""
    if len(tokens) < _FEWEST_FRONTED or tokens[0].tag != "IN" or any(one.head == 0 for one in tokens[1:]):
        return tokens
    for place in tokens:
        below = _below(tokens, place.index)
        thing = next((one for one in tokens if one.dep == "appos" and one.head == place.index), None)
        opens = place.dep == "nsubj" and place.head == tokens[0].head and min(below) == 1
        if (
            opens
            and thing is not None
            and max(_below(tokens, thing.index)) == max(below)
            and thing.tag.startswith("NN")
        ):
            better = list(tokens)
            better[place.index] = replace(place, head=0, dep="pobj")
            better[thing.index] = replace(thing, head=place.head, dep="nsubj")
            return better
    return tokens


def _relative(tokens: list[Token]) -> list[Token]:
    """A clause whose subject is "who", "which" or "whose report" is hung on the noun before it, where the parser hung
    it on a verb: "good news for the firm, whose own report last month blamed another"."""
    better = list(tokens)
    for relative in tokens[_FEWEST_RELATIVE:]:
        subject = tokens[relative.head] if relative.tag == "WP$" else relative
        verb = tokens[subject.head]
        loose = verb.dep in ("conj", "advcl", "ccomp", "dep")
        if not loose or relative.text.lower() not in _RELATIVES or subject.dep not in ("nsubj", "nsubjpass"):
            continue
        before = tokens[relative.index - 1]
        noun = tokens[relative.index - 2] if before.text == "," else before
        inner = relative.text.lower() == "who" and noun.dep == "pobj" and noun.tag != "NNP"  # a country's people
        if noun.tag.startswith("NN") and not inner and noun.index not in _below(tokens, verb.index):
            better[verb.index] = replace(verb, head=noun.index, dep="relcl")
    return better


def _inside(tokens: list[Token]) -> list[Token]:
    """A phrase right behind a relative clause belongs to it, where the parser hung it on the clause's noun: "the firm,
    which split from its parent in July, said"."""
    better = list(tokens)
    clauses = {one.head: one.index for one in tokens if one.dep == "relcl"}
    for token in tokens:
        clause = clauses.get(token.head, token.index) if token.dep == "prep" else token.index
        if clause < token.index and tokens[token.index - 1].text not in _PARTING:
            better[token.index] = replace(token, head=clause)
    return better


def _below(tokens: list[Token], top: int) -> set[int]:
    """The index of a token and those of all that hang on it."""
    below = {top}
    for _ in tokens:
        more = {token.index for token in tokens if token.head in below} - below
        if not more:
            break
        below |= more
    return below
