"""Verbs that the parser left without their subject, or with another's, and the words that it took for subjects."""

import re
from collections.abc import Callable
from dataclasses import replace

from timeline.syntax.repairs.edits import below_of, moved
from timeline.syntax.tree import Token

Mend = Callable[[list[Token], Token, int], list[Token] | None]
"""Puts a verb without a subject right, given the tokens and where the verb with its helpers begins."""

_TWO = 2

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})

_HELPERS = ("aux", "auxpass", "neg")

_CALENDAR = re.compile(
    "(?:Mon|Tue|Wednes|Wed|Thu|Thurs|Fri|Satur|Sat|Sun|Yester|To)(?:s?day)?|(?:Jan|Febr)(?:uary)?|Feb|March|Mar|April|Apr"
    "|May|June|Jun|July|Jul|Aug(?:ust)?|(?:Sept|Octo|Nov|Novem|Dec|Decem)(?:ember|ber)?|Oct|Sep|Tomorrow|Christmas|Easter"
)

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")

_CALLING = re.compile("called|asked|appealed|pressed|pushed|argued|voted|campaigned")
_BEFORE_SUBJECTS = ("mark", "npadvmod", "advmod", "prep")

_DASHES = frozenset({"--", "—", "–"})

_SEQUENCES = frozenset({"after", "before", "since", "until"})
_CONJUNCTIONS = frozenset({"as", "because", "while", "once"}) | _SEQUENCES


def main_verb(tokens: list[Token]) -> list[Token]:
    """A sentence that has a noun for its root has its verb in what looks like a participle behind a comma, where a past
    tense is coordinated with it: "Delmar, which was sold in May, learned of it and told the court"."""
    for verb in tokens:
        noun = tokens[verb.head]
        parted = verb.index > 0 and tokens[verb.index - 1].text == ","
        lone = noun.dep == "ROOT" and noun.tag.startswith("NN")
        if not (lone and parted and verb.dep == "acl" and verb.tag in ("VBN", "VBD")):
            continue
        hanging = [one for one in tokens if one.dep == "conj" and one.head in (verb.index, noun.index)]
        later = [one for one in hanging if one.tag == "VBD"]
        if later:
            joined = {one.index: (verb.index, "conj") for one in later}
            joints = {one.index: (verb.index, "cc") for one in tokens if one.dep == "cc" and one.head == noun.index}
            main = {noun.index: (verb.index, "nsubj"), verb.index: (verb.index, "ROOT")}
            return moved(tokens, {**joints, **joined, **main})
    return tokens


def calling(tokens: list[Token]) -> list[Token]:
    """A sentence without a finite verb has it in what looks like a participle: "The league, based in Lisse, called on
    Friday for an end to the ban", "Police wearing masks sealed off the hotel"."""
    root = next((one for one in tokens if one.head == one.index and one.tag.startswith("NN")), None)
    inner = {place for one in tokens if one.dep in ("advcl", "relcl") for place in below_of(tokens, one.index)}
    if root is None or any(one.tag in _FINITE and one.index not in inner for one in tokens):
        return tokens
    for verb in tokens[root.index :]:
        seeming = verb.tag == "VBN" and verb.dep == "acl"
        wanted = any(one.head == verb.index and one.text.lower() == "for" for one in tokens)
        calls = wanted and _CALLING.fullmatch(verb.text) and tokens[verb.index - 1].text == ","
        if seeming and (calls or _is_behind_wearing(tokens, verb, root)):
            better = moved(tokens, {root.index: (verb.index, "nsubj"), verb.index: (verb.index, "ROOT")})
            better[verb.index] = replace(better[verb.index], tag="VBD")
            return better
    return tokens


def _is_behind_wearing(tokens: list[Token], verb: Token, root: Token) -> bool:
    """Whether a verb stands right behind the object of a participle on the sentence's noun: "police wearing masks
    sealed"."""
    thing = tokens[verb.head]
    wearing = tokens[thing.head]
    direct = thing.dep == "dobj" and wearing.tag == "VBG" and wearing.dep == "acl" and wearing.head == root.index
    return direct and verb.index == thing.index + 1


