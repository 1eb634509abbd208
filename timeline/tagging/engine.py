"""The rule engine: text to mentions, level by level.

A level reads the line of letters from left to right. At each place the rules that can start there are tried; the
longest match wins, of equals the rule written first, and the tokens it covers become one token for the next level. A
rule may decline what it matched by returning `None`. Patterns have no unbounded repetition, so the work at a place is
bounded.
"""

from collections.abc import Iterator
from itertools import accumulate

from timeline.meaning import Clock, DayPart, Duration, Mention, Modified, Repeat
from timeline.tagging import lexer
from timeline.tagging.language import OTHER, Language, Level, Matcher
from timeline.tagging.lexer import Token
from timeline.tagging.tense import tense_at

_TYPES = {Clock: "TIME", DayPart: "TIME", Duration: "DURATION", Repeat: "SET"}


def recognise(text: str, language: Language) -> tuple[Mention, ...]:
    """The time expressions of a text, in order and without overlap; `language` is what `timeline.lang.load` gives."""
    return tuple(
        _mention(text, token, language)
        for stretch in _stretches(text, language)
        for token in _rewritten(stretch, language.levels)
        if token.letter in language.expressions
    )


def match_rule(text: str, name: str, language: Language) -> object:
    """What the named rule alone makes of a whole text: its meaning, or `None` where it does not match."""
    pieces = lexer.split(text)
    tokens = _tokens(pieces, lexer.letters(pieces, language), list(accumulate(map(len, pieces), initial=0)), language)
    for level in language.levels:
        for token in _matches(tokens, 0, level.matchers):
            if token.rule == name and token.end == len(text):
                return token.value
        tokens = _rewrite(tokens, level)
    return None


def _stretches(text: str, language: Language) -> Iterator[list[Token]]:
    """The runs of known tokens that hold a trigger."""
    pieces = lexer.split(text)
    line = lexer.letters(pieces, language)
    places: list[int] = []
    start = 0
    for stretch in line.split(OTHER):
        if not language.triggers.isdisjoint(stretch):
            places = places or list(accumulate(map(len, pieces), initial=0))
            end = start + len(stretch)
            yield _tokens(pieces[start:end], stretch, places[start : end + 1], language)
        start += len(stretch) + 1


def _tokens(pieces: list[str], line: str, places: list[int], language: Language) -> list[Token]:
    return [
        Token(letter, lexer.value(piece, language), places[i], places[i + 1])
        for i, (piece, letter) in enumerate(zip(pieces, line, strict=True))
    ]


def _rewritten(tokens: list[Token], levels: tuple[Level, ...]) -> list[Token]:
    for level in levels:
        tokens = _rewrite(tokens, level)
    return tokens


def _rewrite(tokens: list[Token], level: Level) -> list[Token]:
    line = "".join(token.letter for token in tokens)
    made: list[Token] = []
    at = 0
    while at < len(tokens):
        candidates = level.by_letter.get(line[at])
        found = candidates and _longest(tokens, line, at, candidates)
        if found:
            token, at = found
            made.append(token)
        else:
            made.append(tokens[at])
            at += 1
    return made


def _longest(tokens: list[Token], line: str, at: int, matchers: list[Matcher]) -> tuple[Token, int] | None:
    matches = [(match, m) for m in matchers if (match := m.regex.match(line, at))]
    matches.sort(key=lambda pair: -pair[0].end())
    for match, matcher in matches:
        rule = matcher.rule
        values = {key: tokens[match.start(key)].value for key, letter in match.groupdict().items() if letter}
        value = rule.make(**values)
        if value is not None:
            kinds = rule.kinds
            token = Token(matcher.gives, value, tokens[at].start, tokens[match.end() - 1].end, rule.name, kinds)
            return token, match.end()
    return None


def _matches(tokens: list[Token], at: int, matchers: list[Matcher]) -> Iterator[Token]:
    line = "".join(token.letter for token in tokens)
    for matcher in matchers:
        found = _longest(tokens, line, at, [matcher]) if tokens else None
        if found:
            yield found[0]


def _mention(text: str, token: Token, language: Language) -> Mention:
    found = token.value
    meaning, mod = (found.meaning, found.mod) if isinstance(found, Modified) else (found, "")
    kind = _TYPES.get(type(meaning), "DATE")
    tense = tense_at(text, token.start, token.end, language.tenses)
    return Mention(token.start, token.end, kind, token.rule, meaning, mod, tense, token.link, token.kinds)
