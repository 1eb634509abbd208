import fnmatch
import string

from hypothesis import given
from hypothesis import strategies as st

from timeline.named_dates import NamedDates, fits

NAMES = st.text("ab/[]*?!-", max_size=6)


def slowly(dates: dict[str, str], name: str) -> str:
    """What `NamedDates.of` promises, in the plainest way."""
    last = name.rpartition("/")[2]
    exact = [date for pattern, date in dates.items() if pattern in (name, last)]
    return [*exact, *(date for pattern, date in dates.items() if fits(name, pattern)), ""][0]


@given(st.dictionaries(NAMES, st.sampled_from(string.digits), max_size=8), NAMES)
def test_a_name_goes_before_patterns_and_these_in_their_order(dates: dict[str, str], name: str) -> None:
    assert NamedDates(dates).of(name) == slowly(dates, name)


def test_the_last_part_of_a_name_fits() -> None:
    dates = NamedDates({"b*.txt": "1", "a.txt": "2", "x/c.txt": "3"})
    assert [dates.of(name) for name in ("x/b1.txt", "y/a.txt", "x/c.txt", "y/c.txt")] == ["1", "2", "3", ""]
    assert dates.unused() == []


def test_what_fits_no_name_is_told_in_its_order() -> None:
    dates = NamedDates({"z": "1", "a*": "2", "b": "3", "*": "4"})
    assert dates.of("x/b") == "3"
    assert dates.unused() == ["z", "a*"]


def test_a_thousand_patterns_are_compiled_once() -> None:
    """The cache of `fnmatch` holds fewer: with it every document compiled all of them again."""
    fnmatch._compile_pattern.cache_clear()  # type: ignore[attr-defined]
    dates = NamedDates({f"{number:04}*": str(number) for number in range(1_000)})
    assert all(dates.of(f"news/{number:04}_a.txt") == str(number) for number in range(1_000))
    assert fnmatch._compile_pattern.cache_info().misses == 0  # type: ignore[attr-defined]
