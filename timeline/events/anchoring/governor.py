"""Which word a time expression dates: the walk up the tree from the expression to a verb or a noun of happening."""

import re

from timeline.calendar.when import When
from timeline.events.anchoring.anchor import CAPTION, ENTRY, OCCASION, Anchor
from timeline.events.anchoring.clause_of_day import clause_behind, clause_of_day, hung_on, of_clause
from timeline.events.anchoring.date_phrase import emptied_by, of_span, told_by, zone
from timeline.events.anchoring.eligibility import is_aside, is_byname, is_day
from timeline.events.anchoring.entries import entry_anchor, headed_anchor, note_anchor, paper_brought, picture_lead
from timeline.events.anchoring.framing_clause import cleft_clause, is_appearance, is_as_told, said_in, saying_before
from timeline.events.anchoring.matrix_verb import Place, main_verb
from timeline.events.anchoring.nested_noun import followed, inner_word, is_amount
from timeline.events.anchoring.non_dating import (
    day_behind_ago,
    is_compared,
    is_goal,
    is_idiom,
    is_in_comparison,
    is_in_simile,
    is_likened,
    is_of_participle,
    is_unknown_day,
)
from timeline.events.anchoring.records import is_award, is_in_aside, is_of_total, is_record, tells_record
from timeline.events.grammar.clause import NOUN_SUBJECTS
from timeline.lexicon.events import EventWords
from timeline.model import Timex
from timeline.syntax.tree import Token, Tree

MODIFIERS = frozenset({"compound", "nummod", "amod", "poss", "nmod", "npadvmod", "advmod", "det"})
"""Relations by which an expression stands before the noun that it dates: "Monday's meeting", "the 2003 invasion"."""

_DEEDS = ("ence", "ance", "ion", "ment", "sal", "ttal", "ery", "oval", "ival", "ure")
"""Endings of nouns made from verbs."""

_FILED = "FILE"
"""The word before the caption of an old picture."""

_PRESENT = frozenset({"VBZ", "VBP"})
_MONTHLY = re.compile(
    "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|month|year|spring|summer|autumn|fall|winter", re.IGNORECASE
)
_BOUNDS, _NEAR = frozenset({"since", "before", "until", "till"}), 4
"""Tokens before a year that may tell of a birth or a death: "born in Bangor 1858"."""

_YEAR = re.compile("[12][0-9]{3}")
_SEASONS = frozenset({"SP", "SU", "FA", "WI"})
_HOLIDAY, _PLAIN = "named_holiday", frozenset({"", "on", "in", "at"})
_TWO_WORDS = {"prior": "before", "through": "through", "up": "through"}
"""What "to" means with the word before it."""

_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "dative"})
"""Relations in which an expression is what the clause is about, not when: "we will have winter", "Monday was busy"."""


def anchor_of(tree: Tree, timex: Timex, words: EventWords, dates: frozenset[int]) -> Anchor | None:
    """The anchor of an expression, `None` where it dates no event: a comparison ("than in 2009"), a thing ("the 2011
    report")."""
    tokens = tree.within(timex.start, timex.end)
    beside = len(tokens) > 1 and tokens[-1].text.lower() in words.sequences
    if not tokens or (beside and not isinstance(timex.when, When)):
        return None  # "a day after the vote": the vote's date is needed first
    if timex.start < tree.sentence.entry:
        return entry_anchor(tree, timex)
    if (noted := note_anchor(tree, tokens, timex)) is not None:
        return noted
    if is_idiom(tree, tokens) or is_unknown_day(tree, tokens, dates):
        return None
    walk = _Walk(tree, words, timex, dates)
    governor = walk.to_governor()
    if (headed := headed_anchor(tree, tokens, timex)) is not None:
        return headed
    if walk.refused or is_aside(tree, tokens, governor) or is_byname(tree, tokens, timex, governor):
        clause = clause_of_day(tree, tokens[-1].index)
        told = Anchor(tree, timex, clause, "", "", frozenset(one.index for one in tokens))
        return None if clause is None else of_clause(told, clause)
    cover = told_by(tree, tokens, set(walk.cover) | day_behind_ago(tree, tokens[-1], dates), words)
    cover |= of_span(tree, cover, dates, words)
    emptied = emptied_by(tree, cover)
    outer = next((one.text.lower() for one in emptied if one.text.lower() in words.bounding), "")
    outer = outer or ("through" if tree.tokens[min(cover)].text.lower() == "up" else "")
    walk.relation = CAPTION if tree.tokens[0].text == _FILED else walk.relation
    signal = outer if outer and walk.signal in _PLAIN else walk.signal
    walk.relation = ENTRY if governor is None and tree.sentence.ahead else walk.relation
    cover |= {one.index for one in emptied} | (zone(tree, tokens[-1], words) if timex.type == "TIME" else set())
    return Anchor(tree, timex, governor, walk.relation, signal, frozenset(cover))


