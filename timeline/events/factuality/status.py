"""How the text holds an event: happened, reported, planned, proposed, denied, hypothetical or habitual."""

from timeline.events.anchoring.anchor import CAPTION, Anchor
from timeline.events.factuality.attribution import Speech, speech_over
from timeline.events.grammar.clause import (
    BE,
    SUBJECTS,
    clause_chain,
    has_that,
    has_to,
    is_below,
    is_called_off,
    is_chance,
    is_foreseen,
    is_granted,
    is_inverted,
    is_verb,
    lead_of,
    subject_of,
)
from timeline.events.grammar.noun_phrase import noun_phrase
from timeline.events.grammar.quotes import in_quotes
from timeline.lexicon.events import EventWords
from timeline.model import Status
from timeline.syntax.tree import Token, Tree

_OPEN_FORMS = frozenset({"VB", "VBG"})
"""Verb forms that by themselves do not say that a thing came about: "to build", "equipping"."""

_BEING = frozenset({"is", "are", "was", "were"})
"""Under these an infinitive is a plan: "was to have opened"."""

_IS = frozenset({"is", "are", "'s", "’s", "'re", "’re"})

_COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp", "advcl", "acl", "prep", "dep"})


def status_of(anchor: Anchor, words: EventWords) -> tuple[Status, tuple[Token, ...]]:
    """The status of an anchored event and the tokens of the speaker whose word it is (none where nobody is named)."""
    tree, governor = anchor.tree, anchor.governor
    if governor is None:
        return Status.HAPPENED, ()
    if governor.tag.startswith("NN"):
        return _of_noun(tree, governor, words), ()
    speech = speech_over(tree, governor, words)
    speaker = speech.speaker if speech else ()
    used = _is_wont(tree, governor)
    if anchor.timex.type == "SET" or used or _has(tree, governor, words.habitual_adverbs):
        return Status.HABITUAL, speaker
    status = (
        _by_mood(tree, governor, words)
        or _by_clause_above(tree, governor, words)
        or _by_verbs_above(anchor, governor, words)
        or _by_day(anchor, words)
    )
    if status == Status.DENIED and not speaker:
        speaker = _denier(tree, governor, words)
    if status is not None:
        return status, speaker
    if tree.tokens[-1].text == "?" and speech is None:
        return Status.HYPOTHETICAL, speaker  # a question tells no fact
    told = _is_told(speech, words) or in_quotes(tree, governor) or _has(tree, governor, words.doubting_adverbs)
    return (Status.REPORTED if told else Status.HAPPENED), speaker


def _is_wont(tree: Tree, verb: Token) -> bool:
    """Whether a verb tells what is or was often so: "used to close", "tends to rise"; not "was used to close"."""
    head = tree.tokens[verb.head]
    wont = head.text.lower() in ("used", "tend", "tends", "tended") and tree.child(head, "auxpass") is None
    return wont and verb.dep == "xcomp" and has_to(tree, verb)


def _by_day(anchor: Anchor, words: EventWords) -> Status | None:
    """What the plain present tells of the rest of the day is still to come ("flies home tonight"), save in captions and
    in entries of a chronicle, which open with their date."""
    verb, tree = anchor.governor, anchor.tree
    if verb is None or anchor.timex.text.lower() not in words.tonight or anchor.relation == CAPTION:
        return None
    plain = verb.tag in ("VBZ", "VBP") and tree.child(verb, "aux", "auxpass") is None
    lasts = verb.text.lower() in words.lasting_verbs | words.states | words.saying
    return Status.PLANNED if plain and not lasts and verb.index < min(anchor.cover) else None


def _denier(tree: Tree, governor: Token, words: EventWords) -> tuple[Token, ...]:
    """Who denies what the governor tells."""
    verb = next((one for one in clause_chain(tree, governor) if one.text.lower() in words.denying), None)
    subject = subject_of(tree, verb) if verb is not None else None
    return tuple(noun_phrase(tree, subject)) if subject is not None else ()


