"""One document as the stages before tell it: its date, its trees, its time expressions, and their anchors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.events.anchoring.anchor import Anchor, dates_in
from timeline.events.anchoring.eligibility import above, by_tree, holds_habit, in_brackets, is_bare_clock
from timeline.events.anchoring.entries import entry_below
from timeline.events.anchoring.governor import anchor_of
from timeline.events.coreference.story import Story
from timeline.events.faults import Faults
from timeline.events.timing.chronicle import in_order
from timeline.events.timing.company import beside_others
from timeline.events.timing.reattachment import in_its_time, of_what_is_meant
from timeline.events.timing.tense import Redirect, on_its_side
from timeline.lexicon.events import EventWords
from timeline.model import DocumentDate, Timex
from timeline.syntax.tree import Tree


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document's date, its trees and its time expressions in text order, the words of its language and of its story.

    `redirect` gives an expression on the other side of the day of writing; the tense of the parsed clause knows better
    than the words around an expression.
    """

    date: DocumentDate
    trees: Sequence[Tree]
    timexes: Sequence[Timex]
    words: EventWords
    redirect: Redirect
    story: Story

    def anchors(self, faults: Faults) -> list[list[Anchor]]:
        """For each tree the anchors of its dating expressions, in text order; what fails is noted and left out."""
        return in_order(list(self._sided(faults)), self.words, self.redirect)

    def _sided(self, faults: Faults) -> Iterator[list[Anchor]]:
        habits = iter(holds_habit(self.trees, self.timexes))
        for tree, inside in zip(self.trees, by_tree(self.trees, self.timexes), strict=True):
            habit = next(habits, False)
            told = (one for one in inside if not (is_bare_clock(one) and (habit or in_brackets(tree, one))))
            dates = dates_in(tree, inside)
            found = (faults.guarded(self._anchor, tree, timex, dates, at=timex.text) for timex in told)
            placed = [one for one in found if one is not None]
            beside = faults.guarded(beside_others, placed, self.words, self.redirect, at=_words_of(tree))
            over = above(tree, self.timexes) if not inside else None
            listed = entry_below(tree, over) if over is not None else None
            yield [listed] if listed is not None else (placed if beside is None else beside)

    def _anchor(self, tree: Tree, timex: Timex, dates: frozenset[int]) -> Anchor | None:
        """What an expression dates, with its date on the side that the clause's tense tells."""
        found = anchor_of(tree, timex, self.words, dates)
        if found is None:
            return None
        meant = of_what_is_meant(found, self.words, self.redirect, self.date.when)
        return in_its_time(on_its_side(meant, self.words, self.redirect), self.words, self.date.when)


def _words_of(tree: Tree) -> str:
    return " ".join(token.text for token in tree.tokens)
