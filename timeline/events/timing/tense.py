"""The tense of a dated clause, from its tree: on which side of the day of writing "Friday" or "in June" lies."""

from collections.abc import Callable
from dataclasses import replace

from timeline.calendar import edtf
from timeline.calendar.meaning import PAGE
from timeline.calendar.when import Precision, When
from timeline.events.anchoring.anchor import Anchor
from timeline.events.anchoring.entries import is_listed
from timeline.events.grammar.clause import (
    BE,
    SUBJECTS,
    clause_chain,
    has_that,
    has_to,
    has_would,
    is_called_off,
    is_foreseen,
    is_verb,
    lead_of,
)
from timeline.lexicon.events import EventWords
from timeline.model import Timex
from timeline.syntax.tree import Token, Tree

Redirect = Callable[[Timex, str], Timex]
"""A time expression seen from the same day, on the side that is given: "before" or "after"."""

_SIDES = {"past": "before", "future": "after", "nearest": ""}
_WEEK = 7
_PLAIN_PRESENT = frozenset({"VBZ", "VBP"})
_CAPTION = 5
"""Days: nobody names a day that lies so far ahead by its weekday alone, in the present."""

_BEHIND = frozenset({"after", "following"})
_PERFECT = frozenset({"has", "have", "'ve", "’ve"})
_COMING = frozenset({"come", "comes"})
_ENDS = frozenset({"until", "till", "through"})

_SEASONS = 274
"""Days: three quarters of a year. What was announced for a month farther ahead may be over."""

NAMED_DAYS = frozenset({"named_holiday", "named_day", "new_year", "easter_day"})
"""The rules of days for which things are done before they come."""

_FAR_AHEAD = 45
"""Days: a noun's date ("the April 20 explosion") farther ahead than this is taken for the nearest such date."""


def on_its_side(anchor: Anchor, words: EventWords, redirect: Redirect) -> Anchor:
    """The anchor with its date on the side that the clause's tense tells.

    Only dates that the tagger could have put on either side move: "on Friday" does, "3 May 2011" does not.
    """
    anchor = _of_noun_alone(anchor, redirect)
    side = side_of_anchor(anchor, words)
    if is_listed(anchor, side):
        side = "future"
    if side == "nearest" and _is_announced(anchor, words, redirect):
        side = "future"
    if not side or not anchor.timex.reference:
        return anchor
    if side == "present":
        return _on_nearer_side(anchor, redirect)
    moved = redirect(anchor.timex, _SIDES[side])
    other = redirect(anchor.timex, _SIDES["past" if side == "future" else "future"])
    settled = side != "nearest" and moved.when == other.when
    return anchor if settled or moved.when == anchor.timex.when else replace(anchor, timex=moved)


def _is_announced(anchor: Anchor, words: EventWords, redirect: Redirect) -> bool:
    """Whether the date is that of what somebody said "would" be, and comes soon enough: "said he would not run in
    September"."""
    tree, verb = anchor.tree, anchor.governor
    told = verb is not None and verb.dep == "ccomp" and has_would(tree, verb) and tree.child(verb, "mark") is None
    if not told or not anchor.timex.reference or verb is None:
        return False
    reference, coming = edtf.parse(anchor.timex.reference), redirect(anchor.timex, _SIDES["future"]).when
    if tree.tokens[verb.head].text.lower() not in words.saying | words.announcing:
        return False
    first = coming.first if isinstance(coming, When) and coming.precision < Precision.DAY else None
    return first is not None and reference.last is not None and first - reference.last < _SEASONS


def _of_noun_alone(anchor: Anchor, redirect: Redirect) -> Anchor:
    """The anchor without the bound of the clause around its noun: "since Tuesday's vote" says when the vote was."""
    noun, timex = anchor.governor, anchor.timex
    modifies = noun is not None and noun.tag.startswith("NN") and min(anchor.cover) < noun.index
    if not modifies or bool(timex.begin) == bool(timex.end_point):
        return anchor
    return replace(anchor, timex=redirect(replace(timex, begin="", end_point=""), timex.direction))


def _may_be_of_caption(anchor: Anchor) -> bool:
    """Whether a clause tells what a page may show: a plain present, dated against the page's own day."""
    verb = anchor.governor
    return verb is not None and verb.tag in _PLAIN_PRESENT and anchor.timex.reference_origin == PAGE


