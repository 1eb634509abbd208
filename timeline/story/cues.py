"""What is compared of a mention."""

from timeline.calendar.when import When
from timeline.lexicon.coreference import CoreferenceWords, stem
from timeline.model import Mention, Status
from timeline.story.similarity import Cues


def cues_of(mention: Mention, words: CoreferenceWords) -> Cues:
    """What a mention tells of its event, as merging compares it; without an anchor the line's last word tells it."""
    told = [word for word in (mention.trail.anchor or mention.headline).split() if any(map(str.isalnum, word))]
    anchor = told[-1] if told else ""
    trigger, kin = words.trigger(anchor)
    own = {trigger, stem(anchor)}
    when = mention.when if isinstance(mention.when, When) else None
    return Cues(
        trigger=trigger,
        kin=kin,
        words=words.stems(mention.headline) - own,
        context=words.stems(mention.quote.text) - own,
        actors=tuple(name for one in mention.participants if (name := words.stems(one))),
        place=words.stems(mention.place),
        numbers=words.numbers(mention.headline),
        first=when.first if when else None,
        last=when.last if when else None,
        held=str(Status.HAPPENED if mention.status == Status.REPORTED else mention.status),
        document=mention.quote.document,
        sentence=mention.quote.start,
        speech=words.is_saying(anchor),
        lead=mention.lead,
        negated=words.is_negated(mention.headline),
    )
