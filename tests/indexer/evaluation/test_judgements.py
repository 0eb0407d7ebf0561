"""qrels.tsv, and how the three files fit together."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.evaluation.errors import EvaluationError, EvaluationFileError
from indexer.evaluation.files import Question, Row
from indexer.evaluation.judgements import Task, read_grades, task_of
from tests.indexer.evaluation.conftest import BAD, QRELS

_EXPECTED = "应为：三列，用制表符隔开：问题编号、条文编号、等级（整数，大于 0 为相关），没有表头"


def problems(path: Path) -> list[str]:
    with pytest.raises(EvaluationFileError) as raised:
        read_grades(path)
    return [str(p).removeprefix(f"{path.parent}/") for p in raised.value.problems]


def test_grades_are_read_by_question() -> None:
    assert read_grades(QRELS)["2"] == {"借书条例#第三条": 2, "借书条例#第一条": 0, "借书条例#第九条": 1}


def test_every_broken_line_is_named() -> None:
    assert problems(BAD / "columns.tsv") == [
        f"columns.tsv:1: 有 2 列；{_EXPECTED}",
        f"columns.tsv:2: 有 1 列，像是 TREC 的四列格式，请去掉第二列；{_EXPECTED}",
        f"columns.tsv:3: 等级“1.0”不是整数；{_EXPECTED}",
        "columns.tsv:5: 问题 1 和条文“b”的判断已经有了；应为：每一对只判断一次",
        f"columns.tsv:6: 问题编号或条文编号是空的；{_EXPECTED}",
    ]


def test_a_header_is_named_as_one() -> None:
    assert problems(BAD / "header.tsv") == ["header.tsv:1: 像是表头，不是判断；应为：第一行就是判断，请删去表头"]


def test_an_empty_file_is_named() -> None:
    assert problems(BAD / "empty.jsonl") == [f"empty.jsonl: 是空文件；{_EXPECTED}"]


def test_what_does_not_fit_is_counted(task: Task) -> None:
    assert [q.id for q in task.questions] == ["1", "2", "三", "4"]
    assert task.gold["2"] == {"借书条例#第三条", "借书条例#第九条"}
    assert task.counts.as_data() == {
        "documents": 8,
        "documents_without_text": 1,
        "questions": 6,
        "evaluated": 4,
        "questions_without_gold": 2,
        "judgements": 9,
        "gold": 6,
        "gold_not_in_corpus": 1,
        "questions_with_gold_not_in_corpus": 1,
        "judgements_of_unknown_questions": 1,
    }


@pytest.mark.parametrize("grades", [{"q1": {"a": 1}}, {"1": {"a": 0}}])
def test_no_question_with_an_answer_is_an_error(grades: dict[str, dict[str, int]]) -> None:
    judged = next(iter(grades))
    with pytest.raises(EvaluationError, match=f"queries 里的编号像“1”，qrels 里的像“{judged}”"):
        task_of([Row("a", "甲")], [Question("1", "问")], grades)


def test_answers_of_another_corpus_are_an_error() -> None:
    with pytest.raises(EvaluationError, match="没有一条在语料里：qrels 里的编号像“b”，语料里的像“a”"):
        task_of([Row("a", "甲")], [Question("1", "问")], {"1": {"b": 1}})
