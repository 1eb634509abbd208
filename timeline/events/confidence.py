"""How likely a line is to be fit to print: signs that a reader can check, weighed by numbers that are data.

Each sign is a plain question about the line, its sentence or its date. The sum of the weights of those that hold is a
logarithm of odds (in tenths), fitted on lines that were read (`benchmarks/confidence.py`); the language's data holds
the weights, with a line of meaning each.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline.calendar.when import Resolution, When
from timeline.events.anchoring.anchor import ENTRY, Anchor
from timeline.events.grammar.clause import SUBJECTS, is_verb, is_word
from timeline.events.grammar.quotes import in_quotes
from timeline.events.headline.piece import Form, Line
from timeline.lexicon.confidence import Weights
from timeline.lexicon.events import EventWords
from timeline.model import Status
from timeline.syntax.tree import Token, Tree

_FEW, _LEFT_OUT = 5, 4
"""Words of a short line; words that may go from a long one before it counts."""

_TENTHS = 10
_MARKS = ("“", "”", '"')
_POINTING = frozenset({"DT", "PDT"})
_HELD = {Status.PLANNED: "planned", Status.REPORTED: "reported"}
_FORMS = {
    Form.CLAUSE: "clause",
    Form.NOUN_CLAUSE: "noun_clause",
    Form.PARTICIPLE: "participle",
    Form.NOUN: "noun",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A line with what it was made of: its anchor, its date, how it is held, the words that its sentence dates, and
    those of the line that point at something told before."""

    anchor: Anchor
    line: Line
    when: Resolution
    status: Status
    governors: frozenset[int]
    leaning: tuple[str, ...]
    words: EventWords

    @property
    def tree(self) -> Tree:
        """The sentence's tree."""
        return self.anchor.tree


def signs_of(told: Told) -> tuple[str, ...]:
    """The names of the signs that hold for a line, in order."""
    return tuple(sorted({*_of_form(told), *(name for name, holds in _SIGNS.items() if holds(told))}))


def confidence_of(signs: Sequence[str], weights: Weights) -> float:
    """The chance (0 to 1, in hundredths) that a line with these signs is fit to print."""
    total = weights.start + sum(weights.signs[name].weight for name in signs if name in weights.signs)
    return round(1 / (1 + math.exp(-total / _TENTHS)), 2)


def reasons(signs: Sequence[str], weights: Weights) -> tuple[str, ...]:
    """What counted for and against a line, for a reader, the heaviest first."""
    held = [weights.signs[name] for name in signs if name in weights.signs and weights.signs[name].weight]
    return tuple(f"{one.weight:+d}: {one.meaning}" for one in sorted(held, key=lambda one: -abs(one.weight)))


def _of_form(told: Told) -> Iterator[str]:
    form = told.line.piece.form
    if form in _FORMS:
        yield _FORMS[form]
    if told.status in _HELD:
        yield _HELD[told.status]


def _first(told: Told) -> Token | None:
    return next((one for one in told.line.tokens if is_word(one)), None)


def _opens_unclear(told: Told) -> bool:
    first = _first(told)
    return first is not None and first.tag in ("PRP", "PRP$") and first.index not in told.line.said


def _opens_named(told: Told) -> bool:
    first = _first(told)
    return first is not None and (first.tag.startswith("NNP") or first.index in told.line.said)


def _past(told: Told) -> bool:
    """Whether the line's verb, or its helper, is in the plain past."""
    verb = told.line.piece.top
    return verb is not None and any(one.tag == "VBD" for one in (verb, *told.tree.children(verb, "aux", "auxpass")))


def _points(told: Told) -> bool:
    first = _first(told)
    return first is not None and first.text.lower() in told.words.pointing and first.tag in _POINTING


def _opens_common(told: Told) -> bool:
    """Whether the line opens with "the" and a noun that nothing says more of: "The company"."""
    first = [one for one in told.line.tokens if is_word(one)][:2]
    if len(first) < len(("the", "noun")):
        return False
    the, noun = first
    plain = the.text.lower() in told.words.definite and noun.tag in ("NN", "NNS") and noun.dep in SUBJECTS
    more = any(one.index > noun.index for one in told.tree.children(noun))
    return plain and not more and the.index not in told.line.said


