"""The tense of a dated clause, from its tree: on which side of the day of writing "Friday" or "in June" lies."""

from collections.abc import Callable
from dataclasses import replace

from timeline import edtf
from timeline.anchoring.clause import SUBJECTS, clause_chain, has_that, is_foreseen, is_verb
from timeline.anchoring.governor import CAPTION, Anchor
from timeline.eventwords import EventWords
from timeline.model import Timex
from timeline.tree import Token, Tree
from timeline.when import When

Redirect = Callable[[Timex, str], Timex]
"""A time expression seen from the same day, on the side that is given: "before" or "after"."""

_SIDES = {"past": "before", "future": "after", "nearest": ""}
_WEEK = 7
_MONTH = 31
_OPENING = 4
"""Tokens: a date that begins before opens its sentence."""

_FAR_AHEAD = 45
"""Days: a noun's date ("the April 20 explosion") farther ahead than this is taken for the nearest such date."""


def on_its_side(anchor: Anchor, words: EventWords, redirect: Redirect) -> Anchor:
    """The anchor with its date on the side that the clause's tense tells.

    Only dates that the tagger could have put on either side move: "on Friday" does, "3 May 2011" does not.
    """
    side = _side_of_anchor(anchor, words)
    if not side or not anchor.timex.reference:
        return anchor
    if side == "present":
        return _on_nearer_side(anchor, redirect)
    moved = redirect(anchor.timex, _SIDES[side])
    other = redirect(anchor.timex, _SIDES["past" if side == "future" else "future"])
    settled = side != "nearest" and moved.when == other.when
    return anchor if settled or moved.when == anchor.timex.when else replace(anchor, timex=moved)


def in_its_time(anchor: Anchor, words: EventWords, written: When | None) -> Anchor | None:
    """The anchor, where its clause can be of its date; else the nearer verb before the date, or `None`.

    "Doctors advise washing hands, which did not keep the flu from killing millions in 1918": a plain present is not
    of a time long past. A date that opens its sentence is a chronicle's, and its present is a historical one.
    """
    governor, when = anchor.governor, anchor.timex.when
    long_past = written is not None and isinstance(when, When) and _lies_long_before(when, written)
    opens = min(anchor.cover) < _OPENING or anchor.relation == CAPTION
    if not long_past or opens or governor is None or side_of(anchor.tree, governor, words) != "present":
        return anchor
    between = anchor.tree.tokens[governor.index + 1 : min(anchor.cover)]
    mishap = next((one for one in reversed(between) if one.text.lower() in words.mishaps), None)
    if mishap is not None:
        return replace(anchor, governor=mishap, relation="nearer event noun")
    verbs = [one for one in between if _is_past_verb(anchor.tree, one)]
    return replace(anchor, governor=verbs[-1], relation="nearer verb of the past") if verbs else None


def _is_past_verb(tree: Tree, token: Token) -> bool:
    """Whether a token may be a verb of the past; in "as opposed to" there is none."""
    as_opposed = token.index > 0 and tree.tokens[token.index - 1].text.lower() == "as"
    return token.tag in ("VBD", "VBN", "VBG") and token.dep not in ("aux", "auxpass", "amod") and not as_opposed


def _lies_long_before(when: When, written: When) -> bool:
    return when.last is not None and written.first is not None and written.first - when.last > _MONTH


def _on_nearer_side(anchor: Anchor, redirect: Redirect) -> Anchor:
    """A present looks ahead ("leaves in June") or tells the past ("2 May: a sign calls for help"): the nearer date.

    A weekday always lies ahead: nobody writes "opens on Friday" of the last one.
    """
    before, after = redirect(anchor.timex, _SIDES["past"]), redirect(anchor.timex, _SIDES["future"])
    reference = edtf.parse(anchor.timex.reference)
    past, coming = before.when, after.when
    if not isinstance(past, When) or not isinstance(coming, When) or past == coming or reference.first is None:
        return anchor
    begins = coming.first if coming.first is not None else coming.last  # "until August" has no beginning
    if past.last is None or begins is None:
        return anchor
    ahead = begins - reference.first
    chosen = after if ahead < _WEEK or ahead <= reference.first - past.last else before
    return anchor if chosen.when == anchor.timex.when else replace(anchor, timex=chosen)


def _is_far_ahead(anchor: Anchor) -> bool:
    when, seen_from = anchor.timex.when, anchor.timex.reference
    reference = edtf.parse(seen_from) if seen_from else None
    if not isinstance(when, When) or when.first is None or reference is None or reference.last is None:
        return False
    return when.first - reference.last > _FAR_AHEAD


