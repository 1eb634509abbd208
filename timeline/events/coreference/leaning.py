"""What in a line points at something told before it, which a reader of the line alone does not know."""

from collections.abc import Mapping, Sequence

from timeline.events.coreference.agreement import (
    OWNERS,
    SUBJECTS,
    Referent,
    bare_phrase,
    is_empty,
    names_a_kind,
)
from timeline.events.grammar.clause import NOUN_SUBJECTS
from timeline.events.grammar.typography import spoken
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree

_TELLING = (*NOUN_SUBJECTS, "dobj", "poss", "conj")
_STANDING = ("DT", "NN", "NNS", "JJ", "CC")
_NARROWING = ("relcl", "acl", "prep")


def leans(
    tree: Tree, names: Mapping[int, Referent], words: EventWords, tokens: Sequence[Token] | None = None
) -> tuple[str, ...]:
    """The words of a sentence, or of some tokens of it, that point at what was told before: "the possibility", "he".

    `names` are what is put in for pronouns and phrases, by their start in the document: those point at nothing more.
    """
    line = tree.tokens if tokens is None else tokens
    found = (_pointing(tree, one, line, words) for one in line if one.start not in names)
    return tuple(spoken(phrase) for phrase in found if phrase)


def _pointing(tree: Tree, token: Token, line: Sequence[Token], words: EventWords) -> list[Token]:
    word, known = token.text.lower(), words.reference
    if word in SUBJECTS or word in OWNERS:
        return [token] if _is_open(tree, token, line, words) else []
    if token.dep == "advmod" and word in known.pointing_places:
        return [token]
    if (
        word in known.pointing_alone
        and token.tag in _STANDING
        and token.dep in (*NOUN_SUBJECTS, "dobj", "pobj")
        and not tree.children(token)
    ):
        return [token]
    if word in known.pointing_before and token.dep in ("det", "amod", "predet"):
        return _pointed_at(tree, token, words)
    phrase = bare_phrase(tree, token, words)
    points = token.text.lower() in known.pointing_nouns or names_a_kind(word, words)
    told = any(one.text == token.text for one in line if one.index < token.index)
    return phrase if phrase and points and not told else []


def _is_open(tree: Tree, pronoun: Token, line: Sequence[Token], words: EventWords) -> bool:
    """Whether nothing before a pronoun in its line can be what it means."""
    empty = pronoun.text.lower() == "it" and (pronoun.dep not in NOUN_SUBJECTS or is_empty(tree, pronoun, words))
    return not empty and not any(_tells(one) for one in line if one.index < pronoun.index)


def _tells(token: Token) -> bool:
    return token.tag.startswith("NN") and token.dep in _TELLING


def _pointed_at(tree: Tree, pointer: Token, words: EventWords) -> list[Token]:
    """A noun with "this", "such" or the like before it, unless more tells which is meant or it only tells when."""
    noun = tree.tokens[pointer.head]
    when = noun.text.lower() in words.spans | words.days | words.occasions
    narrowed = tree.child(noun, *_NARROWING) is not None
    return [] if when or narrowed or noun.index < pointer.index else list(tree.tokens[pointer.index : noun.index + 1])