def _of_noun(tree: Tree, noun: Token, words: EventWords) -> Status:
    """A noun of happening is taken for granted, unless it is the object of a plan or a proposal: "called for talks"."""
    if is_called_off(tree, noun, words):
        return Status.DENIED
    if is_foreseen(tree, noun, words):
        return Status.PLANNED
    head = tree.head(noun)
    if head is not None and head.dep == "prep" and head.text.lower() == "for":
        head = tree.head(head)
    if head is None or noun.dep not in ("dobj", "pobj") or not is_verb(head):
        return Status.HAPPENED
    word = head.text.lower()
    if word in words.proposing | words.asking:
        return Status.PROPOSED
    settled = word.startswith("decid")  # "the case that decided the 2000 election"
    return Status.PLANNED if word in words.planning and not settled else Status.HAPPENED


def _is_told(speech: Speech | None, words: EventWords) -> bool:
    return speech is not None and (speech.verb is None or speech.verb.text.lower() in words.saying | words.believing)


def _by_mood(tree: Tree, governor: Token, words: EventWords) -> Status | None:
    """What the auxiliaries and the conjunctions of the clause and of the clauses above it say."""
    if is_chance(tree, governor, words):
        return Status.HYPOTHETICAL
    for verb in [governor, *clause_chain(tree, governor)]:
        marks = tree.children(verb, "mark")
        if any(mark.text.lower() in words.hypothetical_marks for mark in marks) or is_inverted(tree, verb):
            return Status.HYPOTHETICAL
        helpers = {aux.text.lower() for aux in tree.children(verb, "aux", "auxpass")}
        if helpers & words.modals_future or ("must" in helpers and "have" not in helpers):
            return Status.PLANNED
        failed = verb is governor and "could" in helpers and "have" not in helpers
        if failed and tree.child(verb, "neg") is not None:
            return None  # "could not reach the wreck on Monday": it was tried
        if helpers & words.modals_possible:
            return Status.PLANNED if _announced(tree, verb, helpers, words) else Status.HYPOTHETICAL
        if tree.child(verb, *SUBJECTS) is not None or verb.dep in ("acl", "relcl"):
            break
    return None


def _by_clause_above(tree: Tree, verb: Token, words: EventWords) -> Status | None:
    """What comes before or after something that will be is still to come: "when she takes over, all will be paid"."""
    above = tree.head(verb)
    marks = {one.text.lower() for one in tree.children(verb, "mark", "advmod")}
    timed = verb.dep == "advcl" and verb.tag in ("VBZ", "VBP") and bool(marks & (words.sequences | {"when", "once"}))
    helpers = {one.text.lower() for one in tree.children(above, "aux")} if timed and above is not None else set()
    return Status.PLANNED if helpers & words.modals_future else None


def _announced(tree: Tree, verb: Token, helpers: set[str], words: EventWords) -> bool:
    """Whether "would" is the "will" of what somebody said: "said that he would step down"."""
    head = tree.head(verb)
    subject = tree.child(head, "nsubj") if head is not None and head.text.lower() == "came" else head
    if subject is not None and verb.dep in ("acl", "ccomp") and subject.text.lower() in words.tidings:
        return "would" in helpers and has_that(tree, verb)  # "(so did) word (came) that work would go on"
    said = head is not None and verb.dep == "ccomp" and head.tag in ("VBD", "VBN") and is_verb(head)
    conditions = (mark for clause in tree.children(verb, "advcl") for mark in tree.children(clause, "mark"))
    if any(mark.text.lower() in words.hypothetical_marks for mark in conditions):
        return False  # "would be closed if it rained"
    return said and "would" in helpers and head is not None and head.text.lower() in words.saying | words.planning


