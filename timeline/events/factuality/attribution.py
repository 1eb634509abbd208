"""Who says what a clause tells, where the sentence attributes it."""

from dataclasses import dataclass

from timeline.events.grammar.clause import SUBJECTS, clause_chain, has_modal, is_granted, is_verb, subject_of
from timeline.events.grammar.noun_phrase import noun_phrase
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree

_PARTING = frozenset({":", "--", "—", "–"})


@dataclass(frozen=True, slots=True)
class Speech:
    """Who says what a clause tells: the verb of saying (`None` for "according to") and the speaker's tokens."""

    verb: Token | None
    speaker: tuple[Token, ...]


def speech_over(tree: Tree, governor: Token, words: EventWords) -> Speech | None:
    """Who is said to tell the clause of a governor, where the sentence attributes it."""
    if governor.text.lower() in words.saying and tree.child(governor, "nsubjpass") is None:
        return None  # that it was said is the event itself
    node = governor
    granted = is_granted(tree, governor)
    for above in tree.path_up(governor)[1:]:
        if node.dep in SUBJECTS or node.dep == "relcl" or granted:
            break  # a clause on the subject is not what the sentence's verb tells
        tells = is_verb(above) and above.text.lower() in words.saying | words.believing
        shown = has_modal(tree, above) and above.dep == "ccomp"
        marks = _PARTING if _is_shown(tree, above, words) else frozenset({":"})
        parted = any(one.text in marks for one in tree.tokens[governor.index : above.index])
        own = tells and _is_writer(tree, above, words)
        if tells and not own and node.dep in ("ccomp", "parataxis", "dep") and not (shown or parted):
            return Speech(above, () if _is_shown(tree, above, words) else _speaker(tree, above))
        node = above
    return _beside(tree, governor, words)


def _beside(tree: Tree, governor: Token, words: EventWords) -> Speech | None:
    """Attribution beside the clause: "..., according to the police", "..., officials said" parsed as an aside."""
    for verb in [governor, *([] if is_granted(tree, governor) else clause_chain(tree, governor))]:
        for child in tree.children(verb):
            word = child.text.lower()
            if word == "according":
                below = [token for token in tree.subtree(child) if token.index > child.index + 1]
                return Speech(None, tuple(token for token in below if token.dep != "punct"))
            shown = _is_shown(tree, child, words)
            if child.dep == "parataxis" and word in words.saying and not (shown or _follows_colon(tree, child)):
                return Speech(child, _speaker(tree, child))
            if child.dep == "conj" and word in words.saying and (name := _named_before(tree, child)) is not None:
                return Speech(child, tuple(noun_phrase(tree, name)))
    return None


def _is_writer(tree: Tree, verb: Token, words: EventWords) -> bool:
    """Whether "I" or "we" think it, and the sentence tells who they are: ""we expect it to rise," Berg said"."""
    subject = subject_of(tree, verb)
    told = any(one.text.lower() in words.saying for one in tree.path_up(verb)[1:])
    return told and subject is not None and subject.text.lower() in words.writer


def _is_shown(tree: Tree, verb: Token, words: EventWords) -> bool:
    """Whether a thing shows what is told, which nobody says: "pictures showed that the cap held"."""
    subject = subject_of(tree, verb)
    return subject is not None and subject.text.lower() in words.evidence


def _follows_colon(tree: Tree, clause: Token) -> bool:
    """Whether a clause is told behind a colon: "got two answers: one asked for more, another said no"."""
    first = tree.subtree(clause)[0].index
    return first > 0 and tree.tokens[first - 1].text == ":"


def _named_before(tree: Tree, verb: Token) -> Token | None:
    """The name that a verb of saying without a subject has before it, between commas: "thieves came in with a ladder,
    Omar Nasser, head of the museum, told a reporter"; the parser took it for one more name of the ladder."""
    own = tree.child(verb, *SUBJECTS, "aux", "cc") is not None
    before = tree.tokens[max(0, verb.index - 2) : verb.index]
    head = tree.head(verb)
    joined = head is not None and tree.child(head, "cc") is not None
    if own or joined or verb.tag != "VBD" or [one.text for one in before[1:]] != [","]:
        return None
    return next((one for one in tree.path_up(before[0]) if one.dep == "appos" and one.tag == "NNP"), None)


def _speaker(tree: Tree, verb: Token) -> tuple[Token, ...]:
    subject = subject_of(tree, verb)
    if subject is not None and subject.tag in ("WP", "WDT") and verb.dep == "relcl":
        path = tree.path_up(verb)[1:]  # "lawyers who said ...", "Berg, head of the union, who said ..."
        subject = next((tree.head(one) for one in path if one.dep == "appos"), None) or path[0]
    return () if subject is None else tuple(noun_phrase(tree, subject))
