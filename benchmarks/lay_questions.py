"""What each step of the ranking brings for lay questions: STARD's training part over 59,147 articles of national law.

`FATIAO_STARD=<folder> python -m benchmarks.lay_questions` writes benchmarks/results/stard.json: one row for each step,
the measures with their intervals, and by how much each differs from the step before. Nothing is fitted to a question.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from benchmarks.measure import save
from indexer.analysis import without
from indexer.article_vectors import ArticleVectors
from indexer.engines.base import Filter, WeightedTerm
from indexer.evaluation.bootstrap import compared
from indexer.evaluation.collection import Collection
from indexer.evaluation.evaluate import Measured, measure
from indexer.evaluation.files import read_questions, read_rows
from indexer.evaluation.judgements import Task, read_grades, task_of
from indexer.evaluation.metrics import named
from indexer.evaluation.rankers import RANKERS
from indexer.evaluation.runs import Found, Ranker, run
from indexer.evaluation.stored import Place, open_collection
from indexer.meaning import encode_one
from indexer.normalise import normalise_query
from indexer.ranking import FIELD_WEIGHTS

CACHE = Path(".cache/evaluate")
# What reciprocal rank fusion adds to each place (Cormack, Clarke and Büttcher 2009).
RRF = 60


def main() -> None:
    """Measure every step; print the rows and write them."""
    named_folder = os.environ.get("FATIAO_STARD")
    if not named_folder:
        sys.exit("请设置 FATIAO_STARD：一个文件夹，有 corpus.jsonl.gz、queries.train.jsonl 和 qrels.train.tsv")
    folder = Path(named_folder)
    rows = read_rows(folder / "corpus.jsonl.gz")
    questions, grades = read_questions(folder / "queries.train.jsonl"), read_grades(folder / "qrels.train.tsv")
    collection = open_collection(Place(folder / "corpus.jsonl.gz", CACHE), rows)
    print(f"写入 {save('stard', _rows(steps(collection), task_of(rows, questions, grades)))}")


def steps(collection: Collection) -> dict[str, Ranker]:
    """The rankers by name, each one step beyond one before."""
    return {
        "pairs of characters": _bm25(collection, ("pairs",)),
        "words too": _bm25(collection, ("pairs", "words")),
        "headings and title too": _bm25(collection, tuple(FIELD_WEIGHTS)),
        "lexical": RANKERS["lexical"](collection),
        "meaning alone": _meaning(collection),
        "words and meaning, fused by rank": _fused(collection),
        "hybrid": RANKERS["hybrid"](collection),
    }


def _rows(rankers: Mapping[str, Ranker], task: Task) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    before: Measured | None = None
    for name, ranker in rankers.items():
        found = measure(run(name, ranker, task.questions), task)
        rows.append(_row(name, found, before))
        print("｜".join(f"{key} {value}" for key, value in rows[-1].items() if not isinstance(value, dict)))
        before = found
    return rows


def _row(name: str, found: Measured, before: Measured | None) -> dict[str, object]:
    low, high = named(found.low), named(found.high)
    row: dict[str, object] = {"step": name, "questions": len(found.run.questions), **named(found.table.mean(axis=0))}
    row["intervals"] = {key: [low[key], high[key]] for key in low}
    if before:
        difference = compared(found.table, before.table)
        row["gain_on_the_step_before"], row["p"] = named(difference.mean), named(difference.p)
    return row | {"p50_ms": round(found.milliseconds(0.5), 2), "p95_ms": round(found.milliseconds(0.95), 2)}


def _bm25(collection: Collection, fields: tuple[str, ...]) -> Ranker:
    """Plain BM25 over some fields: every term of the question counts as often as it stands there."""

    def ranked(question: str, limit: int) -> Found:
        plain = normalise_query(question)
        terms = collection.analyser.query(without(plain, collection.finder.find(plain)))
        asked = {f: terms.words if f == "words" else terms.pairs for f in fields}
        weighted = [WeightedTerm(f, term, FIELD_WEIGHTS[f]) for f in fields for term in asked[f]]
        return [(hit.entry.id, hit.score) for hit in collection.engine.search(weighted, Filter(), limit)]

    return ranked


def _meaning(collection: Collection) -> Ranker:
    articles = ArticleVectors([row.id for row in collection.rows], collection.vectors().astype(np.float32))

    def ranked(question: str, limit: int) -> Found:
        return list(articles.nearest(encode_one(normalise_query(question)), limit).items())

    return ranked


def _fused(collection: Collection) -> Ranker:
    both = _bm25(collection, tuple(FIELD_WEIGHTS)), _meaning(collection)

    def ranked(question: str, limit: int) -> Found:
        scores: dict[str, float] = {}
        for ranker in both:
            for place, (name, _) in enumerate(ranker(question, 300), 1):
                scores[name] = scores.get(name, 0.0) + 1 / (RRF + place)
        return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]

    return ranked


if __name__ == "__main__":
    main()