def _by_verbs_above(anchor: Anchor, governor: Token, words: EventWords) -> Status | None:
    tree, governor = anchor.tree, lead_of(anchor.tree, governor)
    noun = tree.head(governor)
    if noun is not None and governor.dep == "acl" and has_to(tree, governor) and is_called_off(tree, noun, words):
        return Status.DENIED  # "cancelled plans to visit the port in June"
    if _is_proposal(anchor, governor, words):
        return Status.PROPOSED
    if _is_claimed(tree, governor, words):
        return Status.REPORTED
    if _is_due(tree, governor) or _is_expected(anchor, words) or _is_scheduled(anchor, words):
        return Status.PLANNED
    if is_granted(tree, governor):
        aims = governor.text.lower() in words.planning and tree.child(governor, "xcomp") is not None
        if aims:
            return Status.PLANNED  # "a storm poised to reach the coast this week"
        accused = any(above.text.lower() in words.accusing for above in clause_chain(tree, governor))
        return Status.REPORTED if accused else _by_noun_above(tree, governor, words)
    below = governor
    for above in clause_chain(tree, governor):
        word = above.text.lower()
        loose = below.dep == "advcl" and not is_below(tree, below)
        loose = loose or (word in BE and _is_sequence(tree, below, words))
        if loose or (below.dep not in _COMPLEMENTS and not _is_below(tree, above, governor)):
            return None
        able = below.dep == "xcomp" and tree.tokens[below.head].tag.startswith("JJ")  # "was able to file"
        if able and tree.tokens[below.head].text.lower() not in words.planning:
            return None
        status = _under(word, _is_open(tree, below) and not _is_over(tree, below, words), words)
        if status is not None:
            return status
        if below.dep == "ccomp" and any(one.tag == "VBD" for one in (below, *tree.children(below, "aux", "auxpass"))):
            return None  # "hard to know who was there"
        below = above
    return _by_noun_above(tree, governor, words)


def _is_sequence(tree: Tree, verb: Token, words: EventWords) -> bool:
    """Whether a clause is another happening, before or after that of the clause around it: "prior to joining"."""
    preposition = tree.head(verb)
    if preposition is None or verb.dep != "pcomp":
        return False
    prior = tree.tokens[preposition.head].text.lower() == "prior"
    return prior or preposition.text.lower() in words.sequences


def _is_over(tree: Tree, participle: Token, words: EventWords) -> bool:
    """Whether a participle tells what was before: "is adding to its fleet after opening a yard"."""
    preposition = tree.head(participle)
    behind = participle.dep == "pcomp" and preposition is not None and preposition.text.lower() in ("after", "since")
    return behind and _is_sequence(tree, participle, words)


def _is_claimed(tree: Tree, governor: Token, words: EventWords) -> bool:
    """Whether a clause tells what a noun claims: "allegations that he bribed officials"."""
    head = tree.head(governor)
    return (
        head is not None
        and governor.dep in ("acl", "ccomp")
        and head.text.lower() in words.claims
        and has_that(tree, governor)
    )


def _is_expected(anchor: Anchor, words: EventWords) -> bool:
    """Whether the date is that of what somebody expects: "they expected a second wave later in the year"."""
    verb = anchor.governor
    what = anchor.tree.child(verb, "dobj") if verb is not None and verb.text.lower() in words.expecting else None
    return what is not None and what.index < min(anchor.cover)


def _is_due(tree: Tree, verb: Token) -> bool:
    """Whether the day is that on which something was to come about: "were due last night to begin"."""
    due = [one for one in tree.children(verb, "acomp") if one.text.lower() == "due"]
    doing = (one for above in (verb, *due) for one in tree.children(above, "xcomp", "advcl"))
    led = (one for above in due for one in tree.children(above, "prep") if one.tag == "TO")
    plain = any(tree.tokens[one.index + 1].tag == "VB" for one in led)  # "due to present estimates", not "due to rain"
    return bool(due) and (plain or any(has_to(tree, one) for one in doing))