def two_subjects(tokens: list[Token]) -> list[Token]:
    """The first of two subjects has a verb of its own in what looks like its participle: "the attempt to cap the well
    failed, but crews were working"."""
    for verb in tokens:
        subjects = [one for one in tokens if one.head == verb.index and one.dep == "nsubj" and one.index < verb.index]
        if len(subjects) != _TWO:
            continue
        first, second = subjects
        inner = next(
            (one for one in tokens if one.head == second.index and one.dep == "acl" and one.tag == "VBD"), None
        )
        marks = [one for one in tokens[first.index : second.index] if one.head == verb.index and one.dep == "mark"]
        if inner is not None and marks and inner.index < verb.index:
            mark = {marks[-1].index: (inner.index, "mark")}  # "a plan made after the pump failed could help"
            return moved(tokens, {**mark, second.index: (inner.index, "nsubj"), inner.index: (first.index, "advcl")})
        between = (one for one in tokens[first.index : second.index] if one.head == first.index)
        below = list(between)
        own = next((one for one in below if one.dep == "acl" and one.tag == "VBD"), None)
        joint = next((one for one in below if one.dep == "cc"), None)
        run_on = _run_on(tokens, first, second)
        if run_on is not None:
            places = {first.index: (run_on.index, "nsubj"), verb.index: (run_on.index, "parataxis")}
            places |= {run_on.index: (run_on.index if verb.dep == "ROOT" else verb.head, verb.dep)}
            better = moved(tokens, places)
            better[run_on.index] = replace(better[run_on.index], tag="VBD")
            return better
        if own is not None and joint is not None and own.index < joint.index:
            root = verb.dep == "ROOT"
            places = {first.index: (own.index, "nsubj"), joint.index: (own.index, "cc")}
            above = (own.index if root else verb.head, verb.dep)
            return moved(tokens, {**places, own.index: above, verb.index: (own.index, "conj")})
    return tokens


def _run_on(tokens: list[Token], first: Token, second: Token) -> Token | None:
    """The verb of a clause before a dash, which looks like a participle: "the cap held -- pictures showed nothing"."""
    own = next((one for one in tokens if one.head == first.index and one.dep == "acl" and one.tag == "VBN"), None)
    opening = min(below_of(tokens, second.index))
    dashed = own is not None and own.index < opening and tokens[opening - 1].text in _DASHES
    agent = own is not None and any(one.head == own.index and one.dep == "agent" for one in tokens)
    return own if dashed and not agent else None


def after_which(tokens: list[Token]) -> list[Token]:
    """A root right behind "after a judge" is that judge's verb, where the sentence's subject has one of its own in what
    looks like its participle: "Lind said she would sue after [a judge stopped the work]"."""
    verb = next((one for one in tokens if one.dep == "ROOT" and one.tag == "VBD"), None)
    subject = next((one for one in tokens if verb is not None and one.head == verb.index and one.dep == "nsubj"), None)
    own = next((one for one in tokens if subject is not None and one.head == subject.index and one.dep == "acl"), None)
    if verb is None or subject is None or own is None or own.tag != "VBD":
        return tokens
    for noun in tokens[own.index : verb.index]:
        lead = tokens[noun.head]
        led = noun.dep == "pobj" and lead.index > own.index and lead.text.lower() in _SEQUENCES
        if led and max(below_of(tokens, noun.index)) == verb.index - 1:
            marks = {noun.index: (verb.index, "nsubj"), lead.index: (verb.index, "mark")}
            main = {subject.index: (own.index, "nsubj"), own.index: (own.index, "ROOT")}
            return moved(tokens, {**marks, **main, verb.index: (lead.head, "advcl")})
    return tokens


