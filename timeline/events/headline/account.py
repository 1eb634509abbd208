"""How a line came to its words, in words: which part of the sentence it is, what was left out, what was put in."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import groupby

from timeline.events.grammar.clause import is_word
from timeline.events.grammar.typography import spoken
from timeline.events.headline.draft import Piece
from timeline.limits import MAX_HEADLINE_CHARS
from timeline.syntax.tree import Token, Tree

_MOST, _END = 10, 4
"""Words of a quoted part; of a longer one so many at both ends are shown."""

_AROUND = " ,;:.“”\"'–—-"


def account(
    tree: Tree, cover: frozenset[int], piece: Piece, said: Mapping[int, str], fitted: tuple[str, str]
) -> tuple[str, ...]:
    """The steps from a sentence to its line, each as a few words for a reader.

    `cover` are the tokens of the date, `said` the words that replace some tokens; `fitted` is the line before and after
    it was made to fit. A difference of marks, capitals or spaces is no step.
    """
    steps = [piece.how or "words of the sentence"]
    steps += [f"left out {_quoted(words)}" for words in _left_out(tree, cover, piece)]
    for old, new in _replaced(piece, said):
        steps.append(f"put in {_quoted(new)} for {_quoted(old)}" if new else f"left out {_quoted(old)}")
    gone = [_quoted(words) for words in _shortened(*fitted)]
    steps += [f"left out to fit {MAX_HEADLINE_CHARS} characters: {', '.join(gone)}"] if gone else []
    return tuple(steps)


def _left_out(tree: Tree, cover: frozenset[int], piece: Piece) -> Iterator[str]:
    """The runs of the sentence's words that are neither in the piece nor the date."""
    there = {token.index for token in piece.tokens} | cover
    runs = (list(run) for gone, run in groupby(tree.tokens, lambda token: token.index not in there) if gone)
    return (spoken(run) for run in runs if any(map(is_word, run)))


def _replaced(piece: Piece, said: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """The words of the text and those in their place ("" for none), where more than marks or a capital changed."""
    in_order = sorted(piece.tokens, key=lambda token: token.index)
    for changed, run in groupby(in_order, lambda token: _is_changed(token, said)):
        tokens = list(run)
        if changed:
            yield spoken(tokens), " ".join(filter(None, (said[token.index] for token in tokens)))


def _is_changed(token: Token, said: Mapping[int, str]) -> bool:
    word = said.get(token.index, token.text)
    return not word or word.strip(_AROUND).lower() != token.text.strip(_AROUND).lower()


def _shortened(full: str, short: str) -> Iterator[str]:
    """The runs of a line's words that its shorter form lacks."""
    before, after = ([word.strip(_AROUND + "…").lower() for word in line.split()] for line in (full, short))
    words = full.split()
    for kind, first, last, _, _ in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind in ("delete", "replace"):
            yield " ".join(words[first:last])


def _quoted(words: str) -> str:
    """Words between quote marks, on one line; the middle of many is left out."""
    told = words.strip(_AROUND).split()
    return f"“{' '.join(told if len(told) <= _MOST else [*told[:_END], '…', *told[-_END:]])}”"
