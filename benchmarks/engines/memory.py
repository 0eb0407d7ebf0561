"""Memory of a process, as Linux counts it."""

from __future__ import annotations

import resource
from pathlib import Path


def peak_megabytes(process: int | str = "self") -> float:
    """The highest resident memory of a process so far, in MB.

    Not ru_maxrss: a new program takes over that of the process that started it.
    """
    return _megabytes(Path(f"/proc/{process}/status"), "VmHWM")


def private_megabytes(process: int | str = "self") -> float:
    """Memory that a process shares with no other, in MB; mapped files that others read too are not in it."""
    return _megabytes(Path(f"/proc/{process}/smaps_rollup"), "Private_")


def peak_of_children() -> float:
    """The highest resident memory of any process that this one started and that has ended, in MB."""
    return round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, 1)


def _megabytes(path: Path, name: str) -> float:
    """The sum of the lines that begin with a name; they are in kB."""
    lines = path.read_text(encoding="ascii").splitlines()
    return round(sum(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024, 1)
