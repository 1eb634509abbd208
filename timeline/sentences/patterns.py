"""The grammar of datelines, stamps, bylines and captions, from a language's words; every repetition is bounded."""

import re
from dataclasses import dataclass
from functools import lru_cache

from timeline.lexicon.story import StoryWords

LONGEST_BYLINE = 200

_CAPITAL = r"[^\W0-9_a-z]"
_CAPITALISED = rf"{_CAPITAL}[^\W0-9_]{{0,20}}\.?"
_PROPER = rf"{_CAPITALISED}(?:[ -]{_CAPITALISED}){{0,3}}"
_AGENCY = rf"\(\s{{0,6}}{_CAPITAL}[^()\n]{{0,50}}\)"
_DASH = r"(?:\s{0,2}(?:—|–|--|_)\s{0,2}|\s-{1,2}\s{0,2}|(?<=\))-\s?|\s?:\s)"
_BARE_DASH = r"(?:\s{0,2}(?:—|–|--|_)\s{0,2}|\s-\s)"
_OPENS = r"(?=[\"“‘'`(]{0,3}\s{0,2}[^\W_a-z])"
_LABEL = rf"(?:{_CAPITAL}|[ .'’-])"
_SHOUTED = r"(?=[^\s]{0,20}[^\W_])[^\sa-z]{1,24}"


@dataclass(frozen=True)
class Patterns:
    """The compiled patterns of one language; compile once, hand on.

    `dateline` matches at a paragraph's start, `update` at a sentence's, `glued` inside a line; `stamp` is a whole line
    with its date, `byline` one that names the author, `inline` a byline before more text; `caption` opens a caption's
    line, `picture` is a picture's credit before more text, `credited` one behind a caption, `dated` a picture's date,
    and `credits` are words that only a credit holds. `label` is the name before a turn of a transcript, `capitals` a
    title in capitals before more text, `entry` the date that begins an entry of a chronicle,
    `heading` one that stands alone, `date_alone` any that does in its own line, `opening` the head of an entry, in
    groups by how sure it is.
    """

    dateline: re.Pattern[str]
    update: re.Pattern[str]
    glued: re.Pattern[str]
    stamp: re.Pattern[str]
    byline: re.Pattern[str]
    inline: re.Pattern[str]
    caption: re.Pattern[str]
    picture: re.Pattern[str]
    credited: re.Pattern[str]
    dated: re.Pattern[str]
    credits: tuple[str, ...]
    label: re.Pattern[str]
    capitals: re.Pattern[str]
    heading: re.Pattern[str]
    date_alone: re.Pattern[str]
    opening: re.Pattern[str]
    entry: re.Pattern[str]


