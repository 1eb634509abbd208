"""The main verb that a date belongs to, where the walk up the tree has stopped at a verb below it."""

from dataclasses import dataclass

from timeline.events.grammar.clause import NOUN_SUBJECTS, has_modal, has_to, is_perfect, set_off
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree

_MEANT = frozenset({"needed", "required", "designed", "used", "meant", "intended"})
"""Participles of what a thing is for."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a date stands: its first and last tokens, whether it is a weekday or a word like "yesterday", and whether a
    preposition led to what it dates."""

    first: int
    last: int
    weekday: bool
    led: bool


def main_verb(tree: Tree, verb: Token, words: EventWords, date: Place) -> Token | None:
    """The verb above another that a date belongs to, `None` where it is the other's."""
    return (
        _of_those(tree, verb, date)
        or _before_to(tree, verb, date)
        or _of_past(tree, verb, date)
        or _of_deed(tree, verb, words)
        or _behind(tree, verb, date)
        or _spending(tree, verb)
        or _obtaining(tree, verb)
        or _perceived(tree, verb, words)
        or _from_then(tree, verb, words, date)
        or _with_means(tree, verb, date)
        or _by_then(tree, verb, date)
        or _beside_thing(tree, verb, date)
        or _put_off(tree, verb, words, date)
    )


def _of_those(tree: Tree, participle: Token, date: Place) -> Token | None:
    """In "met families of those killed in the disaster on Thursday" the weekday is that of the meeting."""
    noun = tree.head(participle)
    if noun is None or participle.dep != "acl" or noun.tag not in ("DT", "CD") or participle.index + 1 == date.first:
        return None
    above = next((one for one in tree.path_up(noun)[1:] if one.tag.startswith("VB")), None)
    counted = (
        noun.tag == "CD" and tree.tokens[noun.head].text.lower() == "of"
    )  # "has killed 57 of 120 infected in nine countries since 2003"
    return above if (date.weekday or counted) and above is not None and above.tag in ("VBD", "VBN") else None


def _before_to(tree: Tree, infinitive: Token, date: Place) -> Token | None:
    """In "left Cairo in 2003 to study" the leaving is dated: no date of an infinitive stands before its "to"."""
    to = next((one for one in tree.children(infinitive, "aux") if one.tag == "TO"), None)
    above = tree.head(infinitive)
    between = to is not None and above is not None and above.index < date.first <= date.last < to.index
    return above if between and above is not None and above.tag.startswith("VB") else None


def _of_past(tree: Tree, verb: Token, date: Place) -> Token | None:
    """In "praised the crews that are holding back the water on Sunday and left" the day is that of the past verb."""
    noun = tree.head(verb) if verb.dep == "relcl" else None
    main = next((one for one in tree.path_up(noun) if one.tag == "VBD"), None) if noun is not None else None
    going_on = verb.tag == "VBG" and any(one.tag in ("VBZ", "VBP") for one in tree.children(verb, "aux"))
    past = main is not None and tree.child(main, "conj") is not None
    return main if going_on and past and date.weekday and verb.index < date.first else None


def _of_deed(tree: Tree, verb: Token, words: EventWords) -> Token | None:
    """In "won the contract to supply fuel in March" the deed is dated, not what the thing is for; a plan looks
    ahead."""
    noun = tree.head(verb)
    infinitive = verb.dep in ("acl", "relcl") and has_to(tree, verb)
    if verb.dep in ("xcomp", "advcl") and has_to(tree, verb) and noun is not None and noun.text.lower() in _MEANT:
        infinitive, noun = noun.dep == "acl", tree.head(noun)  # "the last operations needed to close the shaft"
    if verb.dep == "pcomp" and noun is not None and noun.text.lower() == "for":
        noun, infinitive = tree.head(noun), True  # "ended its preparations for closing the well yesterday"
    if not infinitive or noun is None or noun.dep != "dobj" or noun.text.lower() in words.intentions:
        return None
    main = tree.head(noun)
    while main is not None and main.dep == "xcomp" and tree.head(main) is not None:
        main = tree.head(main)
    if main is None or (noun.text.lower() in words.permits and is_perfect(tree, main)):
        return None  # "has given him leave to visit on Sunday"
    return main if main.tag in ("VBD", "VBN") or has_modal(tree, main) or main.text.lower() in words.planning else None


def _behind(tree: Tree, participle: Token, date: Place) -> Token | None:
    """In "an effort using the same pumps in May failed" the date right before the verb is the verb's."""
    path = tree.path_up(participle)
    subject = next((one for one in path if one.dep in NOUN_SUBJECTS), None)
    verb = tree.head(subject) if subject is not None else None
    if verb is None or participle.dep not in ("acl", "pcomp") or participle.tag != "VBG" or set_off(tree, participle):
        return None
    if tree.child(participle, "dobj", "xcomp", "ccomp") is None:
        return None  # "the season starting on 1 June began"
    finite = (verb, *tree.children(verb, "aux", "auxpass"))
    past = any(one.tag == "VBD" for one in finite)
    return verb if past and min(one.index for one in finite) == date.last + 1 else None


