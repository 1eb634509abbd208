"""Who is meant: what the pronouns and the bare phrases of a document stand for, where one name is clearly ahead."""

from collections.abc import Mapping, Sequence

from timeline.events.coreference.agreement import Anaphor, Referent, anaphors, owning
from timeline.events.coreference.antecedents import Candidate, Scene
from timeline.events.coreference.names import Names
from timeline.lexicon.reference import ReferenceWords
from timeline.syntax.tree import Tree


def references(names: Names, trees: Sequence[Tree]) -> dict[int, Referent]:
    """What stands for a name or a noun told elsewhere, by its start in the document; what is left open is left out.

    `names` are those of the document, `trees` those of its sentences that are parsed, in their order.
    """
    known = names.story.known
    if not any(True for tree in trees for _ in anaphors(tree, known)):
        return {}
    scene, words = Scene(names), known.reference
    found: dict[int, Referent] = {}
    for tree in trees:
        here = scene.enter(tree)
        for one in anaphors(tree, known):
            chosen = clearly_ahead(scene.candidates(one, here), scene.leaving(one, here), words)
            scene.resolved(one, chosen.key if chosen is not None else None, here)
            if chosen is not None:
                found[one.token.start] = _put(one, chosen)
    return found


def clearly_ahead(made: Sequence[Candidate], leaving: frozenset[str], words: ReferenceWords) -> Candidate | None:
    """The candidate whose sum is ahead of all others', and of leaving the anaphor, by the margin."""
    ranked = sorted(((_sum(one.features, words.weights), place) for place, one in enumerate(made)), reverse=True)
    if not ranked:
        return None
    rest = max([_sum(leaving, words.weights), *(score for score, _ in ranked[1:2])])
    best = made[ranked[0][1]]
    return best if best.text and ranked[0][0] - rest >= words.margin else None


def _sum(features: frozenset[str], weights: Mapping[str, int]) -> int:
    return sum(weights.get(name, 0) for name in features)


def _put(one: Anaphor, chosen: Candidate) -> Referent:
    owns = one.is_owner and not chosen.text.endswith(("'s", "’s"))
    return Referent(owning(chosen.text) if owns else chosen.text, chosen.head, one.also)
