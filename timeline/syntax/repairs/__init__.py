"""Known faults of the parser put right: what it hangs on the wrong word, by rules of English grammar."""

from timeline.syntax.repairs.attachment import (
    accused,
    appointed,
    beginning,
    dated_noun,
    emphatic,
    foreseen,
    fronted,
    helped,
    hyphened,
    inside,
    joined,
    opening,
    prefixed,
    quality,
    reduced,
    relative,
    stated,
    summed_up,
    sums,
    titled,
    wells,
)
from timeline.syntax.repairs.brackets import bracketed
from timeline.syntax.repairs.coordination import compared, finite, joined_nouns, unchanged
from timeline.syntax.repairs.subjects import (
    after_which,
    calling,
    contact,
    main_verb,
    missing,
    operated,
    subjects,
    two_subjects,
    when_it,
)
from timeline.syntax.tree import Token

_MENDS = (
    hyphened,
    prefixed,
    sums,
    wells,
    helped,
    emphatic,
    main_verb,
    calling,
    two_subjects,
    subjects,
    joined,
    fronted,
    relative,
    inside,
    contact,
    operated,
    after_which,
    when_it,
    missing,
    quality,
    stated,
    dated_noun,
    reduced,
    beginning,
    accused,
    foreseen,
    appointed,
    titled,
    summed_up,
    opening,
    joined_nouns,
    compared,
    unchanged,
    finite,
)


def mended(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, those with another head that the parser is known to misplace; each still hangs below a
    root."""
    better = tokens
    for mend in _MENDS:
        better = mend(better)
    return better if _is_tree(better) else tokens


def told_of_names(tokens: list[Token]) -> list[Token]:
    """The tokens of a whole sentence, with its brackets put in, those of a bracket hung on the name before it."""
    better = bracketed(tokens)
    return better if _is_tree(better) else tokens


def _is_tree(tokens: list[Token]) -> bool:
    rooted: set[int] = set()
    for token in tokens:
        path: list[int] = []
        index = token.index
        while index not in rooted and tokens[index].head != index:
            if index in path:
                return False
            path.append(index)
            index = tokens[index].head
        rooted.update(path, (index,))
    return True
