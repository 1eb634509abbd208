"""Which time expressions can date an event, and which sentences must be parsed to find it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from timeline.calendar.when import Precision, When
from timeline.model import STORY, Sentence, Timex
from timeline.syntax.tree import Token, Tree

_PERSON = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_THING = re.compile(r"\bit\b", re.IGNORECASE)
_OWNER = re.compile(r"\W*(?:\S+\s+){0,4}(?:his|her|its)\b", re.IGNORECASE)
_DAY_WORD = re.compile(
    r"(?:1[5-9]|20|21)[0-9]{2}(?!\s*(?:[A-Z]{2,4}\b|h))|day\b|[A-Z][a-z]{2,}|morrow|(?<!mid)night|morning|evening|afternoon",
    re.ASCII,
)
"""What a time with a day of its own holds: a year (not "1900 GMT"), a weekday, a month, "yesterday", "this morning"."""

_BEFORE = 3
_BEFORE_IT = 2
_BEFORE_OWNER = 1
"""Sentences before "he" or "she", before "it", and before "his" or "its" at a sentence's head, that may hold what they
mean."""

_ASIDES = {"(": ")", ")": "", "--": "--", "—": "—"}
_VAGUE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


def dates_something(timex: Timex) -> bool:
    """Whether an expression can be an event's date: durations, habits and "now" cannot, but "in two weeks" can."""
    if timex.type == "DURATION" and timex.direction in ("ahead", "within"):
        return True
    return timex.type in ("DATE", "TIME") and timex.value not in _VAGUE


def is_bare_clock(timex: Timex) -> bool:
    """Whether an expression tells a time of day and no day: "at 10:30" is on the day that the story is at."""
    return timex.type == "TIME" and not _DAY_WORD.search(timex.text.partition("(")[0])


def is_day(timex: Timex) -> bool:
    """Whether an expression names one day."""
    when = timex.when
    single = isinstance(when, When) and when.precision >= Precision.DAY and when.first == when.last
    return single and not is_bare_clock(timex)


def is_attribute(tree: Tree, timex: Timex) -> bool:
    """Whether an expression only says which thing is meant: "the 20 April fire", "Monday's vote"."""
    tokens = tree.within(timex.start, timex.end)
    if not tokens:
        return False  # the parser reads no sentence to its end that is too long
    top = tree.top_of(tokens)
    noun = tree.head(top)
    before = noun is not None and noun.tag.startswith("NN") and top.index < noun.index
    return before and top.dep in ("compound", "nummod", "amod", "poss", "nmod")


def in_brackets(tree: Tree, timex: Timex) -> bool:
    """Whether an expression stands in round brackets: "the new day at the same times (3 p.m. and 7:30 p.m.)"."""
    before = [token.text for token in tree.tokens if token.end <= timex.start]
    return before.count("(") > before.count(")")


def is_aside(tree: Tree, tokens: list[Token], governor: Token | None) -> bool:
    """Whether the expression stands in brackets or between dashes with other words, and what it would date outside:
    "its dividend (more than $10bn last year)"."""
    first, last = tokens[0].index, tokens[-1].index
    opening = next((one.index for one in reversed(tree.tokens[:first]) if one.text in _ASIDES), None)
    closing = next((one.index for one in tree.tokens[last + 1 :] if one.text in _ASIDES), None)
    if governor is None or opening is None or closing is None:
        return False
    if _ASIDES[tree.tokens[opening].text] != tree.tokens[closing].text:
        return False
    inside = [one for one in tree.tokens[opening + 1 : closing] if not first <= one.index <= last]
    alone = all(one.tag in ("IN", "DT", "TO", "RB") for one in inside)
    return not alone and not opening < governor.index < closing


def is_byname(tree: Tree, tokens: list[Token], timex: Timex, governor: Token | None) -> bool:
    """Whether a year or a run of years alone in brackets says which thing or whose life is meant: "his novel Tide
    (1986) was filmed in 1993"."""
    first, last = tokens[0].index, tokens[-1].index
    around = [one.text for one in (*tree.tokens[max(0, first - 1) : first], *tree.tokens[last + 1 : last + 2])]
    when = timex.when
    year = isinstance(when, When) and when.precision <= Precision.YEAR
    outside = governor is not None and not first <= governor.index <= last
    return year and outside and around == ["(", ")"] and first > 1 and tree.tokens[first - 2].tag.startswith("NN")


def sentences_to_parse(text: str, sentences: Sequence[Sentence], timexes: Sequence[Timex]) -> tuple[Sentence, ...]:
    """The sentences whose trees anchoring reads: those that hold a dating expression, and some before a pronoun."""
    starts = [timex.start for timex in timexes if dates_something(timex)]
    wanted: set[int] = set()
    for index, sentence in enumerate(sentences):
        if sentence.role in STORY and (sentence.under is not None or _holds(sentence, starts)):
            wanted.add(index)
            person, thing = (word.search(text, sentence.start, sentence.end) for word in (_PERSON, _THING))
            owner = _OWNER.match(text, sentence.start, sentence.end)
            reach = _BEFORE if person else _BEFORE_IT if thing else _BEFORE_OWNER if owner else 0
            wanted.update(one for one in range(max(0, index - reach), index) if sentences[one].role in STORY)
    return tuple(sentences[index] for index in sorted(wanted))


def sentences_of_spans(
    sentences: Sequence[Sentence], timexes: Sequence[Timex], spans: Iterable[tuple[int, int]]
) -> tuple[Sentence, ...]:
    """The sentences that hold a dating expression or one of some spans of the text."""
    starts = sorted([timex.start for timex in timexes if dates_something(timex)] + [start for start, _ in spans])
    return tuple(sentence for sentence in sentences if _holds(sentence, starts))


def by_tree(trees: Sequence[Tree], timexes: Sequence[Timex]) -> list[list[Timex]]:
    """For each tree the dating expressions inside its sentence; both are in text order."""
    dating = [timex for timex in timexes if dates_something(timex)]
    starts = [timex.start for timex in dating]
    found = []
    for tree in trees:
        low, high = bisect_left(starts, tree.sentence.start), bisect_left(starts, tree.sentence.end)
        found.append([timex for timex in dating[low:high] if timex.end <= tree.sentence.end])
    return found


def above(tree: Tree, timexes: Sequence[Timex]) -> Timex | None:
    """The date that stands above a list in which a sentence is a bullet."""
    if tree.sentence.under is None:
        return None
    start, end = tree.sentence.under
    inside = [timex for timex in timexes if start <= timex.start < end and dates_something(timex)]
    return inside[-1] if inside else None


def holds_habit(trees: Sequence[Tree], timexes: Sequence[Timex]) -> list[bool]:
    """For each tree whether its sentence tells a habit: "open daily from 10 a.m." dates no event."""
    starts = [timex.start for timex in timexes if timex.type == "SET"]
    return [_holds(tree.sentence, starts) for tree in trees]


def _holds(sentence: Sentence, starts: list[int]) -> bool:
    place = bisect_left(starts, sentence.start)
    return place < len(starts) and starts[place] < sentence.end
