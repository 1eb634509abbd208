"""The temporal tagger: text to time expressions, and time expressions to TIMEX3 values and windows.

    recognise(text, language)                       -> TimeMention*: what the words say, without a reference date
    normalise(text, mentions, document_date, kind)  -> Timex*: values and windows
    tag(text, date, kind, language)                 -> both in one
    resolve_again(timex, language)                  -> the window again, from the explanation alone

The tagger knows no language; it is handed one (`timeline.lang.load`).
"""

from timeline.calendar import edtf
from timeline.model import DocumentDate, Timex
from timeline.tagging.engine import recognise
from timeline.tagging.frames import read_alone
from timeline.tagging.language import Language
from timeline.tagging.normalise import normalise, resolve_again
from timeline.tagging.redirect import redirected

__all__ = ["Language", "normalise", "read_alone", "recognise", "redirected", "resolve_again", "tag"]


def tag(text: str, date: str | None, kind: str, language: Language) -> list[Timex]:
    """The time expressions of a text written on `date` (an EDTF string; `None` where it is not known).

    `kind` is "news", "narrative", "colloquial" or "auto". Raises `DateError` where `date` is no date.
    """
    when = edtf.parse(date) if date else None
    document_date = DocumentDate(when, "given" if when else "unknown")
    return list(normalise(text, recognise(text, language), document_date, kind))