def _on_nearer_side(anchor: Anchor, redirect: Redirect) -> Anchor:
    """A present looks ahead ("leaves in June") or tells the past ("2 May: a sign calls for help"): the nearer date.

    A weekday lies ahead: nobody writes "opens on Friday" of the last one. But on a page, where it would lie five days
    ahead or more, it is one of these days: that of a picture's caption ("fans celebrate on Wednesday").
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
    if ahead >= _CAPTION and _may_be_of_caption(anchor) and begins - past.last == _WEEK:
        return replace(anchor, timex=before)
    chosen = after if ahead < _WEEK or ahead <= reference.first - past.last else before
    return anchor if chosen.when == anchor.timex.when else replace(anchor, timex=chosen)


def _is_far_ahead(anchor: Anchor) -> bool:
    when, seen_from = anchor.timex.when, anchor.timex.reference
    reference = edtf.parse(seen_from) if seen_from else None
    if not isinstance(when, When) or when.first is None or reference is None or reference.last is None:
        return False
    return when.first - reference.last > _FAR_AHEAD


def _is_near_ahead(anchor: Anchor) -> bool:
    """Whether the date is a named day, for which things are done before it."""
    return anchor.timex.rule in NAMED_DAYS


def side_of_anchor(anchor: Anchor, words: EventWords) -> str:
    """The side that the tense of what is dated tells: "past", "future", "present", "nearest", or "" for none."""
    tree, governor = anchor.tree, anchor.governor
    if governor is None:
        return "nearest" if _is_far_ahead(anchor) else ""
    if is_verb(governor):
        return _side_of_verb(anchor, governor, words)
    verb = next((one for one in tree.path_up(governor) if is_verb(one)), None)
    return _side_of_noun(anchor, governor, verb, words)


def _side_of_noun(anchor: Anchor, noun: Token, verb: Token | None, words: EventWords) -> str:
    tree = anchor.tree
    side = side_of(tree, verb, words) if verb is not None else ""
    if side != "future" and noun.text.lower() in words.mishaps:
        return "past"  # nobody knows the day of an explosion ahead
    if is_foreseen(tree, noun, words):
        return "future"
    if is_called_off(tree, noun, words) and (min(anchor.cover) < noun.index or _is_perfect(tree, noun)):
        return "nearest" if any(char.isdigit() for char in anchor.timex.text) else "future"
    if side != "future" and _has_content(tree, noun):
        return "past"  # "his announcement on Tuesday that he will go": what it says is known
    if side == "past" and noun.dep in SUBJECTS:
        return side  # "an audit in May found faults"
    if side == "future" and noun.dep == "conj" and noun.index < min(anchor.cover):
        return side  # "will be tested with a speech on Thursday and a meeting on Friday"
    if side in ("present", "future") and _is_ahead_of(tree, noun):
        return "future"
    if side == "present" and verb is not None and _looks_back(tree, verb, min(anchor.cover), words):
        return "past"
    return "nearest" if _is_far_ahead(anchor) else ""


def _is_perfect(tree: Tree, noun: Token) -> bool:
    """Whether a noun's verb is in the perfect, which has no date of the past: "has cancelled a dinner on Friday"."""
    verb = next((one for one in tree.path_up(noun) if is_verb(one)), noun)
    return any(one.text.lower() in _PERFECT and one.tag != "VBD" for one in tree.children(verb, "aux"))


def _side_of_verb(anchor: Anchor, verb: Token, words: EventWords) -> str:
    tree, word, first = anchor.tree, verb.text.lower(), min(anchor.cover)
    side = side_of(tree, verb, words)
    calendar = any(char in "0123456789" for char in anchor.timex.text)
    if calendar and _is_story_future(tree, verb, words):
        return "nearest"
    if side == "present" and _is_condition(tree, verb, words):
        return "future"  # "if the drought goes on until May"
    if side == "present" and word in words.saying:
        return "past"  # "he says on Monday that ..." tells the news of the day
    if side == "present" and _looks_back(tree, verb, first, words):
        return "past"
    if side == "" and verb.tag == "VBG" and _is_after_all(tree, verb, words):
        return "past"
    if _points_ahead(anchor, verb, side, words):
        return "future"
    if anchor.signal == "for" and _is_near_ahead(anchor):
        return "nearest"  # "has doubled its orders for New Year's Eve"
    if side == "past" and tree.tokens[first].text.lower() == "not":
        return side  # "not until May did they answer"
    if side == "past" and tree.child(verb, "neg") is None and anchor.signal in _ENDS:
        return _side_of_end(anchor.signal, lasting=bool({word, _bearer(tree, verb)} & words.lasting_verbs))
    if side == "" and _is_possible(tree, verb, words):
        if anchor.signal in _ENDS:
            return "future"  # "may not be open until Christmas"
        return "present"  # "could come on Sunday", "said he hoped to reopen on Monday"
    return side or ("nearest" if anchor.signal == "through" or _is_open(tree, verb, words) else "")


