"""Which given events of several articles are one: a public corpus of events with their words marked, read and grouped.

    python benchmarks/merging.py PATH --out FILE

`PATH/docs.jsonl` holds documents ("doc", "dct", "title", "text"), `PATH/coref.jsonl` the words of events ("doc",
"event_id", "start", "end"); what else a row tells, the gold instance above all, is not looked at. FILE gets a row for
each event: "doc", "event_id" and "cluster", the number of its group.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import timeline

Span = tuple[int, int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    documents = list(_documents(options.path / "docs.jsonl"))
    events = _events(options.path / "coref.jsonl")
    told = [events[document.name] for document in documents]
    clusters = timeline.merge_events(documents, [[span for _, span in some] for some in told])
    with options.out.open("w", encoding="utf-8") as stream:
        for document, some, numbers in zip(documents, told, clusters, strict=True):
            for (event, _), number in zip(some, numbers, strict=True):
                stream.write(json.dumps({"doc": document.name, "event_id": event, "cluster": number}) + "\n")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _documents(path: Path) -> Iterator[timeline.Document]:
    for row in _rows(path):
        yield timeline.Document(row["text"], date=row["dct"], name=row["doc"], title=row["title"] or "")


def _events(path: Path) -> dict[str, list[tuple[str, Span]]]:
    """The events of each document: their names and the places of their words."""
    found: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for row in _rows(path):
        found[row["doc"]].append((row["event_id"], (int(row["start"]), int(row["end"]))))
    return found


if __name__ == "__main__":
    main()
