"""Known faults of the parser put right: what it hangs on the wrong word, by rules of English grammar."""

from timeline.syntax.repairs.attachment import helped, inside, prefixed, reduced, relative, summed_up
from timeline.syntax.repairs.brackets import bracketed
from timeline.syntax.repairs.coordination import finite, joined_nouns
from timeline.syntax.repairs.subjects import subjects
from timeline.syntax.tree import Token

_MENDS = (prefixed, helped, subjects, relative, inside, reduced, summed_up, joined_nouns, finite)


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
