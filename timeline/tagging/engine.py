"""The rule engine: text to mentions, level by level.

A level reads the line of letters from left to right. At each place the rules that can start there are tried; the
longest match wins, of equals the rule written first, and the tokens it covers become one token for the next level. A
rule may decline what it matched by returning `None`. Patterns have no unbounded repetition, so the work at a place is
bounded.
"""

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from timeline.calendar.meaning import Beside, Clock, DayPart, Duration, Modified, Partial, Repeat, Shift, TimeMention
from timeline.limits import TAGGING_BLOCK_CHARS
from timeline.tagging import lexer
from timeline.tagging.language import OTHER, Language, Level, Matcher
from timeline.tagging.lexer import Token
from timeline.tagging.tense import tense_at
from timeline.tagging.titles import is_of_falling, is_of_match, is_title

_CLOCK_UNITS = ("hour", "minute", "second")
_TYPES = {Clock: "TIME", DayPart: "TIME", Duration: "DURATION", Repeat: "SET"}


def recognise(text: str, language: Language) -> tuple[TimeMention, ...]:
    """The time expressions of a text, in order and without overlap; `language` is what `timeline.lang.load` gives."""
    return tuple(
        _mention(text, token, language)
        for stretch in _stretches(text, language)
        for token in _linked(_rewritten(stretch, language.levels), language)
        if token.letter in language.expressions
        and not is_title(text, token.start, token.end, language.titled)
        and not (_is_half(token.value) and is_of_match(text, token.start, token.end, language.plays))
        and not is_of_falling(text, token.start, token.end, language.falls)
    )


def _is_half(meaning: object) -> bool:
    """Whether a meaning is a half or a quarter without its year."""
    meaning = meaning.meaning if isinstance(meaning, Modified) else meaning
    return isinstance(meaning, Partial) and bool(meaning.half or meaning.quarter)


def match_rule(text: str, name: str, language: Language) -> object:
    """What the named rule alone makes of a whole text: its meaning, or `None` where it does not match.

    Context that the text was cut from is not asked for; the parts of a composition are first read as they stand.
    """
    pieces = lexer.split(text)
    tokens = _tokens(pieces, lexer.letters(pieces, language), list(accumulate(map(len, pieces), initial=0)), language)
    found = _match_rule(tokens, name, language, alone=False)
    return found if found is not None else _match_rule(tokens, name, language, alone=True)


def _match_rule(tokens: list[Token], name: str, language: Language, *, alone: bool) -> object:
    for level in language.levels:
        line = "".join(token.letter for token in tokens)
        for matcher in level.matchers:
            if matcher.rule.name == name and (match := matcher.alone.fullmatch(line)):
                meaning: object = _made(match, matcher, tokens)
                if meaning is not None:
                    return meaning
        tokens = _rewrite(tokens, level, alone=alone)
    return None


def _stretches(text: str, language: Language) -> Iterator[list[Token]]:
    """The runs of known tokens that hold a trigger."""
    for begin, end in _blocks(text):
        pieces = lexer.split(text[begin:end])
        line = lexer.letters(pieces, language)
        places: list[int] = []
        start = 0
        for stretch in line.split(OTHER):
            if not language.triggers.isdisjoint(stretch):
                places = places or list(accumulate(map(len, pieces), initial=begin))
                stop = start + len(stretch)
                yield _tokens(pieces[start:stop], stretch, places[start : stop + 1], language)
            start += len(stretch) + 1


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """The text in parts, so that memory does not grow with it, cut where no expression goes on: at a paragraph, else a
    line, a sentence, a word."""
    begin, half = 0, TAGGING_BLOCK_CHARS // 2
    while len(text) - begin > 2 * half:
        cuts = (text.rfind(mark, begin + half, begin + 2 * half) for mark in ("\n\n", "\n", ". ", " "))
        end = next((cut for cut in cuts if cut > 0), begin + 2 * half - 1) + 1
        yield begin, end
        begin = end
    yield begin, len(text)


def _tokens(pieces: list[str], line: str, places: list[int], language: Language) -> list[Token]:
    return [
        Token(letter, lexer.value(piece, language), places[i], places[i + 1])
        for i, (piece, letter) in enumerate(zip(pieces, line, strict=True))
    ]


def _rewritten(tokens: list[Token], levels: tuple[Level, ...]) -> list[Token]:
    for level in levels:
        tokens = _rewrite(tokens, level)
    return tokens


def _rewrite(tokens: list[Token], level: Level, *, alone: bool = False) -> list[Token]:
    line = "".join(token.letter for token in tokens)
    made: list[Token] = []
    at = 0
    while at < len(tokens):
        candidates = level.by_letter.get(line[at])
        found = candidates and _longest(tokens, line, at, candidates, alone)
        if found:
            token, at = found
            made.append(token)
        else:
            made.append(tokens[at])
            at += 1
    return made


def _longest(tokens: list[Token], line: str, at: int, matchers: list[Matcher], alone: bool) -> tuple[Token, int] | None:
    matches = [(match, m) for m in matchers if (match := (m.alone if alone else m.regex).match(line, at))]
    matches.sort(key=lambda pair: -pair[0].end())
    for match, matcher in matches:
        value = _made(match, matcher, tokens)
        if value is not None:
            rule, last = matcher.rule, tokens[match.end() - 1]
            return Token(matcher.gives, value, tokens[at].start, last.end, rule.name, rule.kinds), match.end()
    return None


def _made(match: re.Match[str], matcher: Matcher, tokens: list[Token]) -> Any:
    values = {key: tokens[match.start(key)].value for key, letter in match.groupdict().items() if letter}
    return matcher.rule.make(**values)


def _linked(tokens: list[Token], language: Language) -> list[Token]:
    """The same tokens, with the ends of ranges marked."""
    line = "".join(token.letter for token in tokens)
    for link in language.link_patterns:
        for match in link.finditer(line):
            if not any(tokens[match.start(key)].link for key in match.groupdict()):
                for key in match.groupdict():
                    tokens[match.start(key)] = tokens[match.start(key)]._replace(link=key)
    return tokens


def _mention(text: str, token: Token, language: Language) -> TimeMention:
    found = token.value
    meaning, mod = (found.meaning, found.mod) if isinstance(found, Modified) else (found, "")
    kind = _type_of(meaning)
    tense = tense_at(text, token.start, token.end, language.tenses)
    return TimeMention(token.start, token.end, kind, token.rule, meaning, mod, tense, token.link, token.kinds)


def _type_of(meaning: object) -> str:
    if isinstance(meaning, Beside):
        return _type_of(meaning.meaning)
    if isinstance(meaning, Shift) and meaning.unit in _CLOCK_UNITS:
        return "TIME"
    return _TYPES.get(type(meaning), "DATE")
