"""The examples that documents and docstrings give do what they say."""

import doctest
import importlib
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
WITH_EXAMPLES = [path for path in sorted((ROOT / "timeline").rglob("*.py")) if ">>>" in path.read_text("utf-8")]
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", README, re.DOTALL)
COMMANDS = [
    line.partition("  ")[0].strip()
    for kind, block in BLOCKS
    if not kind
    for line in block.splitlines()
    if line.startswith("timeline ")
]
TEXT = "A ferry sank in the harbour on 3 January 2015. The council closed the old bridge on Monday.\n"
DATED = f"---\ndate: 2015-01-27\n---\n{TEXT}"


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what the examples speak of, and the working directory."""
    news = tmp_path / "news"
    news.mkdir()
    for path in (news / "000.txt", news / "a.txt", tmp_path / "a.txt"):
        path.write_text(DATED)
    (tmp_path / "b.html").write_text(f"<html><body><p>{TEXT}</p></body></html>")
    for folder in ("seeds", "docs"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    (tmp_path / "dates.csv").write_text("a.txt,2015-01-27\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=lambda path: path.stem)
def test_docstrings(path: Path) -> None:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    tried = doctest.testmod(importlib.import_module(name))
    assert tried.attempted
    assert not tried.failed


def test_the_readme_has_examples_of_all_commands() -> None:
    assert len(COMMANDS) > 5
    assert {"tag", "show"} <= {shlex.split(command)[1] for command in COMMANDS}


@pytest.mark.parametrize(
    "command", [pytest.param(one, marks=[pytest.mark.slow] if "--jobs" in one else []) for one in COMMANDS]
)
def test_the_readmes_commands(articles: Path, command: str) -> None:
    main(["news/", "-q", "-o", "story.json"])
    main(["extract", "news/", "-q", "-o", "news.sqlite"])
    assert main(shlex.split(command)[1:]) == 0


@pytest.mark.slow
def test_the_readmes_program(articles: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", next(block for kind, block in BLOCKS if kind == "python")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "a ferry sank" in done.stdout.lower()
    assert (articles / "story.png").exists()
