"""From the mentions of all documents to the story: each event once, the ones that matter first.

    Mention* -> merged -> Event* -> ranked (support, salience, rank) -> selected -> in order

Nothing here sees a text: only mentions, and the names and dates of the documents that they come from.
"""

from timeline.story.consolidation import merged
from timeline.story.given import same_events
from timeline.story.ordering import in_story_order, in_time_order, within
from timeline.story.salience import ranked
from timeline.story.selection import Choice, selected
from timeline.story.titles import title
from timeline.story.topics import about

__all__ = [
    "Choice",
    "about",
    "in_story_order",
    "in_time_order",
    "merged",
    "ranked",
    "same_events",
    "selected",
    "title",
    "within",
]
