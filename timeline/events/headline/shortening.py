"""Which phrase of a line that is too long can go: what the clause can do without costs little, what it needs is never
dropped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from timeline.events.grammar.clause import NOUN_SUBJECTS, has_to, is_verb, is_word
from timeline.events.grammar.quotes import in_quotes
from timeline.syntax.tree import Token, Tree

_FEWEST_LEFT = 4
"""Words that a shortened line must keep."""

_MARKS = frozenset({",", ";", ":", "--", "—", "–", "-"})
_JOINING = frozenset({"-", "'s", "’s", "/"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "than"})
_FILLED = ("dobj", "nsubjpass", "ccomp", "xcomp", "attr", "acomp", "prep", "prt")
_POINTING = frozenset({"the", "that", "those", "this", "these"})

_PLACING = frozenset({"in", "at", "from", "on", "near", "off", "by", "about", "over"})
"""Prepositions whose phrase a noun inside the line can do without, if it must be."""

_LEADING_IN = frozenset({"into", "onto", "toward", "towards"})
"""Prepositions that tell where a verb takes its object: "took matters into his own hands"."""

_SET_OFF = frozenset({"relcl", "acl", "advcl", "appos", "prep", "npadvmod", "parataxis", "conj"})
_ASIDES = frozenset({"appos", "relcl", "acl"})
"""Relations of what goes also where the word that it hangs on, a date, is not in the line."""

_LIGHT = frozenset(
    ["take", "takes", "took", "taken", "taking", "lose", "loses", "lost", "losing", "gain", "gained", "pay", "paid"]
)
"""Verbs that make one word with a bare noun: "take part", "lose control", "pay tribute"."""

_LEADING = frozenset({"prep", "advcl", "npadvmod"})
_BREAKING = frozenset({"relcl", "acl", "advcl", "prep", "npadvmod", "parataxis"})
"""Relations of what a line may break off before, if it must."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A phrase as it stands in the line: its top, its tokens, and where they stand."""

    top: Token
    below: frozenset[int]
    leads: bool
    ends: bool
    set_off: bool
    before_mark: bool


_OF_NAMES = frozenset({"prince", "princess", "king", "queen", "saint"})
"""Titles that are part of names: "Prince William Sound"."""

_LOSS = 4
"""Words that a step of cost counts for: what a phrase tells counts beside how closely it belongs to the clause."""


@dataclass(frozen=True, slots=True)
class Needed:
    """What a shortened line keeps: the dated word with all that it hangs on, and the words of each quotation, which go
    whole or not at all; `titles` are the words for persons that a name can do without."""

    governor: Token | None
    quotations: tuple[frozenset[int], ...] = ()
    titles: frozenset[str] = frozenset()


def next_to_drop(tree: Tree, kept: Sequence[Token], excess: int, needed: Needed) -> frozenset[int] | None:
    """The tokens that go next from a line `excess` characters too long, `None` where it can do without none.

    It is the phrase that loses least for each character that the line is too long by.
    """
    found = []
    for cost, phrase in (*_phrases(tree, kept, needed.governor), *_trifles(tree, kept, needed)):
        if any(phrase & one and not one <= phrase for one in needed.quotations):
            continue
        within = [one for one in needed.quotations if one <= phrase]
        below = phrase | {mark for one in within for mark in (min(one) - 1, max(one) + 1)}
        length = sum(tree.tokens[index].end - tree.tokens[index].start + 1 for index in below)
        loss = _LOSS * (cost - 1) + _words(tree, below)
        found.append((loss / min(length, excess), -min(below), below))
    return min(found, key=lambda one: one[:2])[2] if found else None


def borders(tree: Tree, kept: Sequence[Token], *, of: bool) -> list[int]:
    """The places in a line at which a phrase or a clause begins, so that it may break off before them; before "of" only
    if asked for."""
    return [place for place, token in enumerate(kept) if place and _begins(tree, token, of=of)]


def _begins(tree: Tree, token: Token, *, of: bool) -> bool:
    if _is_mark(tree, token):
        return True
    if token.dep == "cc":
        return is_verb(tree.tokens[token.head])
    if token.text.lower() == "of":
        return of or is_verb(tree.tokens[token.head])
    above = (one for one in tree.path_up(token) if one.dep in _BREAKING and not _is_mark(tree, one))
    return any(tree.subtree(one)[0].index == token.index for one in above)


def _phrases(tree: Tree, kept: Sequence[Token], keep: Token | None) -> list[tuple[int, frozenset[int]]]:
    """The phrases of a line that can go, each with what its loss costs (1, a loose aside, to 6, a close modifier)."""
    needed = {one.index for one in tree.path_up(keep)} if keep is not None else set()
    places = {token.index: place for place, token in enumerate(kept)}
    words = sum(map(is_word, kept))
    found = []
    for token in kept:
        run = _run(tree, token, kept, places)
        if run is None or run.below & needed or words - _words(tree, run.below) < _FEWEST_LEFT:
            continue
        cost = _cost(tree, run, places)
        if cost:
            found.append((cost, run.below))
    return found


