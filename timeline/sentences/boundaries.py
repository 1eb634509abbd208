"""Where sentences end inside a paragraph: a stop is a candidate, the words on both sides decide."""

import re
from collections.abc import Iterator

from timeline.lexicon.story import StoryWords

_STOP = re.compile(
    r"""(?P<stop>[.!?…]{1,20}|[。！？])
        (?P<close>(?:''|[”’"')\]»]|\[[0-9]{1,3}\]|[ ](?:''|[”»)\]](?=\s|$))){0,4})
        (?P<loose>[ ]"(?=\s|$))?
        (?=\s|$|["“‘«(\[`']|[^\W0-9_a-z])""",
    re.VERBOSE,
)
"""A stop, the quotes and brackets that close after it, and what may open a sentence. `loose` is a tokenised quote."""

_NEXT = re.compile(
    r"""(?P<gap>\s{0,200})(?P<open>["“‘«(\[`'*•]{0,3})[ ]?(?P<word>[^\s.,;:!?"”)\]]{0,24})(?P<after>.?)""", re.DOTALL
)
_SOLID = re.compile(r"\S")
_DOTTED = re.compile(r"(?:[^\W0-9_]{1,3}\.)+[^\W0-9_]{1,3}")
_OPENERS = "\"“‘«'(`["
_QUOTES = ("''", "”", '"', "»", "’", "'")
_DOMAINS = frozenset({"com", "org", "net", "gov", "edu", "info", "co", "io", "js", "uk", "us"})
_TICKER = re.compile(r"\s{0,3}[A-Z]{1,3}\s{0,6}\)")
"""What follows the stop inside a share's symbol that was cut into tokens: "( BP . L )"."""
_UNSTOPPED = re.compile(
    r"(?P<before>[^\W_]{2,24})\s(?=(?P<word>[^\W0-9_a-z][a-z]{0,8})\s(?:,\s)?[a-z]{2,24}\s[^\W_])|\s\|(?=\s)"
)
"""Where a sentence without a stop may end: before a capital with two small words behind it, maybe with a comma between,
and at a bar."""

_LOOK_BACK = 40
"""Longer than any abbreviation; keeps each decision of bounded cost."""