def _put_in(told: Told) -> bool:
    return any(one.index in told.line.said and one.tag.startswith("PRP") for one in told.line.tokens)


def _phrase_put_in(told: Told) -> bool:
    return any(one.index in told.line.said and one.tag.startswith("NN") for one in told.line.tokens)


def _nameless(told: Told) -> bool:
    return not told.line.said and not any(one.tag.startswith("NNP") for one in told.line.tokens)


def _count(tokens: Sequence[Token]) -> int:
    return sum(map(is_word, tokens))


def _own_person(told: Told) -> bool:
    """Whether the writer or the reader is in the line, outside of quotations."""
    own = told.words.writer | told.words.reader
    return any(one.text.lower() in own and not in_quotes(told.tree, one) for one in told.line.tokens)


def _speakerless(told: Told) -> bool:
    """Whether the line is a quotation and no more: who speaks is not said."""
    text = told.line.text
    inside = told.tree.sentence.begins_quoted and told.tree.sentence.ends_quoted
    return inside or (text[:1] in _MARKS and text[-1:] in _MARKS and sum(map(text.count, _MARKS)) <= len("“”"))


def _shouts(told: Told) -> bool:
    """Whether three words in capitals follow one another, as in headings and credits."""
    run = 0
    for token in filter(is_word, told.line.tokens):
        run = run + 1 if len(token.text) > 2 and token.text.isupper() else 0
        if run > 2:
            return True
    return False


def _present(told: Told) -> bool:
    """Whether the main verb is in the plain present, as captions are."""
    root = next((one for one in told.tree.tokens if one.dep == "ROOT"), None)
    bare = root is not None and told.tree.child(root, "aux", "auxpass") is None
    return root is not None and root.tag in ("VBZ", "VBP") and bare and root.text.lower() not in told.words.saying


def _inner(told: Told) -> bool:
    """Whether the date is that of what the main clause says or plans, not its own."""
    governor, top = told.anchor.governor, told.line.piece.top
    return governor is not None and top is not None and governor is not top and is_verb(governor)


def _dated_twice(told: Told) -> bool:
    """Whether the main clause has a date of its own beside that of what it says."""
    top = told.line.piece.top
    return _inner(told) and top is not None and top.index in told.governors


def _carried(told: Told) -> bool:
    governor = told.anchor.governor
    return governor is not None and not is_verb(governor) and told.line.piece.form is not Form.NOUN


def _counted(told: Told) -> bool:
    return told.anchor.timex.reference != ""


_SIGNS: Mapping[str, Callable[[Told], bool]] = {
    "opens_unclear": _opens_unclear,
    "opens_named": _opens_named,
    "past": _past,
    "counted": lambda told: any(one.tag == "CD" and one.index not in told.anchor.cover for one in told.line.tokens),
    "points": _points,
    "leans": lambda told: bool(told.leaning),
    "opens_common": _opens_common,
    "put_in": _put_in,
    "phrase_put_in": _phrase_put_in,
    "nameless": _nameless,
    "few_words": lambda told: len(told.line.text.split()) <= _FEW,
    "shortened": lambda told: _count(told.line.tokens) < _count(told.line.piece.tokens) - _LEFT_OUT,
    "speakerless": _speakerless,
    "own_person": _own_person,
    "present": _present,
    "several_roots": lambda told: sum(one.head == one.index for one in told.tree.tokens) > 1,
    "inner": _inner,
    "dated_twice": _dated_twice,
    "from_story": lambda told: told.anchor.timex.reference_origin == "previous date",
    "open": lambda told: isinstance(told.when, When) and (told.when.first is None or told.when.last is None),
    "lasting": lambda told: isinstance(told.when, When) and told.when.lasting,
    "entry": lambda told: told.anchor.relation == ENTRY,
    "uncertain": lambda told: isinstance(told.when, When) and told.when.uncertain,
}
