"""The clause around a governor: its verb to show, its subject, what sets it off."""

from collections.abc import Sequence

from timeline.events.grammar.quotes import QUOTE, in_quotes, is_quote
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree

NOUN_SUBJECTS = ("nsubj", "nsubjpass")
SUBJECTS = (*NOUN_SUBJECTS, "csubj", "csubjpass", "expl")
BE = frozenset({"is", "was", "are", "were", "be", "been", "being", "'s"})
_INVERTING = frozenset({"had", "were", "should"})
BREAKS = frozenset({",", "--", "—", "–", "-", ":", ";", "("})


def is_verb(token: Token) -> bool:
    """Whether the token is a verb or a modal, by its Penn tag."""
    return token.tag.startswith("VB") or token.tag == "MD"


_OF_NATIONS = ("an", "ish", "ese", "nch", "tch", "i", "Swiss", "Greek", "Welsh", "Czech")


def is_namelike(token: Token) -> bool:
    """Whether a capital belongs to the word and not to the sentence that it begins: "Egypt", "Egyptian", "NATO"."""
    nation = token.tag == "JJ" and token.text.endswith(_OF_NATIONS)
    return token.tag.startswith("NNP") or nation or token.text[1:].isupper() or token.text == "I"


def is_word(token: Token) -> bool:
    """Whether the token holds a letter or a figure."""
    return any(char.isalnum() for char in token.text)


def is_inverted(tree: Tree, verb: Token) -> bool:
    """Whether a condition is told by word order: "had the law passed", "should they agree"."""
    subject = tree.child(verb, *SUBJECTS)
    helper = tree.child(verb, "aux")
    before = subject is not None and helper is not None and helper.index < subject.index
    return before and helper is not None and helper.text.lower() in _INVERTING and verb.dep in ("advcl", "ccomp")


def is_condition(tree: Tree, verb: Token, words: EventWords) -> bool:
    """Whether a clause is a condition: "if they agree", "had the law passed"."""
    marks = tree.children(verb, "mark", "advmod")
    return any(one.text.lower() in words.hypothetical_marks for one in marks) or is_inverted(tree, verb)


def is_perfect(tree: Tree, verb: Token) -> bool:
    """Whether "has" or "have" helps a verb: a present perfect."""
    return any(aux.text.lower() in ("has", "have") for aux in tree.children(verb, "aux"))


def has_modal(tree: Tree, verb: Token) -> bool:
    """Whether "will", "may" or the like helps a verb."""
    return any(aux.tag == "MD" for aux in tree.children(verb, "aux"))


def has_would(tree: Tree, verb: Token) -> bool:
    """Whether "would" helps a verb."""
    return any(aux.text.lower() in ("would", "'d", "’d") for aux in tree.children(verb, "aux"))


