"""How well and how fast the temporal tagger does on an annotated corpus, and its peers beside it.

    python benchmarks/tagging.py PATH ... [--kind news] [--errors 20] [--peers] [--limit 40]

A PATH is a folder of TimeML files (`*.tml`) or of inline TIMEX2 (`*.xml`). Scores are F1 in the convention of
TempEval-3: strict (same extent), relaxed (overlapping), value (overlapping and the same value). Every fifth file by
name is reported apart: keep these out of sight when you write rules. `--peers` runs the other taggers of
`benchmarks/tagging_peers`, each in an environment of its own that is made on first use.
"""

import argparse
import html
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from timeline import lang, tagging

Span = tuple[int, int, str]
"""Start, end, value."""

TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)((?:\"[^\"]*\"|[^>\"])*)>")
ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*\"([^\"]*)\"")


@dataclass
class Text:
    name: str
    text: str
    date: str
    gold: list[Span]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--kind", default="", help="news, narrative, colloquial or auto; else by the form of the files")
    parser.add_argument("--errors", type=int, default=0, help="print so many errors of the part that is not held out")
    parser.add_argument("--peers", action="store_true", help="run the peers too")
    parser.add_argument("--limit", type=int, default=0, help="use so many files only")
    options = parser.parse_args()
    for path in options.paths:
        texts = list(read(path))[: options.limit or None]
        kind = options.kind or ("narrative" if path.rglob("*.xml") and not any(path.rglob("*.tml")) else "news")
        ours, seconds = run(texts, lambda text, kind=kind: ours_on(text, kind))
        print(f"{path.name} ({kind}), {len(texts)} files")
        report(texts, ours, seconds)
        if options.errors:
            print_errors([text for i, text in enumerate(texts) if i % 5 != 4], ours, options.errors)
        if options.peers:
            from tagging_peers import peers

            for name, found, cpu in peers(texts):
                print(f"  {name:28} {scores(texts, found)}  {cpu / seconds:7.1f} x our CPU time")


def ours_on(text: Text, kind: str) -> list[Span]:
    found = tagging.tag(text.text, text.date[:10] or None, kind, lang.load("en"))
    return [(timex.start, timex.end, timex.value) for timex in found]


def run(texts: list[Text], tagger: Callable[[Text], list[Span]]) -> tuple[dict[str, list[Span]], float]:
    tagger(Text("", "He left on Monday, 4 March 2013.", "2013-03-22", []))
    start = time.process_time()
    found = {text.name: tagger(text) for text in texts}
    return found, time.process_time() - start


def report(texts: list[Text], found: dict[str, list[Span]], seconds: float) -> None:
    seen = [text for i, text in enumerate(texts) if i % 5 != 4]
    apart = [text for i, text in enumerate(texts) if i % 5 == 4]
    characters = sum(len(text.text) for text in texts)
    tokens = sum(len(re.findall(r"\w+|[^\w\s]", text.text)) for text in texts)
    print(f"  {'all files':28} {scores(texts, found)}")
    print(f"  {'four fifths':28} {scores(seen, found)}")
    print(f"  {'the fifth held out':28} {scores(apart, found)}")
    print(f"  {tokens / seconds:,.0f} tokens and {characters / seconds / 1e6:.2f} MB a CPU second")


# ---- corpora


def read(path: Path) -> Iterator[Text]:
    for file in sorted([*path.rglob("*.tml"), *path.rglob("*.xml")]):
        raw = file.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
        element = "TIMEX3" if file.suffix == ".tml" else "TIMEX2"
        body = re.search(r"<TEXT[^>]*>(.*?)</TEXT>", raw, re.DOTALL)
        text, gold = strip(body[1] if body else raw, element)
        yield Text(str(file), text, document_date(raw), gold)


def document_date(raw: str) -> str:
    for tag in TAG.finditer(raw):
        attributes = dict(ATTRIBUTE.findall(tag[3]))
        if attributes.get("functionInDocument") in ("CREATION_TIME", "PUBLICATION_TIME"):
            return attributes.get("value", "")
    stamp = re.search(r"<DATETIME>.*?([0-9]{4}-[0-9]{2}-[0-9]{2})", raw, re.DOTALL)
    return stamp[1] if stamp else ""


def strip(marked: str, element: str) -> tuple[str, list[Span]]:
    """A text without its markup, and its outermost expressions."""
    parts: list[str] = []
    length, at, open_tags = 0, 0, list[tuple[int, str]]()
    spans: list[Span] = []
    for tag in TAG.finditer(marked):
        parts.append(html.unescape(marked[at : tag.start()]))
        length += len(parts[-1])
        at = tag.end()
        if tag[2] != element or tag[3].endswith("/"):
            continue
        if not tag[1]:
            attributes = {key.lower(): value for key, value in ATTRIBUTE.findall(tag[3])}
            open_tags.append((length, html.unescape(attributes.get("value", attributes.get("val", "")))))
        elif open_tags:
            start, value = open_tags.pop()
            if not open_tags:
                spans.append((start, length, value))
    text = "".join([*parts, html.unescape(marked[at:])])
    return text, [trimmed(text, *span) for span in spans if text[span[0] : span[1]].strip()]


def trimmed(text: str, start: int, end: int, value: str) -> Span:
    quoted = text[start:end]
    return start + len(quoted) - len(quoted.lstrip()), end - len(quoted) + len(quoted.rstrip()), value


# ---- scores


def aligned(gold: list[Span], found: list[Span]) -> dict[int, int]:
    """Which found span answers which gold one: the same extent first, else the free one that overlaps most."""
    places = {span[:2]: i for i, span in enumerate(found)}
    pairs = {i: places[span[:2]] for i, span in enumerate(gold) if span[:2] in places}
    for i, (start, end, _) in enumerate(gold):
        if i in pairs:
            continue
        taken = set(pairs.values())
        overlaps = [(min(end, f[1]) - max(start, f[0]), -j) for j, f in enumerate(found) if j not in taken]
        most, which = max(overlaps, default=(0, 0))
        if most > 0:
            pairs[i] = -which
    return pairs


def scores(texts: list[Text], found: dict[str, list[Span]]) -> str:
    count: Counter[str] = Counter()
    for text in texts:
        mine = sorted(set(found[text.name]))
        pairs = aligned(text.gold, mine)
        count.update(gold=len(text.gold), found=len(mine), relaxed=len(pairs))
        for i, j in pairs.items():
            count["strict"] += text.gold[i][:2] == mine[j][:2]
            count["value"] += text.gold[i][2] == mine[j][2]
    total = count["gold"] + count["found"] or 1
    return "  ".join(f"{key} {200 * count[key] / total:5.1f}" for key in ("strict", "relaxed", "value"))


def print_errors(texts: list[Text], found: dict[str, list[Span]], limit: int) -> None:
    rows: list[str] = []
    for text in texts:
        mine = sorted(set(found[text.name]))
        pairs = aligned(text.gold, mine)
        for i, (start, end, value) in enumerate(text.gold):
            j = pairs.get(i)
            if j is None:
                rows.append(f"missed  {text.text[start:end]!r} {value}")
            elif mine[j][2] != value:
                rows.append(f"value   {text.text[start:end]!r} {value}, not {mine[j][2]}")
        spare = set(range(len(mine))) - set(pairs.values())
        rows += [f"extra   {text.text[mine[j][0] : mine[j][1]]!r} {mine[j][2]}" for j in sorted(spare)]
    print("\n".join(" ".join(row.split()) for row in rows[:limit]))


if __name__ == "__main__":
    main()
