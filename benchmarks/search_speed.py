"""The repository's own corpus: build time, index size, latency, memory (`make bench`)."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from benchmarks.measure import SEVEN, folder_bytes, milliseconds, peak_megabytes, save
from corpus.status import today
from indexer.build import build, current_generation
from indexer.search import Request, SearchIndex, search

WORK = Path(".cache/bench")
# Questions as lay people put them: long, and with hardly a word of the statutes.
LAY = (
    "邻居在门口装摄像头对着我家，我该怎么办",
    "公司要求看我的手机聊天记录合法吗",
    "身份证丢了被别人拿去办了贷款怎么处理",
    "催收一直给我家里人和同事打电话",
)


def main() -> None:
    """Build from nothing, update nothing, open, and ask; print the rows and write them."""
    shutil.rmtree(WORK, ignore_errors=True)
    full = build(WORK, full=True)
    unchanged = build(WORK)
    started = time.perf_counter()
    index = SearchIndex.open(WORK)
    opened = time.perf_counter() - started
    rows: list[dict[str, object]] = [
        {
            "step": "build",
            "documents": full.documents,
            "seconds": round(full.seconds, 1),
            "unchanged_seconds": round(unchanged.seconds, 2),
            "index_megabytes": round(folder_bytes(current_generation(WORK)) / 1e6, 1),
        },
        {"step": "open", "seconds": round(opened, 2)},
        {"step": "seven queries", **_times(index, SEVEN)},
        {"step": "lay questions", **_times(index, LAY), "peak_mb": peak_megabytes()},
    ]
    for row in rows:
        print("｜".join(f"{key} {value}" for key, value in row.items()))
    print(f"写入 {save('corpus', rows)}")


def _times(index: SearchIndex, queries: tuple[str, ...]) -> dict[str, float]:
    times = milliseconds(lambda query: search(index, Request(query, today())), queries)
    return {f"{name}_ms": value for name, value in times.items()}


if __name__ == "__main__":
    main()
