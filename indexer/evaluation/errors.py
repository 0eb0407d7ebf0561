"""Errors of evaluation files: every problem with file and line, what was expected, and what to do next."""

from __future__ import annotations

from pathlib import Path

from corpus.errors import FatiaoError, Problem

# A file of another format has a problem in every line; the first ones tell.
MOST_PROBLEMS = 20


class EvaluationError(FatiaoError):
    """Something about an evaluation cannot be done; says what and what to do."""


class EvaluationFileError(EvaluationError):
    """A file breaks the format of docs/evaluation.md; holds the problems found, at most MOST_PROBLEMS."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        told = [str(problem) for problem in problems]
        if len(problems) >= MOST_PROBLEMS:
            told.append(f"只列出前 {MOST_PROBLEMS} 处")
        super().__init__("\n".join([*told, "请改正后再运行；文件格式见 docs/evaluation.md"]))


def unusable(path: Path, what: str, expected: str) -> EvaluationFileError:
    """A file that is wrong as a whole."""
    return EvaluationFileError([Problem(path, 0, what, expected)])
