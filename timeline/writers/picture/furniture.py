"""What stands around the rows in every layout: title, summary and legend above; undated events and sources below."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.model import Event, Timeline
from timeline.writers import labels
from timeline.writers.options import WriteOptions
from timeline.writers.picture.items import DENIED_SHAPE, PLAN_SHAPE, Cast, Item, web_address
from timeline.writers.picture.sheet import Sheet, Style
from timeline.writers.picture.theme import BODY, MARGIN, SHAPES, SMALL, SUBTITLE, TINY, TITLE

_MOST_UNDATED = 40
_MOST_SOURCES = 60
_MOST_CITED = 24
"""Of the sources of key events, which are chosen from many, so many are listed."""
_UNDATED_DATE = 96.0
_UNDATED_WIDTH = 590.0


def head(sheet: Sheet, x: float, y: float, width: float, words: Sequence[str]) -> float:
    """Title and lines of summary from the top edge `y` down; where the next thing may begin comes back."""
    big = Style(TITLE, sheet.look.ink, bold=True)
    plain = Style(SUBTITLE, sheet.look.soft)
    y = sheet.write_lines(x, y + TITLE * 0.6, sheet.wrap(words[0], width, big), big)
    y += SUBTITLE * 0.6 - TITLE * (0.6 - 0.08)
    for line in words[1:]:
        y = sheet.write_lines(x, y, sheet.wrap(line, width, plain), plain)
    return y - plain.leading / 2


def heading(timeline: Timeline, options: WriteOptions) -> list[str]:
    """The words of the head: title, summary."""
    summary = labels.summary(timeline)
    return [labels.title(timeline, options.title), summary + (" · not to scale" if options.scale == "even" else "")]


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of the legend: a mark and what it means."""

    mark: str
    words: str
    color: str


def keys(cast: Cast, labelled: Sequence[Item], sheet: Sheet, windows: frozenset[str]) -> list[Key]:
    """The legend's entries: only marks that occur. `windows` holds "bar" and "bracket" as far as they were drawn."""
    soft = sheet.look.soft
    entries = []
    if len(cast.groups) > 1:
        entries += [Key(SHAPES[i], name, sheet.look.palette[i]) for i, name in enumerate(cast.groups)]
    if "bar" in windows:
        entries.append(Key("bar", "duration", soft))
    if any(not item.filled and item.shape in SHAPES for item in labelled):
        entries.append(Key("hollow", "exact date or time not known", soft))
    if "bracket" in windows:
        entries.append(Key("bracket", "possible range", soft))
    if any(item.shape == PLAN_SHAPE for item in labelled):
        entries.append(Key(PLAN_SHAPE, "planned, proposed or supposed", soft))
    if any(item.shape == DENIED_SHAPE for item in labelled):
        entries.append(Key(DENIED_SHAPE, "denied", soft))
    return entries


def legend(sheet: Sheet, x: float, y: float, width: float, entries: Sequence[Key]) -> float:
    """The legend from the top edge `y` down, on as many lines as it takes; nothing for no entries."""
    if not entries:
        return y
    style = Style(SMALL, sheet.look.soft)
    left, y = x, y + style.leading * 0.75
    for entry in entries:
        words = sheet.wrap(entry.words, width - 16, style, max_lines=1)[0]
        wide = 13 + sheet.width(words, style)
        if x + wide > left + width and x > left:
            x, y = left, y + style.leading * 1.25
        _draw_key(sheet, x + 4, y, entry)
        sheet.write(x + 13, y, words, style)
        x += wide + 16
    return y + style.leading * 0.6


def _draw_key(sheet: Sheet, x: float, y: float, entry: Key) -> None:
    if entry.mark == "bar":
        sheet.box(x - 1.4, y - 4.5, 2.8, 9, entry.color)
    elif entry.mark == "bracket":
        sheet.bracket(x - 1, y - 4.5, y + 4.5, x + 2, entry.color)
    elif entry.mark == "hollow":
        sheet.mark(x, y, "o", entry.color, filled=False)
    else:
        sheet.mark(x, y, entry.mark, entry.color, filled=entry.mark not in (PLAN_SHAPE, DENIED_SHAPE))


