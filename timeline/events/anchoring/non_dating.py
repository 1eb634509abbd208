"""Time expressions that date no event where they stand: figures to compare with, goals of a way, idioms."""

import re
from itertools import pairwise

from timeline.events.grammar.clause import BE
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree

_FIGURE = 6
"""Tokens: a figure with its unit and a preposition, before a date."""

_NEAR = 4
"""Tokens between a date and the figure that it is compared with: "in May to some 7 percent"."""

_WEEKDAY = re.compile("(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)

_UNITS = frozenset({"point", "points", "percent", "cent", "cents", "%", "places"})
_OTHERS = frozenset({"others", "ones", "one", "anything", "anyone", "any"})
_COMPARED = frozenset({("up", "from"), ("down", "from")})

_LIKENED = 7
"""Tokens before a date in which "as in" may liken one case to another."""


def is_idiom(tree: Tree, tokens: list[Token]) -> bool:
    """Whether an expression is one of a figure of speech: "in this day and age", "to this day", "in the month since
    the vote", which is as long and begins with the vote."""
    first, last = tokens[0], tokens[-1]
    behind = [one.text.lower() for one in tree.tokens[last.index + 1 : last.index + 2]]
    before = [one.text.lower() for one in tree.tokens[max(0, first.index - 1) : first.index]]
    if [first.text.lower(), last.text.lower()] == ["the", "night"] and before[-1:] in (["in"], ["into"], ["through"]):
        return True  # "burned in the night"
    if (
        first.text.lower() == "the"
        and tokens[1:2]
        and tokens[1].text.lower() == "same"
        and behind in (["that"], ["as"])
    ):
        return True  # "on the same day that control passed to Holm"
    if last.text.lower() == "day" and (behind == ["and"] or (before == ["to"] and first.text.lower() == "this")):
        return True
    return first.text.lower() == "the" and behind == ["since"]


def is_unknown_day(tree: Tree, tokens: list[Token], dates: frozenset[int]) -> bool:
    """Whether an expression tells no day that can be known from the day of writing: "on a Saturday morning"; "today" in
    "71 years ago today", of which the years have the date."""
    first = tokens[0].index
    before = [one for one in tree.tokens[max(0, first - 2) : first] if one.text.lower() != "on"]
    if before and before[-1].text.lower() == "ago" and before[-1].index in dates:
        return True
    article = tokens[0] if tokens[0].text.lower() == "a" or first == 0 else tree.tokens[first - 1]
    weekday = any(_WEEKDAY.fullmatch(one.text) for one in tokens) and not any(one.tag == "CD" for one in tokens)
    return weekday and article.text.lower() == "a" and tree.top_of(tokens).dep == "pobj"


def day_behind_ago(tree: Tree, last: Token, dates: frozenset[int]) -> set[int]:
    """The "today", "this week" or "on Sunday" behind "71 years ago"."""
    if last.text.lower() != "ago":
        return set()
    begin = last.index + 1
    on = tree.tokens[begin : begin + 1]
    day = begin + (1 if on and on[0].text.lower() == "on" else 0)
    end = day
    while end in dates:
        end += 1
    return set(range(begin, end)) if end > day else set()


def is_likened(tree: Tree, first: int) -> bool:
    """Whether a date is that of another case, to which one is likened: "may open the door, as in Iran in 1979"."""
    for place in range(first - 1, max(0, first - _LIKENED), -1):
        one, before = tree.tokens[place], tree.tokens[place - 1]
        if one.tag.startswith("VB") or one.text == ",":
            return False
        if one.text.lower() == "as" and tree.tokens[place + 1].text.lower() == "in":
            return before.text == ","
    return False


_PREVIOUS = re.compile(r"\b(?:previous|preceding|year before)\b", re.IGNORECASE)
_YEAR_AGO = re.compile(r"\b(?:ago|earlier)\b", re.IGNORECASE)
_YEAR = re.compile("[12][0-9]{3}")
_PERIOD = re.compile(rf"\b(?:year|quarter|half|month|period)\b|^{_YEAR.pattern}$", re.IGNORECASE)


def is_compared(tree: Tree, text: str, first: int, last: int) -> bool:
    """Whether the date from one token to another is that of a figure to compare with: "up from 10 yesterday", "down
    from $25bn in 2008", "fell from 64 percent in May to 52"."""
    before = [token.text.lower() for token in tree.tokens[max(0, first - _FIGURE) : first]]
    behind = tree.tokens[last + 1 : last + 2]
    if behind and behind[0].text.lower() == "than" and text.lower().endswith(("earlier", "later", "sooner")):
        return True  # "six weeks earlier than planned"
    percent = before[-2:-1] and before[-2] in _UNITS and before[-1] == "on"
    if percent and (_PREVIOUS.search(text) or text.lower().endswith("earlier")):
        return True  # "up nearly 6% on the previous day"
    counted = text.lower().startswith("more than") and tree.tokens[first - 1].tag == "CD"
    if counted and first:
        return True  # "5,000 more than a week ago"
    near = tree.tokens[max(0, first - _FIGURE) : first]
    figures = {one.text.lower() for one in near if one.tag == "CD" or one.text in ("%", "$")} | _UNITS
    steps = [word for word in before if word in ("up", "down", "from") or not (word.endswith("ly") or word in figures)]
    if any(pair in _COMPARED for pair in pairwise(steps)) and "," not in before[-2:]:
        return True
    if _is_of_figure_before(tree, text, first):
        return True
    compared = _has_figure(_after_last("from", tree.tokens[max(0, first - _FIGURE) : first]))
    earlier = text.lower().endswith(("earlier", "before", "ago"))  # "fell to $7m from $8m a year earlier"
    if before[-1:] == ["from"] and earlier and not _goes_to(tree, last):
        return True  # "demand halved from a year earlier"
    return compared and (earlier or _goes_to(tree, last))


def _is_of_figure_before(tree: Tree, text: str, first: int) -> bool:
    """Whether a period is that of the figure behind "from": "to 300 from 400 in 1980", "from $10m, or 49 cents a share,
    in the year-ago period"; a day ("on Monday") mostly is the verb's."""
    for below, above in pairwise(tree.path_up(tree.tokens[first])):
        figures = [one for one in _from(tree, above) if one.index < first and one is not below]
        if figures and (_YEAR_AGO.search(text) or (above.dep == "prep" and _PERIOD.search(text))):
            return True
    return False


def _from(tree: Tree, above: Token) -> list[Token]:
    """The figures of "from": of this word, or of those below a verb."""
    froms = [one for one in (above, *tree.children(above, "prep")) if one.text.lower() == "from"]
    things = [thing for one in froms for thing in tree.children(one, "pobj")]
    figures = (one for one in things if one.tag == "CD" or one.text.lower() in _UNITS)  # not "from 4 sites in 1980"
    return [one for one in figures if not _YEAR.fullmatch(one.text)]


def _after_last(word: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    places = [place for place, token in enumerate(tokens) if token.text.lower() == word]
    return tokens[places[-1] + 1 :] if places else ()


def _goes_to(tree: Tree, last: int) -> bool:
    """Whether "to" and another figure stand right behind a date."""
    behind = tree.tokens[last + 1 : last + 2 + _NEAR]
    return bool(behind) and behind[0].text.lower() == "to" and _has_figure(behind[1:])


def _has_figure(tokens: tuple[Token, ...]) -> bool:
    return any(token.tag == "CD" or token.text == "$" for token in tokens)


def is_in_comparison(tree: Tree, participle: Token) -> bool:
    """Whether a participle only says what something is compared with: "milder than others seen in 1957"."""
    noun = tree.head(participle)
    if noun is None or participle.tag != "VBN":
        return False
    if noun.text.lower() == "than":
        return tree.child(participle, "aux", "auxpass") is None  # "than any recorded in 1957"
    unnamed = noun.tag in ("DT", "PRP") or noun.text.lower() in _OTHERS
    return participle.dep == "acl" and unnamed and tree.tokens[noun.head].text.lower() == "than"


def is_in_simile(tree: Tree, verb: Token) -> bool:
    """Whether a verb belongs to what something is said to be like: "it would be like having a foot of snow
    tomorrow"."""
    for one in tree.path_up(verb):
        likeness = tree.head(one) if one.dep == "pcomp" else None
        if likeness is not None and likeness.text.lower() == "like":
            return tree.tokens[likeness.head].text.lower() in BE
    return False


def is_goal(tree: Tree, preposition: Token, words: EventWords) -> bool:
    """Whether a date is where somebody is said to go: "as he heads into 2012"."""
    verb = tree.head(preposition)
    goal = preposition.text.lower() in ("into", "toward", "towards")
    return goal and verb is not None and verb.text.lower() in words.heading


def is_of_participle(tree: Tree, verb: Token, first: int, last: int) -> bool:
    """Whether what the parser took for the verb of a clause is a participle with its date, for the clause's own verb
    follows the date: "warned the fund (agreed last week) might not cover the costs"."""
    helped = tree.child(verb, "aux", "auxpass") is not None
    if verb.tag not in ("VBD", "VBN") or helped or verb.index + 2 < first or first < verb.index:
        return False
    behind = tree.tokens[last + 1 : last + 2]
    finite = bool(behind) and behind[0].tag in ("MD", "VBD", "VBZ", "VBP")
    return finite and _is_of_clause(tree, behind[0], verb)


def _is_of_clause(tree: Tree, finite: Token, verb: Token) -> bool:
    """Whether a finite verb, or the one that it helps, hangs on another and has no subject of its own."""
    head = tree.head(finite)
    main = head if head is not None and finite.dep in ("aux", "auxpass") else finite
    own = tree.child(main, "nsubj", "nsubjpass", "expl", "csubj")
    return own is None and main.head == verb.index and main.dep in ("xcomp", "ccomp", "dep", "advcl", "acl")