@lru_cache(maxsize=8)
def patterns_of(words: StoryWords) -> Patterns:
    """The patterns for a language's words."""
    calendar = _calendar(words)
    tail = calendar.run
    place, region = _places(words)
    dated = rf"(?:\s?,?\s(?:{calendar.date})(?:\s?,?\s?{calendar.clock})?)"
    stamp = rf"(?:{_any(words.stamps)})\b\s?[:\-–—|]?\s{{0,2}}"
    captions = rf"[(\[]?(?:{_any(words.captions)})"
    no_author = rf"(?!(?:{_any(words.authors)})\b)"
    where, anywhere = rf"{place}{region}{{0,2}}", rf"{no_author}(?:{place}|{_PROPER}){region}{{0,2}}"
    bar, bracket = r"(?=[^|\n]{1,90}\|)", r"(?=[^(\n]{0,90}\()"  # cheap looks ahead: most lines are no datelines
    before = rf"(?:(?:{anywhere}{dated}?|{calendar.date})\s?,?\s?)?"
    filled = r"\s{0,6}"  # brackets that stood as "-LRB-" are blank on their inner side
    opens, closes = rf"\({filled}", rf"{filled}\)"
    away = rf"\s(?:in\s)?{_PROPER}"
    updates = (
        rf"(?=[^()\n]{{3,50}}\))(?:{_PROPER}\s?,\s)?{tail}{closes}(?:{_BARE_DASH}|\s){_OPENS}",  # Cairo, 7 p.m. ET) -
        rf"{opens}[0-2][0-9][0-5][0-9]{away}{closes}(?:\s{filled}\))?\s{_OPENS}",  # (1921 in Egypt)
        rf"{opens}(?:[^\W0-9_]{{1,12}}\s)?{tail}(?:{away})?(?:\s?[,/]\s{tail})?{closes}\s{_OPENS}",  # (Update 7 p.m.)
    )
    datelines = (
        rf"{bar}{anywhere}{dated}?\s?\|\s?{tail}(?:\s?\|)?(?=\s|$)",  # LONDON | Tue Mar 15, 2011 1:48 pm GMT
        rf"{bracket}{before}{_AGENCY}{_DASH}{_OPENS}",  # Cairo, Egypt (Agency) --
        rf"\(\s{{0,6}}{_CAPITAL}{{2,8}}\s{{0,6}}\)\s?(?={_CAPITAL})",  # (WNS)Thousands
        rf"{place}(?!\s[a-z]){region}{{0,2}}{dated}?{_BARE_DASH}{_OPENS}",  # BRUSSELS, Jan. 26 -
        rf"{where}{dated}\s?[:.,]?{_BARE_DASH}?{_OPENS}",  # BRUSSELS, Jan. 26:
        rf"{stamp}{tail}(?:\s?[|·•])?(?=[\s.)]|$)\.?",  # Published: 3 May 2013
        rf"{tail}\s?\|(?=\s|$)",  # 3 May 2013 |
        rf"{calendar.stamp}(?:\s?[|·•])?(?=\s|$)",  # Friday, May 3, 2013; 8:38 PM
        *updates,
    )
    inside = (
        rf"{where}{dated}?\s?{_AGENCY}{_DASH}{_OPENS}",
        rf"{where}{dated}?\s\|\s{tail}",
        rf"(?=\S{{5}}|\S{{2,4}}\s{_CAPITAL}{{2}}){where}{dated}?\s?(?:--|—)\s?{_OPENS}",
        rf"{calendar.stamp}(?=\s{{0,3}}(?:$|\||{_OPENS}))",
        rf"{calendar.full}\s\|(?=\s)",
        rf"{stamp}{calendar.full}",
    )
    return Patterns(
        dateline=re.compile(rf"(?:{'|'.join(datelines)})\s?"),
        update=re.compile(rf"(?:{'|'.join(updates)})"),
        glued=re.compile(rf"(?<!\S)(?:{'|'.join(inside)})"),
        stamp=re.compile(rf"(?:{stamp})?[(\[]?{tail}[)\].|]?"),
        **_bylines(words),
        caption=re.compile(rf"{captions}\s?(?:[:|/—–]|-\s)\s?|(?:{_any(words.picture_labels)})\s"),
        picture=re.compile(
            rf"{captions}\s?[:|/—–]\s?(?:[^\n:.?!]|(?<=\b{_CAPITAL})\.){{0,60}}\b(?:{_any(words.agencies)})\b[)\]]?(?:\s|$)"
        ),
        credited=re.compile(rf"\([^()\n]{{0,60}}\b(?:{_any(words.agencies)})\s{{0,6}}\)\s(?={_CAPITAL})"),
        dated=re.compile(rf"(?:{_any(words.picture_frames)})\s(?:{calendar.date})\s?,?\s(?:{_any(words.pictures)})\b"),
        credits=words.credits,
        label=re.compile(rf"{_LABEL}{{3,40}}(?:\s?,{_LABEL}{{1,60}})?(?:\s?\([^()\n]{{1,24}}\))?\s?:\s{{1,2}}{_OPENS}"),
        capitals=re.compile(rf"(?:{_SHOUTED}\s){{4,24}}(?={_CAPITAL}[^\W0-9_]{{0,20}}\s?[^\WA-Z0-9_])"),
        heading=re.compile(calendar.heading),
        **_entries(words),
        entry=re.compile(
            rf"(?<!\S)(?:{calendar.date}|(?:19|20)[0-9]{{2}}(?:-(?:19|20)?[0-9]{{2}})?)\s?[-–—:]\s{_OPENS}"
        ),
    )


def _any(names: tuple[str, ...]) -> str:
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"\s") for name in ordered)


def _names(pairs: tuple[tuple[str, int], ...]) -> str:
    return _any(tuple(name for name, _ in pairs))


@dataclass(frozen=True)
class _Calendar:
    """Patterns of a day, a clock time, a run of such things, a day with its year, that beside a clock time, a date
    alone.

    No story tells a date with both; where they stand together they are the page's own stamp.
    """

    date: str
    clock: str
    run: str
    full: str
    stamp: str
    heading: str


