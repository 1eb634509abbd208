"""Reads the articles of the T17 collection (tokenised, one sentence a line) as documents with their true date."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from timeline.model import Document

_TOKENS = (
    ("-LRB-", "("),
    ("-RRB-", ")"),
    ("-LSB-", "["),
    ("-RSB-", "]"),
    ("-LCB-", "{"),
    ("-RCB-", "}"),
    ("\\/", "/"),
    ("\\*", "*"),
    ("`` ", '"'),
    ("``", '"'),
    (" ''", '"'),
    ("''", '"'),
)
_JOINED = re.compile(r" (?=[,.;:!?%)\]}])|(?<=[(\[{$#]) | (?=(?:n't|'s|'re|'ve|'ll|'d|'m|')(?![^\W_]))|(?<=(?<!\w)`) ")


def untokenise(text: str) -> str:
    """Text as a person writes it: brackets and quotes restored, no blank before a comma."""
    for token, sign in _TOKENS:
        text = text.replace(token, sign)
    return _JOINED.sub("", text).replace("`", "'")


def read_t17(path: Path) -> Iterator[tuple[Document, str]]:
    """Each article of an `articles.jsonl` as a document without its date, and that date (ISO 8601)."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = "\n".join(untokenise(sentence.strip()) for sentence in row["text"].split("\n"))
            yield Document(text=text, name=row["id"].split("/")[-1], outlet=row["source"] or ""), row["pub_date"]
