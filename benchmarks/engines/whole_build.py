"""The build as `fatiao build` does it: documents -> tokens in several processes -> Whoosh and the arrays.

`python -m benchmarks.engines.whole_build FOLDER N` in a process of its own; prints the measurement as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from benchmarks.engines.material import material, taken
from benchmarks.engines.memory import peak_megabytes, peak_of_children
from benchmarks.engines.one import WHOLE, empty
from benchmarks.engines.rows import Row
from benchmarks.measure import folder_bytes
from indexer.writing import write_documents


def whole_build(folder: Path, count: int) -> Row:
    """Build so many documents into <folder>/whole."""
    held = material()
    target = empty(folder / WHOLE)
    before, started = os.times(), time.perf_counter()
    write_documents(target, taken(held.documents, count), held.analyser)
    seconds, used = time.perf_counter() - started, os.times()
    busy = used.user + used.system + used.children_user + used.children_system - sum(before[:4])
    return {
        "build_seconds": round(seconds, 2),
        "build_cpu_seconds": round(busy, 2),
        "generation_megabytes": round(folder_bytes(target) / 1e6, 2),
        "whole_build_peak_mb": peak_megabytes(),
        "worker_peak_mb": peak_of_children(),
    }


if __name__ == "__main__":
    print(json.dumps(whole_build(Path(sys.argv[1]), int(sys.argv[2]))))
