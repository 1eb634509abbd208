"""The date of any event of a story, given by its place in the text: also where its sentence holds no date.

In this order: the expression that dates the event's own clause, or the nearest clause that shares its time; another
mention of the same happening that is dated; the date that the narrative carries on; the day of reporting. Each has
its reason.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from timeline.calendar.when import Precision, Resolution, Unresolved, When
from timeline.events.anchoring.anchor import Anchor
from timeline.events.anchoring.eligibility import by_tree, is_attribute, is_bare_clock, is_day
from timeline.events.faults import Faults
from timeline.events.grammar.clause import has_modal, is_verb
from timeline.events.parsed_document import ParsedDocument
from timeline.events.timing.bounds import finished, signal_of
from timeline.events.timing.tense import side_of
from timeline.lexicon.events import EventWords
from timeline.model import Timex, Trail
from timeline.syntax.tree import Token, Tree

Span = tuple[int, int]

_UP = {"conj": 0.5, "xcomp": 0.2, "ccomp": 1.0, "advcl": 1.0, "relcl": 3.0, "acl": 2.0, "pcomp": 0.5, "parataxis": 1.5}
_DOWN = {
    "conj": 0.5,
    "xcomp": 2.0,
    "ccomp": 3.0,
    "advcl": 1.5,
    "relcl": 5.0,
    "acl": 5.0,
    "pcomp": 2.0,
    "parataxis": 3.0,
}
"""What it costs a date to reach an event: up from the event to the dated word's clause, and down into a clause below.

The date of a clause holds for what stands in it more than the date of a clause inside it holds for the outer one.
"""

_NOUN_STEP = 0.4
_FROM_NOUN = 3.0
"""The date of a noun ("the 2005 murder") is its own and not its verb's."""

_REACH = 2.9
"""A date farther away than this in the tree is another clause's."""

_FAR = 100.0
_NO_VERB = 2.0
"""A sentence without a verb is one happening; its date holds for all of it."""

_STEM_LETTERS = 5


_RECENT_DAYS = 14
"""News tells of what happened in the last days: an older date is background, not the day of the story."""

_CARRIED_SENTENCES = 2
"""Over so many sentences without a date a narrative goes on with the last one."""


@dataclass(slots=True)
class _Story:
    """The trees of a document with their dated words, and what the whole story says of its days; `named` are for each
    tree the nouns that a date stands before ("a Tuesday flight"), by index."""

    trees: Sequence[Tree]
    anchors: list[list[Anchor]]
    document_date: When | None
    words: EventWords
    told: dict[str, When] = field(default_factory=dict)
    starts: Sequence[int] = ()
    named: list[dict[int, Timex]] = field(default_factory=list)
    day: When | None = None
    speech_day: When | None = None
    coming: When | None = None


def date_spans(told: ParsedDocument, spans: Iterable[Span]) -> tuple[Resolution, ...]:
    """The dates of events, one for each span and in the spans' order.

    The trees must be those of all sentences that hold a span or a time expression. An event for which nothing tells a
    date is `Unresolved`.
    """
    anchors = [[one for one in some if _is_dated(one)] for some in told.anchors(Faults())]
    starts = [tree.sentence.start for tree in told.trees]
    story = _Story(told.trees, anchors, told.date.when, told.words, starts=starts)
    story.named = [_named(*pair) for pair in zip(told.trees, by_tree(told.trees, told.timexes), strict=True)]
    for one in (anchor for some in anchors for anchor in some):
        _remember(story, one)
    story.speech_day, story.day = _prominent_days(told, story)
    story.coming = _first_to_come(story)
    return tuple(_date(story, span) for span in spans)


def _named(tree: Tree, timexes: Iterable[Timex]) -> dict[int, Timex]:
    """The nouns that say with a date which of their kind is meant, by index."""
    own = (one for one in timexes if isinstance(one.when, When) and is_attribute(tree, one))
    return {_head_noun(tree, tree.top_of(tree.within(one.start, one.end))).index: one for one in own}


def _head_noun(tree: Tree, date: Token) -> Token:
    """The noun at the end of a run like "a Tuesday traffic stop"."""
    noun = tree.tokens[date.head]
    while noun.dep == "compound" and noun.head > noun.index:
        noun = tree.tokens[noun.head]
    return noun


def _is_dated(anchor: Anchor) -> bool:
    return isinstance(anchor.timex.when, When) and not is_bare_clock(anchor.timex)


def _dated(anchor: Anchor, words: EventWords) -> Resolution:
    return finished(anchor.timex.when, Trail("", anchor.timex, signal=signal_of(anchor, words)))


def _remember(story: _Story, anchor: Anchor) -> None:
    """The words of a dated clause, by which other sentences may speak of the same happening."""
    when = _dated(anchor, story.words)
    governor = anchor.governor
    if governor is None or not isinstance(when, When) or when.is_open or _is_saying(governor, story.words):
        return
    related = [child for child in anchor.tree.children(governor) if child.text.lower() in story.words.event_nouns]
    for word in (governor, *related):
        known = story.told.get(_stem(word))
        if known is None or known.precision < Precision.MONTH < when.precision:
            story.told[_stem(word)] = when


def _prominent_days(told: ParsedDocument, story: _Story) -> tuple[When | None, When | None]:
    """The recent days that the speakers' words and that all else is most often dated with; the first of equals."""
    anchors = {anchor.timex.start: anchor for some in story.anchors for anchor in some}
    votes: tuple[Counter[When], Counter[When]] = (Counter(), Counter())
    for timex in told.timexes:
        anchor = anchors.get(timex.start)
        when = anchor.timex.when if anchor is not None else timex.when
        if is_day(timex) and isinstance(when, When) and _is_recent(when, story.document_date):
            governor = anchor.governor if anchor is not None else None
            if governor is not None or not _is_of_writing(when, story.document_date):
                of_story = governor is None or not _is_saying(governor, story.words)
                votes[of_story][When(when.first, when.last)] += 1
    speech, story_day = (vote.most_common(1)[0][0] if vote else None for vote in votes)
    return speech, story_day


