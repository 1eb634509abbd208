"""The two ends of a range told to one another: "from May to July 2015" is one lasting window."""

from dataclasses import replace

from timeline.calendar import edtf
from timeline.calendar.meaning import TimeMention
from timeline.calendar.when import Resolution, When
from timeline.model import Timex


def joined(mentions: list[TimeMention], timexes: list[Timex]) -> tuple[Timex, ...]:
    """The timexes with the ends of ranges told to one another: "from May to July 2015" is one lasting window."""
    for i, mention in enumerate(mentions):
        here = timexes[i]
        if mention.link == "from" and i + 1 < len(mentions) and mentions[i + 1].link == "to":
            begin, end = _edtf(here.when), _edtf(timexes[i + 1].when)
            if begin and end and _is_forward(here.when, timexes[i + 1].when):
                timexes[i] = _ranged(here, begin, end)
                timexes[i + 1] = _ranged(timexes[i + 1], begin, end)
        elif mention.link == "since" and mention.type == "DATE":
            timexes[i] = _ranged(here, _edtf(here.when), "")
        elif mention.link == "until" and mention.type == "DATE":
            timexes[i] = _ranged(here, "", _edtf(here.when))
    return tuple(timexes)


def _edtf(when: Resolution) -> str:
    return edtf.write(when) if isinstance(when, When) else ""


def _is_forward(first: Resolution, last: Resolution) -> bool:
    if not isinstance(first, When) or not isinstance(last, When) or first.first is None or last.last is None:
        return False
    return first.first <= last.last and not first.lasting and not last.lasting


def _ranged(timex: Timex, begin: str, end: str) -> Timex:
    if not begin and not end:
        return timex
    return replace(timex, begin=begin, end_point=end, when=lasting_between(timex.when, begin, end))


def lasting_between(own: Resolution, begin: str, end: str) -> Resolution:
    """The lasting window between two EDTF dates; an end that is not told is open."""
    if not isinstance(own, When):
        return own
    ends = [edtf.parse(part) for part in (begin, end) if part]
    clocks = [part.minutes for part in ends if part.minutes]
    return When(
        ends[0].first if begin else None,
        ends[-1].last if end else None,
        max(part.precision for part in ends),
        lasting=True,
        approximate=any(part.approximate for part in ends),
        uncertain=any(part.uncertain for part in ends) or bool(own.assumed),
        minutes=(clocks[0][0], clocks[1][1]) if len(clocks) == 2 else None,
        assumed=own.assumed,
    )
