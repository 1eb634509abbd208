"""The rules of the house, read off the syntax tree of every module; each check is shown to find what it looks for."""

import ast
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
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
    "pypdfium2": ("timeline/readers/forms/",),
    "docx": ("timeline/readers/forms/",),
    "fastwarc": ("timeline/readers/forms/",),
    "pyarrow": ("timeline/readers/forms/",),
    "openpyxl": ("timeline/readers/forms/",),
    "markdown_it": ("timeline/readers/forms/",),
    "pandas": ("timeline/writers/frame", "timeline/api"),
    "subprocess": ("timeline/workers/guard", "timeline/engines/"),
    "multiprocessing": ("timeline/engines/",),
    "time": ("timeline/cli",),
}
"""Where alone a library may be imported."""

NEVER = {"pickle", "marshal", "shelve", "socket", "ssl", "http", "urllib.request", "requests", "locale", "random"}
HEAVY = {"spacy", "matplotlib", "mpl_toolkits", "trafilatura", "htmldate", "pandas", "dateutil", "icalendar", "lxml"}
HEAVY |= {"pypdfium2", "docx", "openpyxl", "markdown_it", "fastwarc", "pyarrow"}
CALLS = {"eval", "exec", "compile", "__import__"}
CLOCK_AND_PLACE = {"now", "today", "utcnow", "localtime", "strftime", "strptime", "getlocale", "setlocale", "tzlocal"}
NAMES_ANY_MODULE = {"timeline/workers/serialise"}
"""Says by name which classes may travel to a worker, wherever they are defined."""

LAYERS = {
    contract["containers"][0].replace(".", "/"): [layer.split(" | ") for layer in contract["layers"]]
    for contract in tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    if contract["type"] == "layers"
}
"""Room -> its layers, the highest first, as import-linter checks them for what is imported."""

LONGEST_FILE = 450
LONGEST_FUNCTION = 60

Check = Callable[[ast.Module, str], Iterator[str]]


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a module, parsed once for all checks."""
    return ast.parse(path.read_text(encoding="utf-8"))


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


def misplaced_names(tree: ast.Module, module: str) -> Iterator[str]:
    """Modules and functions that a string names, to be imported later, where import-linter does not see it: each must
    be there, and must be one that the module may import."""
    for line, name, attribute in names_in_strings(tree):
        path = name.replace(".", "/")
        home = MODULES.get(path) or MODULES.get(f"{path}/__init__")
        if home is None:
            yield f"{line}: there is no module {name}"
        elif attribute and f"{path}/{attribute}" not in MODULES and attribute not in defined_in(home):
            yield f"{line}: {name} has no {attribute}"
        elif module not in NAMES_ANY_MODULE and not may_import(module.removesuffix("/__init__"), path):
            yield f"{line}: {name} stands higher than {module} or beside it"


def names_in_strings(tree: ast.Module) -> Iterator[tuple[int, str, str]]:
    """The line of each string that names a module of the package, the module, and what of it ("" for all)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if match := re.fullmatch(r"(timeline(?:\.\w+)+)(?::(\w+))?", node.value):
                yield node.lineno, match[1], match[2] or ""
            for match in re.finditer(r"\bfrom (timeline[\w.]*) import (\w+)", node.value):
                yield node.lineno, match[1], match[2]


def defined_in(path: Path) -> set[str]:
    """The names that a module binds."""
    tree = parsed(path)
    names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    names |= {
        alias.asname or alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    assigned = (one for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign) for one in ast.walk(node))
    return names | {one.id for one in assigned if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}


def may_import(importing: str, imported: str) -> bool:
    """Whether the layers of every room that holds both let one module import the other."""
    for room, layers in LAYERS.items():
        if importing.startswith(f"{room}/") and imported.startswith(f"{room}/"):
            upper, lower = (path.removeprefix(f"{room}/").split("/")[0] for path in (importing, imported))
            level = {name: place for place, names in enumerate(layers) for name in names}
            if upper != lower and level[upper] >= level[lower]:
                return False
    return True


CHECKS: list[Check] = [
    misplaced_imports,
    hasty_imports,
    forbidden_calls,
    missing_docstrings,
    too_long,
    misplaced_names,
]


@pytest.mark.parametrize("check", CHECKS)
def test_every_module_keeps_the_rules(check: Check) -> None:
    assert len(MODULES) > 50
    broken = []
    for module, path in sorted(MODULES.items()):
        broken += [f"{module}.py:{finding}" for finding in check(parsed(path), module)]
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
        (misplaced_names, "x = 'timeline.engines.processes:apply'", "timeline/engines/processes", 0),
        (misplaced_names, "x = 'timeline.engines.processes:applies'", "timeline/engines/processes", 1),
        (misplaced_names, "x = 'timeline.engines.process:apply'", "timeline/engines/processes", 1),
        (misplaced_names, "x = 'timeline.engines.processes:apply'", "timeline/api", 0),
        (misplaced_names, "x = 'timeline.engines.processes:apply'", "timeline/readers/html", 1),
        (misplaced_names, "x = 'timeline.writers.text:write'", "timeline/readers/html", 1),
        (misplaced_names, "x = 'timeline.cli.build'", "timeline/cli/__init__", 0),
        (misplaced_names, "x = 'timeline.cli.build'", "timeline/cli/terminal", 1),
        (misplaced_names, "x = 'from timeline.workers import guard; guard.serve()'", "timeline/workers/guard", 0),
        (misplaced_names, "x = 'from timeline import guard; guard.serve()'", "timeline/workers/guard", 1),
        (misplaced_names, "x = 'timeline.png'", "timeline/api", 1),
        (misplaced_names, "x = 'see timeline.png'", "timeline/api", 0),
    ],
)
def test_the_checks_find_what_they_look_for(check: Check, source: str, module: str, count: int) -> None:
    assert len(list(check(ast.parse(source), module))) == count
