"""Asides between dashes and in brackets are parsed on their own: the clause around one reads better without it, and its
words are hung on what they stand behind."""

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.syntax.tree import Token

_ASIDE = re.compile(
    r" (?:—|–|--) (?!and |or |but )(?=[^\s(])(?:(?! -- )[^—–;:()])+ (?:—|–|--)(?= (?!and |or |but )[a-z])"
)
_BRACKETED = re.compile(r" \([^()\"“”]{2,60}\)\)?(?= [a-z])")
"""A short aside in brackets inside a sentence."""

_PARTY = re.compile(r"(?<=,) [DRI]-[A-Z][a-z]{1,5} ?\.? ?,(?= who\b)")
"""The party and state of a member of Congress before a clause on the member: "Mr Lind, R-Ala., who ..."."""

_BRINGING = frozenset({"the", "a", "an", "of", "to", "in", "into", "on", "at", "by", "with", "and", "or"})
"""Words behind which brackets hold what these bring: "into the (environmental) assessment"."""

_OPENED = re.compile(r"(?:\w+(?:ed|ing)|In|At|On|After|Before|As|When|While|If|Since|With|For)\b[^,]*")
"""A phrase that opens a sentence: the dash behind it parts it from the clause as a comma does."""

_FEWEST_BEFORE = 2
"""Words before an aside: behind one alone it may be the rest of a list or a stamp."""

_RELATIVES = frozenset({"who", "which", "whose", "whom", "where"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_NOMINAL = ("NN", "PRP", "CD", "DT", "JJ", "$")


def spans(sentence: str) -> list[tuple[int, int]]:
    """Where the asides of a sentence stand, from the blank before each to its last mark."""
    dashed = [match.span() for match in _ASIDE.finditer(sentence)]
    bracketed = [match.span() for mark in (_BRACKETED, _PARTY) for match in mark.finditer(sentence)]
    bracketed = [(start, end) for start, end in bracketed if not _is_brought(sentence[:start])]
    return [(start, end) for start, end in _apart(dashed + bracketed) if _goes_on(sentence[:start])]


def _is_brought(before: str) -> bool:
    words = before.split()
    return not words or words[-1].lower() in _BRINGING or words[-1].endswith((":", '"', "“"))


def _apart(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Asides in their order, without those inside another."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _goes_on(before: str) -> bool:
    """Whether the clause goes on behind an aside, told by what stands before it."""
    return len(before.split()) >= _FEWEST_BEFORE and not _OPENED.fullmatch(before)


def grafted(around: Sequence[Token], asides: Sequence[Sequence[Token]]) -> list[Token]:
    """One sentence of the clause around its asides and of them, each a tree of its own, with the tokens in the order of
    the text: an aside hangs on the noun phrase, else on the word, that it stands behind."""
    ranked = [(token, part) for part, tokens in enumerate((around, *asides)) for token in tokens]
    ranked.sort(key=lambda one: one[0].start)
    places = {(part, token.index): place for place, (token, part) in enumerate(ranked)}
    tokens = [replace(token, index=places[part, token.index], head=places[part, token.head]) for token, part in ranked]
    for part, inside in enumerate(asides, 1):
        before = max((one for one in around if one.start < inside[0].start), key=lambda one: one.start, default=None)
        if before is None:
            continue
        holder = _holder(around, before)
        tops = [(one, _relation(inside, one, holder)) for one in inside if one.head == one.index]
        for token, relation in (*tops, (inside[0], "punct"), (inside[-1], "punct")):
            place = places[part, token.index]
            tokens[place] = replace(tokens[place], head=places[0, holder.index], dep=relation)
    return tokens


def _holder(around: Sequence[Token], before: Token) -> Token:
    """The highest noun whose phrase ends with the word before an aside, else that word."""
    holder, top = before, before
    while top.head < top.index and (top.tag.startswith("NN") or top.dep in ("prep", "pobj", "poss")):
        top = around[top.head]
        if top.tag.startswith("NN"):
            holder = top
    while holder.head == holder.index + 1 and holder.dep in ("compound", "nmod", "punct"):
        holder = around[holder.head]
    return holder


def _relation(inside: Sequence[Token], top: Token, holder: Token) -> str:
    """What an aside is to the word that it hangs on, told by its own top."""
    below = [one for one in inside if one.head == top.index and one is not top]
    if top.dep == "punct" or not any(one.isalnum() for one in top.text):
        return "punct"
    if any(one.text.lower() in _RELATIVES for one in inside[:3]) and top.tag.startswith("V"):
        return "relcl"
    own = any(one.dep in _SUBJECTS for one in below)
    if top.tag in ("VBG", "VBN") and not own:
        return "acl" if holder.tag.startswith(_NOMINAL) else "advcl"
    noun = top.tag.startswith(_NOMINAL) and not own
    return "appos" if noun and holder.tag.startswith("NN") else "parataxis"
