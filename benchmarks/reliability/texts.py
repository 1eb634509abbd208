"""Promises about texts: nothing fails, offsets, calendar, bytes, rules."""

import ast
import datetime
import io
import random
from itertools import product

from benchmarks.reliability.promise import ROOT, Measured, none_of, promise
from timeline import Document, TimelineError, build, lang, tag
from timeline.calendar import civil
from timeline.errors import ReadError
from timeline.readers.text import read_text

_PIECES = (
    "on in since until by before after last next this of the a to from said will was Monday Fri. March Mar Sept. 2019 "
    "1999 '99 44 BC 10000 0 12/11/10 2019-02-30 24:00 5 p.m. noon week month year century decade quarter Q3 FY2014 "
    "1990s two three ago later earlier ago, yesterday today Christmas Easter Ramadan half mid- late early spring ferry "
    "sank İ ſ K ß e\u0301 \u202e \x00 \ud800 \U0001f600 “ ” ( ) [ ] — – - . , ; : ? ! \n \n\n \t \xa0 / & < > $ % "
    "1e9 99999999999999999999 ½ ² ٣"
)
WORDS = _PIECES.split(" ")


def strings(number: int, seed: int):  # type: ignore[no-untyped-def]
    """Made-up texts: words of dates in no order, and any characters."""
    dice = random.Random(seed)
    for turn in range(number):
        if turn % 4:
            yield dice.choice(("", " ")).join(dice.choices(WORDS, k=dice.randint(1, 25)))
        else:
            yield "".join(map(chr, (dice.randrange(0x110000) for _ in range(dice.randint(0, 30)))))


@promise("no crash on text", "Whatever the text, tagging and building give a result and raise nothing.")
def crashes(long: bool) -> Measured:
    tagged, built, failed = (1_000_000, 20_000, 0) if long else (5_000, 300, 0)
    for text in strings(tagged, 1):
        try:
            tag(text, "2019-03-13")
        except Exception:
            failed += 1
    for text in strings(built, 2):
        try:
            failed += bool(build(Document(text, date="2019-03-13", name="a")).skipped)
        except Exception:
            failed += 1
    return none_of(failed, "failures", tagged + built, f"texts ({built:,} of them built into timelines)")


WRONG: list[dict[str, object]] = [
    *({"statuses": one} for one in (["nope"], "happened", 3)),
    *({"jobs": one} for one in (0, -1, "2", 1.5)),
    *({"dates": one} for one in ("2019", [1], {1: "2019"}, {"a": "soon"})),
    *({name: one} for name in ("kind", "language", "title", "about") for one in (3, None)),
    *({name: one} for name in ("top", "per_day") for one in (-1, "x", 1.5)),
    *({"date": one} for one in ("soon", 3, [])),
    {"date_from": "2020", "date_to": "2010"},
]


@promise("errors of the API", "What cannot be asked for raises `TimelineError` and nothing else.")
def api_errors(long: bool) -> Measured:
    good = Document("A ferry sank on 3 March 2019.", name="a")
    wrong = [({"sources": good, **one}) for one in WRONG]
    wrong += [{"sources": one} for one in (None, 5, b"x", [None], [1], {"a": 1}, "A ferry sank.\nIt was old.")]
    others = 0
    for keywords in wrong:
        try:
            build(**keywords)  # type: ignore[arg-type]
            others += 1
        except TimelineError:
            pass
        except Exception:
            others += 1
    return none_of(others, "calls with another end", len(wrong), "wrong calls")


@promise("bytes", "Every string of bytes is a text or is named as what cannot be read.")
def byte_files(long: bool) -> Measured:
    dice = random.Random(3)
    pairs = [bytes(pair) for pair in product(range(256), repeat=2)]
    several = [dice.randbytes(dice.randint(0, 200)) for _ in range(100_000 if long else 5_000)]
    failed = 0
    for data in [*pairs, *several]:
        try:
            read_text(data, "a.txt")
        except ReadError:
            pass
        except Exception:
            failed += 1
    return none_of(failed, "failures", len(pairs) + len(several), "files, all of two bytes among them")


