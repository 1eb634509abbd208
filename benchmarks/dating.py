"""How often a document's own date is found without being told.

    python benchmarks/dating.py PATH/TO/t17/*/articles.jsonl [--errors 20]

Each article is read without its date. Reported are the datelines (right: the very day) and the inferred windows (right:
the window holds the day), with the share of windows that are closed and their median width in days. Then every second
article of a topic is given its date, and lends it to those without any that tell the same dated event.
"""

import argparse
import statistics
from collections.abc import Iterator
from pathlib import Path

from t17 import read_t17

from timeline import boilerplate, docdate, lang, sentences
from timeline.calendar import edtf
from timeline.calendar.when import Precision, When
from timeline.lang.en import story
from timeline.model import Document, DocumentDate
from timeline.tagging import recognise


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print so many wrong dates of each kind")
    options = parser.parse_args()
    results = list(_results(options.articles))
    for kind in ("dateline, day told", "dateline, year inferred", "inferred"):
        _report(kind, [entry for entry in results if _kind(entry[2]) == kind], options.errors)
    for path in options.articles:
        _report(f"shared, {path.parent.name}", list(_shared(path)), options.errors)
    print(f"{'no date found':26} {sum(entry[2].when is None for entry in results):5} of {len(results)} articles")


def _results(paths: list[Path]) -> Iterator[tuple[Document, When, DocumentDate]]:
    language, words = lang.load("en"), story.load()
    for path in paths:
        for document, gold in read_t17(path):
            split = sentences.split(document.text, words)
            parts = boilerplate.flag(document.text, split, words, document.outlet)
            mentions = recognise(document.text, language)
            yield document, edtf.parse(gold), docdate.date_document(document, parts, mentions, words)


def _shared(path: Path) -> Iterator[tuple[Document, When, DocumentDate]]:
    """Every second article with its date, the others without: what these are lent."""
    language, words = lang.load("en"), story.load()
    pairs, articles = list(read_t17(path)), []
    for number, (document, gold) in enumerate(pairs):
        parts = sentences.split(document.text, words)
        date = DocumentDate(edtf.parse(gold), "given") if number % 2 else DocumentDate(None)
        told = docdate.testimony(document.text, parts, recognise(document.text, language), date, words)
        articles.append(docdate.Article(document.name, date, told))
    for place, date in docdate.share(articles).items():
        yield pairs[place][0], edtf.parse(pairs[place][1]), date


def _kind(found: DocumentDate) -> str:
    if found.when is None:
        return ""
    if found.origin == "dateline" and found.when.precision == Precision.DAY:
        return "dateline, year inferred" if found.when.uncertain else "dateline, day told"
    return found.origin


def _report(kind: str, entries: list[tuple[Document, When, DocumentDate]], errors: int) -> None:
    right = [entry for entry in entries if entry[2].when is not None and entry[2].when.contains(entry[1])]
    widths = [
        when.last - when.first + 1
        for _, _, found in entries
        if (when := found.when) is not None and when.first is not None and when.last is not None
    ]
    median = f"{statistics.median(widths):.0f}" if widths else "-"
    share = 100 * len(right) / len(entries) if entries else 0
    closed = f"{len(widths)} closed, median width {median} days"
    print(f"{kind:26} {len(entries):5} articles, {share:5.1f} % right; {closed}")
    for document, gold, found in [entry for entry in entries if entry not in right][:errors]:
        when = edtf.write(found.when) if found.when else "-"
        print(f"    {document.name} {edtf.write(gold)} not {when}: {' '.join(found.notes)}")


if __name__ == "__main__":
    main()
