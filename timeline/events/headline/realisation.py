"""Tokens to one readable line: spaces as in the text, no leftover comma, no quote mark without its pair, not too
long."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from timeline.events.grammar.clause import NOUN_SUBJECTS, is_namelike, is_word
from timeline.events.grammar.inflection import full_form
from timeline.events.grammar.typography import (
    MARKS,
    OPENING,
    QUOTES,
    bracketed,
    capital,
    closed,
    cut,
    even_quotes,
    fitting,
    is_opening,
    is_put_in,
    spaced,
    tidied,
    unstopped,
    unwrapped,
)
from timeline.events.headline.shortening import Needed, borders, next_to_drop
from timeline.syntax.tree import Token, Tree

_STRAY_COMMA = re.compile(r"([:“]),\s?")
"""A comma that stood behind a date which opened what is told."""

_LAST_COMMA = re.compile(r"\s?,(?=[”\"]$)")
"""A comma that print sets before the mark that ends a quotation."""

_COMMAS = frozenset({",", ";", ":", "--", "—", "–"})
_HOLDING = frozenset({":", ";"})
"""Marks that stay where words right before them went: what follows is a clause of its own."""
_ASIDES = frozenset({"relcl", "appos", "advcl"})
_LOOSE_ENDS = frozenset({",", ";", ":", "-", "--", "—", "–", ".", "..", "...", "…", "and", "or", "but"})
_COMPLETE = frozenset({"NN", "NNS", "NNP", "NNPS"})
"""Tags of words that a phrase may end with."""

_LED_ON = frozenset({"possibly", "perhaps", "rather", "than"})
"""Words that lead to what has gone, at a line's end."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How the tokens of one sentence are put into words.

    `said` replaces the words of some tokens, by index; `cover` are the tokens of the date, which are left out and leave
    no gap: commas around it go, a comma behind it that parts two clauses stays.
    """

    tree: Tree
    said: dict[int, str]
    cover: frozenset[int]

    def join(self, tokens: Sequence[Token]) -> str:
        """The line of some tokens, with a capital at its head and no stop at its end."""
        words: list[str] = []
        before: Token | None = None
        inside = quoting = False
        kept = self._trimmed(unwrapped(bracketed(self._paired(self._without_loose_commas(list(tokens))))))
        for place, token in enumerate(kept):
            following = kept[place + 1] if place + 1 < len(kept) else None
            ends = not is_word(token) and (following is None or following.text in QUOTES)
            if before is not None and quoting and not ends and self._is_thinned(before, token):
                words.append(" …")
            if before is not None and spaced(before, token):
                words.append(" ")
            word = self.said.get(token.index, self._moved(token, following, inside=inside))
            quoting = (quoting or word.startswith("“")) != (word in QUOTES and not word.startswith("“"))
            word = f"[{word}]" if quoting and is_put_in(word, token) else word
            if before is not None and not self._still_leans(before, token):
                word = full_form(self.tree, token) or word
            words.append(self._article(token) + fitting(word, token, following))
            before, inside = token, inside or is_word(token)
        line = " ".join("".join(words).split())
        line = _LAST_COMMA.sub("", _STRAY_COMMA.sub(lambda mark: mark[1].replace(":", ": "), line))
        return capital(tidied(even_quotes(unstopped(line, before))))

    def _is_thinned(self, before: Token, token: Token) -> bool:
        """Whether words of a quotation have gone between two that are left."""
        gone = self.tree.tokens[before.index + 1 : token.index]
        marks = any(one.text in QUOTES for one in (before, token, *gone))
        return not marks and any(map(is_word, gone))

    def _still_leans(self, before: Token, token: Token) -> bool:
        """Whether a word stands behind the same one as in the text."""
        same = self.said.get(before.index, before.text).endswith(before.text)
        return same and before.index + 1 == token.index

    def _paired(self, tokens: list[Token]) -> list[Token]:
        """Quote marks stay where both of a pair do, or where the quotation goes on in the next sentence."""
        empty = [pair for pair in pairwise(tokens) if pair[0].text in OPENING and {one.text for one in pair} <= QUOTES]
        tokens = [token for token in tokens if not any(token in pair for pair in empty)]
        marks = [token for token in tokens if token.text in QUOTES]
        opens = len(marks) == 1 and marks[0].text == "“"
        if opens and not any(one.text in QUOTES for one in self.tree.tokens[marks[0].index + 1 :]):
            return tokens
        if len(marks) % 2 == 0 and all(is_opening(tokens, mark) == (i % 2 == 0) for i, mark in enumerate(marks)):
            return tokens
        opening = [mark for mark in marks if is_opening(tokens, mark)]
        if opening and len(marks) % 2 and marks[-1] is opening[-1] and self._is_closed_behind(tokens):
            return [replace(one, text="“") if one is marks[-1] else one for one in tokens]
        return [token for token in tokens if token.text not in QUOTES]

    def _is_closed_behind(self, tokens: list[Token]) -> bool:
        """Whether a quotation ends in what was cut off behind the line."""
        behind = self.tree.tokens[max(token.index for token in tokens) + 1 :]
        return sum(token.text in QUOTES for token in behind) % 2 == 1

    def _article(self, token: Token) -> str:
        """The article that a possessive date stood for: "in Thursday's vote" is "in the vote"."""
        before = token.index - 1
        if token.index not in self.cover and before in self.cover and self.tree.tokens[before].dep == "case":
            first = min(self.cover) == 0 or self.tree.tokens[min(self.cover)].index == 0
            return "" if first or token.tag == "DT" else "the "
        return ""

    def shorten(self, tokens: Sequence[Token], limit: int, keep: Token | None, titles: frozenset[str]) -> str:
        """The line with clauses, phrases and the `titles` of persons left out until it fits; the last resort is an
        ellipsis."""
        marked = [index for index, word in self.said.items() if not MARKS.isdisjoint(word)]
        quoted = (frozenset(range(min(marked), max(marked) + 1)),) if marked else _quotations(tokens)
        needed = Needed(keep, quoted, titles)
        kept, gone = list(tokens), list[frozenset[int]]()
        line = self.join(kept)
        while len(line) > limit:
            dropped = next_to_drop(self.tree, kept, len(line) - limit, needed)
            if dropped is None:
                return self.break_off(kept, limit, keep)
            gone.append(dropped)
            kept = [token for token in kept if token.index not in dropped]
            line = self.join(kept)
        return closed(self._restored(tokens, gone, limit))

    def _restored(self, tokens: Sequence[Token], gone: list[frozenset[int]], limit: int) -> str:
        """The line with what went and after all has room, the longest first; then at its end the first part of what has
        none."""
        out = frozenset().union(*gone)
        phrases = sorted(gone, key=len, reverse=True)
        parts = [part for phrase in phrases for part in self._first_parts(tokens, phrase)]
        for part in (*phrases, *phrases, *parts):  # what hangs on a phrase comes back behind it
            fewer = out - part
            heads = {self.tree.tokens[index].head for index in part} - part
            kept = [token for token in tokens if token.index not in fewer]
            fits = part <= out and not heads & fewer and len(self.join(kept)) <= limit
            ends = next(filter(is_word, reversed(kept))).index in part
            if fits and (ends or part in gone) and not (ends and self._is_hollow(tokens, kept)):
                out = fewer
        return self.join([token for token in tokens if token.index not in out])

    def _is_hollow(self, tokens: Sequence[Token], kept: Sequence[Token]) -> bool:
        """Whether a line would end before what its last noun needs: "in the first cases (to reach the coast)"."""
        last = next(filter(is_word, reversed(kept)))
        behind = tokens[tokens.index(last) + 1 :]
        return bool(behind) and last.tag in _COMPLETE and _is_needed(behind[0])

    def _first_parts(self, tokens: Sequence[Token], phrase: frozenset[int]) -> list[frozenset[int]]:
        """A phrase up to each noun in it that another phrase follows, the longest first: "from warning the public (of
        the danger)"."""
        inside = [token for token in tokens if token.index in phrase]
        before = self.tree.tokens[max(0, inside[0].index - 1)]
        apart = self._is_comma(inside[0]) or self._is_comma(before)
        if apart and any(one.dep in ("relcl", "appos") and one.head not in phrase for one in inside):
            return []  # an aside is told whole or not at all
        places = borders(self.tree, inside, of=False)
        ends = [place for place in places if self._may_end(inside[place - 1], inside[place])]
        ends = [place for place in ends if not _parts_clause(inside[:place], inside[place:])]
        return [frozenset(one.index for one in inside[:place]) for place in reversed(ends)]

    def _may_end(self, noun: Token, following: Token) -> bool:
        """Whether a phrase may end with a noun before what follows: not inside a list, nor where the noun is hollow
        without it, "a bid (to limit the claim)"."""
        listed = self._is_comma(following) or following.dep == "cc"
        return noun.tag in _COMPLETE and not listed and not _is_needed(following)

    def break_off(self, tokens: Sequence[Token], limit: int, keep: Token | None = None) -> str:
        """The line up to the last phrase that fits, else to the last word, with an ellipsis; behind the word to `keep`
        if that fits."""
        first = next((place for place, token in enumerate(tokens) if token is keep), 0)
        for of, waiting in ((False, False), (True, False), (True, True)):
            for place in reversed(borders(self.tree, tokens, of=of)):
                line = closed(self.join(tokens[:place]) + "…")
                ends = waiting or not self._waits(tokens[:place])
                if limit // 2 < len(line) <= limit and place > first and ends:
                    return line
        return cut(self.join(tokens), limit)

    def _waits(self, kept: Sequence[Token]) -> bool:
        """Whether a line's last verb waits for what follows: "a forecast that warned (...)", "the approval comes
        (...)"."""
        last = next(filter(is_word, reversed(kept)), None)
        finite = last is not None and last.tag in ("VBD", "VBZ", "VBP")
        return (
            finite
            and last is not None
            and any(one.index > last.index and is_word(one) for one in self.tree.children(last))
        )

    def _without_loose_commas(self, tokens: list[Token]) -> list[Token]:
        """Commas whose neighbour went go too."""
        indices = {token.index for token in tokens}
        kept = [token for token in tokens if self._stays(token, indices)]
        first = next((place for place, token in enumerate(kept) if self._is_comma(token)), None)
        lone = first is not None and self._parts_subject(kept, first)
        return [token for place, token in enumerate(kept) if not (lone and place == first)]

    def _parts_subject(self, kept: list[Token], place: int) -> bool:
        """Whether the line's first comma stands between subject and verb: its pair has gone."""
        if place == 0 or place + 1 == len(kept) or kept[place].text != ",":
            return False
        verb, before = kept[place + 1], kept[place - 1]
        subjects = self.tree.children(verb, *NOUN_SUBJECTS)
        told = any(before in self.tree.subtree(one) for one in subjects)
        return told and verb.tag in ("VBD", "VBZ", "VBP", "MD")

    def _stays(self, token: Token, kept: set[int]) -> bool:
        inside = token.index - 1 in self.cover and token.index + 1 in self.cover and token.dep == "punct"
        return not inside and (not self._is_comma(token) or self._parts(token, kept))

    def _moved(self, token: Token, following: Token | None, *, inside: bool) -> str:
        """A sentence's first word loses its capital where it comes to stand inside the line; a name keeps it."""
        article = token.tag == "DT" and token.text != "A" and following is not None and following.text.islower()
        opens = not any(map(is_word, self.tree.tokens[: token.index]))
        inside = inside and (opens or article) and not is_namelike(token)
        return token.text[:1].lower() + token.text[1:] if inside else token.text

    def _trimmed(self, tokens: list[Token]) -> list[Token]:
        """Without marks and conjunctions at the ends, nor a preposition that has lost what it brought."""
        ends = _LOOSE_ENDS | OPENING | _LED_ON
        ends -= {'"'} if sum(token.text == '"' for token in tokens) % 2 == 0 else set()
        while tokens and (tokens[-1].text.lower() in ends or self._is_stranded(tokens[-1])):
            tokens = tokens[:-1]
        while tokens and tokens[0].text.lower() in _LOOSE_ENDS:
            tokens = tokens[1:]
        return tokens

    def _is_stranded(self, last: Token) -> bool:
        lost = last.text.lower() in ("of", "by") or self.tree.child(last, "pobj", "pcomp") is not None
        following = self.tree.tokens[last.index + 1 : last.index + 2]
        lost = lost or (last.tag == "IN" and any(one.tag in ("DT", "PRP$") for one in following))
        return last.dep == "cc" or (last.dep in ("prep", "agent") and lost)

    def _is_comma(self, token: Token) -> bool:
        """Whether a mark parts phrases; a hyphen does between spaces."""
        spaced = token.text == "-" and token.index > 0 and self.tree.tokens[token.index - 1].end < token.start
        return token.text in _COMMAS or spaced

    def _parts(self, comma: Token, indices: set[int]) -> bool:
        """Whether words of the line stand on both sides of a comma, the date before it passed over."""
        left = comma.index - 1
        while left in self.cover:
            left -= 1
        passed = left != comma.index - 1
        if self._is_before_told(comma, max((one for one in indices if one < comma.index), default=-1)):
            return False
        return (
            (comma.index + 1 in indices or self._parts_name(comma, indices))
            and (left in indices or comma.text in _HOLDING or self._opens_told(comma.index + 1, indices))
            and not (passed and (self.tree.tokens[left].text in _COMMAS or self.tree.tokens[left].tag in ("IN", "DT")))
        )

    def _parts_name(self, comma: Token, kept: set[int]) -> bool:
        """Whether a comma parts two names of which the second has lost its title: "Paz, (the premier) Jan Brek"."""
        following = self.tree.tokens[min((one for one in kept if one > comma.index), default=comma.index)]
        title = self.tree.tokens[comma.index + 1 : comma.index + 2]
        inside = any(one.head == following.index or one.head == following.head != one.index for one in title)
        return comma.text == "," and inside and following.tag == title[0].tag == "NNP"

    def _is_before_told(self, comma: Token, left: int) -> bool:
        """Whether a comma behind a date parts a verb from what it tells: "said in May, the council had paid"."""
        gone = left < comma.index - 1
        told = self.tree.children(self.tree.tokens[left], "ccomp") if left >= 0 and gone else ()
        return any(self.tree.subtree(one)[0].index in (comma.index, comma.index + 1) for one in told)

    def _opens_told(self, index: int, kept: set[int]) -> bool:
        """Whether a clause or an aside that is told begins here behind words of the line."""
        above = (one for one in self.tree.path_up(self.tree.tokens[index]) if one.dep in _ASIDES)
        aside = any(self.tree.subtree(one)[0].index == index for one in above)
        return (aside and any(one < index for one in kept)) or self._opens_clause(index, kept)

    def _opens_clause(self, index: int, kept: set[int]) -> bool:
        """Whether a subject begins here behind words of the line: "In Mexico[, the worst hit country], the president
        told"."""
        subject = next((one for one in self.tree.path_up(self.tree.tokens[index]) if one.dep in NOUN_SUBJECTS), None)
        opens = subject is not None and self.tree.subtree(subject)[0].index == index
        return opens and any(one < index for one in kept - self.cover)


def _parts_clause(kept: Sequence[Token], gone: Sequence[Token]) -> bool:
    """Whether a phrase would end between a subject and its verb: "once the threat (from the slick passes)"."""
    verbs = {token.index for token in gone}
    return any(token.head in verbs for token in kept if token.dep in NOUN_SUBJECTS)


def _is_needed(following: Token) -> bool:
    """Whether a noun says little without what begins with a word behind it: "a bid to", "fears that", "before"."""
    return following.tag == "TO" or following.dep == "mark" or following.text.lower() == "before"


def _quotations(tokens: Sequence[Token]) -> tuple[frozenset[int], ...]:
    """The words of each quotation, between its marks."""
    marks = [token.index for token in tokens if token.text in QUOTES]
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return tuple(frozenset(range(first + 1, last)) for first, last in pairs if last > first + 1)