def _trifles(tree: Tree, kept: Sequence[Token], needed: Needed) -> list[tuple[int, frozenset[int]]]:
    """The words that a clause and a name can do without: "said (that) they would", "(press secretary) Robert Gibbs"."""
    places = {token.index for token in kept}
    found = []
    for token in kept:
        before = token.index - 1
        if token.dep == "mark" and token.text.lower() == "that" and token.head != token.index and before in places:
            clause = tree.tokens[token.head]
            if clause.dep == "ccomp" and clause.head == before:
                found.append((1, frozenset({token.index})))
        title = (_title(tree, token, needed.titles) | _description(tree, token)) & places
        if title and (needed.governor is None or needed.governor.index not in title):
            found.append((2, frozenset(title)))
    return found


def _title(tree: Tree, name: Token, titles: frozenset[str]) -> frozenset[int]:
    """What stands before a person's first name, with the title that ends it."""
    if name.dep == "conj" and name.tag == "NNP":
        return _calling(tree, name)
    parts = [one for one in tree.children(name, "compound", "amod") if one.index < name.index]
    held = titles - _OF_NAMES
    last = max((place for place, one in enumerate(parts) if one.text.lower() in held), default=-1)
    named = name.tag == "NNP" and last >= 0 and parts[last].tag == "NNP"
    inside = frozenset(one.index for part in parts[: last + 1] for one in tree.subtree(part))
    return inside if named and len(inside) == parts[last].index - min(inside) + 1 else frozenset()


def _calling(tree: Tree, name: Token) -> frozenset[int]:
    """What somebody is, where it is two things and stands right before the name: "film director and explorer Jan
    Brek"."""
    first = name
    while first.index and tree.tokens[first.index - 1].tag == "NNP" and tree.tokens[first.index - 1].head == name.index:
        first = tree.tokens[first.index - 1]
    before = tree.tokens[first.index - 1]
    whole = tree.tokens[name.head]
    both = first is not name and before.tag == "NN" and before.head == name.index and whole.tag == "NN"
    return frozenset(range(tree.subtree(whole)[0].index, first.index)) if both else frozenset()


def _description(tree: Tree, name: Token) -> frozenset[int]:
    """What somebody is called before an apposition that is the name: "its chairman and founder, Jim Hackett"."""
    noun = tree.tokens[name.head]
    while noun.dep == "conj":
        noun = tree.tokens[noun.head]
    while noun.dep == "pobj" and tree.tokens[noun.head].dep == "prep":
        noun = tree.tokens[tree.tokens[noun.head].head]  # "the director of the Traders Association, Jan Kolb"
    named = name.dep == "appos" and name.tag == "NNP" and noun.dep in NOUN_SUBJECTS and noun.tag == "NN"
    rest = tree.subtree(noun, frozenset({name.index})) if named and noun.index < name.index else []
    before = [one.index for one in rest if one.index < name.index]
    return frozenset(before) if all(one.dep == "punct" for one in rest if one.index > name.index) else frozenset()


def _words(tree: Tree, below: frozenset[int]) -> int:
    return sum(is_word(tree.tokens[index]) for index in below)


def _run(tree: Tree, top: Token, kept: Sequence[Token], places: dict[int, int]) -> _Run | None:
    """The phrase below a token, with its conjunction; `None` where it does not stand in one piece between spaces."""
    head = tree.head(top)
    if head is None or (head.index not in places and top.dep not in _ASIDES):
        return None
    below = {one.index for one in tree.subtree(top) if one.index in places}
    if top.dep == "conj":
        conjunctions = tree.children(head, "cc")
        below |= {one.index for one in conjunctions if head.index < one.index < top.index and one.index in places}
    first, last = min(places[index] for index in below), max(places[index] for index in below)
    below |= {one.index for one in kept[first:last] if one.dep == "punct"}
    if last - first + 1 != len(below) or not _is_apart(tree, min(below), max(below)):
        return None
    ends = not any(is_word(token) for token in kept[last + 1 :])
    before = first == 0 or _is_mark(tree, kept[first - 1]) or _is_mark(tree, kept[first])
    after = ends or _is_mark(tree, kept[last + 1]) or _is_mark(tree, kept[last])
    return _Run(top, frozenset(below), first == 0, ends, before and after, after)


def _is_mark(tree: Tree, token: Token) -> bool:
    """Whether a token parts phrases; a hyphen does between spaces."""
    spaced = token.index > 0 and tree.tokens[token.index - 1].end < token.start
    return token.text in _MARKS and (token.text != "-" or spaced)


