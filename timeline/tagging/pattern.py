"""Patterns over the line of letters: a small regular language without unbounded repetition, compiled to `re`.

A pattern is written with the names of letter classes: `MONTH:month DAY:day( ,? YEAR:year)?`. A space stands for
optional white space, `NAME:key` hands the token's value to the rule as `key`, `(a|b)` chooses, `?` makes optional,
and the lookarounds `(?= )`, `(?! )`, `(?<= )`, `(?<! )` ask for context. `*`, `+` and `{}` do not exist: every
pattern has a bound.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

_PIECE = re.compile(
    r"(?P<name>[A-Z][A-Z0-9_]*)(?::(?P<key>[a-z_]+))?|(?P<look>\(\?<?[=!])|(?P<space> +)|(?P<other>.)", re.DOTALL
)
_PUNCTUATION = frozenset("-–,/'.:&\";~")


class PatternError(ValueError):
    """A pattern that is not well formed; it says which and why."""


class Pattern(NamedTuple):
    """A compiled pattern: its regular expression, the letters it can start with, and the longest line it can match."""

    regex: str
    starts: frozenset[str]
    nullable: bool
    width: int


_EMPTY = Pattern("", frozenset(), True, 0)
_ENDS = frozenset(("", "|", ")"))


def compile_pattern(source: str, classes: Mapping[str, str], *, context: bool = True) -> Pattern:
    """Compile a pattern; `classes` gives the letters of every class name. Raises `PatternError`.

    Without `context` the lookarounds are left out: the pattern of an expression quoted alone.
    """
    compiled = _Parser(source, classes, context).whole()
    if compiled.nullable:
        raise PatternError(f"{source!r} matches nothing at all")
    return compiled


class _Parser:
    """A recursive descent over the pieces of one pattern."""

    def __init__(self, source: str, classes: Mapping[str, str], context: bool) -> None:
        self.context = context
        self.source = source
        self.classes = classes
        self.pieces = list(_PIECE.finditer(source))
        self.words = [*map(re.Match.group, self.pieces), ""]
        self.at = 0
        self.behind = False

    def whole(self) -> Pattern:
        found = self.choice()
        if self.at < len(self.pieces):
            raise self.error("has one ) too many")
        return found

    def error(self, what: str) -> PatternError:
        return PatternError(f"the pattern {self.source!r} {what}")

    def peek(self) -> str:
        return self.words[self.at]

    def choice(self) -> Pattern:
        options = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            options.append(self.sequence())
        if len(options) == 1:
            return options[0]
        return Pattern(
            f"(?:{'|'.join(o.regex for o in options)})",
            frozenset().union(*(o.starts for o in options)),
            any(o.nullable for o in options),
            max(o.width for o in options),
        )

    def sequence(self) -> Pattern:
        regex, starts, nullable, width = "", frozenset[str](), True, 0
        while self.peek() not in _ENDS:
            item = self.item()
            regex += item.regex
            width += item.width
            if nullable:
                starts |= item.starts
                nullable = item.nullable
        return Pattern(regex, starts, nullable, width)

    def item(self) -> Pattern:
        atom = self.atom()
        if self.peek() == "?":
            self.at += 1
            return Pattern(f"(?:{atom.regex})?", atom.starts, True, atom.width)
        return atom

    def atom(self) -> Pattern:
        piece = self.pieces[self.at]
        self.at += 1
        if piece["name"]:
            return self.letter(piece["name"], piece["key"])
        if piece["space"]:
            return Pattern(" " if self.behind else " ?", frozenset(" "), not self.behind, 1)
        if piece["look"]:
            return self.look(piece["look"])
        if piece["other"] == "(":
            return self.group("(?:")
        if piece["other"] in _PUNCTUATION:
            return Pattern(re.escape(piece["other"]), frozenset(piece["other"]), False, 1)
        raise self.error(f"has {piece['other']!r} where a name or punctuation should stand")

    def letter(self, name: str, key: str | None) -> Pattern:
        if name not in self.classes:
            raise self.error(f"names {name}, which is no class of words")
        letters = self.classes[name]
        regex = letters if len(letters) == 1 else f"[{letters}]"
        return Pattern(f"(?P<{key}>{regex})" if key else regex, frozenset(letters), False, 1)

    def group(self, opening: str) -> Pattern:
        inner = self.choice()
        if self.peek() != ")":
            raise self.error("lacks a )")
        self.at += 1
        return Pattern(f"{opening}{inner.regex})", inner.starts, inner.nullable, inner.width)

    def look(self, opening: str) -> Pattern:
        before = self.behind
        self.behind = before or "<" in opening
        inner = self.group(opening)
        self.behind = before
        return Pattern(inner.regex, frozenset(), True, 0) if self.context else _EMPTY
