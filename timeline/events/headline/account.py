"""How a line came to its words, in words: which part of the sentence it is, what was left out, what was put in."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from timeline.events.grammar.clause import is_word
from timeline.events.grammar.typography import spoken
from timeline.events.headline.piece import Form
from timeline.syntax.tree import Token, Tree

_MOST, _END = 10, 4
"""Words of a quoted part; of a longer one so many at both ends are shown."""

_AROUND = " ,;:.“”\"'–—-"


def account(
    tree: Tree, form: Form, tokens: Sequence[Token], said: Mapping[int, str], date: frozenset[int]
) -> tuple[str, ...]:
    """The steps from a sentence to its line, each as a few words for a reader.

    `tokens` are the words of the line, `said` replaces some of them by index, `date` are the words of the date. A
    difference of marks or capitals is no step.
    """
    steps = [str(form)]
    steps += [f"left out {_quoted(words)}" for words in _left_out(tree, tokens, date)]
    for old, new in _replaced(tokens, said):
        steps.append(f"put in {_quoted(new)} for {_quoted(old)}" if new else f"left out {_quoted(old)}")
    return tuple(steps)


def _left_out(tree: Tree, tokens: Sequence[Token], date: frozenset[int]) -> Iterator[str]:
    """The runs of the sentence's words that are neither in the line nor the date."""
    there = {token.index for token in tokens} | date
    runs = (list(run) for gone, run in groupby(tree.tokens, lambda token: token.index not in there) if gone)
    return (spoken(run) for run in runs if any(map(is_word, run)))


def _replaced(tokens: Sequence[Token], said: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """The words of the text and those in their place ("" for none), where more than marks or a capital changed."""
    in_order = sorted(tokens, key=lambda token: token.index)
    for changed, run in groupby(in_order, lambda token: _is_changed(token, said)):
        one = list(run)
        if changed:
            yield spoken(one), " ".join(filter(None, (said[token.index] for token in one)))


def _is_changed(token: Token, said: Mapping[int, str]) -> bool:
    word = said.get(token.index, token.text)
    return not word or word.strip(_AROUND).lower() != token.text.strip(_AROUND).lower()


def _quoted(words: str) -> str:
    """Words between quote marks, on one line; the middle of many is left out."""
    told = words.strip(_AROUND).split()
    return f"“{' '.join(told if len(told) <= _MOST else [*told[:_END], '…', *told[-_END:]])}”"
