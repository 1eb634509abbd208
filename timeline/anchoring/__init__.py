"""Event-time anchoring: parsed sentences and time expressions in, events out.

For every expression that dates something: the verb or event noun that it dates (`governor`), how the text holds it
(`status`), and a line that says it (`headline`).
"""

from timeline.anchoring.events import anchor
from timeline.anchoring.spans import date_spans
from timeline.anchoring.told import Told
from timeline.events.anchoring.eligibility import sentences_of_spans, sentences_to_parse
from timeline.events.coreference.mentions import story_of
from timeline.events.timing.bounds import finished

__all__ = ["Told", "anchor", "date_spans", "finished", "sentences_of_spans", "sentences_to_parse", "story_of"]
