"""Which mention of an event gives its line: the one that tells what most of them tell, plainly and whole."""

from collections.abc import Sequence

from timeline.lexicon.coreference import CoreferenceWords
from timeline.model import Event, Mention, Status
from timeline.story.bags import bag, length, towards

_BARE = 0.7
"""The confidence, at most, of a line that is a bare noun ("Oil rig fire") or was cut out with doubt."""

_FEW, _MANY = 60, 180
"""Characters: a shorter line seldom tells who did what, a longer one tells several things (an editor's sense of a
line)."""

_OPENING, _ENDING = "“\"'‘", ("…", "...")

_SHORT, _LONG, _QUOTED, _BROKEN, _LEAD = 0.2, 0.2, 0.15, 0.15, 0.1
"""What a fault costs, on the scale of a cosine; chosen by reading the lines of eight stories."""

_FACT, _SURE = 0.1, 0.3
"""What it brings to be told as a fact, and to have a line of full confidence."""


def best_line(candidates: Sequence[Mention], mentions: Sequence[Mention], words: CoreferenceWords) -> Mention:
    """The one of `candidates` whose line stands for all `mentions` of an event; of equal ones the first."""
    if len(candidates) == 1:
        return candidates[0]
    centre = bag(words.stems(one.headline) for one in mentions)
    norm = length(centre)
    return max(candidates, key=lambda one: towards(words.stems(one.headline), centre, norm) + quality(one))


def is_bare(event: Event) -> bool:
    """Whether an event's line is a noun without a clause, or doubtful: on a day that has another it adds nothing."""
    return event.confidence <= _BARE and not (event.mentions and event.mentions[0].lead)


def is_only_lead(event: Event) -> bool:
    """Whether an event is only told by what articles lead with, without a date: theirs may be of a later version."""
    return bool(event.mentions) and all(one.lead for one in event.mentions)


def quality(mention: Mention) -> float:
    """How well a mention's line reads by itself, above or below 0."""
    line = mention.headline
    worth = _SURE * mention.confidence + _FACT * (mention.status == Status.HAPPENED)
    worth -= _SHORT * (len(line) < _FEW) + _LONG * (len(line) > _MANY)
    worth -= _QUOTED * line.startswith(tuple(_OPENING)) + _BROKEN * line.endswith(_ENDING)
    return worth - _LEAD * mention.lead
