"""The time expressions of a text, as `timeline tag` gives them: lines to read, JSON Lines, TimeML."""

import re
from collections.abc import Callable, Iterable
from xml.sax.saxutils import escape, quoteattr

from timeline.model import Document, Timex
from timeline.writers.json import encoded
from timeline.writers.labels import clean

_UNSEEN = re.compile("[\r\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
"""What could act on a terminal or hide in an editor, and the line end that an XML reader would change."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(document: Document, timexes: Iterable[Timex]) -> str:
    """A line for each expression: document, character offsets, type, value, the words."""
    name = clean(document.name)
    return "".join(
        f"{name}:{timex.start}-{timex.end}\t{timex.type}\t{clean(timex.value)}\t{clean(timex.text)}\n"
        for timex in timexes
    )


def jsonl(document: Document, timexes: Iterable[Timex]) -> str:
    """A JSON object a line, with the fields of TIMEX3 that are set, the rule and what the date was resolved against."""
    return b"".join(encoded(_fields(document, timex)) for timex in timexes).decode("utf-8")


def timeml(document: Document, timexes: Iterable[Timex]) -> str:
    """A TimeML document: the text with its `TIMEX3` elements, and the document's creation time where it is known.

    Characters that XML cannot hold are written as U+FFFD. An expression inside another one is left out.
    """
    pieces, position = [], 0
    for number, timex in enumerate(timexes, 1):
        if timex.start >= position:
            pieces.append(_xml(document.text[position : timex.start]))
            pieces.append(f"<TIMEX3 {_attributes(number, timex)}>{_xml(timex.text)}</TIMEX3>")
            position = timex.end
    pieces.append(_xml(document.text[position:]))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n'
        f"<DOCID>{_xml(document.name)}</DOCID>\n{_creation_time(document)}<TEXT>{''.join(pieces)}</TEXT>\n</TimeML>\n"
    )


FORMS: dict[str, Callable[[Document, Iterable[Timex]], str]] = {"text": text, "jsonl": jsonl, "timeml": timeml}
"""The forms by name: each makes the text for one document."""


def _fields(document: Document, timex: Timex) -> dict[str, object]:
    always = {"document": document.name, "start": timex.start, "end": timex.end, "text": timex.text}
    value = {"type": timex.type, "value": timex.value, "mod": timex.mod}
    ends = {"beginPoint": timex.begin, "endPoint": timex.end_point}
    why = {"rule": timex.rule, "reference": timex.reference, "reference_origin": timex.reference_origin}
    return {**always, **{key: part for key, part in {**value, **ends, **why}.items() if part}}


def _attributes(number: int, timex: Timex) -> str:
    fields = {"tid": f"t{number}", "type": timex.type, "value": timex.value, "mod": timex.mod}
    return " ".join(f"{key}={_quoted(part)}" for key, part in fields.items() if part)


def _creation_time(document: Document) -> str:
    if not document.date:
        return ""
    attributes = f'tid="t0" type="DATE" value={quoteattr(document.date)} functionInDocument="CREATION_TIME"'
    return f"<DCT><TIMEX3 {attributes}>{_xml(document.date)}</TIMEX3></DCT>\n"


def _xml(text: str) -> str:
    return _UNSEEN.sub(_reference, escape(_NOT_XML.sub("\ufffd", text)))


def _quoted(text: str) -> str:
    return _UNSEEN.sub(_reference, quoteattr(_NOT_XML.sub("\ufffd", text)))


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
