"""Whether a dated clause tells an event at all: orders, questions, talk with the reader and empty words do not."""

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import takewhile

from timeline.events.anchoring.anchor import ENTRY, Anchor
from timeline.events.grammar.clause import SUBJECTS, clause_chain, is_imperative, is_verb, is_word, set_off, subject_of
from timeline.events.grammar.quotes import in_quotes, is_quote
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree

_BEING = frozenset({"is", "was", "are", "were", "be", "been", "'s", "’s"})
_EMPTY = frozenset({"punct", "nsubj", "expl", "advcl", "mark", "cc", "conj", "aux", "neg"})
"""Relations that say nothing of what something is or was."""

_ENTRY_MARKS = frozenset({":", "-", "--", "–", "—"})
"""What stands behind the date of a chronicle's entry."""

_STAMP_MARKS = frozenset({",", "|", "/", "."})
"""What stands behind the date of a stamp."""

_FEW = 3
"""Words that tell something behind a date; sentences that make a style."""

_OWN_STYLE = 0.25

_SENTENCE = 8
"""Tokens that make a sentence, though the parser has found no verb in it."""

_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "MD"})
_SMALL = frozenset({"of", "the", "to", "and", "in", "for", "a", "an", "on"})
_IF = frozenset({"had", "were", "should"})
"""Helpers that open a condition: "had they known"."""

_INNER = frozenset({"relcl", "ccomp", "advcl", "pcomp", "aux", "auxpass"})
"""Verbs of clauses inside a phrase, which make no sentence of it."""

_NAMING = ("NN", "FW", "CD")

_HERE = frozenset({"this", "that", "these", "those"})
_PAST_FORMS = frozenset({"VBD", "VBN", "VBG"})
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOTE = 2
"""Tokens before the second bracket of a note's number."""

_SIGNED = 5
"""Tokens: a name, "at", a time of day and a colon."""

_POINTING = 2
"""Words of a phrase that only points back: "such abuses"."""

_OPENING = 3
"""Tokens: a phrase that begins before opens its sentence."""


def is_personal(trees: Sequence[Tree], words: EventWords) -> bool:
    """Whether a document is told by its writer throughout, as a diary or a letter is: by "I" or "we"."""
    own = sum(any(_speaks_of_self(tree, token, words) for token in tree.tokens) for tree in trees)
    return own >= _FEW and own > _OWN_STYLE * len(trees)


def _speaks_of_self(tree: Tree, token: Token, words: EventWords) -> bool:
    return token.dep in SUBJECTS and token.text.lower() in words.writer and not in_quotes(tree, token)


def tells_event(anchor: Anchor, words: EventWords, *, personal: bool = False) -> bool:
    """Whether what an expression dates can be told as something that happens or happened.

    `personal` says that the document is told by its writer: what "I" or "we" did is an event there.
    """
    verb, tree = anchor.governor, anchor.tree
    if _is_phrase_of_speech(anchor, words) or _is_in_title(anchor):
        return False
    if _is_shouted(tree) or _is_footnote(tree) or _is_signed(tree):
        return False
    if verb is None:
        told = personal or not _opens_with_writer(anchor, words)
        return told and _is_entry(anchor) and not _is_question(anchor, words)
    if _is_question(anchor, words) or _is_request(tree):
        return False
    if not is_verb(verb):
        return True
    empty = _is_period(anchor, words) or _is_pictured(tree, verb, words) or _is_pro_verb(tree, verb)
    empty = (
        empty or _is_doubt(tree, verb) or _is_put(tree, verb) or _is_judged(tree, verb) or _is_of_anybody(tree, verb)
    )
    if empty or _is_of_state(anchor) or (is_imperative(tree, verb) and not tree.sentence.ahead):
        return False
    if _is_talk(anchor, words, personal=personal) or _is_pointing(anchor):
        return False
    rest = [child for child in tree.children(verb) if child.index not in anchor.cover and child.dep not in _EMPTY]
    return (bool(rest) or verb.text.lower() not in _BEING) and not _is_nowadays(anchor, words)


def tells_news(anchor: Anchor, words: EventWords) -> bool:
    """Whether the main clause of a sentence, which nothing in it dates, can be told as something that happened."""
    verb, tree = anchor.governor, anchor.tree
    if verb is None or _is_shouted(tree) or _is_footnote(tree) or _is_signed(tree) or _is_request(tree):
        return False
    empty = _is_pictured(tree, verb, words) or _is_pro_verb(tree, verb) or _is_doubt(tree, verb)
    state = verb.text.lower() in _BEING
    return not (empty or state or _is_judged(tree, verb) or _is_talk(anchor, words, personal=False))


