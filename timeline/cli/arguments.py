"""What may be said on the command line."""

import argparse
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from timeline import __version__

_EPILOG = """\
examples:
  timeline news/                                  print the timeline of the articles in a folder
  timeline a.txt b.html -o story.png -o story.json
  timeline news/ --date '000*=2015-01-27' --date '004*=2015-08-19' --explain
  timeline news/ --top 20 --about 'peace talks'    the twenty events that matter most, of one matter
  timeline news/ --all                            every event, not only the key events of a long story
  cat article.txt | timeline - --date 2024-05-17
  timeline extract news/ -o news.sqlite           read once, to ask many times (timeline extract --help)
  timeline news.sqlite --about 'peace talks'       ask what was read
  timeline tag a.txt --format jsonl               list the time expressions only (timeline tag --help)
  timeline show story.json -o story.png           draw a saved timeline again (timeline show --help)
  timeline doctor                                 what works here: versions, parser, fonts, workers

A path that is called like a command is given as ./tag. Nothing is ever fetched from the network.
exit codes: 0 all well; 1 nothing found, or some input failed (named on standard error);
            2 wrong usage; 130 interrupted
"""

EXAMPLES = {
    "--date": "timeline news/ --date 'a.txt=2015-01-27'",
    "--day-first": "timeline news/ --day-first",
    "--month-first": "timeline news/ --month-first",
    "--dates": "timeline news/ --dates dates.csv",
    "--from": "timeline news/ --from 2014-04 --to 2015",
    "--to": "timeline news/ --from 2014-04 --to 2015",
    "--output": "timeline news/ -o story.png",
    "--format": "timeline news/ -o - --format json",
    "--status": "timeline news/ --status happened,planned",
    "--top": "timeline news/ --top 20",
    "--per-day": "timeline news/ --per-day 2",
    "--about": "timeline news/ --about 'peace talks'",
    "--jobs": "timeline news/ --jobs 4",
    "--color": "timeline news/ --color never",
    "--width": "timeline news/ --width 100",
    "--color-by": "timeline news/ -o story.png --color-by source",
    "--theme": "timeline news/ -o story.png --theme dark",
    "--dpi": "timeline news/ -o story.png --dpi 200",
    "--columns": "timeline news/ -o story.png --columns 2",
    "--max-labels": "timeline news/ -o story.png --max-labels 40",
    "--column": "timeline news.csv --column text=body --column date=published",
    "--kind": "timeline history/ --kind narrative",
}
_LONG_OPTION = re.compile(r"--[a-z-]+")


def parsed(arguments: Sequence[str]) -> tuple[str, argparse.Namespace]:
    """The command (one of `PARSERS`) and its options. Ends the program (`SystemExit`) on `--help`, `--version` and on
    wrong usage, with code 2 and a working example."""
    if arguments and arguments[0] in PARSERS and arguments[0] != DEFAULT:
        return arguments[0], PARSERS[arguments[0]]().parse_intermixed_args(arguments[1:])
    parser = PARSERS[DEFAULT]()
    options = parser.parse_intermixed_args(arguments)
    _refuse_misspelt(options.paths[0], parser)
    _refuse_reversed(options, parser)
    return DEFAULT, options


def _refuse_misspelt(word: str, parser: argparse.ArgumentParser) -> None:
    """A first word that is nearly a command, and no file, is a slip of the pen."""
    from timeline.errors import nearest

    if word.isalpha() and not os.path.lexists(word) and (meant := nearest(word, set(PARSERS) - {DEFAULT})):
        parser.error(f"there is no file or command {word!r}{meant}")


def _refuse_reversed(options: argparse.Namespace, parser: argparse.ArgumentParser) -> None:
    if options.date_from is None or options.date_to is None:
        return
    from timeline.calendar import edtf
    from timeline.checks import in_order
    from timeline.errors import UsageError

    try:
        in_order(edtf.parse(options.date_from), edtf.parse(options.date_to), ("--from", "--to"))
    except UsageError as error:
        parser.error(str(error))


def dates_of(options: argparse.Namespace) -> tuple[str | None, dict[str, str]]:
    """The date of the only article, and those by name or pattern: of `--date`, then of the table.

    Raises `DateError` and `ReadError`.
    """
    from timeline.readers import date_table

    only = next((date for name, date in options.date if not name), None)
    named = {name: date for name, date in options.date if name}
    return only, {**(date_table(Path(options.dates), options.order) if options.dates else {}), **named}