def spans(text: str, start: int, end: int, words: StoryWords) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]`, one paragraph, as (start, end) without the blanks around them."""
    for low, high in _stopped(text, start, end, words):
        begin = low
        for match in _UNSTOPPED.finditer(text, low, high):
            if match["word"] is None or _is_border(match, words):
                cut = match.end("before") if match["word"] else match.start()
                if cut > begin:
                    yield begin, cut
                begin = _skip_blanks(text, match.end(), high)
        if begin < high:
            yield begin, high


def _is_border(match: re.Match[str], words: StoryWords) -> bool:
    """Whether an article with a capital, or another such word, begins a sentence, though no stop stands before it: "the
    rig burned The crew ...", "seals the well This morning it ..."; not the letter of "type A"."""
    before, word = match["before"], match["word"]
    small = before.islower() and before not in words.lettered
    if word in words.unstopped:
        return small and before.capitalize() not in words.starters
    return word in words.articles and before not in words.articles and (small or len(word) > 1)


def _stopped(text: str, start: int, end: int, words: StoryWords) -> Iterator[tuple[int, int]]:
    quotes = _QuoteCount(text, start)
    begin = _skip_blanks(text, start, end)
    for match in _STOP.finditer(text, start, end):
        is_open = quotes.is_open(match.start())
        cut = _cut(match, begin, words, is_open=is_open) if match.start() > begin else 0
        if cut:
            yield begin, cut
            begin = _skip_blanks(text, cut, end)
    if begin < end:
        yield begin, begin + len(text[begin:end].rstrip())


class _QuoteCount:
    """Counts straight double quotes from the paragraph's start, each character once."""

    def __init__(self, text: str, start: int) -> None:
        self._text, self._at, self._odd = text, start, False

    def is_open(self, position: int) -> bool:
        """Whether a straight quote is open at `position`; positions must not go back."""
        self._odd ^= self._text.count('"', self._at, position) % 2 == 1
        self._at = max(self._at, position)
        return self._odd


def _skip_blanks(text: str, start: int, end: int) -> int:
    found = _SOLID.search(text, start, end)
    return found.start() if found else end


def _cut(match: re.Match[str], begin: int, words: StoryWords, *, is_open: bool) -> int:
    """Where the sentence of this stop ends, or 0 where it goes on; `is_open` tells an open straight quote."""
    text, end = match.string, match.endpos
    cut = match.end() if match["loose"] and is_open else match.end("close")
    close = text[match.end("stop") : cut]
    if close.startswith('"') and not is_open and cut < end and not text[cut].isspace():
        cut, close = match.end("stop"), ""
    ahead = _NEXT.match(text, cut, end)
    if ahead is None or ahead.end() == cut or not _may_open(ahead):
        return 0
    if _TICKER.match(text, cut, end):
        return 0
    before = text[max(begin, match.start() - _LOOK_BACK) : match.start()]
    if not (ahead["gap"] or ahead["open"] or _is_glued(match, before, ahead)):
        return 0
    return cut if _closes(match["stop"], before, close, ahead, words) else 0


def _may_open(ahead: re.Match[str]) -> bool:
    """Whether a sentence may begin with what follows: no small letter, no further stop or comma."""
    word = ahead["word"]
    if not word:
        return bool(ahead["open"])
    return not (word[0].islower() and word == word.lower()) or word[0] in "•*@#"


def _is_glued(match: re.Match[str], before: str, ahead: re.Match[str]) -> bool:
    """Whether a missing blank hides a border ("later.The"), not a name ("U.S-led", "example.Com", "ASP.NET")."""
    last = _last_word(before)
    word = ahead["word"]
    if any(sign in last for sign in ("/", "@", "www", ".", "_")) or ahead["after"] in {"/", "@", "("}:
        return False
    if word.lower() in _DOMAINS or len(last) < 2:
        return False
    closed = match["close"] != ""
    return (closed or last[-1].islower() or last[-1].isdigit() or last[-1] in ")]%”") and (
        len(word) == 1 or word[1:2].islower()
    )


def _last_word(before: str) -> str:
    return next(iter(reversed(before.split(None))), "")


def _closes(stop: str, before: str, close: str, ahead: re.Match[str], words: StoryWords) -> bool:
    following = ahead["word"].replace("’", "'").split("'")[0]
    quoted = close.lstrip().startswith(_QUOTES)
    if stop != "." and quoted and _reports(ahead, words):
        return False
    if stop[0] in "!?。！？":
        return quoted or following not in words.enders
    if len(stop) > 1 or stop == "…":
        return quoted or bool(ahead["open"]) or following in words.starters or before.endswith((" ", "."))
    return quoted or before[-1:].isspace() or _full_stop(before, following, words)


def _reports(ahead: re.Match[str], words: StoryWords) -> bool:
    """Whether the sentence goes on after its quote: `"Why?" Mr Smith asked.`"""
    if ahead["open"] or not ahead["gap"] or ahead["word"] in words.starters:
        return False
    line = ahead.string[ahead.start("word") : ahead.start("word") + 40].split()
    return any(word.rstrip(".,") in words.reporting for word in line[1:4]) and "," not in "".join(line[:1])


def _full_stop(before: str, following: str, words: StoryWords) -> bool:
    """Whether a single full stop ends the sentence or belongs to the abbreviation before it."""
    last = _last_word(before).lstrip(_OPENERS + "-–—")
    starts = following in words.starters
    if len(last) == 1 and last.isupper():
        return starts
    if last.isdigit() and last == before:
        return False
    if last in words.titles or last.rsplit("-", 1)[-1] in words.titles:
        return False
    if last in words.numbered:
        return not following[:1].isdigit()
    if _DOTTED.fullmatch(last):
        return _after_dotted(last, following, starts, words)
    return starts if last in words.enders else True


def _after_dotted(last: str, following: str, starts: bool, words: StoryWords) -> bool:
    """After "U.S." only a word that begins sentences; after "a.m." anything but a day, month or time zone."""
    if not last.islower():
        return starts
    calendar = {name for name, _ in (*words.months, *words.weekdays)}
    return not (following[:1].isdigit() or following in calendar or following in words.zones)