def foot(sheet: Sheet, y: float, width: float, timeline: Timeline, homeless: Sequence[Event]) -> float:
    """What has no date, then the sources, from the top edge `y` down; the bottom edge comes back."""
    x = MARGIN
    lines = [*labels.undated_lines(timeline), *_homeless_lines(homeless)]
    if lines:
        y = _undated(sheet, x, y, width, lines)
    if timeline.documents:
        sheet.rule(x, y, width)
        y = _sources(sheet, x, y + 6, width, timeline)
    return y


def undated_width(sheet: Sheet, timeline: Timeline) -> float:
    """How wide the undated events would be with a line for each, as far as that is reasonable."""
    lines = labels.undated_lines(timeline)[:_MOST_UNDATED]
    plain = Style(SMALL, "")
    words = max((sheet.width(f"{line.headline} {line.marks}  {line.bound}", plain) for line in lines), default=0.0)
    return min(_UNDATED_WIDTH, 26 + _said_width(sheet, lines) + words) if lines else 0.0


def _said_width(sheet: Sheet, lines: Sequence[labels.UndatedLine]) -> float:
    said = Style(SMALL, "", bold=True)
    return min(_UNDATED_DATE, max((sheet.width(line.said, said) for line in lines), default=0.0))


def _homeless_lines(events: Sequence[Event]) -> list[labels.UndatedLine]:
    return [
        labels.UndatedLine(labels.clean(e.said), labels.headline(e), labels.marks(e), labels.bound_label(e.when))
        for e in events
    ]


def _undated(sheet: Sheet, x: float, y: float, width: float, lines: Sequence[labels.UndatedLine]) -> float:
    """The events without a date: what the text says stands where the date would."""
    bold = Style(BODY, sheet.look.ink, bold=True)
    said_style, soft = Style(SMALL, sheet.look.ink, bold=True), Style(SMALL, sheet.look.soft)
    sheet.rule(x, y, width)
    y += 6 + bold.leading / 2
    sheet.write(x, y, f"No date found ({len(lines):,})", bold)
    y += bold.leading * 1.05
    column = min(_said_width(sheet, lines[:_MOST_UNDATED]), width / 3)
    indent = x + 10 + (column + 10 if column else 0)
    for line in lines[:_MOST_UNDATED]:
        said = sheet.wrap(line.said, column, said_style) if line.said else []
        sheet.write(x, y, "•", soft)
        sheet.write_lines(x + 10, y, said, said_style)
        bottom = _undated_words(sheet, indent, y, x + width - indent, line)
        y = max(y + len(said) * soft.leading, bottom) + 2.2
    if len(lines) > _MOST_UNDATED:
        sheet.write(x + 10, y, f"… and {len(lines) - _MOST_UNDATED:,} more", soft)
        y += soft.leading
    return y


def _undated_words(sheet: Sheet, x: float, y: float, width: float, line: labels.UndatedLine) -> float:
    """The headline, then in a softer colour what bounds its date: behind it where there is room, else below it."""
    plain, soft = Style(SMALL, sheet.look.ink), Style(SMALL, sheet.look.soft)
    words = sheet.wrap(line.headline, width, plain, tail=line.marks)
    bottom = sheet.write_lines(x, y, words, plain)
    if not line.bound:
        return bottom
    behind = sheet.width(words[-1], plain) + 6
    if behind + sheet.width(line.bound, soft) <= width:
        sheet.write(x + behind, bottom - plain.leading, line.bound, soft)
        return bottom
    return sheet.write_lines(x, bottom, sheet.wrap(line.bound, width, soft), soft)


def _sources(sheet: Sheet, x: float, y: float, width: float, timeline: Timeline) -> float:
    style = Style(TINY, sheet.look.soft)
    listed = labels.source_lines(timeline)[: _MOST_CITED if timeline.hidden else _MOST_SOURCES]
    column = max(sheet.width(f"[{number}]", style) for number, _ in listed) + 7
    y += style.leading / 2
    for (number, text), source in zip(listed, timeline.documents, strict=False):
        link = web_address(source.url)
        sheet.write(x, y, f"[{number}]", style, link=link)
        lines = sheet.wrap(text, width - column, style)
        y = sheet.write_lines(x + column, y, lines, style, link=link)
    hidden = len(timeline.documents) - len(listed)
    if hidden > 0:
        sheet.write(x + column, y, f"… and {labels.counted(hidden, 'more source')}", style)
        y += style.leading
    return y - style.leading / 2