def _is_of_writing(when: When, document_date: When | None) -> bool:
    """Whether a date is the document's own: standing by itself it is a dateline and dates no event."""
    return document_date is not None and when.first == document_date.first


def _first_to_come(story: _Story) -> When | None:
    """The first date after the day of writing that the story tells: what "will" happen is mostly about that."""
    written = story.document_date.last if story.document_date is not None else None
    for anchor in (anchor for some in story.anchors for anchor in some):
        when = anchor.timex.when
        if isinstance(when, When) and written is not None and when.first is not None and when.first > written:
            return when
    return None


def _is_recent(when: When, document_date: When | None) -> bool:
    if when.first is None or when.first != when.last:
        return False
    if document_date is None or document_date.last is None:
        return True
    return 0 <= document_date.last - when.first <= _RECENT_DAYS


def _is_saying(token: Token, words: EventWords) -> bool:
    return token.text.lower() in words.saying | words.denying


def _stem(token: Token) -> str:
    return token.text.lower()[:_STEM_LETTERS]


def _date(story: _Story, span: Span) -> Resolution:
    index = bisect_right(story.starts, span[0]) - 1
    tree = story.trees[index] if index >= 0 else None
    tokens = tree.within(*span) if tree is not None else []
    if tree is None or not tokens:
        return Unresolved("the event stands in no sentence of the story")
    return _in_tree(story, index, tree, tree.top_of(tokens))


def _in_tree(story: _Story, index: int, tree: Tree, event: Token) -> Resolution:
    named = story.named[index].get(event.index)
    if named is not None and not any(one.governor is event for one in story.anchors[index]):
        return finished(named.when, Trail("", named))
    nearest = _nearest(story, index, tree, event)
    if nearest is not None:
        return nearest
    return _untold(story, index, tree, event) or story.document_date or Unresolved("nothing tells its date")


def _untold(story: _Story, index: int, tree: Tree, event: Token) -> When | None:
    """The date of an event whose clause has none."""
    if _is_saying(event, story.words):
        return story.speech_day
    same = None if event.text.lower() in story.words.empty_verbs else story.told.get(_stem(event))  # not "took"
    if same is not None:
        return same
    if not _tells_past(tree, event):
        return story.coming if side_of(tree, event, story.words) == "future" and has_modal(tree, event) else None
    return _carried(story, index, tree) or story.day


def _carried(story: _Story, index: int, tree: Tree) -> When | None:
    """The last date told before in the same paragraph: a narrative goes on with it."""
    for back in range(1, _CARRIED_SENTENCES + 1):
        if index - back < 0 or story.trees[index - back].sentence.paragraph != tree.sentence.paragraph:
            return None
        for anchor in reversed(story.anchors[index - back]):
            if isinstance(anchor.timex.when, When) and anchor.timex.when.precision >= Precision.DAY:
                return anchor.timex.when
    return None


def _tells_past(tree: Tree, event: Token) -> bool:
    """Whether the clause of an event tells what is over: its past tense, a headline's present, or a noun."""
    if tree.sentence.role == "headline":
        return True
    verb = next((one for one in tree.path_up(event) if is_verb(one)), None)
    if verb is None or not is_verb(event):
        return True
    helpers = {aux.tag for aux in tree.children(verb, "aux", "auxpass")}
    if "MD" in helpers or (helpers & {"VBZ", "VBP"} and verb.tag == "VBG"):
        return False
    return verb.tag not in ("VBZ", "VBP")


def _nearest(story: _Story, index: int, tree: Tree, event: Token) -> Resolution | None:
    """The date that reaches the event in its own sentence; of equally near ones the finest.

    What somebody says on a day is over by then: it has the day of the story, where the story has one.
    """
    reaching = [(cost, anchor) for anchor in story.anchors[index] if (cost := _cost(tree, event, anchor)) <= _REACH]
    if not reaching:
        return None
    nearest = min(reaching, key=lambda pair: (pair[0], -_fineness(pair[1])))[1]
    spoken = (
        nearest.governor is not None and nearest.governor is not event and _is_saying(nearest.governor, story.words)
    )
    if spoken and story.day is not None and is_verb(event) and _tells_past(tree, event):
        return story.day
    return _dated(nearest, story.words)


def _fineness(anchor: Anchor) -> int:
    return anchor.timex.when.precision if isinstance(anchor.timex.when, When) else 0


def _cost(tree: Tree, event: Token, anchor: Anchor) -> float:
    """How far a dated word is from an event: the relations on the way between them in the tree."""
    if anchor.governor is None:
        return _NO_VERB
    up = tree.path_up(event)
    down = tree.path_up(anchor.governor)
    meeting = next((token for token in up if token in down), None)
    if meeting is None:
        return _FAR
    rise, descent = up[: up.index(meeting)], down[: down.index(meeting)]
    clause_of_noun = rise and rise[-1].dep in ("relcl", "acl") and meeting is anchor.governor
    cost = sum(_UP.get(token.dep, _NOUN_STEP) for token in (rise[:-1] if clause_of_noun else rise))
    cost += sum(_DOWN.get(token.dep, _NOUN_STEP) for token in descent)
    return cost + (_FROM_NOUN if descent and not is_verb(anchor.governor) else 0.0)
