"""The forms of verbs: in the past, in the plural, and in full where print has shortened them."""

from timeline.events.grammar.clause import is_verb
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree

_OVER = frozenset({"after", "since", "following"})
"""Behind these a participle tells what has been, whatever the clause tells."""

_MANY = frozenset({"those", "these", "they", "we"})


def was(tree: Tree, subject: Token) -> str:
    """ "was " or "were ", as the subject asks for."""
    return "were " if is_many(tree, subject) else "was "


def is_many(tree: Tree, subject: Token) -> bool:
    """Whether a subject takes its verb in the plural."""
    return subject.tag in ("NNS", "NNPS") or subject.text.lower() in _MANY or tree.child(subject, "conj") is not None


def past_of(tree: Tree, words: EventWords, verb: Token) -> dict[int, str]:
    """A participle that shares its subject is told in the past where its clause is: "warning" as "warned"."""
    above = next((one for one in tree.path_up(verb)[1:] if is_verb(one)), None)
    told = (above, *tree.children(above, "aux", "auxpass")) if above is not None else ()
    past = any(one.tag == "VBD" or one.text.lower() in ("has", "have", "'ve", "’ve") for one in told)
    past = past or (verb.dep == "pcomp" and tree.tokens[verb.head].text.lower() in _OVER)
    if not past or tree.child(verb, "aux") is not None:
        return {}
    form = verb.text.lower()
    regular = form.removesuffix("ing")
    after_consonant = regular.endswith("y") and regular[-2:-1] not in tuple("aeiou")
    regular = regular[:-1] + "ied" if after_consonant else regular + "ed"
    return {verb.index: words.past.get(form, regular)}


_FULL = {"ll": "will", "ve": "have", "re": "are"}


def full_form(tree: Tree, verb: Token) -> str:
    """A verb that leans on the word before it, in full, where another word comes to stand there: "he'd" is not
    "Landau'd"; "" for any other word."""
    mark, short = verb.text[:1], verb.text[1:].lower()
    if mark not in ("'", "’") or not is_verb(verb):
        return ""
    if short == "d":
        return " would" if verb.tag == "MD" else " had"
    if short == "s":
        return " has" if _is_perfect(tree, verb) else " is"
    return f" {_FULL[short]}" if short in _FULL else ""


def _is_perfect(tree: Tree, verb: Token) -> bool:
    """Whether "'s" is "has": "it's been closed", "he's raised it", not "it's closed"."""
    behind = next((one for one in tree.tokens[verb.index + 1 :] if not one.tag.startswith("RB")), None)
    if behind is None or behind.tag not in ("VBN", "VBD"):
        return False
    return behind.text.lower() in ("been", "become", "got") or tree.child(behind, "dobj") is not None
