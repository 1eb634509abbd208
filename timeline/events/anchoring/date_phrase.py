"""Which words of a sentence say when and not what: the expression, what shades it, and what it leaves empty."""

from dataclasses import replace

from timeline.events.anchoring.anchor import Anchor
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree


def told_by(tree: Tree, tokens: list[Token], cover: set[int], words: EventWords) -> set[int]:
    """The indices of a time expression's tokens and of what belongs to them: article, shades, distance."""
    cases = {child.index for token in tokens for child in tree.children(token) if child.dep in ("case", "det", "cc")}
    children = [child for token in tokens for child in tree.children(token)]
    shades = [child for child in children if child.text.lower() in words.shading and child.dep != "prep"]
    describing = [child for token in tokens for child in _before(tree, token)]
    spans = [token for token in tokens if token.text.lower() in words.spans]
    describing += [one for span in spans for one in tree.children(span, "prep") if one.text.lower() == "of"]
    cover = cover | cases | {one.index for child in (*shades, *describing) for one in tree.subtree(child)}
    cover |= _shading(tree, cover, words)
    cover |= _distance(tree, cover, words)
    cover |= _leading(tree, cover, words)
    cover |= _shading(tree, cover, words)
    between = (one.index for one in tree.tokens if one.tag == "DT" and {one.index - 1, one.index + 1} <= cover)
    return cover | set(between)


def of_span(tree: Tree, cover: set[int], dates: frozenset[int], words: EventWords) -> set[int]:
    """What tells a span by another date beside it, "the week (ending April 26)" and "1945 (to) sometime in 1949", and
    the date before the bracket that a date stands in, "(Tomorrow) (25 June)"."""
    after, before = max(cover) + 1, min(cover) - 1
    by_end = any(word in words.span_verbs for word in _texts(tree, after, 1)) and tree.tokens[after].tag != "VBD"
    told = _dates_from(after + 1, 1, dates) if by_end else set()
    told |= {after} if told else set()
    joint = tree.tokens[before].text.lower() if before > 0 else ""
    if joint in ("to", "until", "till", "through") and before - 1 in dates:
        told.add(before)
    return told | (_dates_from(before - 1, -1, dates) if joint == "(" else set())


def _dates_from(place: int, step: int, dates: frozenset[int]) -> set[int]:
    """The run of dates from a place on, or back."""
    found: set[int] = set()
    while place in dates:
        found.add(place)
        place += step
    return found


def _leading(tree: Tree, cover: set[int], words: EventWords) -> set[int]:
    """The phrase right before a date that leads to it: "up to 14 September", "in the early to mid-1980s"; none does in
    "wake up to in the morning"."""
    first = min(cover)
    if first and {tree.tokens[first].tag, tree.tokens[first - 1].tag} <= {"IN", "TO"}:
        return set()
    leads = (lead.split() for lead in words.date_leads)
    found = (len(lead) for lead in leads if len(lead) <= first and _texts(tree, first - len(lead), len(lead)) == lead)
    start = first - max(found, default=0)
    glued = start and tree.tokens[start - 1].end == tree.tokens[start].start  # "the build-up to today's match"
    return set() if glued else set(range(start, first))


def zone(tree: Tree, last: Token, words: EventWords) -> set[int]:
    """The time zone behind a time of day: "2.23 pm ET", "8.30 am local time"."""
    following = tree.tokens[last.index + 1 : last.index + 2]
    behind = tree.tokens[last.index + 1 : last.index + 3]
    if [one.text for one in behind[1:]] == ["time"] and (behind[0].text == "local" or behind[0].text.istitle()):
        return {one.index for one in behind}  # "Moscow time"
    zones = (one for one in following if one.text.isupper() and one.text.lower() in words.zones)
    return {one.index for one in zones}


def emptied_by(tree: Tree, cover: set[int]) -> list[Token]:
    """The prepositions that some words leave without an object."""
    heads = {tree.tokens[index].head for index in cover} - cover
    found = [tree.tokens[head] for head in heads if tree.tokens[head].tag in ("IN", "TO")]
    first = min(cover) - 1
    if first == 0 and tree.tokens[0].text.lower() in ("on", "in") and not _is_possessive(tree, cover):
        return [tree.tokens[0]]  # "On 3 March 1990 fire destroyed the mill": the parser gave "on" the fire
    loose = ("punct", "cc", "conj")
    return [one for one in found if all(child.index in cover or child.dep in loose for child in tree.children(one))]


def _is_possessive(tree: Tree, cover: set[int]) -> bool:
    return any(tree.tokens[index].dep in ("poss", "case") for index in cover)


def _before(tree: Tree, token: Token) -> list[Token]:
    """What stands before a word of the date and only describes it: "on a stormy Sunday", "in the author's last
    year"."""
    describing = tree.children(token, "amod", "poss", "compound", "nmod")
    return [child for child in describing if child.index < token.index] if token.tag.startswith(("NN", "CD")) else []


def _is_shading(tree: Tree, token: Token, words: EventWords) -> bool:
    """Whether a word before a date only shades it; "more" and "less" do so before "than" alone."""
    word, following = token.text.lower(), tree.tokens[token.index + 1].text.lower()
    if word == "so" and following == "far":
        return True
    if word in ("more", "less") and following != "than":
        return False
    return word in words.shading and token.dep not in ("prep", "prt")


def _shading(tree: Tree, cover: set[int], words: EventWords) -> set[int]:
    """The words right before a date that only shade it."""
    found: set[int] = set()
    index = min(cover) - 1
    while index >= 0 and _is_shading(tree, tree.tokens[index], words):
        found.add(index)
        index -= 1
    return found


def _distance(tree: Tree, cover: set[int], words: EventWords) -> set[int]:
    """How long before or after: "a few minutes before noon"; and the "back" of "back in the 1950s"."""
    first = tree.tokens[min(cover)]
    measures = tree.children(first, "npadvmod") if first.text.lower() in words.sequences else ()
    found = {one.index for measure in measures for one in tree.subtree(measure)}
    before = tree.tokens[first.index - 1] if first.index else first
    ago = first.text.lower() in ("in", "on") and before.text.lower() == "back" and before.dep == "advmod"
    found |= {before.index} if ago else set()
    ahead = _texts(tree, max(0, min(cover) - 2), min(2, *cover))
    found |= {first.index + 1} if _texts(tree, first.index, 2) == ["a", "little"] else set()
    found |= {first.index - 1} if ahead[-1:] == ["not"] and first.text.lower() in ("until", "till") else set()
    tails = (tail.split() for tail in words.date_tails)
    after = max(cover) + 1
    longest = max((len(tail) for tail in tails if _texts(tree, after, len(tail)) == tail), default=0)
    return found | set(range(after, after + longest))


def _texts(tree: Tree, start: int, count: int) -> list[str]:
    return [token.text.lower() for token in tree.tokens[start : start + count]]


def without_remains(anchor: Anchor) -> Anchor:
    """The anchor with the prepositions covered that its covered words leave without an object: "from ... to"."""
    emptied = emptied_by(anchor.tree, set(anchor.cover))
    return replace(anchor, cover=anchor.cover | {token.index for token in emptied})
