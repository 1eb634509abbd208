"""A mail's text, cut into the mail itself and the older ones that it quotes; signatures are left out."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from timeline.errors import DateError
from timeline.readers.dates import edtf_of
from timeline.readers.words import words

_QUOTED = re.compile(r"[ ]?((?:>[ ]?){1,40})")
_RULE = re.compile(r"[-_=*]{3,200}")
_LINE = re.compile(r"[_=]{20,200}")
_SIGNATURE = re.compile(r"--[ ]?")
_ADDRESS = re.compile(r"<[^<>\s]{1,200}@[^<>\s]{1,200}>|\[[^\[\]]{0,200}\]|\S{1,200}@\S{1,200}")
_HALVES = {"am", "pm", "a.m.", "p.m."}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST_HEADERS = 8
_LEAVE_LINES = 10
_LEAVE_CHARS = 70
"""What stands below a line that takes leave: a name, a title, an address, each on a short line."""

_MOST_MAILS = 200


@dataclass(frozen=True, slots=True)
class Mail:
    """The words of one mail, when it was sent (EDTF, "" if unknown), its subject and its author."""

    text: str
    date: str
    title: str
    author: str


def mails_of(mail: Mail) -> tuple[list[Mail], int]:
    """The mail without what it quotes and its signature, then each older mail that it quotes, the newest first; and how
    many more it quotes than are looked at."""
    found: list[Mail] = []
    waiting = [mail]
    while waiting and len(found) < _MOST_MAILS:
        current = waiting.pop(0)
        own, older = _split(current)
        found.append(replace(current, text=_unsigned(own)))
        waiting = older + waiting
    return found, len(waiting)


def _split(mail: Mail) -> tuple[list[str], list[Mail]]:
    """The lines of the mail itself, and what it quotes: by marks at the lines, or below a head as programs write it."""
    lines = mail.text.split("\n")
    own: list[str] = []
    older: list[Mail] = []
    number = 0
    while number < len(lines):
        below, headers = _header_block(lines, number)
        if below:
            rest = Mail("\n".join(lines[below:]), headers["date"], headers["subject"] or mail.title, headers["from"])
            return own, [*older, rest]
        end = _end_of_quote(lines, number)
        if end > number:
            date, author = _attribution(own)
            quoted = "\n".join(_unquoted(line) for line in lines[number:end])
            _add_quoted(older, Mail(quoted, date, mail.title, author))
            number = end
        else:
            own.append(lines[number])
            number += 1
    return own, older


def _add_quoted(older: list[Mail], mail: Mail) -> None:
    """One more quoted piece: a piece without a head of its own belongs to the mail that was quoted before."""
    if older and not mail.date and not mail.author:
        older[-1] = replace(older[-1], text=f"{older[-1].text}\n\n{mail.text}")
    else:
        older.append(mail)


def _end_of_quote(lines: list[str], start: int) -> int:
    end = start
    while end < len(lines) and _QUOTED.match(lines[end]):
        end += 1
    return end


def _unquoted(line: str) -> str:
    """The line with one mark less."""
    return re.sub(r"^[ ]?>[ ]?", "", line)


def _attribution(own: list[str]) -> tuple[str, str]:
    """The date and the author that the last lines say of what is quoted below, which are taken off.

    Mail programs write it in many languages and orders: it ends in a colon, and says that somebody wrote, or an
    address, or a day.
    """
    end = len(own)
    while end and not own[end - 1].strip():
        end -= 1
    if not end or not own[end - 1].rstrip().endswith(":"):
        return "", ""
    for height in range(1, min(3, end) + 1):
        told = " ".join(line.strip() for line in own[end - height : end])
        if date_in(told) or (height == 1 and (_ADDRESS.search(told) or _patterns()["by"].search(told))):
            del own[end - height :]
            return date_in(told), _author(told)
    return "", ""


def date_in(told: str) -> str:
    """The day that some words of a mail program hold, as EDTF; "" for none."""
    parts = re.sub(r"[,<>()\[\]]", " ", told).split()
    for width in (3, 1):
        for start in range(len(parts) - width + 1):
            piece = " ".join(parts[start : start + width]).strip(".;:")
            if any(sign.isdigit() for sign in piece):
                day = _day(piece)
                if day:
                    return day
    return ""


def _day(piece: str) -> str:
    try:
        found = edtf_of(piece)
    except DateError:
        return ""
    return found if _DAY.fullmatch(found) else ""


def _author(told: str) -> str:
    """The name in an attribution: "On 5 Jan 2015 at 9:00, Ann Lee <ann@example.org> wrote:"."""
    bare = _patterns()["wrote"].sub(" ", _ADDRESS.sub(" ", told))
    words = [word.strip(",:;\"'") for word in bare.split()]
    last = max((number for number, word in enumerate(words) if any(sign.isdigit() for sign in word)), default=-1)
    return " ".join(word for word in words[last + 1 :] if word and word.lower() not in _HALVES)


def _header_block(lines: list[str], start: int) -> tuple[int, dict[str, str]]:
    """Where an older mail begins below a block of headers ("From: ...", "Sent: ...") at `start`, and what these say.

    `(0, {})` where there is none: a block has an author and a date.
    """
    at = start
    if _patterns()["older"].search(lines[at]) or _RULE.fullmatch(lines[at].strip()):
        at = _next_line(lines, at + 1)
    found = {"from": "", "date": "", "subject": ""}
    first = at
    while at < len(lines) and at - first < _MOST_HEADERS and (match := _patterns()["header"].match(lines[at])):
        kind = _header_kind(match[1].lower())
        if kind in found:
            found[kind] = found[kind] or match[2].strip()
        at += 1
    if not found["from"] or not found["date"]:
        return 0, {}
    author = _ADDRESS.sub("", found["from"]).strip().strip("\"'")
    return at, {"from": author, "date": date_in(found["date"]), "subject": found["subject"]}


def _next_line(lines: list[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _header_kind(name: str) -> str:
    return next(kind for kind in ("from", "date", "subject", "other") if name in words()["mail"][kind])


def _unsigned(lines: list[str]) -> str:
    """The lines without the signature, without a program's footer and without the heads of older mails."""
    kept: list[str] = []
    for line in lines:
        if _SIGNATURE.fullmatch(line):
            break
        if not (_patterns()["footer"].match(line) or _patterns()["older"].search(line)):
            kept.append(line.rstrip())
    return "\n".join(kept[: _leave(kept[: _footer(kept)])]).strip()


