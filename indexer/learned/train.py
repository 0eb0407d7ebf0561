"""`python -m indexer.learned.train FOLDER` trains the model on all judged questions of a folder and keeps it.

FOLDER has corpus.jsonl.gz, queries.train.jsonl and qrels.train.tsv (docs/evaluation.md). The same files give the same
model on the same machine. How good it is on questions that it has not seen, `benchmarks.lay_questions` measures.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from indexer.evaluation.files import read_questions, read_rows
from indexer.evaluation.judgements import read_grades, task_of
from indexer.evaluation.stored import Place, open_collection
from indexer.learned.model import FILE, save
from indexer.learned.training import School

FILES = ("corpus.jsonl.gz", "queries.train.jsonl", "qrels.train.tsv")
CACHE = Path(".cache/evaluate")


def school_of(folder: Path) -> School:
    """The collection and the questions of a folder."""
    corpus, queries, grades = (folder / name for name in FILES)
    rows = read_rows(corpus)
    task = task_of(rows, read_questions(queries), read_grades(grades))
    return School(open_collection(Place(corpus, CACHE), rows), task)


def main(folder: Path) -> None:
    """Train on everything, and put the model into the package."""
    school = school_of(folder)
    about = {
        "trained_on": "STARD, training part",
        "questions": len(school.task.questions),
        "files": {name: _digest(folder / name) for name in FILES},
    }
    model = school.model(school.task.questions, about)
    save(model)
    print(f"{FILE.name}: {about['questions']} questions, {len(model.names)} features, {len(model.trees.roots)} trees")


def _digest(file: Path) -> str:
    with file.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
