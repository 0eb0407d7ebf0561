"""How well the learned ranker answers questions that it has not seen: cross-validated by question and by topic.

`FATIAO_STARD=<folder> python -m benchmarks.learned` writes benchmarks/results/learned.json. Five folds each; the model
of a fold (adapter, trees, and the adapters that the trees are taught with) learns from the other four alone. By topic,
no gold article of a fold stands in the others. Half an hour on two cores.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import save
from indexer.evaluation.cross_validation import cross_validated
from indexer.evaluation.evaluate import measure
from indexer.evaluation.files import Question
from indexer.evaluation.folds import Folds, by_question, by_topic
from indexer.evaluation.judgements import Task
from indexer.evaluation.learned import ranker_of
from indexer.evaluation.metrics import named
from indexer.evaluation.runs import Ranker, Run
from indexer.learned.train import school_of
from indexer.learned.training import School

FOLDS = 5


def main() -> None:
    """Measure by question and by topic; print the rows and write them."""
    folder = os.environ.get("FATIAO_STARD")
    if not folder:
        sys.exit("请设置 FATIAO_STARD：一个文件夹，有 corpus.jsonl.gz、queries.train.jsonl 和 qrels.train.tsv")
    school = school_of(Path(folder))
    rows = [row(by, held_out(school, folds), school.task) for by, folds in folds_of(school.task).items()]
    for one in rows:
        print("｜".join(f"{key} {value}" for key, value in one.items() if not isinstance(value, dict)))
    print(f"写入 {save('learned', rows)}")


def folds_of(task: Task) -> dict[str, Folds]:
    """Both ways to part the questions."""
    return {"question": by_question(task.gold, FOLDS), "topic": by_topic(task.gold, FOLDS)}


def held_out(school: School, folds: Folds) -> Run:
    """Each question ranked by a model that has not learned from its fold."""

    def train(questions: Sequence[Question]) -> Ranker:
        return ranker_of(school.model(questions), school.corpus, school.collection)

    return cross_validated("learned", train, school.task.questions, folds)


def row(by: str, run: Run, task: Task) -> dict[str, object]:
    """The measures of a run with their intervals."""
    found = measure(run, task)
    low, high = named(found.low), named(found.high)
    return {
        "ranker": run.name,
        "cross_validated_by": by,
        "folds": FOLDS,
        "questions": len(run.questions),
        **named(found.table.mean(axis=0)),
        "intervals": {name: [low[name], high[name]] for name in low},
        "p50_ms": round(found.milliseconds(0.5), 2),
        "p95_ms": round(found.milliseconds(0.95), 2),
    }


if __name__ == "__main__":
    main()
