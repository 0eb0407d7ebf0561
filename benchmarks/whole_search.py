"""`python -m benchmarks.whole_search [VECTORS]`: search() over the corpus and all laws of the folder in FATIAO_STARD.

VECTORS has a ready vector for each line of corpus.jsonl.gz (float16, NumPy), e5_vectors.f16.npy of that folder
where nothing is said; without one the build encodes every article, some twenty a second. Measures build, open, memory,
search() by ranker, and the first query of a fresh process.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from benchmarks import ready_vectors
from benchmarks.engines.material import VARIABLE, sampled
from benchmarks.engines.memory import peak_megabytes, private_megabytes
from benchmarks.engines.one import empty
from benchmarks.engines.rows import Row, latencies
from benchmarks.measure import folder_bytes, save
from benchmarks.national_texts import import_rows, read
from corpus.errors import FatiaoError
from corpus.library import DATA, Library
from corpus.status import today
from indexer.build import build, current_generation
from indexer.evaluation.files import read_questions
from indexer.meaning import encode, encode_one
from indexer.request import RANKERS
from indexer.search import Request, SearchIndex, search

WORK = Path(".cache/bench/whole")
CORPUS, INDEX = WORK / "corpus", WORK / "index"
QUESTIONS, FRESH = 200, 5


def main() -> None:
    """Import, build, and measure in processes of their own; print the rows and write them."""
    folder = Path(os.environ.get(VARIABLE, ""))
    if not (folder / "corpus.jsonl.gz").is_file():
        raise FatiaoError(f"没有全国法条的语料。请用环境变量 {VARIABLE} 指定存有 corpus.jsonl.gz 的文件夹")
    vectors = Path(sys.argv[1]) if len(sys.argv) > 1 else folder / "e5_vectors.f16.npy"
    rows = [_show(_import(folder)), _show(_build(folder, vectors if vectors.is_file() else None))]
    rows += [_show(_searched(ranker)) for ranker in RANKERS]
    rows.append(_show(_fresh()))
    print(f"写入 {save('whole_search', rows)}")


def _import(folder: Path) -> Row:
    """The repository's corpus, and beside it every law that it does not hold."""
    empty(WORK)
    shutil.copytree(DATA, CORPUS)
    report = import_rows(read(folder / "corpus.jsonl.gz"), Library.load(DATA), empty(WORK / "texts"), CORPUS)
    for note in report.skipped:
        print(f"没有读入：{note.place}：{note.detail.splitlines()[0]}")
    return {
        "step": "import",
        "laws": report.laws_written,
        "articles": report.articles_read,
        "laws_skipped": len(report.skipped),
    }


def _build(folder: Path, vectors: Path | None) -> Row:
    """A full build; with ready vectors it encodes what they lack alone."""
    library = Library.load(CORPUS)
    if vectors:
        ready_vectors.seed(INDEX, CORPUS, ready_vectors.of_rows(folder, vectors, library))
    result = build(INDEX, CORPUS)
    return {
        "step": "build",
        "mode": result.mode,
        "statutes": len(library.statutes),
        "documents": result.documents,
        "seconds": round(result.seconds, 1),
        "index_megabytes": round(folder_bytes(current_generation(INDEX)) / 1e6, 1),
        "ready_vectors": vectors is not None,
    }


def _questions() -> list[str]:
    found = read_questions(Path(os.environ[VARIABLE]) / "queries.train.jsonl")
    return sampled([question.text for question in found], QUESTIONS)


def measure(ranker: str) -> Row:
    """search() over all questions, after each was asked once unmeasured; in a process of its own.

    What the encoder made of a question is forgotten in between: a question is new to whoever asks it.
    """
    started = time.perf_counter()
    index = SearchIndex.open(INDEX, CORPUS)
    opened = time.perf_counter() - started
    asked = [Request(question, today(), ranker=ranker) for question in _questions()]
    for request in asked:
        search(index, request)
    encode_one.cache_clear()
    whole, busy = [], []
    for request in asked:
        begun, worked = time.perf_counter(), time.process_time()
        search(index, request)
        whole.append(time.perf_counter() - begun)
        busy.append(time.process_time() - worked)
    return {
        "step": "search",
        "ranker": ranker,
        "questions": len(asked),
        **latencies(whole),
        **latencies(busy, "cpu_"),
        **latencies(_encoding([request.query for request in asked]), "encoder_"),
        "open_seconds": round(opened, 2),
        "peak_mb": peak_megabytes(),
        "private_mb": private_megabytes(),
    }


def _encoding(questions: Iterable[str]) -> list[float]:
    """Seconds that the encoder takes for each question: part of every search for plain words."""
    found = []
    for question in questions:
        begun = time.perf_counter()
        encode([question])
        found.append(time.perf_counter() - begun)
    return found


def _fresh() -> Row:
    """From its start to its answer, fresh processes one after the other; the index is in the page cache."""
    command = [sys.executable, "-m", "benchmarks.fresh_search", str(INDEX), str(CORPUS), _questions()[0]]
    seconds = []
    for _ in range(FRESH):
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - started)
    spread = {"median_seconds": round(median(seconds), 2), "least_seconds": round(min(seconds), 2)}
    return {"step": "first query of a fresh process", "processes": FRESH, **spread}


def _searched(ranker: str) -> Row:
    """What `measure` gives in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.whole_search", "--ranker", ranker]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: Row = json.loads(done.stdout.splitlines()[-1])
    return found


def _show(row: Row) -> Row:
    print("  ".join(f"{key} {value}" for key, value in row.items()), flush=True)
    return row


if __name__ == "__main__":
    if sys.argv[1:2] == ["--ranker"]:
        print(json.dumps(measure(sys.argv[2])))
    else:
        main()
