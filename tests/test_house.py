"""The rules of the house, read off the syntax tree of every module; each check is shown to find what it looks for."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "timeline"
MODULES = {path.relative_to(PACKAGE.parent).with_suffix("").as_posix(): path for path in PACKAGE.rglob("*.py")}

ONLY_IN = {
    "spacy": ("timeline/syntax/parser",),
    "matplotlib": ("timeline/writers/picture/",),
    "mpl_toolkits": ("timeline/writers/picture/",),
    "trafilatura": ("timeline/readers/",),
    "htmldate": ("timeline/readers/",),
    "pandas": ("timeline/writers/frame", "timeline/api"),
    "subprocess": ("timeline/workers/guard", "timeline/engines/"),
    "multiprocessing": ("timeline/engines/",),
    "time": ("timeline/cli",),
}
"""Where alone a library may be imported."""

NEVER = {"pickle", "marshal", "shelve", "socket", "ssl", "http", "urllib.request", "requests", "locale", "random"}
HEAVY = {"spacy", "matplotlib", "mpl_toolkits", "trafilatura", "htmldate", "pandas", "dateutil", "icalendar", "lxml"}
CALLS = {"eval", "exec", "compile", "__import__"}
CLOCK_AND_PLACE = {"now", "today", "utcnow", "localtime", "strftime", "strptime", "getlocale", "setlocale", "tzlocal"}
LONGEST_FILE = 450
LONGEST_FUNCTION = 60

Check = Callable[[ast.Module, str], Iterator[str]]


def imports(tree: ast.AST) -> Iterator[tuple[ast.stmt, str]]:
    """The statements of a tree that import, with the full name of each module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node, node.module
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def misplaced_imports(tree: ast.Module, module: str) -> Iterator[str]:
    for node, name in imports(tree):
        package = name.split(".", maxsplit=1)[0]
        if not module.startswith(ONLY_IN.get(package, ("",))):
            yield f"{node.lineno}: {package} is imported in {', '.join(ONLY_IN[package])} only"
        if package in NEVER or name in NEVER:
            yield f"{node.lineno}: {name} is never imported"


def hasty_imports(tree: ast.Module, module: str) -> Iterator[str]:
    for statement in tree.body:
        if not isinstance(statement, ast.FunctionDef | ast.ClassDef) and not is_for_types_only(statement):
            for node, name in imports(statement):
                if name.split(".", maxsplit=1)[0] in HEAVY:
                    yield f"{node.lineno}: {name} is heavy and imported before it is needed"


def is_for_types_only(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.If) and ast.unparse(statement.test) == "TYPE_CHECKING"


def forbidden_calls(tree: ast.Module, module: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in CALLS:
            yield f"{node.lineno}: {node.id}"
        if isinstance(node, ast.Attribute) and node.attr in CLOCK_AND_PLACE and not module.startswith("timeline/cli"):
            yield f"{node.lineno}: {ast.unparse(node)} reads a clock, a place or a locale"


def missing_docstrings(tree: ast.Module, module: str) -> Iterator[str]:
    if not ast.get_docstring(tree) and tree.body:
        yield "1: the module has no docstring"
    yield from undocumented(tree)


def undocumented(scope: ast.Module | ast.ClassDef) -> Iterator[str]:
    """The public functions, classes and methods of a scope that have no docstring."""
    for node in scope.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            if not ast.get_docstring(node):
                yield f"{node.lineno}: {node.name} has no docstring"
            if isinstance(node, ast.ClassDef):
                yield from undocumented(node)


def too_long(tree: ast.Module, module: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{node.lineno}: {node.name} has {length} lines"
    last = max((node.end_lineno or 0 for node in tree.body), default=0)
    if last > LONGEST_FILE:
        yield f"{last}: the file has {last} lines"


CHECKS: list[Check] = [misplaced_imports, hasty_imports, forbidden_calls, missing_docstrings, too_long]


@pytest.mark.parametrize("check", CHECKS)
def test_every_module_keeps_the_rules(check: Check) -> None:
    assert len(MODULES) > 50
    broken = []
    for module, path in sorted(MODULES.items()):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        broken += [f"{module}.py:{finding}" for finding in check(tree, module)]
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize(
    ("check", "source", "module", "count"),
    [
        (misplaced_imports, "import spacy", "timeline/story/merging", 1),
        (misplaced_imports, "def f():\n    from spacy.tokens import Doc", "timeline/events/x", 2),
        (misplaced_imports, "import spacy", "timeline/syntax/parser", 0),
        (misplaced_imports, "import matplotlib.pyplot", "timeline/writers/text", 1),
        (misplaced_imports, "import matplotlib.pyplot", "timeline/writers/picture/draw", 0),
        (misplaced_imports, "import time", "timeline/workers/guard", 1),
        (misplaced_imports, "import json, pickle", "timeline/workers/serialise", 1),
        (misplaced_imports, "from urllib import request", "timeline/api", 1),
        (misplaced_imports, "from urllib.parse import urlsplit", "timeline/api", 0),
        (hasty_imports, "import pandas", "timeline/api", 1),
        (hasty_imports, "try:\n    import lxml.html\nexcept ImportError:\n    pass", "timeline/api", 1),
        (hasty_imports, "if TYPE_CHECKING:\n    import pandas", "timeline/api", 0),
        (hasty_imports, "def f():\n    import pandas", "timeline/api", 0),
        (forbidden_calls, "x = eval('1')", "timeline/cli", 1),
        (forbidden_calls, "x = map(eval, ['1'])", "timeline/api", 1),
        (forbidden_calls, "x = datetime.date.today()", "timeline/docdate/x", 1),
        (forbidden_calls, "x = datetime.datetime.now", "timeline/pipeline", 1),
        (forbidden_calls, "x = datetime.datetime.now()", "timeline/cli", 0),
        (forbidden_calls, "x = re.compile('a')", "timeline/story/merging", 0),
        (missing_docstrings, "x = 1", "timeline/api", 1),
        (missing_docstrings, "'''x'''\ndef f(): pass\ndef _g(): pass", "timeline/api", 1),
        (missing_docstrings, "'''x'''\nclass A:\n    '''x'''\n    def f(self): pass", "timeline/api", 1),
        (missing_docstrings, "'''x'''\nclass _A:\n    def f(self): pass", "timeline/api", 0),
        (too_long, "def f():\n" + "    x = 1\n" * 60, "timeline/api", 1),
        (too_long, "def f():\n" + "    x = 1\n" * 59, "timeline/api", 0),
        (too_long, "x = 1\n" * 451, "timeline/api", 1),
    ],
)
def test_the_checks_find_what_they_look_for(check: Check, source: str, module: str, count: int) -> None:
    assert len(list(check(ast.parse(source), module))) == count
