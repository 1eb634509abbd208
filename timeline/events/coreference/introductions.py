"""How a document brings somebody in: "Nordal's chief executive Lloyd Brek" for "Brek"."""

from collections.abc import Sequence

from timeline.events.coreference.agreement import Referent
from timeline.events.coreference.names import Mention, Names
from timeline.events.coreference.story import Story
from timeline.syntax.tree import Token, Tree

NOWHERE = -1
"""The place of a head that stands in no line."""

_MOST = 6
"""Words of an office before a name; a longer one is a sentence of its own."""

_ABBREVIATED = 4
_OWN = ("'s", "’s")


def introductions(names: Names, trees: Sequence[Tree]) -> dict[int, Referent]:
    """For each last name that stands alone in a sentence how the document brings its bearer in, by its start."""
    places = ((tree, token) for tree in trees for token in tree.tokens if token.start in names.at)
    bare = (token.start for tree, token in places if not _is_described(tree, token))
    told = ((start, introduction(names, start)) for start in bare)
    return {start: Referent(text, NOWHERE) for start, text in told if text and not _shouts(text)}


def _is_described(tree: Tree, name: Token) -> bool:
    """Whether a title or another word stands before a name, or the name before another."""
    before = any(one.index < name.index and one.dep != "punct" for one in tree.children(name))
    return before or name.dep == "compound"


def _shouts(text: str) -> bool:
    """Whether a heading in capitals has been taken for a name."""
    return any(word.isupper() and len(word) > _ABBREVIATED for word in text.split())


def introduction(names: Names, start: int) -> str:
    """The full name, with the office where the document tells it before the name, of whom a last name at a place of
    the text means; "" where the sentence itself tells as much, or the document no more."""
    number, here = names.at.get(start, (-1, None))
    if here is None or here.first != here.last:
        return ""
    one = names.entities[number]
    if one.kind != "person" or not one.sure or _shares_name(names, number):
        return ""
    mentions = names.entities[number].mentions
    if any(one.sentence == here.sentence and one.last > one.first for one in mentions):
        return ""
    told = (_told(names, one) for one in mentions if one.last > one.first)
    return max(told, key=lambda text: not text.startswith(" "), default="").strip()


def _shares_name(names: Names, number: int) -> bool:
    """Whether the document names somebody else of the same last name."""
    last = names.entities[number].name.split()[-1]
    return any(one.name.split()[-1:] == [last] for place, one in enumerate(names.entities) if place != number)


def _told(names: Names, one: Mention) -> str:
    """A full name behind what it is introduced with; with a blank before it where nothing is."""
    story = names.story
    name = " ".join(word.text for word in story.words[one.first : one.last + 1])
    office = _office(names, story, one.first)
    words = [story.words[place].text for place in office]
    while words and words[0].lower() in ("a", "an", "the"):
        words = words[1:]
    return " ".join((*words, name)).replace(" 's", "'s").replace(" ’s", "’s") if words else f" {name}"


def _office(names: Names, story: Story, first: int) -> range:
    """The places of the words before a name that end in what somebody is."""
    if not names.is_title(story.at(first - 1)):
        return range(first, first)
    place = first - 1
    while first - place < _MOST and story.words[place].joined and _belongs(story, place - 1):
        place -= 1
    while place < first and story.at(place) in _OWN:
        place += 1
    return range(place, first)


def _belongs(story: Story, place: int) -> bool:
    """Whether a word before a title belongs to it: "Goldman 's chief", no verb and no preposition."""
    word = story.at(place)
    inner = word in _OWN or story.words[place].is_capital or word in story.known.reference.ranks
    return inner and word not in story.known.small_words
