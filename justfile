# What there is to run while you work. `pip install -e '.[dev]'` brings `just` (rust-just on PyPI) with the other tools;
# `just` alone lists the recipes. They use .venv where there is one; `just bin= fast` takes the tools that are on PATH.

bin := if path_exists(".venv/bin") == "true" { ".venv/bin/" } else if path_exists(".venv/Scripts") == "true" { ".venv/Scripts/" } else { "" }
pages := "tests/tagging/test_docs.py tests/docdate/test_docs.py tests/events/test_events_page.py tests/story/test_story_page.py"

# all recipes
default:
    @{{ just_executable() }} --list

# the fast tests, with all that a change of a rule can break; options go to pytest
fast *options:
    {{ bin }}python -m pytest -m "not slow" -n 2 {{ options }}

# linters, types and layers
lint:
    {{ bin }}ruff check .
    {{ bin }}ruff format --check .
    {{ bin }}mypy --strict timeline
    {{ bin }}lint-imports

# linters, then every test with the coverage floor (.ci/run does the same on a clean clone in a fresh environment)
check: lint
    {{ bin }}python -m pytest --cov=timeline --cov-report=term:skip-covered

# a benchmark: `just bench anchors dates FOLDER`; without a name the one that needs no corpus and has bars to meet
bench name="startup" *arguments:
    PYTHONPATH=. {{ bin }}python benchmarks/{{ name }}.py {{ arguments }}

# what is promised, measured, and docs/reliability.md written; `just promises --long` before a release
promises *options:
    {{ bin }}python -m benchmarks.reliability {{ options }}

# how many small faults of some rooms the tests notice: `just mutants 120`, some hours
mutants number="120":
    {{ bin }}python -m benchmarks.mutants {{ number }}

# the examples of README, docs/ and docstrings, and output/ against what the README's command makes
docs:
    {{ bin }}python -m pytest tests/test_examples.py tests/test_output.py tests/test_packaging.py {{ pages }}