def _is_of_anybody(tree: Tree, verb: Token) -> bool:
    """Whether a clause only says who is meant: "those who joined before 2006 can retire"."""
    who = tree.head(verb)
    return verb.dep == "relcl" and who is not None and who.text.lower() in ("those", "anyone", "anybody", "whoever")


def _is_entry(anchor: Anchor) -> bool:
    """Whether words without a verb tell something: a chronicle's entry ("1871: New bell for the church"), or a sentence
    whose verb the parser missed; not a stamp ("21 January 2010, Arts") or a credit ("Brown & Sons 2013")."""
    tokens = anchor.tree.tokens
    if anchor.relation == ENTRY:
        return any(is_word(token) for token in tokens if token.index not in anchor.cover)
    behind = tokens[max(anchor.cover) + 1 : max(anchor.cover) + 2]
    if min(anchor.cover) <= 1 or not any(map(is_word, tokens[: min(anchor.cover)])):
        words = sum(token.text[0].isalpha() for token in tokens if token.index not in anchor.cover)
        stamp = any(token.text in _STAMP_MARKS for token in behind)
        return any(token.text in _ENTRY_MARKS for token in behind) or (words >= _FEW and not stamp)
    rest = [token for token in tokens if token.index not in anchor.cover and token.dep not in _INNER]
    deed = any(token.tag in _FINITE or token.text.endswith("ed") for token in rest)
    return anchor.tree.sentence.role == "headline" or (deed and len(tokens) >= _SENTENCE)


def _opens_with_writer(anchor: Anchor, words: EventWords) -> bool:
    rest = (token for token in anchor.tree.tokens if token.index not in anchor.cover and is_word(token))
    first = next(rest, None)
    return first is not None and first.text.lower() in words.writer


def _is_phrase_of_speech(anchor: Anchor, words: EventWords) -> bool:
    """ "At the end of the day, he is still a man": set off by a comma or at the head, it dates nothing."""
    if anchor.timex.text.lower() not in words.figures_of_speech:
        return False
    verb = anchor.governor
    if anchor.timex.type == "DATE" and verb is not None and verb.tag in _PAST_FORMS:
        return True  # "the shooting ended up taking place at the end of the day": of which is not told
    tokens = anchor.tree.tokens
    first, last = min(anchor.cover), max(anchor.cover)
    parted = any(token.text == "," for token in (*tokens[max(0, first - 1) : first], *tokens[last + 1 : last + 2]))
    return first < _OPENING or parted


def _is_in_title(anchor: Anchor) -> bool:
    """Whether the expression is part of a name: "Fox News Sunday" in quote marks, "USA Today"."""
    tokens, first, last = anchor.tree.tokens, anchor.timex.start, anchor.timex.end
    before = [token for token in tokens if token.end <= first]
    behind = [token for token in tokens if token.start >= last]
    if anchor.timex.text == "Today" and before and before[-1].tag == "NNP":
        return True
    quoted = [*_up_to_mark(reversed(before)), *_up_to_mark(behind)]
    marks = any(map(is_quote, before)) and any(map(is_quote, behind))
    name = [token for token in quoted if is_word(token) and token.text not in _SMALL]
    return marks and bool(name) and all(token.text[0].isupper() for token in name)


