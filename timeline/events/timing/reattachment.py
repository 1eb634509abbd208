"""The word that a date belongs to, where the one that the walk up the tree found cannot be of that date."""

import re
from dataclasses import replace

from timeline.calendar.when import Precision, When
from timeline.events.anchoring.anchor import CAPTION, OCCASION, Anchor
from timeline.events.grammar.clause import has_modal, has_would, is_announced, is_called_off, is_perfect, is_verb
from timeline.events.timing.tense import Redirect, side_of
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree

_MONTH = 31
_OPENING = 4
"""Tokens: a date that begins before opens its sentence."""

_PLAIN = frozenset({"", "on", "in", "at"})
_EARLIEST = frozenset({"soon", "early", "late"})


def of_what_is_meant(anchor: Anchor, words: EventWords, redirect: Redirect, written: When | None) -> Anchor:
    """The anchor of the thing that is planned or called off, or of the modal verb above "as soon as Friday", where
    the walk stopped at another word."""
    governor = anchor.governor
    if governor is None:
        return anchor
    happening = _of_being(anchor, governor, words)
    if happening is not None:
        return happening
    if is_verb(governor) and _is_at_earliest(anchor):
        return _of_modal(anchor, governor)
    mishap = _of_mishap(anchor, governor, words)
    if mishap is not None:
        return mishap
    awaited = _of_awaited(anchor, governor, words)
    if awaited is not None:
        return awaited
    declared = _of_declared(anchor, governor, words)
    if declared is not None:
        return declared
    report = _of_report(anchor, governor, words)
    if report is not None:
        return report
    wish = _of_wish(anchor, governor, words, written)
    if wish is not None:
        return wish
    thing = anchor.tree.tokens[max(anchor.cover) + 1 : max(anchor.cover) + 2]
    if thing and thing[0].head == governor.index and is_called_off(anchor.tree, thing[0], words):
        return replace(anchor, governor=thing[0], relation="event noun")
    return _of_plan(anchor, words, redirect, written)


def _of_being(anchor: Anchor, verb: Token, words: EventWords) -> Anchor | None:
    """In "the last eruption was in 2015" the eruption is dated."""
    subject = anchor.tree.child(verb, "nsubj")
    more = anchor.tree.child(verb, "attr", "acomp", "ccomp", "xcomp", "advcl", "dobj", "neg", "expl", "conj")
    told = verb.text.lower() in _BEING and subject is not None and subject.text.lower() in words.event_nouns
    if not told or more is not None or subject is None:
        return None
    if anchor.tree.child(subject, "poss", "compound", "amod", "prep") is None:
        return None  # "the wedding was on Saturday" does not say whose
    return replace(anchor, governor=subject, relation="event noun")


_BEING = frozenset({"was", "were", "is", "are", "be"})


def _is_at_earliest(anchor: Anchor) -> bool:
    """Whether "as soon as" or "as early as" stands before the date."""
    end = next(iter(anchor.tree.within(anchor.timex.start, anchor.timex.end))).index
    before = [one.text.lower() for one in anchor.tree.tokens[max(0, end - 3) : end]]
    return before[::2] == ["as", "as"] and before[1] in _EARLIEST


def _of_modal(anchor: Anchor, verb: Token) -> Anchor:
    """In "could begin repairing the dam that leaks as soon as Friday" the beginning is dated."""
    above = [one for one in anchor.tree.path_up(verb) if is_verb(one)]
    modal = next((one for one in above if has_modal(anchor.tree, one)), None)
    return anchor if modal is None else replace(anchor, governor=modal)


def _of_wish(anchor: Anchor, verb: Token, words: EventWords, written: When | None) -> Anchor | None:
    """In "by late June, the firm hopes it can open" the opening is dated, where the date is not over."""
    when = anchor.timex.when
    opens = max(anchor.cover) < verb.index and side_of(anchor.tree, verb, words) == "present"
    wishes = opens and verb.text.lower() in words.planning | words.expecting
    wished = anchor.tree.child(verb, "xcomp", "ccomp") if wishes else None
    if wished is None or not isinstance(when, When) or written is None or not _is_not_over(when, written):
        return None
    return replace(anchor, governor=wished, relation="what is wished")


def _of_awaited(anchor: Anchor, verb: Token, words: EventWords) -> Anchor | None:
    """In "braced for a march of millions on Tuesday" the march is dated."""
    braces = verb.text.lower().startswith(("brac", "gear")) and verb.text.lower() in words.awaiting
    preposition = next((one for one in anchor.tree.children(verb, "prep") if one.text.lower() == "for"), None)
    thing = anchor.tree.child(preposition, "pobj") if preposition is not None and braces else None
    if thing is None or not verb.index < thing.index < min(anchor.cover):
        return None
    return replace(anchor, governor=thing, relation="nearer event noun")


