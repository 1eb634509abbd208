"""Records and sums, told with a date from which they count: "the first flood since 1956", "the total since May"."""

from timeline.events.grammar.clause import has_to
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree

_OF_AWARDS = frozenset({"the year", "the month", "the week", "the day"})
"""Periods that name what is best: "the campaign of the year"."""


def is_record(token: Token, words: EventWords) -> bool:
    """Whether a word tells a record: "the longest", "the first"."""
    return token.tag in ("JJS", "RBS") or token.text.lower() in words.records


def tells_record(tree: Tree, verb: Token, words: EventWords) -> bool:
    """Whether "since" stands with a record: "the first pandemic since 1968 was under way", "may be the most intense
    since 2005"."""
    things = tree.children(verb, "nsubj", "nsubjpass", "dobj", "attr", "acomp")
    told = [one for it in things for one in tree.children(it)]
    most = (one for it in told for one in tree.children(it, "advmod") if one.text.lower() == "most")
    of_compound = (one for it in told if it.dep == "compound" for one in tree.children(it, "amod"))
    first_to = tree.tokens[verb.head] if verb.dep in ("acl", "relcl") and has_to(tree, verb) else verb
    of_first = tree.children(first_to, "amod")  # "the first team to win at home since 1985"
    return any(is_record(one, words) for one in (*told, *most, *of_compound, *of_first))


def is_of_total(tree: Tree, verb: Token, words: EventWords, since: int) -> bool:
    """Whether "since" says what is counted and not when: "bringing the total since May to 40"."""
    thing = tree.child(verb, "dobj")
    return thing is not None and thing.index + 1 == since and thing.text.lower() in words.totals


def is_in_aside(tree: Tree, since: Token, last: int) -> bool:
    """Whether commas set "since" and its date, which ends with the token `last`, off with words that have no verb: "the
    club, winless since 2012, held on"."""
    opening = next((one.index for one in reversed(tree.tokens[: since.index]) if one.text == ","), since.index)
    closing = tree.tokens[last + 1 : last + 2]
    inside = tree.tokens[opening + 1 : since.index]
    verbal = any(one.tag.startswith(("VB", "MD")) for one in inside)
    return bool(inside) and not verbal and [one.text for one in closing] == [","] and opening > 0


def is_award(tree: Tree, of: Token, text: str, words: EventWords) -> bool:
    """Whether a period only names what is best: "won "campaign of the year" prizes", not "the first flood of the
    year"."""
    noun = tree.tokens[of.head]
    told = tree.children(noun, "amod", "nummod", "det", "poss")
    ranked = any(is_record(one, words) or one.text.lower() in words.ranking for one in told)
    return text.lower() in _OF_AWARDS and noun.tag.startswith("NN") and not ranked
