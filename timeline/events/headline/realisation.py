"""Words of a sentence to one readable line: spaces as in the text, no leftover comma, quote marks in pairs."""

import re
from collections.abc import Mapping, Sequence

from timeline.events.grammar.clause import NOUN_SUBJECTS, is_namelike, is_verb, is_word
from timeline.events.grammar.inflection import full_form
from timeline.events.grammar.typography import (
    QUOTES,
    capital,
    is_put_in,
    paired,
    spaced,
    tidied,
    unbracketed,
    unstopped,
)
from timeline.syntax.tree import Token, Tree

_PARTING = frozenset({",", ";", ":", "-", "--", "—", "–"})
_LOOSE_ENDS = _PARTING | {".", "..", "...", "…", "and", "or", "but", "•", "*", "|"}
_LEADING = frozenset({"IN", "CC", "TO"})
"""Tags of words that lead to what follows."""

_ARTICLE = re.compile(r"^The ")
_BLANKS = re.compile(r"\s+")


def joined(tree: Tree, tokens: Sequence[Token], said: Mapping[int, str]) -> str:
    """The line of some words, with a capital at its head and no stop at its end.

    `said` replaces the words of some tokens, by index; what is put in for a pronoun inside a quotation stands in
    brackets.
    """
    kept = _trimmed(_without_loose_marks(tree, list(tokens)))
    words: list[str] = []
    quoting = tree.sentence.begins_quoted
    for before, token in zip((None, *kept), kept, strict=False):
        quoting = quoting != (token.text in QUOTES)
        opens = quoting and token.text in QUOTES and before is not None and is_word(before)
        words.append(" " if before is not None and (opens or spaced(before, token)) else "")
        words.append(_word(tree, (before, token), said, quoting=quoting))
    line = _BLANKS.sub(" ", "".join(words)).strip()
    quoted = tree.sentence.begins_quoted
    return capital(tidied(unbracketed(paired(unstopped(line, kept[-1] if kept else None), opened=quoted))))


def _word(tree: Tree, pair: tuple[Token | None, Token], said: Mapping[int, str], *, quoting: bool) -> str:
    before, token = pair
    word = said.get(token.index)
    if word is not None:
        word = _ARTICLE.sub("the ", word) if before is not None else word
        return f"[{word}]" if quoting and is_put_in(word, token) else word
    if before is not None and (before.index in said or before.index + 1 != token.index):
        word = full_form(tree, token)
    return word or _in_its_place(tree, token, first=before is None)


def _in_its_place(tree: Tree, token: Token, *, first: bool) -> str:
    """A sentence's first word loses its capital where it comes to stand inside the line; a name keeps it."""
    opens = not first and not any(map(is_word, tree.tokens[: token.index]))
    return token.text[:1].lower() + token.text[1:] if opens and not is_namelike(token) else token.text


def _without_loose_marks(tree: Tree, tokens: list[Token]) -> list[Token]:
    """Marks around what went: of two around one gap one stays, none between a subject and its verb."""
    kept: list[Token] = []
    for token in tokens:
        if kept and token.text in _PARTING and kept[-1].text in _PARTING:
            continue
        if len(kept) > 1 and kept[-1].text == "," and _is_loose(tree, kept, token):
            kept.pop()
        kept.append(token)
    return kept


def _is_loose(tree: Tree, kept: Sequence[Token], token: Token) -> bool:
    """Whether a comma beside what went parts nothing any more: it stands behind a preposition or a conjunction, or
    between a subject and its verb."""
    before, comma = kept[-2:]
    gap = before.index + 1 != comma.index or comma.index + 1 != token.index
    return gap and (before.tag in _LEADING or _has_subject(tree, token, kept))


def _has_subject(tree: Tree, verb: Token, kept: Sequence[Token]) -> bool:
    """Whether the words before the comma end the subject of the verb behind it."""
    verb = tree.tokens[verb.head] if verb.dep in ("aux", "auxpass") else verb
    subjects = tree.children(verb, *NOUN_SUBJECTS) if is_verb(verb) else ()
    return any(one.index == kept[-2].index or kept[-2] in tree.subtree(one) for one in subjects)


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Without marks and conjunctions at the ends, nor the preposition of what went."""
    while tokens and tokens[-1].text.lower() in _LOOSE_ENDS:
        tokens.pop()
    while tokens and tokens[0].text.lower() in _LOOSE_ENDS:
        tokens = tokens[1:]
    return tokens
