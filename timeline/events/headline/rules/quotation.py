"""The line of words that somebody is quoted with: the speaker first, then what was said."""

from dataclasses import dataclass

from timeline.events.grammar.clause import is_verb, is_word, runs_on, subject_of
from timeline.events.grammar.noun_phrase import noun_phrase
from timeline.events.grammar.quotes import in_quotes, is_quote
from timeline.events.headline.draft import Piece
from timeline.events.headline.rules.deletion import Cutter
from timeline.lexicon.events import EventWords
from timeline.syntax.tree import Token, Tree

_OWN_SIDE = frozenset({"i", "we", "you"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Makes the lines of what is told before the one who tells it."""

    words: EventWords
    cutter: Cutter

    @property
    def tree(self) -> Tree:
        """The sentence's tree."""
        return self.cutter.tree

    def verb_over(self, verb: Token) -> Token | None:
        """The verb of saying over quoted words whose clause is told from the speaker's side: "we got there"."""
        subject = subject_of(self.tree, verb)
        own_side = subject is not None and subject.text.lower() in _OWN_SIDE
        above = (one for one in self.tree.path_up(verb)[1:] if one.text.lower() in self.words.saying)
        return next(above, None) if own_side and in_quotes(self.tree, verb) else None

    def line(self, verb: Token) -> Piece | None:
        """Words told before who says them: the speaker first. Quoted words follow a colon, others the verb."""
        told = next((one for one in self.tree.children(verb, "ccomp") if one.index < verb.index), None)
        told = told or self._run_on(verb)
        subject = self.tree.child(verb, "nsubj")
        if told is None or subject is None or subject.index < told.index or verb.text.lower() not in self.words.saying:
            return None
        speaker = noun_phrase(self.tree, subject)
        if runs_on(self.tree.tokens[told.index : verb.index]):
            return self._behind_border(verb, told, speaker)
        words = [token for token in self.cutter.uncovered(self._quoted(told)) if not is_quote(token)]
        while words and not is_word(words[-1]):
            words.pop()
        if not words:
            return None
        if not self._is_quoted(told, min(subject.index, verb.index)):
            return Piece((*speaker, verb, *self._hearers(verb), *self.cutter.clause(told)), {}, confidence=0.8)
        said = {speaker[-1].index: speaker[-1].text + ":", words[0].index: "“" + words[0].text}
        said[words[-1].index] = said.get(words[-1].index, words[-1].text) + "”"
        return Piece((*speaker, *words), said, confidence=0.8)

    def _behind_border(self, verb: Token, told: Token, speaker: list[Token]) -> Piece | None:
        """What is told behind a headline and its colon: "Dam breaks: A dam has broken, the mayor said"; `None` where
        another clause stands before the border ("the rain stopped; the mayor said ...")."""
        tokens = self.cutter.uncovered(self.tree.subtree(told))
        border = max(one.index for one in self.tree.tokens[told.index : verb.index] if one.text in (";", ":"))
        words = [one for one in tokens if border < one.index < verb.index]
        if not any(is_verb(one) for one in words):
            return None
        article = {words[0].index: words[0].text.lower()} if words[0].tag == "DT" else {}
        return Piece((*speaker, verb, *words), article, confidence=0.7)

    def _is_quoted(self, told: Token, teller: int) -> bool:
        """Whether what is told stands in quotes as a whole, not only a word or two of it; a mark that the sentence only
        closes was opened before it."""
        marks = [token.index for token in self.tree.tokens[:teller] if is_quote(token)]
        closes = any(told.index < index for index in marks)
        return closes and (in_quotes(self.tree, told) or len(marks) % 2 == 1)

    def _hearers(self, verb: Token) -> list[Token]:
        """Whom a verb of telling cannot do without: "told CNN"."""
        heard = [one for one in self.tree.children(verb, "dobj", "dative") if one.index > verb.index]
        return [token for one in heard for token in self.cutter.uncovered(noun_phrase(self.tree, one))]

    def _run_on(self, verb: Token) -> Token | None:
        """The clause that a verb of saying behind it tells, where the parser took the two for coordinated."""
        head, subject = self.tree.head(verb), self.tree.child(verb, "nsubj")
        first = self.tree.subtree(subject)[0].index if subject is not None else 0
        if head is None and subject is not None and first and is_quote(self.tree.tokens[first - 1]):
            return next((one for one in self.tree.tokens[: subject.index] if one.head == one.index), None)
        if head is None or subject is None or verb.dep != "conj" or not is_verb(head):
            return None
        joints = [one.index for one in self.tree.children(head, "cc") if one.index < verb.index]
        others = [one.index for one in self.tree.children(head, "conj") if one.index < verb.index]
        joined = any(not any(joint < other for other in others) for joint in joints)
        comma = self.tree.tokens[self.tree.subtree(subject)[0].index - 1].text == ","
        own = self.tree.child(verb, "ccomp", "dobj", "xcomp") is not None
        return head if comma and not joined and not own else None

    def _quoted(self, told: Token) -> list[Token]:
        """All words between the quote marks around a clause; its own words where it has none."""
        marks = [token.index for token in self.tree.tokens if is_quote(token)]
        opening = [index for index in marks if index < told.index]
        closing = [index for index in marks if index > told.index]
        if not opening or not closing:
            return self.tree.subtree(told)
        return list(self.tree.tokens[opening[-1] + 1 : closing[0]])