def _footer(lines: list[str]) -> int:
    """Where a rule stands above a few last lines, as mailing lists put it below each mail; the end where none does."""
    low = max(1, len(lines) - _LEAVE_LINES)
    return next((at for at in range(len(lines) - 1, low - 1, -1) if _LINE.fullmatch(lines[at].strip())), len(lines))


def _leave(lines: list[str]) -> int:
    """Where the mail takes leave and only short lines follow; its end where it does not."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    for at in range(end - 1, max(-1, end - _LEAVE_LINES), -1):
        if len(lines[at]) > _LEAVE_CHARS:
            break
        if _patterns()["leave"].fullmatch(lines[at].strip()):
            return at
    return end


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    mail = words()["mail"]
    headers = [name for kind in ("from", "date", "subject", "other") for name in mail[kind]]
    return {
        "wrote": re.compile(rf"\b(?:{_any(mail['wrote'])})\b", re.IGNORECASE),
        "by": re.compile(rf"\s(?:{_any(mail['wrote'])})\b(?:\s\S{{1,40}}){{0,4}}\s?:$", re.IGNORECASE),
        "older": re.compile(rf"^[-_*\s]{{0,40}}(?:{_any(mail['older'])})[-_*:\s]{{0,40}}$", re.IGNORECASE),
        "header": re.compile(rf"\s{{0,3}}\*?({_any(headers)})\*?\s?:\*?\s(.{{0,500}})", re.IGNORECASE),
        "footer": re.compile(rf"\s{{0,3}}(?:{_any(mail['footer'])})\b.{{0,60}}$", re.IGNORECASE),
        "leave": re.compile(rf"(?:{_any(mail['leave'])})[,.!]?", re.IGNORECASE),
    }


def _any(some: list[str]) -> str:
    return "|".join(sorted(map(re.escape, some), key=len, reverse=True))
