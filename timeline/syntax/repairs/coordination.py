"""What "and" joins, put right: a noun that the parser hung on a verb, a clause that it cut in two."""

import re
from dataclasses import replace

from timeline.syntax.tree import Token

_OBJECTS = frozenset({"dobj", "pobj", "attr"})
_BEFORE_NOUNS = frozenset({"det", "poss", "nummod", "amod"})
_FINITE = frozenset({"VBD", "VBN", "VBZ", "VBP", "VB"})
_DATES = re.compile(
    "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Yester|To)day|Tonight|Night|Morning|Afternoon|Evening|Week|Month|Year|Jan"
    "(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|August|Sept(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?",
    re.IGNORECASE,
)

_UNCHANGED = re.compile("let|put|set|cut|hit|shut|cost|hurt|quit|split|spread|burst|cast|shed")


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


def compared(tokens: list[Token]) -> list[Token]:
    """What is compared with two things' doing is one clause: "worse than the firm [and the ministry had said]"."""
    for than in tokens:
        thing = next((one for one in tokens if one.head == than.index and one.dep == "pobj"), None)
        if than.text.lower() not in ("than", "as") or than.dep != "prep" or thing is None:
            continue
        behind = tokens[thing.index + 1 : thing.index + 2]
        verb = next((one for one in tokens[thing.index :] if one.dep == "conj" and one.tag in _FINITE), None)
        subject = next((one for one in tokens if verb and one.head == verb.index and one.dep == "nsubj"), None)
        if not behind or behind[0].tag != "CC" or verb is None or subject is None or verb.head > than.index:
            continue
        better = list(tokens)
        places = {
            than.index: (verb.index, "mark"),
            thing.index: (verb.index, "nsubj"),
            behind[0].index: (thing.index, "cc"),
            subject.index: (thing.index, "conj"),
            verb.index: (than.head, "advcl"),
        }
        for index, (head, dep) in places.items():
            better[index] = replace(tokens[index], head=head, dep=dep)
        return better
    return tokens


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


def unchanged(tokens: list[Token]) -> list[Token]:
    """A verb whose past is its base form is the base form beside one: "could grow and hit the coast"."""
    having = {one.head for one in tokens if one.dep in ("nsubj", "nsubjpass", "aux", "auxpass")}
    return [
        replace(one, tag="VB")
        if one.dep == "conj"
        and one.tag in ("VBD", "VBN", "VBP")
        and tokens[one.head].tag == "VB"
        and one.index not in having
        and _UNCHANGED.fullmatch(one.text)
        else one
        for one in tokens
    ]