def when_it(tokens: list[Token]) -> list[Token]:
    """A noun behind "when" has its verb in what looks like a participle behind its aside: "when the boat, piled with
    nets, sank"."""
    for noun in tokens:
        mark = next((one for one in tokens[: noun.index] if one.head == noun.index and one.tag == "WRB"), None)
        if mark is None or noun.dep != "advcl" or not noun.tag.startswith("NN"):
            continue
        behind = [one for one in tokens[noun.index :] if one.tag in ("VBN", "VBD") and one.dep == "acl"]
        verb = behind[-1] if len(behind) == _TWO and tokens[behind[-1].index - 1].text == "," else None
        if verb is None or tokens[noun.index + 1].text != ",":
            continue
        places = {mark.index: (verb.index, "advmod"), noun.index: (verb.index, "nsubj")}
        better = moved(tokens, {**places, verb.index: (noun.head, "advcl")})
        better[verb.index] = replace(better[verb.index], tag="VBD")
        return better
    return tokens


def operated(tokens: list[Token]) -> list[Token]:
    """A participle right behind its seeming subject gives it to the past tense that it hangs on: "when a rig operated
    for the firm exploded"."""
    for seeming in tokens:
        verb = tokens[seeming.head]
        if seeming.tag != "VBN" or seeming.dep != "advcl" or verb.tag != "VBD":
            continue
        below = [one for one in tokens if one.head == seeming.index]
        subject = next((one for one in below if one.dep in _SUBJECTS and one.tag.startswith("NN")), None)
        own = any(one.head == verb.index and one.dep in _SUBJECTS for one in tokens)
        bare = not own and not any(one.dep in (*_HELPERS, "dobj") for one in below)
        ends = max(below_of(tokens, seeming.index)) + 1 == verb.index
        if bare and ends and subject is not None and subject.index + 1 == seeming.index:
            marks = {one.index: (verb.index, one.dep) for one in below if one.index < subject.index}
            return moved(tokens, {**marks, subject.index: (verb.index, "nsubj"), seeming.index: (subject.index, "acl")})
    return tokens


def contact(tokens: list[Token]) -> list[Token]:
    """A clause without "that" behind a noun is no participle: "A tool [the firm launched in May] helps"."""
    noun = next((one for one in tokens if one.head == one.index and one.tag in ("NN", "NNS")), None)
    verb = next((one for one in tokens if noun is not None and one.head == noun.index and one.dep == "relcl"), None)
    subject = next(
        (one for one in tokens if verb is not None and one.head == verb.index and one.dep in _SUBJECTS), None
    )
    if noun is None or verb is None or subject is None or min(below_of(tokens, subject.index)) != noun.index + 1:
        return tokens
    doing = next((one for one in tokens if one.head == subject.index and one.dep == "acl" and one.tag == "VBN"), None)
    agent = doing is not None and any(one.head == doing.index and one.dep == "agent" for one in tokens)
    if doing is None or agent or not subject.index < doing.index < verb.index:
        return tokens
    places = {noun.index: (verb.index, subject.dep), subject.index: (doing.index, "nsubj")}
    better = moved(tokens, {**places, doing.index: (noun.index, "relcl"), verb.index: (verb.index, "ROOT")})
    better[doing.index] = replace(better[doing.index], tag="VBD")
    return better


def missing(tokens: list[Token]) -> list[Token]:
    """A participle between commas behind a subject gives it back to the verb behind: "the engineer, missing for a week,
    will be freed"."""
    for aside in tokens:
        verb = tokens[aside.head]
        subject = next((one for one in tokens if one.head == aside.index and one.dep in _SUBJECTS), None)
        if aside.dep != "advcl" or aside.tag not in ("VBG", "VBN") or subject is None or aside.index > verb.index:
            continue
        below = below_of(tokens, aside.index)
        parted = tokens[aside.index - 1].text == "," and tokens[min(max(below) + 1, len(tokens) - 1)].text == ","
        helped = any(one.head == aside.index and one.dep in _HELPERS for one in tokens)
        own = any(one.head == verb.index and one.dep in _SUBJECTS for one in tokens)
        if parted and not helped and not own and subject.index < aside.index:
            return moved(
                tokens, {subject.index: (verb.index, _subject_dep(tokens, verb)), aside.index: (subject.index, "acl")}
            )
    return tokens


def subjects(tokens: list[Token]) -> list[Token]:
    """A finite verb without a subject right behind a noun takes that noun, where the parser hung the noun on something
    else: "shut on Thursday and [testing has continued]"."""
    for verb in tokens:
        first = _opening(tokens, verb)
        if first is None or first == 0:
            continue
        for mend in _mends(tokens[first - 1]):
            better = mend(tokens, verb, first)
            if better is not None:
                tokens = better
                break
    return tokens


