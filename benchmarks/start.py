"""`python -m benchmarks.start`: how long a fresh process takes for its first answer.

Each command runs in processes of its own. On a busy machine wall times say little: the processor time of the leanest
run tells what the work takes. A process that does nothing and one that imports NumPy are measured beside them, for
comparison between machines.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks.measure import SEVEN, save
from indexer.build import build

WORK = Path(".cache/bench")
ROUNDS = 3
_FATIAO = "from webapp.cli import main; main()"


def seconds(programs: Sequence[Sequence[str]], **environment: str) -> dict[str, object]:
    """Wall and processor time of processes, each started `ROUNDS` times after one warming run."""
    subprocess.run([sys.executable, "-c", *programs[0]], env=os.environ | environment, capture_output=True, check=True)
    times, used = [], []
    for program in list(programs) * ROUNDS:
        started, before = time.perf_counter(), _processor()
        subprocess.run([sys.executable, "-c", *program], env=os.environ | environment, capture_output=True, check=True)
        times.append(time.perf_counter() - started)
        used.append(_processor() - before)
    wall = {"wall_least_s": round(min(times), 3), "wall_median_s": round(statistics.median(times), 3)}
    return {"runs": len(times), "processor_least_s": round(min(used), 3), **wall}


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Build, start, and write the rows."""
    build(WORK)
    searches = [[_FATIAO, "search", query, "--index", str(WORK)] for query in SEVEN]
    rows: list[dict[str, object]] = [
        {"process": "python -c pass", **seconds([["pass"]])},
        {"process": "import numpy", **seconds([["import numpy"]])},
        {"process": "fatiao show", **seconds([[_FATIAO, "show", "xingfa/253-1"]])},
        {"process": "fatiao search", "segmenter": "kept dictionary", **seconds(searches)},
    ]
    if find_spec("rjieba"):
        timed = seconds(searches, FATIAO_SEGMENTER="rjieba")
        rows.append({"process": "fatiao search", "segmenter": "rjieba", **timed})
    for row in rows:
        print("｜".join(f"{key} {value}" for key, value in row.items()))
    print(f"写入 {save('start', rows)}")


if __name__ == "__main__":
    main()
