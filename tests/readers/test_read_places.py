import os
import random
from pathlib import Path
from typing import Any

import pytest

from timeline.model import Document, Skipped
from timeline.readers import Place, places_of, read_all

HOSTILE = [
    "$(touch pwned).txt",
    "; rm -rf ~ #.txt",
    "-o.txt",
    "--help.txt",
    "a\nb.txt",
    "a\rb.txt",
    "a\tb.txt",
    "\x1b[31mred\x1b[0m.txt",
    "\u202egnp.txt",
    "%s%n.txt",
    "{0.__class__}.txt",
    "'quoted'.txt",
    '"double".txt',
    "`ticks`.txt",
    "back\\slash.txt",
    "new*star?.txt",
    "[a-z].txt",
    "é\u0301.txt",
    "名前.txt",
    "<script>.txt",
    "x" * 200 + ".txt",
    "=1+1.txt",
    "CON.txt",
    " leading.txt",
]


def names(found: list[Place | Skipped]) -> list[str]:
    return [each.name for each in found if isinstance(each, Place)]


def beside(found: list[Place | Skipped]) -> dict[str, str]:
    return {each.name: each.reason for each in found if isinstance(each, Skipped) and each.passed_over}


def fill(folder: Path, *files: str) -> None:
    for name in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Opened in 1932: {name!r}.")


def test_a_folder_is_read_whole_in_order_without_what_is_hidden_or_of_another_kind(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a/z.html", "a/b/c.jsonl", "a.txt", ".hidden.txt", ".git/x.txt", "x.png", "y.py", "Z.TXT")
    found = places_of([tmp_path])
    assert names(found) == ["Z.TXT", "a/b/c.jsonl", "a/z.html", "a.txt", "b.txt"]
    unknown, hidden = "of no kind that is read", "hidden, as its name begins with a dot"
    assert beside(found) == {".hidden.txt": hidden, ".git": hidden, "x.png": unknown, "y.py": unknown}


def test_the_order_is_not_the_systems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, *(f"{folder}/{name}.txt" for folder in "xyz" for name in "cab"))
    expected = places_of([tmp_path])
    real, chance = os.walk, random.Random(1)

    def shuffled(top: str, **keywords: Any) -> object:
        for where, folders, files in real(top, **keywords):
            chance.shuffle(folders)
            chance.shuffle(files)
            yield where, folders, files

    monkeypatch.setattr(os, "walk", shuffled)
    for _ in range(20):
        assert places_of([tmp_path]) == expected


def test_files_are_named_by_as_much_as_tells_them_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "a/x.txt", "b/x.txt", "b/y.txt")
    monkeypatch.chdir(tmp_path)
    assert names(places_of(["a/x.txt", "b/x.txt", "b/y.txt"])) == ["a/x.txt", "b/x.txt", "y.txt"]


def test_a_file_is_read_once_however_often_it_is_named(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert names(places_of([tmp_path / "b.txt", tmp_path, tmp_path / "b.txt"])) == ["b.txt", "a.txt"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    fill(tmp_path, "a/x.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    found = places_of([tmp_path])
    assert names(found) == ["a/x.txt"]
    assert beside(found) == {"a/loop": "a link back to a folder that it stands in"}
    assert Skipped("self.txt", "a link that leads back to itself") in found
    (found,) = read_all([tmp_path / "self.txt"])
    assert isinstance(found, Skipped)


def test_links_that_lead_nowhere_or_to_folders_are_said(tmp_path: Path) -> None:
    fill(tmp_path, "news/a.txt", "other/b.txt")
    (tmp_path / "news" / "dead.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "news" / "dead").symlink_to(tmp_path / "gone")
    (tmp_path / "news" / "more").symlink_to(tmp_path / "other")
    found = places_of([tmp_path / "news"])
    assert names(found) == ["a.txt"]
    assert Skipped("dead.txt", "a link that leads nowhere") in found  # it should have been an article
    assert beside(found) == {
        "dead": "a link that leads nowhere",
        "more": "a link to a folder, which is not followed; give that folder too",
    }


def test_a_folder_that_cannot_be_listed_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "a.txt", "closed/b.txt")
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = places_of([tmp_path])
    assert names(found) == ["a.txt"]
    (skipped,) = (each for each in found if isinstance(each, Skipped))
    assert skipped.reason == "is a folder that cannot be read: Permission denied"
    assert not skipped.passed_over


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_what_is_no_file_is_passed_over(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert beside(places_of([tmp_path])) == {"pipe.txt": "no regular file"}


def test_patterns_are_spelled_out_where_the_shell_did_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "c.txt", "a.txt", "deep/down/b.txt", "real[1].txt")
    monkeypatch.chdir(tmp_path)
    assert names(places_of(["?.txt"])) == ["a.txt", "c.txt"]
    assert names(places_of(["**/b.txt"])) == ["b.txt"]
    assert names(places_of(["real[1].txt"])) == ["real[1].txt"]
    assert places_of(["none*.txt"]) == [Skipped("none*.txt", "no file fits this pattern")]


def test_what_cannot_be_meant_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = places_of([tmp_path / "empty", "https://example.org/a.html"])
    assert all(isinstance(each, Skipped) for each in found)
    assert "holds no articles; looked for files ending in .txt" in found[0].reason  # type: ignore[union-attr]
    assert "save the page" in found[1].reason  # type: ignore[union-attr]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_names(tmp_path: Path, name: str) -> None:
    fill(tmp_path, name)
    (found,) = read_all([tmp_path])
    assert isinstance(found, Document)
    assert found.name == name.replace(os.sep, "/")
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(os.name != "posix", reason="names are bytes only on POSIX")
def test_a_name_that_is_no_utf8_is_shown_without_surrogates(tmp_path: Path) -> None:
    fill(tmp_path, os.fsdecode(b"caf\xe9.txt"))
    (found,) = read_all([tmp_path])
    assert found.name == "caf\ufffd.txt"


def test_zeros_and_surrogates_in_a_path_are_no_crash() -> None:
    for path in ("a\x00b", "\ud800", "a" * 5000, ""):
        (found,) = read_all([path])
        assert isinstance(found, Skipped)
        assert found.reason


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "a.txt", "b.txt")

    def closed(path: Path, *arguments: object, **keywords: object) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments, **keywords)  # type: ignore[call-overload]

    real = Path.open
    monkeypatch.setattr(Path, "open", closed)
    found = list(read_all([tmp_path]))
    assert found[0] == Skipped("a.txt", "may not be read")
    assert isinstance(found[1], Document)
