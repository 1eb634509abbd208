"""An archive: articles read once, whose mentions of events are kept in a file of SQLite and asked many times.

`extract` brings it up to date with its articles, `answer` makes a timeline of what fits a question. The events are made
anew for each question, by `story`, as a run over the articles makes them.
"""

from timeline.archive.asking import Answer, answer
from timeline.archive.base import is_archive
from timeline.archive.extracting import Articles, Extracted, extract

__all__ = ["Answer", "Articles", "Extracted", "answer", "extract", "is_archive"]
