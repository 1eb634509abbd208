"""Which words of a sentence say when and not what: the expression, what shades it, and what it leaves empty."""

from timeline.eventwords import EventWords
from timeline.tree import Token, Tree


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
    return cover | _distance(tree, cover, words)


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
    leads = (["a", "little"], ["first", "thing"], ["some", "time"])
    found |= {min(cover) - 2, min(cover) - 1} if ahead in leads else set()
    found |= {first.index + 1} if _texts(tree, first.index, 2) == ["a", "little"] else set()
    found |= {first.index - 1} if ahead[-1:] == ["not"] and first.text.lower() in ("until", "till") else set()
    behind = _texts(tree, max(cover) + 1, 2)
    if behind[:1] == ["alone"]:
        return found | {max(cover) + 1}  # "in 2008 alone"
    about = behind == ["or", "so"] or (behind[:1] == ["or"] and behind[1:] in (["two"], ["three"], ["four"]))
    return found | ({max(cover) + 1, max(cover) + 2} if about else set())


def _texts(tree: Tree, start: int, count: int) -> list[str]:
    return [token.text.lower() for token in tree.tokens[start : start + count]]
