"""Asking a ranker, and the files for trec_eval."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from indexer.evaluation.errors import EvaluationError
from indexer.evaluation.files import Question
from indexer.evaluation.metrics import DEPTH
from indexer.evaluation.runs import Found, Run, run, write_qrels, write_run

QUESTIONS = (Question("1", "甲"), Question("2", "乙"))


def test_each_question_is_asked_for_as_many_as_are_measured() -> None:
    asked: list[tuple[str, int]] = []

    def ranker(question: str, limit: int) -> Found:
        asked.append((question, limit))
        return [(f"{question}{number}", float(-number)) for number in range(limit + 5)]

    done: list[tuple[int, int]] = []
    found = run("试", ranker, QUESTIONS, lambda *numbers: done.append(numbers))
    assert asked == [("甲", DEPTH), ("乙", DEPTH)]
    assert done == [(1, 2), (2, 2)]
    assert [len(ids) for ids in found.ids()] == [DEPTH, DEPTH]
    assert found.ids()[1][:2] == ("乙0", "乙1")
    assert len(found.seconds) == 2


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ([("a", 2.0), ("a", 1.0)], "排序方法 试，问题 1：同一条文出现了两次"),
        ([("a", 1.0), ("b", 2.0)], "排序方法 试，问题 1：得分不是数，或者没有从高到低排列"),
        ([("a", float("nan")), ("b", 2.0)], "得分不是数"),
        ([("a", float("inf"))], "得分不是数"),
    ],
)
def test_what_is_no_ranking_is_refused(answer: Found, message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        run("试", lambda *_: answer, QUESTIONS)


def test_files_are_those_of_trec_eval(tmp_path: Path) -> None:
    gold = {"1": {"法#第二条", "法#第一条"}, "2": {"法#第九条"}}
    qrels = write_qrels(gold, ["法#第一条"], tmp_path / "runs")
    assert qrels == tmp_path / "runs" / "qrels.trec"
    assert qrels.read_text("utf-8") == "1 0 法#第一条 1\n1 0 法#第二条 1\n2 0 法#第九条 1\n"
    found = Run("试", ("1", "2"), ((("法#第一条", 2.5), ("法#第二条", 1.25)), ()), (0.1, 0.1))
    file = write_run(found, tmp_path / "runs")
    assert file == tmp_path / "runs" / "试.run"
    assert file.read_text("utf-8") == "1 Q0 法#第一条 1 2.5 试\n1 Q0 法#第二条 2 1.25 试\n"


def test_the_order_of_a_file_by_score_is_the_order_measured(tmp_path: Path) -> None:
    """trec_eval sorts by score in single precision and puts equal scores in falling order of their names."""
    scores = [3.0, 3.0, 3.0, 3.0 - 1e-12, 0.0, 0.0, -1.0]
    found = Run("r", ("q",), (tuple((f"d{number}", score) for number, score in enumerate(scores)),), (0.1,))
    rows = [line.split() for line in write_run(found, tmp_path).read_text("utf-8").splitlines()]
    by_score = sorted(rows, key=lambda row: (np.float32(row[4]), row[2]), reverse=True)
    assert [row[2] for row in by_score] == [f"d{number}" for number in range(7)]
    assert [row[3] for row in by_score] == ["1", "2", "3", "4", "5", "6", "7"]


@pytest.mark.parametrize(
    ("gold", "documents"), [({"1": {"法 第一条"}}, []), ({"1": {"a"}}, ["法 第一条"]), ({"法 第一条": {"a"}}, [])]
)
def test_an_id_with_a_space_is_refused_before_anything_is_asked(
    tmp_path: Path, gold: dict[str, set[str]], documents: list[str]
) -> None:
    with pytest.raises(EvaluationError, match="编号“法 第一条”里有空格"):
        write_qrels(gold, documents, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(EvaluationError, match=r"写不进去.*请用 --runs 另选一个文件夹"):
        write_qrels({"1": {"a"}}, [], tmp_path / "file" / "runs")
