"""How much two mentions look like one event: a weighted sum over a few things that both texts tell.

Words are compared by presence. How rare a word is in the run says nothing here: the words that a story's articles
share are those that tell its events.
"""

from dataclasses import dataclass
from itertools import chain

# The weights, in log-odds. A start was fitted by logistic regression on the pairs of mentions of ECB+'s training topics
# together with 279 pairs of lines of one window that were judged by hand (four topics of Timeline17, seven stories of
# 2015 to 2018). Rounded, and then set by hand where the two disagreed or where wrong groups were read: CONTEXT, UNLIKE,
# OTHER_NUMBER, SAME_DOCUMENT. What earned nothing was left out: places and names that agree, times of day.
SAME_TRIGGER = 3.9
KIN_TRIGGER = 3.6
TOLD_TRIGGER = 1.4
"""For each mention whose trigger stands among the other's words; only where the triggers are no kin."""
WORDS = 2.0
INSIDE = 0.8
"""The share of the shorter line's words that the other line holds."""
UNLIKE = -0.15
"""For each word of the shorter line, at most `_MANY`: long lines that tell one event share more than their trigger."""
CONTEXT = 4.0
OTHER_ACTOR = -1.3
OTHER_PLACE = -0.5
SAME_NUMBER = 0.8
OTHER_NUMBER = -0.5
SPEECH = -1.6
OTHER_SENSE = -4.0
"""Where one tells that something was, and the other that it was not."""
SAME_DOCUMENT = -2.2
SAME_SENTENCE = -1.4

_MANY = 8


@dataclass(frozen=True, slots=True)
class Cues:
    """What is compared of one mention. An empty field says nothing, so nothing in it can disagree.

    `trigger` is the stem of the word that tells the event, "" where it is a verb that tells nothing by itself ("be",
    "take"), and `kin` the name of the family of words that it belongs to. `words` are the stems of the mention's line
    beside the trigger, `context` those of its whole sentence. `actors` are the stems of each name that takes part, the
    one that acts first; `place` are stems of names, `numbers` what is counted. `first` and `last` are the day numbers
    of its window, `None` where that end is not known. `held` is how the text holds it (fact, plan, denial ...): what is
    held in two ways is never one event. `document` names its text and `sentence` is the place of its sentence there.
    `speech` tells that the trigger is a verb of saying, `lead` that only the article's own date dates it, `negated`
    that it tells what was not.
    """

    trigger: str = ""
    kin: str = ""
    words: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    actors: tuple[frozenset[str], ...] = ()
    place: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    first: int | None = None
    last: int | None = None
    held: str = ""
    document: str = ""
    sentence: int = 0
    speech: bool = False
    lead: bool = False
    negated: bool = False


def likeness(one: Cues, other: Cues) -> float:
    """How much speaks for two mentions being one event, in log-odds but for what their dates or stories say.

    It is the same in both directions. Unlike mentions are near 0, like ones above 4.
    """
    shared, many, few = len(one.words & other.words), len(one.words), len(other.words)
    if many < few:
        many, few = few, many
    found = _triggers(one, other) + UNLIKE * (few if few < _MANY else _MANY)
    if shared:
        found += WORDS * 2 * shared / (many + few) + INSIDE * shared / few
    if one.context and other.context:
        found += CONTEXT * 2 * len(one.context & other.context) / (len(one.context) + len(other.context))
    if one.numbers and other.numbers and not one.numbers.isdisjoint(other.numbers):
        found += SAME_NUMBER
    return found + _against(one, other)


def tell_one_kind(one: Cues, other: Cues) -> bool:
    """Whether two mentions of one day tell the same kind of happening and nothing sets them apart: no other who acts,
    no other place. Readers take them for one event told twice."""
    same = one.trigger == other.trigger or (one.kin and one.kin == other.kin)
    day = one.first is not None and (one.first, one.last) == (other.first, other.last)
    if not (same and day and one.trigger) or one.speech or one.held != other.held or one.negated != other.negated:
        return False
    apart = one.actors and other.actors and _others_act(one.actors, other.actors)
    return not apart and (not one.place or not other.place or not one.place.isdisjoint(other.place))


def _triggers(one: Cues, other: Cues) -> float:
    if one.trigger and one.trigger == other.trigger:
        return SAME_TRIGGER
    if one.kin and one.kin == other.kin:
        return KIN_TRIGGER
    return TOLD_TRIGGER * ((one.trigger in other.words) + (other.trigger in one.words))


def _against(one: Cues, other: Cues) -> float:
    """What speaks against one event: others who act, another place, words about it, a text that tells both."""
    found = 0.0
    if one.actors and other.actors and _others_act(one.actors, other.actors):
        found += OTHER_ACTOR
    if one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers):
        found += OTHER_NUMBER
    if one.place and other.place and one.place.isdisjoint(other.place):
        found += OTHER_PLACE
    if one.speech or other.speech:
        found += SPEECH
    if one.negated != other.negated:
        found += OTHER_SENSE
    if one.document == other.document:
        found += SAME_DOCUMENT + SAME_SENTENCE * (one.sentence == other.sentence)
    return found


def _others_act(some: tuple[frozenset[str], ...], others: tuple[frozenset[str], ...]) -> bool:
    """Whether neither text names the one who acts in the other."""
    return some[0].isdisjoint(chain.from_iterable(others)) and others[0].isdisjoint(chain.from_iterable(some))
