"""Which mention of an event gives its line: the one that tells what most of them tell, plainly and whole."""

from collections.abc import Sequence

from timeline.lexicon.coreference import CoreferenceWords
from timeline.model import Event, Mention, Status
from timeline.story.bags import bag, length, towards

_FACT, _SURE, _LEAD = 0.1, 0.8, 0.1
"""What it brings to be told as a fact, what a line of full confidence brings, and what it costs to be told first and
without a date: on the scale of a cosine."""

_NOUN = "noun"
"""The sign of a line that is a noun with what belongs to it."""


def best_line(candidates: Sequence[Mention], mentions: Sequence[Mention], words: CoreferenceWords) -> Mention:
    """The one of `candidates` whose line stands for all `mentions` of an event; of equal ones the first."""
    if len(candidates) == 1:
        return candidates[0]
    centre = bag(words.stems(one.headline) for one in mentions)
    norm = length(centre)
    return max(candidates, key=lambda one: towards(words.stems(one.headline), centre, norm) + quality(one))


def is_bare(event: Event) -> bool:
    """Whether an event's line is a noun without a clause: on a day that has another it adds nothing."""
    return _NOUN in event.signs


def is_only_lead(event: Event) -> bool:
    """Whether an event is only told by what articles lead with, without a date: theirs may be of a later version."""
    return bool(event.mentions) and all(one.lead for one in event.mentions)


def quality(mention: Mention) -> float:
    """How well a mention's line reads by itself, from -0.1 to 0.9."""
    return _SURE * mention.confidence + _FACT * (mention.status == Status.HAPPENED) - _LEAD * mention.lead
