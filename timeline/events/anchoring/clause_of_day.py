"""The clause behind a date that tells what was then: "since 1987, when a whale swam in", "Copa 2014, when the stand
fell"; and clauses that the parser hung on their date.
"""

from dataclasses import replace

from timeline.calendar import edtf
from timeline.events.anchoring.anchor import Anchor
from timeline.events.grammar.clause import NOUN_SUBJECTS, is_verb
from timeline.syntax.tree import Token, Tree


def clause_of_day(tree: Tree, last: int) -> Token | None:
    """The verb of the clause with "when" behind the comma that follows a date's last token."""
    behind = tree.tokens[last + 1 : last + 3]
    if [one.text.lower() for one in behind] != [",", "when"]:
        return None
    verb = tree.head(behind[1])
    clause = verb is not None and is_verb(verb) and verb.index > behind[1].index
    habit = verb is not None and verb.tag in ("VBZ", "VBP") and tree.child(verb, "aux", "auxpass") is None
    return verb if clause and not habit else None


def of_clause(anchor: Anchor, verb: Token) -> Anchor:
    """The anchor of what the clause behind its date tells."""
    last, bound = max(anchor.cover), anchor.timex.begin or anchor.timex.end_point
    when = edtf.parse(bound) if bound else anchor.timex.when
    timex = replace(anchor.timex, begin="", end_point="", when=when)
    cover = anchor.cover | {last + 1, last + 2}
    return replace(anchor, timex=timex, governor=verb, relation="clause of its day", signal="", cover=cover)


def clause_behind(tree: Tree, last: int) -> Token | None:
    """The verb of a clause behind a date's last token that the parser took for a relative one: "In an hour's time the
    polls close"."""
    verb = tree.child(tree.tokens[last], "relcl")
    subject = None if verb is None else tree.child(verb, *NOUN_SUBJECTS)
    begins = subject is not None and tree.subtree(subject)[0].index == last + 1
    return verb if begins and subject is not None and subject.tag not in ("WDT", "WP") else None


def hung_on(tree: Tree, lead: Token, last: int) -> Token | None:
    """The verb that the parser hung on the preposition of a date: "Between 1915 and 1918, and again in 1926, it was a
    school"."""
    verb = tree.child(lead, "conj") if lead.tag == "IN" and lead.dep == "ROOT" else None
    return verb if verb is not None and verb.tag.startswith("VB") and verb.index > last else None