def _calendar(words: StoryWords) -> _Calendar:
    month, weekday = rf"(?:{_names(words.months)})\b\.?", rf"(?:{_names(words.weekdays)})\b\.?"
    half = r"(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?)"
    zone = rf"(?:(?:{_any(words.zones)})\b(?:\s[Tt]ime)?|[+-][0-9]{{2}}:?[0-9]{{2}}\b)"
    colons = rf"[0-9]{{1,2}}(?::[0-9]{{2}}){{1,2}}(?:\.[0-9]{{1,6}})?\s?(?:{half}|Z\b|hrs\b)?"
    clock = rf"(?:{colons}|[0-9]{{1,4}}\s?{half}|[0-9]{{1,2}}\.[0-9]{{2}}(?=\s?{zone}|\s?{half}))"
    ordinal, year = r"[0-9]{1,2}(?:st|nd|rd|th)?", r"(?:19|20)[0-9]{2}\b"
    iso, mixed = r"[0-9]{4}[-/.][0-9]{2}[-/.][0-9]{2}", r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:[0-9]{4}|[0-9]{2})\b"
    day = rf"{month}\s?{ordinal}\b|{ordinal}\s(?:of\s)?{month}"
    date = rf"(?:{weekday}\s?,?\s)?(?:{day}|{iso}(?:T[0-9:]{{4,8}})?|{mixed})(?:\s?,?\s?{year})?"
    item = rf"(?:{clock}|{date}|{month}\s?,?\s?{year}|{weekday}|{zone}|(?:{_any(words.filler)})\b)"
    gap = r"\s{0,3}(?:[,|·•()\-–—/;:]{1,2}\s{0,3})?"
    full = rf"(?:{weekday}\s?,?\s)?(?:(?:{day})\s?,?\s?{year}|{iso})"
    filler = rf"(?:(?:{_any(words.filler)})\b{gap})?"
    label = rf"(?:(?:{_any(words.stamps)})\b{gap}{filler})?"
    prose = "".join(rf"(?<!\b{re.escape(word)}\s)" for name in words.filler for word in (name, name.capitalize()))
    after = rf"{full}{gap}{label}{filler}{clock}"
    before = rf"{clock}(?:\s{zone})?{gap}{label}{filler}{full}"
    stamp = rf"{prose}{label}(?:{after}|{before})(?:{gap}(?:{clock}|{zone})){{0,4}}"
    of_history = r"(?:1[0-9]|20)[0-9]{2}\b"
    told = rf"(?:{weekday}\s?,?\s)?(?:{day})\s?,?\s?{of_history}|{iso}(?:[T\s]{clock})?|{month}\s{of_history}"
    heading = rf"(?:#{{1,6}}\s)?(?:{told})[.:]?|#{{1,6}}\s{of_history}"
    return _Calendar(date, clock, rf"{item}(?:{gap}{item}){{0,7}}", full, stamp, heading)


_HISTORY = r"(?:1[0-9]|20)[0-9]{2}\b"
"""A year that a chronicle may tell."""
_BULLET = r"(?:(?:#{1,6}\s|[-*+•‣·|–—]\s{1,3}|[0-9]{1,2}[.)]\s)(?:\[|\*\*)?|\[|\*\*)"
_BEHIND = r"[\])*]{0,2}"


