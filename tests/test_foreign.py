"""A text of another language is told as such."""

from pathlib import Path

import pytest

from timeline.cli import main
from timeline.lang import is_foreign

ENGLISH = (
    "The mayor of Lodz left the hall on Monday, and the council met to choose her successor from its own ranks. " * 3
)
GERMAN = (
    "Der Bürgermeister von Lodz trat am Montag zurück, nachdem der Rat mit Mehrheit einen Antrag gestellt hatte. " * 4
)
DUTCH = "De burgemeester van de stad trad maandag af, nadat de oppositie in de raad een motie had ingediend. " * 4
FRENCH = "Le maire de la ville a quitté ses fonctions lundi, après que le conseil a voté une motion contre lui. " * 4


@pytest.mark.parametrize(
    ("text", "foreign"),
    [(ENGLISH, False), (GERMAN, True), (DUTCH, True), (FRENCH, True), (GERMAN[:60], False), ("", False)],
)
def test_the_small_words_tell(text: str, foreign: bool) -> None:
    assert is_foreign(text, "en") == foreign


def test_the_command_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GERMAN, "utf-8")
    main([str(path)])
    assert "does not seem to be English" in capsys.readouterr().err
