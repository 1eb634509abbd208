"""Parsed sentences and time expressions in, events out.

For every expression that dates something: the verb or event noun that it dates (`anchoring`) and when that lies
(`timing`), how the text holds it (`factuality`), and a line that says it (`headline`).
"""

from timeline.events.anchoring.eligibility import sentences_of_spans, sentences_to_parse
from timeline.events.coreference.story import story_of
from timeline.events.extraction import anchor
from timeline.events.faults import Faults
from timeline.events.given import mentions_of_spans
from timeline.events.leads import lead_date, lead_sentences, leads
from timeline.events.parsed_document import ParsedDocument
from timeline.events.propagation import date_spans
from timeline.events.timing.bounds import finished

__all__ = [
    "Faults",
    "ParsedDocument",
    "anchor",
    "date_spans",
    "finished",
    "lead_date",
    "lead_sentences",
    "leads",
    "mentions_of_spans",
    "sentences_of_spans",
    "sentences_to_parse",
    "story_of",
]
