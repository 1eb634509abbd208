"""Words that the parser hung on the wrong one: parts of a word, helpers, phrases and relative clauses."""

import re
from dataclasses import replace

from timeline.syntax.repairs.edits import below_of
from timeline.syntax.tree import Token

_FEWEST_RELATIVE = 2
"""Tokens before a relative pronoun: a noun and a comma."""

_DAY = re.compile(
    "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|yester)day|morning|afternoon|evening|night|today|January|February|March|April"
    "|May|June|July|August|September|October|November|December"
)
_PERIOD = re.compile(
    "week|month|year|day|night|spring|summer|autumn|fall|winter|term|[A-Z][a-z]+day|[12][0-9]{3}", re.IGNORECASE
)

_NO_PARTICIPLES = frozenset({"was", "were", "had", "did", "is", "are", "came", "went", "began", "became"})
_PREFIXES = frozenset({"co", "re", "pre", "de", "un", "out", "over", "mis"})

_RELATIVES = frozenset({"who", "which", "whose"})

_PARTING = frozenset({",", "--", "—", "–"})


_CAUSED = re.compile("caused|triggered|sparked|prompted|provoked|unleashed")


def _is_one_word(first: Token, hyphen: Token, last: Token) -> bool:
    return hyphen.text == "-" and first.end == hyphen.start and hyphen.end == last.start


def helped(tokens: list[Token]) -> list[Token]:
    """What the parser hung on a helping verb hangs on the verb that is helped: "by noon [the president] was gone"."""
    verbs = {one.index: one.head for one in tokens if one.dep in ("aux", "auxpass")}
    return [replace(one, head=verbs.get(one.head, one.head)) for one in tokens] if verbs else tokens


def relative(tokens: list[Token]) -> list[Token]:
    """A clause whose subject is "who", "which" or "whose report" is hung on the noun before it, where the parser hung
    it on a verb: "good news for the firm, whose own report last month blamed another"."""
    better = list(tokens)
    for relative in tokens[_FEWEST_RELATIVE:]:
        part = relative.dep == "pobj" and tokens[relative.head].text.lower() == "of"  # "doses of which"
        holder = tokens[relative.head] if part else relative
        subject = tokens[holder.head] if part or relative.tag == "WP$" else relative
        verb = tokens[subject.head]
        loose = verb.dep in ("conj", "advcl", "ccomp", "dep")
        near = tokens[relative.index - 1].text
        apart = near == "," or any(day.fullmatch(near) for day in (_DAY, _PERIOD))
        bare = relative.tag == "WDT" and relative is subject and verb.head < relative.index and not apart
        marks = relative.text.lower() in _RELATIVES or bare
        if not loose or not marks or subject.dep not in ("nsubj", "nsubjpass"):
            continue
        first = min(below_of(tokens, subject.index)) if part else relative.index
        before = tokens[first - 1]
        noun = tokens[first - 2] if before.text == "," else before
        while verb.tag == "VBP" and noun.tag in ("NN", "NNP") and noun.head < noun.index:
            noun = tokens[noun.head]  # "trades with Delmar that extend beyond May"
        inner = relative.text.lower() == "who" and noun.dep == "pobj" and noun.tag != "NNP"  # a country's people
        if noun.tag.startswith("NN") and not inner and noun.index not in below_of(tokens, verb.index):
            better[verb.index] = replace(verb, head=noun.index, dep="relcl")
    return better


def inside(tokens: list[Token]) -> list[Token]:
    """A phrase right behind a relative clause belongs to it, where the parser hung it on the clause's noun: "the firm,
    which split from its parent in July, said"."""
    better = list(tokens)
    clauses = {one.head: one.index for one in tokens if one.dep == "relcl"}
    for token in tokens:
        clause = clauses.get(token.head, token.index) if token.dep == "prep" else token.index
        if clause < token.index and tokens[token.index - 1].text not in _PARTING:
            better[token.index] = replace(token, head=clause)
    return better


def reduced(tokens: list[Token]) -> list[Token]:
    """A participle right behind a noun, or behind its comma and with who did it, belongs to that noun: "the tool
    launched in May", "the meeting, set up in May by the union"."""
    better = list(tokens)
    for verb in tokens[2:]:
        before = tokens[verb.index - 1]
        below = [one.dep for one in tokens if one.head == verb.index and one is not verb]
        caused = verb.dep == "advcl" and _CAUSED.fullmatch(verb.text.lower()) is not None
        apart = (verb.dep == "conj" or caused) and before.text == "," and "agent" in below
        noun = tokens[verb.index - 2] if apart else before
        bare = verb.tag in ("VBD", "VBN") and not {"nsubj", "nsubjpass", "mark", "aux", "auxpass", "dobj"} & set(below)
        behind = (verb.dep == "advcl" or apart) and verb.head < noun.index and verb.text.lower() not in _NO_PARTICIPLES
        behind = behind and not _is_timed(tokens, noun)
        if bare and behind and noun.tag.startswith(("NN", "CD")) and noun.dep not in ("nsubj", "nsubjpass", "compound"):
            better[verb.index] = replace(verb, head=noun.index, dep="acl", tag="VBN")
    return better


def prefixed(tokens: list[Token]) -> list[Token]:
    """A verb with a prefix is one word, where the parser made three of it: "co-founded"."""
    for first, hyphen, last in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if (
            not _is_one_word(first, hyphen, last)
            or first.text.lower() not in _PREFIXES
            or last.tag not in ("VBD", "VBN", "VB", "VBZ")
        ):
            continue
        parts = {first.index, hyphen.index}
        thing = tokens[last.head] if last.head > last.index else None
        better = [
            replace(one, head=last.index) if one.head in parts and one.index not in parts else one for one in tokens
        ]
        root = first.head == first.index
        better[last.index] = replace(last, head=last.index if root else first.head, dep=first.dep)
        better[first.index] = replace(first, head=last.index, dep="compound")
        better[hyphen.index] = replace(hyphen, head=last.index, dep="punct")
        below = [one for one in better if one.head == last.index and one.index < first.index]
        lost = next((one for one in below if one.dep == "compound" and one.tag.startswith("NN")), None)
        if lost is not None and not any(one.dep == "nsubj" for one in below):
            better[lost.index] = replace(lost, dep="nsubj")
        if thing is not None and thing.index not in parts:
            better[thing.index] = replace(thing, head=last.index, dep="dobj")
        return better
    return tokens


def summed_up(tokens: list[Token]) -> list[Token]:
    """A second object behind a comma sums the clause up: "sued the firm over the leak, its first suit ever"."""
    better = list(tokens)
    for thing in tokens:
        if thing.dep != "dobj" or not thing.tag.startswith("NN"):
            continue
        verb = tokens[thing.head]
        first = min(below_of(tokens, thing.index))
        others = [one for one in tokens[:first] if one.head == verb.index and one.dep == "dobj"]
        listed = any(one.dep == "cc" and one.head in (verb.index, *(o.index for o in others)) for one in tokens[first:])
        if first and others and tokens[first - 1].text == "," and not listed:
            better[thing.index] = replace(thing, dep="npadvmod")
    return better


def _is_timed(tokens: list[Token], noun: Token) -> bool:
    """Whether a noun stands behind "after" or the like, which may bring a clause: "after a well of Delmar ruptured"."""
    while noun.head != noun.index:
        noun = tokens[noun.head]
        if noun.tag == "IN" and noun.text.lower() in ("after", "before", "since", "until", "as", "once"):
            return True
    return False
