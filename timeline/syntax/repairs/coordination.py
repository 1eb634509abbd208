"""What "and" joins, put right: a noun that the parser hung on a verb, a clause that it cut in two."""

import re
from dataclasses import replace

from timeline.syntax.tree import Token

_OBJECTS = frozenset({"dobj", "pobj", "attr"})
_BEFORE_NOUNS = frozenset({"det", "poss", "nummod", "amod"})
_DATES = re.compile(
    "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Yester|To)day|Tonight|Night|Morning|Afternoon|Evening|Week|Month|Year|Jan"
    "(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|August|Sept(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?",
    re.IGNORECASE,
)


def joined_nouns(tokens: list[Token]) -> list[Token]:
    """A noun that "and" seems to join to a verb is joined to the verb's object, with the phrases behind it: "will lease
    eight ships this year and [a total of 14 in 2030]"."""
    better = list(tokens)
    for noun in tokens:
        verb = tokens[noun.head]
        determined = any(one.head == noun.index and one.dep in _BEFORE_NOUNS for one in tokens)
        joined = noun.dep == "conj" and noun.tag.startswith("NN") and verb.tag.startswith("VB")
        if not joined or not determined:
            continue
        joint = next((one for one in tokens[: noun.index] if one.dep == "cc" and one.head == verb.index), None)
        first = _object_before(tokens, joint) if joint is not None else None
        if first is None or joint is None or first.index < verb.index:
            continue
        better[noun.index] = replace(noun, head=first.index)
        better[joint.index] = replace(joint, head=first.index)
        for phrase in tokens[noun.index + 1 :]:
            if phrase.dep == "prep" and phrase.head == verb.index:
                better[phrase.index] = replace(phrase, head=noun.index)
    return better


def _object_before(tokens: list[Token], joint: Token) -> Token | None:
    """The last object before a conjunction that is no date."""
    before = (one for one in reversed(tokens[: joint.index]) if one.dep in _OBJECTS and one.tag.startswith("NN"))
    return next((one for one in before if not _DATES.fullmatch(one.text)), None)


def finite(tokens: list[Token]) -> list[Token]:
    """A participle that "and" joins to a past tense is one, where nothing helps it: "broke a leg in July and in
    November [retired]"."""
    helped = {one.head for one in tokens if one.dep in ("aux", "auxpass", "agent")}
    active = {one.index for one in tokens if one.tag == "VBD" and one.index not in helped}
    return [
        replace(one, tag="VBD")
        if one.tag == "VBN" and one.dep == "conj" and one.head in active and one.index not in helped
        else one
        for one in tokens
    ]
