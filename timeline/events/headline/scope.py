"""Which part of a sentence a date belongs to: its clause, with all those that this one completes.

A complement ("said that ...", "plans to ...", "was accused of ...") and a coordinated verb belong to the clause above
them; what tells of another time or of a noun ("after ...", "who ...", "signed in May") is a clause of its own.
"""

from timeline.events.grammar.clause import SUBJECTS, has_to, is_condition, is_verb, set_off
from timeline.events.grammar.quotes import in_quotes
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree

_COMPLEMENTS = frozenset({"xcomp", "ccomp", "oprd", "acomp", "attr", "csubj", "csubjpass", "aux", "auxpass"})
_HELPED = ("aux", "auxpass")


def statement_of(tree: Tree, verb: Token, words: EventWords, dated: frozenset[int]) -> Token:
    """The verb of the whole statement that a verb is told in; `dated` are the verbs that have dates of their own."""
    top = verb
    while (above := _completed(tree, top, words)) is not None:
        if above.index in dated and _stands_alone(tree, top):
            break
        top = above
    return top


def _stands_alone(tree: Tree, verb: Token) -> bool:
    """Whether a verb can be told without the one above it: it is finite, or shares its subject."""
    helpers = tree.children(verb, *_HELPED)
    tensed = any(one.tag in ("VBD", "VBZ", "VBP", "MD") for one in (verb, *helpers))
    return tensed and (verb.dep == "conj" or tree.child(verb, *SUBJECTS) is not None)


def _completed(tree: Tree, verb: Token, words: EventWords) -> Token | None:
    """The verb that a verb completes or is coordinated with, `None` where its clause is one of its own."""
    head = tree.head(verb)
    if head is None:
        return None
    if verb.dep in _COMPLEMENTS or (verb.dep == "conj" and is_verb(head)):
        return _verb_over(tree, head)
    if verb.dep == "pcomp":
        return None if _is_sequence(tree, head, words) else _verb_over(tree, head)
    if verb.dep == "advcl":
        return _verb_over(tree, head) if _is_loose(tree, verb) or _is_told_with(tree, verb, words) else None
    if verb.dep == "acl" and verb.tag == "VBG" and _trails(tree, verb, head):
        return _verb_over(tree, head)
    of_noun = verb.dep in ("acl", "relcl") and _is_of_statement(tree, verb, head, words)
    return _verb_over(tree, head) if of_noun else None


def _is_sequence(tree: Tree, preposition: Token, words: EventWords) -> bool:
    """Whether a preposition brings another happening: "after", "prior to"."""
    return any(one.text.lower() in words.sequences for one in (preposition, tree.tokens[preposition.head]))


def _is_told_with(tree: Tree, verb: Token, words: EventWords) -> bool:
    """Whether an adverbial clause is told with the one above it: a condition, what a speaker says of himself, and what
    happened at the same time ("died when the bridge fell")."""
    joints = {one.text.lower() for one in tree.children(verb, "mark", "advmod") if one.index < verb.index}
    behind = verb.index > verb.head and set_off(tree, verb)  # "ended in May, when the gate was closed"
    if joints & words.simultaneous and tree.tokens[verb.head].tag == "VBD" and not behind:
        return True
    subject = tree.child(verb, *SUBJECTS)
    own_side = subject is not None and subject.text.lower() in words.writer and in_quotes(tree, verb)
    return own_side or is_condition(tree, verb, words)


def _trails(tree: Tree, verb: Token, noun: Token) -> bool:
    """Whether a participle behind a comma goes along with the clause before it, and does not say which noun is meant:
    "expressed concern, warning the rebels"."""
    above = _verb_over(tree, noun)
    return above is not None and above.index < noun.index and set_off(tree, verb)


def _is_of_statement(tree: Tree, verb: Token, noun: Token, words: EventWords) -> bool:
    """Whether a clause on a noun is part of what the verb over it states: what a plan plans and a fear fears, what is
    wanted done, and that a paper whose words the sentence tells came out ("a study published in May found ...")."""
    if has_to(tree, verb) and verb.tag == "VB":
        return True
    if _is_content(tree, verb):
        return noun.dep != "pobj"
    above = _verb_over(tree, noun)
    if above is None or verb.dep != "acl" or verb.tag != "VBN":
        return False
    wanted = noun.dep == "dobj" and above.text.lower() in words.planning
    subject = noun.dep in SUBJECTS and above.text.lower() in words.saying
    source = subject or any(one.text.lower() == "according" for one in tree.path_up(noun)[1:3])
    return wanted or (source and verb.text.lower() in words.publishing)


def _is_loose(tree: Tree, verb: Token) -> bool:
    """Whether an adverbial clause tells a purpose or what goes along: "left to study", "fired, killing twelve"."""
    bare = tree.child(verb, "mark", *SUBJECTS) is None and not any(
        one.tag == "WRB" for one in tree.children(verb, "advmod")
    )
    going_along = verb.tag == "VBG" and tree.child(verb, *_HELPED) is None
    return bare and (has_to(tree, verb) or going_along)


def _is_content(tree: Tree, verb: Token) -> bool:
    """Whether a clause on a noun is what the noun says: "the fear that it would sink"."""
    return any(one.text.lower() == "that" and one.dep == "mark" for one in tree.children(verb))


def _verb_over(tree: Tree, token: Token) -> Token | None:
    """The verb that a word belongs to, through prepositions ("including" is one), nouns and adjectives."""
    return next((one for one in tree.path_up(token) if is_verb(one) and one.dep != "prep"), None)
