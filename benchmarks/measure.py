"""Timing and sizes, shared by the benchmarks."""

from __future__ import annotations

import json
import platform
import resource
import statistics
import time
from collections.abc import Callable, Iterable
from pathlib import Path

RESULTS = Path(__file__).parent / "results"
# The seven queries of the product: four kinds of citation and three plain sentences.
SEVEN = (
    "出售公民个人信息", "刑法253", "刑法253之一", "刑法第二百五十三条之一第二款", "快递员卖客户信息怎么判",
    "小区强制刷脸", "泄露个人信息罚款多少",
)  # fmt: skip


def milliseconds(action: Callable[[str], object], queries: Iterable[str], rounds: int = 5) -> dict[str, float]:
    """p50, p95 and maximum in milliseconds over all queries, each asked `rounds` times after one warming round."""
    asked = list(queries)
    for query in asked:
        action(query)
    times = []
    for query in asked * rounds:
        started = time.perf_counter()
        action(query)
        times.append((time.perf_counter() - started) * 1000)
    cuts = statistics.quantiles(times, n=20)
    return {"p50": round(cuts[9], 2), "p95": round(cuts[18], 2), "max": round(max(times), 2)}


def folder_bytes(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())


def peak_megabytes() -> float:
    """This process's peak resident memory in MB."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def save(name: str, rows: list[dict[str, object]], folder: Path = RESULTS) -> Path:
    """Write rows to benchmarks/results/<name>.json with the Python version they were measured on."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.json"
    content = {"python": platform.python_version(), "machine": platform.machine(), "rows": rows}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path