def _mends(before: Token) -> tuple[Mend, ...]:
    """What may be wrong where a verb without a subject follows a word."""
    if before.tag.startswith("NN"):
        return _feared, _listed, _behind_preposition, _led_astray
    if before.tag.startswith("JJ"):
        return (_led_astray,)
    return _interrupted, _set_off, _named_first


def _opening(tokens: list[Token], verb: Token) -> int | None:
    """Where a finite verb with its helpers begins; `None` for another word and for a verb that has a subject."""
    if verb.dep not in ("conj", "ccomp", "xcomp", "ROOT") or not verb.tag.startswith("VB"):
        return None
    below = [one for one in tokens if one.head == verb.index]
    if verb.dep == "xcomp" and not any(one.tag == "MD" and one.dep == "aux" for one in below):
        return None
    helpers = [one for one in below if one.dep in _HELPERS and one.index < verb.index]
    finite = verb.tag in _FINITE or any(one.tag in _FINITE for one in helpers)
    if not finite or any(one.dep in _SUBJECTS and not _is_clause(tokens, one) for one in below):
        return None
    first = min(one.index for one in (verb, *helpers))
    while first > 1 and tokens[first - 1].tag == "RB" and tokens[first - 1].head == verb.index:
        first -= 1
    return first


def _is_clause(tokens: list[Token], seeming: Token) -> bool:
    """Whether a seeming subject is a verb with a helper: a clause of its own."""
    helped = any(one.head == seeming.index and one.dep in ("aux", "auxpass") for one in tokens)
    return seeming.dep == "nsubj" and seeming.tag.startswith("VB") and helped


def _subject_dep(tokens: list[Token], verb: Token) -> str:
    return "nsubjpass" if any(one.dep == "auxpass" and one.head == verb.index for one in tokens) else "nsubj"


def _named_first(tokens: list[Token], verb: Token, first: int) -> list[Token] | None:
    """A name that opens the sentence is no adverbial: "Delmar on Friday resisted pressure"."""
    name = tokens[0]
    opens = name.dep == "npadvmod" and name.head == verb.index and name.tag == "NNP" and first > 0
    if not opens or _CALENDAR.fullmatch(name.text.rstrip(".")):
        return None
    return moved(tokens, {0: (verb.index, _subject_dep(tokens, verb))})


def _listed(tokens: list[Token], verb: Token, first: int) -> list[Token] | None:
    """The last noun of a seeming list, or a seeming apposition, begins a clause of its own: "on Thursday and testing
    has continued", "in Berne, the minister told reporters"."""
    for noun in tokens[:first]:
        if noun.dep not in ("conj", "appos") or not noun.tag.startswith("NN"):
            continue
        below = below_of(tokens, noun.index)
        if max(below) != first - 1 or verb.index in below or not _is_inside(tokens, noun, verb):
            continue
        before = tokens[min(below) - 1]
        joint = {before.index: (verb.head, "cc")} if before.dep == "cc" and noun.dep == "conj" else {}
        if joint or before.text == ",":
            clauses = {
                one.index: (verb.head, "conj") for one in tokens if one.head == verb.index and _is_clause(tokens, one)
            }
            subject = {noun.index: (verb.index, _subject_dep(tokens, verb))}
            own = {} if verb.dep == "ROOT" else {verb.index: (verb.head, "conj")}
            return moved(tokens, {**clauses, **subject, **joint, **own})
    return None


def _feared(tokens: list[Token], verb: Token, first: int) -> list[Token] | None:
    """A name behind a plural begins what is feared or hoped: "amid fears Delmar would fail"."""
    name, noun = tokens[first - 1], tokens[max(0, first - 2)]
    names = name.tag == "NNP" and noun.tag == "NNS" and noun.dep == "compound" and noun.head == name.index
    if not names or name.dep not in ("pobj", "dobj") or verb.head == name.index:
        return None
    subject = {name.index: (verb.index, _subject_dep(tokens, verb))}
    return moved(tokens, {**subject, noun.index: (name.head, name.dep), verb.index: (noun.index, "acl")})


