"""qrels.tsv -> the gold articles of each question, and what of the three files does not fit together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.errors import Problem
from indexer.evaluation.errors import MOST_PROBLEMS, EvaluationError, EvaluationFileError, unusable
from indexer.evaluation.files import LineError, Question, Row, lines

# A grade is a small whole number; TREC allows negative ones. `int` alone would also read 1_0 and other digits.
_GRADE = re.compile(r"[+-]?\d{1,6}", re.ASCII)
_EXPECTED = "三列，用制表符隔开：问题编号、条文编号、等级（整数，大于 0 为相关），没有表头"
_COLUMNS, _TREC_COLUMNS = 3, 4

# Question id -> article id -> grade.
Grades = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is, and what was left out or does not fit.

    `questions` are all of the file, `evaluated` those with a gold article; a gold article that the corpus lacks counts
    as missed.
    """

    documents: int
    documents_without_text: int
    questions: int
    evaluated: int
    questions_without_gold: int
    judgements: int
    gold: int
    gold_not_in_corpus: int
    questions_with_gold_not_in_corpus: int
    judgements_of_unknown_questions: int

    def as_data(self) -> dict[str, int]:
        """The counts by name."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Task:
    """The questions that can be evaluated, in the order of the file, and their gold articles."""

    questions: tuple[Question, ...]
    gold: Mapping[str, frozenset[str]]
    counts: Counts


def read_grades(path: Path) -> dict[str, dict[str, int]]:
    """The judgements of a file.

        line = question id TAB article id TAB grade

    Raises:
        EvaluationFileError: with every line that breaks the format.
    """
    grades: dict[str, dict[str, int]] = {}
    problems: list[Problem] = []
    for number, line in lines(path):
        try:
            question, article, grade = _judgement(line)
            if article in grades.get(question, {}):
                raise LineError(f"问题 {question} 和条文“{article}”的判断已经有了", "每一对只判断一次")
            grades.setdefault(question, {})[article] = grade
        except LineError as error:
            header = number == 1 and not any(map(str.isdecimal, line))
            what = "像是表头，不是判断" if header else error.what
            problems.append(Problem(path, number, what, "第一行就是判断，请删去表头" if header else error.expected))
        if len(problems) == MOST_PROBLEMS:
            break
    if problems:
        raise EvaluationFileError(problems)
    if not grades:
        raise unusable(path, "是空文件", _EXPECTED)
    return grades


def task_of(rows: Sequence[Row], questions: Sequence[Question], grades: Grades) -> Task:
    """Put the three files together.

    Raises:
        EvaluationError: no question has a gold article, or the corpus has none of the gold articles.
    """
    gold = {q.id: frozenset(a for a, grade in grades.get(q.id, {}).items() if grade > 0) for q in questions}
    judged = tuple(q for q in questions if gold[q.id])
    if not judged:
        raise EvaluationError(_no_common(questions, grades))
    task = Task(judged, {q.id: gold[q.id] for q in judged}, _counts(rows, gold, grades))
    if task.counts.gold_not_in_corpus == len(frozenset().union(*task.gold.values())):
        example = min(task.gold[judged[0].id])
        raise EvaluationError(
            f"qrels 里相关的条文没有一条在语料里：qrels 里的编号像“{example}”，语料里的像“{rows[0].id}”。"
            "请检查三个文件是否属于同一套数据"
        )
    return task


def _counts(rows: Sequence[Row], gold: Mapping[str, frozenset[str]], grades: Grades) -> Counts:
    held = {row.id for row in rows}
    missing = {question: articles - held for question, articles in gold.items()}
    evaluated = sum(map(bool, gold.values()))
    return Counts(
        documents=len(rows),
        documents_without_text=sum(not row.text.strip() for row in rows),
        questions=len(gold),
        evaluated=evaluated,
        questions_without_gold=len(gold) - evaluated,
        judgements=sum(map(len, grades.values())),
        gold=sum(map(len, gold.values())),
        gold_not_in_corpus=len(frozenset().union(*missing.values())),
        questions_with_gold_not_in_corpus=sum(map(bool, missing.values())),
        judgements_of_unknown_questions=sum(len(g) for q, g in grades.items() if q not in gold),
    )


def _judgement(line: str) -> tuple[str, str, int]:
    columns = line.split("\t")
    if len(columns) != _COLUMNS:
        trec = len(line.split()) == _TREC_COLUMNS
        hint = "，像是 TREC 的四列格式，请去掉第二列" if trec else ""
        raise LineError(f"有 {len(columns)} 列{hint}", _EXPECTED)
    question, article, grade = (column.strip(" ") for column in columns)
    if not question or not article:
        raise LineError("问题编号或条文编号是空的", _EXPECTED)
    if not _GRADE.fullmatch(grade):
        raise LineError(f"等级“{grade}”不是整数", _EXPECTED)
    return question, article, int(grade)


def _no_common(questions: Sequence[Question], grades: Grades) -> str:
    asked, judged = questions[0].id, next(iter(grades))
    return (
        f"没有一个问题有相关的条文：queries 里的编号像“{asked}”，qrels 里的像“{judged}”。"
        "请检查两个文件是否属于同一套数据，qrels 里是否有大于 0 的等级"
    )
