"""The small corpus of tests/data/evaluation, read, and its index, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.evaluation.collection import Collection
from indexer.evaluation.files import read_questions, read_rows
from indexer.evaluation.judgements import Task, read_grades, task_of
from indexer.evaluation.stored import Place, open_collection

FILES = Path(__file__).parents[2] / "data" / "evaluation"
BAD = FILES / "bad"
CORPUS, QUERIES, QRELS = FILES / "corpus.jsonl", FILES / "queries.jsonl", FILES / "qrels.tsv"


@pytest.fixture(scope="session")
def task() -> Task:
    return task_of(read_rows(CORPUS), read_questions(QUERIES), read_grades(QRELS))


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder that holds the index of the small corpus; tests that damage it copy it."""
    folder = tmp_path_factory.mktemp("evaluate")
    open_collection(Place(CORPUS, folder), read_rows(CORPUS))
    return folder


@pytest.fixture(scope="session")
def collection(cache: Path) -> Collection:
    return open_collection(Place(CORPUS, cache), read_rows(CORPUS))