def _side_of_anchor(anchor: Anchor, words: EventWords) -> str:
    tree, governor = anchor.tree, anchor.governor
    if governor is None:
        return "nearest" if _is_far_ahead(anchor) else ""
    verb = governor if is_verb(governor) else next((one for one in tree.path_up(governor) if is_verb(one)), None)
    side = side_of(tree, verb, words) if verb is not None else ""
    calendar = any(char in "0123456789" for char in anchor.timex.text)
    if verb is governor and calendar and _is_story_future(tree, governor, words):
        return "nearest"
    if verb is not governor and side != "future" and governor.text.lower() in words.mishaps:
        return "past"  # nobody knows the day of an explosion ahead
    if verb is not governor and is_foreseen(tree, governor, words):
        return "future"
    if verb is not governor and side != "future" and _has_content(tree, governor):
        return "past"  # "his announcement on Tuesday that he will go": what it says is known
    if verb is not governor and side == "past" and governor.dep in SUBJECTS:
        return side  # "an audit in May found faults"
    if verb is not governor:
        return "nearest" if _is_far_ahead(anchor) else ""
    if side == "present" and governor.text.lower() in words.saying:
        return "past"  # "he says on Monday that ..." tells the news of the day
    if governor.text.lower() in words.fixing and min(anchor.cover) == governor.index + 1:
        return "future"  # "set July 8 for the hearing"
    if anchor.signal == "for" and governor.text.lower() in words.planning | words.light_verbs | words.fixing:
        return "future"
    if side == "past" and tree.tokens[min(anchor.cover)].text.lower() == "not":
        return side  # "not until May did they answer"
    if side == "past" and anchor.signal in ("until", "till") and tree.child(governor, "neg") is None:
        return "" if governor.text.lower() in words.lasting_verbs else "future"
    return side or ("nearest" if anchor.signal == "through" or _is_open(tree, governor, words) else "")


def _is_open(tree: Tree, verb: Token, words: EventWords) -> bool:
    """Whether a verb's date may lie on either side: "could come on Sunday", "had planned to visit in March"."""
    helpers = tree.children(verb, "aux", "auxpass")
    head = tree.head(verb)
    planned = any(aux.tag == "TO" for aux in helpers) and head is not None and head.text.lower() in words.planning
    return planned or any(aux.text.lower() in words.modals_possible for aux in helpers)


def _has_content(tree: Tree, noun: Token) -> bool:
    """Whether a clause with "that" tells what a noun says."""
    return any(has_that(tree, clause) for clause in tree.children(noun, "acl", "ccomp"))


def _is_story_future(tree: Tree, verb: Token, words: EventWords) -> bool:
    """Whether "would" tells what came later in a story that is over, and not what somebody said of the future."""
    would = any(aux.text.lower() == "would" for aux in tree.children(verb, "aux"))
    told = any(
        above.text.lower() in words.saying | words.planning | words.believing for above in clause_chain(tree, verb)
    )
    return would and not told


def side_of(tree: Tree, governor: Token, words: EventWords) -> str:
    """ "past", "present" or "future" where the verb's form or its helpers decide, else ""."""
    if not is_verb(governor):
        return ""
    helpers = tree.children(governor, "aux", "auxpass")
    told = {helper.text.lower() for helper in helpers}
    if told & words.modals_future:
        return "future"
    if any(helper.tag == "MD" for helper in helpers):
        return ""
    if governor.tag == "VBD" or any(helper.tag == "VBD" for helper in helpers):
        return "past"
    if any(helper.tag == "TO" for helper in helpers):
        return _of_infinitive(tree, governor, words)
    if not helpers and governor.tag in ("VBN", "VBG") and governor.dep in ("ccomp", "xcomp", "pcomp", "acomp"):
        return _of_complement(tree, governor, words)
    perfect = bool(told & {"has", "have", "'ve", "’ve"})
    participle = governor.tag == "VBN" and governor.dep in ("acl", "advcl") and not helpers
    if perfect or participle:
        return "past"
    return "present" if governor.tag in ("VBZ", "VBP") or told & {"is", "are", "'re", "’re"} else ""


def _of_complement(tree: Tree, governor: Token, words: EventWords) -> str:
    """ "wants it finished by May" looks ahead as its verb does; "will stay closed until Friday" has its verb's
    tense."""
    head = next((one for one in tree.path_up(governor)[1:] if is_verb(one)), None)
    if head is None:
        return ""
    side = side_of(tree, head, words)
    wishes = words.planning | words.asking | words.proposing
    if head.text.lower() in wishes and side == "present":
        return "future"
    return side if governor.dep != "pcomp" else ""


def _of_infinitive(tree: Tree, governor: Token, words: EventWords) -> str:
    """ "plans to open in March" looks ahead; "planned to open in March" may have looked either way."""
    head = tree.head(governor)
    passive = governor.tag == "VBN" and governor.dep == "acl"  # "the report, to be released on Tuesday"
    ahead = passive or (head is not None and head.text.lower() in words.planning)
    return "future" if ahead and (passive or (head is not None and side_of(tree, head, words) != "past")) else ""
