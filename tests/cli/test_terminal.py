import io

import pytest

from timeline.cli.terminal import complain, is_unicode, wants_color, watched, width_of


class Screen(io.StringIO):
    """A stream that says whether it is a terminal."""

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


@pytest.mark.parametrize(
    ("asked", "settings", "terminal", "coloured"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_who_decides_about_colour(
    monkeypatch: pytest.MonkeyPatch, asked: str, settings: dict[str, str], terminal: bool, coloured: bool
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert wants_color(Screen(terminal), asked) is coloured


def test_the_width_is_asked_for_the_terminals_or_80(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "123")
    assert width_of(Screen(True), None) == 123
    assert width_of(Screen(False), None) == 80
    assert width_of(Screen(True), 0) == 0


@pytest.mark.parametrize(
    ("encoding", "unicode"), [("utf-8", True), ("UTF8", True), ("ascii", False), ("cp1252", False)]
)
def test_which_streams_show_more_than_ascii(encoding: str, unicode: bool) -> None:
    assert is_unicode(io.TextIOWrapper(io.BytesIO(), encoding)) is unicode


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("quiet", [True, False])
def test_a_progress_bar_shows_only_on_a_terminal_and_loses_nothing(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, quiet: bool
) -> None:
    screen = Screen(terminal)
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr("timeline.cli.terminal._PATIENCE_SECONDS", 0)
    assert list(watched(iter(range(9)), "article", quiet)) == list(range(9))
    assert ("article" in screen.getvalue()) is (terminal and not quiet)


def test_a_progress_bar_waits_until_it_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(True)
    monkeypatch.setattr("sys.stderr", screen)
    assert list(watched(range(9), "article", quiet=False)) == list(range(9))
    assert "article" not in screen.getvalue()


def test_a_complaint_is_one_clean_line(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(True)
    monkeypatch.setattr("sys.stderr", screen)
    complain("\x1b[31mred\x1b[0m\nname\x07.txt: \ud800 gone")
    (line,) = screen.getvalue().splitlines()
    assert line.startswith("timeline: red")
    assert not set(line) & set("\x1b\x07\ud800")


def test_a_broken_standard_error_is_not_worth_failing_for(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(False)
    monkeypatch.setattr("sys.stderr", screen)
    screen.close()
    complain("nobody hears this")
    assert width_of(screen, None) == 80