def _points_ahead(anchor: Anchor, verb: Token, side: str, words: EventWords) -> bool:
    """Whether a verb with the preposition before its date speaks of a day to come: "set July 8 for the hearing", "could
    be cleared towards the weekend", "could last into the autumn", "has postponed the shows to July 31", "demanded
    higher wages by January"."""
    word, signal, first = verb.text.lower(), anchor.signal, min(anchor.cover)
    if signal in ("toward", "towards", "into") and side in ("", "future"):
        return True
    if signal == "by" and verb.index < first:
        return _is_asked(anchor.tree, verb, words)
    if signal in ("to", "until", "till") and word in words.delaying:
        return True
    have = any(one.text.lower() == "have" for one in anchor.tree.children(verb, "aux"))
    if signal == "for" and word in words.planning | words.light_verbs and not have:
        return True
    thing = anchor.tree.child(verb, "dobj")
    if (
        thing is not None
        and thing.index < first
        and word in words.cancelling
        and is_foreseen(anchor.tree, thing, words)
    ):
        return True  # "is cancelling the minister's scheduled visit on Wednesday"
    return word in words.fixing and (signal == "for" or first == verb.index + 1)


def _is_condition(tree: Tree, verb: Token, words: EventWords) -> bool:
    marks = (one.text.lower() for one in tree.children(verb, "mark"))
    return verb.dep == "advcl" and any(mark in words.hypothetical_marks for mark in marks)


def _side_of_end(signal: str, *, lasting: bool) -> str:
    """ "Stayed shut until May", but "adjourned until May"; "extended the ban through March", "sales rose through
    March"."""
    if signal == "through":
        return "past" if lasting else "nearest"
    return "" if lasting else "future"


def _bearer(tree: Tree, verb: Token) -> str:
    """The verb that a participle completes: the "stayed" of "stayed shut", which may look like a passive's."""
    helper = next((one.text.lower() for one in tree.children(verb, "auxpass")), "")
    if helper and helper not in BE:
        return helper
    head = tree.head(verb)
    return head.text.lower() if head is not None and verb.dep in ("acomp", "oprd", "xcomp", "ccomp") else ""


def _is_ahead_of(tree: Tree, noun: Token) -> bool:
    """Whether something comes "before" or "ahead of" the noun."""
    preposition = tree.head(noun)
    if preposition is None or noun.dep != "pobj":
        return False
    ahead = tree.tokens[preposition.head].text.lower() == "ahead"
    return preposition.text.lower() in ("before", "until") or ahead


def _looks_back(tree: Tree, verb: Token, first: int, words: EventWords) -> bool:
    """Whether what stands behind a verb in the present, before the token `first`, has been: what it "follows" or "comes
    after", what a picture shows "during a march on Friday"."""
    before = {one.text.lower() for one in tree.children(verb, "prep") if _brings_event(tree, one, first, words)}
    going_on = verb.tag == "VBG" or verb.text.lower() in _COMING
    thing = tree.child(verb, "dobj")
    told = verb.text.lower() in words.looking_back and thing is not None and thing.index < first
    return told or (bool(before & _BEHIND) if going_on else "during" in before)


def _brings_event(tree: Tree, preposition: Token, first: int, words: EventWords) -> bool:
    thing = tree.child(preposition, "pobj")
    return (
        thing is not None
        and preposition.head < thing.index < first
        and thing.text.lower() in words.event_nouns | words.claims
    )


