"""Write docs/timeline.1, the manual page, and docs/completion/timeline, from the options themselves.

Run `python docs/make_manual.py`; a test compares what is written with what would be.
"""

import argparse
import sys
from pathlib import Path

from timeline import __version__
from timeline.cli.arguments import DEFAULT, PARSERS
from timeline.writers import _WRITERS

HERE = Path(__file__).parent
COMPLETION = """# Completion of the options of timeline for bash (zsh: autoload -U bashcompinit && bashcompinit).
_timeline() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}} first=${{COMP_WORDS[1]}} words=""
    case $before in
{values}    esac
    if [[ -n $words ]]; then
        COMPREPLY=($(compgen -W "$words" -- "$word"))
        return
    fi
    if [[ $word == -* ]]; then
        case $first in
{options}        esac
        COMPREPLY=($(compgen -W "$words" -- "$word"))
        return
    fi
    COMPREPLY=($(compgen -f -- "$word"))
    ((COMP_CWORD == 1)) && COMPREPLY+=($(compgen -W "{commands}" -- "$word"))
}}
complete -o filenames -F _timeline timeline
"""


def completion() -> str:
    """What bash sources."""
    actions = [action for make in PARSERS.values() for action in make()._actions]
    choices = {name: action.choices for action in actions if action.choices for name in action.option_strings}
    choices["--format"] = {*_WRITERS, *(choices.get("--format") or ())}
    values = "".join(
        f'        {name}) words="{" ".join(sorted(filter(None, choices[name])))}" ;;\n' for name in sorted(choices)
    )
    named = [name for name in PARSERS if name != DEFAULT]
    options = "".join(f'            {name}) words="{_options(name)}" ;;\n' for name in named)
    options += f'            *) words="{_options(DEFAULT)}" ;;\n'
    return COMPLETION.format(values=values, options=options, commands=" ".join(named))


def _options(command: str) -> str:
    return " ".join(name for action in PARSERS[command]()._actions for name in action.option_strings)


def manual() -> str:
    """The page for `man`."""
    parsers = {name: make() for name, make in PARSERS.items()}
    main = parsers[DEFAULT]
    lines = [
        f'.TH TIMELINE 1 "" "timeline {__version__}"',
        ".SH NAME",
        "timeline \\- " + _escaped(main.description or ""),
    ]
    lines += [
        ".SH SYNOPSIS",
        ".nf",
        *(f"{parser.prog} {_positional(parser)} [OPTION]..." for parser in parsers.values()),
        ".fi",
    ]
    for parser in parsers.values():
        lines += [f".SH {parser.prog.upper()}", _escaped(parser.description or "")]
        lines += [line for action in parser._actions for line in _described(action)]
    return "\n".join([*lines, ".SH EXAMPLES AND EXIT CODES", ".nf", _escaped(main.epilog or ""), ".fi", ""])


def _positional(parser: argparse.ArgumentParser) -> str:
    names = [str(action.metavar) for action in parser._actions if not action.option_strings]
    return " ".join(f"{name}..." if name == "PATH" else name for name in names)


def _described(action: argparse.Action) -> list[str]:
    value = action.metavar or ("{" + ",".join(map(str, action.choices)) + "}" if action.choices else "")
    if not value and action.nargs is None:
        value = action.dest.upper()
    names = ", ".join(action.option_strings)
    return [
        ".TP",
        f"\\fB{_escaped(names or str(value))}\\fR" + (f" \\fI{_escaped(str(value))}\\fR" if names and value else ""),
        _escaped(action.help or ""),
    ]


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("%%", "%")
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in text.split("\n"))


PAGES = {"timeline.1": manual, "completion/timeline": completion}

if __name__ == "__main__":
    (HERE / "completion").mkdir(exist_ok=True)
    for name, make in PAGES.items():
        (HERE / name).write_text(make(), "utf-8")
    sys.exit(0)
