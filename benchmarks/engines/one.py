"""One step of one engine, in a process of its own: `python -m benchmarks.engines.one STEP ENGINE FOLDER [N]`.

FOLDER holds the tokens and one folder for each engine. The last line printed is the measurement as JSON.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.engines import tokens
from benchmarks.engines.base import Opened, engine
from benchmarks.engines.memory import peak_megabytes, private_megabytes
from benchmarks.engines.rows import Row, latencies
from benchmarks.measure import folder_bytes
from indexer.engines.base import WeightedTerm

TOP = 10
# The folder of what our build writes: Whoosh's index and the arrays.
WHOLE = "whole"
# Rounds over all questions end after so many, or once they took this long; the first always runs to its end.
ROUNDS, SECONDS = 5, 20.0


def build(name: str, folder: Path) -> Row:
    """Build from ready tokens; the time that reading them takes is not the engine's."""
    target = empty(folder / name)
    entries = tokens.Timed(tokens.read(folder))
    tested, worked, started = engine(name), time.process_time(), time.perf_counter()
    tested.build(target, entries)
    seconds, busy = time.perf_counter() - started, time.process_time() - worked
    return {
        "index_seconds": round(seconds - entries.seconds, 2),
        "index_cpu_seconds": round(busy - entries.busy, 2),
        "index_megabytes": round(folder_bytes(target) / 1e6, 2),
        "build_peak_mb": peak_megabytes(),
        **({"note": tested.note} if tested.note else {}),
    }


def query(name: str, folder: Path, count: int) -> Row:
    """Open, ask every question once unmeasured, then measure; the answers go to <name>.top.json."""
    asked = tokens.read_queries(folder)[:count]
    started = time.perf_counter()
    opened = engine(name).open(folder / name)
    seconds = time.perf_counter() - started
    tops = [opened.ask(terms)(TOP) for terms in asked]
    (folder / f"{name}.top.json").write_text(json.dumps(tops, ensure_ascii=False), encoding="utf-8")
    whole, alone, busy = _measured(opened, asked)
    return {
        "open_seconds": round(seconds, 3),
        "questions": len(asked),
        "measured": len(whole),
        **latencies(whole),
        **latencies(busy, "cpu_"),
        **latencies(alone, "search_only_"),
        "query_peak_mb": peak_megabytes(),
        "query_private_mb": private_megabytes(),
    }


def _measured(opened: Opened, asked: list[list[WeightedTerm]]) -> tuple[list[float], list[float], list[float]]:
    """Seconds of each question: from terms to ids; without bringing the terms into the engine's form; of the processor.

    The last is what remains comparable where other programs run at the same time.
    """
    whole, alone, busy = [], [], []
    begun = time.perf_counter()
    for _ in range(ROUNDS):
        for terms in asked:
            started, worked = time.perf_counter(), time.process_time()
            ask = opened.ask(terms)
            made = time.perf_counter()
            ask(TOP)
            ended = time.perf_counter()
            busy.append(time.process_time() - worked)
            whole.append(ended - started)
            alone.append(ended - made)
        if time.perf_counter() - begun > SECONDS:
            break
    return whole, alone, busy


def empty(folder: Path) -> Path:
    """The folder, made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def main() -> None:
    """Run a step and print what it measured; a missing package is a measurement too."""
    step, name, folder, *rest = sys.argv[1:]
    steps: dict[str, Callable[[], Row]] = {
        "build": lambda: build(name, Path(folder)),
        "query": lambda: query(name, Path(folder), int(rest[0])),
    }
    try:
        found = steps[step]()
    except ImportError as error:
        found = {"skipped": f"{error.name} is not installed"}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
