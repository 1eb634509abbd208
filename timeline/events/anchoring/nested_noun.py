"""The noun or participle right before a date that it belongs to, where the walk up the tree came to a verb above it."""

from timeline.events.anchoring.matrix_verb import Place
from timeline.events.grammar.clause import BE
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree


def inner_word(tree: Tree, verb: Token, words: EventWords, date: Place) -> tuple[Token, str] | None:
    """The word inside a verb's clause that a date belongs to, and how it was found; `None` where it is the verb's."""
    noun = followed(tree, verb, words, date) or _noun_around(tree, verb, words, date)
    if noun is not None:
        return noun, "event noun"
    participle = _participle_before(tree, verb, date)
    if participle is not None:
        return participle, "adverbial"
    mishap = _mishap_before(tree, verb, words, date)
    return None if mishap is None else (mishap, "event noun")


def followed(tree: Tree, verb: Token, words: EventWords, date: Place) -> Token | None:
    """In "the clashes followed a march on Friday" the march is dated, also where the parser hangs the date on the verb,
    and in "rigs following the disaster last year" the disaster."""
    thing = tree.child(verb, "dobj")
    if verb.dep == "acl" and verb.text.lower() == "following":
        return thing
    if verb.tag not in ("VBD", "VBZ") or thing is None or verb.text.lower() not in words.succeeding:
        return None
    described = any(one.dep != "det" for one in tree.children(thing))  # a bare "vote" would tell nothing
    happening = described and thing.text.lower() in words.event_nouns
    phrase = {one.index for one in tree.subtree(thing)}
    return thing if happening and set(range(thing.index, date.first)) <= phrase else None


def is_amount(tree: Tree, verb: Token) -> bool:
    """Whether a verb of being tells how much or how many its subject was: "sales in May were $14 million", not "the
    fire in May is one of the worst"."""
    counted = any(one.tag == "CD" and one.text.lower() != "one" for one in tree.children(verb, "attr"))
    return counted and verb.text.lower() in BE and verb.tag not in ("VBZ", "VBP")


def _noun_around(tree: Tree, verb: Token, words: EventWords, date: Place) -> Token | None:
    """In "welcomed the vote on Monday of the miners" the date stands inside the phrase of the vote; "announced the
    sale on Friday of its mine" has the day of the news."""
    noun, following = tree.tokens[date.first - 1], tree.tokens[date.last + 1 : date.last + 2]
    shade = noun.text.lower() in words.shading and date.first > 1  # "late on December 31"
    noun = tree.tokens[date.first - 2] if shade else noun
    papers = noun.text.lower() in words.statements
    own = any(one.head == noun.index or (papers and one.text.lower() == "from") for one in following)
    happens = (papers or noun.text.lower() in words.event_nouns) and following and following[0].dep == "prep"
    news = words.saying | words.announcing | words.light_verbs
    return noun if own and happens and noun.tag.startswith("NN") and verb.text.lower() not in news else None


def _participle_before(tree: Tree, verb: Token, date: Place) -> Token | None:
    """In "a paper issued overnight entitled ..." the participle right before the date is dated, not the next."""
    before = tree.tokens[max(0, date.first - 1)]
    both = verb.dep == before.dep == "acl" and verb.tag == before.tag == "VBN"
    return before if both and before.index < date.first < verb.index else None


def _mishap_before(tree: Tree, verb: Token, words: EventWords, date: Place) -> Token | None:
    """In "stands trial over the death of a singer in 2009" the death is dated: nobody knows its day ahead, and the
    trial has not been; in "charges arising from a killing in May" the killing, and in "have fallen since the fire on
    April 20" the fire."""
    if date.first == 0 or not date.led or date.weekday:
        return None
    path = tree.path_up(tree.tokens[date.first - 1])
    noun = next((one for one in path if one.text.lower() in words.mishaps), None)
    if noun is not None and noun.index + 1 == date.first and _is_charged(tree, verb, noun, words):
        return noun
    preposition = tree.head(noun) if noun is not None else None
    if noun is None or preposition is None or preposition.dep != "prep" or verb not in path[path.index(noun) :]:
        return None
    thing = tree.tokens[preposition.head]
    # "the handling of the fire in May hurt the firm"
    inside = date.last < verb.index and tree.tokens[date.first - 1].text != ","
    follows = preposition.text.lower() == "of" and (thing.text.lower() in words.consequences or inside)
    follows = follows or (preposition.text.lower() == "since" and noun is not None and date.first == noun.index + 1)
    arises = verb.tag == "VBG" and verb.dep == "acl" and preposition.text.lower() == "from"
    return noun if follows or arises or preposition.text.lower() in words.about else None


def _is_charged(tree: Tree, doing: Token, mishap: Token, words: EventWords) -> bool:
    """Whether somebody is charged with what led to a mishap: "charged with causing the death in June"."""
    above = [one.text.lower() for one in tree.path_up(doing)[1:3]]
    led = doing.tag == "VBG" and doing.dep == "pcomp" and mishap.dep == "dobj" and mishap.head == doing.index
    return led and any(word in words.accusing for word in above)
