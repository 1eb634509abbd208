"""Clauses that only carry what is told, and the verb that a date in them belongs to: "speaking on Monday", "in a
statement released on Monday", "it was in 1981 that ..."."""

from timeline.events.anchoring.matrix_verb import Place
from timeline.events.grammar.clause import NOUN_SUBJECTS, has_to
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree

_DONE_BY = ("dobj", "nsubj", "nsubjpass", "dative", "aux", "auxpass", "agent")


def is_as_told(tree: Tree, verb: Token) -> bool:
    """Whether the verb only says that the one above it went "as planned"."""
    marks = tree.children(verb, "mark", "advmod", "prep")
    bare = verb.tag == "VBN" and tree.child(verb, *_DONE_BY) is None
    above = tree.head(verb)
    as_told = any(mark.text.lower() == "as" and mark.index == verb.index - 1 for mark in marks)
    return bare and as_told and above is not None and above.tag.startswith("VB")


def is_appearance(participle: Token, verb: Token, words: EventWords) -> bool:
    """Whether a participle before its clause only says where it was spoken: "speaking on Monday, he said"."""
    leads = participle.tag == "VBG" and participle.dep == "advcl" and participle.index < verb.index
    return leads and verb.tag.startswith("VB") and participle.text.lower() in words.appearing


def cleft_clause(tree: Tree, verb: Token, date: Place, dates: frozenset[int]) -> Token | None:
    """The clause that "it was in 1981 that ..." and "it was not until 1981 that ..." bring into relief."""
    clause = tree.child(verb, "advcl", "ccomp", "relcl")
    if clause is None or not verb.index < date.first < clause.index or verb.text.lower() not in ("was", "is"):
        return None
    placed = tree.children(verb, "prep")
    alone = all(any(it.index in dates for it in tree.subtree(one)) for one in placed)
    if alone and tree.child(verb, "attr", "acomp") is None and _is_marked(tree, clause, "when"):
        return clause  # "his best hour was last month, when he broke down"
    subject = tree.child(verb, "nsubj", "expl")
    empty = subject is not None and subject.text.lower() == "it"
    return clause if empty and _is_marked(tree, clause, "that") else None


def _is_marked(tree: Tree, clause: Token, word: str) -> bool:
    return any(one.text.lower() == word for one in tree.children(clause))


def said_in(tree: Tree, participle: Token, words: EventWords) -> Token | None:
    """In "said in a statement released on Monday" what was said is dated, not the paper it stood on."""
    papers = words.empty_events | words.statements
    above = tree.path_up(participle)[1:4]  # "in an interview with a newspaper published on Monday"
    noun = next((one for one in above if one.text.lower() in papers), None)
    if noun is None or participle.dep != "acl" or has_to(tree, participle):
        return None
    preposition = tree.head(noun)
    verb = tree.head(preposition) if preposition is not None and preposition.text.lower() == "in" else None
    inner = any(one.tag.startswith("VB") for one in above[: above.index(noun)])
    if preposition is None or verb is None or inner or not verb.tag.startswith("VB"):
        return None
    apart = preposition.index < verb.index or tree.tokens[preposition.index - 1].text == ","
    told = apart and verb.tag == "VBD"  # "put the cost at $12bn, in a report issued on Tuesday"
    return verb if verb.text.lower() in words.saying or told else None


def saying_before(tree: Tree, verb: Token, words: EventWords, date: Place) -> Token | None:
    """In "said on Monday it had paid" the day is when it was said, also where the parser hangs it on "paid"."""
    head, subject = tree.head(verb), tree.child(verb, *NOUN_SUBJECTS)
    if head is None or subject is None or verb.dep != "ccomp" or head.text.lower() not in words.saying:
        return None
    inner = any(mark.index < date.first for mark in tree.children(verb, "mark"))  # "said that on Monday ..."
    between = head.index < date.first <= date.last < subject.index
    return head if between and not inner else None