def has_to(tree: Tree, verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(aux.tag == "TO" for aux in tree.children(verb, "aux"))


def lead_of(tree: Tree, verb: Token) -> Token:
    """The first of coordinated infinitives or gerunds, which stands for all: "called for closing and (filling)"."""
    head = tree.head(verb)
    joined = verb.dep == "conj" and verb.tag in ("VB", "VBG") and tree.child(verb, *SUBJECTS, "aux", "auxpass") is None
    return lead_of(tree, head) if joined and head is not None and head.tag == verb.tag else verb


def has_that(tree: Tree, verb: Token) -> bool:
    """Whether "that" brings a clause of its own."""
    return any(mark.text.lower() == "that" for mark in tree.children(verb, "mark"))


def is_foreseen(tree: Tree, noun: Token, words: EventWords) -> bool:
    """Whether an adjective says that a happening is still to come: "planned protests"; not of one that has done
    something: "the much anticipated hearing came to nothing"."""
    verb = tree.head(noun)
    if verb is not None and noun.dep == "nsubj" and verb.tag == "VBD" and tree.child(verb, "aux") is None:
        return False
    awaited = verb is not None and noun.dep == "pobj" and tree.tokens[verb.head].text.lower() in words.awaiting
    announced = verb is not None and noun.dep == "dobj" and is_announced(tree, verb, words)
    return awaited or announced or any(one.text.lower() in words.foreseen for one in tree.children(noun, "amod"))


def is_announced(tree: Tree, verb: Token, words: EventWords) -> bool:
    """Whether what "has announced" brings has a day that is told behind it: a perfect takes no past day itself."""
    return is_perfect(tree, verb) and verb.text.lower() in words.announcing


def _first_of_list(tree: Tree, noun: Token) -> Token:
    """The noun that begins a list, or that "including" tells the parts of: of "cancelled the festivities, including a
    fair and a concert" the festivities."""
    for _ in tree.tokens:
        head = tree.head(noun)
        part = head is not None and head.text.lower() == "including" and noun.dep == "pobj"
        verb = tree.head(head) if part and head is not None else None
        whole = tree.child(verb, "dobj", "nsubjpass") if verb is not None else None
        above = head if noun.dep == "conj" and head is not None and not is_verb(head) else whole
        if above is None:
            return noun
        noun = above
    return noun


def is_called_off(tree: Tree, noun: Token, words: EventWords) -> bool:
    """Whether the verb of a happening says that it does not take place: "cancelled Friday's concert"."""
    noun = _first_of_list(tree, noun)
    verb = tree.head(noun)
    if verb is None or noun.dep not in ("dobj", "nsubjpass"):
        return False
    off = any(one.text.lower() == "off" for one in tree.children(verb, "prt"))
    word = verb.text.lower()
    return word in words.cancelling or (off and word in words.light_verbs | words.delaying)


def is_chance(tree: Tree, verb: Token, words: EventWords) -> bool:
    """Whether a clause is what there is a chance of: "there is a 50% chance that it will rain"."""
    noun = tree.head(verb)
    chance = noun is not None and verb.dep == "acl" and noun.text.lower() in words.chances
    return chance and tree.child(verb, *SUBJECTS) is not None


def is_below(tree: Tree, verb: Token) -> bool:
    """Whether a clause is what the verb above tells, not the time or the reason of it ("when he was arrested, they
    accused him"); one in the present goes with a plan."""
    head = tree.head(verb)
    if (
        verb.dep == "advcl"
        and verb.tag == "VBG"
        and head is not None
        and (verb.index < head.index or set_off(tree, verb))
    ):
        return False  # "speaking on Monday, he proposed", "offered estimates, coming up with a third"
    if verb.dep == "advcl":
        timed = any(child.tag == "WRB" or child.dep == "mark" for child in tree.children(verb, "advmod", "mark"))
        return not timed or not any(one.tag == "VBD" for one in (verb, *tree.children(verb, "aux", "auxpass")))
    return verb.dep in ("ccomp", "xcomp")


def subject_of(tree: Tree, verb: Token) -> Token | None:
    """The head of the subject: the verb's own, or of the verb that it is coordinated with or depends on."""
    own = tree.child(verb, *SUBJECTS)
    if own is not None:
        return own
    head = tree.head(verb)
    if head is not None and verb.dep == "pcomp":
        head = tree.head(head)
    if head is not None and (head.text.lower() == "prior" or (verb.dep == "xcomp" and head.tag == "JJ")):
        head = tree.head(head)
    if head is None or not is_verb(head) or verb.dep not in ("conj", "advcl", "xcomp", "pcomp", "dep"):
        return None
    if verb.dep == "advcl" and verb.tag in ("VBD", "VBZ", "VBP"):
        return None  # a finite clause has a subject of its own: the parser has given it away
    above = subject_of(tree, head)
    return None if above is not None and above.dep == "expl" else above


def clause_chain(tree: Tree, token: Token) -> list[Token]:
    """The verbs above a token that its clause depends on, nearest first; the token's own is left out.

    The chain ends at a subject or a relative clause: "the mayor, convicted in 2008, denies it" denies no conviction.
    """
    chain, node = [], token
    for above in tree.path_up(token)[1:]:
        if node.dep in SUBJECTS or node.dep == "relcl":
            break
        if is_verb(above) and above.dep not in ("aux", "auxpass"):
            chain.append(above)
        node = above
    return chain


def is_granted(tree: Tree, governor: Token) -> bool:
    """Whether a participle on a noun is taken for granted, whatever is said of the noun: "the election scheduled for
    May"."""
    noun = tree.head(governor)
    lost = noun is None or noun.dep in ("ROOT", "ccomp", "parataxis", "dep")  # then it is the clause's own verb
    bare = governor.tag in ("VBN", "VBD") and governor.dep == "acl" and not lost
    return bare and tree.child(governor, *SUBJECTS, "aux", "mark") is None and not in_quotes(tree, governor)


def runs_on(tokens: Sequence[Token]) -> bool:
    """Whether some words hold the border of two clauses that only stand side by side: a semicolon, or a colon outside
    quotations."""
    marks = {token.text for token in tokens}
    return ";" in marks or (":" in marks and not any(map(is_quote, tokens)))


def set_off(tree: Tree, child: Token) -> bool:
    """Whether a comma or a dash stands before the dependent's words, or after them where they come first."""
    below = tree.subtree(child)
    first, last = below[0].index, below[-1].index
    leads = child.index < child.head
    beside = tree.tokens[last + 1 : last + 3] if leads else tree.tokens[max(0, first - 2) : first][::-1]
    nearest = next((token for token in beside if not QUOTE.fullmatch(token.text)), None)
    if nearest is None or not _is_break(tree, nearest) or in_quotes(tree, child):
        return False
    of_verb = child.dep == "prep" and is_verb(tree.tokens[child.head]) and not leads
    return not (of_verb and _closes_aside(tree, nearest))


def _closes_aside(tree: Tree, comma: Token) -> bool:
    """Whether a comma only ends what another opened, so that the clause goes on behind it: "put a cap, made in Lisse,
    over the well"."""
    for top in tree.path_up(tree.tokens[comma.index - 1]):
        below = tree.subtree(top)
        if below[-1].index != comma.index - 1:
            return False
        aside = top.dep in ("acl", "appos", "relcl") and top.head < below[0].index
        if aside and tree.tokens[below[0].index - 1].text == comma.text == ",":
            return True
    return False


def _is_break(tree: Tree, token: Token) -> bool:
    """Whether a mark parts clauses; a hyphen does where a space stands before it: not in "smaller-than-expected"."""
    spaced = token.index > 0 and tree.tokens[token.index - 1].end < token.start
    return token.text in BREAKS and (token.text != "-" or spaced)


def is_imperative(tree: Tree, verb: Token) -> bool:
    """Whether the verb tells the reader to do something: "Click to watch": a base form without subject and helper."""
    while verb.dep in ("conj", "xcomp", "ccomp", "advcl") and (head := tree.head(verb)) is not None and is_verb(head):
        verb = head
    bare = verb.tag == "VB" and verb.dep == "ROOT"
    return bare and tree.child(verb, *SUBJECTS, "aux", "auxpass") is None
