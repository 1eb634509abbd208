"""The grammar of datelines, stamps, bylines and captions, from a language's words; every repetition is bounded."""

import re
from dataclasses import dataclass
from functools import lru_cache

from timeline.storywords import StoryWords

LONGEST_BYLINE = 200

_CAPITAL = r"[^\W0-9_a-z]"
_CAPITALISED = rf"{_CAPITAL}[^\W0-9_]{{0,20}}\.?"
_PROPER = rf"{_CAPITALISED}(?:[ -]{_CAPITALISED}){{0,3}}"
_AGENCY = rf"\(\s?{_CAPITAL}[^()\n]{{0,40}}\)"
_DASH = r"(?:\s{0,2}(?:—|–|--|_)\s{0,2}|\s-{1,2}\s{0,2}|(?<=\))-\s?|\s?:\s)"
_BARE_DASH = r"(?:\s{0,2}(?:—|–|--|_)\s{0,2}|\s-\s)"
_OPENS = r"(?=[\"“‘'`(]{0,3}[^\W_a-z])"


@dataclass(frozen=True)
class Patterns:
    """The compiled patterns of one language; compile once, hand on.

    `dateline` matches at a paragraph's start, `glued` inside a line; `stamp` is a whole line with its date,
    `byline` a whole line that names the author, `inline` a byline before more text; `caption` opens a caption's line,
    `picture` is a picture's credit before more text, and `credits` are words that only a credit holds.
    """

    dateline: re.Pattern[str]
    glued: re.Pattern[str]
    stamp: re.Pattern[str]
    byline: re.Pattern[str]
    inline: re.Pattern[str]
    caption: re.Pattern[str]
    picture: re.Pattern[str]
    credits: tuple[str, ...]


@lru_cache(maxsize=8)
def patterns_of(words: StoryWords) -> Patterns:
    """The patterns for a language's words."""
    date, clock, tail = _calendar(words)
    place, region = _places(words)
    dated = rf"(?:\s?,?\s(?:{date})(?:\s?,?\s?(?:{clock}))?)"
    stamp = rf"(?:{_any(words.stamps)})\b\s?[:\-–—|]?\s{{0,2}}"
    captions = rf"[(\[]?(?:{_any(words.captions)})"
    where, anywhere = rf"{place}{region}{{0,2}}", rf"(?:{place}|{_PROPER}){region}{{0,2}}"
    datelines = (
        rf"{anywhere}\s?\|\s?{tail}(?:\s?\|)?(?=\s|$)",  # LONDON | Tue Mar 15, 2011 1:48 pm GMT
        rf"(?:{anywhere}{dated}?\s?,?\s?)?{_AGENCY}{_DASH}{_OPENS}",  # Cairo, Egypt (Agency) --
        rf"{place}(?!\s[a-z]){region}{{0,2}}{dated}?{_BARE_DASH}{_OPENS}",  # BRUSSELS, Jan. 26 -
        rf"{where}{dated}\s?[:.,]?{_BARE_DASH}?{_OPENS}",  # BRUSSELS, Jan. 26:
        rf"{stamp}{tail}(?:\s?[|·•])?(?=[\s.)]|$)\.?",  # Published: 3 May 2013
        rf"{tail}\s?\|(?=\s|$)",  # 3 May 2013 |
    )
    inside = rf"{where}{dated}?\s?{_AGENCY}{_DASH}{_OPENS}|{where}\s\|\s{tail}"
    return Patterns(
        dateline=re.compile(rf"(?:{'|'.join(datelines)})\s?"),
        glued=re.compile(rf"(?<!\S)(?:{inside})"),
        stamp=re.compile(rf"(?:{stamp})?[(\[]?{tail}[)\].|]?"),
        **_bylines(words),
        caption=re.compile(rf"{captions}\s?(?:[:|/—–]|-\s)\s?"),
        picture=re.compile(rf"{captions}\s?[:|/—–]\s?[^\n:.?!]{{0,60}}\b(?:{_any(words.agencies)})\b[)\]]?(?:\s|$)"),
        credits=words.credits,
    )