def _is_fixed(tree: Tree, verb: Token, preposition: Token) -> bool:
    """Whether a bare noun makes one word with the verb before it: "take part in", "lost control of"."""
    thing = tree.tokens[preposition.index - 1]
    bare = thing.dep == "dobj" and thing.head == verb.index and thing.tag == "NN" and not tree.children(thing)
    return bare and verb.text.lower() in _LIGHT


def _is_apart(tree: Tree, first: int, last: int) -> bool:
    """Whether a phrase stands between spaces or marks: parts of "day-to-day" do not."""
    before = first == 0 or tree.tokens[first - 1].end < tree.tokens[first].start
    following = tree.tokens[last + 1] if last + 1 < len(tree.tokens) else None
    joined = following is not None and following.start == tree.tokens[last].end and following.text in _JOINING
    return before and not joined


def _cost(tree: Tree, run: _Run, places: Mapping[int, int]) -> int:
    """What the loss of a phrase costs, 0 where the line cannot do without it."""
    top, head = run.top, tree.tokens[run.top.head]
    if top.dep == "conj" and not (is_verb(top) and is_verb(head)):
        return 0
    if top.dep == "advcl" and any(mark.text.lower() in _CONDITIONS for mark in tree.children(top, "mark")):
        return 0
    if run.leads:
        clause = tree.child(top, "pcomp") is not None or top.dep == "advcl"
        return (1 if clause else 2) if top.dep in _LEADING and is_verb(head) and top.index < head.index else 0
    if run.set_off and top.dep in _SET_OFF:
        listed = top.dep == "appos" and run.ends and tree.child(top, "conj", "cc") is not None
        named = top.dep == "appos" and bool(_description(tree, top))  # the description goes, not the name
        return 0 if listed or named else 1
    if top.dep == "conj":
        return 2 if run.ends else 0
    if top.dep == "advcl":
        return (4 if _is_infinitive(tree, top) else 2) if run.ends else 0
    if top.dep in ("relcl", "acl"):
        return _of_clause_on_noun(tree, run, head)
    if top.dep == "npadvmod":
        below = tree.subtree(top)
        counted = any(one.tag == "CD" for one in below)  # "was two miles from the quay"
        led = tree.tokens[below[0].index - 1].tag in ("IN", "RP")  # "put a box over the well"
        return 0 if counted or led else 3
    return _of_preposition(tree, run, head, places) if top.dep == "prep" else 0


def _of_clause_on_noun(tree: Tree, run: _Run, noun: Token) -> int:
    """A clause tells which of its kind a noun with "the" is: it stays, unless the noun's verb would not."""
    if _is_infinitive(tree, run.top):
        return 0  # "an attempt", "the power": hollow without what it is to do
    pointing = any(one.text.lower() in _POINTING for one in (noun, *tree.children(noun, "det")))
    if pointing and not run.set_off:
        phrase = takewhile(lambda one: not is_verb(one), tree.path_up(noun))
        of_subject = run.top.dep == "relcl" and any(one.dep in NOUN_SUBJECTS for one in phrase)
        return 6 if of_subject and not run.ends else 0
    return (3 if run.top.dep == "relcl" else 4) if run.ends else 5


def _is_infinitive(tree: Tree, verb: Token) -> bool:
    return verb.tag == "VB" and has_to(tree, verb)


def _of_preposition(tree: Tree, run: _Run, head: Token, places: Mapping[int, int]) -> int:
    """A phrase on a verb that is complete without it can go, one on a noun with more loss; "of" and what follows an
    adjective cannot."""
    top = run.top
    complement = any(one.tag.startswith("JJ") for one in tree.children(top, "pobj", "amod", "pcomp"))
    beside = [one.text.lower() for one in tree.children(head, "prep")]
    if top.text.lower() in ("from", "to") and "from to" in " ".join(beside):
        return 0  # "from the port to the mill"
    described = complement or (is_verb(head) and tree.child(head, "nsubjpass") is not None)
    if top.text.lower() == "of" or (top.text.lower() == "as" and described):
        return 0  # "rated it as important", "is seen as the best hope"
    placing = top.text.lower() in _PLACING
    if is_verb(head) and placing and any(one.index > top.index for one in tree.children(head, "ccomp")):
        return 2  # "told investors at a conference that ..."
    if is_verb(head) and _is_fixed(tree, head, top):
        return 0
    if is_verb(head):
        filled = any(one.index < top.index and one.index in places for one in tree.children(head, *_FILLED))
        needed = top.text.lower() in _LEADING_IN and tree.child(head, "dobj") is not None
        return (5 if needed else 3 if run.ends else 6) if filled and top.index > head.index else 0
    following = tree.tokens[max(run.below) + 1 : max(run.below) + 2]
    listed = any(one.dep == "cc" and one.head != head.index for one in following)
    if not head.tag.startswith("NN") or top.index < head.index or listed:
        return 0  # "up to 250 people", "the effect of the flood on the coast and the port"
    loose = placing and not run.before_mark and not in_quotes(tree, top)
    return 4 if run.ends else 6 if loose else 0