def _is_inside(tokens: list[Token], noun: Token, verb: Token) -> bool:
    """Whether a noun before the sentence's main verb stands in a phrase with a preposition: a subject's own apposition
    is none of the verb's."""
    above = noun
    while verb.dep == "ROOT" and above.dep not in ("prep", "agent", "dative"):
        if above.head == above.index:
            return False
        above = tokens[above.head]
    return True


def _behind_preposition(tokens: list[Token], verb: Token, first: int) -> list[Token] | None:
    """What looks like a preposition with its noun begins a clause: "as five schools across the country remain shut"."""
    for noun in tokens[:first]:
        lead = tokens[noun.head]
        if noun.dep != "pobj" or lead.dep != "prep" or lead.text.lower() not in _CONJUNCTIONS:
            continue
        ends = max(below_of(tokens, lead.index)) == first - 1
        if ends and lead.head not in below_of(tokens, verb.index):
            return moved(
                tokens,
                {
                    noun.index: (verb.index, _subject_dep(tokens, verb)),
                    lead.index: (verb.index, "mark"),
                    verb.index: (lead.head, "advcl"),
                },
            )
    return None


def _led_astray(tokens: list[Token], verb: Token, first: int) -> list[Token] | None:
    """A participle that was taken for the verb of its clause gives the subject back: "that birds found in the bay might
    be ill"."""
    for seeming in tokens[:first]:
        apart = verb.dep == "ccomp" and seeming.dep == "ccomp"
        joined = verb.dep in ("conj", "xcomp") and verb.head == seeming.index
        joined = joined or (verb.dep == "conj" and seeming.dep == "advcl" and seeming.head == verb.head)
        if seeming.tag not in ("VBN", "VBD") or not (apart or joined):
            continue
        below = [one for one in tokens if one.head == seeming.index]
        nouns = (one for one in below if one.dep in ("nsubj", "nsubjpass") and one.tag[:2] in ("NN", "JJ", "CD"))
        subject = next((one for one in nouns if one.index < seeming.index), None)
        helpers = [one for one in below if one.dep in _HELPERS and one.text.lower() != "being"]
        if subject is None or helpers or any(one.dep == "dobj" for one in below):
            continue
        if max(below_of(tokens, seeming.index) & set(range(first))) == first - 1:
            before = (one for one in below if one.dep in _BEFORE_SUBJECTS and one.index < subject.index)
            return moved(
                tokens,
                {
                    subject.index: (verb.index, _subject_dep(tokens, verb)),
                    seeming.index: (subject.index, "acl"),
                    verb.index: (verb.index if seeming.dep == "ROOT" else seeming.head, seeming.dep),
                    **{one.index: (verb.index, one.dep) for one in before},
                },
            )
    return None


def _set_off(tokens: list[Token], verb: Token, first: int) -> list[Token] | None:
    """A participle between commas was taken for the verb of its clause: "the first of two tests, begun in May, was near
    its end"."""
    seeming = tokens[verb.head]
    between = tokens[first - 1].text == "," and seeming.index > 0 and tokens[seeming.index - 1].text == ","
    return _led_astray(tokens, verb, first) if between and seeming.tag == "VBN" else None


def _interrupted(tokens: list[Token], verb: Token, first: int) -> list[Token] | None:
    """A participle between commas was taken for the verb: "says the test, started on Monday, has failed"."""
    seeming = tokens[verb.head]
    comma = seeming.index - 1
    between = first > 1 and tokens[first - 1].text == "," and comma > 0 and tokens[comma].text == ","
    noun = tokens[comma - 1]
    alike = verb.dep == "conj" and seeming.tag in ("VBD", "VBN") and seeming.dep == "ccomp"
    helped = any(one.dep in _HELPERS and one.head == verb.index for one in tokens)
    if not between or not alike or not helped or noun.dep != "dobj" or noun.head != seeming.head:
        return None
    subject = {noun.index: (verb.index, _subject_dep(tokens, verb))}
    return moved(tokens, {**subject, seeming.index: (noun.index, "acl"), verb.index: (seeming.head, "ccomp")})
