"""Known faults of the parser put right: what it hangs on the wrong word, by rules of English grammar."""

import re
from collections.abc import Callable
from dataclasses import replace

from timeline.tree import Token

Mend = Callable[[list[Token], Token, int], list[Token] | None]
"""Puts a verb without a subject right, given the tokens and where the verb with its helpers begins."""

_FEWEST_FRONTED = 6
"""Tokens of a sentence that opens with a place and has a subject behind its apposition."""

_FEWEST_RELATIVE = 2
"""Tokens before a relative pronoun: a noun and a comma."""

_RELATIVES = frozenset({"who", "which", "whose"})
_TWO = 2
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_HELPERS = ("aux", "auxpass", "neg")
_CALENDAR = re.compile(
    "(?:Mon|Tue|Wednes|Wed|Thu|Thurs|Fri|Satur|Sat|Sun|Yester|To)(?:s?day)?|(?:Jan|Febr)(?:uary)?|Feb|March|Mar|April|Apr"
    "|May|June|Jun|July|Jul|Aug(?:ust)?|(?:Sept|Octo|Nov|Novem|Dec|Decem)(?:ember|ber)?|Oct|Sep|Tomorrow|Christmas|Easter"
)
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_BEFORE_SUBJECTS = ("mark", "npadvmod", "advmod", "prep")
_CONJUNCTIONS = frozenset({"as", "because", "while", "once"})
_PARTING = frozenset({",", "--", "—", "–"})