def _entries(words: StoryWords) -> dict[str, re.Pattern[str]]:
    """The patterns of dates that stand alone in a line, and of those that open an entry."""
    month, weekday = rf"(?i:(?:{_names(words.months)})\b\.?)", rf"(?i:(?:{_names(words.weekdays)})\b\.?)"
    ordinal = r"[0-9]{1,2}(?:st|nd|rd|th)?"
    clock = r"(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?|[0-9]{1,2})(?:\s?[ap]\.?m\b\.?)?"
    time = rf"(?:(?:,\s?|\s)(?:at\s)?(?=[0-9]{{1,2}}(?::|\s?[ap]\.?m)){clock}(?:\s(?:{_any(words.zones)})\b)?)?"
    day = rf"(?:{weekday}\s?,?\s)?(?:{month}\s?{ordinal}\b|{ordinal}\s(?:of\s)?{month})"
    iso = r"[0-9]{4}[-/.][0-9]{2}[-/.][0-9]{2}"
    mixed = r"[0-9]{1,2}(?:/[0-9]{1,2}/|\.[0-9]{1,2}\.|-[0-9]{1,2}-)(?:[0-9]{4}|[0-9]{2})\b"
    stamp = rf"{iso}[T\s][0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?:[.,][0-9]{{1,6}})?Z?"
    dated = rf"{month}\s?,?\s{_HISTORY}|(?:0?[1-9]|1[0-2])/{_HISTORY}|(?:{_any(words.seasons)}|Q[1-4])\s{_HISTORY}"
    full = rf"(?:{stamp}|{day}\s?,?\s?{_HISTORY}{time}|{iso}|{mixed}{time}|{dated})"
    shade = rf"(?i:(?:{_any(words.shades)})\s)?"
    span = rf"{_HISTORY}\s?[-–]\s?(?:{_HISTORY}|[0-9]{{2}}\b)|(?:the\s)?(?:1[0-9]|20)[0-9]0s|{_HISTORY}"
    partial = rf"(?:{shade}(?:{span})|{day}{time}|{month}(?!\w)|[0-9]{{1,2}}(?:st|nd|rd|th)\b)"
    mark = rf"{_BEHIND}(?:\s?:{_BEHIND}\s{{1,3}}|\s?[–—]\s?|\s--?\s|\s?\|\s?|\t+|\s{{2,4}})(?=[^\W0-9]|[\"“‘'(\[*$£€])"
    listed = rf"{weekday}(?:['’]s\s[a-z]{{3,16}}(?:\s[a-z]{{3,16}})?\s?:\s|\s?[—–:]\s|\s--?\s)(?=[^\W0-9]|[\"“‘'])"
    unmarked = rf"(?:{shade}(?:{span})|{day}{time})"
    loose = rf"(?:{full}|{unmarked}){_BEHIND}\s(?=[^\W0-9a-z_])(?!{month})"
    return {
        "date_alone": re.compile(rf"{_BULLET}?(?:{full}|{partial}|{shade}(?:{span})){_BEHIND}[.:]?{_BEHIND}"),
        "opening": re.compile(
            rf"(?P<full>{_BULLET}?{full}{mark}|{_BULLET}?{stamp}[\])]?\s)|(?P<weekday>{_BULLET}?{listed})"
            rf"|(?P<partial>{_BULLET}?{partial}{mark})|(?P<bullet>{_BULLET}{loose})|(?P<loose>{loose})"
        ),
    }


def _places(words: StoryWords) -> tuple[str, str]:
    """A place as datelines write it, in capitals, and what follows it after a comma."""
    upper = rf"{_CAPITAL}(?:{_CAPITAL}|['’.]){{1,20}}"
    no_zone = rf"(?!(?:{_any(words.zones)})\s)"
    place = rf"{no_zone}(?:(?:St|Ste|Mt|Ft)\.?\s)?{upper}(?:(?:[ /-]|\\/)(?:{upper}|{_any(words.particles)})){{0,4}}"
    return place, rf"(?:\s?,\s(?:{_PROPER}|(?:{_CAPITAL}\.){{2,3}}))"


def _bylines(words: StoryWords) -> dict[str, re.Pattern[str]]:
    author = rf"(?:{_any(words.authors)})"
    no_name = rf"(?!(?:{_names(words.weekdays)}|{_names(words.months)}|{_any(words.jobs)})\b)"
    name = rf"(?:{no_name}{_CAPITAL}[^\W0-9_]{{0,24}}(?:['’.-][^\W0-9_]{{1,24}}){{0,2}}\.?)"
    person = rf"{name}(?:\s(?:(?:{_any(words.particles)})\s)?{name}){{1,3}}"
    people = rf"{person}(?:(?:\s?,\s(?:and\s)?|\sand\s|\s&\s){person}){{0,4}}"
    job = rf"(?:\s(?:{_any(words.jobs)}|and|of|'s|’s)\b){{0,6}}"
    outlet = rf"(?:{_CAPITAL}{{2,12}}\b|(?:{_CAPITAL}[^\W0-9_]{{0,20}}\s?){{1,4}}\b(?=\s?(?:\||$)))"
    desk = rf"(?:the\s)?(?:{_CAPITAL}[^\W0-9_]{{0,20}}\s){{1,4}}(?:{_any(words.desks)})\b"
    return {
        "byline": re.compile(rf"\(?{author}:?\s{name}[^\n]{{0,{LONGEST_BYLINE}}}"),
        "inline": re.compile(
            rf"{author}\s(?:{people}(?:\s?,\s{outlet}{job}|(?=\s?\|))(?:\s?\|)?\s|{desk}(?=\s{_CAPITAL}))"
        ),
    }