def _any(names: tuple[str, ...]) -> str:
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"\s") for name in ordered)


def _names(pairs: tuple[tuple[str, int], ...]) -> str:
    return _any(tuple(name for name, _ in pairs))


def _calendar(words: StoryWords) -> tuple[str, str, str]:
    """A day, a clock time, and a run of such things as they follow "Published:"."""
    month, weekday = rf"(?:{_names(words.months)})\b\.?", rf"(?:{_names(words.weekdays)})\b\.?"
    half = r"(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?)"
    clock = rf"[0-9]{{1,2}}(?::[0-9]{{2}}){{1,2}}(?:\.[0-9]{{1,6}})?\s?(?:{half}|Z\b|hrs\b)?|[0-9]{{1,4}}\s?{half}"
    zone = rf"(?:{_any(words.zones)})\b(?:\s[Tt]ime)?|[+-][0-9]{{2}}:?[0-9]{{2}}\b"
    ordinal = r"[0-9]{1,2}(?:st|nd|rd|th)?"
    numeric = (
        r"[0-9]{4}[-/.][0-9]{2}[-/.][0-9]{2}(?:T[0-9:]{4,8})?|[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:[0-9]{4}|[0-9]{2})\b"
    )
    year = r"(?:19|20)[0-9]{2}\b"
    day = rf"{month}\s?{ordinal}\b|{ordinal}\s(?:of\s)?{month}|{numeric}"
    date = rf"(?:{weekday}\s?,?\s)?(?:{day})(?:\s?,?\s?{year})?"
    item = rf"(?:{clock}|{date}|{month}\s?,?\s?{year}|{weekday}|{zone}|(?:{_any(words.filler)})\b)"
    separator = r"\s{0,3}(?:[,|·•()\-–—/;:]{1,2}\s{0,3})?"
    return date, clock, rf"{item}(?:{separator}{item}){{0,7}}"


def _places(words: StoryWords) -> tuple[str, str]:
    """A place as datelines write it, in capitals, and what follows it after a comma."""
    upper = rf"{_CAPITAL}(?:{_CAPITAL}|['’.]){{1,20}}"
    place = rf"(?:(?:St|Ste|Mt|Ft)\.?\s)?{upper}(?:[ /-](?:{upper}|{_any(words.particles)})){{0,4}}"
    return place, rf"(?:\s?,\s(?:{_PROPER}|(?:{_CAPITAL}\.){{2,3}}))"


def _bylines(words: StoryWords) -> dict[str, re.Pattern[str]]:
    author = rf"(?:{_any(words.authors)})"
    no_name = rf"(?!(?:{_names(words.weekdays)}|{_names(words.months)}|{_any(words.jobs)})\b)"
    name = rf"(?:{no_name}{_CAPITAL}[^\W0-9_]{{0,24}}(?:['’.-][^\W0-9_]{{1,24}}){{0,2}}\.?)"
    person = rf"{name}(?:\s(?:(?:{_any(words.particles)})\s)?{name}){{1,3}}"
    people = rf"{person}(?:(?:\s?,\s(?:and\s)?|\sand\s|\s&\s){person}){{0,4}}"
    job = rf"(?:\s(?:{_any(words.jobs)}|and|of|'s|’s)\b){{0,6}}"
    outlet = rf"(?:{_CAPITAL}{{2,12}}\b|(?:{_CAPITAL}[^\W0-9_]{{0,20}}\s?){{1,4}}\b(?=\s?(?:\||$)))"
    return {
        "byline": re.compile(rf"\(?{author}:?\s{name}[^\n]{{0,{LONGEST_BYLINE}}}"),
        "inline": re.compile(rf"{author}\s{people}(?:\s?,\s{outlet}{job}|(?=\s?\|))(?:\s?\|)?\s"),
    }
