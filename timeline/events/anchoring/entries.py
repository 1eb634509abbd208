"""Entries of logs, files and chronicles, and captions: the date at their head dates what stands behind it."""

import re
from collections.abc import Sequence

from timeline.events.anchoring.anchor import ENTRY, Anchor
from timeline.events.grammar.clause import is_verb
from timeline.model import Timex
from timeline.syntax.tree import Token, Tree

_MARKS = frozenset({":", "-", "--", "–", "—"})
_PICTURES = frozenset({"photo", "photograph", "picture", "image"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_STAMP = re.compile(r"[0-9]+(?:[-/.:T +Z]*(?:[0-9]+|[A-Z][a-z]{2}))*")
"""A time as computers write it: in figures, at most with the short name of a month."""


def entry_anchor(tree: Tree, timex: Timex) -> Anchor | None:
    """The anchor of the date at the head of an entry: what the entry tells first, a verb, or all of it."""
    head = [one for one in tree.tokens if one.start < tree.sentence.entry]
    told = tree.tokens[len(head) :]
    last = tree.within(timex.start, timex.end)[-1:]
    later = [one for one in head if one.index > last[0].index] if last else head
    if not told or any(one.text[0].isalnum() and not one.text.isalpha() for one in later):
        return None  # the day behind a month that stands alone above it
    return Anchor(tree, timex, _told_first(tree, told), ENTRY, "", frozenset(one.index for one in head))


def entry_below(tree: Tree, timex: Timex) -> Anchor | None:
    """The anchor of the date above a list for one of its bullets, of which it covers the mark."""
    told = tree.tokens[1:]
    return Anchor(tree, timex, _told_first(tree, told), ENTRY, "", frozenset({0})) if told else None


def _told_first(tree: Tree, told: Sequence[Token]) -> Token | None:
    root = next((one for one in told if one.head == one.index and one.dep != "punct"), None)
    return root if root is not None and is_verb(root) and not _is_noun_at_head(tree, root, told[0]) else None


def _is_noun_at_head(tree: Tree, root: Token, first: Token) -> bool:
    """Whether the parser takes the noun that opens an entry for an order: "Fall at home"."""
    return root is first and root.tag in ("VB", "VBP") and tree.child(root, "nsubj", "dobj", "aux") is None


def headed_anchor(tree: Tree, tokens: list[Token], timex: Timex) -> Anchor | None:
    """The anchor of a stamp or a full date that opens a sentence: of a log's line, of notes without a verb."""
    cover = frozenset(one.index for one in tokens)
    if heads_entry(tree, tokens, timex):
        return Anchor(tree, timex, None, "no verb", "", cover)
    verb = entry_verb(tree, tokens, timex)
    return None if verb is None else Anchor(tree, timex, verb, ENTRY, "", cover)


def note_anchor(tree: Tree, tokens: list[Token], timex: Timex) -> Anchor | None:
    """The anchor of the date in a note of a file, of which the line is all that it says."""
    if is_note(tree, tokens, timex):
        return Anchor(tree, timex, None, ENTRY, "", frozenset(one.index for one in tokens))
    return deed_noted(tree, tokens, timex)


def is_listed(anchor: Anchor, side: str) -> bool:
    """Whether a date is that of an item in a listing of what is to come; a line without a verb that a weekday opens,
    with a time of day, is such an item by itself."""
    tree, verb = anchor.tree, anchor.governor
    if tree.sentence.ahead:
        return verb is None or side != "past" or verb.tag not in ("VBD", "VBN")
    opens = anchor.relation == ENTRY and not any(char.isdigit() for char in anchor.timex.text)
    return opens and verb is None and any(_CLOCK.fullmatch(one.text) for one in tree.tokens)


_CLOCK = re.compile(r"[0-9]{1,2}(?:[:.][0-9]{2})?(?:[ap]\.?m\.?)?|[ap]\.?m\.?", re.IGNORECASE)


def entry_verb(tree: Tree, tokens: list[Token], timex: Timex) -> Token | None:
    """The verb of an entry, which the stamp or the date at its head dates: "2016-05-04 08:12 pump 3 stopped"."""
    last = tokens[-1].index
    roots = (one for one in tree.tokens if one.head == one.index and one.index > last)
    root = next((one for one in roots if one.tag.startswith("VB")), None)
    opens = timex.reference == "" and not any(one.text[0].isalnum() for one in tree.tokens[: tokens[0].index])
    stamped = _STAMP.fullmatch(timex.text) is not None and len(timex.text) > _YEAR_ALONE
    return root if opens and (stamped or _stands_alone(tree, last, timex)) else None


def _stands_alone(tree: Tree, last: int, timex: Timex) -> bool:
    """Whether a date with its year stands over a sentence that begins behind it: "4 April 1999. Petition filed"."""
    behind = tree.tokens[last + 1 : last + 3]
    behind = behind[1:] if behind and behind[0].text in (".", ":") else behind[:1]
    return bool(behind) and behind[0].text[0].isupper() and _FULL.search(timex.text) is not None


_FULL = re.compile(r"(?:1[0-9]|20)[0-9]{2}$")
"""The year at the end of a date."""

_YEAR_ALONE = 7
"""Characters: a year, or a year and a month, is no stamp."""


def heads_entry(tree: Tree, tokens: list[Token], timex: Timex) -> bool:
    """Whether a full date heads notes without a verb: "14 Feb 2018: Fall at home"."""
    behind = tree.tokens[tokens[-1].index + 1 : tokens[-1].index + 2]
    full = timex.reference == "" and any(char.isdigit() for char in timex.text)
    opens = full and tokens[0].index == 0 and any(one.text in _MARKS for one in behind)
    told = any(one.tag in _FINITE or one.dep in ("nsubj", "nsubjpass", "aux", "auxpass") for one in tree.tokens)
    return opens and not told


def is_note(tree: Tree, tokens: list[Token], timex: Timex) -> bool:
    """Whether a sentence is a note of a file that names what was done, and its date: "Appendectomy (2009).", "Follow-up
    12/20/2019: no change"."""
    first, last = tokens[0].index, tokens[-1].index
    named, behind = tree.tokens[:first], [one.text for one in tree.tokens[last + 1 :]]
    bracketed = [one.text for one in named[-1:]] == ["("] and behind in ([")", "."], [")"], [").", ""])
    named = named[:-1] if bracketed else named
    dated = timex.reference == "" and any(char.isdigit() for char in timex.text)
    short = 0 < len(named) <= _LABEL and not any(one.tag in _TENSED or one.text[0] in _MARKS for one in named[:1])
    capitals = sum(one.text[0].isupper() for one in named)
    plain = capitals == 1 and named[0].text[0].isupper() and not any(one.tag in _FINITE for one in named[1:])
    colon = behind[:1] == [":"] and len(timex.text) > _YEAR_ALONE and len(behind) > 2
    return dated and short and plain and ((bracketed and tree.sentence.role == "body") or colon)


_LABEL = 5
"""Words that name what was done in a note."""
_TENSED = frozenset({"VBD", "VBZ", "MD", "IN", "TO", "PRP", "DT", "WRB", "WP"})


def deed_noted(tree: Tree, tokens: list[Token], timex: Timex) -> Anchor | None:
    """The anchor of a full date in a note that opens with what was done, and does not say to whom: "Bailed to 28 July
    2015", each part of "Admitted 11/14/21, discharged 11/17/21" by itself."""
    dated = timex.reference == "" and any(char.isdigit() for char in timex.text) and len(timex.text) > _YEAR_ALONE
    opens = bool(tree.tokens) and _is_participle(tree.tokens[0])
    if not dated or not opens or len(tree.tokens) > _NOTE or any(map(_is_of_clause, tree.tokens[1:])):
        return None
    part = _part(tree, tokens)
    before = tree.tokens[tokens[0].index - 1]
    if not _is_participle(part[0]) or part[0].index == tokens[0].index or before.text.lower() in (":", *_BOUNDS):
        return None
    lead = [before.index] if before.tag in ("IN", "TO") else []
    cover = {one.index for one in tree.tokens} - {one.index for one in part}
    verb = part[0] if part[0].tag.startswith("VB") else None
    return Anchor(tree, timex, verb, ENTRY, "", frozenset({*cover, *lead, *(one.index for one in tokens)}))


_NOTE = 16
"""Tokens of a note in a file."""
_BOUNDS = frozenset({"until", "till", "by", "since"})


def _is_participle(token: Token) -> bool:
    return token.tag == "VBN" or (token.text.endswith("ed") and token.tag in ("VBD", "NNP", "JJ"))


def _is_of_clause(token: Token) -> bool:
    subject = token.dep in ("nsubj", "nsubjpass") and not token.text[0].isdigit()
    return subject or token.tag in ("VBZ", "VBP", "MD") or (token.tag == "VBD" and not token.text.endswith("ed"))


def _part(tree: Tree, tokens: list[Token]) -> list[Token]:
    """The words around a date up to the next commas."""
    marks = [one.index for one in tree.tokens if one.text in (",", ";")]
    low = max((place + 1 for place in marks if place < tokens[0].index), default=0)
    high = min((place for place in marks if place > tokens[-1].index), default=len(tree.tokens))
    return list(tree.tokens[low:high])


def paper_brought(tree: Tree, dated: Token) -> tuple[Token | None, list[int]]:
    """The verb of what a dated paper brings, and the words of the paper: "by letter dated 3 May, the tenant objected";
    no verb where the paper only is of that day."""
    paper = tree.tokens[dated.head]
    by = tree.head(paper)
    verb = tree.head(by) if by is not None and by.dep == "prep" and paper.dep == "pobj" else None
    if by is None or verb is None or not is_verb(verb):
        return None, []
    return verb, [by.index, *(one.index for one in tree.subtree(paper))]


def picture_lead(tree: Tree, last: int, root: Token | None) -> list[int]:
    """The words of a caption that say when its picture was made: "In this 3 May 2011 file photo, ..."."""
    behind = [one.text.lower() for one in tree.tokens[last + 1 : last + 3]]
    if _PICTURES.isdisjoint(behind) or root is None or root.index < last:
        return []
    end = next(one.index for one in tree.tokens[last + 1 :] if one.text.lower() in _PICTURES)
    comma = [one.index for one in tree.tokens[end + 1 : end + 2] if one.text == ","]
    return [*range(end + 1), *comma]