class _Walk:
    """One walk from a time expression to its governor; each step looks at the next word above."""

    def __init__(self, tree: Tree, words: EventWords, timex: Timex, dates: frozenset[int]) -> None:
        self.tree, self.words, self.text, self.rule, self.dates = tree, words, timex.text, timex.rule, dates
        self.weekday = not any(char in "0123456789" for char in timex.text) and not _MONTHLY.search(timex.text)
        self.full = timex.reference == "" and any(char.isdigit() for char in timex.text)
        self.day = is_day(timex) or timex.type == "TIME"
        self.season = timex.value[-2:] in _SEASONS
        tokens = tree.within(timex.start, timex.end)
        self.node = tree.top_of(tokens)
        self.cover = [token.index for token in tokens]
        self.first = min(self.cover)
        self.signal = ""
        self.since = False
        self.relation = "no verb"
        self.refused = False
        self.through_preposition = False

    @property
    def _place(self) -> Place:
        return Place(self.first, max(self.cover), weekday=self.weekday, led=self.through_preposition)

    def to_governor(self) -> Token | None:
        """The word that the expression dates; `refused` is set where it dates nothing."""
        self.refused = self._is_argument() or self._names_a_kind() or is_likened(self.tree, self.first)
        self.refused = self.refused or is_compared(self.tree, self.text, self.first, max(self.cover))
        self.refused = self.refused or self._is_of_name()
        if self.refused:
            return None
        if self.node.tag.startswith("VB") and self.node.dep not in ("amod", "compound"):
            return self._found(self.node, "inside")
        clause = clause_behind(self.tree, max(self.cover))
        if clause is not None:
            return self._found(clause, "clause behind its date")
        shown = self._shown_in_picture()
        if shown is not None:
            return self._found(shown, CAPTION)
        for above in self.tree.path_up(self.node)[1:]:
            governor = self._step(above)
            if governor is not None or self.refused:
                return governor
            if self.node.dep == "conj":
                self.first = min(self.first, above.index)
            self.node = above
        hung = hung_on(self.tree, self.node, max(self.cover))
        return None if hung is None else self._found(hung, "prepositional phrase")

    def _shown_in_picture(self) -> Token | None:
        """The verb of a caption, a sentence in the present with a bare full date at its end: "A crane lifts the boat
        from the harbour off Oslo, May 27, 2010."."""
        words = [one for one in self.tree.tokens if one.dep != "punct"]
        root = next((one for one in words if one.head == one.index), None)
        ends = bool(words) and words[-1].index in self.cover and self.tree.tokens[self.first - 1].text == ","
        lead = picture_lead(self.tree, max(self.cover), root)
        if lead:
            self.cover += lead
            ends, self.first = True, -1
        if root is None or not ends or not self.full or root.index > self.first > 0:
            return None
        helpers = {one.tag for one in self.tree.children(root, "aux", "auxpass")}
        present = root.tag in ("VBZ", "VBP") or (root.tag in ("VBG", "VBN") and helpers <= {"VBZ", "VBP"} and helpers)
        return root if present else None

    def _is_argument(self) -> bool:
        """Whether the clause is about the expression; a passive verb has no object, so one there is a date after
        all."""
        head = self.tree.head(self.node)
        passive = head is not None and self.tree.child(head, "nsubjpass", "auxpass") is not None
        passive = passive or (head is not None and head.dep == "conj" and head.tag == "VBN")
        figure = (
            self.node.tag == "CD" or self.node.text[0].isdigit() or self.node.text.lower() in self.words.shading
        )  # "erupted circa 1650"
        return self.node.dep in _ARGUMENTS and not figure and not (passive and self.node.dep == "dobj")

    def _names_a_kind(self) -> bool:
        """Whether a bare small word before a noun says of what kind it is: "spring floods", "morning shows"."""
        lower = self.text.islower() or (self.first == 0 and self.season)  # "Winter storm warnings were in effect"
        bare = self.text.isalpha() and (lower or self.rule == _HOLIDAY)
        return self.node.dep == "compound" and bare and not self._is_definite()

    def _is_of_name(self) -> bool:
        """Whether a year right behind a capital is part of a name: "the Euro 2016 final", "Copa 2014"."""
        before = self.tree.tokens[max(0, self.first - 1)]
        beside = self.tree.tokens[max(0, self.first - _NEAR) : self.first]
        if any(one.text.lower() in self.words.of_lives for one in beside):
            return False  # "born Bangor 1858"
        named = before.tag in ("NNP", "NNPS") and before.text[0].isupper() and before.index not in self.dates
        return named and len(self.cover) == 1 and _YEAR.fullmatch(self.text) is not None and before.index < self.first

    def _is_definite(self) -> bool:
        """Whether an article points at one of a holiday's kind: "the Christmas truce", not "Christmas parties"."""
        noun = self.tree.head(self.node)
        pointing = noun is not None and self.tree.child(noun, "det", "poss") is not None
        return self.rule == _HOLIDAY and pointing and noun is not None and noun.tag not in ("NNS", "NNPS")

    def _step(self, above: Token) -> Token | None:
        if self._is_come(above):
            self.cover.append(above.index)
            return None
        if self.since and any(is_record(one, self.words) for one in (above, *self.tree.children(above, "amod"))):
            self.refused = True  # "the longest since 1956", "the first eclipse since 1927"
            return None
        if above.tag in ("IN", "TO") or above.dep == "prep":
            self._preposition(above)
            return None
        aside = ("amod", "appos", "acl", "advcl", "parataxis") if self.since else ("amod",)
        if above.tag.startswith("JJ") and above.dep in aside and (self.since or above.head < above.index):
            self.refused = True  # "the bonds due in 2019", "a right valid until May": it says which thing is meant
            return None
        if above.dep == "acl" and above.text.lower() in self.words.stamping:
            verb, told = paper_brought(self.tree, above)
            self.cover, self.refused = self.cover + told, verb is None
            return None if verb is None else self._found(verb, "prepositional phrase")
        noun = above.tag == "VBG" and self.tree.child(above, "det") is not None  # "a doubling of profits"
        if above.tag.startswith("VB") and above.dep not in ("amod", "compound") and not noun:
            return self._verb(above)
        if (above.tag.startswith("NN") or noun) and above.index not in self.dates:
            return self._noun(above)
        return None

    def _is_come(self, above: Token) -> bool:
        """Whether a verb form only brings the date: "an election come June"."""
        bare = above.tag in ("VB", "VBP", "VBN") and above.text.lower() == "come"
        return (
            bare
            and not self.through_preposition
            and above.index + 1 == self.first
            and self.tree.child(above, *_ARGUMENTS) is None
        )

    def _preposition(self, above: Token) -> None:
        word = above.text.lower()
        lead = self.tree.tokens[max(0, above.index - 1)].text.lower()
        particle = lead == "up" and self.tree.tokens[above.index - 1].dep == "prt"  # "moved it up to May 3"
        if word == "to" and lead in _TWO_WORDS and above.index + 1 == self.first and not particle:
            word = _TWO_WORDS[lead]
            self.cover.append(above.index - 1)
        example = word == "as" and any(child.text.lower() == "such" for child in self.tree.children(above))
        goal = not self.day and is_goal(self.tree, above, self.words)
        before = self.tree.tokens[max(0, above.index - 1)].text.lower()
        example = example or (
            word == "of" and (before == "instead" or is_award(self.tree, above, self.text, self.words))
        )
        following = self.tree.tokens[max(self.cover) + 1 : max(self.cover) + 2]
        directly = word == "for" and above.index + 1 == self.first  # "hopes for today to be dry"
        example = example or (directly and any(one.tag == "TO" for one in following))
        not_since = word == "since" and before == "not"  # "not since 1962 has ..." tells of the last time
        self.refused = word in self.words.comparing or example or goal or not_since
        named = word == "with" and above.index + 1 == self.first and not self.day  # "closed with 1999"
        self.refused = self.refused or named or (word == "since" and is_in_aside(self.tree, above, max(self.cover)))
        self.refused = self.refused or (word in _BOUNDS and self._is_of_beginning(above))
        self.since = self.since or (word == "since" and self.signal in ("", "of"))
        of_thing = word in self.words.bounding and self.node.index not in self.dates  # "from the air Tuesday"
        if self.signal == "of" or (self.signal == "" and not of_thing):
            self.signal = f"{word} {self.signal}".strip()
        self.through_preposition = True
        self.first = min(self.first, above.index)
        rest = [child for child in self.tree.children(above) if child.index not in self.cover and child.dep != "punct"]
        if all(child.text.lower() in self.words.shading or child.dep == "neg" for child in rest):
            self.cover += [above.index, *(child.index for child in rest)]

    def _is_of_beginning(self, since: Token) -> bool:
        """Whether a date says when the thing behind "since" or "before" was: "the first since its inception in 1974",
        "came two weeks before its end on July 26"; a weekday may be that of the news."""
        thing = self.tree.child(since, "pobj")
        inside = thing is not None and thing.index not in self.dates and self.through_preposition
        return inside and any(char.isdigit() for char in self.text)

    def _verb(self, above: Token) -> Token:
        head = self.tree.head(above)
        if above.dep in ("aux", "auxpass") and head is not None:
            above = head
        compared = above.text.lower() in self.words.comparing or is_in_comparison(self.tree, above)
        compared = compared or is_in_simile(self.tree, above)
        if compared or is_of_participle(self.tree, above, self.first, max(self.cover)):
            self.refused = True
        inner = inner_word(self.tree, above, self.words, self._place)
        if inner is not None:
            return self._found(*inner)
        if head is not None and is_appearance(above, head, self.words):
            return self._found(head, OCCASION)
        cleft = self._cleft(above)
        if cleft is not None:
            return self._found(cleft, "cleft sentence")
        if is_as_told(self.tree, above) and head is not None:
            seen = head.tag in _PRESENT and above.text.lower() in self.words.picturing
            return self._found(head, CAPTION) if seen else self._verb(head)
        main = main_verb(self.tree, above, self.words, self._place)
        if main is not None:
            self._cover_emptied(above, self.words.spanning)
            return self._found(main, "main verb")
        if self.since and (
            tells_record(self.tree, above, self.words) or is_of_total(self.tree, above, self.words, self.first)
        ):
            self.refused = True
        bearer = said_in(self.tree, above, self.words)
        if bearer is not None:
            self._cover_emptied(above)
            return self._found(bearer, OCCASION)
        saying = saying_before(self.tree, above, self.words, self._place)
        if saying is not None:
            return self._found(saying, "beside the verb of saying")
        return self._found(above, "prepositional phrase" if self.through_preposition else "adverbial")

    def _cleft(self, verb: Token) -> Token | None:
        if self.node.dep == "attr":  # "it was Monday when ..."
            return self.tree.child(verb, "advcl", "ccomp", "relcl")
        return cleft_clause(self.tree, verb, self._place, self.dates)

    def _cover_emptied(self, verb: Token, only: frozenset[str] | None = None) -> None:
        """A participle that holds nothing but the date says when and not what: "a letter (released) on Monday"."""
        told = self.dates.union(self.cover, [verb.index])
        later = frozenset(one.index for one in self.tree.children(verb, "conj"))
        below = self.tree.subtree(verb, later)
        alone = all(one.index in told or one.dep in ("cc", "prep", "punct") for one in below)
        self.cover += [verb.index] if alone and (only is None or verb.text.lower() in only) else []

    def _noun(self, above: Token) -> Token | None:
        named = above.tag == "NNP" and any(one.tag == "NNP" for one in self.tree.children(above, "compound"))
        following = self.tree.tokens[max(self.cover) + 1 : max(self.cover) + 2]  # no "June Miller said"
        opens = self.first == 0 and self.node.index < above.index and following[0].tag != "NNP"
        if named and opens and self.tree.child(above, "det", "poss") is None:
            return None  # "Last week the bank JP Morgan Chase ..." tells of no chase
        if self._is_deed(above):
            return self._found(above, "event noun")
        if above.text.lower() in self.words.event_nouns:
            return self._event_noun(above)
        direct = not self.through_preposition and self.node.dep in MODIFIERS
        before = self.node.index < above.index
        lead = self.tree.head(above)
        year = lead is not None and above.dep == "pobj" and _YEAR.fullmatch(self.text) is not None
        if direct and before and year and lead is not None and lead.text.lower() == "during":
            return None  # "burst during a 1964 regatta"
        if direct and before and self.node.dep != "npadvmod":
            self.refused = True  # a thing with a date for a name: "the 2011 report", "June figures"
        if self.signal == "of" and self.through_preposition:
            self.refused = True  # "a star of the 1940s"
        return None

    def _is_deed(self, noun: Token) -> bool:
        """Whether a dated noun of doing is the subject of a state in the present: "his insistence on Monday is odd"."""
        verb = self.tree.head(noun)
        present = verb is not None and noun.dep == "nsubj" and bool(_PRESENT & {verb.tag, *self._helpers(verb)})
        state = present and verb is not None and noun.index < self.first < verb.index
        led = self.through_preposition or self.node.dep == "npadvmod"
        return state and led and noun.text.lower().endswith(_DEEDS)

    def _helpers(self, verb: Token) -> set[str]:
        return {one.tag for one in self.tree.children(verb, "aux", "auxpass")}

    def _event_noun(self, noun: Token) -> Token | None:
        verb = self.tree.head(noun)
        if verb is not None and noun.dep == "pobj" and verb.text.lower() in self.words.comparing:
            self.refused = True  # "like an old-style Thanksgiving party"
            return None
        modifies = not self.through_preposition and self.node.index < noun.index
        if not modifies and not self._touches(noun):
            return None
        if verb is not None and verb.dep == "agent" and (clause := self.tree.head(verb)) is not None:
            return self._found(clause, "agent of its verb")
        if verb is not None and verb.dep == "prep" and verb.text.lower() in self.words.occasions:
            clause = self.tree.head(verb)
            if clause is not None and clause.tag.startswith("VB"):
                return self._found(clause, OCCASION)
        told = self._verb_told_of(verb)
        if told is not None and not modifies:
            return self._found(told, "verb told of")
        if verb is None or not verb.tag.startswith("VB"):
            return self._found(noun, "event noun")
        word = verb.text.lower()
        if self.signal == "from" and noun.dep in NOUN_SUBJECTS:
            self.signal = ""
            return self._found(noun, "event noun")  # "the clashes from Tuesday were not repeated"
        if followed(self.tree, verb, self.words, self._place) is noun:
            return self._found(noun, "event noun")
        if noun.dep in ("dobj", "nsubjpass") and (word in self.words.light_verbs or not modifies):
            return self._found(verb, "object of its verb")
        if noun.dep in NOUN_SUBJECTS and (word in self.words.happening_verbs or is_amount(self.tree, verb)):
            return self._found(verb, "subject of its verb")
        return self._found(noun, "event noun")

    def _verb_told_of(self, preposition: Token | None) -> Token | None:
        """The verb of a past deed whose object a preposition brings: "warned of a strike in March", "agreed to a
        truce"."""
        if preposition is None or preposition.dep != "prep" or preposition.text.lower() in self.words.sequences:
            return None
        verb = self.tree.head(preposition)
        calendar = self.signal == "of" or any(map(str.isdigit, self.text))
        deed = not calendar and verb is not None and verb.tag in ("VBD", "VBN")
        deed = deed and verb is not None and verb.text.lower() not in self.words.asking | self.words.awaiting
        return verb if deed else None

    def _touches(self, noun: Token) -> bool:
        """Whether the expression belongs to the noun before it: right behind it, or a calendar date behind its phrase.

        A weekday farther off mostly dates the news itself: "took blame for the response to the spill on Monday".
        """
        if self.first == noun.index + 1:
            return True
        phrase = {token.index for token in self.tree.subtree(noun)}
        if noun.dep == "conj" and self.dates & set(range(noun.head, noun.index)) and self.first in phrase:
            return True  # "a speech on Thursday and a meeting with the union on Friday"
        preposition = self.tree.head(noun)
        beside = preposition is not None and preposition.text.lower() in self.words.sequences
        beside = beside or (noun.text.lower() in self.words.mishaps and not self.weekday)
        return (beside or any(map(str.isdigit, self.text))) and set(range(noun.index, self.first)) <= phrase

    def _found(self, governor: Token, relation: str) -> Token:
        self.relation = relation
        return governor