def mended(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, those with another head that the parser is known to misplace; each still hangs below a
    root."""
    better = tokens
    for mend in (_hyphened, _helped, _main_verb, _two_subjects, _subjects, _joined, _fronted, _relative, _inside):
        better = mend(better)
    return better if _is_tree(better) else tokens


def _is_tree(tokens: list[Token]) -> bool:
    rooted: set[int] = set()
    for token in tokens:
        path: list[int] = []
        index = token.index
        while index not in rooted and tokens[index].head != index:
            if index in path:
                return False
            path.append(index)
            index = tokens[index].head
        rooted.update(path, (index,))
    return True


def _hyphened(tokens: list[Token]) -> list[Token]:
    """The parts of a word with a hyphen hang on its last, where the parser made three of it: "vice-president"."""
    better = list(tokens)
    for first, hyphen, last in zip(tokens, tokens[1:], tokens[2:], strict=False):
        joined = hyphen.text == "-" and first.end == hyphen.start and hyphen.end == last.start
        if joined and first.head == last.head and first.dep == last.dep and first.dep in ("appos", "conj"):
            better[first.index] = replace(first, head=last.index, dep="compound")
            better[hyphen.index] = replace(hyphen, head=last.index, dep="punct")
    return better


def _helped(tokens: list[Token]) -> list[Token]:
    """What the parser hung on a helping verb hangs on the verb that is helped: "by noon [the president] was gone"."""
    verbs = {one.index: one.head for one in tokens if one.dep in ("aux", "auxpass")}
    return [replace(one, head=verbs.get(one.head, one.head)) for one in tokens] if verbs else tokens


def _main_verb(tokens: list[Token]) -> list[Token]:
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
            return _moved(tokens, {**joints, **joined, **main})
    return tokens


def _two_subjects(tokens: list[Token]) -> list[Token]:
    """The first of two subjects has a verb of its own in what looks like its participle: "the attempt to cap the well
    failed, but crews were working"."""
    for verb in tokens:
        subjects = [one for one in tokens if one.head == verb.index and one.dep == "nsubj" and one.index < verb.index]
        if len(subjects) != _TWO:
            continue
        first, second = subjects
        between = (one for one in tokens[first.index : second.index] if one.head == first.index)
        below = list(between)
        own = next((one for one in below if one.dep == "acl" and one.tag == "VBD"), None)
        joint = next((one for one in below if one.dep == "cc"), None)
        if own is not None and joint is not None and own.index < joint.index:
            root = verb.dep == "ROOT"
            places = {first.index: (own.index, "nsubj"), joint.index: (own.index, "cc")}
            above = (own.index if root else verb.head, verb.dep)
            return _moved(tokens, {**places, own.index: above, verb.index: (own.index, "conj")})
    return tokens


def _subjects(tokens: list[Token]) -> list[Token]:
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
    return _moved(tokens, {0: (verb.index, _subject_dep(tokens, verb))})


def _listed(tokens: list[Token], verb: Token, first: int) -> list[Token] | None:
    """The last noun of a seeming list, or a seeming apposition, begins a clause of its own: "on Thursday and testing
    has continued", "in Berne, the minister told reporters"."""
    for noun in tokens[:first]:
        if noun.dep not in ("conj", "appos") or not noun.tag.startswith("NN"):
            continue
        below = _below(tokens, noun.index)
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
            return _moved(tokens, {**clauses, **subject, **joint, **own})
    return None


def _feared(tokens: list[Token], verb: Token, first: int) -> list[Token] | None:
    """A name behind a plural begins what is feared or hoped: "amid fears Delmar would fail"."""
    name, noun = tokens[first - 1], tokens[max(0, first - 2)]
    names = name.tag == "NNP" and noun.tag == "NNS" and noun.dep == "compound" and noun.head == name.index
    if not names or name.dep not in ("pobj", "dobj") or verb.head == name.index:
        return None
    subject = {name.index: (verb.index, _subject_dep(tokens, verb))}
    return _moved(tokens, {**subject, noun.index: (name.head, name.dep), verb.index: (noun.index, "acl")})


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
        ends = max(_below(tokens, lead.index)) == first - 1
        if ends and lead.head not in _below(tokens, verb.index):
            return _moved(
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
        if seeming.tag not in ("VBN", "VBD") or not (apart or joined):
            continue
        below = [one for one in tokens if one.head == seeming.index]
        nouns = (one for one in below if one.dep in ("nsubj", "nsubjpass") and one.tag[:2] in ("NN", "JJ", "CD"))
        subject = next((one for one in nouns if one.index < seeming.index), None)
        helpers = [one for one in below if one.dep in _HELPERS and one.text.lower() != "being"]
        if subject is None or helpers or any(one.dep == "dobj" for one in below):
            continue
        if max(_below(tokens, seeming.index) & set(range(first))) == first - 1:
            before = (one for one in below if one.dep in _BEFORE_SUBJECTS and one.index < subject.index)
            return _moved(
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
    return _moved(tokens, {**subject, seeming.index: (noun.index, "acl"), verb.index: (seeming.head, "ccomp")})


def _moved(tokens: list[Token], places: dict[int, tuple[int, str]]) -> list[Token]:
    """The tokens, some with another head and relation."""
    return [
        replace(one, head=places[one.index][0], dep=places[one.index][1]) if one.index in places else one
        for one in tokens
    ]


def _joined(tokens: list[Token]) -> list[Token]:
    """Verbs joined by nothing but a conjunction are hung together, where the parser hung the second on another verb:
    "a rig it leased exploded and sank"."""
    better = list(tokens)
    for first, conjunction, second in zip(tokens, tokens[1:], tokens[2:], strict=False):
        same = first.tag == second.tag and first.tag in ("VBD", "VBZ", "VBP", "VBN")
        if same and conjunction.tag == "CC" and second.dep == "conj" and second.head not in (first.index, second.index):
            better[second.index] = replace(second, head=first.index)
    return better


def _fronted(tokens: list[Token]) -> list[Token]:
    """A place that opens the sentence is given back to its preposition where the parser took it for the subject, and
    the apposition right before the verb for the place's: "In Sitka, Alaska, sheets of oil covered the beach"."""
    if len(tokens) < _FEWEST_FRONTED or tokens[0].tag != "IN" or any(one.head == 0 for one in tokens[1:]):
        return tokens
    for place in tokens:
        below = _below(tokens, place.index)
        thing = next((one for one in tokens if one.dep == "appos" and one.head == place.index), None)
        opens = place.dep == "nsubj" and place.head == tokens[0].head and min(below) == 1
        if (
            opens
            and thing is not None
            and max(_below(tokens, thing.index)) == max(below)
            and thing.tag.startswith("NN")
        ):
            better = list(tokens)
            better[place.index] = replace(place, head=0, dep="pobj")
            better[thing.index] = replace(thing, head=place.head, dep="nsubj")
            return better
    return tokens


def _relative(tokens: list[Token]) -> list[Token]:
    """A clause whose subject is "who", "which" or "whose report" is hung on the noun before it, where the parser hung
    it on a verb: "good news for the firm, whose own report last month blamed another"."""
    better = list(tokens)
    for relative in tokens[_FEWEST_RELATIVE:]:
        subject = tokens[relative.head] if relative.tag == "WP$" else relative
        verb = tokens[subject.head]
        loose = verb.dep in ("conj", "advcl", "ccomp", "dep")
        if not loose or relative.text.lower() not in _RELATIVES or subject.dep not in ("nsubj", "nsubjpass"):
            continue
        before = tokens[relative.index - 1]
        noun = tokens[relative.index - 2] if before.text == "," else before
        inner = relative.text.lower() == "who" and noun.dep == "pobj" and noun.tag != "NNP"  # a country's people
        if noun.tag.startswith("NN") and not inner and noun.index not in _below(tokens, verb.index):
            better[verb.index] = replace(verb, head=noun.index, dep="relcl")
    return better


def _inside(tokens: list[Token]) -> list[Token]:
    """A phrase right behind a relative clause belongs to it, where the parser hung it on the clause's noun: "the firm,
    which split from its parent in July, said"."""
    better = list(tokens)
    clauses = {one.head: one.index for one in tokens if one.dep == "relcl"}
    for token in tokens:
        clause = clauses.get(token.head, token.index) if token.dep == "prep" else token.index
        if clause < token.index and tokens[token.index - 1].text not in _PARTING:
            better[token.index] = replace(token, head=clause)
    return better


def _below(tokens: list[Token], top: int) -> set[int]:
    """The index of a token and those of all that hang on it."""
    below = {top}
    for _ in tokens:
        more = {token.index for token in tokens if token.head in below} - below
        if not more:
            break
        below |= more
    return below