def _spending(tree: Tree, doing: Token) -> Token | None:
    """In "had spent $9bn mending the dam by May" the spending is dated."""
    head = tree.head(doing)
    spent = head is not None and head.text.lower() in ("spend", "spends", "spent", "spending")
    bare = doing.tag == "VBG" and tree.child(doing, "mark", *NOUN_SUBJECTS) is None
    return head if spent and bare and doing.dep in ("advcl", "xcomp") else None


def _with_means(tree: Tree, using: Token, date: Place) -> Token | None:
    """In "began the repair using mud last night" the beginning is dated, not its means."""
    means = using.text.lower() == "using" and using.dep in ("acl", "advcl") and date.weekday and not date.led
    main = next((one for one in tree.path_up(using)[1:] if one.tag.startswith("VB")), None) if means else None
    return main if main is not None and main.tag == "VBD" and using.index < date.first else None


def _beside_thing(tree: Tree, participle: Token, date: Place) -> Token | None:
    """In "set fire to oil floating in the bay on Friday" the fire is dated, not how the oil was."""
    doing = participle.tag == "VBG" and participle.dep == "acl" and participle.index + 1 < date.first and date.weekday
    thing = tree.head(participle) if doing and tree.child(participle, "dobj", "xcomp", "ccomp") is None else None
    path = tree.path_up(thing)[1:] if thing is not None else []
    above = next((one for one in path if one.tag.startswith("VB")), None)
    behind = above is not None and thing is not None and above.index < thing.index
    return above if behind and above is not None and above.tag == "VBD" else None


def _by_then(tree: Tree, participle: Token, date: Place) -> Token | None:
    """In "may lift bans placed on beef by May" the lifting is to come by then, not the placing."""
    thing = tree.head(participle)
    verb = tree.head(thing) if thing is not None and thing.dep == "dobj" else None
    placed = participle.tag == "VBN" and participle.dep == "acl" and participle.index + 1 < date.first
    due = placed and tree.tokens[date.first].text.lower() == "by"
    return verb if due and verb is not None and (has_modal(tree, verb) or has_to(tree, verb)) else None


def _put_off(tree: Tree, verb: Token, words: EventWords, date: Place) -> Token | None:
    """In "will delay the plan to widen the port until May" the delay lasts until then, not the widening."""
    if tree.tokens[date.first].text.lower() not in ("until", "till"):
        return None
    path = tree.path_up(verb)
    thing = next((one for one in path if one.dep in ("dobj", "nsubjpass")), None)
    above = tree.head(thing) if thing is not None and thing.index > 0 else None
    delays = above is not None and above.text.lower() in words.delaying and above.index < verb.index
    return above if delays and verb.index < date.first else None


def _obtaining(tree: Tree, participle: Token) -> Token | None:
    """In "hopes to get the valve replaced on Monday" the getting is dated, for it may not come about."""
    thing = tree.head(participle)
    verb = tree.head(thing) if thing is not None and thing.dep == "dobj" and participle.dep == "acl" else None
    if participle.dep == "ccomp" and tree.child(participle, "aux", "auxpass") is None:
        verb = thing
    obtains = verb is not None and verb.text.lower() in ("get", "have", "see")
    obtains = obtains and verb is not None and (has_to(tree, verb) or has_modal(tree, verb))
    return verb if obtains and participle.tag == "VBN" else None


def _perceived(tree: Tree, verb: Token, words: EventWords) -> Token | None:
    """In "saw its profit fall in May" the seeing is dated: without it "its profit fall" is no clause."""
    above = tree.head(verb)
    bare = verb.tag in ("VB", "VBP") and verb.dep == "ccomp" and tree.child(verb, "aux", "auxpass", "mark") is None
    told = bare and above is not None and not has_to(tree, above)
    return above if told and above is not None and above.text.lower() in words.perceiving else None


def _from_then(tree: Tree, starting: Token, words: EventWords, date: Place) -> Token | None:
    """In "will close the pool, starting on Monday" the closing is dated."""
    loose = starting.tag == "VBG" and starting.dep in ("advcl", "xcomp") and starting.text.lower() in words.spanning
    above = tree.head(starting)
    bare = tree.child(starting, "dobj", "mark", "aux", "prt", *NOUN_SUBJECTS) is None
    return above if loose and bare and starting.index + 1 == date.first else None