def _is_scheduled(anchor: Anchor, words: EventWords) -> bool:
    """Whether the date is what something is "scheduled for", or "is planned" on: that it was is all that is told."""
    verb = anchor.governor
    if verb is None or verb.tag != "VBN" or verb.text.lower() not in words.planning | words.fixing:
        return False
    helpers = {one.text.lower() for one in anchor.tree.children(verb, "auxpass")}
    active = anchor.tree.child(verb, "aux") is not None and not helpers
    return (anchor.signal == "for" and not active) or bool(helpers & _IS)


def _is_open(tree: Tree, verb: Token) -> bool:
    """Whether the verb's form leaves open that it came about: "to build", "to be built", "building"."""
    helpers = tree.children(verb, "aux", "auxpass")
    if any(helper.text.lower() in ("did", "does", "do") for helper in helpers):
        return False
    if verb.tag == "VBG" and any(helper.tag == "VBD" for helper in helpers):
        return False  # "what they were building"
    bare_participle = verb.tag == "VBN" and not helpers and verb.dep in ("ccomp", "xcomp")
    return verb.tag in _OPEN_FORMS or bare_participle or any(helper.tag == "TO" for helper in helpers)


def _under(word: str, open_form: bool, words: EventWords) -> Status | None:
    if word in words.denying:
        return Status.DENIED
    if word in words.accusing:
        return Status.REPORTED
    if word in words.proposing | words.asking and open_form:
        return Status.PROPOSED
    if (word in words.planning or word in _BEING) and open_form:
        return Status.PLANNED
    if word in words.believing | words.saying and open_form:
        return Status.REPORTED
    return None


def _is_below(tree: Tree, above: Token, governor: Token) -> bool:
    """Whether the way from the governor up to a verb leads through its complement (a preposition's clause)."""
    path = tree.path_up(governor)
    step = path[path.index(above) - 1]
    return step.dep in ("prep", "pcomp", "xcomp", "ccomp", "acl")


def _is_proposal(anchor: Anchor, governor: Token, words: EventWords) -> bool:
    """A dated proposal whose content is still open: "proposed equipping", "called for talks", "called for a ban by
    2020"."""
    word = governor.text.lower()
    if word in words.proposing | words.asking and anchor.signal == "by" and governor.index < min(anchor.cover):
        return True
    if word not in words.proposing or not is_verb(governor):
        return False
    contents = anchor.tree.children(governor, "xcomp", "ccomp", "advcl")
    open_forms = (child for child in contents if child.tag in _OPEN_FORMS)
    return any(not _has_modal(anchor.tree, child) for child in open_forms)  # not "forecasts suggest it may rain"


def _has_modal(tree: Tree, verb: Token) -> bool:
    return any(one.tag == "MD" and one.text.lower() != "should" for one in tree.children(verb, "aux"))


def _by_noun_above(tree: Tree, governor: Token, words: EventWords) -> Status | None:
    """ "a plan to close the mine in May": an infinitive below a noun of planning or proposing."""
    head = tree.head(governor)
    if head is not None and governor.dep == "acl" and head.dep == "dobj" and governor.tag == "VBN":
        wish = tree.tokens[head.head].text.lower()
        return Status.PLANNED if wish in words.planning | words.asking else None
    open_form = governor.tag == "VB" or has_to(tree, governor)
    if head is None or governor.dep != "acl" or not open_form or head.text.lower() in words.refraining:
        return None
    word = head.text.lower()
    proposed = word in words.proposing or word.startswith("propos")
    return Status.PROPOSED if proposed else Status.PLANNED


def _has(tree: Tree, governor: Token, adverbs: frozenset[str]) -> bool:
    inner = governor.dep in ("conj", "xcomp") or (governor.dep == "advcl" and is_below(tree, governor))
    marked = governor.dep == "advcl" and tree.child(governor, "mark") is not None
    verbs = [governor, *clause_chain(tree, governor)] if inner and not marked else [governor]
    return any(child.text.lower() in adverbs for verb in verbs for child in tree.children(verb, "advmod"))
