"""The cases of `tests/cases/headlines`: news sentences, and for each the dated lines that an editor would write.

A case has a sentence, the one before it (`before`) and the document's `date` where they matter, and its events: `date`
(EDTF, or a list of equally good ones), `headline`, `accept` (other good lines), `status` (or a list) and `speaker`. In
`accept` a part in square brackets may be there or not, and `{one|other}` stands for either. A case without events is a
sentence that dates nothing.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline import pipeline
from timeline.calendar import edtf
from timeline.calendar.when import Precision, When
from timeline.model import Document, Mention

FOLDER = Path(__file__).parent.parent / "cases" / "headlines"
KNOWN = FOLDER / "known_failures.toml"
OF_LINES = frozenset({"missing", "extra", "date", "headline"})
"""The kinds of fault that make a line wrong; the others are of its status and its speaker."""

_ARTICLES = ["the", "a", "an", "that", "to"]
_HELPERS = ["was", "were", "is", "are", "had", "has", "have", "did", "would", "will", "be"]
_SMALL = frozenset([*_ARTICLES, *_HELPERS, "it", "its", "their", "his", "her"])
_WORD = re.compile(r"[\w$€£%]+(?:[.,’'-]\w+)*")
_CHOICE = re.compile(r"\[([^\]]*)\]|\{([^}]*)\}")
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


@dataclass(frozen=True, slots=True)
class Expected:
    """An event as an editor would write it."""

    dates: tuple[str, ...]
    headline: str
    accept: tuple[str, ...]
    statuses: tuple[str, ...]
    speaker: str

    def has_date_of(self, event: Mention) -> bool:
        return any(same_date(event, date) for date in self.dates)

    def has_line_of(self, event: Mention) -> bool:
        line = event.headline.translate(_STRAIGHT)
        written = line == self.headline or any(_pattern(one).fullmatch(line) for one in self.accept)
        return written or _tells(line, self.headline)


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence and what it dates."""

    id: str
    sentence: str
    before: str
    date: str | None
    expected: tuple[Expected, ...]

    def events(self) -> tuple[Mention, ...]:
        """What the program makes of the sentence."""
        text = f"{self.before} {self.sentence}" if self.before else self.sentence
        document = Document(text=text, date=self.date, name=self.id)
        told = pipeline.mentions_of(document, pipeline.Options(kind="news")).mentions
        own = len(text) - len(self.sentence)
        return tuple(one for one in told if one.quote.end > own and not one.lead)


@dataclass(frozen=True, slots=True)
class Fault:
    """A difference between what is expected and what was got; `kind` is "missing", "extra", "date", "headline",
    "status" or "speaker"."""

    kind: str
    expected: str
    got: str


def _tells(line: str, told: str) -> bool:
    """Whether a line says what an editor's does, in the same order: it may say more, and in its own small words."""
    words = iter(_words(line))
    return all(word in words for word in _words(told) if word not in _SMALL)


def _words(line: str) -> list[str]:
    return _WORD.findall(line.lower())


def read_cases() -> tuple[Case, ...]:
    """All cases, by the names of their files."""
    files = (path for path in sorted(FOLDER.glob("*.toml")) if path != KNOWN)
    return tuple(case for path in files for case in _cases(path))


def known_failures() -> dict[str, str]:
    """The cases that are known to fail, with what is wrong."""
    found: dict[str, str] = tomllib.loads(KNOWN.read_text(encoding="utf-8"))
    return found


def faults_of(case: Case, events: Sequence[Mention]) -> tuple[Fault, ...]:
    """What is wrong with the events of a case; empty where all is as expected."""
    return tuple(_faults(case.expected, list(events)))


def same_date(event: Mention, wanted: str) -> bool:
    """Whether an event has a date: the same days and minutes with the same doubts; "" is no date."""
    if not isinstance(event.when, When) or not wanted:
        return not isinstance(event.when, When) and not wanted
    return _essence(event.when) == _essence(edtf.parse(wanted))


def _essence(when: When) -> tuple[object, ...]:
    minutes = when.minutes if when.precision >= Precision.HOUR else None  # "Monday night" is written as Monday
    return when.first, when.last, minutes, when.approximate, when.uncertain


def _cases(path: Path) -> Iterator[Case]:
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
        expected = tuple(_expected(one) for one in entry.get("event", ()))
        yield Case(entry["id"], entry["sentence"], entry.get("before", ""), entry.get("date"), expected)


def _expected(entry: dict[str, str | list[str]]) -> Expected:
    headline, speaker = entry["headline"], entry.get("speaker", "")
    assert isinstance(headline, str) and isinstance(speaker, str)
    accept = tuple(entry.get("accept", ()))
    return Expected(_several(entry["date"]), headline, accept, _several(entry["status"]), speaker)


def _several(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _pattern(template: str) -> re.Pattern[str]:
    """The lines that a template stands for."""
    parts, end = [], 0
    for match in _CHOICE.finditer(template):
        parts.append(re.escape(template[end : match.start()]))
        words = [match[1], ""] if match[1] is not None else match[2].split("|")
        parts.append(f"(?:{'|'.join(map(re.escape, words))})")
        end = match.end()
    return re.compile("".join(parts) + re.escape(template[end:]))


def _faults(expected: Iterable[Expected], events: list[Mention]) -> Iterator[Fault]:
    """Expected and got events are paired: first those that agree, then by their lines, then by their dates."""
    open_ = list(expected)
    for kind in ("", "date", "headline"):
        for one in tuple(open_):
            event = next((event for event in events if _agree(one, event, kind)), None)
            if event is None:
                continue
            open_.remove(one)
            events.remove(event)
            if kind:
                yield Fault(kind, _told(one), _got(event))
            yield from _lesser(one, event)
    yield from (Fault("missing", _told(one), "") for one in open_)
    yield from (Fault("extra", "", _got(event)) for event in events)


def _agree(one: Expected, event: Mention, but: str) -> bool:
    return (but == "date" or one.has_date_of(event)) and (but == "headline" or one.has_line_of(event))


def _lesser(one: Expected, event: Mention) -> Iterator[Fault]:
    if event.status not in one.statuses:
        yield Fault("status", " or ".join(one.statuses), event.status)
    if one.speaker.casefold() not in event.speaker.casefold():
        yield Fault("speaker", one.speaker, event.speaker)


def _told(one: Expected) -> str:
    return f"{' or '.join(one.dates)} {one.headline}"


def _got(event: Mention) -> str:
    date = edtf.write(event.when) if isinstance(event.when, When) else f"({event.said})"
    return f"{date} {event.headline}"