def _is_after_all(tree: Tree, participle: Token, words: EventWords) -> bool:
    """Whether a participle behind "after" or "with" tells what has been: "after closing on Friday", "is growing, with
    one group on Friday announcing"."""
    preposition = tree.head(participle)
    above = next((one for one in tree.path_up(participle)[1:] if is_verb(one)), None)
    if preposition is None or participle.dep != "pcomp" or above is None or side_of(tree, above, words) == "future":
        return False
    goes_on = above.tag == "VBG" or participle.text.lower() in words.saying
    return preposition.text.lower() in _BEHIND or (preposition.text.lower() == "with" and goes_on)


def _is_asked(tree: Tree, verb: Token, words: EventWords) -> bool:
    """Whether somebody asks for what is dated."""
    asked = tree.head(verb) if has_to(tree, verb) and verb.dep in ("xcomp", "ccomp") else verb
    return asked is not None and asked.text.lower() in words.proposing | words.asking


def _is_possible(tree: Tree, verb: Token, words: EventWords) -> bool:
    """Whether a verb tells what may still come, or what somebody is told to plan; "could not leave" tells the past."""
    helpers = {aux.text.lower() for aux in tree.children(verb, "aux", "auxpass")}
    if "to" in helpers:
        wish = tree.head(verb)
        wished = wish is not None and verb.dep == "xcomp" and wish.text.lower() in words.planning
        return wished and wish is not None and wish.dep == "ccomp" and _is_told(tree, wish, words)
    able = "could" in helpers and tree.child(verb, "neg") is not None
    return bool(helpers & words.modals_possible) and "have" not in helpers and "would" not in helpers and not able


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
    return would and not _is_told(tree, verb, words)


def _is_told(tree: Tree, verb: Token, words: EventWords) -> bool:
    """Whether a clause is what somebody says, plans or believes."""
    telling = words.saying | words.planning | words.believing
    return any(above.text.lower() in telling for above in clause_chain(tree, verb) if is_verb(above))


def side_of(tree: Tree, governor: Token, words: EventWords) -> str:
    """ "past", "present" or "future" where the verb's form or its helpers decide, else ""."""
    if not is_verb(governor):
        return ""
    governor = lead_of(tree, governor)
    helpers = tree.children(governor, "aux", "auxpass")
    told = {helper.text.lower() for helper in helpers}
    if governor.text.lower() == "got" and told & {*_PERFECT, "'s", "’s"}:
        return "present"  # "she's got a hearing on Friday"
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
    perfect = bool(told & _PERFECT)
    participle = governor.tag == "VBN" and governor.dep in ("acl", "advcl") and not helpers
    if participle and _is_wished(tree, governor, words):
        return "future"
    if perfect or participle:
        return "past"
    return "present" if governor.tag in ("VBZ", "VBP") or told & {"is", "are", "'re", "’re"} else ""


def _is_wished(tree: Tree, participle: Token, words: EventWords) -> bool:
    """Whether a participle on an object says what is wished of it: "wants the cameras installed by May"."""
    noun = tree.head(participle)
    wish = tree.head(noun) if noun is not None and noun.dep == "dobj" and participle.dep == "acl" else None
    wishing = wish is not None and wish.text.lower() in words.planning | words.asking
    return wishing and wish is not None and side_of(tree, wish, words) == "present"


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
    """ "plans to open in March" looks ahead; "planned to open in March" may have looked either way; "began to rise in
    March" is past."""
    head = tree.head(governor)
    permitted = head is not None and governor.dep == "acl" and head.text.lower() in words.permits
    if (governor.tag == "VBN" and governor.dep == "acl") or permitted:
        return "future"  # "the report, to be released on Tuesday"
    above = head
    if head is not None and head.tag.startswith("JJ") and not _is_told(tree, governor, words):
        above = tree.head(head)  # "was due to open in May"
    side = side_of(tree, above, words) if above is not None else ""
    if head is not None and head.text.lower() in words.implying and governor.dep == "xcomp":
        return side if side in ("past", "future") else ""
    due = () if head is None else tree.children(head, "acomp")
    ahead = head is not None and any(one.text.lower() in words.planning for one in (head, *due))
    perfect = head is not None and any(one.text.lower() in _PERFECT for one in tree.children(head, "aux"))
    return "future" if ahead and (perfect or side != "past") else ""  # "has agreed to go by May"