class _Parser(argparse.ArgumentParser):
    """A parser whose errors name an example that works."""

    def __init__(self, prog: str, description: str, epilog: str = "") -> None:
        layout = argparse.RawDescriptionHelpFormatter
        super().__init__(prog, description=description, epilog=epilog, formatter_class=layout, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        from timeline.errors import nearest

        options = [option for option in _LONG_OPTION.findall(message) if option in EXAMPLES]
        for word in message.split() if message.startswith("unrecognized") else ():
            message += nearest(word, self._option_string_actions) if word.startswith("-") else ""
        example = EXAMPLES[options[0]] if options else f"{self.prog} news/"
        self.exit(2, f"{self.prog}: {message}\nfor example: {example}\nall options: {self.prog} --help\n")


def _build_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        "timeline", "Read news, date the events it tells, and show them in order: as a list, and as a picture.", _EPILOG
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="file, folder, pattern, or - for standard input")
    parser.add_argument(
        "--version", action="version", version=f"timeline {__version__}", help="show the version and exit"
    )
    _add_jobs(parser)
    _add_columns(parser)
    _add_dates(parser)
    group = parser.add_argument_group("which events")
    group.add_argument("--from", dest="date_from", type=_date, metavar="DATE", help="only events from this date on")
    group.add_argument("--to", dest="date_to", type=_date, metavar="DATE", help="only events up to this date")
    group.add_argument(
        "--status",
        type=_statuses,
        metavar="LIST",
        help="only some of: happened, reported, planned, proposed, denied, hypothetical, habitual",
    )
    _add_choice(group)
    group.add_argument(
        "--entities", action="store_true", help="check who takes part and where against named entities (slower)"
    )
    _add_output(parser)
    return parser


def _tag_parser() -> argparse.ArgumentParser:
    parser = _Parser("timeline tag", "List the time expressions of texts, with their TIMEX3 types and values.")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="file, folder, pattern, or - for standard input")
    parser.add_argument("--format", choices=["text", "jsonl", "timeml"], default="text", help="(default: text)")
    parser.add_argument("-q", "--quiet", action="store_true", help="no notes; errors only")
    parser.add_argument("-v", "--verbose", action="store_true", help="name each file that was not read")
    _add_columns(parser)
    _add_dates(parser)
    return parser


def _show_parser() -> argparse.ArgumentParser:
    parser = _Parser("timeline show", "Draw a timeline again that was saved as JSON or CSV and may have been edited.")
    parser.add_argument("path", metavar="FILE", help="what `timeline -o story.json` (.csv, .jsonl) wrote; or -")
    _add_choice(parser.add_argument_group("which events"))
    _add_output(parser)
    return parser


def _doctor_parser() -> argparse.ArgumentParser:
    return _Parser("timeline doctor", "Say which versions are installed, and what works here and what does not.")


def _extract_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        "timeline extract",
        "Read articles once and keep what they tell in an archive, which `timeline ARCHIVE` asks. A second run with "
        "the same paths reads only what is new, changed, or was left out by an interruption.",
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="file, folder or pattern")
    parser.add_argument("-o", "--output", required=True, metavar="ARCHIVE", help="the archive, such as news.sqlite")
    _add_jobs(parser)
    _add_columns(parser)
    parser.add_argument("-q", "--quiet", action="store_true", help="no notes; errors only")
    parser.add_argument("-v", "--verbose", action="store_true", help="name what of a folder was passed over")
    _add_dates(parser)
    parser.add_argument("--entities", action="store_true", help="check names against named entities (slower)")
    return parser


DEFAULT = "build"
PARSERS: dict[str, Callable[[], argparse.ArgumentParser]] = {
    DEFAULT: _build_parser,
    "extract": _extract_parser,
    "tag": _tag_parser,
    "show": _show_parser,
    "doctor": _doctor_parser,
}
"""The commands; `DEFAULT` is never named: it is what is meant where none of the others is."""


def _add_jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--jobs",
        type=_number(1, 256),
        default=1,
        metavar="N",
        help="processes that share the work, each of which may crash or hang without harm to the rest (default: 1)",
    )


def _add_columns(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        type=_column,
        metavar="FIELD=NAME",
        help="the column of a table (or field of JSON Lines) that is the text, date, title, url, source or name",
    )


