"""A ranker asked every question: what it found, how long it took; and the same as files for trec_eval."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from indexer.evaluation.errors import EvaluationError
from indexer.evaluation.files import Question
from indexer.evaluation.metrics import DEPTH

Found = Sequence[tuple[str, float]]
Ranker = Callable[[str, int], Found]
Progress = Callable[[int, int], None]
QRELS = "qrels.trec"
# The columns of these files are parted by spaces.
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Run:
    """What a ranker found for each question, in the order of the questions, and the seconds each took."""

    name: str
    questions: tuple[str, ...]
    found: tuple[tuple[tuple[str, float], ...], ...]
    seconds: tuple[float, ...]

    def ids(self) -> list[tuple[str, ...]]:
        """The documents found for each question, the best first."""
        return [tuple(name for name, _ in found) for found in self.found]


def run(name: str, ranker: Ranker, questions: Sequence[Question], progress: Progress | None = None) -> Run:
    """Ask a ranker every question, one after the other, for DEPTH documents.

    Raises:
        EvaluationError: the ranker gives a document twice, or its scores do not fall.
    """
    found, seconds = [], []
    for number, question in enumerate(questions, 1):
        started = time.perf_counter()
        answer = ranker(question.text, DEPTH)
        seconds.append(time.perf_counter() - started)
        found.append(_checked(name, question, answer))
        if progress:
            progress(number, len(questions))
    return Run(name, tuple(q.id for q in questions), tuple(found), tuple(seconds))


def write_qrels(gold: Mapping[str, AbstractSet[str]], documents: Iterable[str], folder: Path) -> Path:
    """Write `qrels.trec`; before anything is asked, so that ids that no run could hold are found at once.

        line = question "0" document "1"

    Args:
        gold: the gold articles of each question.
        documents: the ids of all documents that a ranker can find.
        folder: is made if need be.

    Raises:
        EvaluationError: an id has a space in it, or the folder cannot be written.
    """
    for name in (*gold, *documents):
        _word(name)
    rows = [(question, "0", article, "1") for question, articles in gold.items() for article in sorted(articles)]
    return _write(folder / QRELS, rows)


def write_run(found: Run, folder: Path) -> Path:
    """Write `<name>.run`.

        line = question "Q0" document rank score tag

    trec_eval orders by score in single precision, and equal scores by name: scores are lowered by the least step where
    they are equal, so that it sees the order that was measured.

    Raises:
        EvaluationError: an id has a space in it, or the folder cannot be written.
    """
    return _write(folder / f"{found.name}.run", _run_lines(found))


def _write(file: Path, rows: Iterable[tuple[str, ...]]) -> Path:
    text = "".join(f"{' '.join(map(_word, row))}\n" for row in rows)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise EvaluationError(f"{file} 写不进去（{error.strerror or error}）。请用 --runs 另选一个文件夹") from error
    return file


def _run_lines(run: Run) -> list[tuple[str, ...]]:
    return [
        (question, "Q0", document, str(rank), f"{score:.9g}", run.name)
        for question, found in zip(run.questions, run.found, strict=True)
        for rank, (document, score) in enumerate(_falling(found), 1)
    ]


def _falling(found: Found) -> list[tuple[str, np.float32]]:
    """The scores in single precision, each less than the one before."""
    fallen: list[tuple[str, np.float32]] = []
    for name, score in found:
        single = np.float32(score)
        if fallen and single >= fallen[-1][1]:
            single = np.nextafter(fallen[-1][1], np.float32(-np.inf))
        fallen.append((name, single))
    return fallen


def _word(text: str) -> str:
    if _SPACE.search(text):
        raise EvaluationError(f"编号“{text}”里有空格，trec_eval 的文件写不了这样的编号。请改编号，或者不用 --runs")
    return text


def _checked(name: str, question: Question, answer: Found) -> tuple[tuple[str, float], ...]:
    """What was found, if it is a ranking: each document once, scores that are numbers and do not rise."""
    found = tuple((str(document), float(score)) for document, score in answer[:DEPTH])
    place = f"排序方法 {name}，问题 {question.id}"
    if len({document for document, _ in found}) < len(found):
        raise EvaluationError(f"{place}：同一条文出现了两次；每条只应出现一次。这是排序方法的错误")
    scores = [score for _, score in found]
    if not all(map(math.isfinite, scores)) or any(after > before for before, after in pairwise(scores)):
        raise EvaluationError(f"{place}：得分不是数，或者没有从高到低排列。这是排序方法的错误")
    return found