def _of_mishap(anchor: Anchor, participle: Token, words: EventWords) -> Anchor | None:
    """In "the explosion of a rig owned by Delmar last month" the explosion is dated: whose a thing is has no day."""
    owned = participle.dep == "acl" and participle.tag == "VBN" and participle.text.lower() in words.holding
    nouns = (one for one in anchor.tree.path_up(participle) if one.text.lower() in words.mishaps)
    mishap = next(nouns, None) if owned and participle.index < min(anchor.cover) else None
    return None if mishap is None else replace(anchor, governor=mishap, relation="nearer event noun")


def _of_declared(anchor: Anchor, verb: Token, words: EventWords) -> Anchor | None:
    """What is still to come has no day that is over: in "declared it would stop buying earlier this month" the
    declaring is dated."""
    path = [one for one in anchor.tree.path_up(verb) if is_verb(one)]
    told = next((one for one in path if one.dep != "xcomp"), verb)
    ahead = side_of(anchor.tree, told, words) == "future" or has_would(anchor.tree, told)
    over = ahead and _OVER.search(anchor.timex.text) is not None
    above = anchor.tree.head(told) if over and told.dep == "ccomp" else None
    said = above is not None and above.text.lower() in words.saying | words.announcing
    return replace(anchor, governor=above, relation="verb of saying") if said else None


_OVER = re.compile(r"^earlier|^last (?!\w+day\b)|^yesterday|\bago$", re.IGNORECASE)
"""What a date begins or ends with that is over, whatever its clause says."""


def _of_report(anchor: Anchor, verb: Token, words: EventWords) -> Anchor | None:
    """In "looks into it after reports last week that ..." the reports are dated, and in "press reports from May"; in "a
    report on Tuesday" that somebody wrote, the writing."""
    tree = anchor.tree
    noun = tree.tokens[min(anchor.cover) - 1]
    if not min(anchor.cover) or noun is verb or noun.text.lower() not in words.claims or not noun.tag.startswith("NN"):
        return None
    lead = tree.head(noun)
    led = lead is not None and noun.dep == "pobj" and lead.text.lower() in _PROMPTING
    led = led or (lead is not None and lead.tag == "VBG" and lead.text.lower() in _PROMPTING)
    from_then = anchor.signal.startswith("from")
    if not led and not from_then:
        return None
    timex = replace(anchor.timex, begin="", end_point="")
    return replace(anchor, governor=noun, relation="event noun", signal="", timex=timex)


_PROMPTING = frozenset({"after", "following", "on", "amid", "despite", "by", "about", "over"})
"""Words behind which a report is what something is done about."""


def _of_plan(anchor: Anchor, words: EventWords, redirect: Redirect, written: When | None) -> Anchor:
    """In "backed plans for a concert on 8 October" the concert is dated, where that day is nearer ahead than behind."""
    tree, verb = anchor.tree, anchor.governor
    if verb is None or not is_verb(verb) or side_of(tree, verb, words) != "past" or not anchor.timex.reference:
        return anchor
    announced = _announced(anchor, verb, words)
    if announced is not None:
        return replace(anchor, governor=announced, relation="nearer event noun")
    thing = next((one for one in _between(anchor) if _is_planned(tree, one, words)), None)
    nearest = redirect(anchor.timex, "")
    lies_ahead = isinstance(nearest.when, When) and nearest.when.is_after(written)
    if thing is None or not _is_calendar(anchor) or not lies_ahead:
        return anchor
    return replace(anchor, governor=thing, relation="nearer event noun", timex=nearest)


def _announced(anchor: Anchor, verb: Token, words: EventWords) -> Token | None:
    """The concert of "has announced a concert on 8 October"."""
    things = (one for one in _between(anchor) if one.dep == "dobj" and one.text.lower() in words.event_nouns)
    return next(things, None) if is_announced(anchor.tree, verb, words) and _is_calendar(anchor) else None


def _is_planned(tree: Tree, noun: Token, words: EventWords) -> bool:
    preposition = tree.head(noun)
    plan = tree.head(preposition) if preposition is not None and preposition.text.lower() == "for" else None
    return plan is not None and noun.dep == "pobj" and plan.text.lower() in words.intentions


def _is_calendar(anchor: Anchor) -> bool:
    return isinstance(anchor.timex.when, When) and any(char.isdigit() for char in anchor.timex.text)


def _between(anchor: Anchor) -> tuple[Token, ...]:
    """The words between what is dated and the date."""
    governor = anchor.governor
    return () if governor is None else tuple(anchor.tree.tokens[governor.index + 1 : min(anchor.cover)])


