"""Event-time anchoring: parsed sentences and time expressions in, events out.

For every expression that dates something: the verb or event noun that it dates (`governor`), how the text holds it
(`status`), and a line that says it (`headline`).
"""

from timeline.anchoring.events import anchor, sentences_to_parse

__all__ = ["anchor", "sentences_to_parse"]