def _up_to_mark(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens before the next quote mark."""
    return takewhile(lambda token: not is_quote(token), tokens)


def _is_question(anchor: Anchor, words: EventWords) -> bool:
    """A question tells no event, unless somebody is told to have asked it."""
    verb, tree = anchor.governor, anchor.tree
    last = next((token for token in reversed(tree.tokens) if not is_quote(token)), None)
    told = verb is not None and verb.text.lower() in words.saying | words.asking
    if (
        last is None
        or (told and any(map(is_quote, tree.tokens)))
        or (verb is not None and verb.text.lower() == "asked")
    ):
        return False
    first = next(token for token in tree.tokens if is_word(token) or token is last)
    subject = tree.child(tree.tokens[first.head], *SUBJECTS)
    inverted = first.dep in ("aux", "auxpass") and subject is not None and subject.index == first.index + 1
    return last.text == "?" or (inverted and first.tag in ("VBD", "VBZ", "VBP", "MD") and first.text.lower() not in _IF)


def _is_request(tree: Tree) -> bool:
    """Whether the reader is asked for something: "please send your pictures by Friday"."""
    asking = (one for one in tree.tokens if one.text.lower() == "please" and (one.tag == "UH" or one.dep == "intj"))
    return any(not in_quotes(tree, one) for one in asking)


def _is_talk(anchor: Anchor, words: EventWords, *, personal: bool) -> bool:
    """Whether the clause only speaks to the reader, or of the writer: "you", and "I" or "we", in a personal document
    only without a plain past. What somebody is said to have told may be in these words."""
    verb, tree = anchor.governor, anchor.tree
    if verb is None:
        return False
    opinion = False
    for above in clause_chain(tree, verb):
        told = above.text.lower() in words.saying
        if told and not _is_own(tree, above, words):
            return False
        opinion = opinion or (above.text.lower() in words.believing and _is_own(tree, above, words))
    subject = subject_of(tree, verb)
    addressed = any(
        one.text.lower() in words.reader and (one is subject or not in_quotes(tree, one)) for one in tree.tokens
    )
    past = verb.tag == "VBD" or any(aux.tag == "VBD" for aux in tree.children(verb, "aux", "auxpass"))
    thought = not (personal and past) or verb.text.lower() in words.believing
    greeted = verb.tag == "VBG" and verb.dep == "ROOT" and _is_reader_met(tree, verb, words)
    addressed = addressed or any(_lets_us(tree, one) for one in tree.path_up(verb))
    own = _is_own(tree, verb, words) and thought and not (past and _is_of_kin(anchor, words))
    return opinion or addressed or greeted or own


def _is_of_kin(anchor: Anchor, words: EventWords) -> bool:
    """Whether a date in figures is that of what somebody of the writer's did: "my uncle sailed in 1951"."""
    verb, figures = anchor.governor, any(char.isdigit() for char in anchor.timex.text)
    subject = subject_of(anchor.tree, verb) if verb is not None else None
    whose = subject is not None and subject.text.lower() not in words.writer
    return figures and whose and verb is not None and verb.text.lower() not in _BEING | words.believing


def _lets_us(tree: Tree, let: Token) -> bool:
    """Whether a verb is the one of "let's look at it"."""
    us = [one.text.lower() for one in tree.tokens[let.index + 1 : let.index + 2]]
    return let.text.lower() == "let" and us[:1] in (["'s"], ["’s"], ["us"])


def _is_reader_met(tree: Tree, verb: Token, words: EventWords) -> bool:
    """Whether a guest is brought in: "joining us today is a former pilot"."""
    whom = tree.child(verb, "dobj")
    return whom is not None and whom.text.lower() in words.writer and not in_quotes(tree, whom)


def _is_signed(tree: Tree) -> bool:
    """Whether a sentence opens with who wrote it and at what time, as a reader's comment does: "river_al at 11:07 am:
    ..."."""
    first = [token.text for token in tree.tokens[:_SIGNED]]
    if len(first) < 3 or first[1].lower() != "at" or ":" not in first[2] or not first[2][0].isdecimal():
        return False
    return first[-1] == ":" or first[-2:-1] == [":"]


def _is_pointing(anchor: Anchor) -> bool:
    """Whether the clause is about something that only the text before it names: "this last happened in 1968"."""
    if anchor.governor is None:
        return False
    subject = subject_of(anchor.tree, anchor.governor)
    return subject is not None and subject.tag == "DT" and subject.text.lower() in ("this", "that")


def _is_own(tree: Tree, verb: Token, words: EventWords) -> bool:
    """Whether the writer is the subject: "I", "we", "my view"."""
    subject = subject_of(tree, verb)
    if subject is None:
        return False
    whose = tree.children(subject, "poss")
    return subject.text.lower() in words.writer or any(one.text.lower() in words.writer for one in whose)


def _is_period(anchor: Anchor, words: EventWords) -> bool:
    """Whether the date only says which span of time is meant: "the nine months ending in June"."""
    verb, tree = anchor.governor, anchor.tree
    noun = tree.head(verb) if verb is not None else None
    bounding = verb is not None and verb.dep == "acl" and verb.text.lower() in words.span_verbs
    return bounding and noun is not None and noun.text.lower() in words.spans


def _is_pictured(tree: Tree, verb: Token, words: EventWords) -> bool:
    """Whether the words are a caption's: "Dr Holm, pictured in 2010, ..."."""
    aside = verb.tag in ("VBN", "VBD") and verb.dep in ("acl", "advcl") and set_off(tree, verb)
    if tree.tokens[verb.head].text.lower() in words.screened:
        return False  # "the film, shown on Sunday, ..."
    return aside and verb.text.lower() in words.picturing and tree.child(verb, "aux", "auxpass", "dobj") is None


def _is_pro_verb(tree: Tree, verb: Token) -> bool:
    """Whether the verb only stands for another: "it fell as much as it did on Monday"."""
    pro = verb.text.lower() in ("do", "does", "did", "doing") and tree.child(verb, "dobj", "xcomp", "ccomp") is None
    return pro and verb.dep not in ("ROOT", "aux")


def _is_put(tree: Tree, verb: Token) -> bool:
    """Whether the clause only says whose words follow: "as the mayor put it on Monday", "as the Herald points out"."""
    what = tree.child(verb, "dobj", "ccomp")
    it = what is not None and what.text.lower() == "it" and verb.text.lower() in ("put", "puts")
    out = what is None and verb.text.lower() in ("points", "pointed", "notes", "noted")
    return (it or out) and any(one.text.lower() == "as" for one in tree.children(verb))


def _is_doubt(tree: Tree, verb: Token) -> bool:
    """Whether the clause is what somebody is in doubt about, "questions about whether it would be ready by May"."""
    return verb.dep == "pcomp" and any(one.text.lower() == "whether" for one in tree.children(verb, "mark"))


def _is_of_state(anchor: Anchor) -> bool:
    """Whether the date is that of what something was, and not of what is told: "will never be what it was
    yesterday"."""
    before = anchor.tree.tokens[max(0, min(anchor.cover) - 1)]
    state = before.text.lower() in _BEING and before.dep in ("pcomp", "ccomp")
    return state and anchor.tree.subtree(before)[0].text.lower() == "what"


def _is_judged(tree: Tree, verb: Token) -> bool:
    """Whether the clause only judges what the text speaks of: "so this debate today was essential"."""
    subject, quality = tree.child(verb, "nsubj"), tree.child(verb, "acomp")
    pointing = subject is not None and any(one.text.lower() in _HERE for one in tree.children(subject, "det"))
    return pointing and quality is not None and verb.text.lower() in _BEING and quality.tag == "JJ"


def _is_shouted(tree: Tree) -> bool:
    """Whether a sentence is written in capitals and cries out: talk, no news."""
    words = [token.text for token in tree.tokens if token.text.isalpha()]
    capitals = sum(word.isupper() and len(word) > 1 for word in words)
    return capitals > _FEW and 2 * capitals > len(words) and tree.tokens[-1].text == "!"


def _is_footnote(tree: Tree) -> bool:
    """Whether a sentence begins with the number of a note and has no verb: "(1) Harbour Board, Fact Sheet, 1989"."""
    first = [token.text for token in tree.tokens[:3]]
    numbered = len(first) > _NOTE and first[0] == "(" and first[1].isdigit() and first[2] == ")"
    return numbered and not any(token.tag in _TENSED for token in tree.tokens)


def _is_nowadays(anchor: Anchor, words: EventWords) -> bool:
    """ "Today the mill is a museum": with a state in the present the word names no day."""
    verb, text = anchor.governor, anchor.timex.text.lower()
    states = words.lasting_verbs | words.states
    present = verb is not None and verb.tag in ("VBZ", "VBP") and verb.text.lower() in states
    if text == "overnight" and verb is not None and _is_timeless(anchor.tree, verb):
        return True  # "minds do not change overnight"
    able = verb is not None and any(one.text.lower() == "can" for one in anchor.tree.children(verb, "aux"))
    if able and text in words.present_days:
        return True  # "today the wreck can still be seen"
    progressive = verb is not None and anchor.tree.child(verb, "aux", "auxpass") is not None
    return text in words.present_days and present and not progressive


def _is_timeless(tree: Tree, verb: Token) -> bool:
    """Whether a verb is in the plain present, as a saying is."""
    helpers = tree.children(verb, "aux", "auxpass")
    plain = verb.tag in ("VBZ", "VBP") and not helpers
    return plain or (verb.tag == "VB" and any(one.tag in ("VBZ", "VBP") for one in helpers))


def is_empty(kept: Iterable[Token], named: Container[int], words: EventWords) -> bool:
    """Whether the words of a line name nothing, no person, thing or number: "it will", "they can do something".

    `named` are the indices of pronouns in whose place a name is put.
    """
    told = [token for token in kept if is_word(token) and token.text.lower() not in words.empty_nouns]
    counted = any(token.dep == "expl" for token in told)  # "there were three"
    naming = _NAMING[:2] if counted else _NAMING
    if any(token.index in named or token.tag.startswith(naming) for token in told):
        return False
    who = any(token.dep in SUBJECTS for token in told)
    deed = any(is_verb(token) and token.tag != "MD" and token.text.lower() not in words.empty_verbs for token in told)
    return not (who and deed)


def is_unnamed(phrase: Iterable[Token], words: EventWords) -> bool:
    """Whether a noun of happening stands without a word of what it is about: "its announcement", "events"."""
    told = list(phrase)
    naming = [token.text.lower() for token in told if token.tag.startswith(("NN", "JJ", "VB", "CD"))]
    pointing = bool(told) and told[0].text.lower() in ("such", "same") and sum(map(is_word, told)) <= _POINTING
    return pointing or (len(naming) == 1 and naming[0] in words.empty_events)