def in_its_time(anchor: Anchor, words: EventWords, written: When | None) -> Anchor | None:
    """The anchor, where its clause can be of its date; else the nearer noun or verb before the date, or `None`.

    "Doctors advise washing hands, which did not keep the flu from killing millions in 1918": a plain present is not
    of a time long past. A date that opens its sentence is a chronicle's, and its present is a historical one.
    """
    governor, when = anchor.governor, anchor.timex.when
    if governor is None or not isinstance(when, When) or written is None:
        return anchor
    side = side_of(anchor.tree, governor, words)
    if _is_contrary(anchor, side, words, written):
        return _of_noun_before(anchor, words)
    if (
        _takes_no_past_day(anchor, governor)
        and anchor.relation == OCCASION
        and (noun := _dated_noun(anchor)) is not None
    ):
        return replace(anchor, governor=noun, relation="event noun")
    if _takes_no_past_day(anchor, governor) and when.last is not None and written.first is not None:
        return _of_noun_before(anchor, words) if when.last < written.first else anchor
    if side == "past" and _is_of_money(anchor, words, written):
        return None
    opens = min(anchor.cover) < _OPENING or anchor.relation == CAPTION
    if side != "present" or opens or not _lies_long_before(when, written):
        return anchor
    mishap = next((one for one in reversed(_between(anchor)) if one.text.lower() in words.mishaps), None)
    if mishap is not None:
        return replace(anchor, governor=mishap, relation="nearer event noun")
    verbs = [one for one in _between(anchor) if _is_past_verb(anchor.tree, one)]
    beside = anchor.tree.tokens[min(anchor.cover) - 1]
    if not verbs and beside.text.lower() in words.event_nouns and beside.tag.startswith("NN"):
        return replace(anchor, governor=beside, relation="event noun")  # "still speak of the mutiny in 1949"
    return replace(anchor, governor=verbs[-1], relation="nearer verb of the past") if verbs else None


def _dated_noun(anchor: Anchor) -> Token | None:
    """The noun that a date stands right before: "has been accused, during the 2003 outbreak"."""
    tree = anchor.tree
    noun = tree.head(tree.top_of(tree.within(anchor.timex.start, anchor.timex.end)))
    return noun if noun is not None and noun.tag.startswith("NN") and noun.index > max(anchor.cover) else None


def _takes_no_past_day(anchor: Anchor, verb: Token) -> bool:
    """Whether a perfect stands with a past day, which it takes none of: "has put no figure on the spill, which follows
    the fire last month"."""
    words = anchor.timex.text.lower().split()
    definite = words[0] == "last" or words[-1] == "ago" or any(char.isdigit() for char in anchor.timex.text)
    return is_perfect(anchor.tree, verb) and definite and anchor.signal in _PLAIN and verb.index < min(anchor.cover)


def _is_contrary(anchor: Anchor, side: str, words: EventWords, written: When) -> bool:
    """Whether a verb of the future has a date behind the day of writing, or one of the past a date ahead of it."""
    when, governor = anchor.timex.when, anchor.governor
    if not isinstance(when, When) or governor is None or anchor.signal not in _PLAIN | {"of"}:
        return False
    behind = when.last is not None and written.first is not None and when.last < written.first
    foresees = governor.text.lower() in words.planning | words.fixing | words.expecting | words.modals_future
    ahead = side == "future" or (
        side == "" and bool({one.text.lower() for one in anchor.tree.children(governor, "aux")} & words.modals_possible)
    )
    over = behind and when.precision <= Precision.YEAR  # "could soon be larger than that of the disaster in 1999"
    return (ahead and (behind if side == "future" else over)) or (
        side == "past" and not foresees and when.is_after(written)
    )


def _of_noun_before(anchor: Anchor, words: EventWords) -> Anchor | None:
    """In "will end the curfew after riots in the north two weeks ago" the riots are dated; `None` behind "since" and
    "than"."""
    below = {one.index for one in anchor.tree.subtree(anchor.governor)} if anchor.governor is not None else set()
    nouns = [one for one in _between(anchor) if one.tag.startswith("NN") and one.text.lower() in words.event_nouns]
    near = [one for one in nouns if one.index in below and one.dep not in ("compound", "amod")]
    if any(one.text.lower() in words.comparing | {"since"} for one in _between(anchor)):
        return None
    return replace(anchor, governor=near[-1], relation="nearer event noun") if near else anchor


def _is_of_money(anchor: Anchor, words: EventWords, written: When) -> bool:
    """Whether a stretch of time that is not over belongs to what something was "for": "asked for rent from May to
    July"."""
    tree, when, governor = anchor.tree, anchor.timex.when, anchor.governor
    ranged = bool(anchor.timex.begin and anchor.timex.end_point)
    if not ranged or not isinstance(when, When) or governor is None or governor.text.lower() in words.lasting_verbs:
        return False
    before = (one for one in reversed(_between(anchor)) if one.tag not in ("IN", "TO", "NNP", "CD"))
    noun = next(before, governor)
    preposition = tree.head(noun)
    is_for = noun.dep == "pobj" and preposition is not None and preposition.text.lower() == "for"
    return is_for and _is_not_over(when, written)


def _is_not_over(when: When, written: When) -> bool:
    """Whether a stretch of time ends after the day of writing."""
    return when.last is not None and written.last is not None and when.last > written.last


def _is_past_verb(tree: Tree, token: Token) -> bool:
    """Whether a token may be a verb of the past; in "as opposed to" there is none."""
    as_opposed = token.index > 0 and tree.tokens[token.index - 1].text.lower() == "as"
    return token.tag in ("VBD", "VBN", "VBG") and token.dep not in ("aux", "auxpass", "amod") and not as_opposed


def _lies_long_before(when: When, written: When) -> bool:
    return when.last is not None and written.first is not None and written.first - when.last > _MONTH