def _add_dates(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("when the articles were written")
    group.add_argument(
        "--date",
        action="append",
        default=[],
        type=_named_date,
        metavar="[NAME=]DATE",
        help="the date of the one article, or of those whose name fits (* and ? allowed); repeatable",
    )
    figures = group.add_mutually_exclusive_group()
    figures.add_argument(
        "--day-first",
        dest="order",
        action="store_const",
        const="day first",
        default="",
        help="in 04/05/2014 the day is first (default: as each article shows it; what stays open is marked)",
    )
    figures.add_argument(
        "--month-first",
        dest="order",
        action="store_const",
        const="month first",
        help="in 04/05/2014 the month is first",
    )
    group.add_argument("--dates", metavar="FILE.csv", help="dates from a file with a name and a date in each row")
    group.add_argument(
        "--kind",
        choices=["auto", "news", "narrative", "colloquial"],
        default="auto",
        help="how dates are told: against the article's date, or each against the one before it (default: auto)",
    )


def _add_choice(group: argparse._ArgumentGroup) -> None:
    """Which events the list, the picture and the other views show; data forms always hold all."""
    group.add_argument(
        "--top", type=_number(1, 100_000), metavar="N", help="show the N events that matter most to the story"
    )
    group.add_argument("--per-day", type=_number(1, 1_000), metavar="K", help="show at most K events of one day")
    group.add_argument("--all", action="store_true", help="show every event; a long story shows its key events only")
    group.add_argument("--about", default="", metavar="WORDS", help="only events that these words are about")


def _add_output(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("what to write")
    group.add_argument(
        "-o",
        "--output",
        action="append",
        default=[],
        metavar="FILE",
        help="also write a file, in the form its suffix names; - for standard output instead of the list; repeatable",
    )
    group.add_argument("--format", metavar="FORM", help="the form for `-o -`, named by its suffix (default: txt)")
    group.add_argument("--title", default="", help="the title of the timeline")
    group.add_argument("--corrections", metavar="FILE", help="change events as a CSV or JSON file says, by their keys")
    group.add_argument(
        "--explain",
        action="store_true",
        help="show each event's quote, rule, anchor and assumptions, and how its line was made",
    )
    group.add_argument("-q", "--quiet", action="store_true", help="no list and no notes; errors only")
    group.add_argument(
        "-v", "--verbose", action="store_true", help="say how each article was dated, and name each file not read"
    )
    group.add_argument("--color", choices=["auto", "always", "never"], default="auto", help="(default: auto)")
    group.add_argument(
        "--width",
        type=_number(0, 20_000),
        metavar="N",
        help="columns of the list (0: one line an event); from 320 on, pixels of the picture",
    )
    _add_picture(parser)


def _add_picture(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("how pictures look")
    group.add_argument("--theme", choices=["light", "dark"], default="light", help="(default: light)")
    group.add_argument("--dpi", type=_number(30, 1200), default=160, metavar="N", help="dots per inch (default: 160)")
    group.add_argument("--columns", type=_number(1, 4), metavar="N", help="columns of rows (default: by size)")
    group.add_argument("--max-labels", type=_number(0, 100_000), default=60, metavar="N", help="(default: 60)")
    group.add_argument("--all-labels", action="store_true", help="name every event")
    group.add_argument("--color-by", choices=["source", "status", "place"], default="", help="what colours mean")
    group.add_argument("--scale", choices=["time", "even"], default="time", help="even: evenly spaced, and said so")


def _number(low: int, high: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not re.fullmatch("[0-9]{1,9}", text) or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {low} to {high}")
        return int(text)

    return number


def _date(text: str) -> str:
    from timeline.calendar.human import readable
    from timeline.errors import DateError

    try:
        return readable(text)
    except DateError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _named_date(text: str) -> tuple[str, str]:
    """The document's name or pattern ("" for the only one) and the date."""
    name, _, date = text.rpartition("=")
    return name, _date(date)


def _column(text: str) -> tuple[str, str]:
    """A field of an article and the name of the column that holds it."""
    from timeline.readers import FIELDS

    field, equals, name = text.partition("=")
    if field not in FIELDS or not equals or not name.strip():
        raise argparse.ArgumentTypeError(f"{text!r} does not say FIELD=NAME; FIELD is one of {', '.join(FIELDS)}")
    return field, name.strip()


def _statuses(text: str) -> tuple[str, ...]:
    from timeline.model import Status

    wanted, known = tuple(text.split(",")), [status.value for status in Status]
    wrong = [name for name in wanted if name not in known]
    if wrong:
        raise argparse.ArgumentTypeError(f"{wrong[0]!r} is none of {', '.join(known)}")
    return wanted
