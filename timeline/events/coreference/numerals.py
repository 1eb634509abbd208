"""What a bare number or "one" counts: "some 1,200 left" after "2,600 miners were trapped" tells of miners."""

from collections.abc import Iterator, Sequence

from timeline.events.coreference.agreement import Referent
from timeline.events.grammar.clause import NOUN_SUBJECTS, is_namelike
from timeline.syntax.tree import Token, Tree

_SAME_ENDING = ("ss", "us", "news")


def counted(tree: Tree, earlier: Sequence[Tree]) -> dict[int, Referent]:
    """What the bare numbers of a sentence count, by their start; `earlier` are the trees before, the nearest first."""
    found = {}
    for token in tree.tokens:
        noun = _noun_of(tree, token, earlier)
        if noun is not None:
            found[token.start] = noun
    return found


def is_bare_one(tree: Tree, token: Token) -> bool:
    """Whether "one" stands for something that was told before: "one planned for May", not "one of them"."""
    one = token.text.lower() == "one" and token.dep not in ("nummod", "compound", "det", "poss", "amod")
    article = tree.child(token, "det")
    plain = article is None or article.text.lower() == "the"
    return one and plain and tree.child(token, "prep", "amod", "compound") is None


def _noun_of(tree: Tree, token: Token, earlier: Sequence[Tree]) -> Referent | None:
    """The words with which a bare "one" or number names what it counts."""
    if is_bare_one(tree, token):
        noun = next(iter(_plurals(tree, token)), None)
        if noun is None or not noun.text.endswith("s") or noun.text.endswith(_SAME_ENDING):
            return None
        single = _with_modifiers(tree, noun, _singular(noun.text if noun.index else noun.text.lower()))
        the = tree.child(token, "det") is not None
        return Referent(single if the else f"{token.text} {single}", noun.start)
    number = token.tag == "CD" and token.dep in NOUN_SUBJECTS and not tree.children(token, "prep")
    if not number or token.text.lower() == "one" or not earlier:
        return None
    subjects = (one for one in earlier[0].tokens if one.dep in NOUN_SUBJECTS and one.tag in ("NNS", "NNPS"))
    noun = next((one for one in subjects if earlier[0].child(one, "nummod") is not None), None)
    return None if noun is None else Referent(f"{token.text} {noun.text}", noun.start)


def _plurals(tree: Tree, token: Token) -> Iterator[Token]:
    """The plural nouns before a word: the one it is compared with ("platforms like the one"), else the subject."""
    head = tree.head(token)
    near = tree.tokens[head.index - 1 : head.index] if head is not None and head.text.lower() == "like" else ()
    above = [one for one in near if one.tag == "NNS"]
    before = [one for one in tree.tokens[: token.index] if one.dep in NOUN_SUBJECTS and one.tag == "NNS"]
    yield from (*above, *reversed(before))


def _with_modifiers(tree: Tree, noun: Token, text: str) -> str:
    parts = [one for one in tree.children(noun, "compound", "amod") if one.index < noun.index]
    words = [one.text if one.index or is_namelike(one) else one.text.lower() for one in parts]
    return " ".join((*words, text))


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ses", "shes", "ches", "xes", "zes")) else word[:-1]