@promise("offsets", "`text[start:end] == quote`, also where letters change their number with their case.")
def offsets(long: bool) -> Measured:
    dice, wrong, seen = random.Random(4), 0, 0
    odd = ["İ", "ſ", "ß", "K", "e\u0301", "\U0001f600", "ﬁ", "\u200b"]
    for _ in range(5_000 if long else 200):
        place = "".join(dice.choices(odd, k=dice.randint(1, 6)))
        text = f"{place} The ferry {place} sank at {place} on 3 March 2019. “{place} {place}” {place} closed on Monday."
        for timex in tag(text, "2019-03-13"):
            seen, wrong = seen + 1, wrong + (text[timex.start : timex.end] != timex.text)
        made = build(Document(text, date="2019-03-13", name="a"))
        for quote in (quote for event in (*made.events, *made.undated) for quote in event.quotes):
            seen, wrong = seen + 1, wrong + (text[quote.start : quote.end] != quote.text)
    return none_of(wrong, "wrong places", seen, "quotes and expressions")


@promise("calendar", "Days are counted as an independent calendar counts them, and no year makes arithmetic fail.")
def calendar(long: bool) -> Measured:
    wrong, day = 0, datetime.date(1800, 1, 1)
    first = civil.weekday(civil.day_number(1800, 1, 1)) - day.weekday()
    shift = day.toordinal() - civil.day_number(1800, 1, 1)
    for ordinal in range(day.toordinal(), datetime.date(2200, 1, 1).toordinal()):
        day = datetime.date.fromordinal(ordinal)
        number = civil.day_number(day.year, day.month, day.day)
        wrong += number != ordinal - shift or civil.date_of(number) != (day.year, day.month, day.day)
        wrong += civil.weekday(number) != day.weekday() + first
    far = [civil.add_months(civil.day_number(year, 2, 28), 1) for year in (-999_999, -4, 0, 4, 10_000, 999_999)]
    return none_of(wrong, "wrong days", ordinal - datetime.date(1800, 1, 1).toordinal() + 1 + len(far), "days")


@promise(
    "rules",
    "Every rule that finds an expression has examples that are run and a counter-example; every pattern is bounded.",
)
def rules(long: bool) -> Measured:
    english = lang.load("en")
    matchers = [matcher for level in english.levels for matcher in level.matchers]
    finders = [matcher for matcher in matchers if matcher.gives in english.expressions]
    bare = {matcher.rule.name for matcher in finders if not (matcher.rule.says and matcher.rule.never)}
    widths = [matcher.pattern.width for matcher in matchers]
    names = {matcher.rule.name for matcher in matchers}
    figure = (
        f"{len(bare)} of {len(names)} rules without; the widest of {len(matchers)} patterns has {max(widths)} tokens"
    )
    return Measured(figure, not bare and max(widths) < 40)


@promise(
    "data and code", "Data files are TOML or JSON: nothing is unpickled, nothing evaluated, no socket module imported."
)
def no_eval(long: bool) -> Measured:
    banned = {"pickle", "marshal", "shelve", "socket", "ssl", "http", "urllib", "requests"}
    found, files = 0, list((ROOT / "timeline").rglob("*.py"))
    for path in files:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += bool(banned & {name.partition(".")[0] for name in names})
            found += isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"eval", "exec"}
    return none_of(found, "such places", len(files), "files of source")


@promise("saved timelines", "A file that is no timeline is an error that names it, whatever is in it.")
def saved(long: bool) -> Measured:
    from timeline.saved import corrections, loading
    from timeline.writers import writer_for
    from timeline.writers.options import WriteOptions

    stream = io.BytesIO()
    writer_for("json")(build(Document("A ferry sank on 3 March 2019.", name="a")), stream, WriteOptions())
    whole, dice, failed = stream.getvalue().decode(), random.Random(5), 0
    texts = [
        "[" * 100_000,
        '{"events": ' + "[" * 100_000,
        '{"events": [{"headline": "a", "salience": 1' + "0" * 400 + "}]}",
    ]
    for _ in range(20_000 if long else 1_000):
        at, piece = dice.randrange(len(whole)), dice.choice(("", "]", "}", '"', "9" * 400, "null", "[[", "-1", "\x00"))
        texts.append(whole[:at] + piece + whole[at + dice.randint(0, 9) :])
    for text, read in product(texts, (loading.loads, corrections.parse)):
        try:
            read(text)
        except ReadError:
            pass
        except Exception:
            failed += 1
    return none_of(failed, "failures", 2 * len(texts), "readings of broken files")
